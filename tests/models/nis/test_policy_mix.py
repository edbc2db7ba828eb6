"""Bounds on a policy mix: published cases, every way to fill in what is lost, and the damaged table itself."""

from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.nis import policy_mix, policy_mix_view
from tests.cases import case

ENTRIES = data.load("startup-policy-tools").to_dict("records")
scores = st.sampled_from([0.0, 0.25, 0.5, 1.0])
answers = st.sampled_from([True, False, None])


def fillings(values, options):
    """Every way to put an option in the place of each None."""
    places = [place for place, value in enumerate(values) if value is None]
    for chosen in product(options, repeat=len(places)):
        filled = list(values)
        for place, value in zip(places, chosen, strict=True):
            filled[place] = value
        yield filled


# Published


def test_men_not_found_again_leave_the_share_between_the_published_bounds():
    published = case("manski-shelter")
    men, found = published["inputs"]["interviewed"], published["inputs"]["found_again"]
    left = published["inputs"]["left_homelessness"]
    low, high = policy_mix.share_bounds([1] * left + [0] * (found - left), men - found)
    assert (round(low, 2), round(high, 2)) == (published["expected"]["low"], published["expected"]["high"])


def test_likeness_is_one_less_the_published_distance():
    published = case("scipy-jaccard")
    for (one, other), distance in zip(published["inputs"]["pairs"], published["expected"]["distance"], strict=True):
        assert 1 - policy_mix.jaccard([bool(x) for x in one], [bool(x) for x in other]) == pytest.approx(distance)


# Bounds are reached, and nothing lies beyond them


@given(st.lists(scores, max_size=4), st.integers(0, 4))
def test_the_share_of_every_filling_lies_within_the_bounds_which_are_reached(known, unknown):
    if not known and not unknown:
        return
    low, high = policy_mix.share_bounds(known, unknown)
    shares = [sum(values) / len(values) for values in fillings([*known, *[None] * unknown], (0.0, 0.5, 1.0))]
    assert (low, high) == pytest.approx((min(shares), max(shares)))


@settings(max_examples=60, deadline=None)
@given(st.lists(scores, max_size=2), st.integers(1, 3), st.lists(scores, max_size=4), st.integers(0, 3))
def test_a_row_filled_with_loose_values_lies_within_the_bounds_which_are_reached(known, unknown, loose, elsewhere):
    cells = unknown + elsewhere
    if len(loose) > cells:
        with pytest.raises(ValueError, match="loose must fit"):
            policy_mix.filled_bounds(known, unknown, loose, elsewhere)
        return
    low, high = policy_mix.filled_bounds(known, unknown, loose, elsewhere)
    orders = set(permutations([*loose, *[0.0] * (cells - len(loose))]))
    means = [(sum(known) + sum(order[:unknown])) / (len(known) + unknown) for order in orders]
    assert (low, high) == pytest.approx((min(means), max(means)))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(answers, answers), min_size=1, max_size=5))
def test_the_likeness_of_every_filling_lies_within_the_bounds_which_are_reached(pairs):
    one, other = [left for left, _ in pairs], [right for _, right in pairs]
    found = [policy_mix.jaccard(a, b) for a in fillings(one, (True, False)) for b in fillings(other, (True, False))]
    known = [value for value in found if value is not None]
    if not known:
        with pytest.raises(ValueError, match="at least one tool"):
            policy_mix.jaccard_bounds(one, other)
        return
    assert policy_mix.jaccard_bounds(one, other) == pytest.approx((min(known), max(known)))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=3))
def test_the_balance_of_every_point_lies_within_the_bounds_which_are_reached_on_a_grid(ends):
    groups = [(min(pair) / 4, max(pair) / 4) for pair in ends]
    points = product(*[[step / 16 for step in range(int(16 * low), int(16 * high) + 1)] for low, high in groups])
    found = [min(point) / max(point) for point in points if max(point) > 0]
    bounds = policy_mix.balance(groups)
    if not found:
        assert bounds is None
        return
    assert bounds == pytest.approx((min(found), max(found)))


@given(st.lists(st.one_of(st.none(), scores), min_size=1, max_size=8))
def test_completeness_without_weights_is_the_bounded_mean(values):
    known = [value for value in values if value is not None]
    assert policy_mix.completeness(values) == pytest.approx(policy_mix.share_bounds(known, len(values) - len(known)))


@given(st.lists(st.one_of(st.none(), scores), min_size=1, max_size=6), st.data())
def test_weights_count_up_to_a_factor(values, chosen):
    weights = [chosen.draw(st.integers(1, 5)) for _ in values]
    tripled = [3.0 * weight for weight in weights]
    assert policy_mix.completeness(values, weights) == pytest.approx(policy_mix.completeness(values, tripled))


