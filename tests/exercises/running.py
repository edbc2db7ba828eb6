"""Run a master or a student's notebook in this process, and score what it leaves behind."""

import signal
from contextlib import contextmanager
from functools import cache

import nbformat

from innotrade import exercise, exercises, master

#: Solution cells with this tag explain or show a second way; no answer comes from them (a test proves it).
ASIDE = "aside"


@contextmanager
def time_limit(seconds):
    """Raise ``TimeoutError`` when the block takes longer, where there is an alarm: a mutant may loop for ever."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_):
        raise TimeoutError(f"longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@cache
def read_master(name):
    return master.read(exercises.master_path(name))


def solution_cells(found):
    """Return the code cells of a master in order: (role, cell), without the tests."""
    return [(item.role, item.cell) for item in found.cells
            if item.cell.cell_type == "code" and item.role != master.TESTS]


def run(sources, seed=0):
    """Execute pieces of code in one fresh namespace and return it; ``begin`` opens the variant of ``seed``."""
    names = {"__name__": "notebook"}
    for source in sources:
        if seed:
            source = master.with_seed(source, seed)
        exec(compile(source, "<notebook>", "exec"), names)
    return names


def run_solution(name, seed=0, without=()):
    return run([cell.source for _, cell in solution_cells(read_master(name))
                if not set(cell.metadata.get("tags", [])) & set(without)], seed)


def run_student(text):
    cells = nbformat.reads(text, as_version=4).cells
    return run([cell.source for cell in cells if cell.cell_type == "code"])


def public_scores(name, names, seed=0):
    """Return the public check's score of every question for a notebook's names."""
    found = exercise.load(name)
    return {question.id: found.mark(question.id, names.get(question.answer, ...), seed).score
            for question in found.questions}


def passes(test, names):
    """Return whether a master's test accepts a notebook's names, called as a grader calls it."""
    space = {}
    exec(test.source, space)
    try:
        space[test.name](**{argument: names.get(argument) for argument in test.arguments})
    except Exception:
        return False
    return True


def full(name, names, seed=0):
    """Return whether a notebook scores full: every public check that has points, and every hidden test."""
    found, scores = exercise.load(name), public_scores(name, names, seed)
    if any(scores[question.id] < 1 for question in found.questions if question.points):
        return False
    tests = [test for question in found.questions for test in read_master(name).tests(question.id)]
    return all(passes(test, names) for test in tests)
