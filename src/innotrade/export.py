"""Write quizzes for a learning-management system, or an exercise for otter and Gradescope.

One file holds all quizzes asked for, an archive one exercise. The same source gives the same bytes.
"""

import argparse
from importlib import import_module
from pathlib import Path

from innotrade import quiz_bank
from innotrade.errors import CourseError
from innotrade.files import write_atomically

EXAMPLE = "innotrade export --format moodle-xml quizzes.xml"

#: Format -> the module that writes it: ``write(quizzes) -> bytes``, ``SUFFIX``.
FORMATS = {"moodle-xml": "innotrade.lms.moodle", "qti": "innotrade.lms.qti", "gift": "innotrade.lms.gift"}
OTTER = "otter-zip"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("out", type=Path, metavar="OUT", help="file to write, or a folder to write it into")
    parser.add_argument("--format", required=True, choices=[*FORMATS, OTTER], help="what the system can import")
    parser.add_argument("--lesson", action="append", metavar="PART/SLUG", help="a lesson's quiz; all when left out")
    parser.add_argument("--exercise", metavar="PART/SLUG", help=f"the exercise, with --format {OTTER} only")


def run(args: argparse.Namespace) -> int:
    """Write the file; return 0."""
    if (args.format == OTTER) != bool(args.exercise):
        raise CourseError(f"--format {OTTER} and --exercise belong together")
    if args.format == OTTER:
        return _write_archive(args)
    writer = import_module(FORMATS[args.format])
    names = args.lesson or quiz_bank.names()
    if not names:
        raise CourseError("the book has no quiz yet")
    quizzes = [quiz_bank.compiled(name) for name in names]
    path = _path(args.out, f"quizzes{writer.SUFFIX}")
    write_atomically(path, writer.write(quizzes))
    count = sum(len(quiz["items"]) for quiz in quizzes)
    print(f"{path}: {count} questions of {len(quizzes)} {'quiz' if len(quizzes) == 1 else 'quizzes'}")
    return 0


def _write_archive(args: argparse.Namespace) -> int:
    from innotrade.grading import otter_zip

    path = _path(args.out, f"{args.exercise.replace('/', '-')}.zip")
    write_atomically(path, otter_zip.archive(args.exercise))
    print(f"{path}: for `otter run` and Gradescope's autograder")
    return 0


def _path(out: Path, name: str) -> Path:
    path = out / name if out.is_dir() else out
    if not path.parent.is_dir():
        raise CourseError(f"{path.parent} is no folder")
    return path
