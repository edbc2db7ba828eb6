"""Measure a real JupyterHub with simulated students who open a lesson at once and run all its cells.

    python -m deploy.jupyterhub.load_test --students 1 30 --out deploy/jupyterhub/measured.json

Everything stays on this machine's loopback address. README.md beside this file says how to install what it needs.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import threading
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from deploy.jupyterhub import memory
from deploy.jupyterhub.hub import Hub
from deploy.jupyterhub.student import Student, Visit
from innotrade import course, hub_figures
from innotrade.errors import CourseError
from innotrade.explorer import vega
from innotrade.files import write_atomically

EXAMPLE = "python -m deploy.jupyterhub.load_test --students 1 30 --out deploy/jupyterhub/measured.json"
PACKAGES = ("jupyterhub", "jupyterlab", "jupyter-server", "ipykernel")


def main(argv: list[str] | None = None) -> int:
    """Run the tests that the command line asks for; 1 when a student failed, 2 when nothing could be measured."""
    args = _arguments(argv)
    try:
        _check(args)
        measured = {"lesson": args.lesson, "machine": _machine(), "runs": []}
        measured["runs"] = _earlier(args, measured)
        for count in args.students:
            print(f"{count} students ...", file=sys.stderr, flush=True)
            measured["runs"].append(measure(count, args))
    except CourseError as error:
        print(f"load_test: {error}", file=sys.stderr)
        return 2
    print(hub_figures.table(measured))
    if args.out:
        write_atomically(args.out, json.dumps(measured, indent=2, ensure_ascii=False) + "\n")
        print(args.out)
    return int(any(run["failed"] for run in measured["runs"]))


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m deploy.jupyterhub.load_test", description=__doc__.splitlines()[0],
                                     epilog=f"Example: {EXAMPLE}")
    parser.add_argument("--students", type=int, nargs="+", default=[3], metavar="N",
                        help="students at once; several numbers are several runs, each with a fresh hub (default: 3)")
    parser.add_argument("--lesson", default="fta/first-partner", help="what they open (default: %(default)s)")
    parser.add_argument("--within", type=float, default=0.0, metavar="SECONDS",
                        help="spread their coming over this time (default: all at once)")
    parser.add_argument("--cold", action="store_true",
                        help="let each student assemble the drawing library, as where README's step was left out")
    parser.add_argument("--timeout", type=float, default=900.0, metavar="SECONDS",
                        help="a student who takes longer has failed (default: %(default).0f)")
    parser.add_argument("--out", type=Path, metavar="FILE",
                        help="also write the figures as JSON, beside other runs of the same lesson and machine in it")
    return parser.parse_args(argv)


def _check(args: argparse.Namespace) -> None:
    if any(not 1 <= count <= 200 for count in args.students):
        raise CourseError(f"--students takes numbers from 1 to 200, got {args.students}")
    if not _lesson_file(args.lesson).exists():
        raise CourseError(f"there is no lesson {args.lesson}; one of them is fta/first-partner")
    if sys.platform != "linux":
        raise CourseError("memory per student is read from Linux; this machine runs another system")
    try:
        version("jupyterhub")
    except PackageNotFoundError:
        raise CourseError(f"jupyterhub is not installed in {sys.prefix}; "
                          "`pip install -r deploy/jupyterhub/requirements.txt` there mends it") from None


def measure(count: int, args: argparse.Namespace) -> dict:
    """Run a class of ``count`` on a fresh hub and return its figures."""
    names = [f"student-{number:03d}" for number in range(1, count + 1)]
    lesson = _lesson_file(args.lesson)
    if not args.cold:
        _warm()
    with tempfile.TemporaryDirectory(prefix="innotrade-hub-") as folder, \
            Hub(Path(folder), lesson, names, cold=args.cold) as hub:
        start = time.monotonic()
        students = [Student(name, hub.address, hub.password, lesson.name, args.timeout) for name in names]
        _all_at_work(students, args.within)
        total = time.monotonic() - start
        own = [memory.share(process) for process in hub.own_processes()]
        found = memory.by_student()
        visits = [student.visit for student in students]
        for visit in visits:
            if visit.connection:
                visit.connection.close()
            if visit.error:
                print(f"{visit.name}: {visit.error}", file=sys.stderr)
        if all(visit.error for visit in visits):
            raise CourseError(f"no student got through; the hub's last lines:\n{hub.log()}")
    return {"students": count, "within_s": args.within, "cold": args.cold, "total_s": round(total, 1),
            "hub_mb": round(sum(part.pss for part in own)), **summary(visits, found)}


def _earlier(args: argparse.Namespace, measured: dict) -> list[dict]:
    """Return the runs of the same lesson on the same machine that ``--out`` holds and that are not measured anew."""
    if not args.out or not args.out.exists():
        return []
    found = json.loads(args.out.read_text(encoding="utf-8"))
    if any(found[part] != measured[part] for part in ("lesson", "machine")):
        return []
    return [run for run in found["runs"] if run["students"] not in args.students or run["cold"] != args.cold]


def _all_at_work(students: list[Student], within: float) -> None:
    """Let all attend, each in a thread, and wait for the last."""
    threads = []
    for number, student in enumerate(students):
        threads.append(threading.Timer(within * number / len(students), student.attend))
        threads[-1].daemon = True
        threads[-1].start()
    for thread in threads:
        thread.join()


def summary(visits: list[Visit], found: dict[str, dict[str, memory.Share]]) -> dict:
    """Return the figures of a class from the visits that ended well and the shares of their processes."""
    well = [visit for visit in visits if not visit.error]
    parts = [found[visit.name] for visit in well]
    whole = [part["server"] + part["kernel"] for part in parts]
    return {
        "failed": len(visits) - len(well),
        "lost": sum(visit.lost for visit in visits),
        "cells": max(visit.cells for visit in well),
        "server_s": spread([visit.server for visit in well]),
        "kernel_s": spread([visit.kernel for visit in well]),
        "lesson_s": spread([visit.lesson for visit in well]),
        "received_mb": round(statistics.mean(visit.received for visit in well) / 1e6, 1),
        "server_mb": spread([part["server"].pss for part in parts]),
        "kernel_mb": spread([part["kernel"].pss for part in parts]),
        "student_mb": spread([one.pss for one in whole]),
        "peak_mb": spread([one.peak for one in whole]),
        "processor_s": spread([one.processor for one in whole]),
    }


def spread(values: list[float]) -> dict[str, float]:
    """Return the least, the mean and the most of some numbers."""
    return {"least": round(min(values), 1), "mean": round(statistics.mean(values), 1), "most": round(max(values), 1)}


def _warm() -> None:
    """Assemble the drawing library once for all, where the hub's settings look for it."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(Path(sys.prefix) / "cache")
    try:
        vega.bundle.cache_clear()
        vega.bundle()
    finally:
        os.environ.pop("XDG_CACHE_HOME")
        if before is not None:
            os.environ["XDG_CACHE_HOME"] = before


def _machine() -> dict:
    return {"cores": os.cpu_count(), "memory_gb": round(psutil.virtual_memory().total / 2**30),
            "system": platform.system(), "python": platform.python_version(),
            **{name: version(name) for name in PACKAGES}}


def _lesson_file(lesson: str) -> Path:
    return course.root() / "book" / f"{lesson}.ipynb"


if __name__ == "__main__":
    sys.exit(main())
