"""Excel workbooks, read cell by cell: formulas, merged cells and errors are seen for what they are."""

import zipfile
from pathlib import Path

from innotrade.own.grid import Grid, address, is_empty
from innotrade.own.shelf import OwnDataError

ABOUT = "About"
_MOST_BYTES = 50_000_000
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}


def read(path: Path) -> list[Grid]:
    """Return the sheets of a workbook that hold anything, without the template's own second sheet.

    Raises
    ------
    OwnDataError
        The file is no workbook that can be read: another format, encrypted, damaged, too large.
    """
    _look_at(path)
    import openpyxl

    try:
        typed = openpyxl.load_workbook(path)
        has_formulas = any(
            cell.data_type == "f" for sheet in typed.worksheets for row in sheet.iter_rows() for cell in row
        )
        computed = openpyxl.load_workbook(path, data_only=True) if has_formulas else typed
    except Exception as error:  # openpyxl raises whatever the damaged part raises
        raise OwnDataError(
            f"{path.name} is damaged: {error}; open it in a spreadsheet program and save it anew"
        ) from error
    grids, about = [], {}
    for sheet in typed.worksheets:
        if sheet.title == ABOUT:
            about = {
                str(row[0]): str(row[1])
                for row in sheet.iter_rows(max_col=2, values_only=True)
                if len(row) == 2 and not is_empty(row[0]) and not is_empty(row[1])
            }
        else:
            grids.append(_grid(sheet, computed[sheet.title]))
    for grid in grids:
        grid.about = about
    return [grid for grid in grids if any(not is_empty(cell) for row in grid.rows for cell in row)]


def _look_at(path: Path) -> None:
    if path.stat().st_size > _MOST_BYTES:
        raise OwnDataError(
            f"{path.name} is larger than {_MOST_BYTES // 1_000_000} MB: keep the one table that is meant"
        )
    if path.read_bytes()[:4] == b"\xd0\xcf\x11\xe0":
        raise OwnDataError(f"{path.name} is encrypted or of the old format (.xls): save it without a password as .xlsx")
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise OwnDataError(f"{path.name} is not an Excel workbook, or only a part of one: {error}") from error
    if unpacked > 10 * _MOST_BYTES:
        raise OwnDataError(f"{path.name} unpacks to {unpacked // 1_000_000} MB: keep the one table that is meant")
    if "xl/workbook.xml" not in names:
        kind = "an OpenDocument sheet" if "content.xml" in names else "not an Excel workbook"
        raise OwnDataError(f"{path.name} is {kind}: save it as .xlsx or .csv")


def _grid(sheet, computed) -> Grid:
    grid = Grid(sheet.title, [])
    formulas = 0
    for number, row in enumerate(sheet.iter_rows()):
        values = []
        for place, cell in enumerate(row):
            value = cell.value
            if cell.data_type == "f":
                formulas += 1
                value = computed.cell(number + 1, place + 1).value
                if value is None:
                    grid.refused[number, place] = (
                        f"the formula {_formula(cell.value)} has no stored result: open the file "
                        "in a spreadsheet program and save it, or paste the values"
                    )
            if isinstance(value, str) and value in _ERRORS:
                grid.refused[number, place] = f"the cell says {value}"
            values.append(value)
        grid.rows.append(values)
    _oddities(grid, sheet, formulas)
    return grid


def _formula(value) -> str:
    return str(getattr(value, "text", value))


def _oddities(grid: Grid, sheet, formulas: int) -> None:
    if formulas:
        grid.notes.append(f"{formulas} cells hold formulas: their last stored results were taken")
    hidden = [str(number) for number, shape in sheet.row_dimensions.items() if shape.hidden]
    if hidden:
        grid.notes.append(f"hidden rows are read too: {', '.join(hidden)}")
    for area in sheet.merged_cells.ranges:
        grid.merged.append((area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1))


def merged_in(grid: Grid, first_row: int) -> str:
    """Return what is wrong with merged cells from a row on, or an empty string."""
    for top, left, bottom, right in grid.merged:
        if bottom >= first_row:
            return (
                f"{address(top, left)}:{address(bottom, right)} are merged, and only {address(top, left)} holds a "
                "value: take the merge away and write into every cell what holds there"
            )
    return ""
