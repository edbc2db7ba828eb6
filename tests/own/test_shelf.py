"""Which figures a notebook shows: the course's unless somebody says otherwise, and then the page says so."""

import os
import subprocess
import sys
import textwrap
from importlib import import_module

import pytest

from innotrade import cli, data, exercise, gravity, quiz_bank
from innotrade.own import guard, shelf
from innotrade.own.shelf import OwnDataError

LIKE = "korea-trade-partners"


@pytest.fixture
def kept(workbook):
    data.bring(workbook(), like=LIKE, country="ECU", source="customs, 2027")
    shelf.forget()


def countries():
    return data.load(LIKE)["country"].tolist()


def test_what_is_kept_counts_only_when_its_country_is_named(kept, monkeypatch):
    assert "Mexico" in countries()
    monkeypatch.setenv(shelf.VARIABLE, "ECU")
    assert countries() == ["Region Total", "China", "Peru"]
    assert len(data.load("chile-trade")) == 13  # nothing was brought for it
    monkeypatch.delenv(shelf.VARIABLE)
    data.own("ECU")
    assert countries() == ["Region Total", "China", "Peru"]


def test_every_model_that_loads_the_table_sees_it(kept):
    data.own("ECU")
    assert gravity.korea_with_partners()["country"].tolist() == ["Peru"]


def test_the_notice_names_file_source_and_what_is_still_the_course_s(kept):
    text = data.own("ECU", ["gdp", LIKE]).text
    assert "**Own data.**" in text
    assert "`korea-trade-partners` holds 3 rows of partners.xlsx, sheet 'Partners' (customs, 2027)" in text
    assert "Still the course's own are `gdp`" in text


def test_a_country_without_tables_is_refused_and_not_passed_over(kept, monkeypatch):
    monkeypatch.setenv(shelf.VARIABLE, "EQU")
    with pytest.raises(
        OwnDataError, match=r"no table is kept for 'EQU' \(INNOTRADE_COUNTRY is set\); tables are kept for ECU"
    ):
        data.load(LIKE)


@pytest.mark.parametrize("code", ["", "EC", "Ecuador", "../", "EC1"])
def test_a_country_is_three_letters(code):
    with pytest.raises(OwnDataError, match="country must be a three-letter code"):
        data.own(code)


def test_a_table_that_was_damaged_is_refused(kept):
    file = next(shelf.store("ECU").folder.glob("*/*.csv"))
    file.write_text(file.read_text().replace("China", "Chinia"))
    data.own("ECU")
    with pytest.raises(ValueError, match="changed or damaged since it was written: run `innotrade bring"):
        data.load(LIKE)


def test_quizzes_keep_to_the_course_s_figures(kept):
    before = quiz_bank.compiled("fta/why-agreements")
    data.own("ECU")
    assert quiz_bank.compiled("fta/why-agreements") == before
    assert countries()[1] == "China"


def test_an_exercise_puts_one_s_own_figures_aside_and_says_so(kept, capsys):
    data.own("ECU")
    exercise.begin("fta/why-agreements")
    assert "your own data are put aside in this notebook" in capsys.readouterr().out
    assert "Mexico" in countries()


@pytest.mark.parametrize("command", ["execute", "grade", "build", "export"])
def test_the_course_is_never_built_graded_or_executed_on_one_s_own_figures(command, kept, monkeypatch, capsys):
    monkeypatch.setenv(shelf.VARIABLE, "ECU")
    seen = []
    module = import_module(cli.COMMANDS[command])
    monkeypatch.setattr(module, "run", lambda args: seen.append((os.environ.get(shelf.VARIABLE), countries()[1])))
    arguments = {"grade": ["x", "--exercise", "fta/why-agreements", "--out", "y"], "export": ["--format", "gift", "x"]}
    assert cli.main([command, *arguments.get(command, [])]) == 0
    assert seen == [(None, "Mexico")]
    assert f"`innotrade {command}` works on the course's own figures" in capsys.readouterr().err


def test_two_files_at_once_for_one_country_are_told_apart(kept, workbook):
    with shelf.store("ECU").alone(), pytest.raises(ValueError, match="another `innotrade` is writing"):
        data.bring(workbook(), like=LIKE, country="ECU")


NOTEBOOK = textwrap.dedent("""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    shell = InteractiveShell.instance()
    cells = [
        "from innotrade import data; table = data.load('korea-trade-partners')",
        "table.set_index('country').loc['Bermuda', 'exports']", "1 / 0", "unknown", "len(table)",
        "def double(x):\\n    return 2 * x\\ndouble(21)", "quiet = 1", "7;",
    ]
    with capture_output() as shown:
        done = [shell.run_cell(cell, store_history=True) for cell in cells]
    assert all(result.success for result in done)
    results = [getattr(cell.result, "text", repr(cell.result)) for cell in done]
    print("\\n@".join([shown.outputs[0].data["text/markdown"], *results]))
    """)


def test_a_notebook_runs_through_and_says_what_it_left_out(kept):
    done = subprocess.run(
        [sys.executable, "-c", NOTEBOOK],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, shelf.VARIABLE: "ECU"},
    )
    assert done.returncode == 0, done.stderr
    notice, first, bermuda, division, unknown, length, function, *quiet = done.stdout.strip().split("\n@")
    assert notice.startswith("> **Own data.**")
    assert bermuda == "*Left out:* this passage speaks of 'Bermuda', which your own figures do not have."
    assert "cannot be computed from your own figures (ZeroDivisionError: division by zero)" in division
    assert unknown == "*Left out:* this passage builds on one that was left out (unknown)."
    assert (first, length, function, quiet[0]) == ("None", "3", "42", "None")


def test_without_figures_of_one_s_own_a_cell_is_left_as_it_is():
    tree = compile("1 / 0", "cell", "exec", flags=0x400)
    assert guard.Net(lambda: False).visit(tree) is tree
