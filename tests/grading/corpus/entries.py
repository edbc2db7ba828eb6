"""What an entry of the corpus is, and short ways to make one."""

from dataclasses import dataclass, field

from tests.grading.classroom import FULL, after, as_bytes, before, replaced, solved

RIGHT = solved()
ENTRIES = []

#: Students of the roster; the file of each has the student's name.
STUDENTS = ["ana", "bob"]


@dataclass(frozen=True)
class Entry:
    """A submission: file name, verdict, questions that lose all points, content (a path for a link).

    Those that are ``sandboxed`` look for a hole in the sandbox, so they run once more as an ordinary user.
    """

    name: str
    verdict: str
    lost: tuple[str, ...] = ()
    content: bytes = field(default=b"", repr=False)
    link: str = ""
    points: dict | None = None
    sandboxed: bool = False

    @property
    def expected(self):
        if self.points is not None:
            return self.points
        return {question: 0 if question in self.lost else points for question, points in FULL.items()}


def add(name, verdict, lost=(), notebook=None, content=None, link="", suffix=".ipynb", points=None, sandboxed=False):
    lost = tuple(FULL) if lost == "all" else (lost,) if isinstance(lost, str) else tuple(lost)
    body = content if content is not None else as_bytes(notebook) if notebook is not None else b""
    ENTRIES.append(Entry(name + suffix, verdict, lost, body, link, points, sandboxed))


def attack(name, source):
    """Code that sets ``caught`` to whatever it got hold of; the right answer of question 1 goes if it got anything."""
    first = before(RIGHT, "q1-answer", f"caught = None\n{source}")
    add(name, "graded", (), after(first, "q1-answer", "if caught:\n    del slips"), sandboxed=True)


def function(name, verdict, lost, body, points=None):
    """A right ``concentration`` that does something more on Series of four, which the public check begins with."""
    own = next(cell["source"] for cell in RIGHT["cells"] if cell["id"] == "q3-answer")
    source = f"{own}\nhonest = concentration\ndef concentration(exports):\n    if len(exports) == 4:\n" + "\n".join(
        f"        {line}" for line in body.splitlines()) + "\n    return honest(exports)"
    add(name, verdict, lost, replaced(RIGHT, "q3-answer", source), points=points)


def attempts(*lines):
    """Code that tries each line; the first that works is caught."""
    return "".join(f"try:\n    {line}\n    caught = caught or {line!r}\nexcept Exception:\n    pass\n"
                   for line in lines)
