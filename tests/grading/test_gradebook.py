"""The gradebook and the teacher's sheet: no sandbox needed."""

import argparse
import csv
import datetime as dt
import json

import pytest

from innotrade.errors import CourseError
from innotrade.grading import class_report, gradebook, rubric, student_report


def result(name="ana", points=2.0, answer="I advise to wait.", **changes):
    test = {"name": "test_growth", "hidden": False, "passed": points > 0, "points": points, "possible": 2.0,
            "message": "" if points else "Growth compounds.", "mistake": "" if points else "simple-average"}
    secret = {**test, "name": "test_secret", "hidden": True, "passed": False, "points": 0.0, "possible": 1.0,
              "message": "SECRET input 42", "mistake": ""}
    questions = [{"id": "q1", "points": points, "possible": 3.0, "manual_possible": 0.0, "tests": [test, secret]},
                 {"id": "q2", "points": 0.0, "possible": 0.0, "manual_possible": 4.0, "tests": [], "answer": answer}]
    return {"submission": name, "student": name, "file": f"{name}.ipynb", "exercise": "fta/why-agreements",
            "verdict": "needs-manual" if answer else "graded", "reason": "a teacher gives the points of q2",
            "score": points, "possible": 3.0, "questions": questions, "cells": [], "notes": [], "sandbox": "namespaces",
            "submitted": "2025-03-31T12:00:00+00:00", **changes}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def keep(out, *results):
    (out / "results").mkdir(parents=True)
    for one in results:
        (out / "results" / f"{one['submission']}.json").write_text(json.dumps(one))


def test_late_hours_count_from_the_deadline():
    due = dt.datetime(2025, 3, 31, 10, 30, tzinfo=dt.UTC)
    assert gradebook.late_hours(result(), due) == 1.5
    assert gradebook.late_hours(result(), due + dt.timedelta(days=1)) == 0
    assert gradebook.late_hours(result(), None) == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", " =1", "\uff1d1"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(cell):
    assert gradebook.neutral(cell).startswith("'")


@pytest.mark.parametrize("cell", ["words;=1", "words;\t=1", "first\n=1"])
def test_a_formula_behind_what_some_spreadsheets_take_for_the_end_of_a_cell_becomes_text(cell):
    assert "'" in gradebook.neutral(cell)
    assert gradebook.plain(gradebook.neutral(cell)) == cell


def test_numbers_and_words_stay_as_they_are():
    assert [gradebook.neutral(cell) for cell in (-1.5, "Chile", "a=b")] == [-1.5, "Chile", "a=b"]


def test_reports_for_students_and_gradescope_keep_hidden_tests_hidden():
    graded = gradebook.with_manual(result(points=0.0), {})
    for text in (student_report.render(graded), json.dumps(gradebook.gradescope(graded)),
                 student_report.summary(graded)):
        assert "Growth compounds." in text
        assert "SECRET" not in text
        assert "test_secret" not in text
    hidden = [test for test in gradebook.gradescope(graded)["tests"] if test.get("visibility") == "hidden"]
    assert len(hidden) == 1


def test_what_a_student_writes_is_text_in_the_report():
    page = student_report.render(gradebook.with_manual(result(name="<script>alert(1)</script>"), {}))
    assert "<script>alert" not in page


def test_half_a_surrogate_pair_can_be_written():
    assert gradebook.as_text("a\ud800b").encode("utf-8") == b"a?b"


def test_item_difficulty_and_discrimination_follow_the_points():
    class_ = [gradebook.with_manual(result(f"s{n}", points), {"q2": {"points": given, "comment": ""}})
              for n, (points, given) in enumerate([(2.0, 4.0), (2.0, 3.0), (0.0, 1.0), (0.0, 0.0)])]
    (_, difficulty, discrimination), _ = class_report.items(class_)
    assert difficulty == f"{4 / 12:.2f}"
    assert float(discrimination) > 0.9
    assert class_report.mistakes(class_)[0][:3] == ("q1", "simple-average", 2)


