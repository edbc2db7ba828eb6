from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import promotion
from tests.cases import case

elasticities = st.floats(0.01, 0.5)
shares = st.floats(0.001, 5)


def test_one_per_cent_of_budget_adds_the_published_elasticity_of_exports():
    found = case("S09-itc-tpo")
    elasticity = found["inputs"]["elasticity_exports"]
    assert isclose(promotion.added(100, elasticity, 1), found["expected"]["exports_for_1_percent"], rel_tol=0.005)


@pytest.mark.parametrize("country", ["Portugal", "Chile", "Bolivia"])
def test_the_last_dollar_by_country_is_elasticity_over_budget_share(country):
    found = case("S09-itc-tpo")
    share = found["inputs"]["budget_to_exports_pct"][country]
    assert abs(promotion.last_dollar(0.074, share) - found["expected"]["exports_per_dollar"][country]) < 0.05


def test_eighty_seven_dollars_a_dollar_imply_about_the_region_s_budget_share():
    figures = data.load("chapter4-figures").set_index("name")["value"]
    share = 100 * figures["export_elasticity"] / figures["export_return"]
    assert round(share, 3) == 0.085
    assert isclose(promotion.last_dollar(figures["export_elasticity"], share), figures["export_return"])


@given(st.floats(0, 1e6), elasticities)
def test_an_unchanged_budget_adds_nothing(level, elasticity):
    assert promotion.added(level, elasticity, 0) == 0


@given(elasticities, st.floats(1, 400), st.floats(1, 400))
def test_each_further_step_of_the_budget_adds_less(elasticity, first, second):
    step = promotion.added(100, elasticity, first + second) - promotion.added(100, elasticity, first)
    from_start = promotion.added(100, elasticity, second)
    assert step < from_start


@given(st.floats(1, 1e6), shares, elasticities)
def test_the_last_dollar_is_the_slope_of_exports(exports, share, elasticity):
    dollar = 1e-4  # % of the budget
    slope = promotion.added(exports, elasticity, dollar) / (promotion.budget(exports, share) * dollar / 100)
    assert isclose(slope, promotion.last_dollar(elasticity, share), rel_tol=1e-4)


@given(shares, elasticities, st.floats(1, 100))
def test_after_the_best_change_the_last_dollar_brings_back_a_dollar(share, elasticity, kept):
    change = promotion.best_change(share, elasticity, kept)
    grown = (1 + change / 100) ** elasticity
    share_after = share * (1 + change / 100) / grown
    assert isclose(share_after, promotion.paying_share(elasticity, kept), rel_tol=1e-6)


@given(shares, elasticities, st.floats(1, 100), st.floats(-90, 900))
def test_no_other_change_leaves_more_than_the_best(share, elasticity, kept, other):
    best = promotion.best_change(share, elasticity, kept)
    most = promotion.net_gain(1000, share, elasticity, best, kept)
    assert promotion.net_gain(1000, share, elasticity, other, kept) <= most + 1e-6 * (1 + abs(most))


@given(shares, elasticities)
def test_the_needed_part_makes_the_present_share_the_paying_one(share, elasticity):
    part = promotion.needed_part(share, elasticity)
    if part <= 100:
        assert isclose(promotion.paying_share(elasticity, part), share)


@given(st.floats(-50, 50), st.floats(0.05, 0.9))
def test_the_change_for_a_growth_brings_that_growth(growth, elasticity):
    assert isclose(promotion.added(100, elasticity, promotion.change_for(growth, elasticity)), growth, abs_tol=1e-6)


@pytest.mark.parametrize(("call", "named"), [
    (lambda: promotion.budget(-1, 0.1), "exports"), (lambda: promotion.budget(1, 101), "budget_share"),
    (lambda: promotion.last_dollar(1, 0.1), "elasticity"), (lambda: promotion.last_dollar(0.1, 0), "budget_share"),
    (lambda: promotion.added(1, 0.1, -100), "change"), (lambda: promotion.added(-1, 0.1, 1), "level"),
    (lambda: promotion.net_gain(1, 0.1, 0.1, 1, 101), "kept"), (lambda: promotion.paying_share(-0.1, 1), "elasticity"),
    (lambda: promotion.needed_part(0.1, 0), "elasticity"), (lambda: promotion.needed_part(-1, 0.1), "budget_share"),
    (lambda: promotion.best_change(0, 0.1, 10), "budget_share"), (lambda: promotion.change_for(-100, 0.1), "growth"),
    (lambda: promotion.change_for(1, 0), "elasticity"), (lambda: promotion.change_for(1000, 0.01 / 3), "elasticity"),
])
def test_what_is_out_of_range_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
