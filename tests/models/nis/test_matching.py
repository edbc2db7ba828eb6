from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from innotrade import cooperation as course
from innotrade.models.nis import matching, matching_view
from tests.cases import case

PARTNERS = course.partners().to_dict("records")
NEEDS = course.needs().to_dict("records")
VALUES = {"group": "all", "themes": 2.0, "instruments": 2.0, "reach": 1.0, "counted": "low", "capacity": 2,
          "closed": []}

tables = st.integers(1, 7).flatmap(lambda width: st.lists(
    st.lists(st.integers(0, 20).map(lambda tenth: tenth / 10), min_size=width, max_size=width), min_size=1, max_size=6))


def test_the_published_workers_get_the_published_jobs():
    published = case("assignment-3x3")
    scores = [[-cost for cost in row] for row in published["inputs"]["cost"]]
    plan = matching.assign(scores)
    assert plan == published["expected"]["columns"]
    assert -matching.total(scores, plan) == published["expected"]["cost"]


@given(tables, st.integers(1, 3))
def test_no_plan_is_better_than_that_of_scipy_and_ours_keeps_the_capacity(scores, capacity):
    assume(len(scores) <= len(scores[0]) * capacity)
    plan = matching.assign(scores, capacity)
    wide = [[-score for score in row for _ in range(capacity)] for row in scores]
    rows, columns = linear_sum_assignment(wide)
    best = -sum(wide[row][column] for row, column in zip(rows, columns, strict=True))
    assert matching.total(scores, plan) == pytest.approx(best)
    assert max(plan.count(place) for place in plan) <= capacity


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=4, max_size=4))
def test_trying_every_plan_finds_no_better_one(scores):
    best = max(matching.total(scores, list(plan)) for plan in permutations(range(4)))
    assert matching.total(scores, matching.assign(scores)) == pytest.approx(best)


@given(tables)
def test_with_room_for_all_everybody_gets_a_first_choice(scores):
    plan = matching.assign(scores, len(scores))
    first = matching.first_choices(scores)
    assert matching.total(scores, plan) == pytest.approx(matching.total(scores, first))


@given(tables)
def test_a_larger_capacity_never_hurts(scores):
    assume(len(scores) <= len(scores[0]))
    one, two = (matching.total(scores, matching.assign(scores, capacity)) for capacity in (1, 2))
    assert two >= one - 1e-12


@given(tables)
def test_losing_a_match_costs_nothing_or_something(scores):
    assume(len(scores) < len(scores[0]))
    assert all(loss >= 0 for loss in matching.firmness(scores))


def test_a_match_that_has_an_equal_is_not_firm():
    assert matching.firmness([[1.0, 1.0], [0.0, 0.5]], 2) == [0.0, 0.5]


@given(st.floats(0.1, 9), st.floats(0.1, 9), st.floats(0.1, 9), st.floats(0, 1))
def test_a_partner_that_offers_all_has_a_fit_of_one_less_what_it_does_not_reach(themes, instruments, reach, share):
    need = {"themes": ["health", "skills"], "instruments": ["advice"]}
    offer = {"themes": ["skills", "health", "energy"], "instruments": ["advice", "money"], "reach": share}
    total = themes + instruments + reach
    expected = (themes + instruments + reach * share) / total
    assert matching.fit(need, offer, themes, instruments, reach) == pytest.approx(expected)


def test_what_is_offered_besides_does_not_count():
    assert matching.coverage(["health"], ["health", "skills", "energy"]) == 1
    assert matching.coverage(["health", "health", "skills"], ["health"]) == 0.5


def test_the_plan_serves_every_recommendation_once():
    rows = matching_view.plan(NEEDS, PARTNERS, **VALUES)
    assert [row["recommendation"] for row in rows] == [need["recommendation"] for need in NEEDS]
    assert max([row["partner"] for row in rows].count(name) for name in {row["partner"] for row in rows}) <= 2


def test_the_summary_tells_orphans_from_those_with_a_partner():
    orphans = {**VALUES, "group": "without a partner"}
    rows = matching_view.plan(NEEDS, PARTNERS, **orphans)
    assert len(rows) == 6
    assert "names no organisation for any" in matching_view.plan_summary(orphans, rows)
    given_ones = {**VALUES, "group": "with a partner"}
    rows = matching_view.plan(NEEDS, PARTNERS, **given_ones)
    agree = sum(row["partner"] in row["study"].split("; ") for row in rows)
    assert f"the plan has {agree} as it says" in matching_view.plan_summary(given_ones, rows)


def test_ranks_are_shared_by_equals():
    assert [matching_view.rank_of([0.5, 0.9, 0.5, 0.1], place) for place in range(4)] == [2, 1, 2, 4]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: matching.coverage([], ["a"]), "wanted"),
        (lambda: matching.fit(NEEDS[0], {"reach": 0}, -1, 1, 1), "themes"),
        (lambda: matching.fit(NEEDS[0], {"reach": 0}, 0, 0, 0), "not all be 0"),
        (lambda: matching.fit(NEEDS[0], {"reach": 33}, 1, 1, 1), "33"),
        (lambda: matching.assign([]), "at least one row"),
        (lambda: matching.assign([[1, 2], [1]]), "2 columns"),
        (lambda: matching.assign([[float("nan")]]), "finite"),
        (lambda: matching.assign([[1]], 0), "capacity"),
        (lambda: matching.assign([[1], [1]]), "make room"),
        (lambda: matching_view.plan(NEEDS, PARTNERS, **{**VALUES, "group": "x"}), "group"),
        (lambda: matching_view.plan(NEEDS, PARTNERS, **{**VALUES, "counted": "x"}), "counted"),
        (lambda: matching_view.plan(NEEDS, PARTNERS, **{**VALUES, "closed": [p["organisation"] for p in PARTNERS]}),
         "closed"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
