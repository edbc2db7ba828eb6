"""Slides of each lesson, made from its built page: the decision, charts, short tables, explorers that move, take-aways.

They are presented with reveal.js, which comes from the installed wheel ``sphinx-revealjs``; a deck opens from a disk as
it does from a server. Questions for the class come from the lesson's notes for teachers, where there are any.
"""

import importlib.util
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from innotrade import course, course_map, teaching_notes
from innotrade.course import Lesson
from innotrade.files import write_atomically
from innotrade.site import runtime

#: Below the folder of the built pages.
FOLDER = "slides"
#: A table with more rows than a class can read from the last bench stays in the lesson.
MOST_ROWS = 8
_HERE = Path(__file__).parent
_STATIC = f"_static/{runtime.FOLDER}"
_SHOWN = "h2, h3, figure.chart, section.explorer, div.course-table"
_TEXTS = ("The decision", "What you will be able to do")


def write(pages: Path) -> list[Path]:
    """Write a deck for each lesson whose page is built, and reveal.js beside them; return the decks."""
    decks = []
    for lesson in course_map.taught():
        page = pages / "book" / f"{lesson.name}.html"
        if not page.exists():
            continue
        decks.append(pages / FOLDER / f"{lesson.name}.html")
        if not _fresh(decks[-1], page, teaching_notes.path_of(lesson)):
            decks[-1].parent.mkdir(parents=True, exist_ok=True)
            write_atomically(decks[-1], deck(lesson, page.read_text(encoding="utf-8")))
    if decks:
        _write_reveal(pages / _STATIC / "reveal")
    return decks


def _fresh(made: Path, *sources: Path) -> bool:
    """Whether a deck is younger than all that it is made from."""
    ours = [_HERE / "slides.py", _HERE / "slides.css"]
    return made.exists() and all(path.stat().st_mtime < made.stat().st_mtime
                                 for path in (*sources, *ours) if path.exists())


def deck(lesson: Lesson, page: str) -> str:
    """Return the HTML of a lesson's slides.

    Parameters
    ----------
    lesson
        Whose notes give the questions.
    page
        HTML of the lesson's built page.
    """
    article = BeautifulSoup(page, "html.parser").select_one("article.bd-article")
    for part in article.select("a.headerlink, details.hide, figure.chart details.behind, .picture.narrow"):
        part.decompose()
    slides = [_title(lesson), *_texts(article), *_shown(article), *_questions(lesson), _take_away(article)]
    return _PAGE.format(title=escape(lesson.title), slides="\n".join(slides), static=f"../../{_STATIC}",
                        style=(_HERE / "slides.css").read_text(encoding="utf-8"),
                        lesson=f"../../book/{lesson.name}.html")


def _title(lesson: Lesson) -> str:
    part = course.PARTS[lesson.part]
    return f'<section class="title"><p>{escape(part)}</p><h1>{escape(lesson.title)}</h1></section>'


def _slide(heading: str, content: str) -> str:
    return f"<section><h2>{escape(heading)}</h2>{content}</section>"


def _texts(article: Tag) -> list[str]:
    """Return a slide of each of the opening sections."""
    found = {heading.get_text(strip=True): heading for heading in article.find_all("h2")}
    slides = []
    for title in _TEXTS:
        parts = [part for part in found[title].find_next_siblings(["p", "ol"]) if not part.find("strong")]
        slides.append(_slide(title, "".join(str(part) for part in parts[:1])))
    return slides


def _shown(article: Tag) -> list[str]:
    """Return a slide for each chart, explorer and short table, under the heading of its section."""
    slides, heading = [], ""
    for part in article.select(_SHOWN):
        if part.name == "section":  # reveal.js takes a section for a slide
            part.name, part["role"] = "div", "region"
        if part.name in ("h2", "h3"):
            heading = part.get_text(strip=True)
        elif "course-table" not in part.get("class", []) or len(part.select("tbody tr")) <= MOST_ROWS:
            slides.append(_slide(heading, str(part)))
    return slides


def _questions(lesson: Lesson) -> list[str]:
    if not teaching_notes.path_of(lesson).exists():
        return []
    asked = "".join(f"<li>{escape(question)}</li>" for question in teaching_notes.read(lesson)["questions"])
    return [_slide("What do you say?", f"<ul>{asked}</ul>")]


def _take_away(article: Tag) -> str:
    heading = article.find(["h2", "h3"], string=lambda text: bool(text) and text.strip() == "To take away")
    parts = heading.find_next_siblings(["ul", "p"])
    return _slide("To take away", "".join(str(part) for part in parts[:2]))


def _write_reveal(folder: Path) -> None:
    """Copy reveal.js from its wheel, with its licence."""
    source = Path(importlib.util.find_spec("sphinx_revealjs").origin).parent / "_static" / "revealjs"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("LICENSE", "dist/reveal.js", "dist/reveal.css"):
        write_atomically(folder / Path(name).name, (source / name).read_bytes())


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} (slides)</title>
<link rel="stylesheet" href="{static}/reveal/reveal.css">
<link rel="stylesheet" href="{static}/explorer.css">
<style>{style}</style>
</head>
<body>
<main>
<div class="reveal"><div class="slides">
{slides}
</div></div>
<p class="back"><a href="{lesson}">The lesson</a></p>
</main>
<script src="{static}/reveal/reveal.js"></script>
<script src="{static}/explorer.js"></script>
<script>
Reveal.initialize({{ width: 1280, height: 720, margin: 0.04, center: false, controls: true, progress: true,
  transition: "none", slideNumber: "c/t",
  // Keys belong to what has the focus: an arrow in a list of choices must not turn the page.
  keyboardCondition: () => !document.activeElement.closest(".explorer, summary, .course-table") }});
</script>
</body>
</html>
"""
