"""The checks of an answer: right in every reasonable form, wrong with a sentence that helps, and never an error."""

import decimal
import fractions
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.answers import Case, Mistake, choice, frame, function, number, series, text

SHARE = number(36.9, tolerance=0.05, unit="%", mistakes=[
    Mistake("of-items", 96.0, "You took per cent of items, not of trade value."),
])
TABLE = frame(pd.DataFrame({"country": ["Chile", "Peru"], "year": [1998, 2015], "share": [0.1, 0.25]}),
              key=["country", "year"])
INDEX = series({"Chile": 0.1, "Peru": 0.25}, tolerance=0.005)
HALF = function(lambda values: values.sum() / 2, cases=[Case((pd.Series([1.0, 3.0]),), "it is half of four."),
                                                       Case((pd.Series([], dtype=float),), "nothing has no half.")])
PARTNER = choice("Chile", options=["Chile", "Mexico"])
LETTERS = choice({"a", "b"}, options="abc")
NOTE = text(words=(3, 6), elements={"a figure": r"\d"}, mistakes=[
    Mistake("proof", "It proves 1 thing", "An index does not prove.", when=lambda answer: "proves" in answer)])
CHECKS = [SHARE, TABLE, INDEX, HALF, PARTNER, LETTERS, NOTE]


@pytest.mark.parametrize("answer", [
    36.9, 36.87, np.float32(36.9), np.float64(36.92), decimal.Decimal("36.9"), fractions.Fraction(369, 10),
    pd.Series([36.9]), np.array([[36.9]]), np.array(36.9),
])
def test_a_number_is_right_in_any_numeric_type_and_rounding(answer):
    assert SHARE.mark(answer).score == 1


@pytest.mark.parametrize(("answer", "says"), [
    (0.369, "100 times too small"), (3690, "100 times too large"), (36900, "1,000 times too large"),
    (0.0369, "1,000 times too small"), (-36.9, "its sign"), ("36.9", "leave out quotes"), (None, "None"),
    (math.nan, "empty cell"), (math.inf, "division by zero"), (True, "True or False"), ([36.9], "a list"),
    (pd.Series([1, 2]), "2 values"), (10**400, "too large"), (..., "still `...`"), (sum, "a function"),
    (pd.DataFrame(), "a table"), (12, "12 % is not the expected number"), (1j, "type complex"),
])
def test_a_wrong_number_gets_a_sentence_that_says_what_to_mend(answer, says):
    result = SHARE.mark(answer)
    assert result.score == 0
    assert says in result.message


def test_a_known_mistake_is_named_before_any_general_slip():
    result = SHARE.mark(96)
    assert (result.score, result.mistake) == (0, "of-items")
    assert "trade value" in result.message


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 10), st.floats(-3, 3))
def test_a_number_is_right_exactly_within_its_tolerance(expected, tolerance, steps):
    given_number = expected + steps * tolerance
    distance = abs(given_number - expected)
    if abs(distance - tolerance) > 1e-9 * max(1.0, abs(expected)):  # not on the very edge, where rounding decides
        assert (number(expected, tolerance=tolerance).mark(given_number).score == 1) == (distance < tolerance)


@pytest.mark.parametrize("answer", [
    pd.DataFrame({"share": [0.25, 0.1], "year": [2015.0, 1998.0], "country": ["Peru", "Chile"]}, index=[7, 7]),
    pd.DataFrame({"country": ["Chile", " Peru "], "year": [1998, 2015], "share": [0.1, 0.25], "more": [1, 2]}),
    pd.DataFrame({"country": ["Chile", "Peru"], "year": [1998, 2015], "share": [0.1, 0.25]}).set_index("country"),
    pd.DataFrame({"country": ["Chile", "Peru"], "year": [1998, 2015], "share": [0.1, 0.25]}).convert_dtypes(),
    [{"country": "Peru", "year": 2015, "share": 0.25}, {"country": "Chile", "year": 1998, "share": 0.1}],
    {"country": ["Chile", "Peru"], "year": [1998, 2015], "share": [0.1, 0.25]},
])
def test_a_table_is_right_in_any_order_index_and_dtype(answer):
    assert TABLE.mark(answer).score == 1


@pytest.mark.parametrize(("answer", "says"), [
    (pd.DataFrame({"country": ["Chile"], "year": [1998], "share": [0.1]}), "has 1 rows, 2 are expected"),
    (pd.DataFrame({"country": [], "year": [], "share": []}), "empty"),
    (pd.DataFrame({"country": ["Chile"], "year": [1998], "shares": [0.1]}), "'share' (is it your 'shares'?)"),
    (pd.Series([1, 2]), "double brackets"),
    (12, "a number"),
    ({"country": ["Chile"], "year": [1, 2]}, "cannot be made into one"),
    (pd.DataFrame({"country": ["Chile", "Peru"], "year": [1998, 2015], "share": [0.1, 25]}),
     "Column 'share' is not as expected in the row Peru, 2,015"),
    (pd.DataFrame({"country": ["Chile", "Peru"], "year": [1998, 2015], "share": [0.1, math.nan]}), "'share'"),
    (pd.DataFrame({"country": ["Chile", "Peru"], "year": [1998, 2015], "share": ["0.1", "0.25"]}), "the text '0.1'"),
])
def test_a_wrong_table_is_told_where_it_is_wrong(answer, says):
    result = TABLE.mark(answer)
    assert result.score == 0
    assert says in result.message


