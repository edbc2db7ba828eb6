"""The measured figures of a hub for a class, and what follows from them: limits, and the machine that a class needs.

    memory(n) = system + hub + n · mean memory of a student

The figures are written by ``python -m deploy.jupyterhub.load_test``; pages and settings take theirs from here.
"""

import json
from collections.abc import Callable
from math import ceil
from pathlib import Path

from innotrade import course
from innotrade.errors import CourseError

#: What the operating system keeps for itself: an assumption, megabytes.
SYSTEM_MB = 1000
#: A second notebook open beside the first: how often a student's memory fits into the limit.
ROOM = 2
CLASSES = (10, 30, 60, 100)


def measured_file() -> Path:
    """Return where the figures are kept."""
    return course.root() / "deploy" / "jupyterhub" / "measured.json"


def measured() -> dict:
    """Return the stored figures.

    Raises
    ------
    CourseError
        They are missing or not what the load test writes.
    """
    path = measured_file()
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        largest(found)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CourseError(f"{path} does not hold the figures of a load test ({error!r}); "
                          "`python -m deploy.jupyterhub.load_test --out` writes it") from error
    return found


def largest(figures: dict) -> dict:
    """Return the run with the most students on a hub set up as README.md says, on which limits rest."""
    return max((run for run in figures["runs"] if not run["cold"]), key=lambda run: run["students"])


def limits(figures: dict) -> dict:
    """Return what a student is promised and what a student may take at most.

    Parameters
    ----------
    figures
        What the load test wrote.

    Returns
    -------
    ``guarantee_mb`` (the mean student, up to the next 32), ``limit_mb`` (twice the largest student's highest moment, up
    to the next 128), ``guarantee_cores`` (what each had in the measured class) and ``limit_cores``.
    """
    run = largest(figures)
    return {"guarantee_mb": _up(run["student_mb"]["mean"], 32), "limit_mb": _up(ROOM * run["peak_mb"]["most"], 128),
            "guarantee_cores": round(figures["machine"]["cores"] / run["students"], 2), "limit_cores": 1}


def memory_gb(figures: dict, students: int) -> int:
    """Return the gigabytes of memory that a machine needs for so many students at once, up to the next whole one."""
    run = largest(figures)
    return ceil((SYSTEM_MB + run["hub_mb"] + students * run["student_mb"]["mean"]) / 1000)


def table(figures: dict) -> str:
    """Return the measured figures as a Markdown table, one column for each run."""
    runs = sorted((run for run in figures["runs"] if not run["cold"]), key=lambda run: run["students"])
    runs += [run for run in figures["runs"] if run["cold"]]
    rows = [["students at once", *(f"{run['students']}{', not prepared' if run['cold'] else ''}" for run in runs)]]
    rows += [[label, *(shown(run) for run in runs)] for label, shown in _ROWS]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" + "|--:" * len(runs) + "|", *lines[1:]])


def sizes() -> str:
    """Return, as Markdown, the measured table, what machine a class needs, and the limits that follow."""
    figures, run = measured(), largest(measured())
    machine, allowed = figures["machine"], limits(figures)
    needs = "\n".join(f"| {count} | {memory_gb(figures, count)} |" for count in CLASSES)
    return f"""On {machine["cores"]} cores with {machine["memory_gb"]} GB, JupyterHub {machine["jupyterhub"]}, Python
{machine["python"]}; every student logged in, opened the lesson `{figures["lesson"]}` and ran its {run["cells"]}
code cells without a pause{_coming(run)}. People read in between, so a class meets less than this.

{table(figures)}

{_prepared(figures)}

A class needs {SYSTEM_MB / 1000:.0f} GB for the system (assumed), {run["hub_mb"]} MB for the hub and, for each student,
{run["student_mb"]["mean"]:.0f} MB; larger classes than the measured one are computed from it:

| students at once | memory, GB |
|--:|--:|
{needs}

The settings in `deploy/jupyterhub` promise each student {allowed["guarantee_mb"]} MB and stop one at
{allowed["limit_mb"]} MB, which leaves room for a second notebook."""


def _prepared(figures: dict) -> str:
    """Return what assembling the drawing library once for all saves each student, where both were measured."""
    pairs = {run["students"]: {} for run in figures["runs"]}
    for run in figures["runs"]:
        pairs[run["students"]]["cold" if run["cold"] else "warm"] = run
    both = {count: pair for count, pair in pairs.items() if len(pair) == 2}
    if not both:
        return ""
    count = max(both)
    cold, warm = both[count]["cold"], both[count]["warm"]
    return (f"Preparing the drawing library of the explorers once for all saves each student "
            f"{cold['student_mb']['mean'] - warm['student_mb']['mean']:.0f} MB and "
            f"{cold['processor_s']['mean'] - warm['processor_s']['mean']:.1f} s of processor (class of {count}).")


def _coming(run: dict) -> str:
    return f", all within {run['within_s']:.0f} s" if run["within_s"] else ", all at the same moment"


def _up(value: float, step: int) -> int:
    return step * ceil(value / step)


def _span(name: str) -> Callable[[dict], str]:
    def shown(run: dict) -> str:
        mean, least, most = (_short(run[name][part]) for part in ("mean", "least", "most"))
        return f"{mean} ({least} to {most})" if least != most else mean

    return shown


def _short(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


_ROWS = (
    ("failed", lambda run: str(run["failed"])),
    ("connections lost and opened again", lambda run: str(run["lost"])),
    ("seconds from login to JupyterLab's page: mean (least to most)", _span("server_s")),
    ("seconds from there to a kernel that answers", _span("kernel_s")),
    ("seconds for all cells of the lesson", _span("lesson_s")),
    ("seconds until the last student had run the last cell", lambda run: f"{run['total_s']:.0f}"),
    ("seconds of processor that a student took", _span("processor_s")),
    ("memory of a student, MB", _span("student_mb")),
    ("of it the server, MB", _span("server_mb")),
    ("of it the kernel, MB", _span("kernel_mb")),
    ("memory of a student at its highest, shared parts in full, MB", _span("peak_mb")),
    ("memory of hub and proxy, MB", lambda run: str(run["hub_mb"])),
    ("sent to a student's browser by lesson and kernel, MB", lambda run: _short(run["received_mb"])),
)
