"""Write the question bank for a learning-management system.

One file holds all quizzes asked for. The same bank gives the same bytes.
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("out", type=Path, metavar="OUT", help="file to write, or a folder to write it into")
    parser.add_argument("--format", required=True, choices=list(FORMATS), help="what the system can import")
    parser.add_argument("--lesson", action="append", metavar="PART/SLUG", help="a lesson's quiz; all when left out")


def run(args: argparse.Namespace) -> int:
    """Write the file; return 0."""
    writer = import_module(FORMATS[args.format])
    names = args.lesson or quiz_bank.names()
    if not names:
        raise CourseError("the book has no quiz yet")
    quizzes = [quiz_bank.compiled(name) for name in names]
    path = args.out / f"quizzes{writer.SUFFIX}" if args.out.is_dir() else args.out
    if not path.parent.is_dir():
        raise CourseError(f"{path.parent} is no folder")
    write_atomically(path, writer.write(quizzes))
    count = sum(len(quiz["items"]) for quiz in quizzes)
    print(f"{path}: {count} questions of {len(quizzes)} {'quiz' if len(quizzes) == 1 else 'quizzes'}")
    return 0
