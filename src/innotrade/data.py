"""The study's tables and the public facts, loaded by name.

``load("chile-trade")`` returns a table with the corrections of ``errata.csv`` applied; ``as_printed=True``
returns it as the study prints it; ``vintage="latest"`` returns what ``innotrade refresh`` has fetched. Every file is
checked against its schema on the way in. ``bring`` puts a table of one's own in the place of one of these.
"""

import difflib
import io
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Package, Resource

from innotrade import vintages
from innotrade.errors import CourseError
from innotrade.own import shelf
from innotrade.prose import Prose
from innotrade.store import StoreError

STUDY = (
    "ECLAC study of innovation and small-firm internationalisation in the Republic of Korea and in "
    "Latin America and the Caribbean (Economic Commission for Latin America and the Caribbean, 2018)"
)
_PANDAS_TYPES = {"string": "string", "boolean": "boolean", "integer": "Int64", "year": "Int64", "number": "float64"}


class DataError(CourseError, ValueError):
    """A data file is missing, damaged or does not fit its schema; the message says which cell and which rule."""


class UnknownTableError(CourseError, KeyError):
    """No table has the asked name; the message suggests the nearest."""

    def __str__(self) -> str:
        """Return the message itself (``KeyError`` would quote it)."""
        return self.args[0]


class Catalogue(pd.DataFrame):
    """A listing that prints whole, since a listing with its middle left out is of no use."""

    @property
    def _constructor(self):
        return Catalogue

    def __repr__(self) -> str:
        """Return every row and the full titles."""
        return self.to_string(line_width=None, max_colwidth=60)

    __str__ = __repr__


def folder() -> Path:
    """Return the data folder: inside an installed package, or the checkout's own ``data/``."""
    installed = Path(__file__).parent / "_data"
    return installed if installed.exists() else Path(__file__).parents[2] / "data"


def load(name: str, *, as_printed: bool = False, vintage: str | None = None) -> pd.DataFrame:
    """Return a table of the study or a set of public facts.

    Parameters
    ----------
    name
        Name in the catalogue, for example ``"chile-trade"``; underscores are taken as hyphens.
    as_printed
        ``True`` leaves the study's own mistakes in; the default applies the corrections of ``errata()``.
    vintage
        ``"latest"`` for the newest figures that ``innotrade refresh`` has fetched, or the name of one of their
        editions; ``"snapshot"`` for the course's own even where a table of one's own stands in its place.

    Returns
    -------
    A DataFrame, one observation a row. ``attrs`` holds ``title``, ``units`` (by column), ``source`` and ``notes``.

    Raises
    ------
    UnknownTableError
        No table has this name.
    DataError
        The file is missing, damaged, or breaks its schema; the message names file, row, column, value and rule.
        Or no such edition has been fetched.

    >>> load("chile-trade").query("year == 2014")["balance"].item()
    -2727.0
    """
    name = _resource(name).name
    if vintage not in (None, "snapshot"):
        return _fetched(name, vintage)
    own = shelf.table(name, parsed) if vintage is None and not as_printed else None
    return _loaded(name, as_printed, _state(name)).copy() if own is None else own


def bring(path: str | Path, like: str, **options: Any) -> pd.DataFrame:
    """Put a CSV or Excel file of one's own in the place of one of the course's tables; see ``innotrade.own.bring``."""
    from innotrade.own.bring import bring as brought

    return brought(path, like, **options)


def own(country: str, also_loaded: Iterable[str] = ()) -> Prose:
    """Use the tables that were brought for a country in this notebook; see ``innotrade.own.shelf.use``."""
    return shelf.use(country, also_loaded)


def parsed(name: str, text: str) -> pd.DataFrame:
    """Return a CSV that has the columns of a table as that table, with title and units; nothing is checked."""
    resource = _resource(name)
    table = _plain_integers(_read(io.StringIO(text), resource.schema.fields, float_precision="round_trip"))
    table.attrs = {"name": resource.name, "title": resource.title,
                   "units": dict(_loaded(resource.name, False, _state(name)).attrs["units"])}
    return table


