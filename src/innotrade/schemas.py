"""A table's schema without what binds the study's own rows only, and what breaks it, in words."""

import csv
import difflib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from frictionless import Resource, Schema

#: Limits that may be those of the study's rows (its countries, its years) and not of the quantity.
_OF_THE_STUDY = ("enum", "minimum", "maximum")
_SHOWN = 8


@dataclass(frozen=True)
class Problem:
    """One thing wrong: row (counted from 0) and column where it has one, and a sentence without the place."""

    row: int | None
    column: str | None
    words: str


def relaxed(schema: Schema, free: Iterable[str], drop: Sequence[str] = _OF_THE_STUDY) -> Schema:
    """Return a copy of a schema in which the named columns lose their list of values and their limits."""
    descriptor = schema.to_descriptor()
    for field in descriptor["fields"]:
        if field["name"] in set(free):
            kept = {key: value for key, value in field.get("constraints", {}).items() if key not in drop}
            field["constraints"] = kept
    return Schema.from_descriptor(descriptor)


def problems(rows: Sequence[Sequence[Any]], schema: Schema) -> list[Problem]:
    """Check rows (typed or text, in the order of the schema's fields) and return what is wrong."""
    report = Resource(data=[schema.field_names, *rows], schema=schema).validate(limit_errors=200)
    found = []
    for task in report.tasks:
        for error in task.errors:
            if error.type == "primary-key" and len(schema.primary_key) == 1:
                continue  # the same as the error of the unique column
            number = getattr(error, "row_number", None)
            column = getattr(error, "field_name", None) or None
            cell = getattr(error, "cell", None)
            found.append(Problem(None if number is None else number - 2, column, _words(error, column, cell, schema)))
    return _without_echoes(found)


def _without_echoes(found: list[Problem]) -> list[Problem]:
    """A cell of the wrong type is also reported as missing: keep what comes first of each cell."""
    first = {}
    for problem in found:
        first.setdefault((problem.row, problem.column, None if problem.column else problem.words), problem)
    return list(first.values())


def _words(error: Any, column: str | None, cell: Any, schema: Schema) -> str:
    if error.type == "unique-error":
        return f"{cell!r} stands in an earlier row already, and {column} names a row"
    if error.type == "primary-key":
        return f"{', '.join(schema.primary_key)} together are the same as in an earlier row"
    if error.type == "type-error":
        kind = {"integer": "a whole number", "year": "a year", "number": "a number"}
        field_type = schema.get_field(column).type
        return f"{cell!r} is not {kind.get(field_type, field_type)}"
    if error.type == "constraint-error":
        return _constraint(error.note, cell, schema.get_field(column))
    return error.note or error.title.lower()


def _constraint(note: str, cell: Any, field: Any) -> str:
    if '"required"' in note:
        return f"empty, and every row needs {field.name}"
    limits = field.constraints
    unit = f" ({field.custom['unit']})" if "unit" in field.custom else ""
    if '"minimum"' in note:
        return f"{cell} is less than {limits['minimum']}, the least that {field.name}{unit} can be"
    if '"maximum"' in note:
        return f"{cell} is more than {limits['maximum']}, the most that {field.name}{unit} can be"
    if '"enum"' in note:
        allowed = [str(item) for item in limits["enum"]]
        near = difflib.get_close_matches(str(cell), allowed, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        more = f" and {len(allowed) - _SHOWN} more" if len(allowed) > _SHOWN else ""
        return f"{cell!r} is none of {', '.join(allowed[:_SHOWN])}{more}{hint}"
    if '"pattern"' in note:
        return f"{cell!r} is not {_pattern(limits['pattern'])}"
    return f"{cell!r}: {note}"


def _pattern(pattern: str) -> str:
    known = {
        "[A-Z]{3}": "a country's three-letter code (ISO 3166), such as ECU",
        r"\d{4}(-\d{2}(-\d{2})?)?": "a date written as 2015, 2015-02 or 2015-02-01",
    }
    return known.get(pattern, f"of the form {pattern}")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV: floats with all their digits, empty cells empty."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(
        ["" if cell is None else repr(cell) if isinstance(cell, float) else cell for cell in row] for row in rows
    )
    return stream.getvalue()
