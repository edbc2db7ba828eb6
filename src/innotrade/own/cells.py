"""One cell of a sheet as the table's column wants it, or a sentence on why that cannot be."""

import re
from datetime import date, datetime, time
from typing import Any

from innotrade.own import numerals
from innotrade.own.grid import is_empty, iso, tidy

_TRUE, _FALSE = {"true", "yes", "1"}, {"false", "no", "0"}
_DATE_TEXT = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_NUMERIC = ("integer", "year", "number")


class CellError(ValueError):
    """What is wrong with a cell, without its address."""


def converted(value: Any, field: Any, decimal: str) -> Any:
    """Return a cell's value in the type of its column; ``None`` for an empty one.

    Parameters
    ----------
    value
        What the sheet holds.
    field
        The schema's field.
    decimal
        The file's decimal mark.

    Raises
    ------
    CellError
        It cannot be; the message says why and what to write.
    """
    if is_empty(value):
        return None
    if field.type in _NUMERIC:
        return _number(value, field, decimal)
    if field.type == "boolean":
        word = str(value).strip().lower()
        if word not in _TRUE | _FALSE:
            raise CellError(f"{value!r} is neither true nor false")
        return word in _TRUE
    return _text(value, field)


def is_missing(value: Any, field: Any) -> bool:
    """Return whether a cell of a number's column holds one of the signs that people put for no number."""
    return field.type in _NUMERIC and isinstance(value, str) and tidy(value).lower() in numerals.MISSING


def _number(value: Any, field: Any, decimal: str) -> Any:
    if isinstance(value, bool):
        raise CellError(f"the cell says {str(value).upper()}, and {field.name} is a number")
    if isinstance(value, (date, datetime)):
        return _of_date(value, field)
    if isinstance(value, time):
        raise CellError(f"the cell holds a time of day ({value}), and {field.name} is a number")
    if isinstance(value, str):
        if is_missing(value, field):
            return None
        value = _of_text(tidy(value), field, decimal)
    if field.type == "number":
        return float(value)
    if value != int(value):
        raise CellError(f"{value:g} has decimals, and {field.name} counts whole things")
    return int(value)


def _of_text(text: str, field: Any, decimal: str) -> float:
    found = _DATE_TEXT.fullmatch(text)
    if found and field.type == "year":
        years = [part for part in (found[1], found[3]) if len(part) == 4]
        raise CellError(
            f"{text!r} is a date as text; {field.name} wants the year only{': ' + years[0] if years else ''}"
        )
    if found and field.type != "year":
        raise CellError(f"{text!r} looks like a date, and {field.name} is a number")
    if text.endswith("%") and "%" not in field.custom.get("unit", ""):
        raise CellError(f"{text!r} is a percentage, and {field.name} is in {field.custom.get('unit', 'units')}")
    try:
        return numerals.number(text, decimal)
    except numerals.NumeralError as error:
        raise CellError(f"{error}, and {field.name} is one") from error


def _of_date(moment: date, field: Any) -> int:
    if field.type in ("integer", "year") and field.name.endswith("year"):
        if (moment.month, moment.day) in ((1, 1), (12, 31)):
            return moment.year
        number = (moment.date() if isinstance(moment, datetime) else moment).toordinal() - date(
            1899, 12, 30
        ).toordinal()
        hint = f"; the number {number} looks so when the cell is formatted as a date" if 1900 < number < 2100 else ""
        raise CellError(
            f"the cell holds a date ({iso(moment)}), and {field.name} wants a year{hint}: format the column as a number"
        )
    raise CellError(
        f"the cell holds a date ({iso(moment)}), and {field.name} is a number: spreadsheets make a date of what is "
        f"typed as {moment.day}.{moment.month}; format the column as a number and type it again"
    )


def _text(value: Any, field: Any) -> str:
    if isinstance(value, (date, datetime)):
        return iso(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if not isinstance(value, str):
        return str(value)
    text = tidy(value)
    if (
        r"\d{4}" in str(field.constraints.get("pattern", ""))
        and _DATE_TEXT.fullmatch(text)
        and not re.match(r"\d{4}-", text)
    ):
        raise CellError(
            f"{text!r} is a date as text, and nobody can tell day from month in it: write the year first, such as "
            "2015-02-01"
        )
    return text
