from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta.utilisation import normal_cdf
from innotrade.models.sme import risk, risk_simulation, risk_view
from tests.cases import case

chance = st.floats(0.001, 0.3)
linked = st.floats(0.01, 0.6)
few = settings(max_examples=30, deadline=None)


@pytest.mark.parametrize("kind", ["mortgages", "revolving"])
def test_the_basel_committee_s_risk_weights_are_reproduced(kind):
    found = case("S11-irb-risk-weights")
    inputs = found["inputs"]
    for default, weight in found["expected"][kind].items():
        bad = risk.bad_year(float(default), inputs[kind]["correlation"], inputs["level"])
        assert 100 * 12.5 * inputs["lgd"] * (bad - float(default)) == pytest.approx(weight, abs=0.0101)


def test_the_generator_gives_park_and_miller_s_numbers():
    found = case("S12-minimal-standard")
    state, states = found["inputs"]["seed"], []
    for _ in range(10_000):
        state = risk_simulation.next_state(state)
        states.append(state)
    assert states[:4] == found["expected"]["first"]
    assert state == found["expected"]["after_10000"]


@pytest.mark.parametrize(("firms", "default", "correlation", "most", "seed"), [
    (200, 0.03, 0.15, 22, 1), (100, 0.05, 0.3, 10, 7), (50, 0.1, 0.05, 8, 3)])
def test_the_simulation_agrees_with_the_computation_within_its_error(firms, default, correlation, most, seed):
    counted = risk_simulation.simulated_ruin(firms, default, correlation, most, 4000, seed)
    assert abs(counted["share"] - risk.ruin_in_pool(firms, default, correlation, most)) < 4 * counted["error"]


def test_the_same_seed_draws_the_same_years():
    once, again, other = (risk_simulation.simulated_ruin(50, 0.1, 0.2, 9, 500, seed) for seed in (5, 5, 6))
    assert once == again != other


def test_independent_firms_follow_the_binomial_distribution():
    assert risk.ruin_independent(4, 0.5, 1) == pytest.approx(11 / 16)
    assert risk.ruin_independent(3, 0.1, 0) == pytest.approx(1 - 0.9**3)
    assert risk.ruin_independent(1000, 0.5, 400) == pytest.approx(1, abs=1e-9)


@few
@given(st.integers(1, 300), chance, st.integers(-1, 300))
def test_without_correlation_the_pool_is_the_binomial(firms, default, most):
    assert risk.ruin_in_pool(firms, default, 0, most) == risk.ruin_independent(firms, default, most)


@few
@given(st.integers(2, 60), chance, linked)
def test_the_mean_number_of_defaults_does_not_depend_on_correlation(firms, default, correlation):
    mean = sum(risk.ruin_in_pool(firms, default, correlation, most) for most in range(firms))
    assert mean == pytest.approx(firms * default, rel=1e-4)


@few
@given(chance, linked, st.floats(0.001, 0.9))
def test_a_bad_year_is_the_inverse_of_ruin(default, correlation, level):
    share = risk.bad_year(default, correlation, level)
    if 0 < share < 1:
        assert risk.ruin_many_firms(default, correlation, share) == pytest.approx(level, rel=1e-6)


@few
@given(chance, st.floats(0.05, 0.6), st.floats(0.02, 0.6))
def test_many_firms_in_a_pool_come_near_the_closed_form(default, correlation, share):
    paid = risk.payable(1000, share)  # whole firms: the pool stands between the shares on either side
    pool = risk.ruin_in_pool(1000, default, correlation, paid)
    most, least = (risk.ruin_many_firms(default, correlation, firms / 1000) for firms in (paid, paid + 1))
    assert least - 0.015 < pool < most + 0.015


def test_more_firms_make_independent_funds_safe_and_correlated_ones_hardly():
    alone = [risk.ruin_independent(n, 0.03, risk.payable(n, 0.1)) for n in (20, 100, 500)]
    linked_up = [risk.ruin_in_pool(n, 0.03, 0.15, risk.payable(n, 0.1)) for n in (20, 100, 500)]
    assert alone[0] > 90 * alone[1] > 90 * 90 * alone[2]
    assert linked_up[2] > 0.6 * linked_up[0]
    assert linked_up[2] > risk.ruin_many_firms(0.03, 0.15, 0.1)


