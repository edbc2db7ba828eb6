"""The slides of each lesson: they open from a disk, show what the lesson shows, and their explorers move."""

import re

import pytest
from accessible import violations
from bs4 import BeautifulSoup
from driving import acting, drawn_as_python_says, state

from innotrade import course, course_map, course_pages, teaching_notes
from innotrade.site import slides

pytestmark = pytest.mark.browser
LESSONS = [lesson.name for lesson in course_map.taught()]


@pytest.fixture(scope="module")
def decks(book):
    return {path.relative_to(book / slides.FOLDER).with_suffix("").as_posix(): path for path in slides.write(book)}


@pytest.fixture
def shown(browser, decks):
    """A function that opens a lesson's deck from the disk, with what it asks for and what goes wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})

    def open_deck(name):
        page = context.new_page()
        page.faults, page.asked = [], []
        page.on("console", lambda message: message.type in ("error", "warning") and page.faults.append(message.text))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(decks[name].as_uri())
        page.wait_for_function("window.Reveal && Reveal.isReady()")
        return page

    yield open_deck
    context.close()


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_has_a_deck_with_its_question_its_charts_and_what_it_leaves(decks, book, name):
    lesson = course.lesson(name)
    soup = BeautifulSoup(decks[name].read_text(encoding="utf-8"), "html.parser")
    heads = [head.get_text() for head in soup.select(".slides > section > :is(h1, h2)")]
    assert heads[:3] == [lesson.title, "The decision", "What you will be able to do"]
    assert heads[-1] == "To take away"
    page = BeautifulSoup((book / "book" / f"{name}.html").read_text(encoding="utf-8"), "html.parser").article
    assert len(soup.select("figure.chart")) == len(page.select("figure.chart"))
    assert len(soup.select(".explorer")) == len(teaching_notes.explorers(lesson))
    points = [line for line in course_pages.take_away(lesson).splitlines() if line.startswith("- ")]
    assert len(soup.select("section:last-of-type li")) == len(points)
    assert not [table for table in soup.select(".course-table") if len(table.select("tbody tr")) > slides.MOST_ROWS]


@pytest.mark.parametrize("name", LESSONS[::6])
def test_a_deck_is_presented_by_keyboard_without_a_fault_or_another_host(shown, name):
    page = shown(name)
    count = page.evaluate("Reveal.getTotalSlides()")
    assert count >= 6
    for _ in range(count + 1):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.isLastSlide()")
    assert page.locator("section.present h2").inner_text() == "To take away"
    assert page.faults == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []


def test_an_explorer_on_a_slide_moves_and_answers_as_the_model_does(shown):
    page = shown("fta/first-partner")
    place = page.evaluate("[...document.querySelectorAll('.slides > section')]"
                          ".findIndex((slide) => slide.querySelector('.explorer'))")
    page.evaluate("place => Reveal.slide(place)", place)
    slider = page.locator("#explorer-1-size")
    slider.focus()
    acting(page, "explorer-1", lambda: page.keyboard.press("ArrowRight"))
    assert page.evaluate("Reveal.getIndices().h") == place, "the key moved the deck, not the slider"
    assert state(page, "explorer-1")["values"]["size"] == 2
    drawn_as_python_says(page, "explorer-1")
    assert page.faults == []


def test_keys_in_a_list_of_choices_choose_and_do_not_turn_the_page(shown):
    page = shown("ksme/small-firms")
    place = page.evaluate("[...document.querySelectorAll('.slides > section')]"
                          ".findIndex((slide) => slide.querySelector('.explorer select'))")
    page.evaluate("place => Reveal.slide(place)", place)
    choice = page.locator("section.present .explorer select").first
    explorer = choice.evaluate("choice => choice.closest('.explorer').id")
    choice.focus()
    acting(page, explorer, lambda: page.keyboard.press("ArrowDown"))
    assert page.evaluate("Reveal.getIndices().h") == place
    drawn_as_python_says(page, explorer)
    page.mouse.click(8, 400)  # beside it
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == place + 1


@pytest.mark.parametrize("name", ["fta/first-partner", LESSONS[-3]])
def test_slides_are_accessible_before_and_after_an_explorer_is_moved(shown, name):
    page = shown(name)
    for place in range(page.evaluate("Reveal.getTotalSlides()")):
        page.evaluate("place => Reveal.slide(place)", place)
        assert violations(page) == [], place
        slider = page.locator("section.present .explorer input[type=range]")
        if slider.count():
            explorer = slider.first.evaluate("slider => slider.closest('.explorer').id")
            slider.first.focus()
            acting(page, explorer, lambda: page.keyboard.press("ArrowRight"))
            assert violations(page) == [], place


@pytest.mark.parametrize("name", LESSONS)
def test_what_a_class_is_left_with_fits_its_slide(shown, name):
    page = shown(name)
    page.evaluate("Reveal.slide(Reveal.getTotalSlides() - 1)")
    assert page.evaluate("(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1)"
                         "(document.querySelector('section.present'))")


def test_the_questions_on_a_slide_are_those_of_the_notes(decks):
    text = BeautifulSoup(decks["fta/first-partner"].read_text(encoding="utf-8"), "html.parser").get_text()
    for question in teaching_notes.read(course.lesson("fta/first-partner"))["questions"]:
        assert re.sub(r"\s+", " ", question) in text


def test_a_deck_is_made_anew_only_when_what_it_is_made_from_changed(decks, book):
    before = {path: path.stat().st_mtime_ns for path in decks.values()}
    assert slides.write(book) == list(decks.values())
    assert {path: path.stat().st_mtime_ns for path in decks.values()} == before
