"""Print the built pages: the course as one PDF with bookmarks, a lesson as a handout, a part's take-away cards.

The sheets are put together from the pages that are built already, so that paper shows what the screen shows: an
explorer is its first picture with its rows, a quiz has its answers at the end, code stays in the notebooks.
"""

import argparse
import re
import shutil
import time
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from innotrade import course
from innotrade.doctor import BROWSERS
from innotrade.errors import CourseError
from innotrade.files import write_atomically
from innotrade.site import build, runtime

EXAMPLE = "innotrade pdf book/fta/first-partner"
HERE = Path(__file__).parent
#: What only a screen can use.
_SCREEN_ONLY = ("script, a.headerlink, details.hide, .explorer .panel, .quiz-actions, .quiz-feedback, .quiz-hint, "
                ".quiz-score, .brief-tools, .picture.narrow, .toctree-wrapper, style, button, noscript")
_ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("pages", nargs="*", metavar="PAGE",
                        help="pages as the table of contents names them; the whole course when left out")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the PDF; _build/pdf/NAME.pdf when left out")


def run(args: argparse.Namespace) -> int:
    """Print the pages and say where the PDF is."""
    start = time.perf_counter()
    pages = [page.removesuffix(".md").removesuffix(".ipynb") for page in args.pages] or course.contents()
    name = "course" if not args.pages else "-".join(pages[0].split("/")[1:])
    target = args.out or course.root() / "_build" / "pdf" / f"{name}.pdf"
    made = write(pages, target, build.html_folder())
    print(f"printed in {time.perf_counter() - start:.0f} s: {made} ({made.stat().st_size / 1e6:.1f} MB)")
    return 0


def write(pages: list[str], target: Path, html: Path) -> Path:
    """Print pages into one PDF.

    Parameters
    ----------
    pages
        As the table of contents names them, in the order in which they are printed.
    target
        The PDF; replaced when it is finished.
    html
        The folder of the built pages.

    Raises
    ------
    CourseError
        A page is not in the table of contents or not built, or no Chromium is installed.
    """
    unknown = [page for page in pages if page not in course.contents()]
    if unknown:
        raise CourseError(f"no page is called {unknown[0]!r}; pages are named as in book/_toc.yml")
    missing = [page for page in pages if not (html / f"{page}.html").exists()]
    if missing:
        raise CourseError(f"{missing[0]} is not built; `innotrade build` builds it")
    sheet = html / ".print.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        sheet.write_text(sheets(pages, html), encoding="utf-8")
        write_atomically(target, printed(sheet))
    finally:
        sheet.unlink(missing_ok=True)
    return target


def sheets(pages: list[str], html: Path) -> str:
    """Return one HTML document that holds the pages, with ids and links that are unique and stay inside it."""
    articles = {page: _article(page, set(pages), html) for page in pages}
    whole = len(pages) > 1
    body = _bound(articles) if whole else _sheet(pages[0], articles[pages[0]])
    style = "\n".join(path.read_text(encoding="utf-8") for path in
                      (HERE / "static" / "page.css", HERE / "static" / "brief.css",
                       HERE.parent / "explorer" / "front.css", HERE / "paper.css"))
    title = course_title() if whole else _heading(articles[pages[0]])
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
            f'<script>window.MathJax = {{loader: {{load: {list(runtime.MATHJAX)}}}, '
            f'options: {{processHtmlClass: "math", ignoreHtmlClass: "sheet"}}}}</script>'
            f'<script src="_static/{runtime.FOLDER}/mathjax/startup.js"></script></head><body>{body}</body></html>')


def course_title() -> str:
    """Return the course's title as _config.yml gives it."""
    found = re.search(r'^title: "(.*)"$', (course.root() / "_config.yml").read_text(encoding="utf-8"), re.MULTILINE)
    return found.group(1)


def _bound(articles: dict[str, Tag]) -> str:
    """Return title page, contents and sheets; a page's headings stand one level below those of its part."""
    lines, sheet = [], []
    for caption, pages in course.parts():
        printed_here = [page for page in pages if page in articles]
        if caption and printed_here and not printed_here[0].endswith("/index"):
            lines.append(f'<li class="part">{caption}</li>')
            sheet.append(f'<h1 class="caption">{caption}</h1>')
        for page in printed_here:
            top = page.endswith("/index")
            lines.append(f'<li class="{"part" if top else "page"}"><a href="#{_key(page)}">{_heading(articles[page])}'
                         "</a></li>")
            if not top:
                _one_level_down(articles[page])
            sheet.append(_sheet(page, articles[page]))
    return (f'<div class="cover"><p class="title">{course_title()}</p><p>A course on the study of ECLAC: lessons, '
            f"tables and errata, printed from its pages. The explorers move in the pages themselves.</p></div>"
            f'<div class="sheet contents"><h1>Contents</h1><ol>{"".join(lines)}</ol></div>{"".join(sheet)}')


