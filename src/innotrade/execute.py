"""Run notebooks and store their outputs, so that a second run changes no byte.

Stored are outputs that nbval can compare; left out is whatever changes from run to run: timings, widget ids, kernel
versions. An output that names a folder of this machine is refused.
"""

import argparse
import os
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from innotrade import course
from innotrade.errors import CourseError
from innotrade.files import write_atomically

EXAMPLE = "innotrade execute book/fta/why-agreements.ipynb"

#: Folders whose notebooks carry stored outputs.
FOLDERS = ("book", "solutions")
SECONDS = 120
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
_RANDOM_ID = re.compile(r"[0-9a-f]{8}")  # as nbformat makes them; ours are words
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH",
                        help="notebooks or folders; all of book/ and solutions/ when left out")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a notebook would change")


def run(args: argparse.Namespace) -> int:
    """Execute the notebooks named; return 1 with ``--check`` when one of them would change."""
    notebooks = find(args.paths)
    changed = []
    for number, path in enumerate(notebooks, start=1):
        print(f"[{number}/{len(notebooks)}] {path}", file=sys.stderr, flush=True)
        text = executed(path)
        if path.read_text(encoding="utf-8") != text if args.check else write_atomically(path, text):
            changed.append(path)
    for path in changed:
        print(f"{'would change' if args.check else 'changed'}: {path}")
    return 1 if args.check and changed else 0


def find(paths: list[Path]) -> list[Path]:
    """Return the notebooks below the given paths, sorted; checkpoints and hidden folders are left out.

    Raises
    ------
    CourseError
        A path does not exist or holds no notebook.
    """
    starts = paths or [course.root() / folder for folder in FOLDERS]
    found = []
    for start in starts:
        if not start.exists():
            raise CourseError(f"{start} does not exist")
        inside = [start] if start.is_file() else sorted(start.rglob("*.ipynb"))
        found += [path for path in inside if not any(part.startswith(".") for part in path.parts[1:])]
    if not found:
        raise CourseError(f"no notebook below {', '.join(str(start) for start in starts)}")
    return found


def executed(path: Path) -> str:
    """Run one notebook in a fresh kernel and return its normalised text.

    Raises
    ------
    CourseError
        The file is not a notebook, a cell raises, or an output names a folder of this machine.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises half a dozen kinds for a file that is no notebook
        raise CourseError(f"{path} is not a notebook: {error}") from error
    fill_opening(notebook, path)
    client = NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", record_timing=False,
                            resources={"metadata": {"path": str(path.parent)}})
    os.environ.setdefault("PYTHONHASHSEED", "0")
    try:
        client.execute()
    except CellExecutionError as error:
        raise CourseError(f"{path}: {error.ename}: {error.evalue}\n{_failing_source(notebook)}") from error
    normalise(notebook)
    text = nbformat.writes(notebook) + "\n"
    for place in {str(Path.home()), str(course.root())}:
        if place != "/" and place in text:
            raise CourseError(f"{path}: an output names a folder of this machine ({place})")
    return text


def fill_opening(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write the cell tagged ``opening`` anew from the lesson's metadata."""
    for cell in notebook.cells:
        if "opening" in cell.metadata.get("tags", []):
            cell.source = course.opening(course.read_lesson(path))


def normalise(notebook: nbformat.NotebookNode) -> None:
    """Remove in place all that differs between two runs or two machines."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = dict(_KERNEL)
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.nbformat_minor = 5
    for number, cell in enumerate(notebook.cells, start=1):
        if _RANDOM_ID.fullmatch(cell.get("id", "")):
            cell["id"] = f"cell-{number}"
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [_stable(output) for output in cell.outputs]


def _stable(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    output.get("data", {}).pop(_WIDGET_VIEW, None)
    return output


def _failing_source(notebook: nbformat.NotebookNode) -> str:
    for cell in notebook.cells:
        if cell.cell_type == "code" and any(output.output_type == "error" for output in cell.outputs):
            return cell.source
    return ""
