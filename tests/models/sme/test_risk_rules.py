import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.sme import risk_rules, risk_view
from tests.cases import case

few = settings(max_examples=40, deadline=None)


def test_the_example_in_19_cfr_190_51_is_reproduced_in_every_digit():
    found = case("S07-drawback")
    inputs, expected = found["inputs"], found["expected"]
    values = [units * price for units, price in inputs["items"]]
    lines = risk_rules.drawback_claim(values, inputs["fee"], inputs["rate"], inputs["digits"])
    assert [line["ratio"] for line in lines] == expected["ratio"]
    assert [line["part"] for line in lines] == expected["fee"]
    assert [line["claim"] for line in lines] == expected["drawback"]
    unit = risk_rules.rounded(lines[0]["claim"] / inputs["items"][0][0], inputs["digits"])
    assert unit == expected["per_unit_1"]


def test_without_the_cut_in_between_the_example_differs_in_the_second_decimal():
    lines = risk_rules.drawback_claim([50000, 90000, 200000], 485)
    assert [round(line["uncut"], 4) for line in lines] != [line["claim"] for line in lines]
    assert max(abs(line["uncut"] - line["claim"]) for line in lines) > 0.01


@few
@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=8), st.floats(0, 1e5), st.floats(0, 1))
def test_a_claim_with_many_digits_is_the_refunded_part_of_the_duty(values, duty, rate):
    lines = risk_rules.drawback_claim(values, duty, rate, 10)
    assert sum(line["claim"] for line in lines) == pytest.approx(duty * rate, abs=1e-5 + 1e-7 * duty)
    assert sum(line["uncut"] for line in lines) == pytest.approx(duty * rate)


@few
@given(st.integers(0, 10**9), st.integers(0, 6))
def test_rounding_moves_by_half_a_digit_at_most_and_halves_go_up(number, digits):
    value = number / 1000
    assert abs(risk_rules.rounded(value, digits) - value) <= 0.5 * 10**-digits + 1e-6
    assert risk_rules.rounded((number + 0.5) / 10**digits, digits) == (number + 1) / 10**digits


@pytest.mark.parametrize(("exports", "rank", "route"), [
    (100, 1, 0), (100.01, 3, 1), (250, 4, 0), (300, 5, 0), (301, 5, 2), (301, 3, 1), (301, 6, 0), (0, 1, 0)])
def test_a_hidden_champion_is_told_by_the_rule_as_printed(exports, rank, route):
    found = risk_rules.hidden_champion(exports, rank)
    assert (found["route"], found["qualifies"]) == (route, route > 0)
    assert found["reason"]


def test_the_reason_names_what_is_missing():
    assert "do not exceed 100" in risk_rules.hidden_champion(80, 9)["reason"]
    assert "not among the first 5" in risk_rules.hidden_champion(500, 9)["reason"]
    assert "only where exports exceed 300" in risk_rules.hidden_champion(200, 4)["reason"]


def test_the_drawback_rate_is_a_share_of_exports():
    assert risk_rules.drawback_rate(3.36, 560) == pytest.approx(0.006)
    assert risk_rules.average_duty(0.006, 0.3) == pytest.approx(0.02)


@pytest.mark.parametrize(("call", "name"), [
    (lambda: risk_rules.hidden_champion(-1, 1), "exports"), (lambda: risk_rules.hidden_champion(1, 0), "rank"),
    (lambda: risk_rules.hidden_champion(1, 1.5), "rank"), (lambda: risk_rules.rounded(-1, 2), "value"),
    (lambda: risk_rules.rounded(1, 11), "digits"), (lambda: risk_rules.drawback_claim([-1], 1), "values"),
    (lambda: risk_rules.drawback_claim([0, 0], 1), "values"), (lambda: risk_rules.drawback_claim([1], -1), "duty"),
    (lambda: risk_rules.drawback_claim([1], 1, 99), "rate"), (lambda: risk_rules.drawback_rate(1, 0), "exports"),
    (lambda: risk_rules.drawback_rate(-1, 1), "refunded"), (lambda: risk_rules.average_duty(1, 0), "import_content"),
    (lambda: risk_rules.average_duty(2, 1), "rate")])
def test_bad_input_is_refused_by_name(call, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        call()


SHEET = {"lines": [{"goods": "a", "units": 5000, "price": 10}, {"goods": "", "units": 6000, "price": 15},
                   {"goods": "c", "units": 10000, "price": 20}], "duty": 485.0, "rate": 99.0, "digits": 4}


def test_the_sheet_sums_its_lines():
    rows = risk_view.claim(**SHEET)
    assert [row["goods"] for row in rows] == ["a", "(no name)", "c", "all lines"]
    assert rows[-1]["claim"] == pytest.approx(480.15)
    assert "479.70" in risk_view.claim_sentence(SHEET, rows)


def test_the_sheet_says_when_ratios_do_not_add_to_the_whole():
    thirds = {**SHEET, "lines": [{"goods": "a", "units": 1, "price": 1}] * 3, "digits": 2}
    text = risk_view.claim_sentence(thirds, risk_view.claim(**thirds))
    assert "less than the whole" in text
    sixths = {**SHEET, "lines": [{"goods": "a", "units": 1, "price": 1}] * 6, "digits": 2}
    assert "more than the whole" in risk_view.claim_sentence(sixths, risk_view.claim(**sixths))
