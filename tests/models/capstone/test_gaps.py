"""A gap is the part of a benchmark that is lacking: its properties, the ranking, and what stays unranked."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.capstone import evidence
from innotrade.models.capstone import gaps, gaps_view

levels = st.floats(0.01, 1e6)
EVEN = {"trade": 5, "research": 5, "skills": 5, "promotion": 5, "finance": 5}
ROWS = list(evidence.sheet())


@given(levels)
def test_at_the_benchmark_nothing_is_lacking(level):
    assert gaps.shortfall(level, level) == gaps.shortfall(level, level, less=True) == 0


@given(levels, levels, st.booleans())
def test_a_gap_lies_between_nothing_and_all(value, benchmark, less):
    assert 0 <= gaps.shortfall(value, benchmark, less) < 100


@given(levels, levels, st.floats(0.01, 1000), st.booleans())
def test_a_gap_is_the_same_in_any_unit(value, benchmark, unit, less):
    there = gaps.shortfall(value * unit, benchmark * unit, less)
    assert isclose(there, gaps.shortfall(value, benchmark, less), abs_tol=1e-9)


@given(levels, levels)
def test_in_one_direction_or_the_other_something_is_lacking_unless_they_are_equal(value, benchmark):
    both = gaps.shortfall(value, benchmark), gaps.shortfall(value, benchmark, less=True)
    assert min(both) == 0
    assert (max(both) > 0) == (abs(value / benchmark - 1) > 1e-15) or value == benchmark


@given(st.floats(0.01, 100), levels)
def test_the_multiple_closes_the_gap(part, benchmark):
    value = benchmark * part / 100
    assert gaps.shortfall(value * gaps.multiple(value, benchmark) * (1 + 1e-12), benchmark) == 0


@given(st.floats(1, 100), st.floats(1, 100), st.floats(0.1, 10))
def test_at_the_turning_weight_both_priorities_are_equal(gap, other, weight):
    turn = gaps.weight_to_lead(gap, [gaps.priority(other, weight)])
    assert isclose(gaps.priority(gap, turn), gaps.priority(other, weight))


def test_who_leads_needs_no_weight_and_who_lacks_nothing_never_leads():
    assert gaps.weight_to_lead(30.0, []) == 0
    assert gaps.weight_to_lead(0.0, [1.0]) is None
    assert gaps.multiple(0.0, 3.0) is None


@pytest.mark.parametrize(("arguments", "said"), [
    ((-1, 2), "value must be 0 or more"), ((1, 0), "benchmark must be greater than 0"),
    ((float("nan"), 1), "value must be"), ((1, float("inf")), "benchmark must be"),
])
def test_what_is_out_of_range_is_refused_by_name(arguments, said):
    with pytest.raises(ValueError, match=said):
        gaps.shortfall(*arguments)


@pytest.mark.parametrize(("call", "said"), [
    (lambda: gaps.priority(101, 1), "gap must lie from 0 to 100"), (lambda: gaps.priority(5, -1), "weight must be 0"),
    (lambda: gaps.weight_to_lead(5, [-1.0]), "others must be priorities"),
    (lambda: gaps_view.sheet("Peru", "Japan", **EVEN, evidence=ROWS), "benchmark must be one of Korea"),
    (lambda: gaps_view.sheet("Cuba", "Korea", **EVEN, evidence=ROWS), "country must be one of Argentina"),
    (lambda: gaps_view.sheet("Peru", "Korea", **dict.fromkeys(EVEN, 0), evidence=ROWS), "must not all weigh 0"),
])
def test_a_wrong_setting_is_refused_in_words(call, said):
    with pytest.raises(ValueError, match=said):
        call()


@pytest.mark.parametrize("country", evidence.COUNTRIES.values())
@pytest.mark.parametrize("benchmark", gaps_view.BENCHMARKS)
def test_ranked_lines_fall_and_lines_without_a_value_stand_last_with_a_reason(country, benchmark):
    rows = gaps_view.sheet(country, benchmark, **EVEN, evidence=ROWS)
    known = [row for row in rows if row["gap"] is not None]
    assert [row["priority"] for row in known] == sorted((row["priority"] for row in known), reverse=True)
    assert rows[:len(known)] == known
    assert all(row["value"] is None and row["rank"] == "not ranked" and row["note"] for row in rows[len(known):])


def test_a_theme_without_weight_is_listed_and_comes_last():
    rows = gaps_view.sheet("Mexico", "Korea", **{**EVEN, "research": 0}, evidence=ROWS)
    assert {row["theme"] for row in rows if row["priority"] == 0 and row["gap"] > 0} == {"research"}


def test_where_korea_has_no_value_the_best_of_the_eight_or_the_oecd_stands_and_is_named():
    rows = {row["indicator"]: row for row in gaps_view.gaps_of("Mexico", "Korea", ROWS)}
    assert rows["exports to Korea"]["against"] == "Chile"
    assert rows["loans to small firms"]["against"] == "the OECD"
    assert rows["R&D intensity"]["against"] == "Korea"


def test_the_sentence_names_first_gaps_holes_and_flaws():
    values = {"country": "Peru", "benchmark": "best of the eight"}
    said = gaps_view.sheet_sentence(values, gaps_view.sheet(**values, **EVEN, evidence=ROWS))
    assert said.startswith("Peru, measured by best of the eight. First: journal articles")
    assert "No value: R&D intensity, researchers" in said
    assert "that is not a gap of nothing" in said
