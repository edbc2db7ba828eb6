"""``begin``, ``check`` and the numbers of one's own."""

import subprocess
import sys
import types

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import exercise
from innotrade.answers import Mistake, number
from innotrade.exercise import Exercise, Question, begin, check, points, verify
from innotrade.variants import draw, seed_of

TOY = Exercise(
    "fta/toy",
    [Question("q1", "doubled", 2, lambda variant: number(
        2 * variant.base, tolerance=0, mistakes=[Mistake("squared", variant.base**2, "You squared it.")])),
     Question("q2", "note", 1, lambda variant: number(1, tolerance=0), hidden_points=1, manual_points=3)],
    parameters={"base": (3, 5, 7)},
)


@pytest.fixture(autouse=True)
def toy(monkeypatch):
    module = types.ModuleType("innotrade.checks.fta.toy")
    module.EXERCISE = TOY
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exercise._sessions.clear()
    exercise._check_of.cache_clear()
    yield
    exercise._sessions.clear()
    exercise._check_of.cache_clear()


def test_check_says_right_and_counts_the_points():
    begin("fta/toy")
    said = check("q1", 6)
    assert said.points == 2
    assert repr(said).startswith("✓ q1: Right.\nPoints so far: 2 of 3.")
    assert "1 from further tests and 3 from a teacher are added" in repr(said)
    assert points() == {"q1": 2, "q2": 0}


def test_check_names_the_mistake_and_takes_points_back():
    begin("fta/toy")
    check("q1", 6)
    said = check("q1", 9)
    assert said.result.mistake == "squared"
    assert "✗ q1: You squared it.\nPoints so far: 0 of 3." in repr(said)


def test_check_finds_the_answer_by_the_name_that_the_question_asks_for():
    begin("fta/toy")
    names = {"check": check}
    exec('before = check("q1")\ndoubled = 6\nafter = check("q1")', names)
    assert "There is no doubled yet" in repr(names["before"])
    assert names["after"].points == 2


def test_check_never_raises_about_the_call_itself():
    assert "run the first cell" in repr(check("q1", 6))
    begin("fta/toy")
    assert "has no question 'q9'; it has q1, q2" in repr(check("q9", 6))


def test_a_question_is_checked_against_the_students_own_numbers():
    seed = next(seed for seed in range(1, 50) if TOY.variant(seed).base == 7)
    assert begin("fta/toy", seed=seed).base == 7
    assert check("q1", 14).points == 2
    assert check("q1", 6).points == 0


def test_verify_raises_the_sentence_of_the_check():
    verify("fta/toy", "q1", 6)
    with pytest.raises(AssertionError, match="You squared it"):
        verify("fta/toy", "q1", 9)


@pytest.mark.parametrize("name", ["fta/no-such", "../../etc/passwd", "fta/toy; import os", "", None, "os/path"])
def test_an_unknown_exercise_is_refused_with_the_list_of_those_there_are(name):
    with pytest.raises(exercise.ExerciseError, match="fta/why-agreements"):
        begin(name)


def test_a_variant_tells_its_numbers_and_refuses_others():
    variant = TOY.variant(0)
    assert repr(variant) == "Your numbers: base = 3."
    with pytest.raises(AttributeError, match="no parameter 'bass'; it has base"):
        _ = variant.bass


def test_seed_zero_is_the_published_exercise():
    assert seed_of("fta/toy", "") == 0
    assert TOY.variant(0).base == 3


def test_seeds_are_the_same_on_every_machine():
    """Computed with sha256sum and fixed for ever: another value would give every student other numbers."""
    assert seed_of("fta/why-agreements", "s-014") == 2300985014920681
    assert [draw({"x": range(10)}, seed).x for seed in range(1, 9)] == [4, 8, 0, 3, 2, 8, 3, 4]


@given(st.text(min_size=1), st.text(min_size=1))
def test_different_students_have_different_seeds(one, other):
    assert (seed_of("fta/toy", one) == seed_of("fta/toy", other)) == (one == other)


@given(st.integers(1, 2**53))
def test_every_draw_is_one_of_the_options(seed):
    assert TOY.variant(seed).base in (3, 5, 7)


def test_a_class_spreads_over_all_options():
    drawn = [TOY.variant(seed_of("fta/toy", f"s{number}")).base for number in range(300)]
    assert {value: 70 < drawn.count(value) < 130 for value in (3, 5, 7)} == {3: True, 5: True, 7: True}


def test_checking_needs_neither_otter_nor_the_books_tools():
    program = ("import sys; from innotrade.exercise import begin, check; begin('fta/why-agreements');"
               "check('q2', 1.0); print(sorted(set(name.split('.')[0] for name in sys.modules)"
               " & {'otter', 'sphinx', 'jupyter_book', 'anywidget', 'nbformat', 'altair'}))")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
