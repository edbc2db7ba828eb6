from dataclasses import replace
from math import exp, isclose, log
from statistics import NormalDist

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innotrade.models.fta import utilisation as model
from innotrade.models.fta import utilisation_view as view
from innotrade.models.fta.utilisation import Setting

any_setting = st.builds(
    Setting, margin=st.floats(2, 33), fixed_cost=st.floats(10, 1e5), proportional_cost=st.floats(0, 1.9),
    threshold=st.floats(10, 80), median_shipment=st.floats(1e3, 1e6), size_spread=st.floats(0.3, 3),
    content_mean=st.floats(20, 90), content_spread=st.floats(5, 40),
)
measures = st.sampled_from(model.MEASURES)


@settings(deadline=None)
@given(st.floats(-6, 6))
def test_the_normal_distribution_is_that_of_the_standard_library(x):
    assert isclose(model.normal_cdf(x), NormalDist().cdf(x), rel_tol=1e-9, abs_tol=1e-15)


@settings(deadline=None)
@given(st.floats(1e-300, 1, exclude_max=True))
@example(0.5)
@example(1 - 2**-53)
@example(2**-1022)
def test_the_quantile_is_that_of_the_standard_library(share):
    assert isclose(model.normal_quantile(share), NormalDist().inv_cdf(share), rel_tol=1e-12, abs_tol=1e-12)


def test_small_firms_use_is_calibrated_to_the_studys_share():
    # Chapter V, C.3: 59 % of Korea's small and medium-sized firms in 2014.
    setting = model.calibrated(Setting(), 59)
    assert model.utilisation(setting) == pytest.approx(59, abs=1e-9)
    assert setting.fixed_cost == pytest.approx(1130, rel=0.02)


def test_the_closed_form_by_value_is_the_integral_over_firms():
    setting = Setting(fixed_cost=3000)
    slices = 200_000
    limit = model.break_even_shipment(setting)
    shipments = [setting.median_shipment * exp(setting.size_spread * NormalDist().inv_cdf((k + 0.5) / slices))
                 for k in range(slices)]
    above = sum(value for value in shipments if value > limit)
    assert model.choosing_share(setting, "value") == pytest.approx(100 * above / sum(shipments), abs=0.05)
    counted = 100 * sum(value > limit for value in shipments) / slices
    assert model.choosing_share(setting) == pytest.approx(counted, abs=0.01)
    assert model.shipped_by_claimants(setting) == pytest.approx(
        model.qualifying_share(setting) / 100 * above / slices, rel=0.01)


@settings(deadline=None)
@given(any_setting)
def test_use_by_value_exceeds_use_by_firms_and_neither_exceeds_who_qualifies(setting):
    by_firms, by_value = model.utilisation(setting), model.utilisation(setting, "value")
    assert 0 <= by_firms <= by_value + 1e-9 <= model.qualifying_share(setting) + 2e-9


@settings(deadline=None)
@given(any_setting, st.floats(1.01, 3))
def test_use_falls_with_cost_and_threshold_and_rises_with_margin(setting, factor):
    use = model.utilisation(setting)
    assert model.utilisation(replace(setting, fixed_cost=setting.fixed_cost * factor)) <= use
    assert model.utilisation(replace(setting, threshold=setting.threshold + 5)) <= use
    assert model.utilisation(replace(setting, margin=setting.margin * factor)) >= use
    assert model.utilisation(replace(setting, median_shipment=setting.median_shipment * factor)) >= use


@settings(deadline=None)
@given(any_setting, st.floats(0.05, 0.95), measures)
def test_calibration_finds_the_use_it_was_given(setting, part, measure):
    use = part * model.qualifying_share(setting)
    assert isclose(model.utilisation(model.calibrated(setting, use, measure), measure), use, rel_tol=1e-6)


@settings(deadline=None)
@given(any_setting, st.floats(0.1, 0.9), st.floats(0.05, 0.9), measures)
def test_each_instrument_reaches_the_target_exactly(setting, part, step, measure):
    most = model.qualifying_share(setting)
    use = part * most
    target = use + step * (most - use)
    now = model.calibrated(setting, use, measure)
    grant = model.subsidy_for(now, target, measure)
    after = replace(now, fixed_cost=now.fixed_cost - grant)
    assert isclose(model.utilisation(after, measure), target, rel_tol=1e-6)
    margin = model.margin_for(now, target, measure)
    if margin is not None:
        assert isclose(model.utilisation(replace(now, margin=margin), measure), target, rel_tol=1e-6)
    threshold = model.threshold_for(now, target, measure)
    if threshold is not None:
        assert isclose(model.utilisation(replace(now, threshold=threshold), measure), target, rel_tol=1e-6)


