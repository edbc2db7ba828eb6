"""Quizzes in a real browser: every kind by keyboard, over http and from a file, with their feedback and their score."""

import shutil
from pathlib import Path

import pytest
from accessible import violations
from storage import come_back

from innotrade import quiz_bank
from innotrade.quiz import _widget_class
from innotrade.quiz_html import plain
from innotrade.site.quiz_page import render

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "src" / "innotrade" / "site" / "static"
QUIZ = quiz_bank.compiled("fta/why-agreements")
ITEMS = {item["id"]: item for item in QUIZ["items"]}
KINDS = {item["kind"]: item for item in QUIZ["items"]}
#: The theme's colours of text, lines and ground, as the page sets them.
THEMES = {"light": ("#222832", "#48566b", "#c9c9c9", "#f3f4f5", "#ffffff"),
          "dark": ("#ced6dd", "#9ca4af", "#48566b", "#222832", "#121212")}


def page_of(payload, theme="light"):
    text, muted, border, surface, ground = THEMES[theme]
    return f"""<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Quiz</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="quiz.css"><style>
html {{ --pst-color-text-base: {text}; --pst-color-text-muted: {muted}; --pst-color-border: {border};
--pst-color-surface: {surface}; color: {text}; background: {ground}; color-scheme: {theme}; }}</style></head>
<body><main><h1>A lesson</h1>{render(payload)}</main><script src="quiz.js" defer></script></body></html>"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiz")
    for name in ("quiz.js", "quiz.css"):
        shutil.copy(STATIC / name, folder)
    for theme in THEMES:
        (folder / f"{theme}.html").write_text(page_of(QUIZ, theme), encoding="utf-8")
    return folder


@pytest.fixture
def address(request, pages, server):
    return server(pages) if getattr(request, "param", "file") == "http" else pages.as_uri()


everywhere = pytest.mark.parametrize("address", ["file", "http"], indirect=True)


@pytest.fixture
def page(read, address):
    opened = read(f"{address}/light.html")
    opened.wait_for_selector(".quiz-ready")
    yield opened
    assert not opened.faults
    assert all(asked.startswith(address) for asked in opened.asked)


def form(page, item):
    return page.locator(f'form[data-item="{item["id"]}"]')


def feedback(page, item):
    return form(page, item).locator(".quiz-feedback").inner_text()


def to_check_button(page, item):
    """Walk with Tab from where the focus is to the item's button, and press it."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'submit'"):
            assert page.evaluate("document.activeElement.form.dataset.item") == item["id"]
            page.keyboard.press("Enter")
            return
    raise AssertionError("the button cannot be reached with Tab")


def choose_single(page, item, place):
    form(page, item).locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    to_check_button(page, item)


def tick(page, item, wanted):
    boxes = form(page, item).locator("input")
    for place in range(boxes.count()):
        boxes.nth(place).focus()
        if boxes.nth(place).is_checked() != (place in wanted):
            page.keyboard.press("Space")
    to_check_button(page, item)


def type_number(page, item, text):
    field = form(page, item).locator("input")
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def arrange(page, item, wanted):
    """Bring the lines into an order with the buttons alone."""
    for position, place in enumerate(wanted):
        while True:
            lines = form(page, item).locator("li")
            places = lines.evaluate_all("lines => lines.map((line) => Number(line.dataset.place))")
            if places.index(place) == position:
                break
            form(page, item).locator(f'li[data-place="{place}"] [data-move="-1"]').focus()
            page.keyboard.press("Enter")
    form(page, item).locator("li button").last.focus()
    to_check_button(page, item)


def pair(page, item, rights):
    for place, right in enumerate(rights):
        select = form(page, item).locator("select").nth(place)
        select.focus()
        page.keyboard.type(plain(right)[:12], delay=5)
        if select.input_value() != plain(right):
            select.select_option(plain(right))
    to_check_button(page, item)


@everywhere
def test_every_wrong_option_says_its_own_sentence_and_the_right_one_explains(page):
    item = KINDS["single"]
    for place, option in enumerate(item["options"]):
        choose_single(page, item, place)
        said = feedback(page, item)
        assert plain(option["feedback"]) in said
        assert said.startswith("✓ Right." if option["right"] else "✗ Not yet.")
        assert (plain(item["explanation"]) in said) == option["right"]


@everywhere
def test_ticking_a_wrong_option_or_leaving_a_right_one_out_is_told(page):
    item = KINDS["multiple"]
    right = {place for place, option in enumerate(item["options"]) if option["right"]}
    for place, option in enumerate(item["options"]):
        if not option["right"]:
            tick(page, item, right | {place})
            assert plain(option["feedback"]) in feedback(page, item)
    tick(page, item, {min(right)})
    assert "One right option is not ticked." in feedback(page, item)
    tick(page, item, right)
    assert feedback(page, item).startswith("✓ Right.")


