"""From what a reader sets to what a model answers: checks, the call, and the answer as text.

Portable Python (see ``innotrade.portable``): the kernel runs this file in a notebook, and the reader's browser runs
the same source in the book, so that both refuse the same values with the same words.
"""

import math


def answer(model, summary, controls: list, raw: dict, data: dict) -> dict:
    """Check the values, call the model and say what came out.

    Parameters
    ----------
    model
        Function from control values and ``data``, by keyword, to rows (a list of dicts).
    summary
        Function from values and rows to one sentence.
    controls
        Descriptions of the controls, as stored in a notebook.
    raw
        Values by control name, as a page or a person gives them.
    data
        Fixed arguments of the model.

    Returns
    -------
    ``{"values", "rows", "text"}``, or ``{"errors": [{"control", "message"}, ...]}`` where ``control`` is empty when a
    message belongs to none.
    """
    values, errors = checked(controls, raw)
    if errors:
        return {"errors": errors}
    try:
        rows = model(**values, **data)
        text = summary(values, rows)
    except ValueError as error:
        return {"errors": [{"control": named(controls, str(error)), "message": str(error)}]}
    except Exception as error:
        message = f"The model cannot compute this: {type(error).__name__}: {error}"
        return {"errors": [{"control": "", "message": message}]}
    problem = unfit(rows)
    if problem:
        return {"errors": [{"control": "", "message": problem}]}
    return {"values": values, "rows": rows, "text": text}


def checked(controls: list, raw: dict) -> tuple:
    """Return the values in the controls' own types, and a list of what is wrong with them.

    A control without a value in ``raw`` takes its first value; a name that no control has is ignored, so that a
    link made for an older page still opens.
    """
    values = {}
    errors = []
    for control in controls:
        name = control["name"]
        try:
            values[name] = _CHECKS[control["kind"]](control, raw.get(name, control["value"]))
        except ValueError as error:
            errors.append({"control": name, "message": str(error)})
    return values, errors


def number(settings: dict, value) -> float:
    """Return a number within the settings' ``min`` and ``max``; whole when ``whole`` is set.

    Raises
    ------
    ValueError
        The value is no number, is not finite, has a fraction where a whole number is asked, or is out of range.
    """
    label = settings["label"]
    if isinstance(value, str):
        try:
            value = float(value.strip())
        except ValueError:
            raise ValueError(f"{label} must be a number such as 1234.5, got {value!r}") from None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{label} must be a number, got {'nothing' if value is None else repr(value)}")
    if not math.isfinite(value):
        raise ValueError(f"{label} must be a finite number, got {value!r}")
    lowest = settings.get("min")
    highest = settings.get("max")
    if (lowest is not None and value < lowest) or (highest is not None and value > highest):
        raise ValueError(f"{label} must {_range(lowest, highest)}, got {shown(value)}")
    if not settings.get("whole"):
        return float(value)
    if value != math.floor(value):
        raise ValueError(f"{label} must be a whole number, got {shown(value)}")
    return int(value)


def shown(value) -> str:
    """Return a number as a person writes it: ``8`` for ``8.0``."""
    return str(int(value)) if value == math.floor(value) and abs(value) < 1e15 else repr(float(value))


def _range(lowest, highest) -> str:
    if lowest is None:
        return f"be at most {shown(highest)}"
    if highest is None:
        return f"be at least {shown(lowest)}"
    return f"lie between {shown(lowest)} and {shown(highest)}"


def _toggle(control: dict, value) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{control['label']} must be on or off, got {value!r}")
    return value


def _select(control: dict, value):
    for option in control["options"]:
        if option["value"] == value:
            return option["value"]
    choices = ", ".join([str(option["value"]) for option in control["options"]])
    raise ValueError(f"{control['label']} must be one of {choices}, got {value!r}")


def _multiselect(control: dict, value) -> list:
    if not isinstance(value, (list, tuple)):
        raise ValueError(f"{control['label']} must be a list, got {value!r}")
    asked = [_select(control, item) for item in value]
    kept = [option["value"] for option in control["options"] if option["value"] in asked]
    if len(kept) < control["least"]:
        raise ValueError(f"{control['label']}: choose at least {control['least']}, got {len(kept)}")
    return kept


def _table(control: dict, value) -> list:
    label = control["label"]
    if not isinstance(value, (list, tuple)):
        raise ValueError(f"{label} must be a list of rows, got {value!r}")
    if len(value) < control["min_rows"]:
        raise ValueError(f"{label} needs at least {control['min_rows']} row(s), got {len(value)}")
    if len(value) > control["max_rows"]:
        raise ValueError(f"{label} takes at most {control['max_rows']} rows, got {len(value)}")
    rows = []
    for place, row in enumerate(value):
        if not isinstance(row, dict):
            raise ValueError(f"{label}, row {place + 1} must have named columns, got {row!r}")
        columns = control["columns"]
        rows.append({column["name"]: _cell(column, row.get(column["name"]), place + 1) for column in columns})
    return rows


def _cell(column: dict, value, place: int):
    try:
        if column["type"] == "number":
            return number(column, value)
        text = "" if value is None else str(value).strip()
        options = column.get("options")
        if options and text not in options:
            raise ValueError(f"{column['label']} must be one of {', '.join(options)}, got {text!r}")
        if not text:
            raise ValueError(f"{column['label']} must not be empty")
        return text
    except ValueError as error:
        raise ValueError(f"Row {place}: {error}") from None


_CHECKS = {"slider": number, "number": number, "select": _select, "toggle": _toggle, "multiselect": _multiselect,
           "table": _table}


def named(controls: list, message: str) -> str:
    """Return the name of the control that a model's message names first, or an empty string."""
    word = ""
    names = [control["name"] for control in controls]
    for character in message + " ":
        if character.isalnum() or character == "_":
            word += character
            continue
        if word in names:
            return word
        word = ""
    return ""


def unfit(rows) -> str:
    """Return what keeps rows from being shown (not a list of dicts, an infinite number), or an empty string."""
    if not isinstance(rows, list):
        return f"The model must return a list of rows, got {type(rows).__name__}"
    for place, row in enumerate(rows):
        if not isinstance(row, dict):
            return f"Row {place + 1} of the model's answer is not a dict"
        for name, value in row.items():
            kind = type(value)
            if kind is float:
                if value - value != 0:  # infinite or not a number
                    return f"The model gives no finite {name} for these values (row {place + 1})"
            elif value is not None and kind not in (str, bool, int):
                return f"The model's {name} is neither text nor a number (row {place + 1})"
    return ""


def encoded(value) -> str:
    """Return a value as JSON text; a float keeps its shortest exact form and stays a float (``2.0``)."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join([quoted(str(key)) + ": " + encoded(item) for key, item in value.items()]) + "}"
    return "[" + ", ".join([encoded(item) for item in value]) + "]"


def quoted(text: str) -> str:
    """Return a text as a JSON string."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    for character in dict.fromkeys(text):
        if ord(character) < 32:
            text = text.replace(character, f"\\u{ord(character):04x}")
    return f'"{text}"'