def _sheet(page: str, article: Tag) -> str:
    return f'<div class="sheet" id="{_key(page)}">{article.decode_contents()}</div>'


def _one_level_down(article: Tag) -> None:
    for heading in article.find_all(["h1", "h2", "h3", "h4", "h5"]):
        heading["class"] = [*heading.get("class", []), heading.name]
        heading.name = f"h{int(heading.name[1]) + 1}"


def _heading(article: Tag) -> str:
    return " ".join(article.find(["h1", "h2"]).get_text().split())


def _article(page: str, kept: set[str], html: Path) -> Tag:
    """Return what a page says, without what only a screen can use."""
    soup = BeautifulSoup((html / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
    article = soup.select_one("article.bd-article")
    for part in article.select(_SCREEN_ONLY):
        part.decompose()
    for fold in article.select("figure.chart details.behind"):  # the chart is on the paper; its data are in the pages
        fold.decompose()
    for fold in article.find_all("details"):
        fold["open"] = ""
    for heading in article.find_all(["h1", "h2", "h3", "h4"]):  # a line break in one would glue words in a bookmark
        for text in heading.find_all(string=lambda text: "\n" in text):
            text.replace_with(text.replace("\n", " "))
    _quiz_answers_to_the_end(soup, article)
    _names(article, page, kept)
    return article


def _quiz_answers_to_the_end(soup: BeautifulSoup, article: Tag) -> None:
    for quiz in article.select("div.quiz"):
        answers = soup.new_tag("div", attrs={"class": "answers"})
        title = soup.new_tag("p", attrs={"class": "title"})
        title.string = "Answers"
        answers.append(title)
        for answer in quiz.select("details.quiz-answer"):
            number = re.search(r"\d+", answer.summary.get_text()).group()
            answer.summary.decompose()
            answer.name = "div"
            answer.insert(0, f"{number}. ")
            answers.append(answer.extract())
        quiz.append(answers)


def _names(article: Tag, page: str, kept: set[str]) -> None:
    """Make ids unique in the whole document, and let links lead to them; a link out of the document becomes text."""
    for part in article.find_all(id=True):
        part["id"] = f"{_key(page)}--{part['id']}"
    for part in article.find_all(True):
        for name in ("clip-path", "fill", "stroke", "mask"):
            if str(part.get(name, "")).startswith("url(#"):
                part[name] = part[name].replace("url(#", f"url(#{_key(page)}--")
    for link in article.find_all("a", href=True):
        target = _inside(link["href"], page, kept)
        if target:
            link["href"] = target
        elif not link["href"].startswith(("http:", "https:", "mailto:")):
            link.unwrap()


def _inside(address: str, page: str, kept: set[str]) -> str:
    """Return the place in the document that a link of a page means; empty where it leads out of it."""
    path, _, fragment = address.partition("#")
    if ":" in path:
        return ""
    there = page
    if path:
        steps = [*page.split("/")[:-1], *path.removesuffix(".html").split("/")]
        there = "/".join(_resolved(steps))
    if there not in kept:
        return ""
    return f"#{_key(there)}--{fragment}" if fragment and "=" not in fragment else f"#{_key(there)}"


def _resolved(steps: list[str]) -> list[str]:
    found: list[str] = []
    for step in steps:
        if step == "..":
            found = found[:-1]
        elif step != ".":
            found.append(step)
    return found


def _key(page: str) -> str:
    return page.replace("/", "-")


def browser() -> str:
    """Return the path of an installed Chromium; raise ``CourseError`` when there is none."""
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    raise CourseError("printing needs a Chromium browser, and none is installed: `innotrade doctor` says what mends it")


def printed(sheet: Path) -> bytes:
    """Return an HTML file as a PDF with bookmarks from its headings; its formulas, if it has any, are set first."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=browser(), args=[*_ARGUMENTS, "--no-sandbox"])
        page = shown.new_page()
        page.goto(sheet.as_uri(), wait_until="load", timeout=300_000)
        page.wait_for_function("!window.MathJax || (MathJax.startup && MathJax.startup.promise.then(() => true))",
                               timeout=300_000)
        made = page.pdf(outline=True, tagged=True, prefer_css_page_size=True, print_background=True)
        shown.close()
    return made
