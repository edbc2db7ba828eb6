"""Values cross exactly; what is no value is refused."""

import contextlib
import datetime as dt
import json
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.grading import codec
from innotrade.grading.codec import BadValue, Opaque, Unencodable, decode, encode

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.decimals(places=3) | st.binary()
NESTED = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.tuples(inner, inner)
                      | st.dictionaries(st.text() | st.integers(), inner), max_leaves=20)


def crossed(value):
    return decode(json.loads(json.dumps(encode(value))))


@given(NESTED)
def test_plain_values_cross_exactly(value):
    assert repr(crossed(value)) == repr(value)


@pytest.mark.parametrize("value", [
    10**1000, -(2**63), 2**63, math.inf, -0.0, {1, 2}, frozenset("a"), range(2, 9, 3), 1 + 2j, b"\x00\xff",
    Fraction(1, 3), Decimal("1E-7"), ..., dt.date(1998, 11, 1), dt.datetime(1998, 11, 1, 12, 30), pd.NA,
    pd.Timestamp("2015-01-01 00:00:00.000000001", tz="UTC"), pd.Timedelta("1D3h"), np.float32(0.1), np.int8(-3),
    np.bool_(True), np.datetime64("2015-01-01", "ns"),
], ids=repr)
def test_single_values_keep_type_and_value(value):
    found = crossed(value)
    assert type(found) is type(value)
    assert repr(found) == repr(value)


COLUMNS = [
    pd.Series([1, 2], dtype="int16", name="x"), pd.Series([0.1, math.nan, math.inf]), pd.Series([True, False]),
    pd.Series([1, None], dtype="Int64"), pd.Series(["a", None], dtype="string"), pd.Series(["a", None, 3, [4]]),
    pd.Series(["lo", "hi"], dtype=pd.CategoricalDtype(["lo", "hi"], ordered=True)),
    pd.Series(pd.to_datetime(["1998-11-01", None])), pd.Series(pd.date_range("2015", periods=2, tz="Asia/Seoul")),
    pd.Series(pd.to_timedelta([1, 2], unit="h")), pd.Series([], dtype=float),
    pd.Series([1.5, 2.5], index=pd.MultiIndex.from_tuples([("Chile", 1), ("Peru", 2)], names=["country", None])),
    pd.Series([1, 2], index=pd.Index(["Chile", "Peru"], name="country")),
]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: str(column.dtype))
def test_series_keep_dtype_index_and_name(column):
    pd.testing.assert_series_equal(crossed(column), column)


def test_tables_keep_columns_dtypes_index_and_what_they_say_of_themselves():
    table = pd.DataFrame({"year": [1998, 2015], "share": [0.25, math.nan], ("a", 1): ["x", None]}, index=[7, 7])
    table.attrs = {"units": {"share": "fraction"}}
    found = crossed(table)
    pd.testing.assert_frame_equal(found, table)
    assert found.attrs == table.attrs


def test_tables_with_two_columns_of_one_name_cross():
    table = pd.DataFrame([[1, 2.5]], columns=["x", "x"])
    pd.testing.assert_frame_equal(crossed(table), table)


@pytest.mark.parametrize("array", [np.zeros((2, 3)), np.array([["a", "bc"]]), np.array(7), np.array([], dtype="int8")],
                         ids=repr)
def test_arrays_keep_shape_and_dtype(array):
    found = crossed(array)
    assert (found.dtype, found.shape) == (array.dtype, array.shape)
    assert (found == array).all()


class LyingFloat(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__

    def __float__(self):
        return 5.0


class LyingClass:
    __class__ = float


class Loader:
    def __reduce__(self):
        raise AssertionError("somebody pickles")


def test_objects_that_lie_arrive_as_what_they_are():
    assert type(crossed(LyingFloat(1.0))) is float
    assert crossed(LyingFloat(1.0)) == 1.0
    assert isinstance(crossed(LyingClass()), Opaque)
    assert type(crossed(Loader())).__name__ == "Loader"


def test_functions_arrive_as_stand_ins_at_the_top_only():
    assert decode(encode(len), lambda name: f"stand-in for {name}") == "stand-in for len"
    assert isinstance(decode(encode([len]), lambda name: name)[0], Opaque)


def test_what_is_too_deep_too_large_or_too_long_cannot_be_encoded():
    deep = []
    for _ in range(1000):
        deep = [deep]
    for value in (deep, list(range(codec.MAX_ITEMS + 1)), pd.Series(range(codec.MAX_ITEMS + 1)), 1 << 1_000_000):
        with pytest.raises(Unencodable):
            encode(value)


@pytest.mark.parametrize("tree", [
    {"~": "pickle", "v": ""}, {}, {"~": "int", "v": "seven"}, {"~": "int", "v": "0x" + "f" * 100_000}, 2**70,
    {"~": "range", "v": [0, 10**15, 1]}, {"~": "decimal", "v": "1E+999999"}, {"~": "set", "v": [[1]]},
    {"~": "dict", "v": [[1]]}, {"~": "array", "shape": [10**6, 10**6], "column": {"dtype": "int8", "values": []}},
    {"~": "array", "shape": [1], "column": {"dtype": "V8", "values": [1]}},
    {"~": "scalar", "column": {"dtype": "float64", "values": ["1"]}},
    {"~": "series", "column": {"dtype": "int64", "values": [1]}, "name": None, "attrs": {"~": "dict", "v": []},
     "index": {"~": "rangeindex", "range": [0, 2, 1], "name": None}},
    {"~": "scalar", "column": {"dtype": "datetime64[ns, dateutil//etc/passwd]", "values": [1]}},
    {"~": "timestamp", "v": "now"}, {"~": "fraction", "v": [1, 0]}, {"~": "opaque", "type": 7},
    {"~": "array", "shape": [10**5], "column": {"dtype": "str", "values": ["x" * 10**5, *["y"] * (10**5 - 1)]}},
], ids=lambda tree: str(tree)[:60])
def test_what_is_no_value_is_refused(tree):
    with pytest.raises(BadValue):
        decode(tree)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)
                    | st.dictionaries(st.sampled_from(["~", "v", "column", "dtype", "values", "index", "name"]), inner
                                      | st.sampled_from(["dict", "series", "frame", "index", "int64", "category"])),
                    max_leaves=12))
def test_any_json_is_a_value_or_refused_and_nothing_else(tree):
    with contextlib.suppress(BadValue):
        decode(tree)
