"""A made-up class of forty: makes its notebooks from the master, grades them, and says where to look.

``make grade-demo`` runs it. Nobody in it exists. Most students solve most questions; some make the mistakes that the
exercise knows; one copies, one never ends, one leaves the notebook, one hands in late and one the wrong file.
"""

import argparse
import copy
import json
import os
import sys
from pathlib import Path

from innotrade import cli, master
from innotrade.exercises import derive, master_path
from innotrade.variants import seed_of

EXERCISE = "fta/why-agreements"
DUE = "2025-03-31T23:59:00+00:00"
_IN_TIME, _LATE = 1_743_400_000, 1_743_500_000

#: Wrong answers: cell -> what some students write there.
WRONG = {
    "q1-answer": ["both = pd.concat([table_1998.assign(year=1998), table_2015.assign(year=2015)])\n"
                  "both['gap'] = both['balance'] - (both['exports'] - both['imports'])\n"
                  "slips = both[['year', 'country', 'gap']]",
                  "slips = pd.DataFrame({'year': [1998], 'country': ['Peru'], 'gap': [1]})",
                  "slips = table_1998[table_1998.balance != 0"],
    "q2-answer": ["a = table_1998.set_index('country').loc[variant.partner, 'imports']\n"
                  "b = table_2015.set_index('country').loc[variant.partner, 'imports']\n"
                  "growth = 100 * (b / a - 1) / 17",
                  "a = table_1998.set_index('country').loc[variant.partner, 'imports']\n"
                  "b = table_2015.set_index('country').loc[variant.partner, 'imports']\n"
                  "growth = 100 * ((b / a) ** (1 / 18) - 1)"],
    "q3-answer": ["def concentration(exports):\n    return float(((exports / exports.sum()) ** 2).sum())",
                  "def concentration(exports):\n    return float(((100 * exports / exports.sum()) ** 2).sum())"],
    "q5-answer": ['conclusions = {"a", "b", "c", "d"}', 'conclusions = {"a", "b", "d", "e"}'],
}


def solved(exercise: str, student: str = "", *, essays: bool = False) -> dict:
    """Return a student's notebook with the master's solutions in it; the written answers on demand."""
    found, published = master.read(master_path(exercise)), json.loads(derive(exercise, student))
    for cell in published["cells"]:
        cell["source"] = "".join(cell["source"])
    by_id, seed = {cell["id"]: cell for cell in published["cells"]}, seed_of(exercise, student)
    cells, feedback = [], [cell for cell in published["cells"] if cell["id"].endswith("-feedback")]
    for item in found.cells:
        while feedback and item.question and not feedback[0]["id"].startswith(f"{item.question}-"):
            cells.append(feedback.pop(0))
        if item.role == master.TESTS:
            continue
        if item.cell.cell_type == "code" and (essays or not _is_essay(found, item)):
            source = master.with_seed(item.cell.source, seed) if seed else item.cell.source
            given = {"cell_type": "code", "id": item.cell.id, "metadata": {}, "outputs": [], "execution_count": None}
            cells.append({**by_id.get(item.cell.id, given), "source": source})
    return {**published, "cells": cells + feedback}


def _is_essay(found: master.Master, item: master.MasterCell) -> bool:
    return item.role == master.SOLUTION and bool(found.questions.get(item.question, {}).get("manual"))


def with_cell(notebook: dict, cell: str, source: str) -> dict:
    """Return a copy in which a cell has another source."""
    changed = copy.deepcopy(notebook)
    for one in changed["cells"]:
        if one["id"] == cell:
            one["source"] = source
    return changed


def write_class(folder: Path) -> Path:
    """Write forty notebooks into ``folder/handed-in`` and the roster beside it; return the roster's path."""
    place = folder / "handed-in"
    place.mkdir(parents=True, exist_ok=True)
    students = [f"student{number:02}" for number in range(1, 41)]
    for number, student in enumerate(students):
        path = place / f"{student}.ipynb"
        text = "my homework" if number == 29 else json.dumps(_notebook(number, student, students))
        path.write_text(text, encoding="utf-8")
        moment = _LATE if number == 13 else _IN_TIME
        os.utime(path, (moment, moment))
    roster = folder / "roster.csv"
    absent = "student41,Student 41\n"
    roster.write_text("student,name\n" + "".join(f"{one},Student {one[-2:]}\n" for one in students) + absent,
                      encoding="utf-8")
    return roster


def _notebook(number: int, student: str, students: list[str]) -> dict:
    notebook = solved(EXERCISE, student, essays=number % 4 == 0)
    for place, (cell, sources) in enumerate(WRONG.items()):
        turn = number * 7 + place * 11
        if turn % 5 == 0:
            notebook = with_cell(notebook, cell, sources[turn % len(sources)])
    if number == 17:
        notebook = with_cell(notebook, "q3-answer", "while True:\n    pass")
    if number == 21:
        notebook = with_cell(notebook, "q4-answer", "import os\nos._exit(1)")
    if number in (33, 34):  # the second has copied from the first and changed the names
        own = ("amounts", "part") if number == 33 else ("figures", "share")
        notebook = with_cell(notebook, "q3-answer", _COPIED.format(*own))
    if number == 37:
        notebook = json.loads(derive(EXERCISE, students[36]))
    return notebook


_COPIED = """
def concentration({0}):
    result = 0.0
    whole = 0.0
    for place in range(len({0})):
        whole = whole + {0}.iloc[place]
    if whole == 0:
        raise ValueError("nothing to share")
    for place in range(len({0})):
        {1} = {0}.iloc[place] / whole
        result = result + {1} * {1}
    return float(result)
"""


def main(argv: list[str] | None = None) -> int:
    """Make the class, grade it, and write the sheet for its written answers."""
    parser = argparse.ArgumentParser(prog="python -m innotrade.grading.demo", description=__doc__.splitlines()[0],
                                     epilog="Example: python -m innotrade.grading.demo _build/grade-demo")
    parser.add_argument("folder", type=Path, help="where notebooks, roster, results and reports are written")
    place = parser.parse_args(argv).folder
    place.mkdir(parents=True, exist_ok=True)
    roster, graded, sheet = write_class(place), place / "graded", place / "sheet.csv"
    code = cli.main(["grade", str(place / "handed-in"), "--exercise", EXERCISE, "--out", str(graded), "--roster",
                     str(roster), "--variants", "--due", DUE, "--question-seconds", "5"])
    if code or sheet.exists():
        return code
    return cli.main(["rubric", "write", str(graded), str(sheet)])


if __name__ == "__main__":
    sys.exit(main())