@settings(deadline=None)
@given(any_setting, st.floats(0.1, 0.9), measures)
def test_staying_where_one_is_costs_nothing(setting, part, measure):
    use = part * model.qualifying_share(setting)
    now = model.calibrated(setting, use, measure)
    assert model.subsidy_for(now, use, measure) == pytest.approx(0, abs=1e-6 * now.fixed_cost)
    assert model.margin_for(now, use, measure) == pytest.approx(now.margin, rel=1e-6)
    assert model.threshold_for(now, use, measure) == pytest.approx(now.threshold, abs=1e-5)


def test_a_margin_that_does_not_cover_the_proportional_cost_leaves_nobody():
    setting = Setting(margin=1, proportional_cost=1)
    assert model.break_even_shipment(setting) is None
    assert model.utilisation(setting) == 0
    assert model.subsidy_for(setting, 10) is None
    assert "nobody claims" in view.who_claims_summary({}, view.who_claims(1, 1000, 40))


def test_a_preference_without_fixed_cost_is_claimed_by_all_who_qualify():
    setting = Setting(fixed_cost=0)
    assert model.utilisation(setting) == model.utilisation(setting, "value") == model.qualifying_share(setting)


def test_firms_claim_exactly_where_the_saving_exceeds_the_cost():
    rows = view.who_claims(6, 1000, 40)
    assert [row["claims"] for row in rows] == [row["shipment"] > 20000 for row in rows]
    assert all(row["gain"] == row["saving"] - row["cost"] for row in rows)


def test_a_subsidy_beyond_the_fixed_cost_does_no_more():
    whole, beyond = view.who_claims(6, 1000, 40, 1000), view.who_claims(6, 1000, 40, 5000)
    assert whole == beyond
    assert whole[0]["use_by_firms"] == pytest.approx(whole[0]["qualify"])


def test_the_step_from_59_to_65_is_priced_for_every_instrument():
    rows = {row["instrument"]: row for row in view.reach_target(59, 65, firms=1000)}
    assert all(row["feasible"] for row in rows.values())
    assert all(row["use_by_firms"] == pytest.approx(65) for row in rows.values())
    assert all(row["new_claimants"] == pytest.approx(60) for row in rows.values())
    subsidy = rows["subsidy"]
    assert subsidy["budget"] == pytest.approx(650 * subsidy["needed"])
    assert subsidy["budget_per_new_claimant"] == pytest.approx(subsidy["needed"] * 65 / 6)
    assert rows["wider margin"]["needed"] > 6
    assert rows["simpler rule"]["needed"] < 40
    assert rows["less paperwork"]["now"] - rows["less paperwork"]["needed"] == pytest.approx(subsidy["needed"])
    assert rows["less paperwork"]["budget"] == rows["wider margin"]["budget"] == 0


@settings(deadline=None)
@given(st.floats(20, 60), st.floats(0, 15), measures)
def test_firms_never_lose_and_the_partners_customs_never_win(use, step, measure):
    for row in view.reach_target(use, use + step, measure):
        if row["feasible"]:
            assert row["firms_gain"] >= -1e-3
            assert row["partner_revenue"] >= -1e-3


def test_a_subsidy_gives_firms_no_more_than_it_costs():
    row = view.reach_target(59, 65)[0]
    assert 0 < row["firms_gain"] < row["budget"]


def test_what_the_rule_of_origin_keeps_out_no_subsidy_brings_in():
    rows = {row["instrument"]: row for row in view.reach_target(59, 90)}
    assert not rows["subsidy"]["feasible"]
    assert rows["subsidy"]["reason"] == "not enough by itself: only 84.1 % qualify"
    assert rows["subsidy"]["budget"] is None
    text = view.subsidy_curve_summary({}, view.subsidy_curve(59, 90))
    assert text.endswith("brings use to 84.1 % only: the rule of origin keeps the others out.")


