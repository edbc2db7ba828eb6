"""The controls of an explorer: what a reader can set, with label, unit, range and help.

Each function returns a description (a dict) that is stored in the notebook and drawn by the page as a native input.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from innotrade.explorer import values


def slider(name: str, *, label: str, min: float, max: float, step: float, value: float, unit: str = "",
           help: str = "") -> dict[str, Any]:
    """Describe a slider.

    Parameters
    ----------
    name
        The model's argument.
    label, unit, help
        What stands beside it; the unit follows the value.
    min, max, step, value
        Range, distance between two positions, and first position. With whole ``min`` and ``step`` the model gets
        an ``int``, otherwise a ``float``.

    Raises
    ------
    ValueError
        The range is empty, the step is not positive, or the first value lies outside.
    """
    if not min < max:
        raise ValueError(f"max must be greater than min ({min}), got {max!r}")
    if not step > 0:
        raise ValueError(f"step must be greater than 0, got {step!r}")
    return _described("slider", name, label, unit, help, value,
                      min=min, max=max, step=step, whole=isinstance(min, int) and isinstance(step, int))


def number(name: str, *, label: str, value: float, min: float | None = None, max: float | None = None,
           step: float | None = None, unit: str = "", help: str = "") -> dict[str, Any]:
    """Describe a field for a number; ``min`` and ``max`` may be left open, a whole ``step`` asks for a whole number.

    Parameters and errors are those of :func:`slider`.
    """
    return _described("number", name, label, unit, help, value, min=min, max=max, step=step,
                      whole=isinstance(step, int))


def select(name: str, *, label: str, options: Sequence | Mapping, value: Any, unit: str = "",
           help: str = "") -> dict[str, Any]:
    """Describe a choice of one; ``options`` are values, or a mapping from value to what the page shows."""
    return _described("select", name, label, unit, help, value, options=_options(options))


def toggle(name: str, *, label: str, value: bool, help: str = "") -> dict[str, Any]:
    """Describe something that is on or off."""
    return _described("toggle", name, label, "", help, value)


def multiselect(name: str, *, label: str, options: Sequence | Mapping, value: Sequence, least: int = 1,
                unit: str = "", help: str = "") -> dict[str, Any]:
    """Describe a choice of several, at least ``least``; the model gets them in the order of ``options``."""
    return _described("multiselect", name, label, unit, help, list(value), options=_options(options), least=least)


def column(name: str, *, label: str, type: str = "number", unit: str = "", min: float | None = None,
           max: float | None = None, whole: bool = False, options: Sequence[str] = ()) -> dict[str, Any]:
    """Describe a column of an editable table.

    Parameters
    ----------
    name
        Key of the column in the rows that the model gets.
    label, unit
        Heading.
    type
        ``"number"`` or ``"text"``.
    min, max, whole
        What a number may be.
    options
        What a text may be; anything when left out.
    """
    if type not in ("number", "text"):
        raise ValueError(f"type must be 'number' or 'text', got {type!r}")
    described = {"name": name, "label": label, "type": type, "unit": unit}
    if type == "number":
        described |= {"min": min, "max": max, "whole": whole}
    elif options:
        described["options"] = list(options)
    return described


def table(name: str, *, label: str, columns: Sequence[dict], value: Sequence[Mapping], min_rows: int = 1,
          max_rows: int = 50, help: str = "") -> dict[str, Any]:
    """Describe a table that the reader edits: rows are added, removed, or pasted from a spreadsheet.

    Parameters
    ----------
    columns
        Made by :func:`column`.
    value
        First rows.
    min_rows, max_rows
        How many rows there may be.
    """
    return _described("table", name, label, "", help, [dict(row) for row in value], columns=list(columns),
                      min_rows=min_rows, max_rows=max_rows)


def _options(options: Sequence | Mapping) -> list[dict[str, Any]]:
    pairs = options.items() if isinstance(options, Mapping) else [(option, str(option)) for option in options]
    return [{"value": value, "label": label} for value, label in pairs]


def _described(kind: str, name: str, label: str, unit: str, help_text: str, value: Any, **settings) -> dict[str, Any]:
    if not name.isidentifier():
        raise ValueError(f"name must be the name of an argument, got {name!r}")
    if not label:
        raise ValueError(f"label must say what {name} is, got {label!r}")
    control = {"kind": kind, "name": name, "label": label, "unit": unit, "help": help_text, "value": value} | settings
    checked, errors = values.checked([control], {})
    if errors:
        raise ValueError(f"value: {errors[0]['message']}")
    return control | {"value": checked[name]}
