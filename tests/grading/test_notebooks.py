"""Whatever a file holds, it is a notebook or it is said why it is none; and whose it is never takes its word."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.grading import identity, notebooks
from innotrade.grading.notebooks import Unreadable
from innotrade.grading.task import Task
from innotrade.variants import seed_of
from tests.grading.classroom import EXERCISE, as_bytes, solved

TASK = Task.load(EXERCISE)
WORDS = ["cells", "worksheets", "cell_type", "code", "source", "input", "id", "metadata", "innotrade", "exercise",
         "student", "seed", "answers", EXERCISE, "q1", "q1-feedback", 'begin("fta/why-agreements", seed=3)', "\ud800"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6),
    max_leaves=30)


@given(JSON, JSON, st.lists(st.dictionaries(st.sampled_from(WORDS), JSON, max_size=6)))
def test_any_json_is_a_notebook_of_somebody_or_is_refused(metadata, anything, cells):
    for content in (anything, {"cells": cells, "metadata": metadata}):
        with contextlib.suppress(Unreadable):
            notebook = notebooks.read(json.dumps(content).encode(), "x.ipynb")
            who = identity.identify(notebook, TASK)
            assert type(who.seed) is int
            assert len(identity.owners(notebook, TASK)) == len(notebook.cells)


@given(st.binary())
def test_any_bytes_are_a_notebook_or_are_refused(content):
    for start in (b"", b"PK\x03\x04"):
        with contextlib.suppress(Unreadable):
            notebooks.read(start + content, "x.ipynb")


@pytest.fixture(scope="module")
def published():
    return solved()


def identified(notebook, student="", *, variants=False):
    task = Task.load(EXERCISE, variants=variants)
    return identity.identify(notebooks.read(as_bytes(notebook), "x.ipynb"), task, student)


def test_the_seed_comes_from_the_student_and_never_from_the_file():
    own = solved(student="ana")
    assert identified(own, "ana").seed == seed_of(EXERCISE, "ana")
    for seed in (0, 7):
        own["metadata"]["innotrade"]["seed"] = seed
        who = identified(own, "ana")
        assert who.seed == seed_of(EXERCISE, "ana")
        assert who.tampered


def test_where_everybody_has_numbers_of_their_own_the_published_ones_do_not_pass(published):
    bare = {**published, "metadata": {}}
    assert identified(bare, "ana").seed == 0
    who = identified(bare, "ana", variants=True)
    assert who.seed == seed_of(EXERCISE, "ana")
    assert who.tampered
    assert identified(bare, variants=True).tampered, "nobody knows whose numbers are right"
