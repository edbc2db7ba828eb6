from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta import schedules, schedules_view
from innotrade.models.fta.schedules import CATEGORIES, Concession, rate_in_year
from tests.cases import case

rates = st.floats(0.5, 100)
STAGED = st.sampled_from(["immediate", "equal stages", "back-loaded", "grace period", "seasonal", "excluded"])
concessions = st.builds(
    Concession, STAGED, rates, stages=st.integers(1, 20), grace=st.integers(0, 5), back_loading=st.floats(1, 5),
    open_share=st.floats(0, 100),
)
LINES = [
    {"product": "cars", "items": 10, "trade": 70, "base_rate": 6, "category": "immediate"},
    {"product": "parts", "items": 80, "trade": 20, "base_rate": 6, "category": "equal stages", "stages": 5},
    {"product": "refrigerators", "items": 10, "trade": 10, "base_rate": 6, "category": "excluded"},
]


def beef():
    published = case("F13-korus-beef")["inputs"]
    return Concession("equal stages", published["base"], stages=published["stages"]), published["year1"]


@pytest.mark.parametrize("year", ["2012", "2018", "2026"])
def test_korean_beef_has_the_published_rates(year):
    concession, entry = beef()
    expected = case("F13-korus-beef")["expected"][year]
    assert rate_in_year(concession, int(year), entry) == pytest.approx(expected, abs=0.05)


def test_korean_beef_falls_by_the_published_step():
    concession, entry = beef()
    step = rate_in_year(concession, 2015, entry) - rate_in_year(concession, 2016, entry)
    assert step == pytest.approx(case("F13-korus-beef")["expected"]["step_pp"], abs=0.05)


def test_the_swiss_formula_gives_the_published_tariffs():
    published = case("F12-swiss-formula")
    coefficient = published["inputs"]["a"]
    after = [schedules.swiss_formula(base, coefficient) for base in published["inputs"]["T0"]]
    assert after == pytest.approx(published["expected"]["T1"], abs=0.05)
    cuts = [100 * (1 - new / old) for new, old in zip(after, published["inputs"]["T0"], strict=True)]
    assert cuts == pytest.approx(published["expected"]["cut_pct"], abs=2)  # printed as rounded figures


def test_perus_cars_are_free_in_the_years_that_the_study_gives():
    # Section C.2: over 3,000 cc at once (2011), 1,500 to 3,000 cc from 2015, smaller ones from 2020.
    for stages, free in ((1, 2011), (5, 2015), (10, 2020)):
        concession = Concession("equal stages", 9, stages=stages)
        assert rate_in_year(concession, free, 2011) == 0
        assert rate_in_year(concession, free - 1, 2011) > 0


@settings(deadline=None)
@given(concessions, st.integers(2000, 2030))
def test_no_tariff_rises_and_none_leaves_the_base_rate_before_entry(concession, entry):
    found = [rate_in_year(concession, year, entry) for year in range(entry - 2, entry + 25)]
    assert found[0] == found[1] == concession.base_rate
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(found))
    assert all(0 <= rate <= concession.base_rate + 1e-9 for rate in found)


@settings(deadline=None)
@given(rates, st.integers(2, 20), st.floats(1.01, 5))
def test_back_loading_never_gives_more_than_equal_stages(base, stages, power):
    late, even = Concession("back-loaded", base, stages, back_loading=power), Concession("equal stages", base, stages)
    for year in range(2012, 2012 + stages - 1):
        assert rate_in_year(late, year, 2012) > rate_in_year(even, year, 2012)
    assert rate_in_year(late, 2012 + stages - 1, 2012) == rate_in_year(even, 2012 + stages - 1, 2012) == 0


@settings(deadline=None)
@given(rates, st.integers(1, 15), st.integers(0, 10))
def test_a_grace_period_shifts_equal_stages_by_its_length(base, stages, grace):
    late, even = Concession("grace period", base, stages, grace=grace), Concession("equal stages", base, stages)
    for year in range(2010, 2040):
        assert rate_in_year(late, year + grace, 2012) == rate_in_year(even, year, 2012)


@settings(deadline=None)
@given(rates, st.integers(1, 15), st.floats(0, 100))
def test_a_seasonal_tariff_frees_the_open_season_only(base, stages, open_share):
    concession = Concession("seasonal", base, stages, open_share=open_share)
    assert isclose(rate_in_year(concession, 2060, 2012), base * (1 - open_share / 100), abs_tol=1e-9)


