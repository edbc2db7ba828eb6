"""The gradebook: what a class's results become for a teacher, a student, and a learning-management system.

    grades.csv         a row a submission, a column a question; late hours and a teacher's points beside them
    canvas.csv         for Canvas' "Import grades"
    moodle.csv         for Moodle's "Import grades from CSV"
    gradescope/*.json  a results.json a submission
    reports/*.html     for the student: tests, feedback, no hidden content
    class.html         for the teacher: distribution, items, commonest mistakes
"""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from innotrade.files import write_atomically
from innotrade.grading import class_report, student_report

MANUAL = "manual.json"
_KEPT = "class.json"
#: Where a spreadsheet could begin a formula: at the start, or after what it may take for the end of a cell.
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+@\-\uff1d\uff0b\uff0d\uff20])")
_NEUTRAL = re.compile(r"(^|[;\t\r\n])'(?=[\s']*[=+@\-\uff1d\uff0b\uff0d\uff20])")


@dataclass(frozen=True)
class Extras:
    """What the results do not say.

    ``due`` is the deadline, ``people`` are the roster's rows by student, ``submissions`` the ids of what was handed in
    last: results of files that are gone stay in the folder and out of the gradebook.
    """

    due: dt.datetime | None = None
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    submissions: list[str] | None = None

    @classmethod
    def load(cls, out: Path) -> "Extras":
        """Return them as the last run of ``innotrade grade`` knew them."""
        path = out / _KEPT
        if not path.exists():
            return cls()
        kept = json.loads(path.read_text(encoding="utf-8"))
        return cls(dt.datetime.fromisoformat(kept["due"]) if kept["due"] else None, kept["people"], kept["submissions"])

    def keep(self, out: Path) -> None:
        """Write them into the folder of the gradebook."""
        kept = {"due": self.due.isoformat() if self.due else None, "people": self.people,
                "submissions": self.submissions}
        write_atomically(out / _KEPT, json.dumps(kept, indent=1) + "\n")


def write(results: list[dict], out: Path, extras: Extras | None = None) -> None:
    """Write the whole gradebook into a folder.

    Parameters
    ----------
    results
        Results of the grader, one a submission.
    out
        The folder; points of a teacher that were merged earlier lie there and are added.
    extras
        Deadline and roster.
    """
    extras = extras or Extras()
    manual = teacher_points(out)
    graded = [with_manual(result, manual.get(result["submission"], {})) for result in results]
    _write_csv(out / "grades.csv", grades(graded, extras))
    _write_csv(out / "canvas.csv", canvas(graded, extras))
    _write_csv(out / "moodle.csv", moodle(graded, extras))
    for folder in ("gradescope", "reports"):
        (out / folder).mkdir(exist_ok=True)
    for result in graded:
        write_atomically(out / "gradescope" / f"{result['submission']}.json",
                         json.dumps(gradescope(result), indent=1) + "\n")
        write_atomically(out / "reports" / f"{result['submission']}.html", as_text(student_report.render(result)))
    write_atomically(out / "class.html", as_text(class_report.render(graded, missing(graded, extras))))


def read_results(out: Path) -> list[dict]:
    """Return the results in a folder, sorted by submission; those of files that are gone are left out."""
    wanted = Extras.load(out).submissions
    found = [json.loads(path.read_text(encoding="utf-8")) for path in (out / "results").glob("*.json")
             if wanted is None or path.stem in wanted]
    return sorted(found, key=lambda result: result["submission"])


def missing(results: list[dict], extras: Extras) -> list[str]:
    """Return the students of the roster who have handed in nothing."""
    return sorted(set(extras.people) - {result["student"] for result in results})


def latest(results: list[dict]) -> list[dict]:
    """Return one submission a student, the last that was handed in: what a learning-management system can take."""
    found: dict[str, dict] = {}
    for result in sorted(results, key=lambda one: (one.get("submitted", ""), one["submission"])):
        found[result["student"]] = result
    return [result for result in results if found[result["student"]] is result]


def teacher_points(out: Path) -> dict[str, dict[str, dict]]:
    """Return the points that a teacher has given, by submission and question."""
    path = out / MANUAL
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def with_manual(result: dict, given: Mapping[str, Mapping]) -> dict:
    """Return a result with a teacher's points: ``manual`` a question, ``total``, and the verdict they lead to.

    A question that was left blank has no answer to read and gets 0.
    """
    questions, waiting = [], []
    for question in result["questions"]:
        points = given.get(question["id"])
        if question["manual_possible"]:
            blank = not question.get("answer")
            manual = points["points"] if points else 0.0 if blank else None
            question = {**question, "manual": manual, "comment": points["comment"] if points else ""}
            if manual is None:
                waiting.append(question["id"])
        questions.append(question)
    verdict, reason = result["verdict"], result["reason"]
    if verdict == "needs-manual" and not waiting:
        verdict, reason = "graded", "every question was graded"
    total = result["score"] + sum(question.get("manual") or 0 for question in questions)
    whole = result["possible"] + sum(question["manual_possible"] for question in questions)
    return {**result, "questions": questions, "verdict": verdict, "reason": reason, "waiting": waiting,
            "total": total, "whole": whole}


