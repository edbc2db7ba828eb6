"""Checks of a table."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import pandas as pd

from innotrade.answers.base import Check, Unreadable, kind_of, near, read_number


class Frame(Check):
    """See :func:`frame`."""

    def __init__(self, expected: pd.DataFrame, *, key: Sequence[str], tolerance: float, **words):
        super().__init__(expected, **words)
        self.key = list(key)
        self.tolerance = tolerance

    def read(self, answer):
        """Return the asked columns, sorted by key."""
        if isinstance(answer, pd.Series):
            raise Unreadable("A table (DataFrame) is asked, this is a Series, a single column: keep the other columns "
                             "by giving a list of names in double brackets, table[[...]].")
        if isinstance(answer, list | dict):
            answer = _as_frame(answer)
        if not isinstance(answer, pd.DataFrame):
            raise Unreadable(f"A table (DataFrame) is asked, this is {kind_of(answer)}.")
        columns = list(self.expected.columns)
        named = [name for name in answer.index.names if name in columns and name not in answer.columns]
        table = answer.reset_index(level=named) if named else answer
        missing = [column for column in columns if column not in table.columns]
        if missing:
            near_by = get_close_matches(missing[0], [str(column) for column in table.columns], n=1)
            hint = f" (is it your {near_by[0]!r}?)" if near_by else ""
            raise Unreadable(f"The table has no column {missing[0]!r}{hint}; asked are {', '.join(columns)}.")
        table = pd.DataFrame({column: self._column(table[column], column) for column in columns})
        return table.sort_values(self.key, ignore_index=True)

    def _column(self, values: pd.Series, name: str) -> list:
        if pd.api.types.is_numeric_dtype(self.expected[name]):
            return [read_number(value, f"A value of column {name!r}", allow_nan=True) for value in values]
        return ["" if value is None or value is pd.NA else str(value).strip() for value in values]

    def same(self, one, other):
        """Return whether two tables agree row by row."""
        return len(one) == len(other) and all(self._equal(one, other, column).all() for column in other.columns)

    def _equal(self, one: pd.DataFrame, other: pd.DataFrame, column: str) -> pd.Series:
        pairs = zip(one[column], other[column], strict=True)
        if pd.api.types.is_numeric_dtype(self.expected[column]):
            return pd.Series([near(a, b, self.tolerance) for a, b in pairs], dtype=bool)
        return pd.Series([a == b for a, b in pairs], dtype=bool)

    def difference(self, form):
        """Say how the rows differ, or which column is wrong first and where."""
        expected = self.read(self.expected)
        if form.empty:
            return "The table is empty: no row passed the condition."
        if len(form) != len(expected):
            return f"The table has {len(form)} rows, {len(expected)} are expected."
        for column in [*self.key, *[name for name in expected.columns if name not in self.key]]:
            equal = self._equal(form, expected, column)
            if not equal.all():
                row = form[~equal.to_numpy()].iloc[0]
                where = ", ".join(_shown(row[name]) for name in self.key)
                return f"Column {column!r} is not as expected in the row {where}: it holds {_shown(row[column])}."
        return ""


def frame(expected: pd.DataFrame, *, key: Sequence[str], tolerance: float = 1e-9, **words) -> Frame:
    """Check a table, whatever its index, its dtypes and the order of its rows and columns; more columns do no harm.

    Parameters
    ----------
    expected
        The right table.
    key
        Columns that name a row.
    tolerance
        Greatest difference of two numbers that is still right.
    words
        ``mistakes``, ``hint``, ``right`` as for :class:`Check`.
    """
    return Frame(expected, key=key, tolerance=tolerance, **words)


def _as_frame(rows: list | dict) -> pd.DataFrame:
    try:
        return pd.DataFrame(rows)
    except ValueError as error:
        raise Unreadable(f"A table (DataFrame) is asked; this {kind_of(rows)[2:]} cannot be made into one ({error}).") \
            from None


def _shown(value: Any) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else str(value)
