from math import comb, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from innotrade.models.sme import suppliers
from tests.cases import case

percent = st.floats(0, 100)
plans = st.tuples(st.integers(1, 120), st.integers(0, 20)).map(lambda pair: (pair[0], min(pair)))


def test_two_published_points_of_an_inspection_are_met():
    found = case("oc-68-2")
    chances = [suppliers.acceptance(68, 2, defects) for defects in found["inputs"]["defects"]]
    assert chances == pytest.approx(found["expected"]["accepted"], abs=2e-5)


def test_the_published_output_of_an_r_package_is_met_to_its_last_digit():
    found = case("oc-65-2")
    assert suppliers.acceptance(65, 2, found["inputs"]["defects"]) == pytest.approx(
        found["expected"]["accepted"], abs=5e-8)


def test_assembling_a_telephone_keeps_the_published_part():
    found = case("value-phone")
    parts, assembly = found["inputs"]["parts"], found["inputs"]["assembly"]
    assert suppliers.kept(100 * assembly / (parts + assembly), 0) == pytest.approx(found["expected"]["kept"], abs=0.05)


@settings(max_examples=40)
@given(plans, percent)
def test_the_chance_is_that_of_the_binomial_distribution(plan, defects):
    sample, allowed = plan
    expected = binom.cdf(allowed, sample, defects / 100)
    assert isclose(suppliers.acceptance(sample, allowed, defects), expected, abs_tol=1e-9)


@settings(max_examples=40)
@given(plans, percent, percent)
def test_training_never_lowers_the_chance(plan, defects, effect):
    assert suppliers.gain(*plan, defects, effect) >= -1e-12


@settings(max_examples=40)
@given(st.integers(2, 120), st.floats(0, 99), st.integers(0, 5))
def test_a_stricter_buyer_never_accepts_more(sample, defects, allowed):
    stricter = suppliers.acceptance(sample, min(allowed, sample - 1), defects)
    assert stricter <= suppliers.acceptance(sample, min(allowed, sample - 1) + 1, defects) + 1e-12


def test_a_firm_without_defects_always_passes_and_one_without_good_parts_never():
    assert suppliers.acceptance(50, 0, 0) == 1
    assert suppliers.acceptance(50, 49, 100) == 0
    assert suppliers.acceptance(50, 50, 100) == 1


def test_training_helps_those_near_the_threshold_more_than_the_best_and_the_weakest():
    near, best, weakest = (suppliers.gain(50, 1, defects, 60) for defects in (6, 0.4, 45))
    assert near > 10 * best
    assert near > 10 * weakest


@settings(max_examples=40)
@given(st.floats(0, 100), st.floats(0, 10_000), st.floats(0.5, 500))
def test_contracts_exceed_neither_firms_nor_orders(qualified, demand, order):
    made = suppliers.contracts(qualified, demand, order)
    assert made <= qualified
    assert made <= demand / order
    assert made in (qualified, demand / order)


@settings(max_examples=40)
@given(st.floats(0, 99), st.floats(0, 1))
def test_what_is_kept_is_the_sum_over_all_rounds_of_purchases(local, part):
    own = part * (100 - local)
    rounds, weight = 0.0, 1.0
    for _ in range(3000):
        rounds += weight * own
        weight *= local / 100
    assert isclose(suppliers.kept(own, local), rounds, rel_tol=1e-6, abs_tol=1e-9)


def test_what_is_not_imported_anywhere_is_kept_whole():
    assert suppliers.kept(30, 70) == 100
    assert suppliers.kept(0, 70) == 0


def test_candidates_run_from_best_to_worst_around_the_typical_share():
    firms = suppliers.candidates(1000, 8)
    assert firms == sorted(firms)
    assert sum(firms) / 1000 == pytest.approx(8, rel=0.01)


def test_one_term_of_the_chance_by_hand():
    assert suppliers.acceptance(50, 1, 4) == pytest.approx(0.96**50 + comb(50, 1) * 0.04 * 0.96**49)


@pytest.mark.parametrize(("function", "arguments", "message"), [
    (suppliers.acceptance, (0, 0, 5), "sample must be a whole number from 1 to 500, got 0"),
    (suppliers.acceptance, (50, 51, 5), "allowed must be a whole number from 0 to 50, got 51"),
    (suppliers.acceptance, (50, 1.5, 5), "allowed must be a whole number"),
    (suppliers.acceptance, (50, 1, 101), "defects must lie from 0 to 100 %, got 101"),
    (suppliers.trained, (5, -1), "effect must lie from 0 to 100 %, got -1"),
    (suppliers.contracts, (-1, 5, 5), "qualified must be 0 or more, got -1"),
    (suppliers.contracts, (1, 5, 0), "order must be greater than 0, got 0"),
    (suppliers.kept, (50, 60), "local must be below 100 % and with own at most 100 %"),
    (suppliers.kept, (0, 100), "local must be below 100 %"),
    (suppliers.candidates, (0, 5), "count must be a whole number from 1 to 1000, got 0"),
    (suppliers.candidates, (5, 0), "typical must be greater than 0 %, got 0"),
])
def test_numbers_outside_the_range_are_refused_by_name(function, arguments, message):
    with pytest.raises(ValueError, match=message):
        function(*arguments)
