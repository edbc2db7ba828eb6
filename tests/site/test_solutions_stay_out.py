"""Nothing of a worked solution or a hidden test is in the built book."""

import json
from html import unescape

import pytest

from innotrade import exercises
from tests.exercises.test_all_exercises import secret_lines

_TEXT = {".html", ".js", ".json", ".txt", ".md", ".ipynb", ".py", ".inv", ".xml", ".csv"}


@pytest.fixture(scope="module")
def texts(book):
    """Every text file of the built pages, as a reader and as a search would see it."""
    files = [path for path in book.rglob("*") if path.suffix in _TEXT]
    assert any(path.name == "index.html" for path in files)
    found = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    return "\n".join(unescape(text) for text in found)


@pytest.mark.parametrize("name", exercises.masters())
def test_no_line_of_a_solution_or_a_hidden_test_is_in_the_book(texts, name):
    lines = list(secret_lines(name))
    assert len(lines) > 20
    leaked = [line for line in lines if line in texts or json.dumps(line)[1:-1] in texts]
    assert not leaked
