"""How a brief is judged: the criteria of ``rubric.yml`` beside this module, as a table, a form and marks."""

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import yaml

from innotrade.errors import CourseError

_FIELDS = ("id", "title", "points", "full", "half", "none", "asks")


@dataclass(frozen=True)
class Criterion:
    """One line of the rubric: what it looks at, its points, what earns all, half or none, and a peer's question."""

    id: str
    title: str
    points: int
    full: str
    half: str
    none: str
    asks: str


@dataclass(frozen=True)
class Block:
    """HTML that a directive puts into a page as it is."""

    html: str


def path() -> Path:
    """Return the rubric's file, which a teacher may change."""
    return Path(__file__).with_name("rubric.yml")


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the criteria in order.

    Raises
    ------
    CourseError
        A criterion lacks a field or has an unknown one, or its points are no whole number of 1 or more.
    """
    found = []
    for entry in yaml.safe_load(path().read_text(encoding="utf-8"))["criteria"]:
        if sorted(entry) != sorted(_FIELDS):
            raise CourseError(f"rubric.yml: a criterion has {', '.join(_FIELDS)}, got {', '.join(entry)}")
        if not isinstance(entry["points"], int) or entry["points"] < 1:
            raise CourseError(f"rubric.yml: the points of {entry['id']} must be a whole number of 1 or more")
        found.append(Criterion(**entry))
    return tuple(found)


def points() -> int:
    """Return the points of a brief that earns all of them."""
    return sum(criterion.points for criterion in criteria())


def table() -> str:
    """Return the rubric as Markdown: in the page and, the same, in the exercise."""
    rows = [f"| {line.points}: {line.title.lower()} | {line.full} | {line.half} | {line.none} |" for line in criteria()]
    return "\n".join(["| Points | Full | Half | None |", "| --- | --- | --- | --- |", *rows])


def rubric() -> str:
    """Return the rubric with its sum, for the page."""
    return f"**{points()} points in {len(criteria())} criteria; half points are possible.**\n\n{table()}"


def review_form() -> Block:
    """Return a form for a peer: filled in on the page or on paper, printed alone."""
    rows = "\n".join(
        f'<tr><th scope="row"><b>{escape(line.title)}</b><br><span class="asks">{escape(line.asks)}</span></th>'
        f'<td><input type="number" min="0" max="{line.points}" step="0.5" aria-label="Points for {escape(line.title)}, '
        f'of {line.points}"> of {line.points}</td>'
        f'<td><textarea rows="2" aria-label="Your sentence on {escape(line.title)}"></textarea></td></tr>'
        for line in criteria())
    return Block(
        '<div class="review-form"><div class="printed">'
        '<p class="form-title">Peer review of a policy brief</p>'
        '<p class="form-line"><label>Brief of <input type="text" autocomplete="off"></label> '
        '<label>read by <input type="text" autocomplete="off"></label></p>'
        '<div class="course-table"><table><thead><tr><th scope="col">criterion and question</th>'
        f'<th scope="col">points</th><th scope="col">a sentence that helps the author</th></tr></thead>\n<tbody>{rows}'
        f'</tbody></table></div><p class="form-line">Sum: <input type="number" min="0" max="{points()}" step="0.5" '
        f'aria-label="Sum of points, of {points()}"> of {points()}</p>'
        '<p class="form-line"><label>The one change that would help most '
        '<textarea rows="2"></textarea></label></p></div>'
        '<button type="button" class="print-alone" hidden>Print this form</button></div>')
