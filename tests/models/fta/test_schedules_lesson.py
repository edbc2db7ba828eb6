from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.fta import schedules
from innotrade.models.fta.schedules_lesson import (
    duty_account,
    one_product,
    one_product_summary,
    three_counts,
    three_counts_summary,
)

LINES = [
    {"product": "cars", "items": 40, "trade": 70, "base_rate": 6, "category": "immediate"},
    {"product": "parts", "items": 56, "trade": 24, "base_rate": 6, "category": "equal stages", "stages": 10},
    {"product": "refrigerators", "items": 4, "trade": 6, "base_rate": 6, "category": "excluded"},
]
categories = st.sampled_from(["immediate", "equal stages", "back-loaded", "seasonal", "excluded"])
schedule = st.lists(
    st.fixed_dictionaries({"items": st.integers(1, 500), "trade": st.floats(0.1, 1e6), "base_rate": st.floats(0.5, 60),
                           "category": categories, "stages": st.integers(1, 18)}),
    min_size=1, max_size=6,
)


def product(category, **changes):
    settings = {"base_rate": 20, "stages": 10, "grace": 3, "open_share": 60, "quota_share": 80, "discount_rate": 5}
    return one_product(category, **(settings | changes))


def test_squid_pays_twelve_per_cent_in_2014_and_nothing_from_2020():
    rates = {row["year"]: row["rate"] for row in product("equal stages", entry=2011)}
    assert rates[2014] == pytest.approx(12)
    assert min(year for year, rate in rates.items() if rate == 0) == 2020


def test_a_category_leaves_the_controls_of_the_others_aside():
    assert product("immediate", grace=7, open_share=1, quota_share=2) == product("immediate")


def test_one_more_unit_pays_the_full_tariff_beyond_a_full_quota():
    last = product("tariff quota")[-1]
    assert (last["rate"], last["next_unit"]) == (pytest.approx(4), 20)


@pytest.mark.parametrize(("category", "said"), [
    ("immediate", "Free of duty from 2004. Over 20 years the promise saves 100.0 %"),
    ("excluded", "The tariff stays at 20.0 %. Over 20 years the promise saves 0.0 %"),
    ("seasonal", "Never free as a whole: in 2023 the average is 8.0 %, on one more unit 8.0 %"),
    ("tariff quota", "Never free as a whole: in 2023 the average is 4.0 %, on one more unit 20.0 %"),
])
def test_the_sentence_says_what_becomes_of_the_tariff(category, said):
    assert one_product_summary({"category": category}, product(category)).startswith(said)


def test_there_is_nothing_to_save_on_a_tariff_of_zero():
    said = one_product_summary({"category": "immediate"}, product("immediate", base_rate=0))
    assert said.startswith("A tariff of zero")


def test_the_three_counts_differ_on_entry():
    rows = {(row["year"], row["measure"]): row["share"] for row in three_counts(LINES, 5)}
    assert rows[2003, "duty gone"] == pytest.approx(0)
    assert rows[2004, "items free"] == pytest.approx(40)
    assert rows[2004, "trade free"] == pytest.approx(70)
    assert rows[2004, "duty gone"] == pytest.approx(70 + 2.4)
    assert rows[2013, "items free"] == pytest.approx(96)
    assert rows[2013, "trade free"] == pytest.approx(94)


@given(schedule, st.floats(0, 20))
def test_what_is_saved_waited_for_and_never_given_is_the_whole_duty(lines, discount_rate):
    account = duty_account(lines, discount_rate)
    assert isclose(sum(account.values()), 100, abs_tol=1e-9)
    assert all(part >= -1e-9 for part in account.values())


@given(schedule)
def test_saved_is_the_present_value_of_the_model(lines):
    worth = [schedules.present_value(schedules.path(schedules.read_concession(line), 2004, 20, line["trade"]))
             for line in lines]
    full = [schedules.present_value(schedules.path(schedules.Concession("immediate", line["base_rate"]), 2004, 20,
                                                   line["trade"])) for line in lines]
    assert isclose(duty_account(lines, 5)["saved"], 100 * sum(worth) / sum(full), rel_tol=1e-9, abs_tol=1e-9)


@given(schedule)
def test_an_immediate_schedule_saves_everything_and_an_excluded_one_nothing(lines):
    open_door = duty_account([line | {"category": "immediate"} for line in lines], 5)
    shut = duty_account([line | {"category": "excluded"} for line in lines], 5)
    assert open_door["saved"] == pytest.approx(100)
    assert shut["never"] == pytest.approx(100)


def test_waiting_costs_nothing_where_nothing_is_staged():
    lines = [line for line in LINES if line["category"] != "equal stages"]
    assert duty_account(lines, 8)["waiting"] == pytest.approx(0, abs=1e-9)


def test_the_sentence_counts_three_ways_and_accounts_for_the_duty():
    text = three_counts_summary({"lines": LINES, "discount_rate": 0}, three_counts(LINES, 0))
    assert text.startswith("Free in 2004: 40.0 % of items, 70.0 % of trade. Free in 2013: 96.0 % of items, 94.0 % of")
    # waiting: 24 % of trade, 45 of 200 tenths of years; never: 6 % of trade
    assert "88.6 % is saved, 5.4 % lost to waiting and 6.0 % never falls" in text


@pytest.mark.parametrize(("call", "named"), [
    (lambda: three_counts(LINES, -1), "discount_rate.*-1"),
    (lambda: three_counts([], 5), "lines must hold at least one"),
    (lambda: three_counts([LINES[0] | {"base_rate": 0}], 5), "lines must hold trade that pays duty"),
    (lambda: duty_account([LINES[0] | {"base_rate": 0}], 5), "lines must hold trade that pays duty"),
    (lambda: duty_account([LINES[0], LINES[1] | {"stages": 99}], 5), "row 2: stages"),
    (lambda: product("equal stages", stages=0), "stages.*0"),
])
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
