"""CSV files as programs and people write them: any encoding, any separator."""

import csv
import io
from pathlib import Path

from innotrade.own.grid import Grid
from innotrade.own.shelf import OwnDataError

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = ",;\t|"
_MOST_BYTES = 50_000_000


def read(path: Path, encoding: str | None = None) -> Grid:
    """Return a CSV file as a sheet; a cell has the address that it gets when the file is opened in a spreadsheet.

    Raises
    ------
    OwnDataError
        The file is empty, holds no text, or cannot be cut into cells.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise OwnDataError(
            f"{path.name} is larger than {_MOST_BYTES // 1_000_000} MB: keep the one table that is meant"
        )
    text, notes = _decoded(path, encoding)
    if not text.strip():
        raise OwnDataError(f"{path.name} is empty")
    separator = _separator(text)
    if text.startswith("sep="):  # Excel's own line that names the separator
        separator, text = text[4], "\n" + text.partition("\n")[2]
    try:
        rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)]
    except csv.Error as error:
        raise OwnDataError(f"{path.name} cannot be cut into cells ({error}): is a quotation mark open?") from error
    return Grid(path.name, rows, notes=notes)


def _decoded(path: Path, encoding: str | None) -> tuple[str, list[str]]:
    content = path.read_bytes()
    named = encoding or next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    try:
        if named:
            return content.decode(named), []
        if b"\0" in content:
            raise OwnDataError(f"{path.name} is not text: save it as .xlsx or .csv")
        return content.decode("utf-8"), []
    except LookupError as error:
        raise OwnDataError(f"there is no encoding {encoding!r}") from error
    except UnicodeDecodeError as error:
        if named:
            raise OwnDataError(f"{path.name} is not written in {named}: {error.reason}") from error
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return text, ["the file is not in UTF-8 and was read as Western European (Latin-1): look at its accents"]


def _separator(text: str) -> str:
    """Return the separator that cuts the first lines most evenly."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]

    def evenness(mark: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark)]
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=evenness)