def _fetched(name: str, vintage: str) -> pd.DataFrame:
    try:
        text, about = vintages.store().read(name, vintage)
    except StoreError as error:
        raise DataError(f"{error}; without vintage= the course's own figures are loaded") from error
    table = parsed(name, text)
    source = ", ".join([about["publisher"], *(f"{key} {about[key]}" for key in ("series", "edition", "retrieved"))])
    table.attrs |= {"source": source, "notes": about["notes"], "as_printed": False, "vintage": about}
    return table


@cache
def _loaded(name: str, as_printed: bool, state: tuple) -> pd.DataFrame:
    """Read a table once per state of its files: a lesson, and a class being graded, load the same table often."""
    resource = _resource(name)
    _validate(resource)
    table = _read(folder() / resource.path, resource.schema.fields)
    units = _units(resource)
    if not as_printed:
        units |= _correct(table, resource)
    table = _plain_integers(table)
    table.attrs = {
        "name": resource.name,
        "title": resource.title,
        "units": units,
        "source": cite(resource.name),
        "notes": resource.custom.get("notes", []),
        "as_printed": as_printed,
    }
    return table


def _read(source: Any, fields: list, **options: Any) -> pd.DataFrame:
    types = {field.name: _PANDAS_TYPES[field.type] for field in fields}
    return pd.read_csv(source, dtype=types, keep_default_na=False, na_values=[""], encoding="utf-8", **options)


def _units(resource: Resource) -> dict[str, str]:
    return {field.name: field.custom["unit"] for field in resource.schema.fields if "unit" in field.custom}


def catalogue(*, facts: bool = False) -> pd.DataFrame:
    """Return a listing of the study's tables, or of the public facts with ``facts=True``.

    Returns
    -------
    A DataFrame indexed by name, with columns table (the study's number), title, unit and rows.
    """
    rows = [
        {
            "name": resource.name,
            "table": resource.custom.get("sourceTable", "").replace("Table ", "T"),
            "title": resource.title,
            "unit": resource.custom.get("unit", ""),
            "rows": resource.rows,
        }
        for resource in _package().resources
        if resource.path.startswith("facts/" if facts else "tables/")
    ]
    return Catalogue(rows).set_index("name").drop(columns=["table"] if facts else [])


def cite(name: str) -> str:
    """Return one line that says where a table comes from: study, table, place in the study, primary source."""
    resource = _resource(name)
    place = [resource.custom[key] for key in ("sourceTable", "sourcePlace") if key in resource.custom]
    origin = "; ".join(source["title"] for source in resource.sources)
    return f"{STUDY}, {', '.join(place)}. {origin}" if place else origin


def errata(table: str | None = None) -> pd.DataFrame:
    """Return what arithmetic shows to be wrong in the study.

    Parameters
    ----------
    table
        Name of a table, to see its errata only; ``None`` returns all, running text included.

    Returns
    -------
    A DataFrame with columns id, place, printed, corrected (empty where only the contradiction is provable),
    arithmetic and verdict (arithmetic, conflict, typo or rounding).
    """
    _validate(_package().get_resource("errata"))
    rows = pd.read_csv(folder() / "errata.csv", dtype="string", keep_default_na=False)
    if table is None:
        return rows
    number = _resource(table).custom["sourceTable"].replace("Table ", "T")
    return rows[rows["place"].str.match(rf"{number} \|")].reset_index(drop=True)


def validate() -> list[str]:
    """Check every data file against its schema and every table erratum against its table; return what is wrong."""
    problems = [problem for resource in _package().resources for problem in _problems(resource)]
    if problems:
        return problems
    for resource in _package().resources:
        if "sourceTable" in resource.custom:
            try:
                load(resource.name)
            except DataError as error:
                problems.append(str(error))
    return problems


@cache
def _package() -> Package:
    path = folder() / "datapackage.json"
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name} cannot be read: {error}") from error
    return Package.from_descriptor(descriptor, basepath=str(folder()))


