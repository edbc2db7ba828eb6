from math import fsum, isclose, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.fta import accounting

amounts = st.floats(0.01, 1e6)
methods = st.sampled_from(["divisia", "bennet"])
SERIES = [{"year": 2003 + k, "exports": 100.0 * 1.1**k, "exports_volume": 50.0 + k, "imports": 7.0,
           "imports_volume": 2.0} for k in range(5)]


def chile():
    return data.load("chile-trade").to_dict("records")


@given(amounts, amounts, amounts, amounts, methods)
def test_price_and_volume_add_up_exactly(value, volume, later_value, later_volume, method):
    change = accounting.price_volume(value, volume, later_value, later_volume, method)
    size = max(value, later_value, abs(change.price), abs(change.volume))
    assert isclose(change.price + change.volume, later_value - value, abs_tol=1e-9 * size)
    assert change.total == later_value - value


@given(amounts, amounts, amounts, amounts, methods)
def test_turning_time_round_turns_the_signs(value, volume, later_value, later_volume, method):
    there = accounting.price_volume(value, volume, later_value, later_volume, method)
    back = accounting.price_volume(later_value, later_volume, value, volume, method)
    size = max(value, later_value, abs(there.price))
    assert isclose(there.price, -back.price, abs_tol=1e-9 * size)


@given(amounts, amounts, st.floats(0.1, 10), methods)
def test_a_constant_price_leaves_only_volume(value, volume, factor, method):
    change = accounting.price_volume(value, volume, value * factor, volume * factor, method)
    assert isclose(change.price, 0, abs_tol=1e-9 * value * max(factor, 1))


@given(amounts, amounts, methods)
def test_the_unit_of_weight_does_not_matter(value, volume, method):
    tonnes = accounting.price_volume(value, volume, 2 * value, 1.5 * volume, method)
    kilos = accounting.price_volume(value, 1000 * volume, 2 * value, 1500 * volume, method)
    assert isclose(tonnes.price, kilos.price, rel_tol=1e-9)


@given(amounts, amounts)
def test_the_logarithmic_mean_lies_between_geometric_and_arithmetic(first, second):
    mean = accounting.logarithmic_mean(first, second)
    assert sqrt(first * second) * (1 - 1e-9) <= mean <= (first + second) / 2 * (1 + 1e-9)


@given(amounts)
def test_the_logarithmic_mean_of_equals_is_theirs(value):
    assert accounting.logarithmic_mean(value, value) == value


@given(st.floats(1, 1e6), st.floats(-1e-7, 1e-7))
def test_the_logarithmic_mean_stays_exact_close_to_equality(value, step):
    assert isclose(accounting.logarithmic_mean(value, value * (1 + step)), value * (1 + step / 2), rel_tol=1e-12)


def test_chiles_surplus_came_from_prices_and_not_from_tonnes():
    last = accounting.price_volume_path(chile(), "imports", 2003, "divisia")[-1]
    assert last["year"] == 2015
    assert last["price"] > 2 * last["volume"] > 0


@pytest.mark.parametrize("flow", ["exports", "imports"])
@pytest.mark.parametrize("method", ["divisia", "bennet"])
def test_the_path_starts_at_nothing_and_adds_up_every_year(flow, method):
    rows = accounting.price_volume_path(chile(), flow, 2004, method)
    assert [row["year"] for row in rows] == list(range(2004, 2016))
    assert rows[0]["change"] == rows[0]["price"] == rows[0]["volume"] == 0
    for row in rows:
        assert isclose(row["price"] + row["volume"], row["change"], abs_tol=1e-6)


def test_the_sentence_gives_both_parts():
    rows = accounting.price_volume_path(chile(), "imports", 2003, "divisia")
    sentence = accounting.price_volume_sentence({"flow": "imports"}, rows)
    assert f"{rows[-1]['price']:+.0f} by price" in sentence
    assert f"{rows[-1]['volume']:+.0f} by volume" in sentence


@given(st.lists(st.tuples(amounts, amounts, st.floats(0, 2)), max_size=4), amounts, amounts, st.floats(0.5, 50))
def test_growth_accounting_adds_up_exactly(factors, before, after, years):
    listed = [{"name": str(k), "before": one, "after": two, "weight": weight}
              for k, (one, two, weight) in enumerate(factors)]
    rows = accounting.growth_accounting(before, after, listed, years)
    assert isclose(fsum(row["contribution"] for row in rows), 100 * log(after / before) / years, abs_tol=1e-8)


def test_price_and_volume_explain_all_growth_of_value():
    first, last = chile()[-1], chile()[0]
    factors = [{"name": "volume", "before": first["imports_volume"], "after": last["imports_volume"], "weight": 1},
               {"name": "unit value", "before": first["imports"] / first["imports_volume"],
                "after": last["imports"] / last["imports_volume"], "weight": 1}]
    rows = accounting.growth_accounting(first["imports"], last["imports"], factors, last["year"] - first["year"])
    assert isclose(rows[-1]["contribution"], 0, abs_tol=1e-9)


shares = st.lists(st.tuples(st.floats(0, 20), st.floats(0, 20)), min_size=1, max_size=5)


