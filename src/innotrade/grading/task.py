"""What is graded: an exercise, the tests of its master, and what each is worth."""

import hashlib
import json
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from innotrade import data, exercise, master
from innotrade.errors import CourseError
from innotrade.exercises import master_path


@dataclass(frozen=True)
class Question:
    """A question of a master: its id, the name of its answer, its tests in order and the points a teacher gives."""

    id: str
    answer: str
    tests: tuple[master.Test, ...]
    manual_points: float

    @property
    def possible(self) -> float:
        """Return what its tests are worth."""
        return sum(test.points for test in self.tests)


class Task:
    """An exercise as the grader knows it, hidden tests included.

    Parameters
    ----------
    name
        ``"part/slug"``.
    text
        The master notebook's text.
    variants
        Whether every student was given numbers of their own; else a notebook that says nothing of its student is
        graded with the published ones.
    """

    def __init__(self, name: str, text: str, *, variants: bool = False) -> None:
        self.name = name
        self.text = text
        self.variants = variants
        self.exercise = exercise.load(name)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{name.replace('/', '-')}.ipynb"
            path.write_text(text, encoding="utf-8")
            self.master = master.read(path)
            self.questions = [self._question(found, settings) for found, settings in self.master.questions.items()]

    @classmethod
    def load(cls, name: str, *, variants: bool = False) -> "Task":
        """Return the task of a master in ``solutions/``; raise ``CourseError`` where there is none."""
        return cls(name, master_path(name).read_text(encoding="utf-8"), variants=variants)

    def _question(self, found: str, settings: dict) -> Question:
        tests = tuple(self.master.tests(found))
        for test in tests:
            if test.points is None:
                raise CourseError(f"{self.name}, {found}: the test {test.name} does not say its points")
        manual = float(settings.get("points") or 0) if settings.get("manual") else 0.0
        return Question(found, self.exercise.question(found).answer, tests, manual)

    @cached_property
    def digest(self) -> str:
        """Return a fingerprint of all that points depend on: the master, this package, the course's data."""
        found = hashlib.sha256(json.dumps([self.name, self.text, self.variants]).encode("ascii"))
        folders, kinds = (Path(exercise.__file__).parent, data.folder()), {".py", ".yml", ".csv", ".json"}
        for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in kinds):
            found.update(hashlib.sha256(path.read_bytes()).digest())
        return found.hexdigest()

    @cached_property
    def opening(self) -> list[str]:
        """Return the published cells before the first question, which a warm process may run."""
        found = []
        for item in self.master.cells:
            if item.question:
                break
            if item.cell.cell_type == "code" and item.role == master.TEXT:
                found.append(item.cell.source)
        return found

    @cached_property
    def owners(self) -> dict[str, str]:
        """Return the question of each cell that students get, by the cell's id."""
        return {item.cell.id: item.question for item in self.master.cells if item.role != master.TESTS}

    @cached_property
    def feedback_cells(self) -> dict[str, str]:
        """Return the source of the published cells that call ``check``, by their ids."""
        return {f"{question.id}-feedback": f'check("{question.id}", {question.answer})' for question in self.questions}
