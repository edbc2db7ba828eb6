from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.korea import tax_incentives
from tests.cases import case

taxes = st.floats(0, 0.6)
credits = st.floats(0, 0.3)


def test_the_published_indices_come_out_as_printed():
    published = case("b-index-mcfetridge-warda")
    for row, printed in zip(published["inputs"]["rows"], published["expected"]["index"], strict=True):
        assert abs(tax_incentives.b_index(**row) - printed) <= published["tolerance"]


def test_one_printed_index_is_that_of_another_tax_rate():
    odd = case("b-index-mcfetridge-warda")["not_reproduced"]
    assert round(tax_incentives.b_index(odd["tax"], credit=odd["credit"]), 2) == odd["formula"] != odd["printed"]
    assert round(tax_incentives.b_index(0.1, credit=odd["credit"]), 2) == odd["printed"]


@given(taxes)
def test_a_full_deduction_alone_is_neutral_whatever_the_tax(tax):
    assert isclose(tax_incentives.b_index(tax), 1)


@given(taxes, credits)
def test_a_taxed_credit_is_worth_its_rate_whatever_the_tax(tax, credit):
    assert isclose(tax_incentives.b_index(tax, credit, taxed=True), 1 - credit)


@given(taxes, st.floats(0, 0.3))
def test_a_credit_equals_a_deduction_of_credit_over_tax(tax, credit):
    if tax > 0.01 and tax + credit < 0.99:
        assert isclose(tax_incentives.b_index(tax, credit), tax_incentives.b_index(tax, 0, credit / tax))


@given(st.floats(0.01, 0.6), st.floats(0.01, 0.3), st.floats(0.1, 20))
def test_waiting_for_a_profit_makes_support_worth_less(tax, credit, wait):
    now, later = tax_incentives.b_index(tax, credit), tax_incentives.b_index(tax, credit, wait=wait)
    assert now < later < 1


def test_a_slow_write_off_makes_research_dearer():
    assert tax_incentives.b_index(0.25, written_off=0.8) > 1


@given(st.floats(0.01, 0.9), st.floats(0.001, 0.5), st.integers(1, 10))
def test_a_credit_on_the_increase_is_worth_what_it_adds_over_all_later_years(rate, interest, years):
    gained = rate - sum(rate / years / (1 + interest) ** year for year in range(1, years + 1))
    assert isclose(tax_incentives.increment_credit(rate, interest, years), gained, abs_tol=1e-12)


def test_without_interest_a_credit_on_the_increase_is_worth_nothing():
    assert tax_incentives.increment_credit(0.5, 0, 3) == 0


@given(st.floats(1, 1e6), st.floats(0.1, 2), st.floats(0.1, 2), st.floats(0, 3))
def test_research_moves_against_its_price_and_back(base, before, after, elasticity):
    there = tax_incentives.response(base, before, after, elasticity)
    assert isclose(tax_incentives.response(there, after, before, elasticity), base, rel_tol=1e-9)
    assert there >= base * (1 - 1e-12) or after > before


def test_a_response_by_the_index_is_a_response_by_the_user_cost():
    cost = [tax_incentives.user_cost(index, 0.05, 0.15) for index in (1.0, 0.7)]
    assert isclose(tax_incentives.response(100, *cost, 0.5), tax_incentives.response(100, 1.0, 0.7, 0.5))


@given(st.floats(0.01, 0.5), st.floats(0.01, 0.3))
def test_an_elasticity_of_one_adds_more_than_the_revenue_because_the_firm_pays_after_tax(tax, credit):
    found = tax_incentives.relief(100, tax, credit, 0, 1.0)
    assert isclose(found["per_unit"], 1 / (1 - tax))


def test_no_incentive_moves_and_costs_nothing():
    found = tax_incentives.relief(100, 0.2, 0, 0, 1.0)
    assert (round(found["extra"], 9), found["cost"], found["per_unit"]) == (0, 0, 0)


@pytest.mark.parametrize(("call", "message"), [
    (lambda: tax_incentives.b_index(22), "tax must be 0 or more and less than 1"),
    (lambda: tax_incentives.b_index(0.2, credit=1.0), "credit must be"),
    (lambda: tax_incentives.b_index(0.2, allowance=-0.1), "allowance must be 0 or more"),
    (lambda: tax_incentives.b_index(0.2, written_off=1.1), "written_off must lie from 0 to 1"),
    (lambda: tax_incentives.b_index(0.2, wait=-1), "wait must be 0 or more"),
    (lambda: tax_incentives.b_index(0.5, credit=0.5), "must cost less than the research itself"),
    (lambda: tax_incentives.increment_credit(0.5, 0.1, 0), "base_years must be a whole number"),
    (lambda: tax_incentives.increment_credit(0.5, 0.1, 1.5), "base_years must be a whole number"),
    (lambda: tax_incentives.user_cost(0, 0.1, 0.1), "index must be greater than 0"),
    (lambda: tax_incentives.user_cost(1, 0, 0), "must not both be 0"),
    (lambda: tax_incentives.response(-1, 1, 1, 1), "base must be 0 or more"),
    (lambda: tax_incentives.response(1, 1, 0, 1), "index_after must be greater than 0"),
    (lambda: tax_incentives.relief(0, 0.2, 0.1, 0, 1), "base must be greater than 0"),
])
def test_bad_input_is_refused_with_its_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()
