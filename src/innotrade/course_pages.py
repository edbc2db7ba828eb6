"""Pages that are made from lessons' metadata and stored outputs, as Markdown: nothing about a lesson is written twice.

The book's directives (``innotrade.site.pages``) turn each into a part of a page.
"""

import json
from collections.abc import Callable

import pandas as pd

from innotrade import charts, course, data, glossary
from innotrade.course import Lesson
from innotrade.errors import CourseError

_TAKE_AWAY = "### To take away"


def part_lessons(part: str) -> list[Lesson]:
    """Return the lessons of a part in order; raise ``CourseError`` when the part has none."""
    found = [lesson for lesson in course.lessons() if lesson.part == part]
    if not found:
        known = ", ".join(dict.fromkeys(lesson.part for lesson in course.lessons()))
        raise CourseError(f"part must be one that has lessons ({known}), got {part!r}")
    return found


def part_overview(part: str) -> str:
    """Return a part's lessons with their minutes and places in the study."""
    lessons = part_lessons(part)
    minutes = sum(lesson.minutes for lesson in lessons)
    rows = [f"| {number} | {link(lesson)} | {lesson.minutes} | {places(lesson)} |"
            for number, lesson in enumerate(lessons, start=1)]
    return "\n".join([
        f"**{len(lessons)} lessons, {minutes} minutes of reading and playing.** Beside each lies an exercise of 30 "
        "to 60 minutes.", "", "| no. | lesson | minutes | from the study |", "|---|---|---|---|", *rows])


def part_objectives(part: str) -> str:
    """Return what the reader of a part will be able to do, lesson by lesson."""
    return "\n\n".join(f"**{lesson.title}**\n\n" + "\n".join(f"- {aim}" for aim in lesson.objectives)
                       for lesson in part_lessons(part))


def prerequisite_map(part: str | None = None) -> charts.Chart:
    """Return a chart of which lesson builds on which; each stands to the right of all that it builds on.

    Parameters
    ----------
    part
        One part, with what its lessons build on; the whole course when left out.
    """
    chosen = course.lessons() if part is None else _with_prerequisites(part_lessons(part))
    depth: dict[str, int] = {}
    for lesson in chosen:
        depth[lesson.name] = max([depth.get(name, -1) for name in lesson.prerequisites], default=-1) + 1
    places = [{"step": depth[lesson.name], "row": number, "lesson": lesson.slug, "title": lesson.title,
               "builds on": ", ".join(lesson.prerequisites) or "nothing"} for number, lesson in enumerate(chosen)]
    return _drawn(pd.DataFrame(places), _lines(chosen, places), part)


def _with_prerequisites(lessons: list[Lesson]) -> list[Lesson]:
    wanted = {lesson.name for lesson in lessons} | {name for lesson in lessons for name in lesson.prerequisites}
    return [lesson for lesson in course.lessons() if lesson.name in wanted]


def _lines(chosen, places: list[dict]) -> pd.DataFrame:
    by_name = {lesson.name: place for lesson, place in zip(chosen, places, strict=True)}
    pairs = [(by_name[name], by_name[lesson.name]) for lesson in chosen for name in lesson.prerequisites
             if name in by_name]
    return pd.DataFrame([{"step": start["step"], "row": start["row"], "to_step": end["step"], "to_row": end["row"]}
                         for start, end in pairs], columns=["step", "row", "to_step", "to_row"])


def _drawn(places: pd.DataFrame, lines: pd.DataFrame, part: str | None) -> charts.Chart:
    import altair as alt

    far = alt.Scale(domain=[-0.2, places["step"].max() + 1.6])
    x = alt.X("step:Q", axis=None, scale=far)
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(reverse=True, domain=[-0.7, len(places) - 0.3]))
    arrows = alt.Chart(lines).mark_rule(opacity=0.6).encode(x=x, y=y, x2="to_step:Q", y2="to_row:Q")
    marks = alt.Chart(places).mark_point(filled=True, size=90).encode(x=x, y=y, tooltip=["title", "builds on"])
    words = alt.Chart(places).mark_text(align="left", dx=10).encode(x=x, y=y, text="lesson:N")
    whole = "the course" if part is None else course.PARTS[part]
    return charts.chart((arrows + marks + words).properties(width="container", height=max(120, 30 * len(places))),
                        places, alt_text=f"Lessons of {whole} from left to right, each joined to the ones it builds on")


def take_aways(part: str) -> str:
    """Return what each lesson of a part leaves its reader with, from the lessons' own stored outputs."""
    return "\n\n".join(f"## {lesson.title}\n\n{take_away(lesson)}" for lesson in part_lessons(part))


def take_away(lesson: Lesson) -> str:
    """Return the points that a lesson ends with.

    Raises
    ------
    CourseError
        The lesson has no cell tagged ``take-away`` with a stored text.
    """
    path = course.root() / "book" / f"{lesson.name}.ipynb"
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if "take-away" in cell["metadata"].get("tags", []):
            texts = [output["data"].get("text/markdown") for output in cell.get("outputs", [])]
            if texts and texts[0]:
                return "".join(texts[0]).replace(_TAKE_AWAY, "").strip()
    raise CourseError(f"{lesson.name} has no cell tagged take-away with a stored text: run innotrade execute")


def glossary_entries() -> str:
    """Return the glossary: each term with its Spanish and Korean names and its definition."""
    lines = ["```{glossary}"]
    for term in glossary.terms():
        lines += [*term.names, f"  {term.definition} *{term.es}* · {term.ko}", ""]
    return "\n".join([*lines, "```"])


def tables_taught() -> str:
    """Return in which lessons each table of the study is taught."""
    return _where("table", data.catalogue().reset_index()["table"], lambda lesson: lesson.source["tables"],
                  _title_of)


def sections_taught() -> str:
    """Return in which lessons each chapter's sections are taught."""
    named = [(lesson, f"{lesson.source['chapter']}.{section}") for lesson in course.lessons() if lesson.source
             for section in lesson.source["sections"]]
    found: dict[str, list[Lesson]] = {}
    for lesson, section in named:
        found.setdefault(section, []).append(lesson)
    rows = [f"| {section} | {', '.join(link(lesson) for lesson in lessons)} |" for section, lessons in found.items()]
    return "\n".join(["| section | lessons |", "|---|---|", *rows])


def link(lesson: Lesson) -> str:
    """Return a Markdown link to a lesson from any page that lies in a folder of ``book/``."""
    return f"[{lesson.title}](../{lesson.name}.ipynb)"


def places(lesson: Lesson) -> str:
    """Return where in the study a lesson stands, in words; nothing for one that shows how the course works."""
    return course.places(lesson.source) if lesson.source else ""


def _where(head: str, keys, of: Callable[[Lesson], list[str]], title: Callable[[str], str]) -> str:
    rows = []
    for key in keys:
        lessons = [lesson for lesson in course.lessons() if lesson.source and key in of(lesson)]
        rows.append(f"| {key} | {title(key)} | {', '.join(link(lesson) for lesson in lessons) or 'not yet'} |")
    return "\n".join([f"| {head} | title | lessons |", "|---|---|---|", *rows])


def _title_of(number: str) -> str:
    listing = data.catalogue()
    return listing.loc[listing["table"] == number, "title"].item()
