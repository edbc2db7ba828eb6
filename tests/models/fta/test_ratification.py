from math import fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.fta import ratification

GROUPS = [{"group": "buyers", "members": 1000, "gain": 500.0}, {"group": "growers", "members": 10, "gain": -300.0},
          {"group": "exporters", "members": 5, "gain": 100.0}]
HOME = [{"group": "cities", "votes": 60, "gain": 5, "harm": 1}, {"group": "farm districts", "votes": 40, "gain": 1,
                                                                "harm": 10}]
PARTNER = [{"group": "farmers", "votes": 45, "gain": 8, "harm": 1}, {"group": "carmakers", "votes": 55, "gain": 1,
                                                                    "harm": 6}]
groups = st.lists(
    st.fixed_dictionaries({"group": st.text(min_size=1, max_size=3), "members": st.floats(1, 1e6),
                           "gain": st.floats(-1e6, 1e6)}), min_size=1, max_size=5)


def told(**changed):
    return ratification.stakes(**{"groups": GROUPS, "organising_cost": 5, "fund": 0, "years": 10, **changed})


def deals(**changed):
    return ratification.win_sets(**{"home": HOME, "partner": PARTNER, "majority": 50.1, "compensation": 0, **changed})


def passing(rows, *sides):
    return {(row["home_opening"], row["partner_opening"]) for row in rows if row["ratified"] in sides}


def test_a_country_that_gains_can_hear_only_the_loser():
    rows = ratification.stakes(groups=GROUPS[:2], organising_cost=5, fund=0, years=10)
    assert fsum(row["gain"] for row in rows) > 0
    assert [row["voice"] for row in rows] == ["silent", "against"]


def test_the_fund_of_the_chile_agreement_came_to_a_tenth_a_year():
    figure = data.load("chapter1-figures").set_index("name")["value"]
    won, years = figure["agriculture_fund_won"], figure["agriculture_fund_years"]
    assert isclose(ratification.fund_per_head(won, years, 1), 11.9)


@given(groups, st.floats(0, 100), st.floats(0, 1e8), st.floats(1, 20))
def test_the_fund_pays_no_more_than_it_has_nor_than_is_lost(listed, cost, fund, years):
    rows = ratification.stakes(groups=listed, organising_cost=cost, fund=fund, years=years)
    paid = fsum(row["compensation"] for row in rows)
    assert paid <= fund / years * (1 + 1e-9) + 1e-9
    for row in rows:
        assert row["compensation"] <= max(0, -row["gain"]) * (1 + 1e-9)
        assert (row["compensation"] == 0) or row["gain"] < 0


@given(groups, st.floats(0.001, 100), st.floats(0, 1e8), st.floats(1, 20))
def test_a_fund_never_raises_a_voice_against(listed, cost, fund, years):
    for row in ratification.stakes(groups=listed, organising_cost=cost, fund=fund, years=years):
        assert not (row["voice"] != "against" and row["voice_after"] == "against")


@given(groups, st.floats(0.001, 100), st.floats(0.001, 100))
def test_dearer_organising_silences_more(listed, cost, more):
    low = ratification.stakes(groups=listed, organising_cost=cost, fund=0, years=1)
    high = ratification.stakes(groups=listed, organising_cost=cost + more, fund=0, years=1)
    for before, after in zip(low, high, strict=True):
        assert after["voice"] in ("silent", before["voice"])


def test_the_fund_needed_is_what_leaves_nobody_a_reason_to_march():
    needed = ratification.fund_needed(GROUPS, 5, 10)
    assert needed == 2500
    assert told(fund=needed * 1.001)[1]["voice_after"] == "silent"
    assert told(fund=needed * 0.999)[1]["voice_after"] == "against"


@pytest.mark.parametrize(
    ("fund", "words"), [(0, "against: growers."), (100, "leaves growers against"), (3000, "nobody speaks against")])
def test_the_sentence_says_who_is_heard(fund, words):
    assert words in ratification.stakes_sentence({"fund": fund}, told(fund=fund))


def test_the_sum_of_all_groups_is_in_the_sentence():
    assert "+300 a year" in ratification.stakes_sentence({"fund": 0}, told())


def test_talks_stall_where_the_win_sets_do_not_meet():
    rows = deals()
    assert passing(rows, "home only")
    assert passing(rows, "partner only")
    stubborn = [dict(HOME[0], harm=20), HOME[1]]
    stalled = deals(home=stubborn)
    assert ratification.deepest_deal(stalled) is None
    assert "talks stall" in ratification.win_sets_sentence({}, stalled)


@given(st.floats(1, 99), st.floats(0, 100), st.floats(0, 100))
def test_compensation_at_home_only_widens_the_home_win_set(majority, less, more):
    low, high = sorted([less, more])
    assert passing(deals(majority=majority, compensation=low), "both", "home only") <= passing(
        deals(majority=majority, compensation=high), "both", "home only")


@given(st.floats(1, 100), st.floats(1, 100))
def test_a_larger_majority_only_shrinks_both_win_sets(one, other):
    low, high = sorted([one, other])
    for side in ("home only", "partner only"):
        assert passing(deals(majority=high), "both", side) <= passing(deals(majority=low), "both", side)


def test_no_deal_is_no_treaty():
    rows = deals(majority=1)
    assert next(row for row in rows if row["home_opening"] == row["partner_opening"] == 0)["ratified"] == "neither"
    assert len(rows) == 121


def test_compensation_can_make_a_deal():
    partner = [dict(PARTNER[0], votes=60), dict(PARTNER[1], votes=40)]
    home = [dict(HOME[0], votes=45), dict(HOME[1], votes=55)]
    before = ratification.deepest_deal(deals(home=home, partner=partner))
    after = ratification.deepest_deal(deals(home=home, partner=partner, compensation=95))
    opening = 0 if before is None else before["home_opening"]
    assert after["home_opening"] > opening
    assert f"{after['home_opening']} % opening at home" in ratification.win_sets_sentence(
        {}, deals(home=home, partner=partner, compensation=95))


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_votes_are_a_share(own, other, compensation):
    assert 0 <= ratification.votes(HOME, own, other, compensation) <= 1


def test_the_grid_counts_votes_as_the_function_does():
    row = next(row for row in deals(compensation=30) if row["home_opening"] == 70 and row["partner_opening"] == 20)
    assert isclose(row["home_votes"], 100 * ratification.votes(HOME, 0.7, 0.2, 0.3))
    assert isclose(row["partner_votes"], 100 * ratification.votes(PARTNER, 0.2, 0.7, 0))


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: told(groups=[]), "groups"),
        (lambda: told(groups=[dict(GROUPS[0], members=0)]), "members"),
        (lambda: told(groups=[dict(GROUPS[0], gain=None)]), "gain"),
        (lambda: told(organising_cost=-1), "organising_cost"),
        (lambda: told(fund=-1), "fund"),
        (lambda: told(years=0), "years"),
        (lambda: ratification.fund_needed(GROUPS, -1, 1), "organising_cost"),
        (lambda: ratification.fund_per_head(1, 1, 0), "members"),
        (lambda: deals(home=[]), "home"),
        (lambda: deals(partner=[dict(PARTNER[0], votes=0)]), "partner must have votes"),
        (lambda: deals(home=[dict(HOME[0], harm=-1)]), "home must have harm"),
        (lambda: deals(majority=0), "majority"),
        (lambda: deals(compensation=101), "compensation"),
        (lambda: ratification.votes(HOME, 1.2, 0, 0), "own_opening"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
