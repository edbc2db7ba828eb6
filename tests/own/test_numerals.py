"""Numbers as people type them; what could be read in two ways is asked about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.own.numerals import NumeralError, Typed, decimal_mark, number


def typed(*texts, whole=False):
    return [Typed(f"A{row}", text, whole) for row, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("1.234.567", ",", 1234567),
        ("12,5", ",", 12.5),
        ("-3", ".", -3),
        ("−3,25", ",", -3.25),
        ("–3", ".", -3),
        ("(1.234)", ",", -1234),
        ("1 234 567,8", ",", 1234567.8),
        ("1\u202f234", ".", 1234),
        ("1\u00a0234,5", ",", 1234.5),
        ("1'234.5", ".", 1234.5),
        ("12.5 %", ".", 12.5),
        (" 7 ", ".", 7),
        (",5", ",", 0.5),
        ("1.2e3", ".", 1200),
        ("1,2E+3", ",", 1200),
        ("+4", ".", 4),
    ],
)
def test_a_number_is_read_as_it_is_meant(text, decimal, value):
    assert number(text, decimal) == value


@pytest.mark.parametrize(
    "text", ["12a", "1.2.3", "1,23,456.0", "", "one", "1 23", "12.34.56", "--3", "1e", "US$ 3", "0x10"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NumeralError, match="is not a number"):
        number(text, ".")


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["12,5", "1.234"], ","),
        (["12.5", "1,234"], "."),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["1.234,5"], ","),
        (["0,125"], ","),
        (["1234.567"], "."),
        (["3", "4"], "."),
        ([], "."),
    ],
)
def test_one_clear_cell_decides_for_the_file(texts, mark):
    assert decimal_mark(typed(*texts)) == mark


def test_a_column_of_whole_things_decides_too():
    assert decimal_mark(typed("1.234", whole=True)) == ","


def test_what_could_be_either_is_asked_about_and_can_be_said():
    with pytest.raises(NumeralError, match=r"A1 '1.234' can be read in two ways: say decimal=',' or decimal='.'"):
        decimal_mark(typed("1.234", "5.678"))
    assert decimal_mark(typed("1.234"), said=",") == ","


def test_two_habits_in_one_file_are_named_by_their_cells():
    with pytest.raises(NumeralError, match=r"A1 '1,5' has a decimal comma and A2 '1.5' a decimal point"):
        decimal_mark(typed("1,5", "1.5"))


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from([(".", ","), (",", "."), (",", " ")])
)
def test_what_a_spreadsheet_of_any_country_writes_is_read_back(value, marks):
    decimal, thousands = marks
    text = f"{value:,.2f}".translate(str.maketrans({",": thousands, ".": decimal}))
    assert number(text, decimal) == float(value)
    assert decimal_mark(typed(text)) == decimal
