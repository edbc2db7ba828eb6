"""Check a spreadsheet of one's own against the schema of a course table, and use it in that table's place."""

import argparse
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Resource, Schema

from innotrade import data, schemas
from innotrade.own import cells, columns, delimited, numerals, shelf, workbook
from innotrade.own.columns import Places
from innotrade.own.grid import Grid, address, is_empty
from innotrade.own.shelf import OwnDataError

EXAMPLE = "innotrade bring exports.xlsx --like korea-trade-partners --country ECU"
_MOST_SHOWN = 12


@dataclass(frozen=True)
class Checked:
    """A table that fits: its name, its rows as CSV, what its owner says of it, and what was odd but could be read."""

    name: str
    text: str
    about: dict[str, Any]
    notes: list[str]


@dataclass
class _Rows:
    """Typed rows, for each its row in the sheet, and what is wrong by row and column of the sheet."""

    rows: list[list[Any]]
    numbers: list[int]
    wrong: dict[tuple[int, int], str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("file", type=Path, help="a .xlsx or .csv file")
    parser.add_argument("--like", required=True, metavar="TABLE", help="the course table in whose place it stands")
    parser.add_argument("--country", required=True, metavar="CODE", help="whose figures these are, such as ECU")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=COLUMN",
        help="what a heading of yours means; may be given several times",
    )
    parser.add_argument("--source", help="who publishes these figures; a page shows it")
    parser.add_argument("--sheet", help="which sheet of a workbook")
    parser.add_argument("--decimal", choices=[".", ","], help="the mark before decimals, where the file does not tell")
    parser.add_argument("--encoding", help="of a CSV file, where it is not found out")


def run(args: argparse.Namespace) -> int:
    """Check the file, keep it, and say how to use it."""
    wrong = [pair for pair in args.column if "=" not in pair]
    if wrong:
        raise OwnDataError(f"--column wants HEADING=COLUMN, got {wrong[0]!r}")
    try:
        found = check(
            args.file,
            args.like,
            columns=dict(pair.rsplit("=", 1) for pair in args.column),
            sheet=args.sheet,
            decimal=args.decimal,
            encoding=args.encoding,
            source=args.source,
        )
    except OwnDataError as error:
        if error.columns:
            options = " ".join(f'--column "{heading}={name}"' for heading, name in error.columns.items())
            raise OwnDataError(f"{str(error).partition(': if so, say')[0]}: if so, add\n  {options}") from error
        raise
    keep(found, args.country)
    for note in found.notes:
        print(f"note: {note}")
    code = shelf.country_code(args.country)
    print(
        f"{found.about['rows']} rows of {found.about['from']} stand in the place of {found.name} for {code}.\n"
        f'In a lesson: data.own("{code}") in a cell at the top, or {shelf.VARIABLE}={code} for all of them; '
        f"`innotrade rerun LESSON --country {code}` computes one anew."
    )
    return 0


def bring(path: str | Path, like: str, *, columns: Mapping[str, str] | None = None, sheet: str | None = None,
          decimal: str | None = None, encoding: str | None = None, source: str | None = None,
          country: str | None = None) -> pd.DataFrame:
    """Put a CSV or Excel file of one's own in the place of one of the course's tables.

    Parameters
    ----------
    path
        A ``.csv`` or ``.xlsx`` file; ``innotrade template`` writes one to fill in.
    like
        Name of the table in whose place it stands, in this notebook from now on.
    columns
        What a heading of the file means, where it is not the table's own name: ``{"Exportaciones": "exports"}``.
    sheet
        Which sheet of a workbook; needed where several fit.
    decimal
        ``","`` or ``"."``; needed where the file does not tell.
    encoding
        Of a CSV file; found out where it is left out.
    source
        Who publishes the figures; by default what the second sheet of a template says.
    country
        A three-letter code: then the table is also kept, for ``data.own`` and ``INNOTRADE_COUNTRY``.

    Returns
    -------
    The table, as ``load`` returns it from now on; ``attrs["own"]`` says where it comes from.

    Raises ``OwnDataError`` where the file does not fit; the message names each cell and what is allowed there.
    """
    found = check(Path(path), like, columns=columns or {}, sheet=sheet, decimal=decimal, encoding=encoding,
                  source=source)
    about = keep(found, country) if country else found.about
    table = shelf.dressed(data.parsed(found.name, found.text), about)
    table.attrs["notes"] += found.notes
    shelf.bring(found.name, table)
    return table.copy()


def keep(found: Checked, country: str) -> dict[str, Any]:
    """Keep a table that was checked for a country."""
    kept = shelf.store(country)
    with kept.alone():
        return kept.keep(found.name, found.text, found.about)


def replaceable() -> dict[str, Resource]:
    """Return the tables that one's own can stand in the place of, by name."""
    return {resource.name: resource for resource in data._package().resources if "own" in resource.custom}


def table_like(like: str) -> Resource:
    """Return a table that can be replaced; raise ``OwnDataError`` for one that cannot, with those that can."""
    resource = data._resource(like)
    if "own" not in resource.custom:
        raise OwnDataError(
            f"{resource.name} holds the study's own judgements or words, and nothing of yours can stand in "
            f"its place; these can be replaced: {', '.join(replaceable())}"
        )
    return resource


def own_schema(resource: Resource) -> Schema:
    """Return a table's schema without the lists and limits that are those of the study's rows."""
    return schemas.relaxed(resource.schema, resource.custom["own"]["free"])


