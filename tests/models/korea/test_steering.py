from itertools import pairwise, product
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.fta.indicators import hhi
from innotrade.models.korea import budgets, councils, steering_view
from tests.cases import case

weights = st.lists(st.integers(0, 9), min_size=1, max_size=7).filter(sum)
seats = st.integers(0, 14)


# Published results


def test_luxembourg_had_a_vote_and_no_power():
    published = case("banzhaf-eec-1958")
    asked = published["inputs"]["weights"], published["inputs"]["quota"]
    assert councils.swings(*asked) == published["expected"]["swings"]
    assert [round(value, 3) for value in councils.banzhaf(*asked)] == published["expected"]["index"]


def test_three_of_six_supervisors_of_nassau_county_had_all_the_power():
    published = case("banzhaf-nassau-1964")
    found = councils.banzhaf(published["inputs"]["weights"], published["inputs"]["quota"])
    assert found == pytest.approx(published["expected"]["index"])


def test_the_ministry_s_survey_decides_between_the_two_printed_figures():
    """Survey of 2015: 6.5 of 18.8747 trillion won, and 79.4 % for the five largest."""
    rows = data.load("korea-rd-budget").set_index(["year", "dimension", "item"])["value"]
    share = 100 * rows[2015, "ministry", "Science, ICT and Future Planning"] / rows[2015, "total", "all"]
    assert round(share, 1) == 34.4
    found = budgets.implied(5667, 18890, 34.4)
    assert round(found["share"], 1) == 30.0
    assert round(found["amount"]) == 6498


def test_the_survey_s_five_ministries_add_up_to_the_share_printed():
    rows = data.load("korea-rd-budget").query("dimension == 'ministry' and unit == 'trillion won'")["value"].sum()
    assert round(100 * rows / 18.8747, 1) == pytest.approx(79.4, abs=0.1)


# Seats


@given(seats, st.integers(1, 14))
def test_shares_of_both_sides_are_the_whole(government, civilians):
    assert isclose(councils.civilian_share(government, civilians)
                   + councils.civilian_share(civilians, government), 1)


@given(st.integers(1, 60), st.floats(0.5, 0.95))
def test_the_votes_needed_are_the_fewest_that_pass_the_part(votes, part):
    quota = councils.votes_needed(votes, part)
    assert quota > part * votes - 1e-6
    assert quota - 1 <= part * votes + 1e-6


# Power


@given(weights, st.data())
def test_swings_are_those_found_by_trying_every_coalition(votes, drawn):
    quota = drawn.draw(st.integers(1, sum(votes)))
    found = [0] * len(votes)
    for coalition in product([0, 1], repeat=len(votes)):
        total = sum(vote for vote, joins in zip(votes, coalition, strict=True) if joins)
        for place, joins in enumerate(coalition):
            found[place] += joins and total >= quota > total - votes[place]
    assert councils.swings(votes, quota) == found


