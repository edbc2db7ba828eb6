"""What joins the course, checked: objectives to what tests them, tables to lessons, prerequisites, links, terms.

`innotrade map` prints every joint that is broken; CI fails on the first.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from innotrade import course, course_pages, data, exercise, glossary, quiz_bank
from innotrade.course import Lesson
from innotrade.errors import CourseError

EXAMPLE = "innotrade map"
TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")
_LINK = re.compile(r"\]\((?!https?:|mailto:|#|data:)([^)#\s]+)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command looks at the checkout."""


def run(args: argparse.Namespace) -> int:
    """Print the course in one line and what is broken in it; return 1 if anything is."""
    lessons = taught()
    minutes = sum(lesson.minutes for lesson in lessons)
    print(f"{len(lessons)} lessons, {minutes} minutes, {sum(len(lesson.objectives) for lesson in lessons)} objectives")
    found = faults()
    for fault in found:
        print(fault)
    return 1 if found else 0


def taught() -> list[Lesson]:
    """Return the lessons that have objectives to be checked: all but those that show how the course works."""
    return [lesson for lesson in course.lessons() if lesson.part != "start"]


def faults() -> list[str]:
    """Return a sentence for each broken joint of the course, in the order of the contents; empty when all hold."""
    lessons = [fault for lesson in taught() for fault in (*_unchecked(lesson), *_without_take_away(lesson))]
    order = [fault for lesson in course.lessons() for fault in _prerequisites(lesson)]
    return [*lessons, *order, *_untaught_tables(), *_dead_links(), *_terms()]


def objectives_checked() -> str:
    """Return for each lesson its objectives, the quiz items that check each, and the tasks that exercise it."""
    blocks = []
    for lesson in taught():
        asked = [(item["objective"], item["id"]) for item in items(lesson)]
        done = [(task.objective, task.id) for task in tasks(lesson)]
        rows = [f"| {aim} | {_named(asked, number)} | {_named(done, number)} |"
                for number, aim in enumerate(lesson.objectives, start=1)]
        blocks.append("\n".join([f"**{course_pages.link(lesson)}** ({course_pages.places(lesson)})", "",
                                 "| objective | quiz | exercise |", "|---|---|---|", *rows]))
    return "\n\n".join(blocks)


def _named(pairs: list[tuple[int, str]], number: int) -> str:
    return ", ".join(name for objective, name in pairs if objective == number) or "–"


def tasks(lesson: Lesson) -> list[exercise.Question]:
    """Return the tasks of a lesson's exercise, none if it has no exercise."""
    return list(exercise.load(lesson.exercise).questions) if lesson.exercise else []


def items(lesson: Lesson) -> list[dict]:
    """Return the items of a lesson's quiz, none if it has no quiz."""
    path = quiz_bank.folder() / f"{lesson.name}.quiz.yml"
    return quiz_bank.read(path)["items"] if path.exists() else []


def _unchecked(lesson: Lesson) -> Iterator[str]:
    """Objectives that no quiz item checks, and items and tasks that name an objective which is not there."""
    if not items(lesson):
        yield f"{lesson.name}: it has no quiz"
    if not lesson.exercise:
        yield f"{lesson.name}: it has no exercise"
    known = range(1, len(lesson.objectives) + 1)
    asked = {item["objective"] for item in items(lesson)}
    for number in known:
        if number not in asked:
            yield f"{lesson.name}: no item of the quiz checks objective {number}, {lesson.objectives[number - 1]!r}"
    for item in items(lesson):
        if item["objective"] not in known:
            yield f"{lesson.name}: item {item['id']!r} checks objective {item['objective']}; there are {len(known)}"
    for task in tasks(lesson):
        if task.objective not in known:
            yield f"{lesson.name}: task {task.id} exercises objective {task.objective}; there are {len(known)}"


def _without_take_away(lesson: Lesson) -> Iterator[str]:
    try:
        course_pages.take_away(lesson)
    except CourseError as error:
        yield str(error)


def _prerequisites(lesson: Lesson) -> Iterator[str]:
    names = [known.name for known in course.lessons()]
    for name in lesson.prerequisites:
        if name not in names:
            yield f"{lesson.name}: its prerequisite {name!r} is no lesson"
        elif names.index(name) >= names.index(lesson.name):
            yield f"{lesson.name}: its prerequisite {name!r} does not come earlier"


def _untaught_tables() -> Iterator[str]:
    named = {table for lesson in taught() if lesson.source for table in lesson.source["tables"]}
    for table in data.catalogue()["table"]:
        if table not in named:
            yield f"table {table}: no lesson teaches it"


def _dead_links() -> Iterator[str]:
    """Links of pages to files that are not there; the built pages are crawled by a test of their own."""
    for page, text in page_texts():
        for target in _LINK.findall(text):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(course.root()).as_posix()}: the link {target!r} leads nowhere"


def _terms() -> Iterator[str]:
    defined = {name.lower(): term.term for term in glossary.terms() for name in term.names}
    used = set()
    for page, text in page_texts():
        for name in (found.strip().lower() for found in TERM.findall(text)):
            used.add(defined.get(name))
            if name not in defined:
                yield f"{page.relative_to(course.root()).as_posix()}: the term {name!r} is not in the glossary"
    for term in glossary.terms():
        if term.term not in used:
            yield f"{term.part}/glossary.yml: no page uses the term {term.term!r}"


def page_texts() -> Iterator[tuple[Path, str]]:
    """Yield each page of the contents with what it says: its Markdown and its stored sentences."""
    for entry in course.contents():
        notebook, page = (course.root() / f"{entry}{suffix}" for suffix in (".ipynb", ".md"))
        if notebook.exists():
            yield notebook, "\n".join(_said(notebook))
        else:
            yield page, page.read_text(encoding="utf-8")


def _said(path: Path) -> Iterator[str]:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])
        for output in cell.get("outputs", []):
            yield "".join(output.get("data", {}).get("text/markdown", ""))
