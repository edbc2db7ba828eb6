"""Charts of an explorer: a Vega-Lite specification whose data are named ``rows`` and come from the model."""

import copy
import json
from typing import Any

from innotrade import charts

#: The name under which a chart gets the model's rows.
ROWS = "rows"
#: The column, added whenever rows are drawn, that keeps their order: a scale that is only told not to sort keeps the
#: order of the first rows that it was given.
ORDER = "place among the rows"


def open_chart(chart: Any, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a themed specification that draws whatever rows it is given.

    Parameters
    ----------
    chart
        A Vega-Lite dict, an Altair chart, or a chart of ``innotrade.charts`` drawn from the first rows.
    rows
        The model's first rows.

    Raises
    ------
    ValueError
        It is no chart, it has no description, or it uses a column that the rows do not have.
    """
    spec = _specification(chart)
    if len(spec.get("description", "").split()) < 5:
        raise ValueError("chart must have a description (alt text) of at least five words")
    own = _without_data(spec)
    own["$schema"] = charts.SCHEMA
    own["config"] = charts._THEME
    own["data"] = {"name": ROWS}
    known = {name for row in rows for name in row} | _made(own) | {ORDER}
    unknown = sorted(_used(own) - known)
    if unknown:
        raise ValueError(f"chart uses the column {unknown[0]!r}; the model's rows have {', '.join(sorted(known))}")
    return _in_order_of_rows(own, rows)


def with_rows(spec: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the specification with rows inside, as a picture of them needs it."""
    return {**spec, "data": {"name": ROWS, "values": [{**row, ORDER: place} for place, row in enumerate(rows)]}}


def names(rows: list[dict[str, Any]]) -> list[str]:
    """Return the columns of rows in their order."""
    return list(dict.fromkeys(name for row in rows for name in row))


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: DataFrames as lists of dicts, NumPy numbers as Python's, missing as ``None``.

    Keys are sorted, as a stored notebook has them, so that a model gets the same everywhere.
    """
    if hasattr(value, "to_dict") and hasattr(value, "columns"):
        return plain(value.to_dict("records"))
    if isinstance(value, dict):
        return {str(key): plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, list | tuple) or (type(value).__module__ == "numpy" and getattr(value, "ndim", 0)):
        return [plain(item) for item in value]
    if hasattr(value, "item"):
        value = value.item()
    missing = value is None or type(value).__name__ in ("NAType", "NaTType") or value != value
    return None if missing else value


def _specification(chart: Any) -> dict[str, Any]:
    if isinstance(chart, dict):
        return copy.deepcopy(chart)
    if hasattr(chart, "spec"):
        return json.loads(json.dumps(chart.spec))
    if hasattr(chart, "to_dict"):
        return chart.to_dict()
    raise ValueError(f"chart must be a Vega-Lite dict, an Altair chart or a chart of innotrade.charts, got {chart!r}")


def _without_data(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_data(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_data(value) for key, value in node.items() if key not in ("datasets", "name")
            and not (key == "data" and isinstance(value, dict))}


def _used(node: Any) -> set[str]:
    if isinstance(node, list):
        return {name for item in node for name in _used(item)}
    if not isinstance(node, dict):
        return set()
    here = {node["field"]} if isinstance(node.get("field"), str) else set()
    return here | {name for key, value in node.items() if key != "config" for name in _used(value)}


def _made(node: Any) -> set[str]:
    if isinstance(node, list):
        return {name for item in node for name in _made(item)}
    if not isinstance(node, dict):
        return set()
    given = node.get("as", [])
    here = {given} if isinstance(given, str) else {name for name in given if isinstance(name, str)}
    if "fold" in node and not given:
        here |= {"key", "value"}
    return here | {name for key, value in node.items() if key != "config" for name in _made(value)}


def _in_order_of_rows(node: Any, rows: list[dict[str, Any]]) -> Any:
    """Turn a listed order that is only the first rows' own into "as the rows come": later rows have other names."""
    if isinstance(node, list):
        return [_in_order_of_rows(item, rows) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _in_order_of_rows(value, rows) for key, value in node.items()}
    field, scale = changed.get("field"), changed.get("scale")
    own = list(dict.fromkeys(str(row.get(field)) for row in rows)) if isinstance(field, str) else None
    as_they_come = {"field": ORDER, "op": "min"}
    if own and changed.get("sort") == own:
        changed["sort"] = as_they_come
    if own and isinstance(scale, dict) and scale.get("domain") == own:
        changed["sort"] = as_they_come
        changed["scale"] = {key: value for key, value in scale.items() if key != "domain"}
    return changed
