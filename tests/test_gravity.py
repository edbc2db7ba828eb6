from math import exp, isclose, log

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data, gravity
from tests.cases import case, larger

EXPECTED = case("F06-fixest-trade")["expected"]
EFFECTS = ("Origin", "Destination", "Product", "Year")
latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@pytest.fixture(scope="module")
def european():
    """Trade of the EU15 by product and year: 38,325 flows."""
    return pd.read_csv(larger("fixest_trade.csv.gz"))


@pytest.fixture(scope="module")
def partners():
    return gravity.korea_with_partners()


@pytest.fixture(scope="module")
def invented():
    """Flows of ten exporters and importers that follow a gravity equation exactly."""
    generator = np.random.default_rng(7)
    rows = [{"exporter": i, "importer": n, "size": float(i + 1), "distance": 1 + abs(i - n) + generator.random(),
             "agreement": int((i + n) % 3 == 0)} for i in range(10) for n in range(10) if i != n]
    table = pd.DataFrame(rows)
    table["flow"] = np.exp(2 + 0.8 * np.log(table["size"]) - 1.2 * np.log(table["distance"]) + 0.5 * table["agreement"])
    return table


@pytest.mark.parametrize(
    ("cluster", "published"),
    [(("Origin",), "se_cluster_Origin"), (("Product",), "se_cluster_Product"),
     (("Origin", "Destination"), "se_twoway_OD")],
)
def test_distance_costs_european_trade_what_was_published(european, cluster, published):
    fit = gravity.ppml(european, "Euros", logs=("dist_km",), effects=EFFECTS, cluster=cluster)
    assert fit.observations == 38325
    assert abs(fit.coefficients.loc["dist_km", "estimate"] - EXPECTED["coef"]) < 1e-5
    assert isclose(fit.coefficients.loc["dist_km", "standard_error"], EXPECTED[published], rel_tol=1e-5)


def test_without_fixed_effects_distance_costs_what_was_published(european):
    fit = gravity.ppml(european, "Euros", logs=("dist_km",))
    assert fit.coefficients["estimate"].tolist() == pytest.approx(list(EXPECTED["noFE"].values()), abs=1e-5)


def test_fitted_flows_correlate_with_actual_ones_as_published(european):
    fit = gravity.ppml(european, "Euros", logs=("dist_km",), effects=EFFECTS)
    assert np.corrcoef(fit.fitted, european["Euros"])[0, 1] ** 2 == pytest.approx(EXPECTED["sq_cor"], abs=1e-5)


def test_an_exact_gravity_equation_is_found_again(invented):
    fit = gravity.ppml(invented, "flow", logs=("size", "distance"), indicators=("agreement",))
    assert fit.coefficients["estimate"].tolist() == pytest.approx([2, 0.8, -1.2, 0.5], abs=1e-8)
    assert fit.deviance_explained == pytest.approx(1)


def test_fixed_effects_take_the_place_of_size(invented):
    fit = gravity.ppml(invented, "flow", logs=("distance",), indicators=("agreement",),
                       effects=("exporter", "importer"))
    assert fit.coefficients["estimate"].to_dict() == pytest.approx({"distance": -1.2, "agreement": 0.5}, abs=1e-8)


def test_the_unit_of_flows_moves_the_constant_only(partners):
    thousand = gravity.ppml(partners, "exports", logs=("gdp", "distance")).coefficients
    million = gravity.ppml(partners.assign(exports=partners["exports"] / 1000), "exports",
                           logs=("gdp", "distance")).coefficients
    assert million.loc["constant", "estimate"] == pytest.approx(thousand.loc["constant", "estimate"] - log(1000))
    assert million.drop("constant").to_numpy() == pytest.approx(thousand.drop("constant").to_numpy(), rel=1e-6)


def test_zero_flows_stay_in(invented):
    with_zero = invented.assign(flow=invented["flow"].where(invented["distance"] < 8, 0))
    fit = gravity.ppml(with_zero, "flow", logs=("size", "distance"))
    assert (with_zero["flow"] == 0).sum() > 0
    assert fit.observations == len(invented)


def test_clusters_of_one_row_are_robust_errors_but_for_the_correction(invented):
    noisy = invented.assign(flow=invented["flow"] * (1 + 0.3 * np.sin(np.arange(len(invented)))),
                            row=range(len(invented)))
    robust = gravity.ppml(noisy, "flow", logs=("size", "distance"))
    rows = gravity.ppml(noisy, "flow", logs=("size", "distance"), cluster=("row",))
    ratio = rows.coefficients["standard_error"] / robust.coefficients["standard_error"]
    assert ratio.tolist() == pytest.approx([1, 1, 1], rel=1e-9)  # G/(G-1) (n-1)/(n-k) is n/(n-k) when G is n
    assert (robust.clusters, rows.clusters) == (None, len(noisy))


