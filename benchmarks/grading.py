"""Grading: submissions a minute against `otter run`, on one worker and two, 40 to 1,000; memory; a child's start."""

import ctypes
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from innotrade.grading import otter_zip
from innotrade.grading.sandbox import Limits, visible_paths
from innotrade.grading.session import Nursery
from innotrade.grading.task import Task
from tests.grading.honest import submissions

TITLE = "Grading a class"
EXERCISE = "fta/why-agreements"
OTTER_RUNS = 8
CLASSES = ((1, 400), (2, 40), (2, 1000))
PAIRS, PAIR = 4, 160
STARTS = 30
_SUBREAPER = 36
_LOOP = "import time\nn, end = 0, time.time() + 5\nwhile time.time() < end: n += sum(range(1000)) > 0\nprint(n)"


@dataclass(frozen=True)
class Run:
    """What a run took: seconds on the clock, seconds of processor in all its processes, MB at its highest.

    ``steady`` is submissions a minute between a tenth and nine tenths of the class, when every worker is at work.
    """

    count: int
    seconds: float
    processor: float
    memory: int = 0
    steady: float = 0.0

    @property
    def rate(self) -> float:
        """Submissions a minute."""
        return 60 * self.count / self.seconds

    @property
    def rate_per_core(self) -> float:
        """Submissions a minute of processor time."""
        return 60 * self.count / self.processor


