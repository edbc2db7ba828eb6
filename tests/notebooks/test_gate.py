"""CI's own commands fail when a stored output, a chart's datum or a CSV value is changed in a copy."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from innotrade import charts, course

LESSON = "book/start/data-tour.ipynb"


@pytest.fixture
def copy(tmp_path):
    """A copy of the checkout, as far as the gate's commands need it."""
    for folder in ("src", "data", "book"):
        shutil.copytree(course.root() / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(copy, *command):
    environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
    return subprocess.run([sys.executable, "-m", *command], cwd=copy, env=environment, capture_output=True, text=True,
                          check=False)


def nbval(copy):
    return run(copy, "pytest", "--nbval", "-q", "-p", "no:cacheprovider", LESSON)


def change(copy, edit):
    path = copy / LESSON
    notebook = json.loads(path.read_text(encoding="utf-8"))
    edit(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def outputs(notebook, kind):
    return [output["data"][kind] for cell in notebook["cells"] for output in cell.get("outputs", [])
            if kind in output.get("data", {})]


def change_a_sentence(notebook):
    text = outputs(notebook, "text/markdown")[0]
    text[0] = text[0].replace("tables", "charts")


def change_a_datum(notebook):
    spec = outputs(notebook, charts.MIME_TYPE)[0]
    rows = next(iter(spec["datasets"].values()))
    rows[0]["value"] += 0.01


def test_an_unchanged_copy_passes(copy):
    done = nbval(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("edit", [change_a_sentence, change_a_datum])
def test_a_changed_output_fails(copy, edit):
    change(copy, edit)
    done = nbval(copy)
    assert done.returncode == 1
    assert "1 failed" in done.stdout


def test_a_changed_csv_value_names_the_sentence_that_is_now_false(copy):
    table = copy / "data/tables/t02-chile-trade.csv"
    text = table.read_text(encoding="utf-8")
    assert "\n2014,2083," in text
    table.write_text(text.replace("\n2014,2083,", "\n2014,2088,"), encoding="utf-8")
    done = nbval(copy)
    assert done.returncode == 1
    assert "balances are off by one" in done.stdout


def test_a_letter_in_a_csv_fails_the_validation(copy):
    table = copy / "data/tables/t02-chile-trade.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("\n2014,2083,", "\n2014,2o83,"), encoding="utf-8")
    done = run(copy, "frictionless", "validate", "data/datapackage.json")
    assert done.returncode == 1
    assert "2o83" in done.stdout


def test_executing_twice_changes_no_byte(copy):
    before = (copy / LESSON).read_bytes()
    done = run(copy, "innotrade.cli", "execute", LESSON)
    assert done.returncode == 0, done.stderr
    assert (copy / LESSON).read_bytes() == before