def test_the_edges_of_the_closed_form_are_certain():
    assert risk.ruin_many_firms(0, 0.2, 0) == 0
    assert risk.ruin_many_firms(0.1, 0.2, 1) == 0
    assert risk.ruin_many_firms(0.1, 0.2, -0.1) == 1
    assert risk.ruin_many_firms(0.1, 0.2, 0) == 1
    assert risk.ruin_many_firms(0.1, 0, 0.05) == 1
    assert risk.bad_year(0, 0.2, 0.01) == 0
    assert risk.bad_year(1, 0.2, 0.01) == 1
    assert risk.ruin_in_pool(10, 1, 0.2, 9) == 1


@few
@given(chance, st.floats(0.01, 1), st.floats(0, 1), st.floats(0, 0.05))
def test_at_the_fair_premium_the_insurer_breaks_even_on_average(default, severity, cover, cost):
    assert risk.fair_premium(default, severity, cover, cost) - cost == pytest.approx(default * severity * cover)


@few
@given(chance, linked, st.floats(0.1, 1), st.floats(0, 0.02), st.floats(0, 0.02), st.floats(0.001, 0.2))
def test_the_safe_premium_gives_the_ruin_it_promises(default, correlation, severity, reserve, cost, level):
    premium = risk.safe_premium(default, correlation, severity, reserve, cost, level)
    ruin = risk.ruin_many_firms(default, correlation, risk.affordable(reserve, premium, cost, severity))
    if premium > 0:
        assert ruin == pytest.approx(level, rel=1e-5)
    else:
        assert ruin <= level


@few
@given(chance, st.floats(0.02, 0.5), st.floats(0.1, 1))
def test_a_fund_that_can_pay_nothing_is_short_of_the_expected_loss(default, correlation, severity):
    assert risk.shortfall(default, correlation, severity, 0) == pytest.approx(default * severity, rel=1e-4)


@few
@given(chance, st.floats(0.02, 0.5), st.floats(0, 0.9), st.floats(0.01, 0.1))
def test_a_larger_fund_is_short_of_less(default, correlation, share, more):
    first, second = (risk.shortfall(default, correlation, 1, x) for x in (share, share + more))
    assert first >= second >= 0


def test_a_fund_that_can_pay_all_is_never_short():
    assert risk.shortfall(0.5, 0.2, 1, 1) == 0


def test_a_loss_ratio_of_one_needs_no_recovery():
    assert risk.loss_ratio(690, 212) == pytest.approx(3.2547, abs=1e-4)
    assert risk.recovery_needed(100, 100) == 0
    assert risk.recovery_needed(50, 100) == 0
    assert (1 - risk.recovery_needed(690, 212)) * 690 == pytest.approx(212)


def test_ten_years_of_the_same_risk_add_up():
    assert risk.within_years(0.1, 2) == pytest.approx(0.19)
    assert risk.within_years(0.5, 0) == 0


def test_a_year_s_chance_of_default_is_the_mean_when_nothing_links_firms():
    assert risk.conditional_default(-1.5, 0, 3) == normal_cdf(-1.5)


@pytest.mark.parametrize(("call", "name"), [
    (lambda: risk.loss_ratio(-1, 1), "claims"), (lambda: risk.loss_ratio(1, 0), "premiums"),
    (lambda: risk.fair_premium(3, 0.5), "default"), (lambda: risk.fair_premium(0.1, 0.5, 90), "cover"),
    (lambda: risk.affordable(0.1, 0.1, 0, 0), "severity"), (lambda: risk.affordable(-0.1, 0.1, 0, 1), "reserve"),
    (lambda: risk.payable(0, 0.1), "firms"), (lambda: risk.ruin_independent(10, 0.1, 1.5), "most"),
    (lambda: risk.ruin_in_pool(10, 0.1, 0.95, 1), "correlation"), (lambda: risk.ruin_in_pool(10, 2, 0.1, 1), "default"),
    (lambda: risk.ruin_many_firms(0.1, -1, 0.1), "correlation"), (lambda: risk.bad_year(0.1, 0.1, 0), "level"),
    (lambda: risk.safe_premium(0.1, 0.1, 1, -1, 0, 0.1), "reserve"), (lambda: risk.within_years(0.1, -1), "years"),
    (lambda: risk.shortfall(0.1, 0.1, 1, -1), "share"),
    (lambda: risk_simulation.next_state(0), "state"),
    (lambda: risk_simulation.simulated_ruin(10, 0, 0.1, 1, 5), "default"),
    (lambda: risk_simulation.simulated_ruin(10, 0.1, 0.1, 1, 0), "years"),
    (lambda: risk_view.firm(0, 8, 1, 1, 90, 1, 0), "exports"),
    (lambda: risk_view.firm(1, 8, 1, -1, 90, 1, 0), "cushion"),
    (lambda: risk_view.firm(1, 8, 1, 1, 101, 1, 0), "cover"),
    (lambda: risk_view.claim([{"goods": "a", "units": 0, "price": 1}], 1, 99, 4), "units")])