@given(st.lists(scores, max_size=5), st.integers(0, 3))
def test_finding_out_one_value_never_widens_the_interval(known, unknown):
    wide = policy_mix.share_bounds(known, unknown + 1)
    for value in (0.0, 0.5, 1.0):
        low, high = policy_mix.share_bounds([*known, value], unknown)
        assert wide[0] - 1e-12 <= low <= high <= wide[1] + 1e-12


@given(st.lists(scores, min_size=1, max_size=6))
def test_a_cell_of_a_known_row_is_one_of_its_values(known):
    assert policy_mix.any_cell(known, 0) == (min(known), max(known))


# Refusals


@pytest.mark.parametrize(("call", "named"), [
    (lambda: policy_mix.share_bounds([1.5], 0), "known"),
    (lambda: policy_mix.share_bounds([], 0), "at least one"),
    (lambda: policy_mix.share_bounds([1], -1), "unknown"),
    (lambda: policy_mix.overflow(2.5, 1), "values"),
    (lambda: policy_mix.any_cell([], 0), "at least one"),
    (lambda: policy_mix.completeness([]), "scores"),
    (lambda: policy_mix.completeness([1, 0], [1]), "weights"),
    (lambda: policy_mix.completeness([1, 0], [0, 0]), "weights"),
    (lambda: policy_mix.balance([(0, 1)]), "groups"),
    (lambda: policy_mix.balance([(0, 1), (0.5, 0.2)]), "groups"),
    (lambda: policy_mix.jaccard_bounds([True], []), "other"),
    (lambda: policy_mix_view.score("Abandoned", 0.5, 0.5), "status"),
    (lambda: policy_mix_view.tool_bounds(ENTRIES, "hope", 0.5, 0.5), "reading"),
    (lambda: policy_mix_view.tool_gaps(ENTRIES, "cells", 50, 25, 0, 0, 0), "must not all be 0"),
    (lambda: policy_mix_view.tool_gaps(ENTRIES, "cells", 50, 25, -1, 0, 0), "financing"),
    (lambda: policy_mix_view.two_mixes([{"category": "Financing", "here": "perhaps", "there": "no"}]), "here"),
])
def test_a_wrong_argument_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()


def test_mixes_without_any_tool_have_no_likeness():
    assert policy_mix.jaccard([False, False], [False, False]) is None


# Table 7


@pytest.mark.parametrize("developing", [0.0, 0.25])
@pytest.mark.parametrize("recent", [0.0, 0.5])
def test_each_assumption_narrows_the_tools_intervals(recent, developing):
    bounds = [policy_mix_view.tool_bounds(ENTRIES, reading, recent, developing) for reading in policy_mix_view.READINGS]
    for weaker, stronger in pairwise(bounds):
        for tool in weaker:
            assert weaker[tool][0] <= stronger[tool][0] + 1e-12
            assert stronger[tool][1] <= weaker[tool][1] + 1e-12


def test_the_whole_grid_is_known_better_than_its_tools_together():
    tools = policy_mix_view.tool_bounds(ENTRIES, "labels", 0.0, 0.0)
    low, high = policy_mix_view.whole_bounds(ENTRIES, "labels", 0.0, 0.0)
    assert sum(bound[0] for bound in tools.values()) / 10 < low < high < sum(bound[1] for bound in tools.values()) / 10


def test_every_status_counts_once_in_the_whole_grid():
    implemented = len([1 for entry in ENTRIES if entry["status"] == "Implemented"])
    low, high = policy_mix_view.whole_bounds(ENTRIES, "blank", 0.0, 0.0)
    assert low == high == pytest.approx(implemented / 60)


def test_eighteen_lost_statuses_do_not_fit_into_the_two_rows_whose_names_stand_before_them():
    lost = len([1 for entry in ENTRIES if entry["placement"] == "lost"])
    assert policy_mix.overflow(lost, 12) == 6


def test_the_tools_are_those_of_the_table_and_two_more():
    tools = [tool for tool, _ in policy_mix_view.TOOLS]
    printed = {entry["tool"] for entry in ENTRIES if entry["tool"]}
    assert set(tools) - printed == {"Business training", "Taxation and special legislation"}
    assert set(policy_mix_view.COUNTRIES) == {entry["country"] for entry in ENTRIES if entry["country"]}


def test_the_sentence_counts_the_pairs_that_have_an_order():
    rows = policy_mix_view.tool_gaps(ENTRIES, "labels", 0, 0, 1, 1, 1)
    assert "Of 45 pairs of tools 6 have a certain order" in policy_mix_view.tool_gaps_summary({}, rows)


def test_a_mix_that_is_known_has_numbers_and_no_intervals():
    tools = [{"tool": "a", "category": "Financing", "here": "yes", "there": "yes"},
             {"tool": "b", "category": "Regulation", "here": "no", "there": "yes"}]
    rows = policy_mix_view.two_mixes(tools)
    assert (rows[-1]["here_low"], rows[-1]["here_high"], rows[-1]["like_low"]) == (50, 50, 50)
    assert "Every tool of yours is known" in policy_mix_view.two_mixes_summary({}, rows)