@everywhere
def test_a_number_is_read_in_every_form_and_a_known_wrong_one_is_named(page):
    item = ITEMS["mexico-share"]
    share = item["answer"]
    for text in (f"{share:.1f}", f"{share:.1f} %", f"{share:.1f}%", f"{share:.4f}", f"{share / 100:.3f}",
                 f"{share:.1f}".replace(".", ","), f" {share:.2f} % "):
        type_number(page, item, text)
        assert feedback(page, item).startswith("✓ Right."), text
    for entry in item["wrong"]:
        type_number(page, item, f"{entry['value']:.2f}")
        assert plain(entry["feedback"]) in feedback(page, item)
    for text, says in (("12", "Not this number."), (f"-{share:.1f}", "but for its sign"), ("", "Type a number first."),
                       ("about a third", "cannot be read"), (f"{share * 100:.0f}", "100 times too large")):
        type_number(page, item, text)
        assert says in feedback(page, item), text
    type_number(page, item, f"{share / 100:.3f} %")  # a third of one per cent is another number
    assert feedback(page, item).startswith("✗")


@pytest.mark.parametrize(("typed", "value"), [
    ("14,659", 14659), ("14 659", 14659), ("14.659", 14.659), ("14,65", 14.65), ("1,234,567.8", 1234567.8),
    ("−3,5 %", -3.5), ("1e3", 1000), ("0,369", 0.369), ("US$ 5", None), ("..", None), ("1.2.3", None),
    ("655.4 US$ million", 655.4),
])
def test_numbers_are_read_as_people_write_them(read, pages, typed, value):
    page = read(f"{pages.as_uri()}/light.html")
    found = page.evaluate("text => InnotradeQuiz.parseNumber(text)", typed)
    assert (found and found["value"]) == value


@everywhere
def test_the_first_line_that_stands_too_early_is_named(page):
    item = KINDS["ordering"]
    places = list(range(len(item["sequence"])))
    arrange(page, item, [places[0], places[-1], *places[1:-1]])
    assert plain(item["sequence"][-1]["feedback"]) in feedback(page, item)
    arrange(page, item, places)
    assert feedback(page, item).startswith("✓ Right.")


def test_moving_a_line_keeps_the_focus_and_says_its_new_place(page):
    item = KINDS["ordering"]
    line = form(page, item).locator("li").nth(2)
    text = line.locator(".quiz-step").inner_text()
    line.locator('[data-move="-1"]').focus()
    page.keyboard.press("Enter")
    assert f"{text} is now in place 2 of {len(item['sequence'])}." in feedback(page, item)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Move up: {text}"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the first line stays where it is
    assert "is now in place 1 of" in feedback(page, item)


@everywhere
def test_each_wrong_pair_is_told_and_an_unused_measure_has_its_own_sentence(page):
    item = KINDS["matching"]
    rights = [entry["right"] for entry in item["pairs"]]
    pair(page, item, [rights[1], rights[0], *rights[2:]])
    said = feedback(page, item)
    assert plain(item["pairs"][0]["feedback"]) in said
    assert plain(item["pairs"][1]["feedback"]) in said
    assert plain(item["pairs"][2]["feedback"]) not in said
    pair(page, item, [item["extra"][0]["right"], *rights[1:]])
    assert plain(item["extra"][0]["feedback"]) in feedback(page, item)
    pair(page, item, rights)
    assert feedback(page, item).startswith("✓ Right.")


def test_nothing_chosen_is_no_attempt(page):
    for item in QUIZ["items"]:
        if item["kind"] != "ordering":  # an order is always given
            form(page, item).locator("button[type=submit]").click()
            assert "first." in feedback(page, item)
            assert form(page, item).locator(".quiz-state").inner_text() == ""


def test_the_hint_comes_after_the_first_miss_and_goes_when_right(page):
    item = ITEMS["implied-year"]
    hint = form(page, item).locator(".quiz-hint")
    assert not hint.is_visible()
    type_number(page, item, "1")
    assert hint.is_visible()
    assert plain(item["hint"]) in hint.inner_text()
    type_number(page, item, f"{item['answer']:.1f}")
    assert not hint.is_visible()


@everywhere
def test_score_and_attempts_stay_on_this_machine_until_cleared(page):
    one, other = ITEMS["implied-year"], ITEMS["mexico-share"]
    type_number(page, one, "1")
    type_number(page, one, f"{one['answer']:.1f}")
    type_number(page, other, f"{other['answer']:.1f}")
    assert "2 of 6 answered right, 1 at the first attempt." in page.locator(".quiz-score").inner_text()
    come_back(page, lambda: page.evaluate("localStorage.length"))
    page.wait_for_selector(".quiz-ready")
    assert "2 of 6 answered right, 1 at the first attempt." in page.locator(".quiz-score").inner_text()
    assert "Answered right (2 attempts), on an earlier visit" in form(page, one).inner_text()
    page.locator(".quiz-clear").click()
    assert page.locator(".quiz-score").inner_text().startswith("6 questions.")
    assert page.evaluate("localStorage.length") == 0
    come_back(page, lambda: page.evaluate("localStorage.length === 0"))
    assert page.locator(".quiz-score").inner_text().startswith("6 questions.")


