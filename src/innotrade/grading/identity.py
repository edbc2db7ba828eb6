"""Whose notebook is this, of which exercise, with whose numbers?

What the file claims is compared with what the teacher knows. The seed that decides on the expected answers always
comes from the student's identifier, never from the file.
"""

from dataclasses import dataclass, field

from innotrade.grading.notebooks import Notebook
from innotrade.grading.task import Task
from innotrade.variants import seed_of


@dataclass
class Identity:
    """What is known: student, seed, why it is another exercise (or nothing), signs of tampering, and notes."""

    student: str = ""
    seed: int = 0
    wrong: str = ""
    tampered: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def identify(notebook: Notebook, task: Task, student: str = "") -> Identity:
    """Return whose notebook it is.

    Parameters
    ----------
    notebook
        As read; its claims are tested.
    task
        What is to be graded.
    student
        Identifier by the roster; empty where there is none.
    """
    who = Identity(student or notebook.student)
    opened = notebook.opened()
    claimed = notebook.exercise or (opened[0] if opened else "")
    if not notebook.exercise:
        who.notes.append("the notebook's metadata does not say which exercise it is")
    known = {cell.id for cell in notebook.cells} & {*task.owners, *task.feedback_cells}
    if claimed and claimed != task.name:
        who.wrong = f"the notebook belongs to {claimed!r}, not to {task.name!r}"
    elif not claimed and not known:
        who.wrong = f"nothing in the notebook belongs to {task.name!r}"
    own = task.variants or notebook.student or notebook.seed or (opened is not None and opened[1] != 0)
    who.seed = seed_of(task.name, who.student) if own else 0
    _compare(who, notebook, task, student, opened)
    return who


def _compare(who: Identity, notebook: Notebook, task: Task, student: str, opened: tuple[str, int] | None) -> None:
    def suspect(reason: str) -> None:
        who.tampered.append(("tampered", reason))

    if task.variants and not who.student:
        suspect("it is not known whose notebook this is, so not which numbers are its own")
    if student and notebook.student and notebook.student.casefold() != student.casefold():
        suspect(f"this is the notebook of {notebook.student!r}, handed in by {student!r}")
    if notebook.seed is not None and notebook.seed != who.seed:
        suspect("the seed in the metadata is not the student's own")
    elif opened is not None and opened[0] == task.name and opened[1] != who.seed:
        suspect("the seed in begin(...) is not the student's own")
    for cell in notebook.cells:
        published = task.feedback_cells.get(cell.id)
        if published is not None and cell.source.strip() != published:
            suspect(f"the locked cell {cell.id} was changed")
    missing = [question.id for question in task.questions
               if not any(cell.checks == question.id for cell in notebook.cells)]
    if missing:
        who.notes.append(f"no cell checks {', '.join(missing)}")


def owners(notebook: Notebook, task: Task) -> list[str]:
    """Return for each cell the question on whose time it runs; an empty string for the opening cells.

    A cell belongs where its metadata or its id says; a cell that students have added, or that has lost both, to the
    question that is checked next, or else to the one before.
    """
    ids = {question.id for question in task.questions}
    known: list[str | None] = []
    for cell in notebook.cells:
        owner = cell.question or task.owners.get(cell.id) or cell.checks
        known.append(owner if owner in ids else "" if cell.id in task.owners else None)
    following: str | None = None
    for place in range(len(known) - 1, -1, -1):
        if known[place] is None:
            known[place] = following
        elif known[place]:
            following = known[place]
    current, found = "", []
    for owner in known:
        current = current if owner is None else owner
        found.append(current)
    return found
