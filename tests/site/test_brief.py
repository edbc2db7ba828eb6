"""The brief that the page makes: the same as the command's, printed alone on two sheets, from a disk, by keyboard."""

from io import BytesIO

import pytest
from accessible import violations
from pypdf import PdfReader
from storage import come_back

from innotrade.capstone import evidence
from innotrade.models.capstone import brief_html

pytestmark = pytest.mark.browser
PAGE, ASSESS = "book/capstone/design.html", "book/capstone/assess.html"
A4 = (595, 842)
WORDS = {"by": "Ana & Co", "why": "Because <i>nobody</i> else did.", "objection": 'They say "too dear".',
         "stop": "Year 2."}
PLANS = [
    {"country": "Peru", "gap": "trade with Korea", "benchmark": "best of the eight", "budget": 9, "years": 3,
     "lines": [{"instrument": "help-with-origin", "parts": 5}, {"instrument": "trade-promotion", "parts": 4}]},
    {"country": "Uruguay", "gap": "skills", "benchmark": "Korea", "budget": 12.5, "years": 1,
     "lines": [{"instrument": "training-vouchers", "parts": 0.3}, {"instrument": "supplier-programme", "parts": 0.1},
               {"instrument": "export-insurance", "parts": 0.2}]},
    {"country": "Mexico", "gap": "research", "benchmark": "Korea", "budget": 333.3, "years": 10,
     "lines": [{"instrument": "research-grants", "parts": 1}, {"instrument": "research-tax-credit", "parts": 1},
               {"instrument": "loan-guarantees", "parts": 1}]},
]


@pytest.fixture(params=["http", "file"])
def address(request, book, server):
    return server(book) if request.param == "http" else book.as_uri()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.faults, page.asked = [], []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; };")
    yield page
    assert page.faults == []
    context.close()


def made(page, act=None):
    """Press the button, or do something else that makes a brief, and wait for it; return what the page says."""
    before = page.locator(".brief-maker").get_attribute("data-made") or "0"
    (act or page.locator(".brief-make").click)()
    page.wait_for_function("before => document.querySelector('.brief-maker').dataset.made > before", arg=before,
                           timeout=30_000)
    return page.locator(".brief-says").inner_text()


def set_to(page, plan):
    page.evaluate("plan => { const shown = innotradeExplorer.shown.find((one) => one.payload.model.endsWith("
                  "'programme_view.programme')); shown.set(plan); return shown.moved(); }", plan)


def write(page, words):
    for name, text in words.items():
        page.locator(f".brief-tools [name={name}]").fill(text)


def test_the_page_makes_what_the_command_makes(page, address):
    page.goto(f"{address}/{PAGE}")
    write(page, WORDS)
    for plan in PLANS:
        set_to(page, plan)
        assert made(page).startswith("The brief is below.")
        wanted = brief_html.page({"data": evidence.inputs()}, plan, WORDS)
        same = page.evaluate("wanted => { const other = document.createElement('div'); other.innerHTML = wanted;"
                             " return other.innerHTML === document.querySelector('.brief-paper').innerHTML; }", wanted)
        assert same, plan


def test_the_brief_is_all_that_is_printed_on_two_a4_sheets_and_nothing_is_fetched(page, address):
    page.goto(f"{address}/{PAGE}")
    write(page, WORDS)
    set_to(page, PLANS[0])
    made(page)
    assert page.evaluate("window.printed") == 1
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert [tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in reader.pages] == [A4, A4]
    first, second = (" ".join(sheet.extract_text().split()) for sheet in reader.pages)
    assert first.startswith("POLICY BRIEF Peru: 9 million dollars for trade with Korea Prepared by Ana & Co")
    assert second.startswith("What may go wrong")
    assert "What would I do with the money?" not in first + second
    assert all(url.startswith((address, "blob:", "data:")) for url in page.asked)


def test_after_printing_the_page_is_the_page_again(page, address):
    page.goto(f"{address}/{PAGE}")
    made(page)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("body > .on-paper").count() == 0
    assert "printing-alone" not in (page.locator("body").get_attribute("class") or "")


def test_it_is_made_by_keyboard_alone_and_the_texts_stay_on_the_machine(page, book):
    page.goto(f"{book.as_uri()}/{PAGE}")
    page.locator(".brief-tools [name=by]").focus()
    page.keyboard.type("By hand")
    for text in ("Why.", "But.", "Stop."):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "brief-make"
    made(page, lambda: page.keyboard.press("Enter"))
    assert "Prepared by By hand" in page.locator(".brief-maker .brief-paper").inner_text()
    objection = page.locator(".brief-tools [name=objection]")
    come_back(page, objection.input_value)
    assert objection.input_value() == "But."


def test_a_programme_that_is_refused_makes_no_brief_and_keeps_the_last_one(page, book):
    page.goto(f"{book.as_uri()}/{PAGE}")
    made(page)
    before = page.locator(".brief-maker .brief-paper").inner_html()
    set_to(page, {"country": "Brazil", "lines": [{"instrument": "help-with-origin", "parts": 1}]})
    assert "No brief was made: lines must not hold help-with-origin for Brazil" in made(page)
    assert page.locator(".brief-maker .brief-paper").inner_html() == before
    assert page.evaluate("window.printed") == 1


def test_without_a_script_the_brief_of_the_first_position_can_be_read(browser, book):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{book.as_uri()}/{PAGE}")
    assert page.locator(".brief-paper h3").inner_text().startswith("Chile: 20 million dollars")
    assert not page.locator(".brief-make").is_visible()
    context.close()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_with_a_brief_made_the_page_is_accessible_and_fits(page, book, mode, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{book.as_uri()}/{PAGE}")
    page.evaluate("mode => Object.assign(document.documentElement.dataset, { theme: mode, mode })", mode)
    write(page, WORDS)
    made(page)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.add_style_tag(content="* { transition: none !important; animation: none !important }")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_form_for_peers_is_printed_alone_with_what_was_written(page, address):
    page.goto(f"{address}/{ASSESS}")
    page.get_by_label("Your sentence on The need").fill("Which year is that?")
    page.locator(".print-alone").click()
    assert page.evaluate("window.printed") == 1
    assert page.locator("body > .on-paper textarea").first.input_value() == "Which year is that?"
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(page.pdf())).pages)
    assert "Peer review of a policy brief" in text
    assert "How is a brief judged?" not in text
