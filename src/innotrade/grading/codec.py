"""Values as JSON: what may cross from student code to the grader, exactly and never as pickle.

    encode    runs beside student code; asks for an object's real type, so a class that lies about itself gains nothing
    decode    runs in the grader; takes nothing on trust: kinds, lengths, dtypes and depth are checked, else BadValue

Plain JSON stands for None, bool, str, float (NaN and infinities included), list and whole numbers below 2**63.
Everything else is an object ``{"~": kind, ...}``. Tables cross column by column with their dtypes.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from innotrade.grading import columns

MAX_DEPTH = 40
MAX_ITEMS = 400_000
MAX_BITS = 100_000
#: Most values of the kinds whose hashes a student could choose to be equal: a set of them would take hours to build.
MAX_RARE = 10_000
_RARE = {"int", "decimal", "fraction", "complex", "tuple", "frozenset", "range", "opaque"}
_PLAIN_INT = 2**63


class Unencodable(Exception):  # noqa: N818 - it names a property of the answer
    """A value cannot cross; the message is the end of a sentence: "is nested too deeply"."""


class BadValue(Exception):  # noqa: N818 - it names what arrived
    """What arrived is no value that ``encode`` writes: somebody has tampered with the channel."""


class Opaque:
    """Stands in the grader for an object that has no codec; only the name of its type is known."""

    def __repr__(self) -> str:
        """Return the type's name."""
        return f"<{type(self).__name__}>"


def encode(value: Any) -> Any:
    """Return a value as a JSON tree.

    Raises
    ------
    Unencodable
        It is nested too deeply, has too many parts, or holds a whole number of too many digits.
    """
    return _Encoder().tree(value, 0)


def decode(tree: Any, function: Callable[[str], Any] | None = None) -> Any:
    """Return the value of a JSON tree; only built-in, numpy and pandas types come out.

    Parameters
    ----------
    tree
        What ``json.loads`` returned.
    function
        Makes the stand-in of a student's function from its name; without it functions become :class:`Opaque`.

    Raises
    ------
    BadValue
        The tree is not of the form that :func:`encode` writes.
    """
    try:
        return _Decoder(function).value(tree, 0)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError, ArithmeticError) as error:
        raise BadValue(f"{type(error).__name__}: {str(error)[:200]}") from error


def _real_bases(value: Any) -> tuple[type, ...]:
    """Return the classes of a value, whatever its ``__class__`` says."""
    return type.__dict__["__mro__"].__get__(type(value))


class _Encoder:
    def __init__(self) -> None:
        self.items = 0
        self.rare = 0

    def tree(self, value: Any, depth: int) -> Any:
        self.items += 1
        if depth > MAX_DEPTH:
            raise Unencodable(f"is nested more than {MAX_DEPTH} levels deep")
        if self.items > MAX_ITEMS:
            raise Unencodable(f"has more than {MAX_ITEMS:,} parts")
        if value is None or value is True or value is False:
            return value
        for base in _real_bases(value):
            writer = _WRITERS.get(base)
            if writer is not None:
                return self.counted(writer(self, value, depth))
        if callable(value):
            return {"~": "function", "name": str(getattr(value, "__name__", "function"))[:200]}
        return self.counted({"~": "opaque", "type": type(value).__name__[:200]})

    def counted(self, tree: Any) -> Any:
        if type(tree) is dict and tree["~"] in _RARE:
            self.rare += 1
            if self.rare > MAX_RARE:
                raise Unencodable(f"has more than {MAX_RARE:,} tuples, long numbers or objects")
        return tree

    def many(self, values, depth: int) -> list:
        return [self.tree(value, depth + 1) for value in values]

    def column(self, values: Any, depth: int) -> dict:
        self.items += len(values)
        if self.items > MAX_ITEMS:
            raise Unencodable(f"has more than {MAX_ITEMS:,} parts")
        return columns.encode(values, lambda items: self.many(items, depth))

    def index(self, index: pd.Index, depth: int) -> dict:
        if isinstance(index, pd.MultiIndex):
            levels = [self.column(index.get_level_values(level), depth) for level in range(index.nlevels)]
            return {"~": "multiindex", "levels": levels, "names": self.many(index.names, depth)}
        if isinstance(index, pd.RangeIndex):
            if len(index) > MAX_ITEMS:
                raise Unencodable(f"has more than {MAX_ITEMS:,} parts")
            return {"~": "rangeindex", "range": [index.start, index.stop, index.step],
                    "name": self.tree(index.name, depth + 1)}
        return {"~": "index", "column": self.column(index, depth), "name": self.tree(index.name, depth + 1)}


def _int(encoder, value, depth):
    number = int.__add__(value, 0)
    if number.bit_length() > MAX_BITS:
        raise Unencodable("is a whole number of more than 30,000 digits")
    return number if -_PLAIN_INT <= number < _PLAIN_INT else {"~": "int", "v": hex(number)}


def _series(encoder, value, depth):
    return {"~": "series", "column": encoder.column(value.array, depth), "index": encoder.index(value.index, depth),
            "name": encoder.tree(value.name, depth + 1), "attrs": _attributes(encoder, value, depth)}


