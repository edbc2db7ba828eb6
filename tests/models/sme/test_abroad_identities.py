import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import abroad_identities as identities

few = settings(max_examples=50)


def table_29():
    table = data.load("ofdi-by-sector", as_printed=True)
    totals = table.query("sector == 'Total'").set_index("period")["value"]
    for row in table.query("sector != 'Total'").itertuples():
        yield row.period, row.sector, int(row.value), int(totals[row.period]), row.share


# Laws


@few
@given(st.floats(1, 1e6), st.floats(1.5, 1e6), st.booleans(), st.integers(0, 3))
def test_a_true_share_always_fits_however_the_table_was_made(part, rest, cut, decimals):
    whole = part + rest
    printed = [int(value) if cut else round(value) for value in (part, whole)]
    assert identities.share_fits(*printed, round(100 * part / whole, decimals), decimals)


@few
@given(st.integers(50, 10**6), st.integers(100, 10**6))
def test_a_whole_lies_in_the_range_of_its_part_and_share(part, rest):
    whole, share = part + rest, round(100 * part / (part + rest), 1)
    if share > 0.05:
        low, high = identities.whole_range(part, share)
        assert low <= whole <= high


@few
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_numbers_are_as_far_apart_from_either_side(one, other):
    assert identities.digits_apart(one, other) == identities.digits_apart(other, one)
    assert (identities.digits_apart(one, other) == 0) == (one == other)


# The tables


def test_one_share_of_table_29_is_out_of_reach_and_stands_beside_its_copy():
    wrong = [(period, sector) for period, sector, part, whole, share in table_29()
             if not identities.share_fits(part, whole, share)]
    assert wrong == [("2014", "Financial and insurance")]


def test_the_shares_of_2010_exclude_the_world_total_of_table_28_and_allow_that_of_table_29():
    printed = [(part, share) for period, _, part, _, share in table_29() if period == "2010"]
    ranges = [identities.whole_range(part, share) for part, share in printed]
    low, high = max(each[0] for each in ranges), min(each[1] for each in ranges)
    world = data.load("ofdi-by-region", as_printed=True).query("region == 'World' and period == '2010'")["value"]
    assert not low <= int(world.iloc[0]) <= high
    assert low <= 24642 <= high
    assert identities.digits_apart(int(world.iloc[0]), 24642) == 1


def test_every_share_of_table_30_can_belong_to_its_amounts():
    for row in data.load("ofdi-by-firm-size", as_printed=True).itertuples():
        assert identities.share_fits(row.smes, row.all_firms, row.sme_share)


# Refusals


@pytest.mark.parametrize(("call", "words"), [
    (lambda: identities.share_range(1, 0), "whole must be 1 or more"),
    (lambda: identities.share_range(3, 2), "part must lie between"),
    (lambda: identities.share_fits(1, 2, 50, -1), "decimals must be"),
    (lambda: identities.whole_range(0, 50), "part must be 1 or more"),
    (lambda: identities.whole_range(1, 0.05), "share must lie above"),
    (lambda: identities.digits_apart(-1, 1), "whole numbers"),
])
def test_bad_input_is_refused_by_name(call, words):
    with pytest.raises(ValueError, match=words):
        call()
