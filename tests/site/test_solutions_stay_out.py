"""Nothing of a worked solution or a hidden test is in the built book."""

import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from innotrade import exercises
from tests.exercises.test_all_exercises import secret_lines

ROOT = Path(__file__).parents[2]
_TEXT = {".html", ".js", ".json", ".txt", ".md", ".ipynb", ".py", ".inv", ".xml", ".csv"}
RUN = 3  # consecutive lines: two a lesson's own cell may share by chance


@pytest.fixture(scope="module")
def texts(book):
    """Every line of the built pages' text files once, as a reader and as a search would see it."""
    files = [path for path in book.rglob("*") if path.suffix in _TEXT]
    assert any(path.name == "index.html" for path in files)
    found = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    return "\n".join(dict.fromkeys(line for text in found for line in unescape(text).splitlines()))


@pytest.fixture(scope="module")
def pairs(texts):
    """Every two words that follow each other in the texts: a line whose own are not all here need not be searched."""
    return _pairs(texts)


@pytest.fixture(scope="module")
def cells():
    """The lines of each cell of each lesson, without indentation."""
    notebooks = [nbformat.read(path, 4) for path in sorted((ROOT / "book").rglob("*.ipynb"))]
    return [_lines(cell.source) for notebook in notebooks for cell in notebook.cells]


@pytest.fixture(scope="module")
def public(cells):
    """What the lessons' own cells and the models, which readers are given, hold anyway."""
    models = (ROOT / "src" / "innotrade" / "models").rglob("*.py")
    lines = [line for cell in cells for line in cell]
    return "\n".join([*lines, *(path.read_text(encoding="utf-8") for path in models)])


def _lines(text):
    """Return the lines of a text that hold something, without indentation."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pairs(text, within=slice(None)):
    return set(pairwise(re.findall(r"\w+", text)[within]))


def _found(line, texts, pairs):
    """Return whether a line stands in the texts, as it is or as a JSON string; its outer words may be cut."""
    forms = {line, json.dumps(line)[1:-1]}
    return any(_pairs(form, slice(1, -1)) <= pairs and form in texts for form in forms)


def _runs(lines):
    """Return every run of consecutive lines."""
    return {tuple(lines[start:start + RUN]) for start in range(len(lines) - RUN + 1)}


@pytest.mark.parametrize("name", exercises.masters())
def test_no_line_of_a_solution_or_a_hidden_test_is_in_the_book(texts, pairs, public, name):
    lines = [line for line in secret_lines(name) if line not in public]
    assert len(lines) > 20
    assert not [line for line in lines if _found(line, texts, pairs)]


def test_a_line_that_leaks_is_found(texts, pairs):
    for place in range(0, len(texts) - 200, len(texts) // 200):
        assert _found(texts[place:place + 60], texts, pairs)
    assert not _found("no_such(line, of_a_solution) + in_the_book", texts, pairs)


@pytest.mark.parametrize("name", exercises.masters())
def test_no_lesson_holds_a_piece_of_a_solution(cells, name):
    secret = _runs(list(secret_lines(name)))
    assert not [run for cell in cells for run in _runs(cell) if run in secret]
