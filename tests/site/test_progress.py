"""Progress: what the quizzes keep is shown, saved, loaded and certified; a damaged file changes nothing."""

import json
from io import BytesIO
from unicodedata import normalize

import pytest
from accessible import violations
from pypdf import PdfReader
from storage import come_back

from innotrade import course, course_map
from innotrade.quiz_bank import compiled

pytestmark = pytest.mark.browser
PAGE, LESSON = "book/start/progress.html", "fta/first-partner"
ITEMS = [item["id"] for item in course_map.items(course.lesson(LESSON))]
NUMERIC = [item for item in compiled(LESSON)["items"] if item["kind"] == "numeric"]


@pytest.fixture(params=["http", "file"])
def address(request, book, server):
    return server(book) if request.param == "http" else book.as_uri()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; };")
    yield page
    assert page.faults == []
    context.close()


def keep(page, items, attempts=1):
    """Put right answers where the quiz of the lesson keeps them."""
    kept = {item: {"attempts": attempts, "right": True} for item in items}
    page.evaluate("([name, text]) => localStorage.setItem('innotrade.quiz.' + name, text)", [LESSON, json.dumps(kept)])
    come_back(page, lambda: "none answered yet" not in cell(page))


def cell(page):
    return page.locator(f'[data-lesson="{LESSON}"]').inner_text()


def answer(page, item, off=0):
    form = page.locator(f"form[data-item={item['id']}]")
    form.locator("input[type=text]").fill(f"{item['answer'] + off:.{item['decimals']}f}")
    form.locator("button[type=submit]").click()


def test_an_answer_given_in_a_lesson_is_seen_on_the_sheet(page, address):
    page.goto(f"{address}/book/{LESSON}.html")
    answer(page, NUMERIC[0])
    come_back(page, lambda: "none answered yet" not in cell(page), f"{address}/{PAGE}")
    assert cell(page) == f"1 of {len(ITEMS)} right, 1 at the first attempt"
    assert page.locator(".progress-total").inner_text().startswith(f"0 of {len(course_map.taught())} lessons done")


def test_two_tabs_of_one_lesson_lose_no_answer_and_the_open_sheet_shows_both(page, address):
    page.goto(f"{address}/{PAGE}")
    tabs = [page.context.new_page() for _ in range(2)]
    for tab in tabs:
        tab.goto(f"{address}/book/{LESSON}.html")
    for right, (tab, item) in enumerate(zip(tabs, NUMERIC, strict=False), start=1):
        answer(tab, item)
        page.wait_for_function("said => document.querySelector('.progress-sheet').textContent.includes(said)",
                               arg=f"{right} of {len(ITEMS)} right, {right} at the first attempt")
    answer(tabs[1], NUMERIC[0], off=1000)  # a right answer of the other tab is not made wrong by practice here
    assert "Not yet" in tabs[1].locator(f"form[data-item={NUMERIC[0]['id']}] .quiz-feedback").inner_text()
    assert tabs[1].locator(".quiz-score").inner_text().startswith(f"2 of {len(ITEMS)} answered right, 2 at the first")
    assert cell(page) == f"2 of {len(ITEMS)} right, 2 at the first attempt"


def test_progress_is_saved_and_loaded_on_another_machine(page, address, browser, tmp_path):
    page.goto(f"{address}/{PAGE}")
    keep(page, ITEMS, attempts=2)
    with page.expect_download() as waiting:
        page.locator(".progress-save").click()
    waiting.value.save_as(tmp_path / "progress.json")
    other = browser.new_context().new_page()
    other.goto(f"{address}/{PAGE}")
    assert "none answered yet" in cell(other)
    other.locator(".progress-load input").set_input_files(tmp_path / "progress.json")
    other.wait_for_selector(".progress-says:has-text('Loaded')")
    assert cell(other) == f"{len(ITEMS)} of {len(ITEMS)} right, 0 at the first attempt"
    assert other.locator(".progress-total").inner_text().startswith("1 of")
    other.context.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "it is no JSON"),
        ('{"format": "other"}', "it was not saved by this page"),
        ('{"format": "innotrade-progress-1"}', "it holds no quizzes"),
        ('{"format": "innotrade-progress-1", "quizzes": {"fta/law": {}}}', "the lesson fta/law, which is not here"),
        ('{"format": "innotrade-progress-1", "quizzes": {"fta/first-partner": {"a": {"attempts": "x", "right": 1}}}}',
         "what it keeps of fta/first-partner is damaged"),
        ('{"format": "innotrade-progress-1", "quizzes": {"fta/first-partner": null}}', "is damaged"),
    ],
)
def test_a_file_that_is_wrong_is_refused_in_words_and_nothing_is_lost(page, book, tmp_path, content, said):
    (tmp_path / "wrong.json").write_text(content, encoding="utf-8")
    page.goto(f"{book.as_uri()}/{PAGE}")
    keep(page, ITEMS)
    page.locator(".progress-load input").set_input_files(tmp_path / "wrong.json")
    page.wait_for_selector(".progress-says:has-text('refused')")
    assert said in page.locator(".progress-says").inner_text()
    assert "Nothing was changed" in page.locator(".progress-says").inner_text()
    assert cell(page).startswith(f"{len(ITEMS)} of {len(ITEMS)} right")


def test_the_certificate_says_who_what_and_what_was_checked_and_is_all_that_is_printed(page, address):
    page.goto(f"{address}/{PAGE}")
    page.locator(".progress-name input").fill("A reader <b>")
    page.keyboard.press("Enter")
    assert "needs one lesson at least" in page.locator(".progress-says").inner_text()
    assert page.evaluate("window.printed") is None
    keep(page, ITEMS)
    page.locator(".progress-name input").fill("A reader <b>")
    page.keyboard.press("Enter")
    text = page.locator(".progress-sheet .certificate").inner_text()
    assert "A reader <b>" in text
    assert course.lesson(LESSON).title in text
    assert f"{len(ITEMS)} questions, of which {len(ITEMS)} were right at the first attempt" in text
    assert "nobody supervised them, and exercises are not counted" in text
    assert page.evaluate("window.printed") == 1
    (sheet,) = PdfReader(BytesIO(page.pdf())).pages
    printed = normalize("NFKC", " ".join(sheet.extract_text().split()))  # the page's fonts join letters
    assert printed.startswith("Trade agreements, innovation and small firms")
    assert course.lesson(LESSON).title in printed
    assert "Save my progress" not in printed


def test_clearing_leaves_nothing_behind(page, book):
    page.goto(f"{book.as_uri()}/{PAGE}")
    keep(page, ITEMS)
    page.locator(".progress-clear").click()
    assert "none answered yet" in cell(page)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('innotrade.quiz.'))") == []


def test_with_the_certificate_open_the_page_is_accessible(page, book):
    page.goto(f"{book.as_uri()}/{PAGE}")
    keep(page, ITEMS)
    page.locator(".progress-name input").fill("A reader")
    page.locator(".progress-name button").click()
    page.add_style_tag(content="* { transition: none !important; animation: none !important }")
    assert violations(page) == []
