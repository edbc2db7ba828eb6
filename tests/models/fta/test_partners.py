from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta import partners, partners_view
from innotrade.models.fta.partners_view import CRITERIA

# The worked example in the documentation of the PyPI package topsis-antuanant 0.0.3, after a lecture by F. Faez.
LECTURE = [[7, 9, 9, 8], [8, 7, 8, 7], [9, 6, 8, 9], [6, 7, 8, 6]]
LECTURE_CLOSENESS = [0.74269409, 0.40359933, 0.17586999, 0.44142927]

CANDIDATES = [
    {"country": "Chile", "size": 2, "complementarity": 8, "risk": 3, "experience": 9, "willingness": 9},
    {"country": "Mexico", "size": 9, "complementarity": 6, "risk": 5, "experience": 10, "willingness": 4},
    {"country": "Brazil", "size": 10, "complementarity": 7, "risk": 9, "experience": 3, "willingness": 2},
]
EQUAL = dict.fromkeys(CRITERIA, 1)
scores = st.integers(0, 1000).map(lambda found: found / 10)


def candidates(count):
    rows = st.fixed_dictionaries(dict.fromkeys(CRITERIA, scores))
    return st.lists(rows, min_size=count, max_size=6).map(
        lambda found: [{"country": f"C{place}", **row} for place, row in enumerate(found)])


weights = st.fixed_dictionaries({name: st.floats(0, 10) for name in CRITERIA}).filter(
    lambda found: sum(found.values()) > 0.01)


def lecture():
    rows = [{"country": f"A{place}", **{f"c{j}": value for j, value in enumerate(row)}}
            for place, row in enumerate(LECTURE)]
    return rows, {"c0": 0.1, "c1": 0.4, "c2": 0.3, "c3": 0.2}, {"c0": 1, "c1": 1, "c2": 1, "c3": -1}


def test_topsis_has_the_published_closeness():
    assert partners.topsis(*lecture()) == pytest.approx(LECTURE_CLOSENESS, abs=5e-9)


def test_topsis_without_the_cost_criterion_reversed_is_another_result():
    rows, given_weights, directions = lecture()
    assert partners.topsis(rows, given_weights, {**directions, "c3": 1})[0] != pytest.approx(LECTURE_CLOSENESS[0])


def test_the_weighted_sum_is_that_of_the_hand_calculation():
    rows = [{"country": "A", "size": 10, "risk": 4}, {"country": "B", "size": 0, "risk": 2},
            {"country": "C", "size": 5, "risk": 3}]
    found = partners.weighted_sum(rows, {"size": 3, "risk": 1}, {"size": 1, "risk": -1})
    assert found == pytest.approx([0.75, 0.25, 0.5])


@settings(deadline=None)
@given(st.integers(1, 300), st.integers(1, 9))
def test_weights_on_the_simplex_are_positive_and_sum_to_one(count, dimensions):
    for point in partners.simplex_points(count, dimensions):
        assert len(point) == dimensions
        assert min(point) >= 0
        assert isclose(sum(point), 1)


def test_the_points_are_the_same_at_every_call_and_do_not_change_when_more_are_asked():
    assert partners.simplex_points(300, 5) == partners.simplex_points(1000, 5)[:300]


@pytest.mark.parametrize("dimensions", [2, 3, 5])
def test_the_points_cover_the_simplex_evenly(dimensions):
    points = partners.simplex_points(2000, dimensions)
    for place in range(dimensions):
        # A weight drawn evenly from the simplex is on average 1/d, and exceeds 1/2 with chance (1/2)^(d-1).
        assert sum(point[place] for point in points) / 2000 == pytest.approx(1 / dimensions, abs=0.01)
        share = sum(point[place] > 0.5 for point in points) / 2000
        assert share == pytest.approx(0.5 ** (dimensions - 1), abs=0.012)


