import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.sme import finance, finance_view
from tests.cases import case

fraction = st.floats(0, 1)
rate = st.floats(0, 0.5)


def test_the_uk_guarantee_scheme_account_is_reproduced():
    found = case("S08-efg-cba")
    inputs, expected = found["inputs"], found["expected"]
    account = finance.cost_benefit(inputs["created"], inputs["saved"], inputs["cost"])
    assert account["gross"] == pytest.approx(expected["gross"], abs=1)
    assert account["net"] / 1000 == pytest.approx(expected["net_bn"], abs=0.05)
    businesses = 1e6 * account["gross"] / expected["gross_per_business"]
    assert 1e6 * inputs["cost"] / expected["cost_per_business"] == pytest.approx(businesses, rel=0.01)


@given(st.floats(0, 1e6), st.floats(1, 1e6), st.floats(1, 1e6))
def test_a_scheme_pays_exactly_from_the_needed_part_of_its_benefit(created, saved, cost):
    account = finance.cost_benefit(created, saved, cost)
    assert account["needed"] * account["gross"] == pytest.approx(cost)
    assert account["ratio"] * account["needed"] == pytest.approx(1)


@given(rate, st.floats(0, 0.9), fraction, fraction, st.floats(0, 500), st.floats(1000, 1e6))
def test_at_the_break_even_rate_the_bank_gets_its_costs_back(base, default, loss, guaranteed, appraisal, loan):
    found = finance.lending_rate(base, default, loss, guaranteed, appraisal, loan)
    back = loan * (1 + found) * (1 - default * loss * (1 - guaranteed))
    assert back == pytest.approx(loan * (1 + base) + appraisal)


def test_a_loan_without_risk_or_appraisal_costs_what_the_bank_s_money_costs():
    assert finance.lending_rate(0.07, 0, 1, 0, 0, 1) == pytest.approx(0.07)
    assert finance.lending_rate(0.07, 0.5, 0.5, 1, 0, 1) == pytest.approx(0.07)


def test_a_small_loan_pays_more_for_the_same_appraisal():
    small, large = (finance.lending_rate(0.08, 0.05, 0.5, 0, 300, loan) for loan in (5_000, 500_000))
    assert small - large > 0.05


def test_interest_on_a_quarter_is_a_quarter_of_a_year_s():
    assert finance.working_capital(1000, 0.2, 91.25) == pytest.approx(50)


def test_a_buyer_who_never_pays_loses_the_outlay():
    assert finance.shipment_value(120, 100, 0.1, 90, 1, 0) == -100
    assert finance.shipment_value(120, 100, 0, 90, 1, 0.5) == -40


@given(st.floats(-100, 1000), st.floats(0, 5000), rate, st.floats(0, 365), st.floats(0, 0.5))
def test_break_even_is_the_first_shipment_with_a_value_of_nothing_or_more(value, fixed, interest, gap, unpaid):
    found = finance.break_even(value, fixed, interest, gap, unpaid)
    if found is None:
        assert finance.series_value(value, fixed, interest, gap, unpaid, 200) < 0
        return
    assert finance.series_value(value, fixed, interest, gap, unpaid, found) >= 0
    if found:
        assert finance.series_value(value, fixed, interest, gap, unpaid, found - 1) < 0


def test_without_interest_and_default_break_even_is_fixed_cost_over_value():
    assert finance.break_even(250, 1000, 0, 90, 0) == 4
    assert finance.break_even(250, 1001, 0, 90, 0) == 5
    assert finance.break_even(0, 1, 0, 90, 0) is None


def test_going_from_thirteen_to_twenty_five_per_cent_takes_more_than_the_ratio():
    assert finance.share_multiple(0.13, 0.25) == pytest.approx((0.25 / 0.75) * (0.87 / 0.13))
    assert finance.share_multiple(0.13, 0.25) > 25 / 13


@pytest.mark.parametrize(("call", "name"), [
    (lambda: finance.lending_rate(-1, 0, 0, 0, 0, 1), "base"),
    (lambda: finance.lending_rate(0, 2, 0, 0, 0, 1), "default"),
    (lambda: finance.lending_rate(0, 1, 1, 0, 0, 1), "default"),
    (lambda: finance.lending_rate(0, 0, 0, 0, 0, 0), "loan"),
    (lambda: finance.working_capital(1, 1, -1), "days"), (lambda: finance.shipment_value(1, 1, 0, 0, 2, 0), "unpaid"),
    (lambda: finance.series_value(float("nan"), 0, 0, 0, 0, 1), "value"),
    (lambda: finance.series_value(1, 0, 0, 0, 0, 1.5), "shipments"),
    (lambda: finance.break_even(1, -1, 0, 0, 0), "fixed"),
    (lambda: finance.break_even(float("inf"), 1, 0, 0, 0), "value"), (lambda: finance.cost_benefit(1, 1, 0), "cost"),
    (lambda: finance.cost_benefit(0, 0, 1), "created"), (lambda: finance.share_multiple(0, 0.5), "share")])
