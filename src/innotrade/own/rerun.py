"""Compute a lesson anew on your own figures, beside the course's; the page says whose figures it shows.

The notebook that comes out begins with a notice and is not one that CI has validated. Passages that cannot be computed,
because they speak of rows that the own figures do not have, say so.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from innotrade import course, execute
from innotrade.errors import CourseError
from innotrade.files import write_atomically
from innotrade.own import guard, shelf

EXAMPLE = "innotrade rerun fta/why-agreements --country ECU --out mine"
NOTICE = "own-data-notice"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("lesson", help="part/slug")
    parser.add_argument("--country", required=True, metavar="CODE", help="whose tables, brought with `innotrade bring`")
    parser.add_argument("--out", type=Path, default=Path("own"), metavar="DIR", help="where to write (%(default)s)")
    parser.add_argument(
        "--book", action="store_true", help="build the course's pages with this lesson in its place, in DIR"
    )


def run(args: argparse.Namespace) -> int:
    """Write the notebook, and the pages where they are asked for; say which passages were left out."""
    notebook = rerun(args.lesson, args.country)
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / f"{args.lesson.rpartition('/')[2]}-{args.country.lower()}.ipynb"
    write_atomically(path, nbformat.writes(notebook) + "\n")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    missing = left_out(notebook)
    print(
        f"{path}: {len(code) - len(missing) - 1} of {len(code) - 1} passages computed on the figures of {args.country}"
    )
    for name, why in missing.items():
        print(f"  left out {name}: {why}")
    if args.book:
        print(f"pages: {_book(args.lesson, notebook, args.out)}")
    return 0


def rerun(lesson: str, country: str) -> nbformat.NotebookNode:
    """Return a lesson, run on the tables that are kept for a country.

    Raises
    ------
    OwnDataError
        No table is kept for the country, or none that the lesson loads.
    CourseError
        There is no such lesson, or its kernel died.
    """
    found = course.lesson(lesson)
    kept = shelf.store(country).names()
    used = [name for name in kept if name in found.data]
    if not used:
        raise shelf.OwnDataError(
            f"{lesson} loads {', '.join(found.data)}, and kept for {country} are {', '.join(kept) or 'no tables'}"
        )
    notebook = nbformat.read(course.root() / "book" / f"{lesson}.ipynb", as_version=4)
    loaded = json.dumps(list(found.data))
    source = f'from innotrade import data\n\ndata.own("{shelf.country_code(country)}", {loaded})'
    cell = nbformat.v4.new_code_cell(source, id=NOTICE, metadata={"tags": ["hide-input"]})
    notebook.cells.insert(1, cell)
    folder = course.root() / "book" / found.part
    client = NotebookClient(
        notebook,
        timeout=execute.SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise CourseError(f"{lesson} cannot be run on these figures: {error.ename}: {error.evalue}") from error
    execute.normalise(notebook)
    _count_as_the_lesson_does(notebook)
    return notebook


def _count_as_the_lesson_does(notebook: nbformat.NotebookNode) -> None:
    """Take the notice out of the count of cells, so that what does not change is the same to the byte."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count -= 1
            for output in cell.outputs:
                if "execution_count" in output:
                    output.execution_count -= 1


def left_out(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Return the passages that could not be computed, and why, by the name of their cell."""
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if all(output.get("metadata", {}).get(key) == value for key, value in guard.MARK.items()):
                found[cell.id] = output.data["text/plain"].removeprefix("*Left out:* ")
    return found


def _book(lesson: str, notebook: nbformat.NotebookNode, out: Path) -> Path:
    """Build the course from a copy of its sources in which this lesson stands in the place of the course's."""
    from innotrade.site import build

    with tempfile.TemporaryDirectory(prefix="innotrade-own-") as folder:
        root = Path(folder)
        shutil.copytree(course.root() / "book", root / "book", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        shutil.copy(course.root() / "_config.yml", root)
        (root / "book" / f"{lesson}.ipynb").write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
        print("building the pages", file=sys.stderr)
        index = build.build(out, root=root, everything=True)
    return index.parent / "book" / f"{lesson}.html"