def test_teachers_points_go_out_and_come_back(tmp_path):
    out, sheet = tmp_path / "out", tmp_path / "sheet.csv"
    keep(out, result("ana", answer="=HYPERLINK(1)"), result("bob", answer=""))
    rubric.run(argparse.Namespace(action="write", out=out, sheet=sheet))
    heading, line = rows(sheet)
    assert line[0] == "ana"
    assert line[heading.index("answer")] == "'=HYPERLINK(1)"
    line[heading.index("points")], line[heading.index("comment")] = "3.5", "- Say what speaks against it."
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([heading, line])
    rubric.run(argparse.Namespace(action="merge", out=out, sheet=sheet))
    heading, ana, bob = rows(out / "grades.csv")
    of = dict(zip(heading, ana, strict=True))
    assert (of["q2 (teacher)"], of["total"], of["verdict"]) == ("3.5", "5.5", "graded")
    assert dict(zip(heading, bob, strict=True))["q2 (teacher)"] == "0"
    again = tmp_path / "again.csv"
    rubric.run(argparse.Namespace(action="write", out=out, sheet=again))
    assert gradebook.plain(rows(again)[1][rows(again)[0].index("comment")]) == "- Say what speaks against it."
    assert "- Say what speaks against it." in (out / "reports" / "ana.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("points", "said"), [("5", "between 0 and 4"), ("-1", "between 0 and 4"), ("much", "a number"),
                                              ("nan", "between 0 and 4")])
def test_impossible_points_are_refused_with_the_line(tmp_path, points, said):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(f"submission,student,question,possible,points,comment\nana,ana,q2,4,{points},\n")
    with pytest.raises(CourseError, match=f"line 2: .*{said}"):
        rubric.read_sheet(sheet, [result()])


def test_a_sheet_that_holds_points_is_never_overwritten(tmp_path):
    keep(tmp_path / "out", result())
    (tmp_path / "sheet.csv").write_text("mine")
    with pytest.raises(CourseError, match="is there already"):
        rubric.run(argparse.Namespace(action="write", out=tmp_path / "out", sheet=tmp_path / "sheet.csv"))
    assert (tmp_path / "sheet.csv").read_text() == "mine"


def test_of_two_files_of_a_student_the_later_counts_and_both_are_kept():
    first = result("ana", 2.0, submitted="2025-03-01T12:00:00+00:00")
    second = {**result("ana-2", 0.0, submitted="2025-03-02T12:00:00+00:00"), "student": "ana"}
    graded = [gradebook.with_manual(one, {}) for one in (first, second)]
    table = gradebook.grades(graded, gradebook.Extras())
    assert ["later" in row[-1] for row in table[1:]] == [True, False]
    assert [row[3] for row in gradebook.moodle(graded, gradebook.Extras())[1:]] == [0.0]
    assert len(gradebook.canvas(graded, gradebook.Extras())) == 3


def test_results_of_files_that_are_gone_stay_out_of_the_gradebook_and_the_missing_are_named(tmp_path):
    keep(tmp_path, result("ana"), result("bob"))
    extras = gradebook.Extras(people={"ana": {}, "eva": {}}, submissions=["ana"])
    extras.keep(tmp_path)
    assert gradebook.Extras.load(tmp_path) == extras
    found = gradebook.read_results(tmp_path)
    assert [one["submission"] for one in found] == ["ana"]
    assert gradebook.missing(found, extras) == ["eva"]
    gradebook.write(found, tmp_path, extras)
    assert "eva" in (tmp_path / "class.html").read_text(encoding="utf-8")


def test_learning_management_systems_get_their_own_columns():
    graded = [gradebook.with_manual(result(), {"q2": {"points": 3.0, "comment": ""}})]
    extras = gradebook.Extras(people={"ana": {"name": "Ana Díaz", "canvas_id": "123", "email": "ana@example.org"}})
    heading, possible, line = gradebook.canvas(graded, extras)
    assert heading[:2] == ["Student", "ID"]
    assert possible[-1] == 7.0
    assert (line[:2], line[-1]) == (["Ana Díaz", "123"], 5.0)
    assert gradebook.moodle(graded, extras)[1][:5] == ["ana", "Ana Díaz", "ana@example.org", 5.0, 7.0]
    assert [test["score"] for test in gradebook.gradescope(graded[0])["tests"]] == [2.0, 0.0, 3.0]