@given(shares)
def test_what_one_supplier_wins_others_lose(pairs):
    suppliers = [{"supplier": str(k), "before": one, "after": two} for k, (one, two) in enumerate(pairs)]
    rows = accounting.share_shifts(suppliers)
    assert isclose(fsum(row["shift"] for row in rows), 0, abs_tol=1e-9)
    assert rows[-1]["supplier"] == "others"


def test_korean_cars_took_less_in_chile_than_the_japanese_lost():
    figure = data.load("chapter1-figures").set_index("name")["value"]
    rows = accounting.share_shifts([
        {"supplier": name, "before": figure[f"{name}_cars_in_chile_2003"],
         "after": figure[f"{name}_cars_in_chile_2014"]}
        for name in ("korean", "japanese")])
    korean, japanese, others = (row["shift"] for row in rows)
    assert 0 < korean < -japanese
    assert isclose(others, -japanese - korean, abs_tol=1e-9)


def test_a_share_from_nothing_has_no_growth():
    assert accounting.share_shifts([{"supplier": "Peru", "before": 0, "after": 75.4}])[0]["growth"] is None


def test_steady_growth_has_no_spread():
    mean, error = accounting.mean_growth([100 * 1.05**k for k in range(6)])
    assert isclose(mean, 100 * log(1.05), rel_tol=1e-9)
    assert isclose(error, 0, abs_tol=1e-9)


@given(st.lists(amounts, min_size=3, max_size=8))
def test_mean_growth_depends_on_the_ends_only(values):
    mean, error = accounting.mean_growth(values)
    assert isclose(mean, 100 * log(values[-1] / values[0]) / (len(values) - 1), abs_tol=1e-7)
    assert error >= 0


def test_trade_that_grows_as_supposed_shows_no_effect():
    for row in accounting.effect_path(SERIES, "exports", 2003, 10, 2):
        assert isclose(row["effect"], 0, abs_tol=1e-9)
        assert row["effect_low"] <= 1e-9
        assert row["effect_high"] >= -1e-9


@given(st.floats(-20, 30), st.floats(0, 10))
def test_the_effect_lies_in_its_interval_and_falls_with_supposed_growth(growth, spread):
    row = accounting.effect_path(SERIES, "exports", 2003, growth, spread)[-1]
    assert row["effect_low"] <= row["effect"] <= row["effect_high"]
    faster = accounting.effect_path(SERIES, "exports", 2003, growth + 1, spread)[-1]
    assert faster["effect"] < row["effect"]


def test_the_sign_of_the_chile_effect_turns_on_the_base_year():
    later = accounting.effect_path(chile(), "exports", 2007, 7.6, 2)[-1]
    earlier = accounting.effect_path(chile(), "exports", 2003, 7.6, 2)[-1]
    assert later["effect_high"] < 0 < earlier["effect_low"]


@pytest.mark.parametrize(
    ("growth", "spread", "words"),
    [(0, 1, "whole interval is a gain"), (30, 1, "whole interval is a shortfall"), (10, 5, "sign is open")],
)
def test_the_sentence_says_whether_the_sign_is_sure(growth, spread, words):
    rows = accounting.effect_path(SERIES, "exports", 2003, growth, spread)
    assert words in accounting.effect_sentence({"flow": "exports", "growth": growth}, rows)


def test_the_last_year_alone_asks_for_an_earlier_base():
    values = {"flow": "exports", "growth": 1}
    rows = accounting.effect_path(SERIES, "exports", 2007, 1, 1)
    assert "before 2007" in accounting.effect_sentence(values, rows)
    path = accounting.price_volume_path(SERIES, "exports", 2007, "divisia")
    assert "before 2007" in accounting.price_volume_sentence(values, path)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: accounting.logarithmic_mean(0, 1), "first"),
        (lambda: accounting.price_volume(1, 0, 1, 1), "volume_before"),
        (lambda: accounting.price_volume(1, 1, None, 1), "value_after"),
        (lambda: accounting.price_volume(1, 1, 1, 1, "paasche"), "method"),
        (lambda: accounting.price_volume_path(SERIES, "balance", 2003, "divisia"), "flow"),
        (lambda: accounting.price_volume_path(SERIES, "exports", 2020, "divisia"), "base_year"),
        (lambda: accounting.price_volume_path([dict(SERIES[0], exports=0)], "exports", 2003, "divisia"), "series"),
        (lambda: accounting.growth_accounting(1, 1, [], 0), "years"),
        (lambda: accounting.growth_accounting(
            1, 1, [{"name": "k", "before": 1, "after": 1, "weight": -1}], 1), "weight"),
        (lambda: accounting.share_shifts([{"supplier": "a", "before": 101, "after": 1}]), "suppliers"),
        (lambda: accounting.share_shifts([{"supplier": k, "before": 60, "after": 1} for k in "ab"]), "more than 100"),
        (lambda: accounting.mean_growth([1, 2]), "values"),
        (lambda: accounting.mean_growth([1, 2, -3]), "values"),
        (lambda: accounting.effect_path(SERIES, "exports", 2003, 5, -1), "spread"),
        (lambda: accounting.effect_path(SERIES, "exports", 2003, -99, 2), "growth"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
