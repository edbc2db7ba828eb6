"""Masters in otter-assign's syntax: reading their blocks, and making what a student gets.

Understood is the part of the syntax that the course uses: assignment and question blocks with ``PROMPT``, ``SOLUTION``
and ``TESTS`` inside, and in code ``# SOLUTION``, ``# SOLUTION NO PROMPT``, ``# BEGIN SOLUTION`` (``NO PROMPT``) to
``# END SOLUTION``, ``# BEGIN PROMPT`` to ``# END PROMPT`` as otter has them. Anything else in a raw cell is an error.
"""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import yaml

from innotrade.errors import CourseError
from innotrade.exercise import Exercise
from innotrade.variants import Variant

_BOUNDARY = re.compile(r"#\s+(BEGIN|END)\s+(QUESTION|PROMPT|SOLUTION|TESTS)\s*", re.IGNORECASE)
_CONFIG = re.compile(r"#\s+ASSIGNMENT\s+CONFIG\s*", re.IGNORECASE)
_BEGIN_CODE = re.compile(r"(\s*)# BEGIN SOLUTION( NO PROMPT)?")
_DROPPED_LINES = ("# SOLUTION NO PROMPT", "# BEGIN PROMPT", "# END PROMPT")
_ASSIGNED = re.compile(r"(\s*[\w.\[\]'\", ]+?\s*=)(?!=).* ?# ?SOLUTION")
_LINE = re.compile(r"(\s*).* ?# ?SOLUTION")
_BEGIN_CALL = re.compile(r"begin\((\"[^\"]*\"|'[^']*')(, seed=\d+)?\)")
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}

_LOCKED = {"deletable": False, "editable": False}

#: Whom the roles of a cell are for; a student gets text, prompts and solutions with their code taken out.
TEXT, PROMPT, SOLUTION, TESTS = "text", "prompt", "solution", "tests"


class MasterError(CourseError):
    """A master's syntax is wrong; the message names the notebook and the cell."""


@dataclass
class MasterCell:
    """A cell with its role and, inside a question, the question's id."""

    cell: nbformat.NotebookNode
    role: str = TEXT
    question: str = ""


@dataclass
class Master:
    """A master: its cells without the raw ones that mark blocks, and the settings of its questions by id."""

    path: Path
    cells: list[MasterCell]
    questions: dict[str, dict]
    config: dict = field(default_factory=dict)

    def tests(self, question: str) -> list["Test"]:
        """Return the tests of a question in order."""
        return [Test.read(item.cell, self.path) for item in self.cells
                if item.role == TESTS and item.question == question]


@dataclass(frozen=True)
class Test:
    """A test of a master: a function whose arguments are names that the student's notebook defines.

    A grader gives it values for ``arguments`` (``variant`` is its own, never the student's) and calls it; it raises
    ``AssertionError`` where the answer is wrong.
    """

    name: str
    source: str
    arguments: tuple[str, ...]
    hidden: bool
    points: float | None

    __test__ = False  # pytest would take the class for one of its own

    @classmethod
    def read(cls, cell: nbformat.NotebookNode, path: Path) -> "Test":
        """Read a test cell: its settings, then a function, then a call of the function."""
        settings = re.match(r'"""\s*# BEGIN TEST CONFIG\n(.*?)"""\s*# END TEST CONFIG', cell.source, re.DOTALL)
        hidden = re.match(r"\s*#.*\bhidden\b", cell.source, re.IGNORECASE) is not None
        values = yaml.safe_load(settings.group(1)) if settings else {}
        try:
            functions = [node for node in ast.parse(cell.source).body if isinstance(node, ast.FunctionDef)]
        except SyntaxError as error:
            raise MasterError(f"{path.name}, cell {cell.id!r}: {error}") from error
        if len(functions) != 1:
            raise MasterError(f"{path.name}, cell {cell.id!r}: a test cell holds one function, got {len(functions)}")
        function = functions[0]
        return cls(function.name, ast.unparse(function), tuple(argument.arg for argument in function.args.args),
                   values.get("hidden", hidden), values.get("points"))


def read(path: Path) -> Master:
    """Read a master and give each cell its role.

    Raises
    ------
    MasterError
        A block is not closed, nested where it must not be, or a raw cell holds something else.
    """
    found = Master(path, [], {})
    question, role, opened = "", TEXT, ""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "raw":
            found.cells.append(MasterCell(cell, role, question))
            continue
        if _CONFIG.match(cell.source):
            found.config = _settings(cell, path)
            continue
        boundary = _BOUNDARY.match(cell.source)
        if not boundary:
            raise MasterError(f"{path.name}, cell {cell.id!r}: a raw cell must begin or end a block, got "
                              f"{cell.source.splitlines()[0] if cell.source else 'nothing'!r}")
        edge, block = boundary.group(1).upper(), boundary.group(2).lower()
        opened, question, role = _step(found, cell, edge, block, opened, question)
    if opened:
        raise MasterError(f"{path.name}: the block {opened} is never closed")
    return found