@pytest.mark.parametrize("points", [300, 3000])
def test_the_share_of_weights_is_that_of_geometry(points):
    # A wins where w > 0.6, B where w < 0.4, C (0.6 on both) between: 40, 40 and 20 % of the segment.
    rows = [{"country": "A", "x": 1, "y": 0}, {"country": "B", "x": 0, "y": 1}, {"country": "C", "x": 0.6, "y": 0.6}]
    found = partners.robustness(rows, {"x": 1, "y": 1}, points=points)
    assert [row["first_share"] for row in found] == pytest.approx([0.4, 0.4, 0.2], abs=10 / points)


def test_specialists_on_three_criteria_share_the_simplex_in_thirds():
    rows = [{"country": name, "x": name == "A", "y": name == "B", "z": name == "C"} for name in "ABC"]
    found = partners.robustness(rows, {"x": 1, "y": 1, "z": 1}, points=300)
    assert [row["first_share"] for row in found] == pytest.approx([1 / 3] * 3, abs=0.02)
    assert [(row["best_rank"], row["worst_rank"]) for row in found] == [(1, 3)] * 3


@pytest.mark.parametrize("method", partners.METHODS)
@settings(deadline=None)
@given(rows=candidates(2), given_weights=weights)
def test_shares_sum_to_one_and_scores_are_fractions(method, rows, given_weights):
    found = partners.ranking(rows, given_weights, CRITERIA, method, points=40)
    assert isclose(sum(row["first_share"] for row in found), 1)
    assert all(-1e-12 <= row["score"] <= 1 + 1e-12 for row in found)
    assert all(row["best_rank"] <= row["worst_rank"] for row in found)
    assert all(one["score"] >= other["score"] - 1e-11 for one, other in pairwise(found))


@pytest.mark.parametrize("method", partners.METHODS)
@settings(deadline=None)
@given(rows=candidates(2), given_weights=weights)
def test_who_is_best_on_everything_comes_first_under_every_weight(method, rows, given_weights):
    best = {name: 101 if direction == 1 else 0 for name, direction in CRITERIA.items()}
    rows = [{**row, "risk": row["risk"] + 1} for row in rows]
    found = partners.ranking([*rows, {"country": "best", **best}], given_weights, CRITERIA, method, points=40)
    winner = next(row for row in found if row["country"] == "best")
    assert (winner["rank"], winner["first_share"], winner["worst_rank"]) == (1, 1, 1)


@pytest.mark.parametrize("method", partners.METHODS)
@settings(deadline=None)
@given(rows=candidates(2), given_weights=weights, factor=st.floats(0.01, 100))
def test_neither_the_unit_of_a_criterion_nor_the_scale_of_weights_matters(method, rows, given_weights, factor):
    score = partners.weighted_sum if method == "weighted sum" else partners.topsis
    other = [{**row, "size": row["size"] * factor} for row in rows]
    heavier = {name: weight * factor for name, weight in given_weights.items()}
    assert score(other, heavier, CRITERIA) == pytest.approx(score(rows, given_weights, CRITERIA), abs=1e-6)


def test_a_tie_divides_the_first_place():
    rows = [{**CANDIDATES[0], "country": name} for name in ("A", "B")]
    assert [row["first_share"] for row in partners.robustness(rows, CRITERIA)] == pytest.approx([0.5, 0.5])
    found = partners_view.first_partner(rows, "TOPSIS", 1, 1, 1, 1, 1)
    assert [row["rank"] for row in found] == [1, 1]
    assert partners_view.first_partner_summary({}, found).startswith("A and B share the first place")


@pytest.mark.parametrize("method", partners.METHODS)
def test_points_may_be_made_once_and_given(method):
    given_points = partners.simplex_points(200, len(CRITERIA))
    counted = partners.robustness(CANDIDATES, CRITERIA, method, 200)
    assert partners.robustness(CANDIDATES, CRITERIA, method, given_points) == counted
    rows = partners_view.first_partner(CANDIDATES, method, 1, 2, 3, 4, 5)
    assert {row["country"]: row["first_share"] for row in rows} == {
        row["country"]: row["first_share"] for row in counted}


