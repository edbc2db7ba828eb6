"""Notebooks as students hand them in: solved from the master, then changed."""

import copy
import json

from innotrade.grading.demo import EXERCISE
from innotrade.grading.demo import solved as _solved

FULL = {"q1": 2, "q2": 2, "q3": 3, "q4": 2, "q5": 1}


def code(cell_id, source):
    return {"cell_type": "code", "id": cell_id, "source": source, "metadata": {}, "outputs": [],
            "execution_count": None}


def solved(exercise=EXERCISE, student="", *, essays=False):
    """The student's notebook with the master's solutions in it."""
    return _solved(exercise, student, essays=essays)


def replaced(notebook, cell_id, source):
    """A copy in which a cell has another source."""
    changed = copy.deepcopy(notebook)
    found = [cell for cell in changed["cells"] if cell["id"] == cell_id]
    assert found, f"there is no cell {cell_id}"
    for cell in found:
        cell["source"] = source
    return changed


def before(notebook, cell_id, source):
    """A copy in which something runs before a cell's own source."""
    own = next(cell["source"] for cell in notebook["cells"] if cell["id"] == cell_id)
    return replaced(notebook, cell_id, f"{source}\n{own}")


def after(notebook, cell_id, source):
    """A copy in which something runs after a cell's own source."""
    own = next(cell["source"] for cell in notebook["cells"] if cell["id"] == cell_id)
    return replaced(notebook, cell_id, f"{own}\n{source}")


def as_bytes(notebook):
    return json.dumps(notebook).encode()
