"""The sandbox that tests need, a copy of the course, and one run of the whole corpus for all that look at it."""

import pytest

from innotrade.grading import sandbox

#: Wall time of a question is short: a third of the corpus waits for it.
CORPUS_LIMITS = ("--question-seconds", "4", "--total-seconds", "24", "--memory-mb", "256", "--workers", "2")


@pytest.fixture(scope="session")
def sandboxed():
    try:
        sandbox.probe()
    except sandbox.SandboxError as problem:
        pytest.skip(str(problem))


@pytest.fixture(scope="session")
def nursery(sandboxed):
    from innotrade.grading.session import Nursery
    from innotrade.grading.task import Task
    from tests.grading.classroom import EXERCISE

    found = Nursery(Task.load(EXERCISE).opening, sandbox.Limits(question_seconds=10))
    yield found
    found.close()


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    from tests.grading.watch import copy_course

    return copy_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def corpus_run(sandboxed, course, tmp_path_factory):
    return _corpus(course, tmp_path_factory.mktemp("corpus"), lambda entry: True)


@pytest.fixture(scope="session")
def ordinary_run(sandboxed, course, tmp_path_factory):
    """The part of the corpus that looks for holes in the sandbox, graded by somebody who is not root."""
    found = _corpus(course, tmp_path_factory.mktemp("ordinary"),
                    lambda entry: entry.sandboxed or entry.name == "honest-right.ipynb", ordinary=True)
    if "closes namespaces to ordinary users" in found.said:
        pytest.skip(found.said)
    return found


def _corpus(course, folder, chosen, *, ordinary=False):
    from tests.grading import corpus
    from tests.grading.watch import Watch

    corpus.write(folder / "submissions", chosen)
    roster = folder / "roster.csv"
    roster.write_text("student\n" + "\n".join(corpus.STUDENTS) + "\n", encoding="utf-8")
    return Watch(course, folder / "submissions", folder / "out", *CORPUS_LIMITS, "--roster", str(roster),
                 ordinary=ordinary)