@pytest.mark.parametrize("points", [0, 2.5, 30000])
def test_an_impossible_number_of_points_is_refused_by_the_view_too(points):
    with pytest.raises(ValueError, match="count"):
        partners_view.first_partner(CANDIDATES, "weighted sum", 1, 1, 1, 1, 1, points)


def test_an_irrelevant_candidate_can_turn_the_order():
    """The best known weakness of scaling by the range: a third candidate moves the scale of the first two."""
    rows = [{"country": "A", "x": 10, "y": 3}, {"country": "B", "x": 5, "y": 10}]
    both = {"x": 1, "y": 1}
    first = partners.ranking(rows, {"x": 5.5, "y": 4.5}, both)[0]["country"]
    with_third = partners.ranking([*rows, {"country": "C", "x": 0, "y": 0}], {"x": 5.5, "y": 4.5}, both)
    assert (first, with_third[0]["country"]) == ("A", "B")


def test_weights_decide_between_chile_and_the_larger_market():
    size_only = partners_view.first_partner(CANDIDATES, "weighted sum", 1, 0, 0, 0, 0)
    willing = partners_view.first_partner(CANDIDATES, "weighted sum", 0, 0, 1, 0, 1)
    assert (size_only[0]["country"], willing[0]["country"]) == ("Brazil", "Chile")
    assert [row["first_share"] for row in sorted(size_only, key=lambda row: row["country"])] == [
        row["first_share"] for row in sorted(willing, key=lambda row: row["country"])]


def test_the_sentence_names_winner_share_and_a_more_robust_rival():
    rows = partners_view.first_partner(CANDIDATES, "weighted sum", 1, 1, 1, 1, 1)
    text = partners_view.first_partner_summary({}, rows)
    assert text.startswith("Chile comes first (score ")
    assert text.endswith("no candidate does so more often.")
    rows = partners_view.first_partner(CANDIDATES, "weighted sum", 9, 0, 0, 0, 0)
    text = partners_view.first_partner_summary({}, rows)
    assert text.startswith("Brazil comes first (score 1.00)")
    assert "; Chile does so more often" in text


def test_the_methods_are_compared_in_one_table():
    rows = partners_view.compare_methods(CANDIDATES, 1, 1, 1, 1, 1)
    assert [row["method"] for row in rows] == ["weighted sum"] * 3 + ["TOPSIS"] * 3
    assert partners_view.compare_methods_summary({}, rows) == "Both methods put Chile first."


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: partners.normalised_weights({}), "weights"),
        (lambda: partners.normalised_weights({"size": -1}), "size.*-1"),
        (lambda: partners.normalised_weights({"size": 1, "risk": float("nan")}), "risk.*nan"),
        (lambda: partners.normalised_weights({"size": 0, "risk": 0}), "size, risk: at least one weight"),
        (lambda: partners.weighted_sum(CANDIDATES, {"size": 1}, CRITERIA), "weights.*complementarity"),
        (lambda: partners.weighted_sum(CANDIDATES[:1], EQUAL, CRITERIA), "candidates must be at least 2"),
        (lambda: partners.scaled(CANDIDATES, {"size": 0}), "directions.*size, got 0"),
        (lambda: partners.scaled(CANDIDATES, {}), "directions"),
        (lambda: partners.scaled([CANDIDATES[0], {"country": "Peru"}], {"size": 1}), "candidates, Peru: size"),
        (lambda: partners.topsis([CANDIDATES[0], {**CANDIDATES[1], "size": -1}], EQUAL, CRITERIA), "TOPSIS, got -1"),
        (lambda: partners.robustness(CANDIDATES, CRITERIA, "Borda"), "method must be one of weighted sum, TOPSIS"),
        (lambda: partners.simplex_points(0, 3), "count"),
        (lambda: partners.simplex_points(2.5, 3), "count"),
        (lambda: partners.simplex_points(10, 10), "dimensions"),
        (lambda: partners_view.first_partner(CANDIDATES, "weighted sum", 0, 0, 0, 0, 0), "^size.*at least one"),
        (lambda: partners_view.first_partner(CANDIDATES, "weighted sum", 1, 0, -2, 0, 0), "^risk"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
