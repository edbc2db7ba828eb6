import pandas as pd
import pytest

from innotrade.tables import show

ROWS = pd.DataFrame({"year": [2003], "country": ["Côte <d'Ivoire>"], "exports": [1058.26], "tonnes": [609865],
                     "lost": [float("nan")], "balance": [-541.0]})


def cells(text):
    return text.splitlines()[-1].split()


def test_numbers_are_written_for_readers():
    text = show(ROWS, decimals={"exports": 2, "balance": 0}).text
    assert "1,058.26" in text
    assert "609,865" in text
    assert "−541" in text


def test_a_year_has_no_thousands_mark():
    assert cells(show(ROWS).text)[0] == "2003"


def test_a_lost_cell_is_a_dash_and_not_nan():
    shown = show(ROWS)
    assert "–" in shown.text
    assert "nan" not in shown.text.lower() + shown.html.lower()


def test_text_is_escaped():
    assert "Côte &lt;d&#x27;Ivoire&gt;" in show(ROWS).html


def test_heads_have_a_scope_and_the_table_a_caption():
    html = show(ROWS, caption="A finding").html
    assert "<caption>A finding</caption>" in html
    assert html.count('scope="col"') == len(ROWS.columns)
    assert html.count('scope="row"') == len(ROWS)


def test_two_levels_of_columns_are_joined():
    wide = pd.DataFrame({("exports", "1998"): [1], ("exports", "2015"): [2]})
    assert "exports · 1998" in show(wide).html


def test_showing_twice_gives_the_same_bytes():
    assert show(ROWS).html == show(ROWS).html


def test_a_column_without_a_heading_is_refused():
    with pytest.raises(ValueError, match="every column a heading"):
        show(pd.DataFrame({"": ["a"], "value": [1]}))
