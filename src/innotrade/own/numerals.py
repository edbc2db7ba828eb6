"""Numbers as people type them: decimal commas, thousands points, spaces, a minus that is none.

``1.234`` is one and a quarter in one country and a thousand and more in the next. One file has one habit: cells that
can be read in one way only decide for those that could be read in two, and where no cell decides the reader is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f\u2019'](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*(?:[eE][+-]?\d+)?|[+-]?[.,]\d+(?:[eE][+-]?\d+)?")
#: What people write where there is no number.
MISSING = {"", "-", "–", "—", ".", "..", "...", "…", "n/a", "na", "n.a.", "nd", "n.d.", "s/d", "s.d.", "nan", "null"}


class NumeralError(ValueError):
    """A text is no number, or could be two; the message has no place in it."""


@dataclass(frozen=True)
class Typed:
    """A number typed as text: where it stands, what it says, whether its column counts whole things."""

    address: str
    text: str
    whole: bool


def cleaned(text: str) -> str:
    """Return a number's text with plain digits, marks and minus only.

    >>> cleaned("(1 234,5) "), cleaned("−3"), cleaned("12 %")
    ('-1234,5', '-3', '12')
    """
    text = text.strip().replace("−", "-").replace("–", "-").removesuffix("%").strip()
    if re.fullmatch(r"\(.*\)", text):
        text = "-" + text[1:-1].strip()
    return _SPACES.sub("", text)


def decimal_mark(cells: Iterable[Typed], said: str | None = None) -> str:
    """Return the mark before decimals that a file uses, ``.`` or ``,``.

    Parameters
    ----------
    cells
        Every number of the file that was typed as text.
    said
        What the reader says: then nothing is guessed.

    Raises
    ------
    NumeralError
        Two cells contradict each other, or every mark could be read in two ways.
    """
    if said is not None:
        if said not in (".", ","):
            raise NumeralError(f"decimal must be '.' or ',', got {said!r}")
        return said
    votes: dict[str, Typed] = {}
    open_cell = None
    for cell in cells:
        text = cleaned(cell.text)
        mark = _mark(text, cell.whole) if _NUMBER.fullmatch(text) else ""
        if mark == "?":
            open_cell = open_cell or cell
        elif mark:
            votes.setdefault(mark, cell)
    if len(votes) == 2:
        comma, point = votes[","], votes["."]
        raise NumeralError(
            f"{comma.address} {comma.text!r} has a decimal comma and {point.address} {point.text!r} a decimal "
            "point: write the numbers of one file in one way"
        )
    if not votes and open_cell:
        raise NumeralError(
            f"{open_cell.address} {open_cell.text!r} can be read in two ways: say decimal=',' or decimal='.'"
        )
    return next(iter(votes), ".")


def _mark(text: str, whole: bool) -> str:
    """Return the decimal mark that a text proves, ``?`` where it could be either, nothing where it has no mark."""
    digits = text.lower().partition("e")[0].lstrip("+-")
    marks = [char for char in digits if char in ".,"]
    other = {".": ",", ",": "."}
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return other[marks[0]]
    before, after = re.split("[.,]", digits)
    if len(after) != 3 or len(before) > 3 or before in ("", "0"):
        return marks[0]
    return other[marks[0]] if whole else "?"


def number(text: str, decimal: str) -> float:
    """Return the number that a text says.

    >>> number("1.234.567,8", ","), number("1 234", "."), number("-,5", ",")
    (1234567.8, 1234.0, -0.5)

    Raises
    ------
    NumeralError
        The text is no number.
    """
    plain = cleaned(text)
    thousands = "," if decimal == "." else "."
    if not _NUMBER.fullmatch(plain):
        raise NumeralError(f"{text!r} is not a number")
    head = re.split(f"[{decimal}eE]", plain)[0].lstrip("+-")
    if thousands in head and not re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+", head):
        raise NumeralError(f"{text!r} is not a number with {decimal!r} before its decimals")
    try:
        return float(plain.replace(thousands, "").replace(decimal, "."))
    except ValueError:
        raise NumeralError(f"{text!r} is not a number") from None