def test_clearing_puts_every_question_back(page):
    item = KINDS["ordering"]
    before = form(page, item).locator("li").all_inner_texts()
    arrange(page, item, range(len(item["sequence"])))
    type_number(page, ITEMS["implied-year"], "1")
    page.locator(".quiz-clear").click()
    assert form(page, item).locator("li").all_inner_texts() == before
    assert form(page, ITEMS["implied-year"]).locator("input").input_value() == ""
    assert page.locator(".quiz-feedback p").count() == 0


def test_a_quiz_works_where_nothing_can_be_stored(read, pages):
    page = read("about:blank")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })")
    page.goto(f"{pages.as_uri()}/light.html")
    item = ITEMS["mexico-share"]
    type_number(page, item, f"{item['answer']:.1f}")
    assert feedback(page, item).startswith("✓ Right.")
    assert "1 of 6 answered right" in page.locator(".quiz-score").inner_text()
    page.locator(".quiz-clear").click()
    assert not page.faults


@pytest.mark.parametrize("stored", ["not json", "[]", "3", '{"mexico-share": null}'])
def test_spoilt_storage_is_no_obstacle(read, pages, stored):
    page = read("about:blank")
    page.add_init_script(f"localStorage.setItem('innotrade.quiz.fta/why-agreements', {stored!r})")
    page.goto(f"{pages.as_uri()}/light.html")
    page.wait_for_selector(".quiz-ready")
    item = ITEMS["mexico-share"]
    type_number(page, item, f"{item['answer']:.1f}")
    assert "1 of 6 answered right" in page.locator(".quiz-score").inner_text()
    assert not page.faults


def test_without_a_script_the_reader_sees_questions_and_opens_answers(read, pages):
    page = read(f"{pages.as_uri()}/light.html", java_script_enabled=False)
    assert page.locator("legend").count() == len(QUIZ["items"])
    assert page.locator("button:visible").count() == 0
    answers = page.locator("details.quiz-answer")
    assert answers.count() == len(QUIZ["items"])
    for place, item in enumerate(QUIZ["items"]):
        assert not answers.nth(place).locator("p").first.is_visible()
        answers.nth(place).locator("summary").click()
        assert plain(item["explanation"]) in answers.nth(place).inner_text()


def test_with_a_script_the_answers_do_not_show(page):
    assert page.locator("details.quiz-answer:visible").count() == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("script", [True, False])
def test_axe_finds_nothing_before_and_after_answering(read, pages, theme, script):
    page = read(f"{pages.as_uri()}/{theme}.html")
    if not script:
        page.evaluate("document.querySelector('.quiz').classList.remove('quiz-ready')")
        page.evaluate("document.querySelectorAll('.quiz-answer').forEach((node) => { node.hidden = false; })")
    else:
        for item in QUIZ["items"]:
            if item["kind"] == "single":
                choose_single(page, item, 0)
            elif item["kind"] == "multiple":
                tick(page, item, {0, 1})
            elif item["kind"] == "numeric":
                type_number(page, item, "1")
            elif item["kind"] == "ordering":
                form(page, item).locator("button[type=submit]").click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 320])
def test_a_narrow_screen_needs_no_sideways_scrolling_and_buttons_are_large_enough(read, pages, width):
    page = read(f"{pages.as_uri()}/light.html", viewport={"width": width, "height": 700})
    page.wait_for_selector(".quiz-ready")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in page.locator(".quiz button:visible").evaluate_all(
            "nodes => nodes.map((node) => node.getBoundingClientRect()).map((box) => [box.width, box.height])"):
        assert min(box) >= 24


def test_two_quizzes_of_one_page_keep_their_scores_apart(read, pages, tmp_path):
    other = {**QUIZ, "quiz": "fta/other"}
    for name in ("quiz.js", "quiz.css"):
        shutil.copy(STATIC / name, tmp_path)
    (tmp_path / "two.html").write_text(
        page_of(QUIZ).replace("</main>", f"{render(other)}</main>"), encoding="utf-8")
    page = read(f"{tmp_path.as_uri()}/two.html")
    page.wait_for_selector(".quiz-ready")
    item = ITEMS["mexico-share"]
    first = page.locator('[data-quiz="fta/other"] form[data-item="mexico-share"] input')
    first.fill(f"{item['answer']:.1f}")
    first.press("Enter")
    assert page.locator(".quiz-score").all_inner_texts()[0].startswith("6 questions.")
    assert page.locator(".quiz-score").all_inner_texts()[1].startswith("1 of 6")


def test_the_live_notebook_shows_the_same_quiz_from_the_same_script(read, pages):
    """What a notebook's front end does with the widget: import the module, render into an element."""
    widget = _widget_class()
    page = read(f"{pages.as_uri()}/light.html")
    page.evaluate("document.querySelector('main').innerHTML = '<h1>Notebook</h1><div id=\"cell\"></div>'")
    page.evaluate(
        """async ([source, html]) => {
             const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
             module.default.render({ model: { get: () => html }, el: document.getElementById("cell") });
           }""", [str(widget._esm), render(QUIZ)])
    item = ITEMS["mexico-share"]
    type_number(page, item, f"{item['answer']:.1f}")
    assert feedback(page, item).startswith("✓ Right.")
    assert not page.faults