def test_a_full_quota_saves_on_average_but_not_at_the_margin():
    concession = Concession("tariff quota", 30, quota_share=80)
    assert rate_in_year(concession, 2012, 2012) == pytest.approx(6)
    assert schedules.marginal_rate(concession, 2012, 2012) == 30
    open_quota = Concession("tariff quota", 30, quota_share=100, in_quota_rate=5)
    assert rate_in_year(open_quota, 2012, 2012) == schedules.marginal_rate(open_quota, 2012, 2012) == 5


def test_a_growing_quota_ends_by_holding_all_imports():
    concession = Concession("tariff quota", 30, quota_share=50, quota_growth=10)
    assert rate_in_year(concession, 2013, 2012) == pytest.approx(30 * (1 - 0.55))
    assert rate_in_year(concession, 2025, 2012) == 0


def test_the_present_value_of_two_stages_is_that_of_the_hand_calculation():
    rows = schedules.path(Concession("equal stages", 10, 2), 2012, 3, imports=200, discount_rate=25)
    # 200 at 5 % saved, then at 10 %, then at 10 %; discounted by 1, 1.25 and 1.5625
    assert schedules.present_value(rows) == pytest.approx(10 + 20 / 1.25 + 20 / 1.5625)


@settings(deadline=None)
@given(concessions, st.floats(0, 30), st.floats(-5, 20))
def test_no_schedule_is_worth_more_than_immediate_elimination(concession, discount, growth):
    rows = schedules.path(concession, 2012, 20, 100, growth, discount)
    immediate = schedules.path(Concession("immediate", concession.base_rate), 2012, 20, 100, growth, discount)
    bound = schedules.present_value(immediate)
    assert -1e-9 <= schedules.present_value(rows) <= bound * (1 + 1e-12)
    assert isclose(sum(row["discounted_if_immediate"] for row in rows), bound)


@settings(deadline=None)
@given(concessions, st.floats(0.01, 1e6))
def test_the_unit_of_money_scales_the_present_value(concession, factor):
    one = schedules.present_value(schedules.path(concession, 2012, 10, 1.0))
    many = schedules.present_value(schedules.path(concession, 2012, 10, factor))
    assert isclose(many, one * factor, rel_tol=1e-9, abs_tol=1e-12)


def test_coverage_by_items_and_by_trade_differ_where_the_excluded_items_are_traded():
    rows = {row["year"]: row for row in schedules.coverage(LINES, 2004, 5)}
    assert (rows[2003]["items_free"], rows[2003]["trade_free"]) == (0, 0)
    assert (rows[2004]["items_free"], rows[2004]["trade_free"]) == pytest.approx((10, 70))
    assert (rows[2008]["items_free"], rows[2008]["trade_free"]) == pytest.approx((90, 90))
    assert rows[2003]["average_rate"] == pytest.approx(6)
    assert rows[2008]["weighted_rate"] == pytest.approx(0.6)


def test_a_quota_that_holds_all_imports_is_still_not_free_access():
    line = {"product": "beef", "items": 1, "trade": 1, "base_rate": 40, "category": "tariff quota", "quota_share": 100}
    assert schedules.coverage([line], 2012, 3)[-1]["items_free"] == 0


def test_a_tariff_that_was_zero_counts_as_free_before_the_agreement():
    line = {"product": "copper", "items": 1, "trade": 1, "base_rate": 0, "category": "seasonal"}
    assert schedules.coverage([line], 2004, 1)[0]["items_free"] == 100


