"""The brief says what the programme says: two leaves, every figure with its unit, the author's texts escaped."""

import re

import pytest

from innotrade.capstone import evidence
from innotrade.models.capstone import brief_html
from innotrade.models.capstone.brief import MOST_GAPS, WORDS, brief, command
from innotrade.models.capstone.effects import effect
from innotrade.models.capstone.gaps_view import THEMES
from innotrade.models.capstone.programme_view import allotted, amount, facts_of, figure, programme, programme_sentence

INPUTS = evidence.inputs()
PLAN = {"country": "Mexico", "gap": "small-firm finance", "benchmark": "Korea", "budget": 100.0, "years": 4,
        "lines": [{"instrument": "loan-guarantees", "parts": 3}, {"instrument": "research-grants", "parts": 1}]}
WRITTEN = {"by": "A & B", "why": "Because <b>it</b> is lacking.", "objection": 'They say "no".', "stop": "Year 2."}


def made(words=None, **changed):
    return {block["id"]: block for block in brief(**{**PLAN, **changed}, words=words or {}, **INPUTS)}


def test_the_money_is_split_by_parts_and_the_same_instrument_twice_is_added():
    twice = [{"instrument": "Loan guarantees", "parts": 1}, {"instrument": "loan-guarantees", "parts": 2},
             {"instrument": "research-grants", "parts": 1}, {"instrument": "export-insurance", "parts": 0}]
    assert allotted(twice) == [("loan-guarantees", 0.75), ("research-grants", 0.25)]


def test_the_first_paragraph_has_money_shares_need_and_range():
    text = made()["decision"]["text"]
    rows = programme(**PLAN, **INPUTS)
    assert "Spend 100 million dollars in 4 years, 25 million a year" in text
    assert "loan guarantees 75 %, research grants 25 %." in text
    assert "75 % of the money answers the gap in small-firm finance" in text
    assert "support of small firms: 0.015 % of GDP, against 0.27 in Korea" in text
    assert f"{figure(rows[0]['low'])} to {figure(rows[0]['high'])} million dollars of new loans" in text


def test_a_need_that_nobody_measured_is_said_in_the_first_paragraph():
    assert "the need is claimed, not measured" in made(country="Peru")["decision"]["text"]


def test_money_that_does_not_answer_the_gap_is_said():
    assert "None of the money answers the gap in skills" in made(gap="skills")["decision"]["text"]


@pytest.mark.parametrize("country", evidence.COUNTRIES.values())
@pytest.mark.parametrize("gap", THEMES)
def test_gaps_of_the_chosen_theme_come_first_and_a_hole_is_no_gap(country, gap):
    rows = made(country=country, gap=gap)["lacking"]["rows"]
    chosen = [row[0].startswith("chosen: ") for row in rows]
    assert len(rows) <= MOST_GAPS
    assert not any(row[3] == "0 %" for row, mine in zip(rows, chosen, strict=True) if not mine)
    assert chosen == sorted(chosen, reverse=True)
    assert all((row[1] == "no value") == (row[3] == "not known") for row in rows)


def test_the_aim_is_the_central_case_at_the_end_and_the_stop_the_low_one_half_way():
    rows, watched = programme(**PLAN, **INPUTS), made()["watch"]
    two_payments = effect("loan-guarantees", 0.75 * 25, 2, facts_of("Mexico", INPUTS["countries"]), INPUTS["published"])
    assert rows[0]["stop"] == two_payments["low"] < rows[0]["low"]
    assert watched["rows"][0][2:] == [amount(rows[0]["central"], "US$ million"), amount(rows[0]["stop"], "US$ million")]
    assert watched["head"][2:] == ["aim, year 4 (central)", "stop below, year 2 (low)"]


@pytest.mark.parametrize(("years", "steps"), [(1, 3), (2, 4), (3, 5), (10, 5)])
def test_the_timetable_fits_its_years(years, steps):
    rows = made(years=years)["time"]["rows"]
    assert len(rows) == steps
    assert rows[-2][0] == f"year {years}"


