"""Grading a class: collect, skip what is graded, spread over workers, write each result at once.

Every result is one JSON file, written by renaming a finished one, so a run that is killed at any moment loses at most
what was under way. A result is taken over by the next run if all that it depends on is still the same: submission,
student, master, package, data, limits and sandbox. No more of the class is held in memory than is being graded.
"""

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from innotrade import __version__
from innotrade.files import write_atomically
from innotrade.grading import notebooks, submissions
from innotrade.grading.grader import Submission, refuse
from innotrade.grading.roster import Roster
from innotrade.grading.sandbox import Limits, probe, refuse_other_systems
from innotrade.grading.task import Task
from innotrade.grading.worker import Settings, on_this_machine

_MARGIN_SECONDS = 90


@dataclass(frozen=True)
class Plan:
    """What is graded and how.

    ``roster`` is the class, if known; ``unsafe`` grades without a sandbox; ``scheduler`` is the address of a Dask
    cluster.
    """

    task: Task
    out: Path
    limits: Limits = field(default_factory=Limits)
    roster: Roster = field(default_factory=Roster)
    workers: int = 1
    unsafe: bool = False
    scheduler: str = ""

    @property
    def results(self) -> Path:
        """Return the folder of the results."""
        return self.out / "results"


@dataclass(frozen=True)
class _Job:
    """A submission, whose it is, and a fingerprint of all that its result depends on."""

    found: submissions.Found
    student: str
    digest: str
    problem: str = ""

    @property
    def name(self) -> tuple[str, str, str]:
        return self.found.id, self.found.name, self.student


def run(plan: Plan, place: Path, report: Callable[[int, int, dict], None] = lambda *_: None) -> list[dict]:
    """Grade all submissions at a place and return their results, sorted by id.

    Parameters
    ----------
    plan
        What and how.
    place
        Folder or archive of submissions.
    report
        Called with done, all and the result after each submission.

    Raises
    ------
    SandboxError
        No sandbox can be had, and the plan does not say ``unsafe``.
    """
    if plan.unsafe:
        refuse_other_systems()
    elif not plan.scheduler:
        probe()
    plan.results.mkdir(parents=True, exist_ok=True)
    for path in plan.results.glob(".*.json.*"):  # half a result of a run that was killed
        path.unlink()
    jobs = [_job(plan, found) for found in submissions.collect(place, plan.out)]
    results = {job.found.id: old for job in jobs if (old := _earlier(plan, job)) is not None}
    todo = [job for job in jobs if job.found.id not in results]
    for result in results.values():
        report(len(jobs) - len(todo), len(jobs), result)
    for job, result in _graded(plan, todo):
        results[job.found.id] = _keep(plan, job, result)
        report(len(results), len(jobs), results[job.found.id])
    return [results[identifier] for identifier in sorted(results)]


def _job(plan: Plan, found: submissions.Found) -> _Job:
    student = plan.roster.owner(found.label)
    try:
        content, problem = found.read(), ""
    except notebooks.Unreadable as error:
        content, problem = b"", str(error)
    said = [__version__, plan.task.digest, asdict(plan.limits), plan.unsafe, found.id, found.name, student, problem,
            bool(plan.roster.people)]
    digest = hashlib.sha256(json.dumps(said).encode("ascii") + content).hexdigest()
    return _Job(found, student, digest, problem)


def _earlier(plan: Plan, job: _Job) -> dict | None:
    try:
        result = json.loads((plan.results / f"{job.found.id}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return result if isinstance(result, dict) and result.get("digest") == job.digest else None


def _keep(plan: Plan, job: _Job, result: dict) -> dict:
    submitted = job.found.modified.astimezone(dt.UTC).isoformat(timespec="seconds") if job.found.modified else ""
    notes = list(result["notes"])
    if plan.roster.people and not job.student:
        notes.append("its file name fits nobody of the roster, so the student is whom the file itself names")
    result = {**result, "notes": notes, "submitted": submitted, "digest": job.digest}
    write_atomically(plan.results / f"{job.found.id}.json", json.dumps(result, indent=1) + "\n")
    return result


def _graded(plan: Plan, todo: list[_Job]) -> Iterator[tuple[_Job, dict]]:
    """Yield results as they come; what cannot even be read needs no worker."""
    readable = []
    for job in todo:
        if job.problem:
            yield job, _refused(plan, job, "invalid", job.problem)
        else:
            readable.append(job)
    if not readable:
        return
    settings = Settings(plan.task.name, plan.task.text, plan.task.variants, plan.limits, plan.unsafe,
                        plan.limits.total_seconds + _MARGIN_SECONDS)
    if plan.scheduler:
        from innotrade.grading.cluster import spread

        graded = spread(plan.scheduler, settings, readable, _packed)
    else:
        graded = on_this_machine(plan.workers, settings, readable, _packed)
    for job, result in graded:
        lost = result.get("lost")
        yield job, _refused(plan, job, "died", lost) if lost else result


def _packed(job: _Job) -> dict:
    """Return a submission in the form that crosses to a worker, read at the last moment."""
    try:
        content = job.found.read()
    except notebooks.Unreadable as error:
        return {"lost": str(error)}
    return Submission(*job.name[:2], content, job.student).packed()


def _refused(plan: Plan, job: _Job, verdict: str, reason: str) -> dict:
    return refuse(Submission(*job.name[:2], b"", job.student), plan.task, verdict, reason, unsafe=plan.unsafe)


def progress(stream=sys.stderr) -> Callable[[int, int, dict], None]:
    """Return a reporter: a bar on a terminal, a line at every tenth elsewhere."""
    def report(done: int, whole: int, result: dict) -> None:
        share = done / whole
        if stream.isatty():
            bar = "#" * int(30 * share)
            stream.write(f"\r[{bar:<30}] {done}/{whole}  {result['submission'][:24]:<24} {result['verdict']:<14}")
            stream.write("\n" if done == whole else "")
        elif done == whole or (10 * done) // whole > (10 * (done - 1)) // whole:
            stream.write(f"{done}/{whole} graded\n")
        stream.flush()

    return report
