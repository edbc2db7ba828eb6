"""Reading a notebook that somebody else has written, whatever it is.

Nothing is assumed of the bytes: not JSON, not UTF-8, nested to death, an old format, cells that are no cells. What can
be understood becomes a :class:`Notebook`; what cannot raises :class:`Unreadable` with a sentence for the teacher.
"""

import io
import json
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

MAX_BYTES = 20 * 1024 * 1024
MAX_CELLS = 2000
MAX_MEMBERS = 200
#: What reading an archive that somebody has damaged, or made on purpose, may raise.
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError)
_BEGIN = re.compile(r"""\bbegin\(\s*["']([^"']{1,80})["']\s*(?:,\s*seed\s*=\s*(\d{1,20}))?""")
_CHECK = re.compile(r"""^\s*check\(\s*["'](\w{1,40})["']""", re.MULTILINE)


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """The file is no notebook that could be run; the message says why."""


@dataclass(frozen=True)
class Cell:
    """A code cell: its id (made up where it has none), its source, and the question that its metadata names."""

    id: str
    source: str
    question: str = ""

    @property
    def checks(self) -> str:
        """Return the question that the cell calls ``check`` for, or an empty string."""
        found = _CHECK.search(self.source)
        return found.group(1) if found else ""


@dataclass
class Notebook:
    """Code cells in order, and what the notebook says of itself (all of it claims of the student's file)."""

    cells: list[Cell]
    exercise: str = ""
    student: str = ""
    seed: int | None = None
    notes: list[str] = field(default_factory=list)

    def opened(self) -> tuple[str, int] | None:
        """Return the exercise and the seed of the first ``begin(...)``, or ``None``."""
        for cell in self.cells:
            found = _BEGIN.search(cell.source)
            if found:
                return found.group(1), int(found.group(2) or 0)
        return None


def read(content: bytes, name: str) -> Notebook:
    """Return the notebook of a file; a ``.zip`` must hold exactly one.

    Raises
    ------
    Unreadable
        The file is no notebook; the message says why.
    """
    if content[:4] == b"PK\x03\x04" or name.lower().endswith(".zip"):
        content = _from_zip(content)
    if len(content) > MAX_BYTES:
        raise Unreadable(f"the file has {len(content):,} bytes, more than {MAX_BYTES:,}")
    if not content.strip():
        raise Unreadable("the file is empty")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8 text, so it is no notebook") from None
    except RecursionError:
        raise Unreadable("the file is nested too deeply to be a notebook") from None
    except ValueError as error:
        raise Unreadable(f"the file is no JSON, so it is no notebook ({str(error)[:100]})") from None
    return _notebook(found)


def _notebook(found: Any) -> Notebook:
    if not isinstance(found, dict):
        raise Unreadable("the file is JSON but no notebook: it has no cells")
    notes = []
    cells = found.get("cells")
    if not isinstance(cells, list) and isinstance(found.get("worksheets"), list):
        notes.append("the notebook is of the old format 3")
        cells = [cell for sheet in found["worksheets"] if isinstance(sheet, dict)
                 for cell in (sheet.get("cells") if isinstance(sheet.get("cells"), list) else [])]
    if not isinstance(cells, list):
        raise Unreadable("the file is JSON but no notebook: it has no cells")
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"the notebook has {len(cells):,} cells, more than {MAX_CELLS:,}")
    code = [_cell(cell, place) for place, cell in enumerate(cells)]
    said = _dict(_dict(found.get("metadata")).get("innotrade"))
    seed = said.get("seed")
    return Notebook([cell for cell in code if cell], _text(said.get("exercise")), _text(said.get("student")),
                    seed if type(seed) is int else None, notes)


def _cell(cell: Any, place: int) -> Cell | None:
    if not isinstance(cell, dict) or cell.get("cell_type") != "code":
        return None
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    question = _text(_dict(_dict(cell.get("metadata")).get("innotrade")).get("answers"))
    return Cell(_text(cell.get("id")) or f"cell-{place + 1}", source if isinstance(source, str) else "", question)


def _dict(value: Any) -> dict:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    """Return what should be a short text, without halves of surrogate pairs, which no file could hold."""
    return value[:200].encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _from_zip(content: bytes) -> bytes:
    """Return the one notebook of an archive, read in memory: nothing is ever written where its names point to."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise Unreadable(f"the archive has {len(members):,} members, more than {MAX_MEMBERS}")
            for member in members:
                refuse_odd(member)
            notebooks = [member for member in members if member.filename.lower().endswith(".ipynb")
                         and "/." not in f"/{member.filename}" and "__MACOSX" not in member.filename]
            if len(notebooks) != 1:
                raise Unreadable(f"the archive holds {len(notebooks)} notebooks, one is expected")
            return read_member(archive, notebooks[0])
    except (*BROKEN_ARCHIVE, OSError) as error:
        raise Unreadable(f"the archive cannot be read ({str(error)[:100]})") from None


def refuse_odd(member: zipfile.ZipInfo) -> None:
    """Raise ``Unreadable`` where a member is a link, oddly compressed, or its name leads out of its folder."""
    if member.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", member.filename) or \
            re.match(r"[A-Za-z]:", member.filename):
        raise Unreadable("the archive has a member whose name leads out of its folder")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unreadable("the archive holds a symbolic link")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others take memory as they please
        raise Unreadable("the archive is compressed in an unusual way")


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return a member of an archive; raise ``Unreadable`` where it is larger than a notebook may be."""
    with archive.open(member) as stream:
        found = stream.read(MAX_BYTES + 1)  # what the archive says of its size is not to be trusted
    if len(found) > MAX_BYTES:
        raise Unreadable(f"the archive unpacks to more than {MAX_BYTES:,} bytes")
    return found