def _step(found: Master, cell, edge: str, block: str, opened: str, question: str) -> tuple[str, str, str]:
    """Cross the edge of a block; return what is open, the question's id and the role of the cells that follow."""
    place = f"{found.path.name}, cell {cell.id!r}"
    if edge == "BEGIN" and block == "question" and not opened:
        settings = _settings(cell, found.path)
        if "name" not in settings:
            raise MasterError(f"{place}: a question needs a name")
        found.questions[settings["name"]] = settings
        return "question", settings["name"], TEXT
    if edge == "BEGIN" and block != "question" and opened == "question":
        return block, question, block
    if edge == "END" and block == opened:
        return ("", "", TEXT) if block == "question" else ("question", question, TEXT)
    inside = f"inside {opened}" if opened else "outside every block"
    raise MasterError(f"{place}: {edge} {block.upper()} cannot stand here, {inside}")


def _settings(cell, path: Path) -> dict:
    try:
        return yaml.safe_load(cell.source) or {}
    except yaml.YAMLError as error:
        raise MasterError(f"{path.name}, cell {cell.id!r}: the settings are no YAML: {error}") from error


def student_text(found: Master, exercise: Exercise, student: str, seed: int) -> str:
    """Return the student's notebook as text: no solution, no test, no output; the same bytes on every machine.

    Parameters
    ----------
    found
        The master.
    exercise
        Its declaration, for the names of the answers and the parameters.
    student
        Identifier, kept in the notebook's metadata; empty for the published exercise.
    seed
        The student's seed; 0 for the published exercise.
    """
    cells, checked = [], set()
    for item in found.cells:
        if item.role == TESTS:
            if item.question not in checked:
                checked.add(item.question)
                cells.append(_check_cell(exercise, item.question))
            continue
        cell = _student_cell(item, exercise.variant(seed), seed)
        if cell is not None:
            cells.append(cell)
    metadata = {
        "innotrade": {"exercise": exercise.name, "seed": seed} | ({"student": student} if student else {}),
        "kernelspec": _KERNEL,
        "language_info": {"name": "python"},
        # otter refuses a notebook that does not say which assignment it belongs to
        **({"otter": {"assignment_name": found.config["name"]}} if "name" in found.config else {}),
    }
    notebook = nbformat.from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def _student_cell(item: MasterCell, variant: Variant, seed: int) -> dict | None:
    source, tags = item.cell.source, [tag for tag in item.cell.metadata.get("tags", []) if tag != "variant"]
    if item.cell.cell_type == "markdown":
        if item.role == SOLUTION:
            return None
        if "variant" in item.cell.metadata.get("tags", []):
            source = variant.describe()
        return _markdown(item, source, tags)
    if item.role == SOLUTION:
        source = without_solution(source)
        if not source.strip():
            return None
    if seed:
        source = with_seed(source, seed)
    return _code(item.cell.id, source, _metadata(item, tags))


def with_seed(source: str, seed: int) -> str:
    """Return code whose call of ``begin`` opens the variant of a seed."""
    return _BEGIN_CALL.sub(lambda call: f"begin({call.group(1)}, seed={seed})", source)


def _markdown(item: MasterCell, source: str, tags: list[str]) -> dict:
    return {"cell_type": "markdown", "id": item.cell.id, "source": source, "metadata": _metadata(item, tags)}


def _metadata(item: MasterCell, tags: list[str]) -> dict:
    """Lock what a question says, and mark the cells that answer it."""
    metadata = {"tags": tags} if tags else {}
    if item.question and item.role == TEXT:
        return {**_LOCKED, **metadata}
    if item.question:
        return {"innotrade": {"answers": item.question}, **metadata}
    return metadata


def _code(cell_id: str, source: str, metadata: dict) -> dict:
    return {"cell_type": "code", "id": cell_id, "source": source, "metadata": metadata, "outputs": [],
            "execution_count": None}


def _check_cell(exercise: Exercise, question: str) -> dict:
    answer = exercise.question(question).answer
    return _code(f"{question}-feedback", f'check("{question}", {answer})', dict(_LOCKED))


def without_solution(source: str) -> str:
    """Return code with its solution taken out: ``...`` in its place, as otter does.

    Raises
    ------
    MasterError
        A ``# BEGIN SOLUTION`` has no end, or the other way round.

    >>> without_solution("share = 1 / 3  # SOLUTION")
    'share = ...'
    """
    kept, inside = [], False
    for line in source.splitlines():
        bare = line.rstrip()
        if bare.endswith("# END SOLUTION"):
            if not inside:
                raise MasterError(f"# END SOLUTION without a beginning in: {source!r}")
            inside = False
            continue
        begins = _BEGIN_CODE.match(line)
        if inside or bare.endswith(_DROPPED_LINES):
            if begins and inside:
                raise MasterError(f"# BEGIN SOLUTION inside a solution in: {source!r}")
            continue
        if begins:
            inside = True
            if not begins.group(2):
                kept.append(begins.group(1) + "...")
            continue
        kept.append(_masked(line))
    if inside:
        raise MasterError(f"# BEGIN SOLUTION is never ended in: {source!r}")
    return "\n".join(kept)


def _masked(line: str) -> str:
    assigned = _ASSIGNED.match(line)
    if assigned:
        return assigned.group(1) + " ..."
    plain = _LINE.match(line)
    return plain.group(1) + "..." if plain else line
