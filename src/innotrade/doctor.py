"""Say what on this machine is missing or too old for which part of the course, and the command that mends it."""

import argparse
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from innotrade.errors import CourseError

EXAMPLE = "innotrade doctor"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: for which part it is needed, whether it is fine, what is there, what mends it."""

    part: str
    what: str
    fine: bool
    there: str
    mend: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("--part", choices=sorted(CHECKS), help="look at one part only")


def run(args: argparse.Namespace) -> int:
    """Print what was found; return 1 when something is missing."""
    found = examine(args.part)
    for finding in found:
        mark = "ok     " if finding.fine else "missing"
        print(f"{mark}  {finding.part:8}  {finding.what}: {finding.there}")
    mends = list(dict.fromkeys(finding.mend for finding in found if not finding.fine))
    if mends:
        print("\nTo mend it:")
        print("\n".join(f"  {mend}" for mend in mends))
    return 1 if mends else 0


def examine(part: str | None = None) -> list[Finding]:
    """Look at this machine.

    Parameters
    ----------
    part
        ``read``, ``book``, ``test`` or ``grade``; ``None`` looks at all.
    """
    return [finding for name, check in CHECKS.items() if part in (None, name) for finding in check()]


def _read() -> list[Finding]:
    new_enough = sys.version_info >= (3, 11)
    mend = "install Python 3.11 or newer"
    python = Finding("read", "Python 3.11 or newer", new_enough, platform.python_version(), mend)
    return [python, *_packages("read", None), _data()]


def _data() -> Finding:
    from innotrade import data

    problems = data.validate()
    there = f"{len(data.catalogue())} tables fit their schemas" if not problems else problems[0]
    return Finding("read", "the course's data", not problems, there, "git checkout -- data")


def _book() -> list[Finding]:
    make = shutil.which("make")
    return [
        Finding("book", "make", make is not None, make or "not found",
                "apt-get install make (or see README.md, 'Without make')"),
        *_packages("book", "book"),
    ]


def _test() -> list[Finding]:
    browser = next((shutil.which(name) for name in BROWSERS if shutil.which(name)), None)
    return [
        Finding("test", "a Chromium browser", browser is not None, browser or "not found", "apt-get install chromium"),
        *_packages("test", "test"),
    ]


def _grade() -> list[Finding]:
    from innotrade.grading import sandbox

    try:
        sandbox.probe()
    except CourseError as problem:
        return [Finding("grade", "a sandbox", False, "none", str(problem)), *_packages("grade", "grade")]
    return [Finding("grade", "a sandbox", True, "the kernel's namespaces", ""), *_packages("grade", "grade")]


def _packages(part: str, extra: str | None) -> list[Finding]:
    """Look at the packages that ``pyproject.toml`` names for an extra (``None``: for reading)."""
    return [_package(part, extra, requirement) for requirement in _requirements(extra)]


def _requirements(extra: str | None) -> list[Requirement]:
    def wanted(requirement: Requirement) -> bool:
        marker = requirement.marker
        if extra is None:
            return marker is None or marker.evaluate({"extra": ""})
        return marker is not None and marker.evaluate({"extra": extra}) and not marker.evaluate({"extra": ""})

    return [requirement for requirement in map(Requirement, requires("innotrade") or []) if wanted(requirement)]


def _package(part: str, extra: str | None, requirement: Requirement) -> Finding:
    command = _install_command(extra)
    try:
        there = version(requirement.name)
    except PackageNotFoundError:
        return Finding(part, str(requirement).split(";")[0].strip(), False, "not installed", command)
    fits = requirement.specifier.contains(there, prereleases=True)
    return Finding(part, requirement.name, fits, there if fits else f"{there}, wanted {requirement.specifier}", command)


def _install_command(extra: str | None) -> str:
    checkout = (Path(__file__).parents[2] / "pyproject.toml").exists()
    wanted = f"[{extra}]" if extra else ""
    return f'python -m pip install -e ".{wanted}"' if checkout else f'python -m pip install "innotrade{wanted}"'


CHECKS: dict[str, Callable[[], list[Finding]]] = {"read": _read, "book": _book, "test": _test, "grade": _grade}
