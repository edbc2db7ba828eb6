"""Make a policy brief of two pages, as HTML and PDF, from a country, instruments of the Korean menu and a budget.

The design page of the capstone makes the same brief in the reader's browser; both use the same function.
"""

import argparse
from pathlib import Path

from innotrade.capstone import evidence, pages
from innotrade.errors import CourseError
from innotrade.models.capstone.brief import WORDS, brief
from innotrade.models.capstone.gaps_view import BENCHMARKS, KOREA, THEMES
from innotrade.models.capstone.menu import MENU

EXAMPLE = "innotrade brief --country PER --instrument trade-promotion=2 --instrument loan-guarantees --budget 9 --out b"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    known = ", ".join(f"{code} ({name})" for code, name in evidence.COUNTRIES.items())
    parser.add_argument("--country", required=True, metavar="CODE", help=f"one of {known}")
    parser.add_argument("--instrument", required=True, action="append", metavar="NAME[=PARTS]",
                        help=f"one of {', '.join(MENU)}; PARTS of the budget, 1 when left out; up to three times")
    parser.add_argument("--budget", required=True, metavar="MILLION", help="US$ million for all years")
    parser.add_argument("--years", default="4", help="1 to 10; 4 when left out")
    parser.add_argument("--gap", help=f"what it is to answer: {', '.join(THEMES)}; the first that the first instrument "
                                      "answers when left out")
    parser.add_argument("--benchmark", default=KOREA, help=f"{' or '.join(BENCHMARKS)}; {KOREA} when left out")
    for name, (what, most, _) in WORDS.items():
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=f"{what.lower()}, at most {most} characters")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for brief.html and brief.pdf")


def run(args: argparse.Namespace) -> int:
    """Write both files and say where they are."""
    for path in pages.write(blocks(args), args.out):
        print(path)
    return 0


def blocks(args: argparse.Namespace) -> list[dict]:
    """Return the brief's blocks for the command line's arguments.

    Raises
    ------
    CourseError
        An argument is wrong; the message names it, what is allowed and what was given.
    """
    lines = [_line(text) for text in args.instrument]
    first = lines[0]["instrument"]
    plan = {"country": _country(args.country), "gap": args.gap or MENU[first]["answers"][0],
            "benchmark": args.benchmark, "budget": _number("--budget", args.budget, 0, 1e5),
            "years": _years(args.years), "lines": lines}
    try:
        return brief(**plan, words={name: getattr(args, name) for name in WORDS}, **evidence.inputs())
    except ValueError as error:
        name, _, rest = str(error).partition(" ")
        raise CourseError(f"--{'instrument' if name == 'lines' else name} {rest}") from error


def _country(text: str) -> str:
    for code, name in evidence.COUNTRIES.items():
        if text.strip().casefold() in (code.casefold(), name.casefold()):
            return name
    raise CourseError(f"--country must be one of {', '.join(evidence.COUNTRIES)}, got {text!r}")


def _line(text: str) -> dict:
    name, _, parts = text.partition("=")
    slug = name.strip().lower().replace(" ", "-")
    if slug not in MENU:
        raise CourseError(f"--instrument must be one of {', '.join(MENU)}, got {name!r}")
    return {"instrument": slug, "parts": _number(f"the parts of --instrument {slug}", parts or "1", 0, 1e6)}


def _number(name: str, text: str, low: float, high: float) -> float:
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if not low < found <= high:
        raise CourseError(f"{name} must be a number above {low:g} and at most {high:,.0f}, got {text!r}")
    return found


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10:
        raise CourseError(f"--years must be a whole number from 1 to 10, got {text!r}")
    return int(text)
