"""What otter says of honest submissions: by its test files in this process, or by its whole ``run``.

``python -m tests.grading.agreement [COUNT]`` compares honest submissions, all when no count is given, with the whole of
otter's ``run``, a kernel each; that takes some ten minutes. The tests run otter's test files on every one and its whole
``run`` on a few.
"""

import argparse
import os
import sys
import tempfile
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from innotrade.exercises import masters
from innotrade.grading import otter_zip
from innotrade.grading.alarm import Overtime, alarm
from innotrade.grading.grader import Submission, grade
from innotrade.grading.sandbox import Limits
from innotrade.grading.session import Nursery
from innotrade.grading.task import Task
from tests.grading.honest import sources, submissions


def autograder(exercise, folder):
    """Write the archive that ``innotrade export --format otter-zip`` makes; return its path."""
    path = Path(folder) / f"{exercise.replace('/', '-')}.zip"
    path.write_bytes(otter_zip.archive(exercise))
    return path


def scores_by_test_files(archive, content, folder):
    """Points by question: the notebook's cells run here, otter's test files look at what they leave."""
    from otter.nbmeta_config import NBMetadataConfig
    from otter.test_files import create_test_file

    names = {"__name__": "__main__"}
    for source in sources(content):
        with suppress(Exception, Overtime), redirect_stdout(StringIO()), alarm(30):
            exec(compile(source, "<cell>", "exec"), names)
    with tempfile.TemporaryDirectory(dir=folder) as unpacked, ZipFile(archive) as zipped:
        found = {}
        for name in sorted(name for name in zipped.namelist() if name.startswith("tests/")):
            test = create_test_file(zipped.extract(name, unpacked), NBMetadataConfig())
            test.run(names)
            found[test.name] = test.score
    return found


def scores_by_run(archive, content, folder):
    """Points by question from the whole of ``otter run``."""
    path = Path(folder) / "submission.ipynb"
    path.write_bytes(content)
    with chdir(folder), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        results = import_module("otter.run").main(str(path), autograder=str(archive), output_dir=None, no_logo=True)
    return {name: result.score for name, result in results.results.items()}


def scores_here(task, nursery, name, content):
    """Points by question from this package."""
    result = grade(Submission(name, f"{name}.ipynb", content), task, nursery)
    return {question["id"]: question["points"] for question in result["questions"] if question["possible"]}


@contextmanager
def classes():
    """Give the task of every exercise and a nursery that is warm for all of them."""
    tasks = {exercise: Task.load(exercise) for exercise in masters()}
    nursery = Nursery([source for task in tasks.values() for source in task.opening], Limits())
    try:
        yield tasks, nursery
    finally:
        nursery.close()


def main(argv=None):
    """Compare with the whole of ``otter run``; exit with 1 where one differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.grading.agreement", description=__doc__.splitlines()[0],
                                     epilog="Example: python -m tests.grading.agreement 8")
    parser.add_argument("count", nargs="?", type=int, metavar="COUNT",
                        help="how many of the honest submissions (default: all)")
    count = parser.parse_args(argv).count
    differing, seen = 0, 0
    with tempfile.TemporaryDirectory() as folder, classes() as (tasks, nursery):
        archives = {exercise: autograder(exercise, folder) for exercise in tasks}
        for exercise, name, content in list(submissions())[:count]:
            theirs = scores_by_run(archives[exercise], content, folder)
            ours = scores_here(tasks[exercise], nursery, name, content)
            same = theirs == ours
            seen, differing = seen + 1, differing + (not same)
            print(f"{name}: {'same' if same else f'otter {theirs}, here {ours}'}", flush=True)
    print(f"{seen} submissions, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    os.environ.setdefault("TQDM_DISABLE", "1")
    sys.exit(main())
