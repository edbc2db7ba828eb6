"""Killing the grader at any moment loses nothing and grades nothing twice."""

import json
import os
import random
import shutil
import signal
import time
from collections import Counter

import pytest

from innotrade.grading import runner
from innotrade.grading.grader import Submission, refuse
from innotrade.grading.runner import Plan
from innotrade.grading.task import Task
from tests.grading.classroom import EXERCISE, as_bytes, replaced, solved
from tests.grading.watch import command, left, processes

COUNT = 12


@pytest.fixture(scope="module")
def right():
    return solved()


@pytest.fixture
def handed_in(tmp_path, right):
    folder = tmp_path / "handed-in"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"s{number:02}.ipynb").write_bytes(as_bytes(replaced(right, "q2-answer", f"growth = {number}")))
    return folder


def state(out):
    """Each result that is there: when it was written, and what it says."""
    return {path.name: (path.stat().st_mtime_ns, path.read_text(encoding="utf-8"))
            for path in (out / "results").glob("*.json")}


def points(out):
    return {name: [question["points"] for question in json.loads(text)["questions"]]
            for name, (_, text) in state(out).items()}


@pytest.mark.sandbox
@pytest.mark.xdist_group("grading-resume")
def test_killed_at_random_points_it_goes_on_where_it_stopped(sandboxed, course, handed_in, tmp_path):
    out, chance, before, others = tmp_path / "out", random.Random(), {}, processes()
    moments = [(signal.SIGKILL, 0), (signal.SIGINT, chance.randint(1, 5)), (signal.SIGKILL, chance.randint(2, 5)),
               (signal.SIGKILL, COUNT)]  # while it starts, in the middle, and when the gradebook is written
    for how, more in moments:
        wanted = min(len(before) + more, COUNT)
        run = command(course, handed_in, out, "--workers", "2")
        while run.poll() is None and len(state(out)) < wanted:
            time.sleep(0.002)
        time.sleep(chance.random() * (1.5 if more == 0 else 0.1))
        os.kill(run.pid, how)
        said, _ = run.communicate()
        assert "Traceback" not in said
        after = state(out)
        assert {name: after[name] for name in before} == before, "a result was lost or made again"
        assert all(json.loads(text)["verdict"] for _, text in after.values()), "half a result"
        before = after
    said, _ = (run := command(course, handed_in, out, "--workers", "2")).communicate(timeout=300)
    assert run.returncode == 0, said
    final = state(out)
    assert {name: final[name] for name in before} == before
    assert len(final) == COUNT
    assert left(others) == {}
    assert (out / "grades.csv").read_text(encoding="utf-8").count("\n") == COUNT + 1

    clean = tmp_path / "clean"
    command(course, handed_in, clean, "--workers", "2").communicate(timeout=300)
    assert points(clean) == points(out)

    (handed_in / "s01.ipynb").write_bytes(as_bytes(solved()))
    shutil.rmtree(out / "reports")
    command(course, handed_in, out, "--workers", "1").communicate(timeout=300)
    second = state(out)
    assert {name for name in final if final[name] != second[name]} == {"s01.json"}, "only what has changed"
    assert json.loads(second["s01.json"][1])["score"] > json.loads(final["s01.json"][1])["score"]
    assert (out / "reports" / "s01.html").exists()


class Killed(BaseException):
    pass


@pytest.mark.parametrize("moment", range(3 * COUNT))
def test_killed_at_each_step_of_writing_nothing_is_lost_or_done_twice(monkeypatch, handed_in, tmp_path, moment):
    task, replace, steps, graded = Task.load(EXERCISE), os.replace, [], Counter()

    def step(*arguments):
        """Stand in for the last step of writing a file, and die before it, instead of it, or after it."""
        steps.append(arguments)
        if len(steps) == moment // 3 + 1 and moment % 3 < 2:
            raise Killed
        replace(*arguments)
        if len(steps) == moment // 3 + 1:
            raise Killed

    def quick(workers, settings, jobs, packed):
        for job in jobs:
            graded[job.found.id] += 1
            yield job, refuse(Submission(job.found.id, job.found.name, b""), task, "graded", "quick", unsafe=False)

    monkeypatch.setattr(runner, "probe", lambda: None)
    monkeypatch.setattr(runner, "on_this_machine", quick)
    monkeypatch.setattr(os, "replace", step)
    plan = Plan(task, tmp_path / "out")
    with pytest.raises(Killed):
        runner.run(plan, handed_in)
    kept = set(state(tmp_path / "out"))
    found = runner.run(plan, handed_in)
    assert len(found) == len(state(tmp_path / "out")) == COUNT
    assert all(graded[name.removesuffix(".json")] == 1 for name in kept)
    assert sum(graded.values()) <= COUNT + 1
    assert not list((tmp_path / "out" / "results").glob(".*"))