@given(weights, st.data())
def test_power_adds_up_to_one_and_never_falls_with_votes(votes, drawn):
    quota = drawn.draw(st.integers(sum(votes) // 2 + 1, sum(votes)))
    power = councils.banzhaf(votes, quota)
    assert isclose(sum(power), 1)
    ranked = sorted(zip(votes, power, strict=True))
    assert all(a[1] <= b[1] + 1e-12 for a, b in pairwise(ranked))


@given(st.integers(1, 12), st.integers(1, 12))
def test_members_who_all_vote_alone_have_power_as_they_have_seats(government, civilians):
    found = councils.council(government, government, civilians)
    assert isclose(found["civilian_power"], found["civilian_seats"], abs_tol=1e-9)


@given(st.integers(2, 14), st.integers(0, 13))
def test_a_majority_that_votes_as_one_leaves_nothing(government, civilians):
    if government > civilians:
        found = councils.council(government, 1, civilians)
        assert found["civilian_power"] == 0
        assert found["alone"] == 1


def test_civilians_with_most_seats_of_2008_still_had_next_to_no_power():
    found = councils.council(10, 1, 13)
    assert found["civilian_seats"] > 0.5
    assert found["civilian_power"] < 0.04


@given(st.integers(1, 20), st.data())
def test_blocs_hold_all_members_and_differ_by_one_at_most(members, drawn):
    sizes = councils.blocs(members, drawn.draw(st.integers(1, members)))
    assert sum(sizes) == members
    assert max(sizes) - min(sizes) <= 1


# Budgets


@given(st.floats(1, 1e5), st.floats(1, 1e5), st.floats(0.1, 100))
def test_each_implied_figure_agrees_with_the_other_two(amount, total, share):
    found = budgets.implied(amount, total, share)
    assert isclose(found["share"] * total, 100 * amount)
    assert isclose(found["amount"] * 100, share * total)
    assert isclose(found["total"] * share, 100 * amount)


@given(st.lists(st.floats(2, 20), min_size=1, max_size=4), st.integers(1, 60), st.data())
def test_any_split_of_the_rest_lies_within_the_bounds(known, others, drawn):
    rest = 100 - sum(known)
    if rest > others * min(known):
        return
    bounds = budgets.hhi_bounds(known, others)
    ways = budgets.split_rest(known, others)
    mixed = drawn.draw(st.floats(0, 1))
    split = [mixed * even + (1 - mixed) * steep for even, steep in zip(ways["even"], ways["steep"], strict=True)]
    assert isclose(sum(split), rest, abs_tol=1e-6)
    assert bounds["low"] - 1e-9 <= hhi(known + split) <= bounds["high"] + 1e-9


def test_the_bounds_meet_when_nothing_is_left():
    found = budgets.hhi_bounds([60.0, 40.0], 0)
    assert isclose(found["low"], found["high"])
    assert isclose(found["low"], 0.52)


@given(st.integers(0, 40))
def test_more_seats_never_cover_less(table):
    known = [34.4, 18.3, 12.9, 8.5, 5.3]
    now, then = budgets.covered(known, 30, table), budgets.covered(known, 30, table + 1)
    assert then["low"] >= now["low"] - 1e-9
    assert then["high"] >= now["high"] - 1e-9
    assert now["low"] <= now["high"] + 1e-9


def test_moving_money_keeps_the_total():
    assert budgets.moved([40.0, 20.0, 10.0], 0, 2, 5.0) == [35.0, 20.0, 15.0]
    assert budgets.moved([40.0, 20.0], 1, 1, 5.0) == [40.0, 20.0]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: councils.civilian_share(0, 0), "empty council"),
        (lambda: councils.civilian_share(-1, 2), "government"),
        (lambda: councils.civilian_share(1, 2.5), "civilians"),
        (lambda: councils.votes_needed(0), "votes"),
        (lambda: councils.votes_needed(10, 1.0), "part"),
        (lambda: councils.swings([1, -1], 1), "weights"),
        (lambda: councils.swings([1, 1], 3), "quota"),
        (lambda: councils.blocs(3, 4), "parts"),
        (lambda: budgets.implied(0, 1, 1), "amount"),
        (lambda: budgets.implied(1, 1, 101), "share"),
        (lambda: budgets.split_rest([], 3), "shares"),
        (lambda: budgets.split_rest([60, 50], 3), "shares"),
        (lambda: budgets.split_rest([50, 5], 3), "others"),
        (lambda: budgets.split_rest([50, 50], -1), "others"),
        (lambda: budgets.covered([100], 0, -1), "seats"),
        (lambda: budgets.moved([10, 5], 0, 1, 10), "points"),
        (lambda: steering_view.reallocation([{"ministry": "A", "share": 100}], 0, "B", "A", 1, 1), "source"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()


# Explorers


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"government": 13, "parts": 1, "civilians": 10, "needed": 50}, "voting as one, decides alone"),
        ({"government": 10, "parts": 1, "civilians": 13, "needed": 50}, "as one bloc of 10 has 96.3 %"),
        ({"government": 13, "parts": 2, "civilians": 10, "needed": 50}, "2 blocs share the rest"),
        ({"government": 19, "parts": 2, "civilians": 1, "needed": 50}, "2 blocs share the rest"),
        ({"government": 5, "parts": 9, "civilians": 0, "needed": 50}, "There are none"),
        ({"government": 0, "parts": 1, "civilians": 4, "needed": 50}, "Nobody sits for the government"),
    ],
)
def test_the_sentence_of_power_says_who_decides(values, said):
    rows = steering_view.power(**values)
    text = steering_view.power_summary(values, rows)
    assert said in text
    outside = next(row["share"] for row in rows if row["group"] == "civilians" and row["measure"] == "power")
    assert f"{outside:.1f} % of the power" in text


FIVE = [{"ministry": name, "share": share} for name, share in
        (("A", 34.4), ("B", 18.3), ("C", 12.9), ("D", 8.5), ("E", 5.3))]


def test_the_sentence_of_the_budget_gives_the_model_s_bounds():
    values = {"others": 30, "source": "A", "target": "E", "points": 4.0, "seats": 13}
    text = steering_view.reallocation_summary(values, steering_view.reallocation(FIVE, **values))
    after = budgets.hhi_bounds([30.4, 18.3, 12.9, 8.5, 9.3], 30)
    assert f"after, {after['fewest']:.1f} to {after['most']:.1f}" in text
    assert "A table of 13 covers" in text


def test_the_sentence_of_the_budget_refuses_too_few_others():
    values = {"others": 2, "source": "A", "target": "E", "points": 0.0, "seats": 13}
    text = steering_view.reallocation_summary(values, steering_view.reallocation(FIVE, **values))
    assert "2 others cannot hold 20.6 %" in text
