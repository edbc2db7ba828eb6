"""Which column of a sheet is which column of a table: by name, and with a suggestion where the name differs."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from innotrade.own.grid import Grid, address, is_empty, tidy
from innotrade.own.shelf import OwnDataError

_LOOKED_AT = 25
#: What the columns of the course's tables are called elsewhere; a suggestion, never taken unasked.
ALSO_CALLED = {
    "country": [
        "pais",
        "socio",
        "partner",
        "nation",
        "destino",
        "mercado",
        "국가",
        "나라",
        "partner country",
        "economy",
    ],
    "iso3": ["iso", "iso code", "codigo iso", "code", "iso3 code", "country code", "코드"],
    "year": ["ano", "anio", "periodo", "연도", "년도", "fiscal year"],
    "exports": ["exportaciones", "exportacion", "export", "fob", "수출", "수출액", "exports fob"],
    "imports": ["importaciones", "importacion", "import", "cif", "수입", "수입액", "imports cif"],
    "exports_change": ["variacion exportaciones", "variacion de exportaciones", "export growth", "수출 증감률"],
    "imports_change": ["variacion importaciones", "variacion de importaciones", "import growth", "수입 증감률"],
    "balance": ["saldo", "balanza", "balanza comercial", "trade balance", "수지", "무역수지"],
    "value": ["valor", "값", "amount", "monto"],
    "employees": ["empleados", "personal", "직원"],
    "agency": ["agencia", "organismo", "기관"],
    "smes": ["pymes", "mipymes", "중소기업"],
    "large_firms": ["grandes empresas", "대기업"],
    "sector": ["rama", "actividad", "산업"],
    "source": ["fuente", "출처"],
    "unit": ["unidad", "단위"],
    "region": ["지역"],
}


@dataclass(frozen=True)
class Places:
    """Row of the headings, and for each column of the table its column in the sheet."""

    header: int
    places: dict[str, int]
    notes: list[str]


def normal(name: Any) -> str:
    """Return a heading without what does not matter: case, accents, units in brackets, white space.

    >>> normal(" Exportaciones (US$ miles) "), normal("Año"), normal("imports_change")
    ('exportaciones', 'ano', 'imports change')
    """
    text = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", tidy(str(name)))
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    text = unicodedata.normalize("NFC", plain).lower().partition(",")[0]
    return " ".join(re.findall(r"\w+", text.replace("_", " ")))


def find(grid: Grid, fields: list, columns: Mapping[str, str]) -> Places:
    """Return where a table's columns are in a sheet.

    Parameters
    ----------
    grid, fields
        The sheet, and the schema's fields.
    columns
        What the reader says: heading in the sheet to column of the table.

    Raises
    ------
    OwnDataError
        No row looks like headings, a heading stands twice, or a column that every row needs is not there; the message
        suggests what may be meant.
    """
    names = [field.name for field in fields]
    _known(columns, names)
    said = {normal(heading): name for heading, name in columns.items()}
    meanings = {normal(field.title): field.name for field in fields if field.title}
    meanings |= {normal(name): name for name in names} | said
    header = max(range(min(len(grid.rows), _LOOKED_AT)), default=0,
                 key=lambda row: (len({meanings.get(normal(cell)) for cell in grid.rows[row]} - {None}), -row))
    places, extra = _placed(grid, header, meanings) if grid.rows else ({}, {})
    if not places:
        row, pairs = _row_in_other_words(grid, names)
        hint = f". Row {row + 1} may be it: if so, say columns={pairs!r}" if pairs else ""
        raise OwnDataError(f"{grid.name} has no row of headings that fits; wanted are {', '.join(names)}{hint}", pairs)
    headings = {normal(cell) for cell in grid.rows[header]}
    if unused := [heading for heading in columns if normal(heading) not in headings]:
        raise OwnDataError(f"{grid.name} has no heading {unused[0]!r} in row {header + 1}")
    missing = [field.name for field in fields if field.name not in places and field.constraints.get("required")]
    if missing:
        pairs = suggestions(missing, list(extra.values()))
        raise OwnDataError(_missing(grid, header, missing, extra, pairs), dict(columns) | pairs)
    return Places(header, places, [_left_out(place, heading) for place, heading in extra.items()])


def _left_out(place: int, heading: str) -> str:
    return f"column {address(0, place)[:-1]} ({heading}) was left out: the table has no such column"


def _known(columns: Mapping[str, str], names: list[str]) -> None:
    for heading, name in columns.items():
        if name not in names:
            raise OwnDataError(f"columns says that {heading!r} is {name!r}, and the table has only {', '.join(names)}")


def _placed(grid: Grid, header: int, meanings: dict[str, str]) -> tuple[dict[str, int], dict[int, str]]:
    places: dict[str, int] = {}
    extra: dict[int, str] = {}
    for place, cell in enumerate(grid.rows[header]):
        name = meanings.get(normal(cell))
        if is_empty(cell):
            continue
        if name is None:
            extra[place] = tidy(str(cell))
        elif name in places:
            raise OwnDataError(
                f"{address(header, places[name])} and {address(header, place)} both say {name}: which is it? "
                "Rename the other"
            )
        else:
            places[name] = place
    return places, extra


def _missing(grid: Grid, header: int, missing: list[str], extra: dict[int, str], pairs: dict[str, str]) -> str:
    text = f"{grid.name} has no column for {', '.join(missing)} in its headings (row {header + 1})"
    if not pairs:
        return f"{text}; left over are {', '.join(extra.values()) or 'none'}"
    where = {heading: address(header, place) for place, heading in extra.items()}
    may = "; ".join(f"{where[heading]} {heading!r} may be {name}" for heading, name in pairs.items())
    return f"{text}. {may}: if so, say columns={pairs!r}"


def suggestions(missing: list[str], headings: list[str]) -> dict[str, str]:
    """Return headings that may mean what is missing: names in other languages first, then similar spellings."""
    pairs: dict[str, str] = {}
    for name in missing:
        left = {normal(heading): heading for heading in headings if heading not in pairs}
        names = [normal(name), *ALSO_CALLED.get(name, [])]
        found = [key for key in names if key in left] or [
            match for key in names for match in difflib.get_close_matches(key, left, n=1, cutoff=0.75)
        ]
        if found:
            pairs[left[found[0]]] = name
    return pairs


def _row_in_other_words(grid: Grid, names: list[str]) -> tuple[int, dict[str, str]]:
    """Return the row whose headings mean most of what is wanted, and what they mean; nothing where none means two."""
    found = {
        row: suggestions(names, [tidy(str(cell)) for cell in grid.rows[row] if not is_empty(cell)])
        for row in range(min(len(grid.rows), _LOOKED_AT))
    }
    best = max(found, key=lambda row: (len(found[row]), -row), default=0)
    return (best, found[best]) if found and len(found[best]) > 1 else (0, {})