def _attributes(encoder, value, depth):
    """Encode what a table says about itself (``attrs``), which :func:`innotrade.data.load` fills."""
    return encoder.tree(dict(value.attrs), depth + 1)


def _frame(encoder, value, depth):
    data = [encoder.column(value.iloc[:, place].array, depth) for place in range(value.shape[1])]
    return {"~": "frame", "data": data, "columns": encoder.index(value.columns, depth),
            "index": encoder.index(value.index, depth), "attrs": _attributes(encoder, value, depth)}


def _array(encoder, value, depth):
    return {"~": "array", "shape": list(value.shape), "column": encoder.column(value.ravel(), depth)}


def _dict(encoder, value, depth):
    return {"~": "dict", "v": [encoder.many(pair, depth) for pair in dict.items(value)]}


def _timestamp(encoder, value, depth):
    return {"~": "timestamp", "v": value.isoformat()}


def _kind(name: str, text: Callable[[Any], Any]) -> Callable:
    return lambda encoder, value, depth: {"~": name, "v": text(value)}


def _sequence(name: str, base: type) -> Callable:
    return lambda encoder, value, depth: {"~": name, "v": encoder.many(base.__iter__(value), depth)}


_WRITERS: dict[type, Callable] = {
    np.generic: lambda encoder, value, depth: {"~": "scalar", "column": encoder.column(value.reshape(1), depth)},
    bool: lambda encoder, value, depth: bool(value),
    int: _int,
    float: lambda encoder, value, depth: float.__mul__(value, 1.0),
    str: lambda encoder, value, depth: str.__str__(value),
    list: lambda encoder, value, depth: encoder.many(list.__iter__(value), depth),
    tuple: _sequence("tuple", tuple), set: _sequence("set", set), frozenset: _sequence("frozenset", frozenset),
    dict: _dict,
    range: lambda encoder, value, depth: {"~": "range",
                                          "v": encoder.many([value.start, value.stop, value.step], depth)},
    bytes: _kind("bytes", lambda value: bytes.hex(value)),
    complex: _kind("complex", lambda value: [value.real, value.imag]),
    Decimal: _kind("decimal", lambda value: Decimal.__str__(value)),
    Fraction: lambda encoder, value, depth: {"~": "fraction",
                                             "v": encoder.many([value.numerator, value.denominator], depth)},
    type(...): _kind("ellipsis", lambda value: 0),
    type(pd.NA): _kind("na", lambda value: 0),
    type(pd.NaT): _kind("nat", lambda value: 0),
    pd.Timestamp: _timestamp,
    pd.Timedelta: _kind("timedelta", lambda value: value.isoformat()),
    dt.datetime: _kind("datetime", lambda value: dt.datetime.isoformat(value)),
    dt.date: _kind("date", lambda value: dt.date.isoformat(value)),
    pd.Series: _series,
    pd.DataFrame: _frame,
    pd.Index: lambda encoder, value, depth: encoder.index(value, depth),
    np.ndarray: _array,
}


class _Decoder:
    def __init__(self, function: Callable[[str], Any] | None) -> None:
        self.function = function
        self.items = 0
        self.rare = 0

    def value(self, tree: Any, depth: int) -> Any:
        self.count(1)
        if depth > MAX_DEPTH + 2:
            raise BadValue("nested too deeply")
        if tree is None or type(tree) in (bool, float, str):
            return tree
        if type(tree) is int:
            if not -_PLAIN_INT <= tree < _PLAIN_INT:
                raise BadValue("a long whole number must be written in hexadecimal")
            return tree
        if type(tree) is list:
            return [self.value(item, depth + 1) for item in tree]
        return self.special(tree, depth)

    def count(self, number: int) -> None:
        self.items += number
        if self.items > 3 * MAX_ITEMS:
            raise BadValue("too many parts")

    def special(self, tree: Mapping, depth: int) -> Any:
        kind = tree["~"]
        self.rare += kind in _RARE
        if self.rare > MAX_RARE:
            raise BadValue("too many tuples, long numbers or objects")
        if kind == "function":
            name = _text(tree["name"])
            return self.function(name) if self.function and depth == 0 else _opaque("function")
        if kind == "opaque":
            return _opaque(_text(tree["type"]))
        if kind in _SCALARS:
            return _SCALARS[kind](tree["v"])
        if kind in ("index", "rangeindex", "multiindex"):
            return self.index(tree, depth)
        if kind in _COMPOUND:
            return _COMPOUND[kind](self, tree, depth)
        raise BadValue(f"no such kind: {str(kind)[:40]}")

    def many(self, tree: Any, depth: int) -> list:
        if type(tree) is not list:
            raise BadValue("a list is missing")
        return [self.value(item, depth + 1) for item in tree]

    def column(self, tree: Any, depth: int) -> Any:
        self.count(len(tree.get("values", tree.get("codes", ()))))
        return columns.decode(tree, lambda items: self.many(items, depth))

    def index(self, tree: Mapping, depth: int) -> pd.Index:
        kind = tree["~"]
        if kind == "rangeindex":
            found = _range(tree["range"])
            return pd.RangeIndex(found.start, found.stop, found.step, name=self.label(tree["name"], depth))
        if kind == "index":
            return pd.Index(self.column(tree["column"], depth), name=self.label(tree["name"], depth), copy=False)
        levels = [self.column(level, depth) for level in tree["levels"]]
        names = [self.label(name, depth) for name in tree["names"]]
        if not levels or len(names) != len(levels) or len({len(level) for level in levels}) != 1:
            raise BadValue("the levels of an index differ in length")
        return pd.MultiIndex.from_arrays(levels, names=names)

    def label(self, tree: Any, depth: int) -> Any:
        found = self.value(tree, depth + 1)
        hash(found)
        return found