@settings(deadline=None)
@given(rates, st.floats(0.5, 100), st.floats(0.1, 50))
def test_the_swiss_formula_harmonises(base, coefficient, more):
    low, high = schedules.swiss_formula(base, coefficient), schedules.swiss_formula(base + more, coefficient)
    assert low < min(base, coefficient)
    assert low < high
    assert high / (base + more) < low / base  # the higher tariff is cut by more


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: rate_in_year(Concession("linear", 40), 2012, 2012), "category must be one of immediate"),
        (lambda: rate_in_year(Concession("immediate", -1), 2012, 2012), "base_rate.*-1"),
        (lambda: rate_in_year(Concession("immediate", float("nan")), 2012, 2012), "base_rate.*nan"),
        (lambda: rate_in_year(Concession("equal stages", 40, stages=0), 2012, 2012), "stages.*0"),
        (lambda: rate_in_year(Concession("equal stages", 40, stages=2.5), 2012, 2012), "stages.*2.5"),
        (lambda: rate_in_year(Concession("grace period", 40, grace=-1), 2012, 2012), "grace"),
        (lambda: rate_in_year(Concession("back-loaded", 40, back_loading=0.5), 2012, 2012), "back_loading"),
        (lambda: rate_in_year(Concession("seasonal", 40, open_share=120), 2012, 2012), "open_share"),
        (lambda: rate_in_year(Concession("tariff quota", 40, quota_share=-2), 2012, 2012), "quota_share"),
        (lambda: rate_in_year(Concession("tariff quota", 4, in_quota_rate=5), 2012, 2012), "in_quota_rate"),
        (lambda: rate_in_year(Concession("immediate", 4), "2012", 2012), "year"),
        (lambda: schedules.path(Concession("immediate", 4), 2012, 0), "years"),
        (lambda: schedules.path(Concession("immediate", 4), 2012, 5, imports=-1), "imports"),
        (lambda: schedules.path(Concession("immediate", 4), 2012, 5, discount_rate=-1), "discount_rate"),
        (lambda: schedules.coverage([], 2012, 5), "lines"),
        (lambda: schedules.coverage([{**LINES[0], "stages": 99}], 2012, 5), "lines, row 1: stages"),
        (lambda: schedules.coverage([LINES[0], {"items": 1}], 2012, 5), "lines, row 2: trade is missing"),
        (lambda: schedules.coverage([{**LINES[0], "trade": 0}], 2012, 5), "lines must hold some trade"),
        (lambda: schedules.swiss_formula(50, 0), "coefficient"),
        (lambda: schedules_view.schedule_paths([], 2012, 5), "lines"),
        (lambda: schedules_view.schedule_paths([{"product": "x", "base_rate": 4}], 2012, 5), "row 1: category"),
        (lambda: schedules_view.formula_cuts(25, 120), "linear_cut"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()


def test_the_path_is_summed_up_in_a_sentence_that_is_true():
    rows = schedules_view.elimination("equal stages", 40, 15, entry=2012, years=15, discount_rate=0)
    text = schedules_view.elimination_summary({}, rows)
    assert text.startswith("The tariff falls from 40.0 % to zero in 2026")
    assert "53.3 % of what immediate" in text  # (1 + ... + 15) / (15 x 15)
    excluded = schedules_view.elimination("excluded", 40, 15)
    assert schedules_view.elimination_summary({}, excluded).startswith("The tariff stays at 40.0 %")
    free = schedules_view.elimination("immediate", 0, 1)
    assert schedules_view.elimination_summary({}, free).endswith("there is no duty to save.")
    seasonal = schedules_view.elimination("seasonal", 45, 10, open_share=50)
    assert "average tariff falls from 45.0 % to 22.5 %" in schedules_view.elimination_summary({}, seasonal)


def test_categories_are_compared_on_the_same_product():
    rows = schedules_view.compare_categories(40, 15, entry=2012, years=20)
    assert [row["category"] for row in rows] == list(CATEGORIES)
    by_name = {row["category"]: row for row in rows}
    assert by_name["immediate"]["share_of_immediate"] == pytest.approx(100)
    assert by_name["excluded"]["share_of_immediate"] == 0
    assert by_name["equal stages"]["free_from"] == 2026
    assert by_name["excluded"]["free_from"] is None
    assert by_name["seasonal"]["free_from"] is None
    assert "back-loaded" not in schedules_view.compare_categories_summary({}, rows).split("keeps")[0]


def test_products_keep_their_own_paths():
    cars = [{"product": name, "base_rate": 9, "category": "equal stages", "stages": stages}
            for name, stages in (("over 3,000 cc", 1), ("1,500 to 3,000 cc", 5), ("under 1,500 cc", 10))]
    rows = schedules_view.schedule_paths(cars, 2011, 12)
    assert len(rows) == 3 * 13
    text = schedules_view.schedule_paths_summary({}, rows)
    assert text == "over 3,000 cc: free from 2011; 1,500 to 3,000 cc: free from 2015; under 1,500 cc: free from 2020."


def test_the_coverage_view_keeps_both_measures():
    rows = schedules_view.coverage_path(LINES, 2004, 10)
    assert schedules_view.coverage_summary({}, rows) == (
        "On entry into force 10.0 % of items but 70.0 % of trade are free of duty; in 2013 it is 90.0 % of items and "
        "90.0 % of trade.")


@settings(deadline=None)
@given(st.floats(1, 100), st.floats(1, 99))
def test_the_sentence_on_formula_cuts_names_where_both_cut_alike(coefficient, cut):
    text = schedules_view.formula_cuts_summary({}, schedules_view.formula_cuts(coefficient, cut))
    alike = float(text.split("tariffs above ")[1].split(" %")[0])
    assert alike == pytest.approx(coefficient * cut / (100 - cut), abs=0.06)
