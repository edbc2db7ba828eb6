"""Make one zip with pages, notebooks, data and exercises that works without a network.

Unpacked, its ``index.html`` opens by double click; explorers, quizzes, formulas and the search work from a disk.
"""

import argparse
import zipfile
from pathlib import Path

from innotrade import __version__, course
from innotrade.errors import CourseError
from innotrade.files import write_atomically
from innotrade.site import build

EXAMPLE = "innotrade offline"
#: Folders of the checkout beside the pages, and the endings of their files.
BESIDE = {"book": (".ipynb", ".md", ".yml"), "exercises": (".ipynb",), "data": (".csv", ".json", ".md")}
#: The same time for every file, so that two zips of the same content are the same bytes.
_TIME = (2026, 1, 1, 0, 0, 0)
_LEFT_OUT = (".buildinfo", "objects.inv")
_START = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The course</title>
<meta http-equiv="refresh" content="0; url=pages/{first}"></head>
<body><p><a href="pages/{first}">Open the course</a></p></body></html>
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("--out", type=Path, metavar="DIR", default=None, help="the folder that was given to build")
    parser.add_argument("--zip", type=Path, metavar="FILE", default=None,
                        help="dist/innotrade-VERSION-offline.zip when left out")


def run(args: argparse.Namespace) -> int:
    """Write the zip and print where it is."""
    target = args.zip or course.root() / "dist" / f"innotrade-{__version__}-offline.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    count = pack(build.html_folder(args.out), target)
    print(f"{target}: {count} files, {target.stat().st_size / 1e6:.1f} MB")
    return 0


def pack(pages: Path, target: Path, root: Path | None = None) -> int:
    """Write the zip and return how many files it holds.

    Parameters
    ----------
    pages
        The built pages.
    target
        The zip; replaced when it is finished.
    root
        The checkout.

    Raises
    ------
    CourseError
        There are no pages.
    """
    root = root or course.root()
    if not (pages / "index.html").exists():
        raise CourseError(f"{pages} holds no book; `innotrade build` builds it")
    published = [path for path in _below(pages) if path.name not in _LEFT_OUT]
    files = {f"pages/{path.relative_to(pages).as_posix()}": path for path in published}
    for folder, endings in BESIDE.items():
        files |= {path.relative_to(root).as_posix(): path for path in _below(root / folder) if path.suffix in endings}
    finished = target.with_suffix(".part")
    with zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        _add(made, "index.html", _START.format(first=first_page(pages)).encode())
        for name, path in sorted(files.items()):
            _add(made, name, path.read_bytes())
    write_atomically(target, finished.read_bytes())
    finished.unlink()
    return len(files) + 1


def first_page(pages: Path) -> str:
    """Return the address of the book's first page below the pages' folder."""
    first = f"{course.contents()[0]}.html"
    return first if (pages / first).exists() else "index.html"


def _below(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _add(made: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"innotrade/{name}", _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    made.writestr(entry, content)
