from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.korea import training, training_view
from tests.cases import case

amounts = st.floats(0, 100)
parts = st.floats(0, 1)


def test_the_published_rates_of_return_come_out():
    published = case("irr-numpy")
    for flows, printed in zip(published["inputs"]["flows"], published["expected"]["irr"], strict=True):
        assert abs(training.irr(flows) - printed) <= published["tolerance"] * 2


def test_the_published_degree_has_the_published_value():
    known, expected = case("degree-npv")["inputs"], case("degree-npv")["expected"]
    cost = [0.0] + [-known["cost"]] * known["cost_years"]
    gain = [0.0] * (known["cost_years"] + 1) + [known["gain"]] * known["gain_years"]
    assert abs(-training.npv(cost, known["rate"]) - expected["cost"]) < 1
    assert abs(training.npv(gain, known["rate"]) - expected["gain"]) < 1
    both = [one + other for one, other in zip(cost + [0.0] * known["gain_years"], gain, strict=True)]
    assert abs(training.npv(both, known["rate"]) - expected["npv"]) < 1


def test_the_published_training_has_the_published_value():
    known = case("training-npv-denise")
    money = training.flows(known["inputs"]["cost"], known["inputs"]["gain"], known["inputs"]["years"])
    assert abs(training.npv(money, known["inputs"]["rate"]) - known["expected"]["npv"]) < known["tolerance"]


@given(st.floats(1, 100), st.floats(0.5, 100), st.integers(1, 30))
def test_at_its_rate_of_return_a_training_is_worth_nothing(cost, gain, years):
    money = training.flows(cost, gain, years)
    rate = training.irr(money)
    if rate is not None:
        assert abs(training.npv(money, rate)) < 1e-6 * max(cost, gain)


@given(st.floats(0.1, 100), st.integers(1, 30), st.floats(0, 0.3), st.floats(0, 0.5))
def test_at_the_break_even_gain_a_training_is_worth_nothing(cost, years, rate, ageing):
    gain = training.break_even_gain(cost, years, rate, ageing)
    assert isclose(training.npv(training.flows(0, gain, years, ageing), rate), cost, rel_tol=1e-9)


def test_a_training_that_only_costs_has_no_rate_of_return():
    assert training.irr(training.flows(10, 0, 5)) is None


@given(amounts, amounts, amounts, parts, parts, st.floats(0, 0.9), st.integers(1, 20), st.floats(0, 0.3), parts, parts)
def test_what_the_parties_gain_adds_up(fee, work, gain, share, leaving, tax, years, rate, subsidy, own):
    found = training.parties(fee, work, gain, share, leaving, tax, years, rate, subsidy, (1 - subsidy) * own)
    parts_of = [found[name] for name in ("worker", "firm", "other firms", "state")]
    assert isclose(sum(parts_of), found["all"], abs_tol=1e-6)


def test_a_subsidy_moves_money_and_nothing_else():
    given_, not_given = (training.parties(10, 2, 3, 0.5, 0.1, 0.2, 10, 0.05, subsidy) for subsidy in (0.5, 0.0))
    assert isclose(given_["all"], not_given["all"])
    assert isclose(given_["firm"] - not_given["firm"], 5)


def test_with_the_least_subsidy_the_firm_is_even():
    numbers = (10, 2, 3, 0.5, 0.1, 0.2, 10, 0.05)
    least = training.subsidy_that_trains(*numbers)
    assert abs(training.parties(*numbers, subsidy=least)["firm"]) < 1e-9


@pytest.mark.parametrize(("numbers", "least"), [
    ((1, 0, 10, 0.2, 0.0, 0.2, 10, 0.05), 0.0), ((3, 20, 3, 0.5, 0.2, 0.2, 5, 0.05), None),
    ((0, 20, 3, 0.5, 0.2, 0.2, 5, 0.05), None),
])
def test_a_firm_may_need_nothing_or_more_than_the_fee(numbers, least):
    assert training.subsidy_that_trains(*numbers) == least


def test_where_everybody_stays_no_other_firm_gains():
    assert training.parties(3, 9, 4, 0.5, 0.0, 0.2, 10, 0.05)["other firms"] == 0


@pytest.mark.parametrize(("call", "message"), [
    (lambda: training.npv([1], -1), "rate must be greater than -1"),
    (lambda: training.flows(-1, 1, 1), "cost must be 0 or more"),
    (lambda: training.flows(1, 1, 0), "years must be a whole number"),
    (lambda: training.flows(1, 1, 1, 1.0), "ageing must be 0 or more and less than 1"),
    (lambda: training.parties(1, 1, 1, 50, 0, 0, 1, 0.05), "worker_share must lie from 0 to 1"),
    (lambda: training.parties(1, 1, 1, 0.5, 0, 1, 1, 0.05), "tax must be 0 or more and less than 1"),
    (lambda: training.parties(1, 1, 1, 0.5, 0, 0, 1, 0.05, 0.7, 0.7), "must not exceed the fee"),
    (lambda: training_view.training_value(3, 60, 2, 5, 0, 5), "weeks must lie from 0 to 52"),
    (lambda: training_view.who_gains(3, -1, 2, 50, 0, 5, 5, 0, 0, 20), "weeks must lie from 0 to 52"),
])
def test_bad_input_is_refused_with_its_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()


ONE = {"fee": 3, "weeks": 4.8, "gain": 2.4, "years": 10, "ageing": 0, "discount": 5}


@pytest.mark.parametrize(("change", "words"), [
    ({}, "is worth"), ({"years": 3}, "never paid back"), ({"gain": 0}, "no rate of return"),
])
def test_the_view_of_one_training_has_a_sentence_for_each_case(change, words):
    values = ONE | change
    rows = training_view.training_value(**values)
    assert len(rows) == values["years"] + 1
    assert words in training_view.training_value_sentence(values, rows)


WHO = {"fee": 10, "weeks": 1, "gain": 3, "worker_share": 50, "leaving": 10, "years": 10, "discount": 5, "subsidy": 0,
       "own_part": 0}


@pytest.mark.parametrize(("change", "words"), [
    ({}, "If the state paid"), ({"gain": 20}, "and trains"), ({"weeks": 20}, "Even a free course"),
])
def test_the_view_of_parties_has_a_sentence_for_each_case(change, words):
    values = WHO | change
    rows = training_view.who_gains(**values, tax=20)
    assert [row["party"] for row in rows] == ["worker", "firm", "other firms", "state", "all"]
    assert words in training_view.who_gains_sentence(values, rows)


def test_the_sentence_names_the_least_subsidy_whatever_is_paid_already():
    least = training.subsidy_that_trains(10, 100 / 52, 3, 0.5, 0.1, 0.2, 10, 0.05)
    for change in ({}, {"subsidy": 20}, {"own_part": 50}, {"subsidy": 20, "own_part": 50}):
        values = WHO | change
        words = training_view.who_gains_sentence(values, training_view.who_gains(**values, tax=20))
        assert f"paid {100 * least:.0f} %" in words
