"""The course on paper: a PDF whose bookmarks and links work, explorers as picture and rows, answers at the end."""

import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from innotrade import course, teaching_notes
from innotrade.errors import CourseError
from innotrade.site import paper

pytestmark = pytest.mark.browser
LESSON = "book/fta/first-partner"
A4 = (595, 842)


PRINT = """import sys
from pathlib import Path
from innotrade.site import paper
paper.write(sys.argv[3:], Path(sys.argv[1]), Path(sys.argv[2]))"""


@pytest.fixture(scope="module")
def pdf(book, browser, tmp_path_factory):
    """A lesson and two pages that it links to, printed; by a process of its own, since this one drives a browser."""
    target = tmp_path_factory.mktemp("pdf") / "some.pdf"
    pages = ["book/fta/why-agreements", LESSON, "book/reference/bibliography"]
    subprocess.run([sys.executable, "-c", PRINT, str(target), str(book), *pages], check=True)
    return PdfReader(target)


@pytest.fixture(scope="module")
def whole(book):
    """The document of the whole course, before it is printed."""
    return BeautifulSoup(paper.sheets(course.contents(), book), "html.parser")


def words(text):
    return " ".join(text.split())


def bookmarks(entries):
    for entry in entries:
        if isinstance(entry, list):
            yield from bookmarks(entry)
        else:
            yield words(entry.title)


def test_the_sheets_are_a4_and_numbered(pdf):
    for number, page in enumerate(pdf.pages, start=1):
        assert tuple(round(side) for side in page.mediabox[2:]) == A4
        assert number == 1 or words(page.extract_text()).startswith(f"{number} ")


def test_every_section_of_a_lesson_has_a_bookmark(pdf, book):
    article = BeautifulSoup((book / f"{LESSON}.html").read_text(encoding="utf-8"), "html.parser").article
    for link in article.select("a.headerlink"):
        link.decompose()
    wanted = [words(heading.get_text()) for heading in article.find_all(["h1", "h2", "h3"])]
    assert len(wanted) > 10
    assert [title for title in wanted if title not in set(bookmarks(pdf.outline))] == []


def test_links_inside_lead_to_a_place_that_is_there(pdf):
    places = set(pdf.named_destinations)
    asked = [mark.get_object()["/Dest"] for page in pdf.pages for mark in page.get("/Annots", [])
             if "/Dest" in mark.get_object()]
    assert len(asked) > 10
    assert {str(name) for name in asked} <= places


def test_an_explorer_is_its_sentence_and_its_rows_and_the_answers_stand_behind_the_questions(pdf):
    text = words("\n".join(page.extract_text() for page in pdf.pages))
    (explorer, *_) = teaching_notes.explorers(course.lesson("fta/first-partner"))
    assert words(explorer["text"]) in text
    for row in explorer["rows"]:
        assert all(value in text for value in row.values() if isinstance(value, str))
    questions, answers = text.rindex("Check yourself"), text.rindex("Answers")
    assert questions < answers
    assert "Download rows" not in text
    assert "Show the code" not in text


def test_the_whole_course_is_one_document_whose_ids_are_unique_and_whose_links_stay_inside(whole):
    ids = [part["id"] for part in whole.find_all(id=True)]
    assert len(set(ids)) == len(ids)
    for link in whole.find_all("a", href=True):
        assert link["href"].startswith(("#", "http", "mailto")), link["href"]
        assert not link["href"].startswith("#") or link["href"][1:] in ids, link["href"]
    assert {page.replace("/", "-") for page in course.contents()} <= set(ids)


def test_the_contents_name_every_page_and_headings_stand_below_their_part(whole):
    listed = [line.a["href"][1:] for line in whole.select(".contents li") if line.a]
    assert listed == [page.replace("/", "-") for page in course.contents()]
    tops = [words(heading.get_text()) for heading in whole.find_all("h1")]
    assert [part for part in course.PARTS.values() if part != "Capstone" and part.replace("'", "’") not in tops] == []
    for lesson in course.lessons():
        sheet = whole.find(id=f"book-{lesson.name.replace('/', '-')}")
        assert sheet.find("h1") is None
        assert words(sheet.find("h2").get_text())


def test_nothing_that_only_a_screen_can_use_is_printed(whole):
    assert whole.select(".sheet script, .sheet button, .sheet .panel, .sheet a.headerlink") == []
    assert all(fold.has_attr("open") for fold in whole.find_all("details"))
    assert len(whole.select("section.explorer svg")) >= len(whole.select("section.explorer"))


@pytest.mark.parametrize(
    ("pages", "said"),
    [(["book/fta/law"], "no page is called 'book/fta/law'"), ([LESSON], "is not built; `innotrade build` builds it")],
)
def test_a_page_that_is_not_there_is_refused_in_words(tmp_path, pages, said):
    with pytest.raises(CourseError, match=re.escape(said)):
        paper.write(pages, tmp_path / "out.pdf", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_a_browser_it_says_what_mends_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CourseError, match="innotrade doctor"):
        paper.browser()
