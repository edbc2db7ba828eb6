"""Tables kept outside the course: an edition is a file that is never changed, and one small file says which counts.

    <folder>/<table>/<edition>-<checksum>.csv      the figures
    <folder>/<table>/<edition>-<checksum>.json     publisher, query, date, checksum, number of rows
    <folder>/<table>/latest.json                   the one that counts; renamed into place last

Whoever reads while another writes, or after a writer was killed, finds the old edition or the new one, whole.
"""

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from innotrade.errors import CourseError
from innotrade.files import write_atomically

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)
_LATEST = "latest.json"


class StoreError(CourseError, ValueError):
    """What is kept is missing or damaged, or cannot be written; the message says what to do."""


def place(variable: str, name: str) -> Path:
    """Return the folder that an environment variable names, or else one among the user's own data."""
    from platformdirs import user_data_path

    named = os.environ.get(variable)
    return Path(named).expanduser() if named else user_data_path("innotrade", appauthor=False) / name


class Store:
    """Editions of tables in a folder, which need not exist.

    Parameters
    ----------
    folder
        Where they are.
    mend
        The command that fetches or brings a table again; told when one is missing or damaged.
    """

    def __init__(self, folder: Path, mend: str = "innotrade refresh"):
        self.folder = folder
        self.mend = mend

    def names(self) -> list[str]:
        """Return the tables that are kept, sorted."""
        return sorted(path.parent.name for path in self.folder.glob(f"*/{_LATEST}"))

    def editions(self, name: str) -> list[str]:
        """Return the editions of a table, oldest first as their names sort."""
        found = {self._about(path)["edition"] for path in (self.folder / name).glob("*-*.json")}
        return sorted(found)

    def about(self, name: str, edition: str = "latest") -> dict[str, Any] | None:
        """Return what is known of an edition, ``None`` where it is not kept."""
        if edition == "latest":
            path = self.folder / name / _LATEST
            return self._about(path) if path.exists() else None
        kept = [self._about(path) for path in sorted((self.folder / name).glob("*-*.json"))]
        chosen = [about for about in kept if about["edition"] == edition]
        return max(chosen, key=lambda about: about.get("retrieved", "")) if chosen else None

    def read(self, name: str, edition: str = "latest") -> tuple[str, dict[str, Any]]:
        """Return the CSV of an edition and what is known of it.

        Raises
        ------
        StoreError
            It is not kept, or its file is gone or not the one that was written.
        """
        about = self.about(name, edition)
        if about is None:
            others = self.editions(name)
            hint = f"; kept are {', '.join(others)}" if others else ""
            raise StoreError(f"{name} is not kept in the edition {edition!r}{hint}: run `{self.mend}`")
        path = self.folder / name / about["file"]
        try:
            content = path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path} cannot be read ({error.strerror}): run `{self.mend}` again") from error
        if hashlib.sha256(content).hexdigest() != about["sha256"]:
            raise StoreError(f"{path} was changed or damaged since it was written: run `{self.mend}` again")
        return content.decode("utf-8"), about

    def keep(self, name: str, text: str, about: dict[str, Any]) -> dict[str, Any]:
        """Write an edition beside the others and let it count; return ``about`` with file, bytes and checksum.

        Raises
        ------
        StoreError
            The disk is full or closed to writing; what was kept before is unchanged.
        """
        content = text.encode("utf-8")
        digest = hashlib.sha256(content).hexdigest()
        stem = f"{re.sub(r'[^A-Za-z0-9]+', '-', about['edition']).strip('-').lower()}-{digest[:8]}"
        about = {**about, "table": name, "file": f"{stem}.csv", "sha256": digest, "bytes": len(content)}
        written = json.dumps(about, indent=2, ensure_ascii=False) + "\n"
        folder = self.folder / name
        with self.writing():
            folder.mkdir(parents=True, exist_ok=True)
            write_atomically(folder / f"{stem}.csv", content, durable=True)
            write_atomically(folder / f"{stem}.json", written, durable=True)
            write_atomically(folder / _LATEST, written, durable=True)
        return about

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Say in words why nothing could be written."""
        try:
            yield
        except OSError as error:
            if error.errno not in (*_FULL, *_CLOSED):
                raise
            why = "the disk is full" if error.errno in _FULL else "nothing may be written there"
            raise StoreError(f"{why}: {self.folder}; what was kept before is unchanged") from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the store for one writer, and first remove what a killed one left half done.

        Raises
        ------
        StoreError
            Another process holds it.
        """
        from filelock import FileLock, Timeout

        with self.writing():
            self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / ".lock", timeout=0)  # the system lets go of it when its process dies
        try:
            with self.writing():
                lock.acquire()
        except Timeout:
            raise StoreError(f"another `innotrade` is writing to {self.folder}: wait until it is done") from None
        try:
            for left in self.folder.glob("*/.*"):
                left.unlink(missing_ok=True)
            yield
        finally:
            lock.release()

    def _about(self, path: Path) -> dict[str, Any]:
        try:
            about = json.loads(path.read_text(encoding="utf-8"))
            if {"edition", "file", "sha256"} <= about.keys():
                return about
        except (OSError, ValueError, AttributeError):
            pass
        raise StoreError(f"{path} was changed or damaged since it was written: run `{self.mend}` again")
