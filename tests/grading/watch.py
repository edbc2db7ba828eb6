"""Runs the command on a copy of the course and notes what was there before and after: processes and files."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from innotrade.exercises import master_path
from innotrade.grading.sandbox import visible_paths
from tests.grading.classroom import EXERCISE

ROOT = Path(__file__).parents[2]
_SUBREAPER = 36
#: A process that may do what an ordinary user may: of a user namespace of its own, and no longer its root.
_ORDINARY = ("import os, sys; from innotrade.grading import kernel, sandbox; who = os.getuid(), os.getgid(); "
             "kernel.unshare(kernel.NEWUSER); sandbox._map_user(*who); os.execv(sys.executable, sys.argv[1:])")


def copy_course(folder):
    """Copy package, data and one master: what tests here read is theirs, whoever works in the checkout meanwhile."""
    for part in ("src", "data"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    master = folder / "solutions" / f"{EXERCISE}.ipynb"
    master.parent.mkdir(parents=True)
    shutil.copy(master_path(EXERCISE), master)
    (folder / "book").mkdir()
    (folder / "book" / "_toc.yml").write_text("format: jb-book\nroot: none\n", encoding="utf-8")
    return folder


def command(course, handed_in, out, *options, ordinary=False):
    """Start ``innotrade grade`` on a copy of the course, from within the folder of submissions."""
    line = [sys.executable, "-P", "-m", "innotrade.cli", "grade", str(handed_in), "--exercise", EXERCISE, "--out",
            str(out), *options]
    if ordinary and os.getuid() == 0:
        line = [sys.executable, "-P", "-c", _ORDINARY, *line]
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)  # what loses its parent becomes a child of this process
    environment = {**os.environ, "PYTHONPATH": str(course / "src"), "INNOTRADE_SECRET": "the teacher's password"}
    return subprocess.Popen(line, env=environment, cwd=handed_in, text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)


class Watch:
    """A run of the command: ``results`` by file name, ``said``, and what has ``changed`` or was ``left`` elsewhere."""

    def __init__(self, course, handed_in, out, *options, ordinary=False):
        self.out = out
        before, others = _surroundings(course, handed_in), processes()
        run = command(course, handed_in, out, *options, ordinary=ordinary)
        self.said, _ = run.communicate(timeout=600)
        self.code = run.returncode
        self.left = left(others)
        after = _surroundings(course, handed_in)
        self.changed = sorted(place for place in before.keys() | after.keys() if before.get(place) != after.get(place))
        self.listed = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob("results/*"))]
        self.results = {result["file"]: result for result in self.listed}


def _surroundings(*places):
    """Size and time stamp of the files that student code might reach for."""
    libraries = [place for place in visible_paths() if not place.startswith(str(ROOT / "src"))
                 and not place.startswith(str(ROOT / "data"))]
    found = {}
    for place in (*places, *libraries):
        for folder, folders, files in os.walk(place):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in files:
                seen = os.lstat(os.path.join(folder, name))
                found[os.path.join(folder, name)] = (seen.st_size, seen.st_mtime_ns, seen.st_mode)
    for folder in ("/", "/tmp", "/usr", "/etc", "/home", "/var/tmp", os.path.expanduser("~")):
        found |= {os.path.join(folder, name): () for name in os.listdir(folder) if name in _MARKS}
    return found


#: Names that attacks of the corpus would leave behind.
_MARKS = ("left-behind", "loaded", "escaped", "escaped.ipynb", "linked")


def left(others, seconds=5.0):
    """Processes of grading that are neither among the others, of tests before, nor end in time."""
    until = time.monotonic() + seconds
    while (found := {number: line for number, line in processes().items() if number not in others}) and \
            time.monotonic() < until:
        time.sleep(0.05)
    return found


def processes():
    """Command lines, by number, of what descends from this process and belongs to grading."""
    parents, lines = {}, {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])
            lines[int(place.name)] = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
    return {number: line for number, line in lines.items()
            if "innotrade.grading" in line and _descends(number, parents)}


def _descends(number, parents):
    while number > 1:
        number = parents.get(number, 0)
        if number == os.getpid():
            return True
    return False
