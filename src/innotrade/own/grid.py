"""A sheet as it was typed, with the address of every cell, and what is odd about it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass
class Grid:
    """Rows of one sheet.

    ``rows`` hold text, numbers, dates and ``None``; ``refused`` says what is wrong with a cell, by row and column;
    ``merged`` are areas (first row, first column, last row, last column), all counted from 0; ``notes`` are sentences
    for the reader; ``about`` is what a template's second sheet says.
    """

    name: str
    rows: list[list[Any]]
    refused: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Any:
        """Return a cell's value; nothing where the row is shorter."""
        found = self.rows[row]
        return found[column] if column < len(found) else None


def address(row: int, column: int) -> str:
    """Return a cell's name as a spreadsheet shows it.

    >>> address(0, 0), address(6, 27)
    ('A1', 'AB7')
    """
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = _LETTERS[place] + letters
    return f"{letters}{row + 1}"


def is_empty(value: Any) -> bool:
    """Return whether a cell holds nothing but white space."""
    return value is None or (isinstance(value, str) and not tidy(value))


def tidy(text: str) -> str:
    """Return a text without white space around it, hard spaces included."""
    return re.sub(r"^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$", "", text)


def iso(moment: date) -> str:
    """Return a date as 2015-02-01; the time of day is left out where it is midnight."""
    if isinstance(moment, datetime):
        return (
            moment.date().isoformat()
            if (moment.hour, moment.minute, moment.second) == (0, 0, 0)
            else moment.isoformat(" ")
        )
    return moment.isoformat()