def measure() -> str:
    """Return the tables as Markdown."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)  # the time of processes that outlive their parents counts too
    honest = [content for _, _, content in submissions(EXERCISE)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        otter = otter_runs(folder, honest[:OTTER_RUNS])
        runs = {(workers, count): class_run(folder, honest, workers, count) for workers, count in CLASSES}
        # one and two by turns, beside a loop that shares nothing: what else the machine does weighs on all alike
        pairs = [[[class_run(folder, honest, workers, PAIR).steady, loops(workers)] for workers in (1, 2)]
                 for _ in range(PAIRS)]
        starts = child_starts(folder)
    return "\n".join([rates_table(otter, runs), "", scaling(runs, pairs), "", starts_table(starts)])


def otter_runs(folder: Path, contents: list[bytes]) -> Run:
    """Run `otter run` on each submission, one after another, as a teacher would."""
    archive = folder / "autograder.zip"
    archive.write_bytes(otter_zip.archive(EXERCISE))
    submission = folder / "submission.ipynb"
    started, used = time.monotonic(), processor_time()
    with on_cores(1):
        for content in contents:
            submission.write_bytes(content)
            subprocess.run([sys.executable, "-m", "otter", "run", "-a", str(archive), str(submission)], cwd=folder,
                           check=True, capture_output=True)
    reap()
    return Run(len(contents), time.monotonic() - started, processor_time() - used)


@contextmanager
def on_cores(count: int) -> Iterator[None]:
    """Use so many cores and no more, so that what else the machine does weighs alike on one and on two."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:count])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def class_run(folder: Path, honest: list[bytes], workers: int, count: int) -> Run:
    """Grade a class of so many submissions with the command, sandbox on, from start to gradebook."""
    place, out = (Path(tempfile.mkdtemp(dir=folder)) for _ in range(2))
    for number, content in zip(range(count), cycle(honest), strict=False):
        (place / f"s{number:04}.ipynb").write_bytes(content)
    started, used, highest = time.monotonic(), processor_time(), 0.0
    with on_cores(workers):
        run = subprocess.Popen([sys.executable, "-m", "innotrade.cli", "grade", str(place), "--exercise", EXERCISE,
                                "--out", str(out), "--workers", str(workers)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while run.poll() is None:
            highest = max(highest, memory())
            time.sleep(1)
    if run.returncode:
        raise RuntimeError(f"`innotrade grade` ended with {run.returncode}")
    took = time.monotonic() - started
    reap()
    written = sorted(path.stat().st_mtime for path in (out / "results").iterdir())[count // 10:-count // 10]
    steady = 60 * (len(written) - 1) / (written[-1] - written[0])
    return Run(count, took, processor_time() - used, round(highest), steady)


def loops(count: int) -> int:
    """Turns that so many loops on as many cores make together in five seconds."""
    with on_cores(count):
        running = [subprocess.Popen([sys.executable, "-c", _LOOP], stdout=subprocess.PIPE) for _ in range(count)]
        return sum(int(loop.communicate()[0]) for loop in running)


def processor_time() -> float:
    """Seconds of processor that all ended descendants have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def reap() -> None:
    """Wait for processes that have lost their parents to us, so that their time is counted."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def memory() -> float:
    """MB that all descendants hold, what they share counted once."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(place.parent.name)] = int(place.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    family = {os.getpid()}
    while more := {number for number, parent in parents.items() if parent in family} - family:
        family |= more
    held = 0
    for number in family - {os.getpid()}:
        try:
            lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        held += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return held / 1024


def child_starts(folder: Path) -> dict[str, list[float]]:
    """Milliseconds until a fresh sandbox has run `1`: forked from the warm process, and by bubblewrap."""
    found: dict[str, list[float]] = {"fork of the warm process, namespaces and filter": []}
    with Nursery(Task.load(EXERCISE).opening, Limits()) as nursery:
        for _ in range(STARTS):
            started = time.monotonic()
            with nursery.spawn() as child:
                child.ask(30, do="run", source="1", cell="x")
            found["fork of the warm process, namespaces and filter"].append(1000 * (time.monotonic() - started))
    if shutil.which("bwrap"):
        shown = [part for place in ("/usr", "/lib", "/lib64", "/bin", *visible_paths()) if os.path.exists(place)
                 for part in ("--ro-bind", place, place)]
        jail = ["bwrap", "--unshare-all", "--die-with-parent", "--dev", "/dev", *shown]
        for name, code, times in (("bubblewrap and a bare Python", "1", STARTS),
                                  ("bubblewrap, Python and pandas",
                                   f"import sys; sys.path[:] = {sys.path!r}; import pandas", STARTS // 3)):
            found[name] = []
            for _ in range(times):
                started = time.monotonic()
                subprocess.run([*jail, sys.executable, "-I", "-c", code], check=True, capture_output=True, cwd=folder)
                found[name].append(1000 * (time.monotonic() - started))
    return found


def rates_table(otter: Run, runs: dict[tuple[int, int], Run]) -> str:
    """Return the table of rates."""
    rows = [("`otter run`, one after another on one core", otter)]
    rows += [(f"`innotrade grade`, {workers} worker{'s' * (workers > 1)} on as many cores", run)
             for (workers, _), run in runs.items()]
    lines = [f"| {name} | {run.count:,} | {_short(run.rate)} | {_short(run.rate_per_core)} | {run.memory or '–'} |"
             for name, run in rows]
    one = runs[1, 400]
    faster = one.rate_per_core / otter.rate_per_core
    return "\n".join([f"Honest submissions of {EXERCISE}, from the command's start to its end, sandbox on:", "",
                      "| grader | submissions | a minute | a minute of one core | memory at its highest, MB |",
                      "|---|---|---|---|---|", *lines, "",
                      f"On one core `innotrade grade` is {faster:.0f} times as fast as `otter run` by processor time, "
                      f"{one.rate / otter.rate:.0f} times by the clock."])


def scaling(runs: dict[tuple[int, int], Run], pairs: list) -> str:
    """Return what a second worker and a larger class change."""
    second, loop = (statistics.median(two[kind] / one[kind] for one, two in pairs) for kind in (0, 1))
    each = {count: 1000 * runs[2, count].processor / count for count in (40, 1000)}
    costs = ", ".join(f"{value:.0f} ms in a class of {count:,}" for count, value in each.items())
    start = (each[40] - each[1000]) / 1000 / (1 / 40 - 1 / 1000)
    held = runs[2, 1000].memory / runs[2, 40].memory
    return (f"A second worker on a second core multiplies the rate by {second:.2f}, where a second core multiplies\n"
            f"the turns of a loop that shares nothing by {loop:.2f} (medians of {PAIRS} runs by turns).\n"
            f"Of the processor, a submission takes {costs};\nthe difference is the start of the command "
            f"({start:.0f} s, once). Memory with 1,000 submissions is {held:.2f} of that with 40.")


def starts_table(starts: dict[str, list[float]]) -> str:
    """Return the table of a sandbox's start."""
    lines = [f"| {name} | {statistics.median(times):.0f} | {max(times):.0f} |" for name, times in starts.items()]
    return "\n".join(["From asking for a sandbox to the end of its first cell:", "",
                      "| sandbox | median, ms | longest, ms |", "|---|---|---|", *lines])


def _short(number: float) -> str:
    return f"{number:.1f}" if number < 10 else f"{number:,.0f}"
