"""Build the book from the stored outputs.

The outputs are those that the notebooks carry, so that building executes nothing. A second build renders what
changed only.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from innotrade import course
from innotrade.errors import CourseError
from innotrade.site import slides

EXAMPLE = "innotrade build --out /tmp/course"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("--out", type=Path, metavar="DIR", default=None,
                        help="folder that receives _build/html; the checkout when left out")
    parser.add_argument("--all", action="store_true", help="render every page anew")


def run(args: argparse.Namespace) -> int:
    """Build and print where the first page is."""
    start = time.perf_counter()
    index = build(args.out, everything=args.all)
    print(f"built in {time.perf_counter() - start:.0f} s: {index}")
    return 0


def build(out: Path | None = None, *, root: Path | None = None, everything: bool = False) -> Path:
    """Build the pages and return the path of the first.

    Parameters
    ----------
    out
        Folder that receives ``_build/html``; the source folder by default.
    root
        Folder with ``_config.yml`` and ``book/_toc.yml``; the checkout by default.
    everything
        Render every page, whether it changed or not.

    Raises
    ------
    CourseError
        A page has an error or a warning; what Sphinx says stands above on the terminal.
    """
    root = root or course.root()
    out = (out or root).resolve()
    out.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(root), "--toc",
               str(root / "book" / "_toc.yml"), "--path-output", str(out), "-W", "--keep-going", "-q"]
    if everything:
        command.append("--all")
    finished = subprocess.run(command, cwd=root, capture_output=True, text=True)
    index = html_folder(out) / "index.html"
    if finished.returncode or not index.exists():
        print(_without_banner(finished.stdout + finished.stderr), file=sys.stderr)
        raise CourseError("the book has warnings or errors; they are listed above")
    slides.write(html_folder(out))
    return index


def html_folder(out: Path | None = None) -> Path:
    """Return the folder of the built pages, whether it exists or not."""
    return (out or course.root()) / "_build" / "html"


def _without_banner(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip() and set(line.strip()) != {"="})
