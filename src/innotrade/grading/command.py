"""Grade a class: every submission in a sandbox, a result for each, a gradebook for all."""

import argparse
import datetime as dt
import os
from collections import Counter
from pathlib import Path

from innotrade.errors import CourseError
from innotrade.files import write_atomically
from innotrade.grading import gradebook, notebooks, similarity, submissions
from innotrade.grading.roster import Roster
from innotrade.grading.runner import Plan, progress
from innotrade.grading.runner import run as run_class
from innotrade.grading.sandbox import Limits
from innotrade.grading.task import Task

EXAMPLE = "innotrade grade handed-in --exercise fta/why-agreements --out graded"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    limits = Limits()
    parser.add_argument("submissions", type=Path,
                        help="a folder, or the archive that a learning-management system gave")
    parser.add_argument("--exercise", required=True, metavar="PART/SLUG", help="the exercise, fta/why-agreements")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where results and gradebook go")
    parser.add_argument("--roster", type=Path, metavar="CSV",
                        help="the class; column `student`, and if you like name, email, section, canvas_id, sis_id")
    parser.add_argument("--variants", action="store_true",
                        help="everybody was given numbers of their own; the published numbers are then wrong")
    parser.add_argument("--due", metavar="TIME", help="the deadline, 2025-03-31T23:59 in this machine's time zone")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N",
                        help="how many submissions at a time; the default is one for each processor")
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help="spread over a Dask cluster, tcp://host:8786")
    parser.add_argument("--question-seconds", type=float, default=limits.question_seconds, metavar="S",
                        help=f"time of a question ({limits.question_seconds:g})")
    parser.add_argument("--total-seconds", type=float, default=limits.total_seconds, metavar="S",
                        help=f"time of a notebook ({limits.total_seconds:g})")
    parser.add_argument("--memory-mb", type=int, default=limits.memory_mb, metavar="MB",
                        help=f"memory of a notebook ({limits.memory_mb})")
    parser.add_argument("--unsafe", action="store_true",
                        help="grade without a sandbox: student code then has all of your rights; every result says so")


def run(args: argparse.Namespace) -> int:
    """Grade and write the gradebook."""
    plan, due = _plan(args)
    try:
        results = run_class(plan, args.submissions, progress())
    except KeyboardInterrupt:
        print(f"\nstopped; what is graded is in {plan.results}, the same command goes on from there")
        return 1
    extras = gradebook.Extras(due, plan.roster.people, [result["submission"] for result in results])
    extras.keep(args.out)
    gradebook.write(results, args.out, extras)
    alike = _write_similarity(args, plan)
    counts = Counter(result["verdict"] for result in results)
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.most_common()))
    if missing := gradebook.missing(results, extras):
        print(f"nothing handed in by {', '.join(missing)}")
    if alike:
        print(f"pairs of notebooks that are alike: {alike}, in {args.out / 'similarity.csv'}")
    if args.unsafe:
        print("graded WITHOUT a sandbox; every result says so")
    print(f"gradebook: {args.out / 'grades.csv'}; class: {args.out / 'class.html'}")
    return 0


def _plan(args: argparse.Namespace) -> tuple[Plan, dt.datetime | None]:
    if args.workers < 1:
        raise CourseError(f"--workers must be at least 1, got {args.workers}")
    if args.variants and not args.roster:
        raise CourseError("--variants needs --roster: a student's numbers come from the identifier in it")
    for name in ("question_seconds", "total_seconds", "memory_mb"):
        if not getattr(args, name) > 0:
            raise CourseError(f"--{name.replace('_', '-')} must be greater than 0, got {getattr(args, name):g}")
    roster = Roster.read(args.roster) if args.roster else Roster()
    due = _moment(args.due) if args.due else None
    limits = Limits(question_seconds=args.question_seconds, total_seconds=args.total_seconds, memory_mb=args.memory_mb)
    task = Task.load(args.exercise, variants=args.variants)
    return Plan(task, args.out, limits, roster, args.workers, args.unsafe, args.scheduler), due


def _moment(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        raise CourseError(f"--due must be a time such as 2025-03-31T23:59, got {text!r}") from None


def _write_similarity(args: argparse.Namespace, plan: Plan) -> int:
    prints = {}
    for one in submissions.collect(args.submissions, args.out):
        try:
            found = notebooks.read(one.read(), one.name)
        except notebooks.Unreadable:
            continue  # its result says why
        prints[one.id] = similarity.fingerprint(cell.source for cell in found.cells)
    given = similarity.fingerprint(item.cell.source for item in plan.task.master.cells
                                   if item.cell.cell_type == "code")
    pairs = similarity.pairs(prints, given)
    rows = [["first", "second", "shared"], *([first, second, round(share, 2)] for first, second, share in pairs)]
    write_atomically(args.out / "similarity.csv", gradebook.table_text(rows))
    return len(pairs)
