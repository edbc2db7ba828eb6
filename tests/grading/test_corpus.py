"""Hostile and broken submissions: each gets its verdict, and nothing else happens."""

import csv
import json

import pytest

from innotrade import data
from tests.grading.corpus import ENTRIES

pytestmark = [pytest.mark.sandbox, pytest.mark.xdist_group("grading-corpus")]

SANDBOXED = [entry for entry in ENTRIES if entry.sandboxed]


def ascii_name(entry):
    return entry.name.encode("ascii", "replace").decode()[:60]


def found_in(run, entry):
    """Verdict, points by question and reason of an entry."""
    result = run.results[entry.name.encode("utf-8", "replace").decode()]
    assert result["reason"]
    points = {question["id"]: question["points"] for question in result["questions"] if question["possible"]}
    return result["verdict"], points, result["reason"]


def test_corpus_has_at_least_forty_submissions():
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES) >= 40
    assert len(SANDBOXED) >= 15


@pytest.mark.parametrize("entry", ENTRIES, ids=ascii_name)
def test_submission_gets_its_verdict_and_its_points(corpus_run, entry):
    verdict, points, reason = found_in(corpus_run, entry)
    assert (verdict, points) == (entry.verdict, entry.expected), reason


@pytest.mark.parametrize("entry", SANDBOXED, ids=ascii_name)
def test_the_sandbox_of_an_ordinary_user_holds_as_well(ordinary_run, entry):
    verdict, points, reason = found_in(ordinary_run, entry)
    assert (verdict, points) == (entry.verdict, entry.expected), reason


@pytest.mark.parametrize("run", ["corpus_run", "ordinary_run"])
def test_the_grader_lives_and_nothing_is_left_or_changed(run, request):
    found = request.getfixturevalue(run)
    assert found.code == 0, found.said
    assert found.left == {}
    assert found.changed == []


def test_every_submission_has_one_result_file(corpus_run):
    assert len(corpus_run.results) == len(corpus_run.listed) == len(ENTRIES)


def test_no_report_names_a_hidden_test(corpus_run):
    names = [test["name"] for result in corpus_run.listed for question in result["questions"]
             for test in question["tests"] if test["hidden"]]
    pages = [path for path in corpus_run.out.rglob("*") if path.suffix in (".html", ".csv")
             or path.parent.name == "gradescope"]
    assert names
    assert len(pages) > 2 * len(ENTRIES)
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in names if name in text], path.name


@pytest.mark.parametrize("way", ["exception", "output", "essay"])
def test_what_a_spy_learns_of_hidden_inputs_stays_out_of_every_report(corpus_run, way):
    table = data.load("korea-trade-partners-1998").set_index("country")
    total = str(table.loc["Region Total", "exports"])  # only the hidden test calls with the total among the partners
    pages = [path for path in corpus_run.out.rglob(f"hidden-inputs-by-{way}.*") if path.parent.name != "results"]
    assert len(pages) == 2
    for path in (*pages, corpus_run.out / "grades.csv", corpus_run.out / "class.html"):
        assert total not in path.read_text(encoding="utf-8")
    result = corpus_run.results[f"hidden-inputs-by-{way}.ipynb"]
    # what the spy raises is kept for the teacher; what it writes down after the essay was read is not even seen
    assert (total in json.dumps(result)) == (way == "exception")


def test_cells_that_a_spreadsheet_would_run_are_neutral(corpus_run):
    for name in ("grades.csv", "canvas.csv", "moodle.csv"):
        with (corpus_run.out / name).open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
