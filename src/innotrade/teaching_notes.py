"""Notes for those who teach a lesson: ``book/<part>/<slug>.teach.yml`` beside it, checked, with computed numbers.

Numbers are written ``{name:.1f}`` and come from the values of the lesson's quiz. What the page answers in a
demonstration is not written at all: the explorer's own model is asked, and the link opens the page at these values.
"""

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from innotrade import course, course_pages, quiz_bank
from innotrade.course import Lesson
from innotrade.errors import CourseError
from innotrade.explorer import MIME_TYPE, function_of
from innotrade.explorer.values import answer, encoded

SESSION_MINUTES = 90


class NotesError(CourseError):
    """A lesson's notes are missing or wrong; the message names the file and the place."""


def path_of(lesson: Lesson) -> Path:
    """Return where a lesson's notes lie."""
    return course.root() / "book" / f"{lesson.name}.teach.yml"


def notes(part: str) -> str:
    """Return the Markdown of the notes to every lesson of a part.

    Raises
    ------
    NotesError
        Notes are missing, break the schema, name a number or a control that is not there, or do not fill the session.
    """
    return "\n\n".join(_lesson_notes(lesson, read(lesson)) for lesson in course_pages.part_lessons(part))


def read(lesson: Lesson) -> dict[str, Any]:
    """Return a lesson's notes with their numbers filled in; see ``notes`` for the errors raised."""
    path = path_of(lesson)
    if not path.exists():
        raise NotesError(f"{lesson.name} has no notes for teachers: {path.name} is not there")
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise NotesError(f"{path.name} is no YAML: {error}") from error
    problem = best_match(_validator().iter_errors(found))
    if problem:
        place = ", ".join(str(step) for step in problem.absolute_path) or "the file"
        raise NotesError(f"{path.name}, {place}: {problem.message}")
    minutes = sum(step["minutes"] for step in found["session"])
    if minutes != SESSION_MINUTES:
        raise NotesError(f"{path.name}: the session must take {SESSION_MINUTES} minutes, got {minutes}")
    return quiz_bank.filled_all(path.name, found, quiz_bank.values(lesson.name), leave=("set",))


def explorers(lesson: Lesson) -> list[dict[str, Any]]:
    """Return what the notebook stores of a lesson's explorers, in the order of the page."""
    cells = json.loads((course.root() / "book" / f"{lesson.name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [output["data"][MIME_TYPE] for cell in cells for output in cell.get("outputs", [])
            if MIME_TYPE in output.get("data", {})]


def demonstrated(lesson: Lesson, demonstration: dict[str, Any]) -> list[dict[str, str]]:
    """Return the steps of a demonstration: what to ask, the link that shows the answer, and the answer.

    Raises
    ------
    NotesError
        The lesson has no such explorer, a step sets a control that it does not have, or the model refuses the values.
    """
    shown, number = explorers(lesson), demonstration["explorer"]
    if number > len(shown):
        raise NotesError(f"{lesson.name}: the demonstration uses explorer {number}; the lesson has {len(shown)}")
    return [_step(lesson, shown[number - 1], number, step) for step in demonstration["steps"]]


def _step(lesson: Lesson, payload: dict[str, Any], number: int, step: dict[str, Any]) -> dict[str, str]:
    names = [control["name"] for control in payload["controls"]]
    strange = [name for name in step["set"] if name not in names]
    if strange:
        raise NotesError(f"{lesson.name}: the explorer has no control {strange[0]!r}; it has {', '.join(names)}")
    found = answer(function_of(payload["model"]), function_of(payload["summary"]), payload["controls"], step["set"],
                   payload["data"])
    if "errors" in found:
        raise NotesError(f"{lesson.name}: a demonstration sets what is refused: {found['errors'][0]['message']}")
    address = f"../{lesson.name}.html#explorer-{number}={quote(encoded(found['values']), safe='')}"
    return {"ask": step["ask"], "address": address, "answer": found["text"]}


def _lesson_notes(lesson: Lesson, found: dict[str, Any]) -> str:
    wrong = [f"**“{item['thinks']}”** {item['because']} *What shows it:* {item['answer']}"
             for item in found["misconceptions"]]
    session = [f"| {step['minutes']} | {step['what']} |" for step in found["session"]]
    steps = [f"{number}. {step['ask']} <a href=\"{escape(step['address'])}\">{escape(step['answer'])}</a>"
             for number, step in enumerate(demonstrated(lesson, found["demonstration"]), start=1)]
    return "\n\n".join([
        f"## {lesson.title}",
        f'{course_pages.link(lesson)}: {lesson.minutes} minutes of reading and playing alone. '
        f'<a href="../../slides/{lesson.name}.html">Slides of “{lesson.title}”</a> open in a browser, offline too.',
        "### What students get wrong", *wrong,
        "### Questions to ask", "\n".join(f"- {question}" for question in found["questions"]),
        "### Ninety minutes", "\n".join(["| minutes | what |", "|---|---|", *session]),
        "### Five minutes at the wall",
        "Ask first, then open the page by its answer: the explorer stands at the values that give it.",
        "\n".join(steps),
        "### For those who are done", found["extension"]])


@cache
def _validator() -> Draft202012Validator:
    schema = Path(__file__).with_name("teaching_schema.json")
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