def test_bad_input_is_refused_by_name(call, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        call()


FUND = {"firms": 200, "default": 3.0, "correlation": 15.0, "severity": 60.0, "premium": 2.3, "reserve": 5.0,
        "cost": 0.5}
FIRM = {"exports": 1100.0, "buyers": 8, "default": 0.5, "cushion": 100.0, "cover": 90, "premium": 0.4, "support": 4.3}


def test_the_fund_s_view_agrees_with_its_parts():
    rows = risk_view.fund(**FUND)
    assert rows[0]["ruin"] == pytest.approx(100 * risk.ruin_in_pool(200, 0.03, 0.15, rows[0]["payable"]))
    assert rows[10]["correlated"] == pytest.approx(100 * risk.ruin_many_firms(0.03, 0.15, 0.1))
    assert rows[6]["independent"] == pytest.approx(100 * risk.ruin_independent(200, 0.03, 12))
    assert all(a["correlated"] >= b["correlated"] and a["independent"] >= b["independent"]
               for a, b in pairwise(rows))


@few
@given(st.integers(1, 300), st.floats(0, 30), st.floats(0, 60), st.floats(0, 20), st.floats(0, 30), st.floats(0, 5))
def test_the_fund_s_sentence_says_something_for_every_fund(firms, default, correlation, premium, reserve, cost):
    values = {**FUND, "firms": firms, "default": default, "correlation": correlation, "premium": premium,
              "reserve": reserve, "cost": cost}
    rows = risk_view.fund(**values)
    assert risk_view.fund_sentence(values, rows).endswith(".")
    assert all(0 <= row[name] <= 100 for row in rows for name in ("independent", "correlated", "ruin"))


def test_costs_above_reserve_and_premium_ruin_without_a_default():
    values = {**FUND, "premium": 0.1, "reserve": 0, "cost": 0.5}
    assert "without a single default" in risk_view.fund_sentence(values, risk_view.fund(**values))


def test_a_fund_without_correlation_is_told_that_the_fair_premium_is_enough():
    values = {**FUND, "correlation": 0}
    assert "the fair one leaves ruin rarer" in risk_view.fund_sentence(values, risk_view.fund(**values))


def test_a_policy_turns_the_loss_of_one_buyer_into_a_tenth():
    rows = risk_view.firm(**{**FIRM, "premium": 0})
    assert rows[1]["bare"] == pytest.approx(10 * rows[1]["insured"])
    assert sum(row["chance"] for row in rows) == pytest.approx(100, abs=1e-4)
    assert rows[0]["ruin_bare"] == pytest.approx(100 * (1 - 0.995**8))


def test_full_cover_leaves_nothing_but_a_premium_that_is_too_large():
    assert risk_view.firm(**{**FIRM, "cover": 100})[0]["ruin_insured"] == 0
    assert risk_view.firm(**{**FIRM, "cushion": 0})[0]["ruin_insured"] == 100


def test_support_pays_no_more_than_the_premium():
    row = risk_view.firm(**{**FIRM, "support": 50})[0]
    assert (row["paid"], row["public"]) == (0, pytest.approx(4.4))


def test_the_sentences_name_what_the_rows_hold():
    assert "13.8 insured" in risk_view.firm_sentence(FIRM, risk_view.firm(**FIRM))
    assert risk_view.often(25) == "in 25 % of years"
