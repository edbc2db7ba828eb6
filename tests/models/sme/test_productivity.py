import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import productivity, productivity_view

inner = st.floats(0.01, 0.99)


def parts_of(draw_before, draw_after):
    return [value / sum(draw_before) for value in draw_before], [value / sum(draw_after) for value in draw_after]


def test_koreas_relative_productivity_of_table_25_is_that_of_table_18():
    row = data.load("value-added-per-employee").set_index("year").loc[2013]
    printed = data.load("sme-productivity-education-wages").query("region == 'Korea' and firm_size == 'SME'")
    assert round(100 * row["smes"] / row["large_firms"], 1) == printed["productivity"].item()


@given(inner, st.floats(0.05, 3))
def test_shares_and_relative_productivity_lead_back_to_each_other(output, relative):
    share = productivity.employment_share(output, relative)
    assert productivity.relative_productivity(output, share) == pytest.approx(relative, rel=1e-9)


@given(inner)
def test_equal_shares_are_equal_productivity(share):
    assert productivity.relative_productivity(share, share) == pytest.approx(1)


@given(inner, inner, st.floats(0, 1))
def test_closing_the_gap_adds_a_part_of_what_output_lacks(share, relative, closed):
    now = productivity.aggregate(share, relative)
    gain = productivity.closing_gain(share, relative, closed)
    assert gain == pytest.approx(closed * (1 / now - 1))
    then = productivity.aggregate(share, relative + closed * (1 - relative))
    assert then == pytest.approx(now * (1 + gain))


@given(*[st.lists(st.floats(0.01, 10), min_size=3, max_size=3) for _ in range(4)])
def test_within_and_between_leave_no_rest_and_turn_their_sign_with_the_order(first, second, before, after):
    shares, later = parts_of(first, second)
    there = productivity.between_within(shares, before, later, after)
    back = productivity.between_within(later, after, shares, before)
    change = float(np.dot(later, after) - np.dot(shares, before))
    assert there.total == pytest.approx(change, abs=1e-9)
    assert (back.within, back.between) == pytest.approx((-there.within, -there.between), abs=1e-9)


@given(st.lists(st.floats(0.01, 10), min_size=3, max_size=3), st.floats(0.5, 2))
def test_where_nobody_moves_nothing_is_between(values, factor):
    shares, _ = parts_of(values, values)
    found = productivity.between_within(shares, values, shares, [factor * value for value in values])
    assert found.between == 0


def test_labour_in_a_unit_of_output_is_dearer_where_wages_lag_less_than_productivity():
    assert productivity.relative_labour_cost(0.347, 0.128) == pytest.approx(2.711, abs=1e-3)
    assert productivity.relative_labour_cost(0.5, 0.5) == 1


@pytest.mark.parametrize(("call", "name"), [
    (lambda: productivity.relative_productivity(0, 0.5), "output_share"),
    (lambda: productivity.relative_productivity(0.5, 1), "employment_share"),
    (lambda: productivity.employment_share(0.5, 0), "relative"),
    (lambda: productivity.aggregate(1.2, 0.5), "share"), (lambda: productivity.aggregate(0.5, -1), "relative"),
    (lambda: productivity.closing_gain(0.5, 0.5, 2), "closed"),
    (lambda: productivity.closing_gain(1, 0, 0.5), "relative"),
    (lambda: productivity.between_within([1], [1], [0.5, 0.5], [1]), "shares_after"),
    (lambda: productivity.between_within([0.6, 0.6], [1, 1], [0.5, 0.5], [1, 1]), "shares_before"),
    (lambda: productivity.between_within([1], [1, 2], [1], [1]), "productivity_before"),
    (lambda: productivity.relative_labour_cost(0, 1), "relative_wage"),
    (lambda: productivity_view.catching_up(0, 50, 0, 0), "relative"),
    (lambda: productivity_view.catching_up(50, 101, 0, 0), "share"),
    (lambda: productivity_view.catching_up(50, 50, -1, 0), "closed"),
    (lambda: productivity_view.catching_up(50, 50, 0, 101), "moved"),
    (lambda: productivity_view.schooling_gap(10, 20, 100, 2, 2), "wage"),
    (lambda: productivity_view.schooling_gap(-1, 20, 50, 2, 2), "tertiary_small"),
    (lambda: productivity_view.schooling_gap(10, 120, 50, 2, 2), "tertiary_large"),
    (lambda: productivity_view.schooling_gap(10, 20, 50, 0.5, 2), "premium_small"),
    (lambda: productivity_view.schooling_gap(10, 20, 50, 2, 0.5), "premium_large"),
])
def test_numbers_out_of_range_are_refused_by_name(call, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        call()


@given(st.floats(1, 100), *[st.floats(0, 100) for _ in range(3)])
def test_the_view_adds_up_from_now_to_then(relative, share, closed, moved):
    now, within, between, then = productivity_view.catching_up(relative, share, closed, moved)
    assert now["output"] + within["output"] + between["output"] == pytest.approx(then["output"])
    assert within["output"] >= 0
    assert between["output"] >= -1e-9
    assert then["output"] <= 100 + 1e-9


def told(**values):
    return productivity_view.catching_up_sentence(values, productivity_view.catching_up(**values))


def test_the_sentence_says_which_part_does_it():
    assert told(relative=50, share=50, closed=0, moved=0).endswith("Nothing changes yet.")
    assert told(relative=50, share=50, closed=50, moved=0).endswith("All of it comes from within small firms.")
    assert told(relative=50, share=50, closed=0, moved=10).endswith("no firm has improved.")
    assert "Within small firms: " in told(relative=50, share=50, closed=50, moved=10)


def test_the_schooling_sentence_gives_a_span_or_one_number():
    rows = productivity_view.schooling_gap(17, 44.9, 34.7, 2.5, 2.5)
    assert "18 to 38 %" in productivity_view.schooling_gap_sentence({"wage": 34.7}, rows)
    rows = productivity_view.schooling_gap(35, 35, 74, 2.5, 2.5)
    assert "explains 0 %, whichever" in productivity_view.schooling_gap_sentence({"wage": 74}, rows)