def test_bad_input_is_refused_by_name(call, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        call()


SETTINGS = {"price": 18500, "cost_share": 86, "fixed": 6000, "days": 90, "unpaid": 2, "base": 8, "default": 8,
            "loss": 70, "guaranteed": 70, "fee": 2}


def test_the_view_agrees_with_the_parts():
    rows = finance_view.first_export(**SETTINGS)
    cost = 18500 * 0.86
    plain = finance.lending_rate(0.08, 0.08, 0.7, 0, 300, cost)
    value = finance.shipment_value(18500, cost, plain, 90, 0.02, 0)
    assert rows[5]["without"] == pytest.approx(finance.series_value(value, 6000, 0.08, 365 / 4, 0.02, 5))
    assert rows[0]["rate_without"] == pytest.approx(100 * plain)
    bank = finance.lending_rate(0.08, 0.08, 0.7, 0.7, 300, cost)
    net = cost * 90 / 365 * 0.7 * (0.08 * 0.7 * (1 + bank) - 0.02)
    assert rows[2]["fund_pays"] == pytest.approx(net * (1 + 0.98 / 1.08 ** 0.25))


@given(st.floats(0.5, 20), st.floats(10, 100), st.floats(0, 90))
def test_what_the_bank_takes_off_the_rate_is_what_it_is_paid_in_claims(default, loss, guaranteed):
    before, after = (finance.lending_rate(0.08, default / 100, loss / 100, part / 100, 300, 15000)
                     for part in (0, guaranteed))
    expected = default * loss / 1e4
    assert (before - after) * (1 - expected) == pytest.approx(expected * guaranteed / 100 * (1 + after))


def test_no_guarantee_and_no_fee_change_nothing():
    rows = finance_view.first_export(**{**SETTINGS, "guaranteed": 0})
    assert all(row["without"] == row["with_guarantee"] and row["fund_pays"] == 0 for row in rows)


def test_a_fee_above_the_expected_loss_earns_the_fund_money():
    values = {**SETTINGS, "fee": 8}
    rows = finance_view.first_export(**values)
    assert rows[-1]["fund_pays"] < 0
    assert "The fund earns" in finance_view.first_export_sentence(values, rows)


def test_the_sentence_tells_from_which_shipment_it_pays():
    rows = finance_view.first_export(**SETTINGS)
    text = finance_view.first_export_sentence(SETTINGS, rows)
    assert "pays from shipment" in text
    assert "The fund pays" in text
    never = finance_view.first_export(**{**SETTINGS, "cost_share": 100})
    assert "does not pay within 12 shipments" in finance_view.first_export_sentence(SETTINGS, never)
    free = finance_view.first_export(**{**SETTINGS, "fixed": 0})
    assert "there is nothing to earn back" in finance_view.first_export_sentence(SETTINGS, free)


def test_a_grant_gives_what_it_costs_and_support_of_nothing_gives_nothing():
    found = {row["instrument"]: row for row in finance_view.instruments(**SETTINGS, grant=50, points=0)}
    grant = found["grant for the certificate"]
    assert grant["gain"] == pytest.approx(3000)
    assert grant["public_cost"] == 3000
    assert found["interest subsidy"]["gain"] == pytest.approx(0)
    assert found["guarantee"]["rate"] < found["no support"]["rate"]


@pytest.mark.parametrize(("changed", "name"), [({"price": 0}, "price"), ({"cost_share": 0}, "cost_share"),
                                               ({"unpaid": 101}, "unpaid"), ({"fixed": -1}, "fixed"),
                                               ({"a_year": 0}, "a_year")])
def test_the_view_refuses_by_name(changed, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        finance_view.first_export(**{**SETTINGS, **changed})


@pytest.mark.parametrize(("changed", "name"), [({"grant": 101}, "grant"), ({"points": 90}, "points")])
def test_support_out_of_range_is_refused(changed, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        finance_view.instruments(**{**SETTINGS, "grant": 50, "points": 4, **changed})
