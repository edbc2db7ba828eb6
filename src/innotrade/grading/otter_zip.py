"""The archive that otter and Gradescope grade with, made by otter's own ``assign`` from a master.

Scores are the same question by question (``tests/grading`` compares them); the sandbox, the speed and the feedback
that names mistakes stay here. Unlike otter's, the archive carries no time and is the same bytes each time.
"""

import contextlib
import io
import os
import tempfile
import zipfile
from pathlib import Path

from innotrade import __version__
from innotrade.errors import CourseError
from innotrade.exercises import master_path

_MOMENT = (1980, 1, 1, 0, 0, 0)
_ENVIRONMENT, _OTTER = "environment.yml", "- otter-grader"


def archive(exercise: str) -> bytes:
    """Return the archive of an exercise.

    Parameters
    ----------
    exercise
        ``"part/slug"``.

    Raises
    ------
    CourseError
        There is no such exercise, or otter refuses its master.
    """
    path = master_path(exercise)
    from otter.assign import main as assign

    with tempfile.TemporaryDirectory() as folder:
        made, before = Path(folder) / "made", os.getcwd()
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                assign(str(path), str(made), no_run_tests=True, no_pdfs=True)
        except Exception as error:  # whatever otter says of a master is for the author
            raise CourseError(f"otter refuses the master of {exercise}: {error}") from error
        finally:
            os.chdir(before)
        return _repacked(next((made / "autograder").glob("*.zip")))


def _repacked(path: Path) -> bytes:
    """Return an archive without times, in order, with this package among its requirements."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        contents = {name: source.read(name) for name in source.namelist()}
        contents[_ENVIRONMENT] = _with_package(contents[_ENVIRONMENT].decode("utf-8")).encode("utf-8")
        for name in sorted(contents):
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o755 << 16
            target.writestr(info, contents[name])
    return stream.getvalue()


def _with_package(environment: str) -> str:
    """Return otter's list of packages with this one below otter's own: the tests import it."""
    lines = []
    for line in environment.splitlines():
        lines.append(line)
        if line.strip().startswith(_OTTER):
            lines.append(line[:line.index("-")] + f"- innotrade=={__version__}")
    return "\n".join(lines) + "\n"
