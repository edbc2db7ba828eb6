"""Write a sheet for the points of written answers, and merge it back into the gradebook.

Open the sheet in a spreadsheet, fill the column ``points`` (and ``comment``, which the student reads), save it as CSV.
"""

import argparse
import csv
import json
import sys
from pathlib import Path

from innotrade.errors import CourseError
from innotrade.files import write_atomically
from innotrade.grading import gradebook

EXAMPLE = "innotrade rubric write graded sheet.csv"

COLUMNS = ["submission", "student", "question", "possible", "points", "comment", "answer"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("action", choices=["write", "merge"], help="write the sheet, or merge it back")
    parser.add_argument("out", type=Path, metavar="DIR", help="the folder that `innotrade grade --out` wrote")
    parser.add_argument("sheet", type=Path, metavar="CSV", help="the sheet")


def run(args: argparse.Namespace) -> int:
    """Write the sheet or merge it."""
    results = gradebook.read_results(args.out)
    if not results:
        raise CourseError(f"{args.out} holds no results; run `innotrade grade` first")
    if args.action == "write":
        if args.sheet.exists():
            raise CourseError(f"{args.sheet} is there already and may hold points; move it away or name another")
        rows = sheet(results, gradebook.teacher_points(args.out))
        write_atomically(args.sheet, "\ufeff" + gradebook.table_text(rows))  # a spreadsheet takes it for UTF-8 only so
        print(f"{len(rows) - 1} answers to read: {args.sheet}")
        return 0
    given = read_sheet(args.sheet, results)
    merged = merge(gradebook.teacher_points(args.out), given)
    write_atomically(args.out / gradebook.MANUAL, json.dumps(merged, indent=1) + "\n")
    gradebook.write(results, args.out, gradebook.Extras.load(args.out))
    waiting = sum(bool(gradebook.with_manual(result, merged.get(result["submission"], {}))["waiting"])
                  for result in results)
    print(f"{sum(map(len, given.values()))} answers have points; {waiting} submissions still wait", file=sys.stderr)
    return 0


def sheet(results: list[dict], given: dict) -> list[list]:
    """Return the rows of the sheet: one for every written answer that is not blank."""
    rows = [COLUMNS]
    for result in results:
        for question in result["questions"]:
            if question["manual_possible"] and question.get("answer"):
                points = given.get(result["submission"], {}).get(question["id"], {})
                rows.append([result["submission"], result["student"], question["id"], question["manual_possible"],
                             points.get("points", ""), points.get("comment", ""), question["answer"]])
    return rows


def read_sheet(path: Path, results: list[dict]) -> dict[str, dict[str, dict]]:
    """Return the points of a filled sheet, by submission and question; rows without points are left out.

    Raises
    ------
    CourseError
        The sheet cannot be read, names an unknown submission or question, or gives impossible points; the message
        names the line.
    """
    try:
        lines = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True))
        missing = [column for column in COLUMNS[:6] if column not in (lines.fieldnames or [])]
        rows = [(lines.line_num, row) for row in lines]
    except FileNotFoundError:
        raise CourseError(f"{path} does not exist; `innotrade rubric write` makes it") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise CourseError(f"{path} is no CSV file in UTF-8 ({error})") from None
    if missing:
        raise CourseError(f"{path} has no column {missing[0]!r}; it must keep {', '.join(COLUMNS[:6])}")
    possible = {(result["submission"], question["id"]): question["manual_possible"]
                for result in results for question in result["questions"] if question["manual_possible"]}
    names = {gradebook.neutral(key[0]): key[0] for key in possible}
    found: dict[str, dict[str, dict]] = {}
    for number, row in rows:
        points = (row["points"] or "").strip().replace(",", ".")
        if points:
            key = (names.get(row["submission"], row["submission"]), row["question"])
            value = _points(path, number, points, possible.get(key))
            comment = gradebook.plain((row["comment"] or "").strip())
            found.setdefault(key[0], {})[key[1]] = {"points": value, "comment": comment}
    return found


def _points(path: Path, line: int, text: str, possible: float | None) -> float:
    if possible is None:
        raise CourseError(f"{path}, line {line}: no submission has such a question for a teacher")
    try:
        value = float(text)
    except ValueError:
        raise CourseError(f"{path}, line {line}: points must be a number, got {text!r}") from None
    if not 0 <= value <= possible:
        raise CourseError(f"{path}, line {line}: points must lie between 0 and {possible:g}, got {text}")
    return value


def merge(earlier: dict, given: dict) -> dict:
    """Return earlier points with the new ones in their place."""
    return {name: {**earlier.get(name, {}), **given.get(name, {})} for name in sorted({*earlier, *given})}