def test_korea_sells_more_to_larger_and_nearer_partners(partners):
    estimate = gravity.ppml(partners, "exports", logs=("gdp", "distance")).coefficients
    assert estimate.loc["gdp", "low"] > 0
    assert estimate.loc["distance", "high"] < 0


def test_distance_says_nothing_sure_about_what_korea_buys(partners):
    estimate = gravity.ppml(partners, "imports", logs=("gdp", "distance")).coefficients
    assert estimate.loc["distance", "low"] < 0 < estimate.loc["distance", "high"]


def test_every_partner_is_estimated_on_or_named_as_left_out(partners):
    listed = data.load("korea-trade-partners").dropna(subset=["iso3"])
    assert sorted([*partners["country"], *partners.attrs["left_out"]]) == sorted(listed["country"])
    assert len(listed) == 24
    assert partners.attrs["left_out"] == ["Bermuda", "Bahamas", "Cayman Islands (UK)", "Puerto Rico"]


def test_gdp_of_2015_loses_venezuela():
    assert "Venezuela" in gravity.korea_with_partners(gdp_year=2015).attrs["left_out"]


@given(latitudes, longitudes, latitudes, longitudes)
def test_the_way_back_is_as_long_and_never_over_half_the_globe(north, east, to_north, to_east):
    there = gravity.great_circle(north, east, to_north, to_east)
    assert isclose(there, gravity.great_circle(to_north, to_east, north, east), abs_tol=1e-6)
    assert 0 <= there <= np.pi * gravity.EARTH_RADIUS + 1e-6


@given(latitudes, longitudes)
def test_a_place_is_half_the_globe_from_its_antipode(north, east):
    antipode = gravity.great_circle(north, east, -north, east - 180 if east > 0 else east + 180)
    assert isclose(antipode, np.pi * gravity.EARTH_RADIUS, rel_tol=1e-6)


def test_a_degree_of_latitude_is_111_km():
    assert round(gravity.great_circle(10, 20, 11, 20), 1) == 111.2


def test_the_published_coefficient_of_an_agreement_is_75_percent():
    assert round(gravity.percent_effect(0.557).percent) == 75


@given(st.floats(-2, 2), st.floats(0, 1))
def test_the_interval_of_an_effect_holds_it_and_is_skewed_upwards(coefficient, error):
    effect = gravity.percent_effect(coefficient, error)
    assert effect.low <= effect.percent <= effect.high
    assert effect.high - effect.percent >= effect.percent - effect.low - 1e-9


@given(st.floats(0.01, 2), st.floats(0.5, 12))
def test_the_equivalent_tariff_cut_would_raise_trade_as_much(coefficient, elasticity):
    fall = gravity.tariff_equivalent(coefficient, elasticity) / 100
    assert isclose((1 - fall) ** -elasticity, exp(coefficient), rel_tol=1e-9)


FLOWS = pd.DataFrame({"flow": [1.0, 2, 3, 4, 0], "size": [1.0, 2, 3, 4, 5], "group": list("aabbb"),
                      "gap": [1, None, 3, 4, 5]})


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: gravity.great_circle(91, 0, 0, 0), "latitude"),
        (lambda: gravity.great_circle(0, 0, 0, 181), "to_longitude"),
        (lambda: gravity.korea_with_partners(1950), "gdp_year"),
        (lambda: gravity.ppml(FLOWS, "value"), "'value'"),
        (lambda: gravity.ppml(FLOWS.assign(flow=-1.0), "flow"), "outcome"),
        (lambda: gravity.ppml(FLOWS, "flow", logs=("flow",)), "logs"),
        (lambda: gravity.ppml(FLOWS, "flow", indicators=("gap",)), "no gap in 'gap'"),
        (lambda: gravity.ppml(FLOWS, "flow", cluster=("flow", "size", "group")), "cluster"),
        (lambda: gravity.ppml(FLOWS.assign(group="a"), "flow", cluster=("group",)), "cluster"),
        (lambda: gravity.ppml(FLOWS.head(2), "flow", logs=("size",)), "more rows"),
        (lambda: gravity.percent_effect(float("nan")), "coefficient"),
        (lambda: gravity.percent_effect(0.5, -1), "standard_error"),
        (lambda: gravity.tariff_equivalent(0.5, 0), "elasticity"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()


def test_a_fixed_effect_without_any_trade_is_refused():
    flows = pd.DataFrame({"flow": [0.0, 0, 0, 4, 5, 6, 7], "group": list("aaabbbb"), "size": [1.0, 2, 3, 4, 5, 6, 7]})
    with pytest.raises(ValueError, match="all flows of 'a' are 0"):
        gravity.ppml(flows, "flow", logs=("size",), effects=("group",))
