"""The course as its lessons' metadata tell it: titles, minutes, objectives, prerequisites, sources.

Every lesson notebook carries a ``course`` block in its metadata; nothing about a lesson is written twice.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from innotrade.errors import CourseError

#: Parts in their order, with the names that pages show.
PARTS = {
    "start": "Start here",
    "fta": "Part I: FTA strategy",
    "nis": "Part II: National innovation systems in Latin America",
    "korea": "Part III: The Korean innovation experience",
    "lac": "Part IV: Small firms abroad from Latin America",
    "ksme": "Part V: Korea's policies for small firms",
    "capstone": "Capstone",
}

#: What an objective may begin with: something a reader can be seen doing.
MEASURABLE_VERBS = {
    "allocate", "build", "calculate", "calibrate", "choose", "classify", "compare", "compute", "correct", "cost",
    "decide", "decompose", "defend", "design", "draw", "estimate", "explain", "find", "forecast", "interpret", "judge",
    "load", "locate", "match", "measure", "plan", "price", "propose", "rank", "read", "recompute", "reproduce",
    "schedule", "score", "simulate", "solve", "state", "test", "trace", "verify", "weigh", "write",
}


class LessonError(CourseError):
    """A lesson's metadata are missing or wrong; the message names the notebook and the field."""


@dataclass(frozen=True)
class Lesson:
    """What a lesson says of itself.

    ``minutes`` is reading and playing time without the exercise; ``source`` names chapter, sections, tables and
    figures of the study; ``exercise`` is the exercise's name or an empty string.
    """

    title: str
    part: str
    slug: str
    minutes: int
    objectives: tuple[str, ...]
    prerequisites: tuple[str, ...]
    source: dict
    data: tuple[str, ...]
    models: tuple[str, ...]
    exercise: str

    @property
    def name(self) -> str:
        """``part/slug``, as everywhere in the course."""
        return f"{self.part}/{self.slug}"


def root() -> Path:
    """Return the checkout's folder.

    Raises
    ------
    CourseError
        The package is installed without a checkout: the course's pages are not here.
    """
    folder = Path(__file__).parents[2]
    if not (folder / "book" / "_toc.yml").exists():
        raise CourseError("this command works on the course's checkout: run `pip install -e .` there")
    return folder


@cache
def lessons() -> tuple[Lesson, ...]:
    """Return all lessons in the order of the table of contents."""
    found = [read_lesson(root() / f"{entry}.ipynb") for entry in contents() if (root() / f"{entry}.ipynb").exists()]
    return tuple(found)


def contents() -> list[str]:
    """Return every page of the table of contents, from the root and without suffix, in order."""
    return [page for _, pages in parts() for page in pages]


def parts() -> list[tuple[str, list[str]]]:
    """Return the parts of the table of contents: caption and pages; the home page stands first, without a caption."""
    toc = yaml.safe_load((root() / "book" / "_toc.yml").read_text(encoding="utf-8"))

    def walk(entry) -> list[str]:
        below = [page for key in ("chapters", "sections") for child in entry.get(key, []) for page in walk(child)]
        return [entry["file"], *below] if "file" in entry else below

    return [("", [toc["root"]]), *((part["caption"], walk(part)) for part in toc["parts"])]


def lesson(name: str) -> Lesson:
    """Return one lesson by its ``part/slug``; raise ``LessonError`` when there is none."""
    for candidate in lessons():
        if candidate.name == name:
            return candidate
    raise LessonError(f"no lesson is called {name!r}; the lessons are {', '.join(item.name for item in lessons())}")


def read_lesson(path: Path) -> Lesson:
    """Read and check one notebook's ``course`` metadata.

    Raises
    ------
    LessonError
        A field is missing, an objective does not begin with a measurable verb, or part and slug do not match the
        file's place.
    """
    metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("course")
    if metadata is None:
        raise LessonError(f"{path.name}: the notebook's metadata have no 'course' block")
    missing = [field for field in Lesson.__dataclass_fields__ if field not in metadata]
    if missing:
        raise LessonError(f"{path.name}: the course metadata lack {', '.join(missing)}")
    values = {field: metadata[field] for field in Lesson.__dataclass_fields__}
    found = Lesson(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
    _check(found, path)
    return found


def _check(found: Lesson, path: Path) -> None:
    if found.name != f"{path.parent.name}/{path.stem}":
        raise LessonError(f"{path.name}: the metadata call it {found.name!r}, its place {path.parent.name}/{path.stem}")
    if not found.title.endswith("?") and found.part != "start":
        raise LessonError(f"{path.name}: the title of a lesson is a question, got {found.title!r}")
    if not 2 <= len(found.objectives) <= 4:
        raise LessonError(f"{path.name}: a lesson has 2 to 4 objectives, got {len(found.objectives)}")
    for objective in found.objectives:
        verb = objective.split()[0].lower()
        if verb not in MEASURABLE_VERBS:
            raise LessonError(f"{path.name}: objective {objective!r} does not begin with a measurable verb")


def opening(found: Lesson, title_of=None) -> str:
    """Return the Markdown of a lesson's opening box: what the reader will be able to do, minutes, what to read first.

    Parameters
    ----------
    found
        The lesson.
    title_of
        Function from a lesson's name to its title; the default looks it up in the book.
    """
    title_of = title_of or (lambda name: lesson(name).title)
    items = "\n".join(f"{number}. {objective}" for number, objective in enumerate(found.objectives, start=1))
    first = ", ".join(f"[{title_of(name)}](../{name}.ipynb)" for name in found.prerequisites)
    lines = [f"**{found.minutes} minutes.** " + (f"Read first: {first}" if first else "Nothing to read first.")]
    if found.source:
        lines.append(f"From the study: {places(found.source)}.")
    return "## What you will be able to do\n\n" + items + "\n\n" + "\n\n".join(lines)


def places(source: dict) -> str:
    """Return the places of the study that a lesson teaches, in words.

    >>> places({"chapter": "I", "sections": ["A", "E"], "tables": ["T1"], "figures": []})
    'chapter I, sections A and E, table T1'
    """
    parts = [f"chapter {source['chapter']}"]
    for kind in ("section", "table", "figure"):
        named = source[f"{kind}s"]
        if named:
            parts.append(f"{kind}{'s' if len(named) > 1 else ''} " + " and ".join(
                [", ".join(named[:-1]), named[-1]] if len(named) > 1 else named))
    return ", ".join(parts)