@pytest.mark.parametrize("answer", [{"Peru": 0.2501, "Chile": 0.1}, pd.Series({" Chile": 0.1, "Peru": 0.25}),
                                    pd.DataFrame({"hhi": {"Chile": 0.1, "Peru": 0.25}})])
def test_numbers_by_name_are_right_in_any_order_and_container(answer):
    assert INDEX.mark(answer).score == 1


@pytest.mark.parametrize(("answer", "says"), [
    ({"Chile": 0.1}, "1 name missing, the first is 'Peru'"),
    ({"Chile": 0.1, "Peru": 0.25, "Panama": 1, "Cuba": 2}, "2 names too many, the first is 'Panama'"),
    ({"Chile": 0.2, "Peru": 0.25}, "1 of 2 numbers differ, the first is that of 'Chile'"),
    ({"Chile": "0.1", "Peru": 0.25}, "The value of 'Chile' must be a number"),
    (pd.Series([0.1, 0.1], index=["Chile", "Chile"]), "more than once"),
    ([0.1, 0.25], "a list"), (pd.DataFrame({"a": [1], "b": [2]}), "2 columns"),
])
def test_wrong_numbers_by_name_are_told_which_name(answer, says):
    result = INDEX.mark(answer)
    assert result.score == 0
    assert says in result.message


def test_a_function_is_right_however_it_computes():
    assert HALF.mark(lambda values: np.mean(values) * len(values) / 2 if len(values) else 0).score == 1


@pytest.mark.parametrize(("answer", "says"), [
    (lambda values: 1 / 0, "stopped with ZeroDivisionError"), (lambda: 1, "stopped with TypeError"),
    (lambda values: None, "is a `return` missing?"), (lambda values: "2", "the text '2'"),
    (lambda values: values.sum(), "returned 4; it is half of four."), (3.0, "without brackets"),
    (lambda values: exit(), "stopped with SystemExit"), ("half", "a text"),
])
def test_a_wrong_function_is_told_which_call_fails(answer, says):
    result = HALF.mark(answer)
    assert result.score == 0
    assert says in result.message


def test_a_function_must_raise_where_the_model_raises():
    def model(value):
        if value < 0:
            raise ValueError("negative")
        return value

    check = function(model, cases=[Case((1,), "as it is."), Case((-1,), "it must raise a ValueError.")])

    def raises(kind):
        def student(value):
            if value < 0:
                raise kind("no")
            return value
        return student

    assert check.mark(raises(ValueError)).score == 1
    assert check.mark(raises(UnicodeError)).score == 1  # a kind of ValueError
    assert check.mark(raises(KeyError)).score == 0
    assert "where an error is asked" in check.mark(lambda value: value).message


def test_a_function_gets_copies_and_cannot_spoil_later_calls():
    def greedy(values):
        half = values.sum() / 2
        values.iloc[:] = 0
        return half

    assert HALF.mark(greedy).score == 1
    assert HALF.mark(greedy).score == 1


@pytest.mark.parametrize("answer", ["Chile", " chile ", ["CHILE"], ("Chile",)])
def test_a_choice_does_not_mind_case_or_container(answer):
    assert PARTNER.mark(answer).score == 1


@pytest.mark.parametrize("answer", [{"a", "b"}, ["B", "A"], "a, b", "ab", "a b", pd.Series(["a", "b"])])
def test_a_set_of_options_is_right_in_any_form(answer):
    assert LETTERS.mark(answer).score == 1


@pytest.mark.parametrize(("check", "answer", "says"), [
    (PARTNER, "Mexico", "not the expected option"), (PARTNER, "Peru", "none of the options"),
    (PARTNER, ["Chile", "Mexico"], "one option only"), (PARTNER, 3, "in quotes"), (PARTNER, [], "Nothing is chosen"),
    (LETTERS, {"a"}, "1 that should be there is missing"), (LETTERS, {"a", "b", "c"}, "1 should not be there"),
    (LETTERS, {"z"}, "none of the options"), (LETTERS, {"a": 1}, "Give a set of options"),
])
def test_a_wrong_choice_says_what_to_choose_from(check, answer, says):
    result = check.mark(answer)
    assert result.score == 0
    assert says in result.message


@pytest.mark.parametrize(("answer", "says", "mistake"), [
    ("two words", "3 to 6 words; it has 2", ""), ("no number in here", "a figure", ""),
    ("It proves all 3", "does not prove", "proof"), (17, "A text in quotes is asked", ""),
])
def test_a_text_that_is_not_complete_says_what_is_lacking(answer, says, mistake):
    result = NOTE.mark(answer)
    assert (result.score, result.mistake) == (0, mistake)
    assert says in result.message


class Hostile:
    """Raises or lies wherever it is touched."""

    def __getattribute__(self, name):
        raise RuntimeError("not for you")

    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("answer", [object(), ..., None, math.nan, {}, [], (), "", b"", 0, -0.0, 10**400,
                                    pd.DataFrame(), pd.Series(dtype=float), pd.NA, pd.NaT, lambda: 1, int, [[[]]],
                                    {1: {2: 3}}])
def test_no_answer_whatever_makes_a_check_raise_or_pass(check, answer):
    result = check.mark(answer)
    assert result.score == 0
    assert len(result.message) > 20


@pytest.mark.parametrize("check", CHECKS)
def test_an_object_that_raises_or_lies_at_every_touch_is_answered_with_a_sentence(check):
    result = check.mark(Hostile())
    assert result.score == 0
    assert "could not be read" in result.message


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_any_value_that_json_can_hold_is_answered_with_a_sentence(answer):
    for check in CHECKS:
        result = check.mark(answer)
        assert 0 <= result.score <= 1
        assert result.message
