"""What every check has in common: read the answer, compare it, name the mistake."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

_UNSET = object()


@dataclass(frozen=True)
class Result:
    """What a check says of an answer.

    ``score`` is 1.0 for right and 0.0 for wrong; ``message`` a sentence for the student; ``mistake`` the name of
    the known mistake, or an empty string.
    """

    score: float
    message: str
    mistake: str = ""


@dataclass(frozen=True)
class Mistake:
    """A wrong way that students take, and the sentence that names it.

    Parameters
    ----------
    name
        Short and stable, for class reports ("percent-not-fraction").
    wrong
        The answer that this way leads to, computed and not typed.
    say
        What to tell the student: what was done, not what the answer is.
    when
        Predicate over the raw answer, where one wrong value is not enough to know the mistake; ``wrong`` is then an
        example that it must recognise.
    """

    name: str
    wrong: Any
    say: str
    when: Callable[[Any], bool] | None = None


class Unreadable(Exception):  # noqa: N818 - it reads as what it is: an answer that cannot be compared
    """The answer has no form that can be compared; the message says why and what to give instead."""


class Check:
    """What all kinds have in common: read the answer, compare it, name the mistake.

    Parameters
    ----------
    expected
        The right answer.
    mistakes
        Known mistakes, the most particular first.
    hint
        Sentence for a wrong answer that is none of the known mistakes.
    right
        Sentence for a right answer.
    """

    def __init__(self, expected: Any, *, mistakes: Sequence[Mistake] = (), hint: str = "", right: str = "Right."):
        self.expected = expected
        self.mistakes = tuple(mistakes)
        self.hint = hint
        self.right = right

    def mark(self, answer: Any) -> Result:
        """Return the result for an answer of any type; never raises."""
        if answer is ...:
            return Result(0.0, "This is still `...`: write your answer in its place, run the cell, then check again.")
        try:
            return self._mark(answer)
        except Unreadable as problem:
            return Result(0.0, str(problem))
        except Exception as error:  # a student's object may raise from any method that a comparison calls
            return Result(0.0, f"Your answer could not be read ({type(error).__name__}: {error}). {self.hint}".strip())

    def _mark(self, answer: Any) -> Result:
        problem, form = None, _UNSET
        try:
            form = self.read(answer)
            if self.accepts(form):
                return Result(1.0, self.right)
        except Unreadable as error:
            problem = error
        known = self._known(answer, form)
        if known:
            return Result(0.0, known.say, known.name)
        if problem:
            raise problem
        return Result(0.0, " ".join(part for part in (self.difference(form), self.hint) if part))

    def _known(self, answer: Any, form: Any) -> Mistake | None:
        for mistake in self.mistakes:
            if mistake.when is not None:
                if _holds(mistake.when, answer):
                    return mistake
            elif form is not _UNSET and self.same(form, self.read(mistake.wrong)):
                return mistake
        return None

    def accepts(self, form: Any) -> bool:
        """Return whether an answer that has been read is right."""
        return self.same(form, self.read(self.expected))

    def read(self, answer: Any) -> Any:
        """Return the answer in the form that is compared; raise ``Unreadable`` with a sentence."""
        raise NotImplementedError

    def same(self, one: Any, other: Any) -> bool:
        """Return whether two answers that have been read are equal."""
        raise NotImplementedError

    def difference(self, form: Any) -> str:
        """Return a sentence that says where a wrong answer departs from the right one, without giving it away."""
        return "This is not the expected answer."


def near(one: float, other: float, tolerance: float) -> bool:
    """Return whether two numbers differ by no more than ``tolerance`` (and a breath for rounding); NaN equals NaN."""
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return one == other or abs(one - other) <= tolerance + 1e-12 * max(abs(one), abs(other))


def read_number(value: Any, what: str, *, allow_nan: bool = False) -> float:
    """Return a number of any numeric type as a float.

    Parameters
    ----------
    value
        An int, float, Decimal, Fraction, a numpy number, or a Series or array of one element.
    what
        Subject of the sentence, "Your answer".
    allow_nan
        Whether an empty cell passes.

    Raises
    ------
    Unreadable
        The value is text, empty, infinite, or no number at all.
    """
    if hasattr(value, "size") and hasattr(value, "item") and not isinstance(value, str):
        if value.size != 1:
            raise Unreadable(f"{what} must be a single number, this is {kind_of(value)} of {value.size} values.")
        value = value.item()
    if value is pd.NA or value is None:
        if allow_nan:
            return math.nan
        raise Unreadable(f"{what} is empty (None): does the last line of your code give a value, or print it only?")
    if isinstance(value, str):
        raise Unreadable(f"{what} must be a number, this is the text {value!r}: leave out quotes and unit.")
    if isinstance(value, bool) or callable(value):
        raise Unreadable(f"{what} must be a number, this is {kind_of(value)}.")
    try:
        found = float(value)
    except OverflowError:
        raise Unreadable(f"{what} is too large to be a number of this task.") from None
    except (TypeError, ValueError):
        raise Unreadable(f"{what} must be a number, this is {kind_of(value)}.") from None
    if math.isinf(found) or (math.isnan(found) and not allow_nan):
        raise Unreadable(f"{what} is {found}: an empty cell or a division by zero has entered the computation.")
    return found


def kind_of(value: Any) -> str:
    """Return what a value is, in words that a beginner knows."""
    if value is None:
        return "nothing (None)"
    for types, words in (((pd.DataFrame,), "a table"), ((pd.Series,), "a Series"), ((bool,), "True or False"),
                         ((int, float), "a number"), ((str,), "a text"), ((Mapping,), "a dict"), ((list,), "a list"),
                         ((tuple,), "a tuple"), ((set, frozenset), "a set")):
        if isinstance(value, types):
            return words
    return "a function" if callable(value) else f"of type {type(value).__name__}"


def _holds(predicate: Callable[[Any], bool], answer: Any) -> bool:
    try:
        return bool(predicate(answer))
    except Exception:  # a predicate is written for one type of answer and may meet any
        return False
