"""What the tests of explorers do with a page: wait for a move, read rows, find the Python function behind it."""

import json
import math

from innotrade.explorer import function_of as function
from innotrade.explorer.values import checked

LESSON = "book/part/lesson.html"


def settled(page, explorer, before=None):
    """Wait until an explorer has answered (more moves than ``before``, where given) and is not busy."""
    page.wait_for_function(
        "([id, before]) => { const root = document.getElementById(id);"
        " return !root.hasAttribute('aria-busy') && (before === null || Number(root.dataset.moves || 0) > before); }",
        arg=[explorer, before], timeout=30_000)


def moves(page, explorer):
    """Return how many moves an explorer has answered."""
    return int(page.locator(f"#{explorer}").get_attribute("data-moves") or 0)


def acting(page, explorer, action):
    """Do something and wait for the explorer's answer to it."""
    before = moves(page, explorer)
    action()
    settled(page, explorer, before)


def state(page, explorer):
    """Return values, rows, sentence and payload of an explorer as the page holds them."""
    found = page.evaluate(
        "id => { const shown = innotradeExplorer.shown.find((one) => one.id === id);"
        " return JSON.stringify({ values: shown.values, rows: shown.rows, says: shown.says.textContent,"
        " payload: shown.payload, data: JSON.parse(shown.root.querySelector('script.settings').textContent).data }); }",
        explorer)
    return json.loads(found)


def expected(found):
    """Return the rows and the sentence that Python gives for the values of a page."""
    values, errors = checked(found["payload"]["controls"], found["values"])
    assert not errors
    rows = function(found["payload"]["model"])(**values, **found["data"])
    return rows, function(found["payload"]["summary"])(values, rows)


def same(one, other):
    """Return whether two answers agree: text exactly, numbers to 1 part in 10^12 (see test_same_bits)."""
    if isinstance(one, list):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, float | int) and not isinstance(one, bool) and not isinstance(other, bool | str | None):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    return one == other


def drawn_as_python_says(page, explorer):
    """Assert that rows and sentence of a page are the Python model's."""
    found = state(page, explorer)
    rows, sentence = expected(found)
    assert same(found["rows"], rows)
    assert found["says"] == sentence
