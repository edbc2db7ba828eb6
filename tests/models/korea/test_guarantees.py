from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.korea import guarantees, instruments_view

parts = st.floats(0, 1)


def test_leverage_is_guarantees_over_capital_as_the_fund_defines_it():
    found = guarantees.lending(2.5, 8, 0.85)
    assert found["guarantees"] / 2.5 == 8
    assert isclose(found["loans"] * 0.85, found["guarantees"])


@given(st.floats(0.001, 0.5), st.floats(0.001, 0.3))
def test_at_the_sustainable_leverage_the_capital_stays(loss, income):
    leverage = guarantees.sustainable_leverage(loss, income)
    path = guarantees.fund_path(100, leverage, loss, income, 0, 10)
    assert all(isclose(row["capital"], 100, rel_tol=1e-9) for row in path)


@given(st.floats(0.001, 0.1), st.floats(0, 0.05), st.floats(0, 10))
def test_above_the_sustainable_leverage_the_capital_falls(loss, income, subsidy):
    leverage = guarantees.sustainable_leverage(loss, income + subsidy / 100) + 1
    path = guarantees.fund_path(100, leverage, loss, income, subsidy, 1)
    assert path[1]["capital"] < 100


def test_a_fund_that_loses_nothing_has_no_limit():
    assert guarantees.sustainable_leverage(guarantees.net_loss(0.01, 0.5, 0.01), 0.02) is None


def test_a_fund_never_has_less_than_nothing():
    assert guarantees.fund_path(100, 20, 0.1, 0, 0, 3)[-1] == {"year": 3, "capital": 0.0, "guarantees": 0.0}


@given(st.floats(0.001, 0.1), st.floats(0.1, 1), st.floats(0.1, 1))
def test_the_price_of_new_lending_is_the_loss_on_all_guarantees_over_the_new_loans(loss, coverage, additional):
    lent = guarantees.lending(100, 8, coverage, additional)
    price = guarantees.cost_per_extra_loan(loss, coverage, additional)
    assert isclose(price * lent["extra"], loss * lent["guarantees"], rel_tol=1e-9)


def test_small_firms_sold_86_of_119_trillion_won():
    assert round(guarantees.purchases(119, 0.72), 1) == 85.7


@given(st.floats(1, 1000), st.floats(0.02, 1))
def test_the_whole_lies_between_the_bounds_that_rounding_leaves(part, share):
    found = guarantees.whole_from_part(part, share, 0.005)
    assert found["low"] < found["middle"] < found["high"]
    assert isclose(found["middle"] * share, part)


@given(st.floats(1, 1000), parts, st.floats(0.01, 1))
def test_an_order_costs_its_premium(total, shift, premium):
    found = guarantees.shifted_order(total, shift, premium)
    assert isclose(found["sales"], found["cost"] * found["per_unit"], abs_tol=1e-9)


def test_an_order_without_premium_costs_nothing():
    assert guarantees.shifted_order(100, 0.2, 0) == {"sales": 20.0, "cost": 0.0, "per_unit": None}


@pytest.mark.parametrize(("call", "message"), [
    (lambda: guarantees.net_loss(5, 0.1, 0), "default must lie from 0 to 1"),
    (lambda: guarantees.lending(1, 8, 0), "coverage must be greater than 0"),
    (lambda: guarantees.lending(-1, 8, 0.8), "capital must be 0 or more"),
    (lambda: guarantees.sustainable_leverage(float("nan"), 0.1), "loss must be a finite number"),
    (lambda: guarantees.fund_path(100, 8, 0.01, 0, 0, 0), "years must be a whole number"),
    (lambda: guarantees.fund_path(0, 8, 0.01, 0, 0, 1), "capital must be greater than 0"),
    (lambda: guarantees.cost_per_extra_loan(0.01, 0.8, 0), "additional must be greater than 0"),
    (lambda: guarantees.whole_from_part(1, 0.004, 0.005), "share must be greater than half_unit"),
    (lambda: guarantees.shifted_order(1, 2, 0), "shift must lie from 0 to 1"),
])
def test_bad_input_is_refused_with_its_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()


FUND = {"capital": 100, "leverage": 8, "default": 5, "recovery": 10, "fee": 1, "income": 3, "subsidy": 0,
        "coverage": 80, "additional": 50}


def test_the_view_says_what_is_left():
    rows = instruments_view.guarantee_fund(**FUND)
    assert [row["year"] for row in rows] == list(range(11))
    assert rows[0]["loans"] == 1000
    assert "After ten years" in instruments_view.guarantee_fund_sentence(FUND, rows)


@pytest.mark.parametrize(("change", "words"), [
    ({"leverage": 20, "default": 10}, "used up"), ({"fee": 3, "default": 1}, "no multiple is too large"),
    ({"additional": 0}, "The multiple that lasts"),
])
def test_the_view_has_a_sentence_for_each_end(change, words):
    values = FUND | change
    assert words in instruments_view.guarantee_fund_sentence(values, instruments_view.guarantee_fund(**values))