def grades(results: list[dict], extras: Extras) -> list[list]:
    """Return the rows of ``grades.csv``, the heading first."""
    questions = results[0]["questions"] if results else []
    automatic = [question["id"] for question in questions if question["possible"]]
    manual = [question["id"] for question in questions if question["manual_possible"]]
    rows = [["submission", "student", "verdict", "reason", *automatic, *(f"{name} (teacher)" for name in manual),
             "tests", "total", "possible", "waiting for", "submitted", "late hours", "sandbox", "notes"]]
    counted = latest(results)
    for result in results:
        earlier = [] if result in counted else ["the student has handed in another file later, which counts"]
        by_id = {question["id"]: question for question in result["questions"]}
        rows.append([
            result["submission"], result["student"], result["verdict"], result["reason"],
            *(by_id[name]["points"] for name in automatic),
            *("" if by_id[name]["manual"] is None else by_id[name]["manual"] for name in manual),
            result["score"], result["total"], result["whole"], " ".join(result["waiting"]), result.get("submitted", ""),
            late_hours(result, extras.due), result["sandbox"], "; ".join([*result["notes"], *earlier])])
    return rows


def late_hours(result: Mapping, due: dt.datetime | None) -> Any:
    """Return by how many hours a submission was late; empty without a deadline or a time."""
    if due is None or not result.get("submitted"):
        return ""
    late = (dt.datetime.fromisoformat(result["submitted"]) - due).total_seconds() / 3600
    return round(max(late, 0), 1)


def canvas(results: list[dict], extras: Extras) -> list[list]:
    """Return the rows that Canvas imports: a line of names, a line of possible points, the students."""
    title = results[0]["exercise"] if results else ""
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title],
            ["    Points Possible", "", "", "", "", results[0]["whole"] if results else ""]]
    for result in latest(results):
        person = extras.people.get(result["student"], {})
        rows.append([person.get("name") or result["student"], person.get("canvas_id", ""), person.get("sis_id", ""),
                     result["student"], person.get("section", ""), result["total"]])
    return rows


def moodle(results: list[dict], extras: Extras) -> list[list]:
    """Return the rows that Moodle imports, mapped by user name or e-mail address."""
    rows = [["Username", "Full name", "Email address", "Grade", "Maximum grade", "Feedback comments"]]
    for result in latest(results):
        person = extras.people.get(result["student"], {})
        rows.append([result["student"], person.get("name", ""), person.get("email", ""), result["total"],
                     result["whole"], student_report.summary(result)])
    return rows


def gradescope(result: Mapping) -> dict:
    """Return Gradescope's ``results.json``: hidden tests hidden, and named by number only."""
    tests = []
    for question in result["questions"]:
        for place, test in enumerate(question["tests"], start=1):
            hidden = test["hidden"]
            tests.append({"name": f"{question['id']}, {'further ' if hidden else ''}test {place}",
                          "score": test["points"], "max_score": test["possible"],
                          "status": "passed" if test["passed"] else "failed",
                          "output": "" if hidden else test["message"], "visibility": "hidden" if hidden else "visible"})
        if question["manual_possible"]:
            tests.append({"name": f"{question['id']}, by a teacher", "score": question["manual"] or 0,
                          "max_score": question["manual_possible"], "output": question["comment"],
                          "visibility": "visible"})
    return {"score": result["total"], "visibility": "visible", "stdout_visibility": "hidden",
            "output": student_report.summary(result), "tests": tests}


def neutral(cell: Any) -> Any:
    """Return a cell that a spreadsheet takes for text, whatever a student has put into it; whole numbers are whole.

    >>> neutral("=1+1")
    "'=1+1"
    """
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if not isinstance(cell, str):
        return cell
    return _FORMULA.sub(r"\1'", as_text(cell).replace("\0", ""))


def plain(cell: str) -> str:
    """Return what a cell was before :func:`neutral`.

    >>> plain(neutral("- too short"))
    '- too short'
    """
    return _NEUTRAL.sub(r"\1", cell)


def as_text(words: str) -> str:
    """Return text that can be written as UTF-8: half a surrogate pair becomes a question mark."""
    return words.encode("utf-8", "replace").decode("utf-8")


def table_text(rows: Iterable[list]) -> str:
    """Return rows as CSV, every cell neutral."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([neutral(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _write_csv(path: Path, rows: Iterable[list]) -> None:
    write_atomically(path, table_text(rows))
