"""Exercises that say what went wrong: ``begin`` opens one, ``check`` looks at an answer.

    from innotrade.exercise import begin, check

    variant = begin("fta/why-agreements")
    check("q1", slips)

An exercise is declared in ``innotrade.checks.<part>.<slug>``: its questions, the parameters that differ between
students, and for each question a function that builds the check from the variant. Checks are pure functions of an
answer, so a grader can apply the same ones to values that came from another process.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from innotrade.answers import Check, Result
from innotrade.errors import CourseError
from innotrade.own import shelf
from innotrade.variants import Variant, draw

_NAME = re.compile(r"[a-z]+/[a-z][a-z0-9-]*")
_UNSET = object()


class ExerciseError(CourseError):
    """There is no such exercise or question, or no exercise has been begun; the message says what to do."""


@dataclass(frozen=True)
class Question:
    """One task of an exercise.

    Parameters
    ----------
    id
        ``"q1"``, as in the notebook.
    answer
        Name that the student's code gives to the answer; what a grader asks for.
    points
        What the public check is worth.
    check
        Builds the check from the student's variant.
    hidden_points
        What the hidden tests of the master are worth when the notebook is graded.
    manual_points
        What a teacher gives with the rubric.
    objective
        Which of the lesson's objectives it exercises, counted from 1 as in the lesson's opening.
    """

    id: str
    answer: str
    points: float
    check: Callable[[Variant], Check]
    hidden_points: float = 0
    manual_points: float = 0
    objective: int = 0


@dataclass(frozen=True)
class Exercise:
    """An exercise: its name (``part/slug``), its questions in order, and the options of its parameters."""

    name: str
    questions: Sequence[Question]
    parameters: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def question(self, question_id: str) -> Question:
        """Return a question by its id; raise ``ExerciseError`` when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        known = ", ".join(question.id for question in self.questions)
        raise ExerciseError(f"the exercise {self.name} has no question {question_id!r}; it has {known}")

    def variant(self, seed: int = 0) -> Variant:
        """Return the parameters of a seed."""
        return draw(self.parameters, seed)

    def mark(self, question_id: str, answer: Any, seed: int = 0) -> Result:
        """Return what the public check says of an answer."""
        return _check_of(self.name, question_id, seed).mark(answer)


@dataclass(frozen=True)
class Feedback:
    """What ``check`` shows: the sentence, the points of the question and of the notebook so far."""

    question: str
    result: Result
    points: float
    possible: float
    progress: str

    def __repr__(self) -> str:
        """Return the text that the notebook shows."""
        mark = "✓" if self.result.score == 1 else "✗"
        return f"{mark} {self.question}: {self.result.message}\n{self.progress}".rstrip()


class _Session:
    """The exercise that this notebook works on, and what its questions have scored so far."""

    def __init__(self, exercise: Exercise, variant: Variant):
        self.exercise = exercise
        self.variant = variant
        self.scores: dict[str, float] = {}

    def progress(self) -> str:
        questions = self.exercise.questions
        points = sum(self.scores.get(question.id, 0) * question.points for question in questions)
        line = f"Points so far: {points:g} of {sum(question.points for question in questions):g}."
        hidden = sum(question.hidden_points for question in questions)
        manual = sum(question.manual_points for question in questions)
        later = [f"{hidden:g} from further tests" if hidden else "", f"{manual:g} from a teacher" if manual else ""]
        if any(later):
            line += f" When it is graded, {' and '.join(part for part in later if part)} are added."
        return line


_sessions: list[_Session] = []


def begin(name: str, *, seed: int = 0) -> Variant:
    """Open an exercise; what ``check`` says from now on is about it.

    Parameters
    ----------
    name
        ``"part/slug"``.
    seed
        Decides on the numbers of your own; stands in your notebook's first cell.

    Returns
    -------
    The variant: your numbers, as attributes.

    Raises
    ------
    ExerciseError
        There is no exercise of this name.
    """
    exercise = load(name)
    variant = exercise.variant(seed)
    if said := shelf.put_aside():
        print(said)
    _sessions[:] = [_Session(exercise, variant)]
    return variant


def check(question: str, answer: Any = _UNSET) -> Feedback:
    """Look at an answer and say what is right or wrong.

    Parameters
    ----------
    question
        ``"q1"``.
    answer
        Your answer. Left out, it is looked up by the name that the question asks for.

    Returns
    -------
    Feedback that the notebook shows; ``.points`` are the points of this question.

    It never raises: what is wrong with the answer, or with the call, is said in the feedback.
    """
    if not _sessions:
        sentence = "run the first cell of the notebook first: it opens the exercise with begin(...)."
        return Feedback(question, Result(0.0, sentence), 0, 0, "")
    session = _sessions[0]
    try:
        asked = session.exercise.question(question)
    except ExerciseError as error:
        return Feedback(question, Result(0.0, f"{error}."), 0, 0, session.progress())
    if answer is _UNSET:
        answer = sys._getframe(1).f_globals.get(asked.answer, _UNSET)
    if answer is _UNSET:
        result = Result(0.0, f"There is no {asked.answer} yet: run the cell that makes it, and look at its spelling.")
    else:
        result = session.exercise.mark(question, answer, session.variant.seed)
    session.scores[question] = result.score
    return Feedback(question, result, result.score * asked.points, asked.points, session.progress())


def points() -> dict[str, float]:
    """Return the points so far by question of the exercise that is open; empty when none is."""
    if not _sessions:
        return {}
    session = _sessions[0]
    return {question.id: session.scores.get(question.id, 0) * question.points
            for question in session.exercise.questions}


def verify(exercise: str, question: str, answer: Any, variant: Variant | None = None) -> None:
    """Raise ``AssertionError`` with the check's sentence unless the answer is right: what a master's public test calls.

    Parameters
    ----------
    exercise, question
        ``"part/slug"`` and ``"q1"``.
    answer
        The student's answer.
    variant
        The student's variant; ``None`` for the published exercise.
    """
    result = load(exercise).mark(question, answer, variant.seed if variant is not None else 0)
    if _sessions and _sessions[0].exercise.name == exercise:
        _sessions[0].scores[question] = result.score
    if result.score < 1:
        raise AssertionError(result.message)


def load(name: str) -> Exercise:
    """Return an exercise by its ``part/slug``.

    Raises
    ------
    ExerciseError
        There is none; the message lists those there are.
    """
    if isinstance(name, str) and _NAME.fullmatch(name):
        path = f"innotrade.checks.{name.replace('-', '_').replace('/', '.')}"
        try:
            return import_module(path).EXERCISE
        except ModuleNotFoundError as error:
            if not path.startswith(error.name or "-"):
                raise
    raise ExerciseError(f"there is no exercise {name!r}; there are {', '.join(names()) or 'none'}")


def names() -> list[str]:
    """Return the names of all exercises, sorted."""
    return sorted(_names())


def _names() -> Iterator[str]:
    for path in (Path(__file__).parent / "checks").glob("*/*.py"):
        if path.stem != "__init__":
            yield f"{path.parent.name}/{path.stem.replace('_', '-')}"


@cache
def _check_of(exercise: str, question: str, seed: int) -> Check:
    """Build a check once: its expected answer may take a while to compute."""
    found = load(exercise)
    return found.question(question).check(found.variant(seed))
