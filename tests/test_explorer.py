"""The explorer as an object: what it stores, what it refuses, what the next cell reads."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from innotrade import charts, explorer
from innotrade.execute import executed
from innotrade.explorer import charting, values

sys.path.insert(0, str(Path(__file__).parent / "site"))

import minibook
from fixture_models import growth, materials

CHART = {"description": "A line of a value over the years.", "data": {"name": "rows"}, "mark": "line",
         "encoding": {"x": {"field": "year", "type": "quantitative"}, "y": {"field": "value", "type": "quantitative"}}}
CONTROLS = [explorer.number("start", label="Start", value=100.0, min=0),
            explorer.slider("years", label="Years", min=1, max=9, step=1, value=3)]
FIXED = {"rate": 0.05, "scenario": "low", "compound": True, "lines": ["whole"]}


def build(**changes):
    given = {"model": growth.path, "controls": CONTROLS, "chart": CHART, "summary": growth.in_words,
             "title": "Growth", "data": FIXED}
    given |= changes
    return explorer.Explorer(given.pop("model"), **given)


def stored(shown):
    return minibook.bundle(shown)[explorer.MIME_TYPE]


def test_values_rows_and_sentence_are_the_models():
    shown = build()
    assert shown.values == {"start": 100.0, "years": 3}
    assert shown.rows == growth.path(start=100.0, years=3, **FIXED)
    assert shown.text == "After 3 years the whole line stands at 115.76."


def test_moving_from_python_answers_as_the_model_does():
    shown = build()
    assert shown.move(years=5) == growth.path(start=100.0, years=5, **FIXED)
    assert shown.values == {"start": 100.0, "years": 5}
    assert shown.text.startswith("After 5 years")


def test_a_move_that_is_refused_changes_nothing():
    shown = build()
    with pytest.raises(ValueError, match="Years must lie between 1 and 9, got 90"):
        shown.move(years=90)
    with pytest.raises(ValueError, match="rates is no control of this explorer; its controls are start, years"):
        shown.move(rates=1)
    assert shown.values == {"start": 100.0, "years": 3}


def test_a_question_from_the_page_is_answered_with_its_number():
    shown = build()
    shown._asked = json.dumps({"start": 50, "years": 2, "$question": 7})
    answer = json.loads(shown._answer)
    assert answer["question"] == 7
    assert answer["rows"] == shown.rows == growth.path(start=50.0, years=2, **FIXED)
    shown._asked = json.dumps({"start": -1, "years": 2, "$question": 8})
    refusal = {"control": "start", "message": "Start must be at least 0, got -1"}
    assert json.loads(shown._answer) == {"errors": [refusal], "question": 8}
    assert shown.values == {"start": 50.0, "years": 2}


def test_what_is_stored_is_json_without_the_widget_and_equal_in_a_second_run():
    one, two = (json.dumps(minibook.bundle(minibook.growth_explorer()), sort_keys=True) for _ in range(2))
    assert one == two
    assert "widget" not in one
    assert set(json.loads(one)) == {explorer.MIME_TYPE, "text/plain"}


def test_a_notebook_with_an_explorer_is_byte_equal_after_a_second_execution(tmp_path):
    path = lesson(tmp_path)
    first = executed(path)
    path.write_text(first, encoding="utf-8")
    assert executed(path) == first
    data = nbformat.reads(first, as_version=4).cells[0].outputs[0].data
    assert set(data) == {explorer.MIME_TYPE, "text/plain"}


def test_nbval_accepts_what_is_stored_and_catches_a_changed_row(tmp_path):
    path = lesson(tmp_path)
    path.write_text(executed(path), encoding="utf-8")
    assert nbval(path) == 0
    changed = json.loads(path.read_text(encoding="utf-8"))
    changed["cells"][0]["outputs"][0]["data"][explorer.MIME_TYPE]["rows"][0]["cost"] += 1e-6
    path.write_text(json.dumps(changed), encoding="utf-8")
    assert nbval(path) == 1


def lesson(folder):
    """Write a notebook with an explorer; its models lie beside it, so that no output names a folder."""
    (folder / "site").symlink_to(Path(minibook.__file__).parent)
    source = "import sys\nsys.path.insert(0, 'site')\nimport minibook\nminibook.materials_explorer()"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    path = folder / "lesson.ipynb"
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return path


def nbval(path):
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", path.name]
    return subprocess.run(command, cwd=path.parent, capture_output=True, check=False).returncode


@pytest.mark.parametrize(("changes", "message"), [
    ({"model": lambda start, years: []}, "must be a function of a module"),
    ({"model": max}, "'max' must be a function of a module"),
    ({"controls": CONTROLS[:1]}, "its argument years has no control or data"),
    ({"data": {**FIXED, "colour": 1}}, "colour is no argument of it"),
    ({"data": {**FIXED, "years": 1}}, "years is given twice"),
    ({"data": {**FIXED, "rate": 0.07}}, "the first values are refused: rate must not be 0.07"),
    ({"chart": {**CHART, "description": "Growth"}}, "at least five words"),
    ({"chart": {**CHART, "encoding": {"x": {"field": "gain"}}}}, "column 'gain'; the model's rows have line, over"),
    ({"chart": 5}, "chart must be a Vega-Lite dict"),
])
def test_an_authors_mistake_is_said_when_the_cell_runs(changes, message):
    with pytest.raises(ValueError, match=message):
        build(**changes)


@pytest.mark.parametrize(("make", "message"), [
    (lambda: explorer.slider("a", label="A", min=1, max=1, step=1, value=1), "max must be greater than min"),
    (lambda: explorer.slider("a", label="A", min=0, max=1, step=0, value=1), "step must be greater than 0"),
    (lambda: explorer.slider("a", label="A", min=0, max=1, step=0.1, value=2), "A must lie between 0 and 1, got 2"),
    (lambda: explorer.select("a", label="A", options=["x"], value="y"), "A must be one of x, got 'y'"),
    (lambda: explorer.multiselect("a", label="A", options=["x"], value=[]), "choose at least 1, got 0"),
    (lambda: explorer.number("a b", label="A", value=1), "name must be the name of an argument"),
    (lambda: explorer.number("a", label="", value=1), "label must say what a is"),
    (lambda: explorer.column("a", label="A", type="date"), "type must be 'number' or 'text'"),
    (lambda: explorer.table("a", label="A", columns=[explorer.column("x", label="X")], value=[]), "at least 1 row"),
])
def test_a_control_that_cannot_be_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


@pytest.mark.parametrize(("value", "message"), [
    ("text", "must be a number such as 1234.5, got 'text'"), (None, "must be a number, got nothing"),
    (True, "must be a number, got True"),
    (float("nan"), "must be a finite number"), (float("inf"), "must be a finite number"),
    ([1], "must be a number, got \\[1\\]"),
    (-1, "must lie between 0 and 10, got -1"), (10.5, "must lie between 0 and 10, got 10.5"),
    (2.5, "must be a whole number, got 2.5"),
])
def test_a_number_that_does_not_fit_is_refused_with_range_and_value(value, message):
    with pytest.raises(ValueError, match=message):
        values.number({"label": "Share", "min": 0, "max": 10, "whole": True}, value)


def test_numbers_get_the_type_that_the_control_says():
    assert repr(values.number({"label": "A", "whole": True}, 3.0)) == "3"
    assert repr(values.number({"label": "A"}, 3)) == "3.0"
    assert values.number({"label": "A"}, " 1e3 ") == 1000.0


def test_a_table_names_the_row_and_column_that_is_wrong():
    control = minibook.materials_explorer()._controls[1]
    rows = [{"part": "Steel", "cost": 1, "origin": "KOR"}, {"part": " ", "cost": 1, "origin": "KOR"}]
    _, errors = values.checked([control], {"materials": rows})
    assert errors == [{"control": "materials", "message": "Row 2: Part must not be empty"}]
    rows[1] |= {"part": "Glass", "origin": "Mars"}
    _, errors = values.checked([control], {"materials": rows})
    assert errors[0]["message"] == "Row 2: Origin must be one of KOR, CHL, CHN, got 'Mars'"


def test_the_message_of_a_model_belongs_to_the_control_that_it_names_first():
    controls = [{"name": "rate"}, {"name": "start"}]
    assert values.named(controls, "start_up and start must exceed rate") == "start"
    assert values.named(controls, "restarted rates are odd") == ""


def test_rows_that_no_chart_could_draw_are_refused_in_words():
    assert values.unfit([{"a": float("inf")}]) == "The model gives no finite a for these values (row 1)"
    assert values.unfit({"a": 1}) == "The model must return a list of rows, got dict"
    assert values.unfit([{"a": (1,)}]) == "The model's a is neither text nor a number (row 1)"
    assert values.unfit([{"a": 1, "b": None, "c": True, "d": "x", "e": 0.5}]) == ""


def test_json_text_keeps_every_digit_and_the_kind_of_number():
    thing = {"a": [0.1 + 0.2, 2.0, 2, None, True, 'q"\\\n\x01é']}
    assert json.loads(values.encoded(thing)) == thing
    assert values.encoded([2.0, 2]) == "[2.0, 2]"


def test_a_table_of_pandas_is_stored_as_plain_rows():
    fixed = pd.DataFrame({"origin": ["KOR", "CHL"], "share": [1.0, None]})
    other = minibook.materials_explorer()
    shown = explorer.Explorer(materials.content, other._controls, stored(other)["charts"], materials.in_words, "Origin",
                              data={"shares": fixed})
    assert stored(shown)["data"]["shares"] == [{"origin": "KOR", "share": 1.0}, {"origin": "CHL", "share": None}]


def test_a_chart_of_the_course_forgets_its_first_rows_and_their_order():
    spec = stored(minibook.materials_explorer())["charts"][0]
    assert spec["data"] == {"name": "rows"}
    assert "datasets" not in spec
    assert spec["encoding"]["y"]["sort"] == {"field": charting.ORDER, "op": "min"}
    assert charting.with_rows(spec, [{"a": 1}, {"a": 2}])["data"]["values"][1] == {"a": 2, charting.ORDER: 1}


def test_a_line_chart_of_the_course_forgets_which_lines_it_was_drawn_with():
    rows = [{"year": 2003, "value": 1.0, "line": "b"}, {"year": 2003, "value": 2.0, "line": "a"}]
    drawn = charts.line(pd.DataFrame(rows), x="year", y="value", colour="line",
                        alt_text="Two lines that cross in a year")
    assert drawn.spec["encoding"]["color"]["scale"] == {"domain": ["b", "a"]}
    encoding = charting.open_chart(drawn, rows)["encoding"]
    assert encoding["color"] == {"field": "line", "title": None, "type": "nominal", "scale": {},
                                 "sort": {"field": charting.ORDER, "op": "min"}}


def test_a_model_from_the_notebook_itself_is_refused():
    def local(start, years):
        return []

    with pytest.raises(ValueError, match="the book carries the module's source"):
        build(model=local)
