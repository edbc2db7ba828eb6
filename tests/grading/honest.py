"""Honest submissions of every exercise: right, blank, partly right, wrong, some with cells missing or failing."""

import json

from innotrade.exercises import derive, masters
from tests.exercises.mutants import mutants
from tests.grading.classroom import as_bytes, replaced, solved

LEAST, EACH = 64, 4


def submissions(exercise=None):
    """Yield (exercise, name, bytes), at least sixty over all exercises, or as many of one as there are kinds."""
    exercises = [exercise] if exercise else masters()
    each = max(EACH, -(-LEAST // len(exercises)))  # a class of its own for few, a sample for many
    for place, name in enumerate(exercises):
        for number, notebook in enumerate(_sample(name, each, place)):
            yield name, f"{name.replace('/', '-')}-{number:02}", as_bytes(notebook)


def _sample(exercise, count, turn):
    """Yield ``count`` notebooks: always a right one, and in every exercise another choice of the rest."""
    right, *others = _of(exercise)
    yield right
    step = max(len(others) // (count - 1), 1)
    for place in range(count - 1):
        yield others[(turn + place * step) % len(others)]


def _of(exercise):
    right = solved(exercise)
    answers = [cell["id"] for cell in right["cells"] if cell["id"].endswith("-answer")]
    found = [right, json.loads(derive(exercise)), solved(exercise, essays=True)]
    for answer in answers:  # one question not answered, or given up
        found.append({**right, "cells": [cell for cell in right["cells"] if cell["id"] != answer]})
        found.append(replaced(right, answer, "raise RuntimeError('I gave up')"))
    changed = [(cell["id"], source) for cell in right["cells"] if cell["id"] in answers
               for _, source in mutants(_without_marks(cell["source"]))]
    for place in range(LEAST):  # two mutants in a notebook, far from each other
        first, second = changed[place * 7 % len(changed)], changed[(place * 13 + len(changed) // 2) % len(changed)]
        found.append(replaced(replaced(right, *first), *second))
    return found


def _without_marks(source):
    """The solution as a student would have typed it, without the master's marks."""
    return "\n".join(line for line in source.splitlines() if not line.strip().startswith(('""" #', "# BEGIN", "# END"))
                     and not line.strip().endswith("= ..."))


def sources(content):
    """The code of a notebook's cells, without calls of ``check``."""
    cells = json.loads(content)["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [source for source in code if not source.startswith("check(")]
