"""Which tables of one's own are in use: brought in this notebook, or kept for a country.

data.bring("exports.xlsx", like="korea-trade-partners")     in this notebook
data.own("ECU"), or INNOTRADE_COUNTRY=ECU                   what ``innotrade bring`` has kept for Ecuador
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd

from innotrade.errors import CourseError
from innotrade.own import guard
from innotrade.prose import Prose
from innotrade.store import Store, place

VARIABLE = "INNOTRADE_COUNTRY"
_brought: dict[str, pd.DataFrame] = {}
_told: set[str] = set()
_state: dict[str, Any] = {"country": "", "aside": False}


class OwnDataError(CourseError, ValueError):
    """A table of one's own cannot be used; the message names the cell and what is allowed there.

    ``columns`` is what headings of the file may mean, where that is the trouble.
    """

    def __init__(self, message: str, columns: dict[str, str] | None = None):
        super().__init__(message)
        self.columns = columns or {}


def country_code(code: str) -> str:
    """Return a country's three-letter code; raise ``OwnDataError`` for anything else."""
    if not re.fullmatch(r"[A-Za-z]{3}", code):
        raise OwnDataError(
            f"country must be a three-letter code (ISO 3166: ECU; XAA to XZZ for made-up ones), got {code!r}"
        )
    return code.upper()


def store(code: str) -> Store:
    """Return the tables kept for a country: below ``INNOTRADE_OWN``, or else among the user's data."""
    code = country_code(code)
    return Store(place("INNOTRADE_OWN", "own") / code, f"innotrade bring FILE --like TABLE --country {code}")


def country() -> str:
    """Return the country whose tables are in use, or an empty string."""
    return _state["country"] or os.environ.get(VARIABLE, "")


def in_use() -> bool:
    """Return whether any table of one's own stands in the place of one of the course's."""
    return not _state["aside"] and bool(_brought or country())


def table(name: str, parse: Callable[[str, str], pd.DataFrame]) -> pd.DataFrame | None:
    """Return a copy of the table of one's own that stands in the place of the named one, if there is one."""
    if not in_use():
        return None
    found = _brought.get(name)
    if found is None and country():
        kept = _kept(country())
        if name in kept.names():
            found = dressed(parse(name, (read := kept.read(name))[0]), read[1])
    if found is None:
        return None
    if name not in _told:
        _told.add(name)
        _show(notice([found.attrs["own"]]))
    return found.copy()


def use(code: str, also_loaded: Iterable[str] = ()) -> Prose:
    """Use the tables kept for a country in this notebook; return the notice that the page shows.

    Parameters
    ----------
    code
        The country's three letters.
    also_loaded
        Tables that the page loads; the notice names those that are still the course's.

    Raises
    ------
    OwnDataError
        No table is kept for it.
    """
    kept = _kept(code)
    _state.update(country=country_code(code), aside=False)
    guard.begin(in_use)
    _told.update(kept.names())
    loaded = list(also_loaded)
    shown = [name for name in kept.names() if name in loaded or not loaded]
    return notice([kept.about(name) for name in shown], [name for name in loaded if name not in shown])


def bring(name: str, found: pd.DataFrame) -> None:
    """Use a table that was checked in this notebook, and say so."""
    _brought[name] = found
    _state["aside"] = False
    guard.begin(in_use)
    _told.add(name)
    _show(notice([found.attrs["own"]]))


def dressed(found: pd.DataFrame, about: dict[str, Any]) -> pd.DataFrame:
    """Return a table that says of itself what its owner said of it."""
    found.attrs |= {
        "title": about["title"],
        "source": about["source"],
        "as_printed": False,
        "own": about,
        "notes": [f"Own data, from {about['from']}; not checked against any publisher."],
    }
    return found


def notice(tables: list[dict[str, Any]], others: Iterable[str] = ()) -> Prose:
    """Return what a page says above figures that are not the course's."""
    lines = [
        f"- `{about['table']}` holds {about['rows']} rows of {about['from']} ({about['source']})" for about in tables
    ]
    still = ", ".join(f"`{name}`" for name in others)
    mixed = [
        f"Still the course's own are {still}: a passage that sets your figures against these compares two countries."
    ]
    after = [
        "Numbers are computed anew, words are not: a sentence may call first or fastest what is so in the study's "
        "table only. The quiz and the exercise keep to the course's figures."
    ]
    parts = [
        "**Own data.** This page shows figures that are not the course's, and nobody has checked it on them:",
        "\n".join(lines),
        *(mixed if still else []),
        *after,
    ]
    return Prose("\n>\n".join("\n".join(f"> {line}" for line in part.splitlines()) for part in parts))


def put_aside() -> str:
    """Load the course's own tables from now on; return a sentence when that changes something."""
    was_in_use = in_use()
    _state["aside"] = True
    return "Exercises are checked on the course's figures: your own data are put aside in this notebook." * was_in_use


@contextmanager
def aside() -> Iterator[None]:
    """Load the course's own tables within the block."""
    before, _state["aside"] = _state["aside"], True
    try:
        yield
    finally:
        _state["aside"] = before


def forget() -> None:
    """Forget what was brought or chosen in this process; what is kept for a country stays kept."""
    _brought.clear()
    _told.clear()
    _state.update(country="", aside=False)


def _kept(code: str) -> Store:
    kept = store(code)
    if not kept.names():
        others = sorted(path.name for path in kept.folder.parent.glob("[A-Z][A-Z][A-Z]"))
        hint = f"; tables are kept for {', '.join(others)}" if others else ""
        where = f" ({VARIABLE} is set)" if code == os.environ.get(VARIABLE) else ""
        raise OwnDataError(f"no table is kept for {code!r}{where}{hint}: bring one with `{kept.mend}`")
    return kept


def _show(words: Prose) -> None:
    if guard.notebook() is not None:
        from IPython.display import display

        display(words)


if os.environ.get(VARIABLE):
    guard.begin(in_use)