def _range(bounds: Any) -> range:
    if type(bounds) is not list or len(bounds) != 3 or any(type(bound) is not int for bound in bounds):
        raise BadValue("a range needs three whole numbers")
    found = range(*bounds)
    if max(abs(bound) for bound in bounds) >= _PLAIN_INT or len(found) > MAX_ITEMS:
        raise BadValue("a range too long")
    return found


def _text(value: Any) -> str:
    if type(value) is not str:
        raise BadValue("text is missing")
    return value


def _opaque(name: str) -> Opaque:
    clean = "".join(letter for letter in name if letter.isalnum() or letter in "_.")[:80]
    return type(clean or "object", (Opaque,), {})()


def _big_int(text: Any) -> int:
    if len(_text(text)) > MAX_BITS // 4 + 4:
        raise BadValue("a whole number too long")
    return int(text, 16)


def _decimal(text: Any) -> Decimal:
    if len(_text(text)) > 1000:
        raise BadValue("a decimal number too long")
    found = Decimal(text)
    if found.is_finite() and abs(found.adjusted()) > 10_000:
        raise BadValue("a decimal number too long")
    return found


def _complex(parts: Any) -> complex:
    real, imaginary = parts
    return complex(float(real), float(imaginary))


_SCALARS: dict[str, Callable] = {
    "int": _big_int, "decimal": _decimal, "complex": _complex,
    "bytes": lambda text: bytes.fromhex(_text(text)),
    "ellipsis": lambda _: ..., "na": lambda _: pd.NA, "nat": lambda _: pd.NaT,
    "timestamp": lambda text: columns.timestamp(_text(text)),
    "timedelta": lambda text: pd.Timedelta(_text(text)[:80]),
    "datetime": lambda text: dt.datetime.fromisoformat(_text(text)),
    "date": lambda text: dt.date.fromisoformat(_text(text)),
}


def _decode_dict(decoder: _Decoder, tree: Mapping, depth: int) -> dict:
    found = {}
    for pair in tree["v"]:
        key, value = decoder.many(pair, depth)
        found[key] = value
    return found


def _decode_frame(decoder: _Decoder, tree: Mapping, depth: int) -> pd.DataFrame:
    index, names = decoder.index(tree["index"], depth), decoder.index(tree["columns"], depth)
    data = [decoder.column(column, depth) for column in tree["data"]]
    if len(data) != len(names) or any(len(column) != len(index) for column in data):
        raise BadValue("the columns of a table differ in length")
    table = pd.DataFrame(dict(enumerate(data)), index=index)
    table.columns = names
    return _with_attributes(table, decoder, tree, depth)


def _decode_series(decoder: _Decoder, tree: Mapping, depth: int) -> pd.Series:
    index, values = decoder.index(tree["index"], depth), decoder.column(tree["column"], depth)
    if len(index) != len(values):
        raise BadValue("a Series and its index differ in length")
    found = pd.Series(values, index=index, name=decoder.label(tree["name"], depth))
    return _with_attributes(found, decoder, tree, depth)


def _with_attributes(table: Any, decoder: _Decoder, tree: Mapping, depth: int) -> Any:
    attributes = decoder.value(tree["attrs"], depth + 1)
    if type(attributes) is not dict:
        raise BadValue("what a table says about itself is no dict")
    table.attrs = attributes
    return table


def _decode_array(decoder: _Decoder, tree: Mapping, depth: int) -> np.ndarray:
    values = np.asarray(decoder.column(tree["column"], depth))
    return values.reshape([int(length) for length in tree["shape"]])


_COMPOUND: dict[str, Callable] = {
    "tuple": lambda decoder, tree, depth: tuple(decoder.many(tree["v"], depth)),
    "set": lambda decoder, tree, depth: set(decoder.many(tree["v"], depth)),
    "frozenset": lambda decoder, tree, depth: frozenset(decoder.many(tree["v"], depth)),
    "fraction": lambda decoder, tree, depth: Fraction(*decoder.many(tree["v"], depth)),
    "range": lambda decoder, tree, depth: _range(decoder.many(tree["v"], depth)),
    "scalar": lambda decoder, tree, depth: np.asarray(decoder.column(tree["column"], depth))[0],
    "dict": _decode_dict, "frame": _decode_frame, "series": _decode_series, "array": _decode_array,
}
