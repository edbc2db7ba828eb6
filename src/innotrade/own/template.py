"""Write a spreadsheet to fill in, for a table of the course that one's own figures can replace."""

import argparse
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Resource

from innotrade import data, schemas
from innotrade.files import write_atomically
from innotrade.own.bring import own_schema, replaceable, table_like
from innotrade.own.shelf import OwnDataError
from innotrade.own.workbook import ABOUT

EXAMPLE = "innotrade template korea-trade-partners partners.xlsx"
_LIST_LIMIT = 255  # Excel's, for a list of allowed values that stands in the rule itself
_ROWS_RULED = 2000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument(
        "table", nargs="?", help="name of the table; without one, those that can be replaced are listed"
    )
    parser.add_argument("file", nargs="?", type=Path, help="the .xlsx or .csv file to write")
    parser.add_argument("--filled", action="store_true", help="with the course's figures in it, to write over")


def run(args: argparse.Namespace) -> int:
    """Write the template and say what to do with it."""
    if args.table is None:
        width = max(map(len, replaceable()))
        for name, resource in replaceable().items():
            print(f"{name:{width}}  {resource.title}")
        return 0
    if args.file is None:
        raise OwnDataError("name the file to write, ending in .xlsx or .csv")
    if args.file.exists():
        raise OwnDataError(f"{args.file} is there already: name another file")
    write(args.table, args.file, filled=args.filled)
    print(f"{args.file}: fill it in, then `innotrade bring {args.file} --like {args.table} --country CODE`")
    return 0


def write(name: str, path: Path, *, filled: bool = False) -> None:
    """Write the template of a table.

    Parameters
    ----------
    name
        A table that can be replaced.
    path
        A ``.xlsx`` file (with a sheet that explains every column) or a ``.csv`` file.
    filled
        Whether it holds the course's figures. Otherwise it holds the rows that no table may lack, keys only.

    Raises
    ------
    OwnDataError
        The table cannot be replaced, or the file's name ends otherwise.
    """
    resource = table_like(name)
    rows = _filled(resource) if filled else _keys(resource)
    names = resource.schema.field_names
    if path.suffix.lower() == ".csv":
        write_atomically(path, b"\xef\xbb\xbf" + schemas.to_csv(names, rows).encode("utf-8"))  # the mark is for Excel
    elif path.suffix.lower() == ".xlsx":
        _workbook(resource, rows, _source(resource) if filled else "").save(path)
    else:
        raise OwnDataError(f"a template ends in .xlsx or .csv, got {path.name!r}")


def _source(resource: Resource) -> str:
    return data.cite(resource.name)


def _filled(resource: Resource) -> list[list[Any]]:
    table = data.load(resource.name, vintage="snapshot")
    return [
        [None if pd.isna(cell) else cell.item() if hasattr(cell, "item") else cell for cell in row]
        for row in table.itertuples(index=False)
    ]


def _keys(resource: Resource) -> list[list[Any]]:
    """Return the rows whose keys are fixed: all of them where no column of the key is free, or else the needed ones."""
    own, names = resource.custom["own"], resource.schema.field_names
    key = resource.schema.primary_key
    rows = []
    if not set(key) & set(own["free"]):
        table = data.load(resource.name, vintage="snapshot")
        rows = [{name: row[name] for name in key} for row in table.to_dict("records")]
    for column, wanted in own.get("needs", {}).items():
        rows += [{column: value} for value in wanted]
    return [[row.get(name) for name in names] for row in rows]


def _workbook(resource: Resource, rows: list[list[Any]], source: str):
    import openpyxl
    from openpyxl.styles import Font, PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = resource.name[:31]
    sheet.append(resource.schema.field_names)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE7F0")
    sheet.freeze_panes = "A2"
    texts = {place for place, field in enumerate(resource.schema.fields, start=1) if field.type == "string"}
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, value)
            if place in texts:
                cell.number_format = "@"  # so that no program makes a date or a number of it
                cell.data_type = "s" if value is not None else cell.data_type  # nor a formula of a leading sign
    _rules(sheet, resource)
    _explained(book.create_sheet(ABOUT), resource, source)
    return book


def _rules(sheet, resource: Resource) -> None:
    """Let the spreadsheet offer the values that a column allows, and format columns of text as text."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, field in enumerate(own_schema(resource).fields, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(12, min(40, len(field.name) + 4))
        if field.type == "string":
            sheet.column_dimensions[letter].number_format = "@"
        offered = ",".join(str(item) for item in field.constraints.get("enum", []))
        if offered and len(offered) < _LIST_LIMIT and offered.count(",") == len(field.constraints["enum"]) - 1:
            rule = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}{_ROWS_RULED}")
            sheet.add_data_validation(rule)


def _explained(sheet, resource: Resource, source: str) -> None:
    """Say what the table is, leave room for title and source, and explain each column."""
    sheet.append(["table", resource.name])
    sheet.append(["title", resource.title if source else ""])
    sheet.append(["source", source])
    sheet.append([])
    sheet.append(
        [
            "",
            "Write a title and the source of your figures above; a page shows both. Do not merge cells, and leave no "
            "notes on the first sheet.",
        ]
    )
    sheet.append([])
    sheet.append(["column", "name", "meaning", "unit", "needed", "allowed"])
    for field in own_schema(resource).fields:
        limits = field.constraints
        allowed = [
            f"from {limits['minimum']}" if "minimum" in limits else "",
            f"to {limits['maximum']}" if "maximum" in limits else "",
            "; ".join(map(str, limits.get("enum", []))),
        ]
        sheet.append(
            [
                "column",
                field.name,
                field.description or field.title or "",
                field.custom.get("unit", ""),
                "yes" if limits.get("required") else "",
                " ".join(part for part in allowed if part),
            ]
        )
    for letter, width in zip("ABCDEF", (9, 26, 70, 22, 8, 50), strict=True):
        sheet.column_dimensions[letter].width = width