def test_texts_that_are_not_written_are_asked_for():
    blocks = made()
    assert [blocks[name]["kind"] for name in ("why", "objection", "stop")] == ["todo"] * 3
    assert [made(WRITTEN)[name]["kind"] for name in ("why", "objection", "stop")] == ["own"] * 3


def test_what_an_author_types_is_text_and_never_html():
    html = brief_html.written(brief(**PLAN, words=WRITTEN, **INPUTS))
    assert "&lt;b&gt;it&lt;/b&gt;" in html
    assert "Prepared by A &amp; B" in html
    assert "<b>" not in html


@pytest.mark.parametrize("level", [1, 3])
def test_headings_stand_one_below_the_title(level):
    html = brief_html.written(brief(**PLAN, words={}, **INPUTS), level)
    assert html.count(f"<h{level}>") == 1
    assert html.count(f"<h{level + 1}>") == 9
    assert set(re.findall(r"<h(\d)", html)) == {str(level), str(level + 1)}


def test_two_leaves_and_nothing_that_is_fetched():
    html = brief_html.written(brief(**PLAN, words=WRITTEN, **INPUTS))
    assert html.count('class="leaf"') == 2
    assert not re.search(r"(src|href|url)\s*[=(]", html)


def test_the_page_s_numbers_without_a_point_make_the_same_brief():
    values = {**PLAN, "budget": 100, "lines": [dict(line) for line in PLAN["lines"]]}
    page = brief_html.page({"data": INPUTS}, values, WRITTEN, 1)
    assert page == brief_html.written(brief(**PLAN, words=WRITTEN, **INPUTS), 1)


@pytest.mark.parametrize(("changed", "said"), [
    ({"country": "Cuba"}, "country must be one of"), ({"gap": "weather"}, "gap must be one of trade with Korea"),
    ({"benchmark": "Japan"}, "benchmark must be one of"), ({"budget": 0.0}, "budget must be greater than 0"),
    ({"years": 0}, "years must be a whole number"), ({"lines": []}, "lines must give parts"),
    ({"lines": [{"instrument": "magic", "parts": 1}]}, "instrument must be one of"),
    ({"lines": [{"instrument": "research-grants", "parts": -1}]}, "lines must have parts of 0 or more"),
    ({"lines": [{"instrument": name, "parts": 1} for name in ("research-grants", "loan-guarantees", "trade-promotion",
                                                              "export-insurance")]}, "at most 3 instruments, got 4"),
    ({"country": "Brazil", "lines": [{"instrument": "help-with-origin", "parts": 1}]}, "no agreement with Korea"),
])
def test_a_wrong_argument_is_refused_in_words(changed, said):
    with pytest.raises(ValueError, match=said):
        made(**changed)


@pytest.mark.parametrize(("words", "said"), [
    ({"why": "x" * 361}, "why must have at most 360 characters, got 361"),
    ({"poem": "x"}, "words must be among by, why"),
])
def test_a_text_that_is_too_long_or_unknown_is_refused(words, said):
    with pytest.raises(ValueError, match=said):
        made(words)


def test_the_command_in_the_brief_names_all_that_was_chosen():
    assert command(PLAN) == (
        'innotrade brief --country Mexico --gap "small-firm finance" --benchmark Korea --budget 100 --years 4 '
        "--instrument loan-guarantees=3 --instrument research-grants=1")


def test_the_sentence_gives_each_line_its_unit_and_adds_nothing():
    said = programme_sentence(PLAN, programme(**PLAN, **INPUTS))
    assert "million dollars of new loans (" in said
    assert "million dollars of research a year (" in said
    assert said.endswith("Different units are not added.")


def test_words_are_known_with_their_longest():
    assert list(WORDS) == ["by", "why", "objection", "stop"]
    assert all(most <= 360 for _, most, _ in WORDS.values())
