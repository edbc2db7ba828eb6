"""Checks of one number and of numbers by name."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from innotrade.answers.base import Check, Unreadable, kind_of, near, read_number


class Number(Check):
    """See :func:`number`."""

    def __init__(self, expected, *, tolerance: float, unit: str = "", **words):
        super().__init__(expected, **words)
        self.tolerance = tolerance
        self.unit = unit

    def read(self, answer):
        """Return a float."""
        return read_number(answer, "Your answer")

    def same(self, one, other):
        """Return whether two numbers differ by no more than the tolerance."""
        return near(one, other, self.tolerance)

    def difference(self, form):
        """Name a slip of scale or sign, if it is one."""
        target = self.read(self.expected)
        unit = f" {self.unit}" if self.unit else ""
        slips = {
            100: "100 times too large: is it a percentage where a fraction is asked?",
            0.01: "100 times too small: is it a fraction where a percentage is asked?",
            1000: "1,000 times too large: look at the unit of the table.",
            0.001: "1,000 times too small: look at the unit of the table.",
            -1: "right but for its sign: which was taken from which?",
        }
        for factor, sentence in slips.items():
            if self.same(form / factor, target):
                return f"{form:,.6g}{unit} is {sentence}"
        return f"{form:,.6g}{unit} is not the expected number."


class Series(Check):
    """See :func:`series`."""

    def __init__(self, expected, *, tolerance: float, **words):
        super().__init__(expected, **words)
        self.tolerance = tolerance

    def read(self, answer):
        """Return a dict from name to float."""
        if isinstance(answer, pd.DataFrame):
            if answer.shape[1] != 1:
                raise Unreadable(f"Numbers by name are asked, this is a table with {answer.shape[1]} columns: take "
                                 "the one column, with the names in its index.")
            answer = answer.iloc[:, 0]
        if not isinstance(answer, pd.Series | Mapping):
            raise Unreadable(f"Numbers by name are asked (a Series or a dict), this is {kind_of(answer)}.")
        names = [_name(key) for key in answer.keys()]  # noqa: SIM118 - a Series iterates over its values
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise Unreadable(f"{twice!r} occurs more than once.")
        return {name: read_number(value, f"The value of {name!r}")
                for name, (_, value) in zip(names, answer.items(), strict=True)}

    def same(self, one, other):
        """Return whether names and numbers agree, in any order."""
        return one.keys() == other.keys() and all(near(one[key], other[key], self.tolerance) for key in one)

    def difference(self, form):
        """Say which names are missing, which are too many, or how many numbers are wrong and which is the first."""
        expected = self.read(self.expected)
        sentence = _names_differ(list(form), list(expected), "name")
        if sentence:
            return sentence
        wrong = [key for key in expected if not near(form[key], expected[key], self.tolerance)]
        return f"{len(wrong)} of {len(expected)} numbers differ, the first is that of {wrong[0]!r}."


def number(expected: float, *, tolerance: float, unit: str = "", **words) -> Number:
    """Check a single number.

    Parameters
    ----------
    expected
        The right number, in ``unit``.
    tolerance
        Greatest difference that is still right (half the last digit asked for).
    unit
        Shown in the feedback.
    words
        ``mistakes``, ``hint``, ``right`` as for :class:`Check`.

    >>> number(36.9, tolerance=0.05, unit="%").mark(0.369).message
    '0.369 % is 100 times too small: is it a fraction where a percentage is asked?'
    """
    return Number(expected, tolerance=tolerance, unit=unit, **words)


def series(expected: Mapping | pd.Series, *, tolerance: float, **words) -> Series:
    """Check numbers by name, in any order; a Series, a dict and a table of one column are all right.

    Parameters
    ----------
    expected
        Right numbers by name.
    tolerance
        Greatest difference that is still right, for every number.
    words
        ``mistakes``, ``hint``, ``right`` as for :class:`Check`.
    """
    return Series(expected, tolerance=tolerance, **words)


def _names_differ(given: list[str], expected: list[str], what: str) -> str:
    missing = [name for name in expected if name not in given]
    extra = [name for name in given if name not in expected]
    parts = []
    if missing:
        parts.append(f"{_count(missing, what)} missing, the first is {missing[0]!r}")
    if extra:
        parts.append(f"{_count(extra, what)} too many, the first is {extra[0]!r}")
    return "; ".join(parts) + "." if parts else ""


def _count(names: list[str], what: str) -> str:
    return f"{len(names)} {what}{'' if len(names) == 1 else 's'}"


def _name(key: Any) -> str:
    return str(key).strip()
