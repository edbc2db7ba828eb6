"""A lesson on figures of one's own: the same bytes where the figures are the same, in words what cannot be computed."""

import json
import os
import re

import nbformat
import pytest

from innotrade import cli, course, data
from innotrade.own import bring, example, rerun

#: Lessons that are run here: one with four tables, or every one (two minutes) where the environment asks for it. That
#: every table comes back the same is in test_template.py.
EVERY = ["fta/why-agreements"]
if os.environ.get("INNOTRADE_EVERY_LESSON"):
    EVERY = [lesson.name for lesson in course.lessons()]
ROUND = {
    name: tables
    for name in EVERY
    if (tables := [table for table in course.lesson(name).data if table in bring.replaceable()])
}


@pytest.mark.parametrize(("lesson", "tables"), ROUND.items(), ids=ROUND)
def test_a_lesson_on_its_own_tables_through_excel_is_the_same_to_the_byte(lesson, tables, filled):
    for name in tables:
        bring.keep(bring.check(filled(name), name, columns={}), "XAA")
    again = rerun.rerun(lesson, "XAA")
    assert rerun.left_out(again) == {}
    notice = again.cells.pop(1)
    assert "**Own data.**" in notice.outputs[0].data["text/markdown"]
    assert all(name in notice.outputs[0].data["text/markdown"] for name in tables)
    stored = (course.root() / "book" / f"{lesson}.ipynb").read_text(encoding="utf-8")
    assert nbformat.writes(again) + "\n" == stored


def test_the_worked_example_shows_what_the_commands_and_the_lesson_give():
    assert example.make() == json.loads(example.stored().read_text(encoding="utf-8"))


def test_the_example_is_called_made_up_wherever_it_is_shown():
    passages = json.loads(example.stored().read_text(encoding="utf-8"))
    assert passages[rerun.NOTICE]["text/markdown"].count("made up") == 2
    page = (course.root() / "book" / "teach" / "bring-your-own-data.md").read_text(encoding="utf-8")
    assert "Costa Azul does not exist" in page
    assert page.index("Costa Azul does not exist") < page.index("{own-data}")
    for file in ("costa-azul-1998.csv",):
        assert "INVENTADOS" in (example.folder() / file).read_text(encoding="latin-1").splitlines()[0]


def test_the_example_s_tables_add_up():
    with example._environment("INNOTRADE_COUNTRY", ""):
        for name in ("kept-1998", "kept-2015"):
            file, like = example.STEPS[name]
            found = data.parsed(like, bring.check(example.folder() / file, like, columns=example.HEADINGS).text)
            assert (found["exports"] - found["imports"] == found["balance"]).all()
            parts, total = found[found["country"] != "Region Total"], found[found["country"] == "Region Total"]
            assert parts["exports"].sum() < total["exports"].item()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fta/why-agreements", "--country", "ECU"], "fta/why-agreements loads .*kept for ECU are no tables"),
        (["fta/why-agreement", "--country", "ECU"], "no lesson is called"),
    ],
)
def test_what_cannot_be_rerun_is_refused_in_words(arguments, message, tmp_path, capsys):
    assert cli.main(["rerun", *arguments, "--out", str(tmp_path)]) == 2
    assert re.search(message, capsys.readouterr().err)
    assert list(tmp_path.glob("*.ipynb")) == []
