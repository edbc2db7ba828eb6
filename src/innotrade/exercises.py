"""Derive the student notebooks from the masters.

A master (``solutions/<part>/<slug>.ipynb``) is written in otter-assign's syntax: raw cells ``# ASSIGNMENT CONFIG``,
``# BEGIN QUESTION`` and ``# END QUESTION``, and within a question ``PROMPT``, ``SOLUTION`` and ``TESTS``. What students
get holds no solution, no test, no output; where the tests stood is a call of ``check``.
"""

import argparse
import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from innotrade import course, master
from innotrade.errors import CourseError
from innotrade.exercise import load
from innotrade.files import write_atomically
from innotrade.variants import seed_of

EXAMPLE = "innotrade exercises --roster roster.csv --out class"

_STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class RosterError(CourseError):
    """The roster cannot be used; the message names the line and what to change."""


@dataclass(frozen=True)
class Student:
    """One line of the roster."""

    id: str
    line: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("names", nargs="*", metavar="PART/SLUG", help="exercises; all when left out")
    parser.add_argument("--roster", type=Path, metavar="CSV",
                        help="give each student numbers of their own; a CSV file with a column `student`")
    parser.add_argument("--out", type=Path, metavar="DIR",
                        help="where to write; the default is exercises/, and with --roster it must be given")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a file would change")


def run(args: argparse.Namespace) -> int:
    """Derive the notebooks asked for; return 1 with ``--check`` when one of them differs from the file."""
    if args.roster and not args.out:
        raise CourseError("--roster needs --out: the notebooks of a class do not belong into the course's folder")
    names = args.names or masters()
    out = args.out or course.root() / "exercises"
    wanted = _for_class(names, read_roster(args.roster)) if args.roster else _published(names)
    changed = []
    for number, (place, name, student) in enumerate(wanted, start=1):
        print(f"[{number}/{len(wanted)}] {place}", file=sys.stderr, flush=True)
        path, text = out / place, derive(name, student)
        if args.check:
            different = not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            different = write_atomically(path, text)
        if different:
            changed.append(path)
    for path in changed:
        print(f"{'would change' if args.check else 'changed'}: {path}")
    stray = [] if args.names or args.roster else _stray(out, {place for place, _, _ in wanted})
    for path in stray:
        print(f"has no master: {path}")
    return 1 if stray or (args.check and changed) else 0


def masters() -> list[str]:
    """Return the names of all exercises that have a master, sorted."""
    folder = course.root() / "solutions"
    return sorted(f"{path.parent.name}/{path.stem}" for path in folder.glob("*/*.ipynb"))


def master_path(name: str) -> Path:
    """Return the path of a master; raise ``CourseError`` when there is none."""
    path = course.root() / "solutions" / f"{name}.ipynb"
    if not path.exists():
        raise CourseError(f"no exercise is called {name!r}; there are {', '.join(masters()) or 'none'}")
    return path


def derive(name: str, student: str = "") -> str:
    """Return the text of a student's notebook.

    Parameters
    ----------
    name
        ``"part/slug"``.
    student
        Identifier from the roster; empty for the published exercise.

    Raises
    ------
    CourseError
        There is no such master, or its syntax is wrong; the message names the cell.
    """
    exercise = load(name)
    notebook = master.read(master_path(name))
    return master.student_text(notebook, exercise, student, seed_of(name, student))


def read_roster(path: Path) -> list[Student]:
    """Read and check a roster.

    Parameters
    ----------
    path
        CSV file in UTF-8 with a column ``student``; other columns are ignored.

    Returns
    -------
    The students in the order of the file.

    Raises
    ------
    RosterError
        The file is missing or no text, has no such column, or an identifier is empty, odd or there twice.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise RosterError(f"{path} does not exist") from None
    except UnicodeDecodeError as error:
        raise RosterError(f"{path} is not UTF-8 text (byte {error.start}): save it as CSV in UTF-8") from error
    rows = csv.DictReader(lines)
    if "student" not in (rows.fieldnames or []):
        raise RosterError(f"{path} has no column 'student'; its first line is {lines[0] if lines else 'empty'!r}")
    students = [Student((row["student"] or "").strip(), rows.line_num) for row in rows]
    _check_roster(path, students)
    return students


def _check_roster(path: Path, students: list[Student]) -> None:
    if not students:
        raise RosterError(f"{path} has no students below its first line")
    seen: dict[str, int] = {}
    for student in students:
        if not _STUDENT.fullmatch(student.id):
            raise RosterError(f"{path}, line {student.line}: {student.id!r} cannot name a file; use letters, digits, "
                              "dot, hyphen and underscore, beginning with a letter or digit, at most 64")
        same = student.id.casefold()  # two names that differ in case only are one file on some systems
        if same in seen:
            raise RosterError(f"{path}, line {student.line}: {student.id!r} is on line {seen[same]} already")
        seen[same] = student.line


def _published(names: list[str]) -> list[tuple[Path, str, str]]:
    return [(Path(f"{name}.ipynb"), name, "") for name in names]


def _for_class(names: list[str], students: list[Student]) -> list[tuple[Path, str, str]]:
    return [(Path(name) / f"{student.id}.ipynb", name, student.id) for name in names for student in students]


def _stray(out: Path, known: set[Path]) -> list[Path]:
    return [path for path in sorted(out.glob("*/*.ipynb")) if path.relative_to(out) not in known]
