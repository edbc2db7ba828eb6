"""Checks of a function, called on several inputs."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

import pandas as pd

from innotrade.answers.base import Check, Unreadable, kind_of, near, read_number


@dataclass(frozen=True)
class Case:
    """Arguments for a student's function, and the sentence that says what is special about them."""

    arguments: tuple
    because: str


class Function(Check):
    """See :func:`function`."""

    def __init__(self, expected, *, cases: Sequence[Case], tolerance: float, **words):
        super().__init__(expected, **words)
        self.cases = tuple(cases)
        self.tolerance = tolerance

    def read(self, answer):
        """Return what the function gives for every case: ("value", x), ("raised", error) or ("odd", sentence)."""
        if isinstance(answer, int | float | pd.Series):
            raise Unreadable(f"A function is asked, this is {kind_of(answer)}: give its name without brackets.")
        if not callable(answer):
            raise Unreadable(f"A function is asked, this is {kind_of(answer)}.")
        return [_outcome(answer, case.arguments) for case in self.cases]

    def same(self, one, other):
        """Return whether two functions agree on every case."""
        return all(self._agree(a, b) for a, b in zip(one, other, strict=True))

    def _agree(self, one: tuple, other: tuple) -> bool:
        if "raised" in (one[0], other[0]):
            return one[0] == other[0] and isinstance(one[1], type(other[1]))
        return one[0] == other[0] == "value" and near(one[1], other[1], self.tolerance)

    def difference(self, form):
        """Show the first call that goes wrong and what is special about it."""
        for case, given, expected in zip(self.cases, form, self.read(self.expected), strict=True):
            if not self._agree(given, expected):
                return f"Called on {_call(case.arguments)}, your function {_told(given, expected)}; {case.because}"
        return ""


def function(expected: Callable, *, cases: Sequence[Case], tolerance: float = 1e-9, **words) -> Function:
    """Check a function by calling it on several inputs, edge cases among them.

    Parameters
    ----------
    expected
        The tested model; where it raises an error, the student's function must raise the same kind.
    cases
        Inputs; the function gets copies.
    tolerance
        Greatest difference of two values that is still right.
    words
        ``mistakes`` (wrong functions), ``hint``, ``right`` as for :class:`Check`.
    """
    return Function(expected, cases=cases, tolerance=tolerance, **words)


def _outcome(student: Callable, arguments: tuple) -> tuple:
    try:
        value = student(*deepcopy(arguments))
    except (Exception, SystemExit) as error:  # sys.exit() in a function must not end the notebook
        return ("raised", error)
    if value is None or value is ...:
        return ("odd", "nothing: is a `return` missing?")
    try:
        return ("value", read_number(value, "the result"))
    except Unreadable as problem:
        return ("odd", f"something that is no number ({problem})")


def _told(given: tuple, expected: tuple) -> str:
    kind, what = given
    if kind == "raised":
        return f"stopped with {type(what).__name__} ({what})"
    returned = f"returned {what:,.6g}" if kind == "value" else f"returned {what}"
    return f"{returned} where an error is asked" if expected[0] == "raised" else returned


def _call(arguments: tuple) -> str:
    return ", ".join(str(list(item)) if isinstance(item, pd.Series) else repr(item) for item in arguments)
