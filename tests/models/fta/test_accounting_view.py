"""What an agreement changed, from several base years and against several benchmarks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.fta import accounting_view as view

YEARS = [1998, *range(2003, 2016)]
STEADY = [{"partner": partner, "year": year, "exports": 100 * 1.05 ** (year - 1998), "imports": 50.0}
          for partner in view.ENTRY for year in YEARS]
FLAT = [{"benchmark": "none", "year": year, "value": 1.0} for year in YEARS]


@pytest.mark.parametrize("partner", view.ENTRY)
@pytest.mark.parametrize("base", view.BASES)
def test_trade_that_grows_as_expected_shows_no_effect(partner, base):
    rows = view.agreement_effect(STEADY, partner, "exports", base, 5, 0, 2015)
    assert all(abs(row["effect"]) < 1e-6 for row in rows)


@given(growth=st.floats(-10, 20), more=st.floats(0.1, 5))
def test_a_more_demanding_counterfactual_leaves_a_smaller_effect(growth, more):
    lazy, strict = (view.agreement_effect(STEADY, "Chile", "exports", "year before", g, 0, 2015)[-1]["effect"]
                    for g in (growth, growth + more))
    assert strict < lazy


def test_the_rows_end_with_the_last_year():
    assert view.agreement_effect(STEADY, "Peru", "imports", "1998", 0, 0, 2012)[-1]["year"] == 2012


def test_the_bases_are_the_years_around_entry():
    assert [view.base_year("Peru", base) for base in view.BASES] == [1998, 2010, 2011]


def test_without_growth_the_effect_is_all_that_trade_grew():
    rows = view.effect_by_benchmark(STEADY, FLAT, "Chile", "exports", [2015])
    by_base = {row["base_year"]: row["effect_share"] for row in rows}
    assert by_base[2003] == pytest.approx(100 * (1.05**12 - 1))
    assert by_base[1998] > by_base[2003] > by_base[2004]


def test_every_combination_is_there_once():
    rows = view.effect_by_benchmark(STEADY, FLAT, "Chile", "exports", [2014, 2015])
    assert len({(row["base"], row["benchmark"], row["last_year"]) for row in rows}) == len(rows) == 3 * 2


@pytest.mark.parametrize(("change", "named"), [
    ({"partner": "Mexico"}, "partner"), ({"base": "2001"}, "base"), ({"flow": "trade"}, "flow"),
    ({"last_year": 2003}, "last_year"), ({"spread": -1}, "spread"), ({"growth": -100}, "growth")])
def test_a_bad_argument_is_named(change, named):
    arguments = {"partner": "Chile", "flow": "exports", "base": "year before", "growth": 5, "spread": 1,
                 "last_year": 2015}
    with pytest.raises(ValueError, match=f"^{named} "):
        view.agreement_effect(STEADY, **{**arguments, **change})


def test_a_benchmark_without_the_base_year_is_named():
    with pytest.raises(ValueError, match="none in 2003"):
        view.effect_by_benchmark(STEADY, [row for row in FLAT if row["year"] != 2003], "Chile", "exports", [2015])


@pytest.mark.parametrize(("growth", "words"), [(0, "above zero"), (20, "below zero"), (5, "zero lies inside")])
def test_the_sentence_says_whether_the_sign_is_settled(growth, words):
    values = {"partner": "Chile", "flow": "exports", "growth": growth}
    assert words in view.agreement_effect_summary(
        values, view.agreement_effect(STEADY, "Chile", "exports", "year before", growth, 1, 2015))