def check(
    path: Path,
    like: str,
    *,
    columns: Mapping[str, str],
    sheet: str | None = None,
    decimal: str | None = None,
    encoding: str | None = None,
    source: str | None = None,
) -> Checked:
    """Read a file and check it; see :func:`bring`."""
    resource = table_like(like)
    schema = own_schema(resource)
    grid, found = _sheet(_grids(path, encoding), schema, columns, sheet, path.name)
    where = path.name if grid.name == path.name else f"{path.name}, sheet {grid.name!r}"
    merged = workbook.merged_in(grid, found.header)
    if merged:
        raise OwnDataError(f"{where}: {merged}")
    needed = {value for wanted in resource.custom["own"].get("needs", {}).values() for value in wanted}
    read = _rows(grid, found, schema, decimal, where, needed)
    if wrong := _unfit(read, found, schema, resource):
        raise _error(where, wrong)
    about = {
        "table": resource.name,
        "edition": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "from": where,
        "rows": len(read.rows),
        "title": grid.about.get("title") or f"Own data in the place of: {resource.title}",
        "source": source or grid.about.get("source") or "no source stated",
        "file_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    return Checked(resource.name, schemas.to_csv(schema.field_names, read.rows), about, [*grid.notes, *found.notes])


def _grids(path: Path, encoding: str | None) -> list[Grid]:
    if not path.is_file():
        raise OwnDataError(f"there is no file {path}")
    kind = path.suffix.lower()
    if kind in (".csv", ".tsv", ".txt"):
        return [delimited.read(path, encoding)]
    if kind in (".xlsx", ".xlsm"):
        return workbook.read(path)
    raise OwnDataError(f"{path.name} is neither .xlsx nor .csv: save it as one of them")


def _sheet(
    grids: list[Grid], schema: Schema, said: Mapping[str, str], sheet: str | None, file: str
) -> tuple[Grid, Places]:
    """Return the sheet that has the table's columns, and where they are."""
    names = [grid.name for grid in grids]
    if sheet is not None:
        grids = [grid for grid in grids if grid.name == sheet]
    if not grids:
        raise OwnDataError(f"{file} has no sheet {sheet!r}; it has {', '.join(names)}" if sheet else f"{file} is empty")
    fitting: list[tuple[Grid, Places]] = []
    reasons: list[OwnDataError] = []
    for grid in grids:
        try:
            fitting.append((grid, columns.find(grid, schema.fields, said)))
        except OwnDataError as error:
            reasons.append(error)
    if not fitting:
        raise max(reasons, key=lambda error: len(error.columns))
    if len(fitting) > 1:
        raise OwnDataError(
            f"{file} has {len(fitting)} sheets that fit: say sheet={fitting[0][0].name!r} or "
            f"sheet={fitting[1][0].name!r}"
        )
    return fitting[0]


def _rows(grid: Grid, found: Places, schema: Schema, decimal: str | None, where: str, needed: set[str]) -> _Rows:
    """Return the typed rows of the table, and what is wrong with cells on the way."""
    fields = [(field, found.places[field.name]) for field in schema.fields if field.name in found.places]
    read = _Rows([], [], {})
    filled = [
        number
        for number in range(found.header + 1, len(grid.rows))
        if any(not is_empty(cell) for cell in grid.rows[number])
    ]
    mark = _decimal(grid, filled, fields, decimal, where)
    for number in filled:
        alone = [place for place, cell in enumerate(grid.rows[number]) if not is_empty(cell)]
        words = grid.cell(number, alone[0])
        if len(alone) == 1 and isinstance(words, str) and words not in needed and len(fields) > 2:
            read.wrong[number, alone[0]] = (
                f"{words[:60]!r} stands alone in its row: a note? Take it out of the table's sheet"
            )
            continue
        values = {}
        for field, place in fields:
            try:
                if (number, place) in grid.refused:
                    raise cells.CellError(grid.refused[number, place])
                values[field.name] = cells.converted(grid.cell(number, place), field, mark)
            except cells.CellError as error:
                read.wrong[number, place] = str(error)
        read.rows.append([values.get(name) for name in schema.field_names])
        read.numbers.append(number)
    if not filled:
        raise OwnDataError(f"{where}: there is no row below the headings (row {found.header + 1})")
    return read


def _decimal(grid: Grid, numbers: list[int], fields: list, said: str | None, where: str) -> str:
    typed = [
        numerals.Typed(address(number, place), value, field.type != "number")
        for field, place in fields
        if field.type in ("integer", "year", "number")
        for number in numbers
        if isinstance(value := grid.cell(number, place), str)
    ]
    try:
        return numerals.decimal_mark(typed, said)
    except numerals.NumeralError as error:
        raise OwnDataError(f"{where}: {error}") from error


def _unfit(read: _Rows, found: Places, schema: Schema, resource: Resource) -> list[str]:
    """Return everything that is wrong, in the order of the sheet."""
    wrong, whole = dict(read.wrong), []
    for problem in schemas.problems(read.rows, schema):
        place = found.places.get(problem.column, -1)
        if problem.row is None:
            whole.append(problem.words)
        else:
            wrong.setdefault((read.numbers[problem.row], place), problem.words)
    for column, wanted in resource.custom["own"].get("needs", {}).items():
        place = schema.field_names.index(column)
        whole += [
            f"column {column}: there is no row {value!r}, of which lessons take shares"
            for value in wanted
            if value not in [row[place] for row in read.rows]
        ]
    return [
        f"{address(row, place) if place >= 0 else f'row {row + 1}'}: {words}"
        for (row, place), words in sorted(wrong.items())
    ] + whole


def _error(where: str, wrong: list[str]) -> OwnDataError:
    more = [f"and {len(wrong) - _MOST_SHOWN} more"] if len(wrong) > _MOST_SHOWN else []
    return OwnDataError("\n  ".join([f"{where} does not fit yet:", *wrong[:_MOST_SHOWN], *more]))