def _resource(name: str) -> Resource:
    asked = str(name).replace("_", "-")
    names = [resource.name for resource in _package().resources]
    if asked in names:
        return _package().get_resource(asked)
    nearest = difflib.get_close_matches(asked, names, n=3, cutoff=0.4)
    hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
    raise UnknownTableError(f"no table is called {name!r}{hint} (data.catalogue() lists all)")


def _validate(resource: Resource) -> None:
    problems = _problems(resource)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise DataError(problems[0] + more)


def _problems(resource: Resource) -> list[str]:
    return _problems_in(resource.name, _changed(resource.path))


def _state(name: str) -> tuple:
    return folder(), _changed(_resource(name).path), _changed("errata.csv")


def _changed(path: str) -> int:
    """Return the time stamp of a data file; 0 when it is not there."""
    file = folder() / path
    return file.stat().st_mtime_ns if file.exists() else 0


@cache
def _problems_in(name: str, changed: int) -> list[str]:
    """Validate once per state of the file (``changed`` is its time stamp): lessons load the same table often."""
    resource = _package().get_resource(name)
    report = resource.to_copy().validate()
    return [_sentence(resource.path, error) for task in report.tasks for error in task.errors]


def _sentence(path: str, error) -> str:
    place = [f"data/{path}"]
    if getattr(error, "row_number", None):
        place.append(f"row {error.row_number}")
    if getattr(error, "field_name", None):
        place.append(f"column {error.field_name!r}")
    if getattr(error, "cell", None):
        place.append(f"value {error.cell!r}")
    return f"{', '.join(place)}: {error.title.lower()}" + (f" ({error.note})" if error.note else "")


def _plain_integers(table: pd.DataFrame) -> pd.DataFrame:
    """Turn complete nullable columns into numpy's own, which every library of a lesson understands."""
    for column in table.columns:
        if table[column].dtype == "Int64" and table[column].notna().all():
            table[column] = table[column].astype("int64")
        elif table[column].dtype == "string":
            table[column] = table[column].astype(object).where(table[column].notna(), None)
    return table


def _correct(table: pd.DataFrame, resource: Resource) -> dict[str, str]:
    """Apply the corrections of a table in place; return the corrected units."""
    units = {}
    if "sourceTable" not in resource.custom:
        return units
    printed = table.copy()  # places name rows by their printed keys, even where a key itself is corrected
    for row in errata(resource.name).itertuples():
        _, where, column = (part.strip() for part in [*row.place.split("|"), ""][:3])
        if where == "title" or row.corrected == "":
            continue
        if column not in table.columns:
            raise DataError(f"data/errata.csv, {row.id}: {resource.path} has no column {column!r}")
        if where == "unit":
            units[column] = row.corrected
            continue
        found = _matches(printed, where)
        if found.sum() != 1:
            raise DataError(f"data/errata.csv, {row.id}: {where!r} fits {found.sum()} rows of {resource.path}, not one")
        _replace(table, found, column, row, resource)
    return units


def _matches(table: pd.DataFrame, where: str) -> pd.Series:
    found = pd.Series(True, index=table.index)
    for condition in re.split(r";\s*", where):
        key, _, value = (part.strip() for part in condition.partition("="))
        if key not in table.columns:
            return pd.Series(False, index=table.index)
        found &= table[key].astype("string").fillna("") == value
    return found


def _replace(table: pd.DataFrame, found: pd.Series, column: str, row, resource: Resource) -> None:
    numeric = table[column].dtype.name in ("Int64", "float64")
    cell = table.loc[found, column].iloc[0]
    printed = float(row.printed) if numeric and row.printed else row.printed
    agrees = pd.isna(cell) if row.printed == "" else cell == printed
    if not agrees:
        raise DataError(
            f"data/errata.csv, {row.id}: says that {row.printed!r} is printed, but {resource.path} has {cell!r}"
        )
    table.loc[found, column] = float(row.corrected) if numeric else row.corrected
