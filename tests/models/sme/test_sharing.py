from itertools import pairwise
from math import fsum, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import sharing
from tests.cases import case

few = settings(max_examples=40)
above = st.floats(1e-3, 1e6)
groups = st.lists(st.tuples(above, above), min_size=2, max_size=8)


def test_the_index_of_income_itself_is_the_published_gini_coefficient():
    published = case("F19-hhi-gini-norm")
    incomes, people = published["inputs"]["grouped_income"]
    amounts = [income * heads for income, heads in zip(incomes, people, strict=True)]
    assert round(sharing.concentration_index(people, amounts), 4) == published["expected"]["gini_grouped"]


@few
@given(groups)
def test_the_same_for_everybody_is_not_concentrated(rows):
    people = [n for n, _ in rows]
    assert isclose(sharing.concentration_index(people, [3 * n for n in people]), 0, abs_tol=1e-12)


@few
@given(groups)
def test_the_index_turns_its_sign_when_the_order_is_turned(rows):
    people, amounts = zip(*rows, strict=True)
    forward, back = (sharing.concentration_index(list(p), list(a))
                     for p, a in ((people, amounts), (people[::-1], amounts[::-1])))
    assert isclose(forward, -back, abs_tol=1e-9)
    assert -1 <= forward <= 1


@few
@given(groups, above)
def test_units_do_not_matter(rows, unit):
    people, amounts = map(list, zip(*rows, strict=True))
    assert isclose(sharing.concentration_index(people, amounts),
                   sharing.concentration_index([unit * n for n in people], amounts), abs_tol=1e-9)


def test_everything_to_the_poorest_comes_near_to_minus_one():
    assert isclose(sharing.concentration_index([1] * 100, [1] + [0] * 99), -0.99)


@few
@given(above, above, above, above)
def test_the_parts_of_growth_sum_to_one_and_the_incomes_give_the_aid_back(r0, r1, a0, a1):
    if isclose(a0, a1, rel_tol=1e-6):
        return
    found = sharing.growth_parts(r0, r1, a0, a1)
    assert isclose(found["ratio"] + found["income"], 1, abs_tol=1e-9)
    assert isclose(found["income_after"] * r1, a1)
    assert isclose(found["factor"], a1 / a0)


def test_korean_income_did_more_for_korean_aid_than_generosity():
    table = data.load("korea-oda").set_index("year")
    first, last = table.loc[2001], table.loc[2013]
    found = sharing.growth_parts(first["oda_gni_ratio"] / 100, last["oda_gni_ratio"] / 100, first["oda"], last["oda"])
    assert found["income"] > found["ratio"] > 0


@few
@given(st.floats(100, 1e5), st.lists(st.floats(0.01, 0.5), min_size=1, max_size=6))
def test_the_whole_lies_within_its_bounds(whole, shares):
    printed_parts = [round(whole * share, 1) for share in shares]
    printed_shares = [round(share, 3) for share in shares]
    low, high = sharing.implied_whole(printed_parts, printed_shares, 0.05000001, 0.00050001)
    assert low <= whole * (1 + 1e-9)
    assert high >= whole * (1 - 1e-9)


def test_the_six_shares_of_table_37_have_one_whole_that_is_not_all_bilateral_aid():
    table = data.load("bilateral-oda-to-latin-america")
    low, high = sharing.implied_whole(list(table["amount"]), [share / 100 for share in table["share"]], 0.05, 0.0005)
    assert (int(low), int(high)) == (4540, 4621)  # as the erratum t37-1 says
    printed = data.load("korea-oda").set_index("year")["oda"]
    between = fsum(printed[old] * (new - old) for old, new in pairwise(printed.index)) + printed[2013]
    bilateral = data.load("bilateral-oda-by-region").set_index("region").loc["Total", "amount"]
    assert between * bilateral / printed[2013] > 1.5 * high


@pytest.mark.parametrize(("call", "word"), [
    (lambda: sharing.growth_parts(0, 1, 1, 2), "ratio_before"),
    (lambda: sharing.growth_parts(1, 1, 2, 2), "aid_after"),
    (lambda: sharing.implied_whole([], [], 0, 0), "same length"),
    (lambda: sharing.implied_whole([1], [0.1], -1, 0), "half_part"),
    (lambda: sharing.implied_whole([1], [0.0005], 0, 0.0005), "last digit"),
    (lambda: sharing.implied_whole([1, 2], [0.1, 0.1], 0, 0), "no whole"),
    (lambda: sharing.concentration_index([1], [1]), "at least 2"),
    (lambda: sharing.concentration_index([1, 0], [1, 1]), "people"),
    (lambda: sharing.concentration_index([1, 1], [1, -1]), "amounts"),
    (lambda: sharing.concentration_index([1, 1], [0, 0]), "nothing"),
])
def test_what_cannot_be_is_refused_by_name(call, word):
    with pytest.raises(ValueError, match=word):
        call()
