"""Finding submissions: a folder or an archive as a learning-management system gives it.

    bob.ipynb                                    a file is a submission
    Bob Kim_123_assignsubmission_file/x.ipynb    a folder with one notebook is one (Moodle)

Nothing is unpacked to disk, and no symbolic link is followed.
"""

import datetime as dt
import hashlib
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from innotrade.errors import CourseError
from innotrade.grading import notebooks

_KEPT = re.compile(r"[^\w.-]+")
_LONGEST_ID = 100
_MAX_MEMBERS = 20_000
_IGNORED = {".ds_store", "thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class Found:
    """A submission as found.

    ``id`` names its result, ``label`` is the name by which it was handed in, ``name`` the file's own; ``read`` reads it
    anew each time; ``modified`` is when it was last changed.
    """

    id: str
    label: str
    name: str
    read: Callable[[], bytes]
    modified: dt.datetime | None


def collect(place: Path, but: Path | None = None) -> list[Found]:
    """Return all submissions in a folder or an archive, sorted by file name.

    Parameters
    ----------
    place
        The folder or archive.
    but
        A folder within that holds no submissions: where the results go.

    Raises
    ------
    CourseError
        The place does not exist, is no archive, or holds nothing.
    """
    try:
        if place.is_dir():
            found = [_entry(path) for path in sorted(place.iterdir()) if not _ignored(path.name)
                     and (but is None or path.resolve() != but.resolve())]
        elif place.is_file() and zipfile.is_zipfile(place):
            found = _in_archive(place)
        elif place.is_file() and place.suffix == ".ipynb":
            found = [_file(place.name, place)]
        else:
            raise CourseError(f"{place} is neither a folder nor an archive of submissions")
    except zipfile.BadZipFile as error:
        raise CourseError(f"{place} is a damaged archive: {error}") from None
    if not found:
        raise CourseError(f"{place} holds no submission")
    return _with_unique_ids(sorted(found, key=lambda one: (one.name, one.label)))


def _ignored(name: str) -> bool:
    return name.startswith(".") or name.lower() in _IGNORED


def _entry(path: Path) -> Found:
    if path.is_symlink() or not path.is_dir():
        return _file(path.name, path)
    try:
        inside = sorted(inner for inner in path.rglob("*") if inner.suffix in (".ipynb", ".zip")
                        and not any(part.startswith(".") for part in inner.relative_to(path).parts))
    except (RecursionError, OSError):  # folders within folders beyond all measure
        return _found(path.name, path.name, _refuse("the folder cannot be looked through"))
    if len(inside) == 1:
        return _file(path.name, inside[0])
    return _found(path.name, path.name, _refuse(f"the folder holds {len(inside)} notebooks, one is expected"))


def _file(label: str, path: Path) -> Found:
    if path.is_symlink():
        return _found(label, path.name, _refuse("the file is a symbolic link, which is not followed"))
    if not path.is_file():
        return _found(label, path.name, _refuse("this is no regular file"))
    try:
        modified = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (ValueError, OverflowError, OSError):  # a time beyond the calendar
        modified = None
    return _found(label, path.name, lambda: _read(path), modified)


def _found(label: str, name: str, read: Callable[[], bytes], modified: dt.datetime | None = None) -> Found:
    return Found("", label.removesuffix(".ipynb").removesuffix(".zip"), name, read, modified)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(notebooks.MAX_BYTES + 1)
    except OSError as error:
        raise notebooks.Unreadable(f"the file cannot be read ({error.strerror})") from None


def _in_archive(place: Path) -> list[Found]:
    archive = zipfile.ZipFile(place)  # kept open by the functions that read its members
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MAX_MEMBERS:
        raise CourseError(f"{place} has {len(members):,} members, more than {_MAX_MEMBERS:,}")
    several = len({PurePosixPath(member.filename).parts[:1] for member in members}) > 1
    found = []
    for member in members:
        path = PurePosixPath(member.filename)
        if _ignored(path.name) or "__MACOSX" in path.parts:
            continue
        in_own_folder = len(path.parts) > 2 or (len(path.parts) == 2 and several)
        label = path.parts[-2] if in_own_folder else path.name
        found.append(_found(label, path.name, _member(archive, member), _moment(member)))
    return found


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            notebooks.refuse_odd(member)
            return notebooks.read_member(archive, member)
        except (*notebooks.BROKEN_ARCHIVE, OSError) as error:
            raise notebooks.Unreadable(f"the archive's member cannot be read ({str(error)[:100]})") from None

    return read


def _moment(member: zipfile.ZipInfo) -> dt.datetime | None:
    try:
        return dt.datetime(*member.date_time).astimezone()
    except (ValueError, OverflowError):
        return None


def _refuse(reason: str) -> Callable[[], bytes]:
    def read() -> bytes:
        raise notebooks.Unreadable(reason)

    return read


def _with_unique_ids(found: list[Found]) -> list[Found]:
    """Give each submission an id that names a file on every system, whatever its own name is made of."""
    taken: set[str] = set()
    result = []
    for one in found:
        short = one.label.encode("utf-8", "replace")[:_LONGEST_ID].decode("utf-8", "ignore")
        clean = _KEPT.sub("_", short).strip("._") or "submission"
        if clean != one.label or clean.casefold() in taken:
            clean += "-" + hashlib.sha256(one.label.encode("utf-8", "surrogateescape")).hexdigest()[:6]
        while clean.casefold() in taken:
            clean += "x"
        taken.add(clean.casefold())
        result.append(replace(one, id=clean, name=one.name.encode("utf-8", "replace").decode()))
    return result
