"""Columns of tables as JSON: values beside the name of their dtype.

Understood are numpy's whole numbers, floats and booleans, pandas' nullable ones, text, dates, differences of dates and
categories; any other column crosses element by element as an ``object`` column.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

NUMPY = {"bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32",
         "float64"}
NULLABLE = {"boolean", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float32", "Float64",
            "string"}
_MOMENT = re.compile(r"(datetime64|timedelta64)\[(s|ms|us|ns)(, ([A-Z][A-Za-z_]*(/[A-Z][A-Za-z_+0-9-]*)*))?\]")
_MAX_WIDTH = 100_000


def encode(values: Any, elements: Callable[[list], list]) -> dict:
    """Return a column as a JSON tree.

    Parameters
    ----------
    values
        A pandas or numpy array, or an index.
    elements
        Encodes the elements of an ``object`` column.
    """
    if isinstance(values, pd.Index):
        values = values.array
    if isinstance(values, np.ndarray) and values.dtype.kind in "mM":
        values = pd.array(values)
    dtype = str(values.dtype)
    if dtype == "category":
        return {"dtype": "category", "codes": values.codes.tolist(), "ordered": bool(values.ordered),
                "categories": encode(values.categories, elements)}
    if dtype in NUMPY:
        return {"dtype": dtype, "values": np.asarray(values).tolist()}
    if dtype in NULLABLE or dtype.startswith("string"):
        return {"dtype": dtype if dtype in NULLABLE else "string",
                "values": [None if value is pd.NA else value for value in values.astype(object).tolist()]}
    if _MOMENT.fullmatch(dtype):
        return {"dtype": dtype, "values": values.asi8.tolist()}
    kind = "str" if isinstance(values, np.ndarray) and values.dtype.kind == "U" else "object"
    return {"dtype": kind, "values": elements(list(np.asarray(values, dtype=object)))}


def decode(tree: Mapping, elements: Callable[[list], list]) -> Any:
    """Return the array of a column; raise ``ValueError`` or ``TypeError`` where the tree is none."""
    dtype = tree["dtype"]
    if dtype == "category":
        return _categories(tree, elements)
    values = tree["values"]
    if type(values) is not list or type(dtype) is not str:
        raise TypeError("a column needs a dtype and a list of values")
    if dtype in NUMPY:
        _all_of(values, (bool,) if dtype == "bool" else (int,) if "int" in dtype else (int, float))
        return np.array(values, dtype=dtype)
    if dtype in NULLABLE:
        wanted = {"string": (str,), "boolean": (bool,)}.get(dtype, (int, float))
        _all_of(values, (*wanted, type(None)))
        return pd.array(values, dtype=dtype)
    if _MOMENT.fullmatch(dtype):
        return _moments(values, _MOMENT.fullmatch(dtype))
    if dtype not in ("object", "str"):
        raise ValueError(f"no such dtype: {dtype[:40]}")
    found = elements(values)
    if dtype == "str":
        _all_of(found, (str,))
        if len(found) * max(map(len, found), default=0) > 20 * _MAX_WIDTH:  # numpy pads each to the longest
            raise ValueError("text too long")
        return np.array(found, dtype=str)
    array = np.empty(len(found), dtype=object)
    array[:] = found
    return array


def timestamp(text: str) -> pd.Timestamp:
    """Return a moment written in ISO form."""
    if not re.fullmatch(r"[0-9T:.+ -]{8,60}", text):
        raise ValueError("no moment in ISO form")
    return pd.Timestamp(text)


def _all_of(values: list, types: tuple[type, ...]) -> None:
    if any(type(value) not in types for value in values):
        raise TypeError("a value does not fit its column")


def _moments(values: list, dtype: re.Match) -> Any:
    _all_of(values, (int,))
    numbers = np.array(values, dtype="int64")
    zone = dtype.group(4)
    plain = numbers.view(f"{dtype.group(1)}[{dtype.group(2)}]")
    if zone is None:
        return pd.array(plain)
    return pd.DatetimeIndex(plain).tz_localize("UTC").tz_convert(zone).array


def _categories(tree: Mapping, elements: Callable[[list], list]) -> pd.Categorical:
    if tree["categories"]["dtype"] == "category":
        raise ValueError("categories of categories")
    _all_of(tree["codes"], (int,))
    categories = pd.Index(decode(tree["categories"], elements))
    return pd.Categorical.from_codes(tree["codes"], categories=categories, ordered=bool(tree["ordered"]))