def test_no_margin_is_wider_than_the_ordinary_tariff():
    # Chile's ordinary tariff is 6 %: once the preference is zero, the margin can grow no more.
    row = view.reach_target(59, 65, ordinary_tariff=6)[1]
    assert not row["feasible"]
    assert row["reason"] == "not enough by itself: it would be 7.9 %, above the ordinary tariff of 6.0 %"
    assert view.reach_target(59, 65, ordinary_tariff=8)[1]["feasible"]


def test_a_simpler_rule_cannot_help_firms_that_are_too_small():
    rows = {row["instrument"]: row for row in view.reach_target(59, 72)}
    assert not rows["simpler rule"]["feasible"]
    assert "A simpler rule is not enough by itself: even" in view.reach_target_summary({}, list(rows.values()))


def test_the_subsidy_curve_meets_the_target_where_the_closed_form_says():
    rows = view.subsidy_curve(59, 65)
    grant = view.reach_target(59, 65)[0]["needed"]
    assert [row["reached"] for row in rows] == [row["subsidy"] >= grant - 1e-9 for row in rows]
    first = next(row for row in rows if row["reached"])
    text = view.subsidy_curve_summary({}, rows)
    assert f"{100 * first['windfall'] / first['budget']:.1f} % of the budget goes" in text
    assert view.subsidy_curve_summary({}, view.subsidy_curve(59, 59)).startswith("Use is at 59.0 % without")


@settings(deadline=None)
@given(st.floats(1, 80), st.floats(0, 10), measures)
def test_the_subsidy_curve_rises_to_all_who_qualify(use, step, measure):
    rows = view.subsidy_curve(use, use + step, measure)
    assert [row["use"] for row in rows] == sorted(row["use"] for row in rows)
    assert rows[0]["use"] == pytest.approx(use)
    assert rows[-1]["use"] == pytest.approx(model.qualifying_share(Setting()))


def test_the_sentences_repeat_what_the_rows_show():
    rows = view.who_claims(6, 1000, 40)
    text = view.who_claims_summary({}, rows)
    assert text.startswith("84.1 % of firms meet the content threshold; claiming pays above a shipment of 20000 a year")
    assert f"{model.utilisation(Setting(fixed_cost=1000), 'value'):.1f} % of the value" in text
    text = view.reach_target_summary({}, view.reach_target(59, 65))
    assert text.startswith("The target takes a subsidy of ")
    assert "instead of 6.0 % of the shipment" in text
    assert "instead of 40.0 % content asked for" in text


def test_only_the_ratio_of_fixed_cost_to_margin_and_size_is_found():
    one = model.calibrated(Setting(), 59)
    other = model.calibrated(Setting(margin=11, median_shipment=100_000), 59)
    assert other.fixed_cost == pytest.approx(4 * one.fixed_cost)
    assert log(model.break_even_shipment(other) / 100_000) == pytest.approx(
        log(model.break_even_shipment(one) / 50_000))


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: model.utilisation(Setting(margin=-1)), "margin.*-1"),
        (lambda: model.utilisation(Setting(margin=None)), "margin.*None"),
        (lambda: model.utilisation(Setting(fixed_cost=float("nan"))), "fixed_cost.*nan"),
        (lambda: model.utilisation(Setting(proportional_cost=101)), "proportional_cost"),
        (lambda: model.utilisation(Setting(threshold="40")), "threshold"),
        (lambda: model.utilisation(Setting(median_shipment=0)), "median_shipment"),
        (lambda: model.utilisation(Setting(size_spread=0)), "size_spread"),
        (lambda: model.utilisation(Setting(content_mean=101)), "content_mean"),
        (lambda: model.utilisation(Setting(content_spread=0)), "content_spread"),
        (lambda: model.utilisation(Setting(), "weight"), "measure"),
        (lambda: model.normal_quantile(1), "share"),
        (lambda: model.calibrated(Setting(), 90), "use must lie between 0 and the 84.1 %"),
        (lambda: model.calibrated(Setting(), 0), "use"),
        (lambda: model.calibrated(Setting(margin=1), 59), "^margin must exceed proportional_cost"),
        (lambda: view.who_claims(6, 1000, 40, -5), "subsidy"),
        (lambda: view.reach_target(59, 50), "target"),
        (lambda: view.reach_target(59, 65, firms=0), "firms"),
        (lambda: view.reach_target(59, 65, "weight"), "measure"),
        (lambda: view.reach_target(59, 65, ordinary_tariff=5), "ordinary_tariff"),
        (lambda: view.subsidy_curve(59, 100), "target"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
