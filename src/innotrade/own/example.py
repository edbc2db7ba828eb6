"""The worked example of ``book/teach/bring-your-own-data.md``: a lesson on figures of a country that does not exist.

What the page shows is computed here and stored beside it, as a lesson's outputs are; a test computes it again.

    python -m innotrade.own.example        computes it and writes it down
"""

import contextlib
import io
import json
import os
import re
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import pandas as pd

from innotrade import charts, cli, course
from innotrade.errors import CourseError
from innotrade.files import write_atomically
from innotrade.own import rerun, shelf
from innotrade.tables import Table

COUNTRY = "XCA"
LESSON = "fta/why-agreements"
SOURCE = "made up for this course; no such country exists"
HEADINGS = {
    "País": "country",
    "ISO": "iso3",
    "Exportaciones (US$ miles)": "exports",
    "Variación de exportaciones (%)": "exports_change",
    "Importaciones (US$ miles)": "imports",
    "Variación de importaciones (%)": "imports_change",
    "Saldo (US$ miles)": "balance",
}
#: File, table, and the name under which the page shows what the command says.
STEPS = {
    "with-slips": ("costa-azul-2015-with-slips.xlsx", "korea-trade-partners"),
    "kept-1998": ("costa-azul-1998.csv", "korea-trade-partners-1998"),
    "kept-2015": ("costa-azul-2015.xlsx", "korea-trade-partners"),
}
_WIDTH = 88  # of a block of text on a page
#: Cells of the lesson that the page shows.
SHOWN = (
    rerun.NOTICE,
    "table-1998",
    "ranks-table",
    "by-function",
    "concentration-reading",
    "flags-reading",
    "intensities",
)


def folder() -> Path:
    """Return where the example's files are."""
    return course.root() / "book" / "teach" / "own-data"


def stored() -> Path:
    """Return the file of what the page shows."""
    return folder() / "passages.json"


def make() -> dict[str, dict[str, Any]]:
    """Bring the example's files and run the lesson on them, in a store of its own; return what the page shows."""
    with tempfile.TemporaryDirectory() as place, _environment("INNOTRADE_OWN", place):
        made = {"headings": _words("costa-azul-1998.csv", "korea-trade-partners-1998", {})}
        made |= {name: _words(file, like, HEADINGS) for name, (file, like) in STEPS.items()}
        notebook = rerun.rerun(LESSON, COUNTRY)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    missing = rerun.left_out(notebook)
    computed = len(code) - 1 - len(missing)
    lines = [
        f"{computed} of {len(code) - 1} passages are computed on the figures of {COUNTRY}. Left out are:",
        "",
        *(f"- `{name}`: {why}" for name, why in missing.items()),
    ]
    made["summary"] = {"text/markdown": "\n".join(lines)}
    return made | {cell.id: dict(cell.outputs[0].data) for cell in code if cell.id in SHOWN}


def show(name: str) -> str | Table | charts.Chart:
    """Return one passage as the page's directive takes it; raise ``CourseError`` where there is none of this name."""
    passages = json.loads(stored().read_text(encoding="utf-8"))
    if name not in passages:
        raise CourseError(f"the example has no passage {name!r}; it has {', '.join(passages)}")
    found = passages[name]
    if "text/html" in found:
        return Table(found["text/html"], found["text/plain"])
    if charts.MIME_TYPE in found:
        return charts.Chart(found[charts.MIME_TYPE], found["text/plain"], pd.DataFrame())
    return found["text/markdown"]


def _words(file: str, like: str, headings: dict[str, str]) -> dict[str, str]:
    """Run ``innotrade bring`` as the page shows it; return what it says, as a block of text."""
    options = [part for heading, name in headings.items() for part in ("--column", f"{heading}={name}")]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), contextlib.chdir(folder()):
        cli.main(["bring", file, "--like", like, "--country", COUNTRY, "--source", SOURCE, *options])
    parts = [
        part for line in said.getvalue().strip().splitlines() for part in re.split(r"\s+(?=--column )", line) if part
    ]
    lines = [
        textwrap.fill(
            part,
            _WIDTH,
            subsequent_indent="    ",
            initial_indent="    " * part.startswith("--"),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for part in parts
    ]
    return {"text/markdown": "\n".join(["```text", *lines, "```"])}


@contextlib.contextmanager
def _environment(name: str, value: str):
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        shelf.forget()
        os.environ.pop(name) if before is None else os.environ.__setitem__(name, before)


def main() -> None:
    """Compute the passages and write them down."""
    changed = write_atomically(stored(), json.dumps(make(), indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    print(f"{'changed' if changed else 'unchanged'}: {stored()}")


if __name__ == "__main__":
    main()
