"""Every page of the course as it is published: no fault, no other host, accessible in both modes, fits a phone.

Pages are found by walking the table of contents, so that a new lesson is covered without a change here.
"""

import json
from urllib.parse import quote

import pytest
from accessible import violations, violations_but_of_colour, violations_of_colour
from driving import acting, drawn_as_python_says, moves, settled, state
from storage import come_back

from innotrade import course

pytestmark = pytest.mark.browser
PAGES = [f"{entry}.html" for entry in course.contents()]
SCHEMES = ("http", "file")
OVER_HTTP = [("http", path) for path in PAGES]
EVERYWHERE = [(scheme, path) for path in PAGES for scheme in SCHEMES]

#: Vega-Lite tells that a chart whose height follows its rows is not fitted to a height, as it should not be.
HARMLESS = ('WARN Dropping "fit-y" because spec has discrete height.',)

#: What of an article reaches beyond the window and cannot be scrolled to inside a box of its own.
TOO_WIDE = """() => [...document.querySelectorAll("article *")]
  .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => !one.closest("mjx-assistive-mml, svg *"))
  .filter((one) => {
    for (let up = one.parentElement; up.tagName !== "ARTICLE"; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return false;
    return true;
  }).map((one) => one.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def reader(browser):
    """One page for all tests of this file, with what went wrong and what was asked for since the last visit."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.faults, page.asked = [], []
    page.on("console", lambda message: message.type in ("error", "warning") and message.text not in HARMLESS
            and page.faults.append(message.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


@pytest.fixture(scope="module")
def addresses(book, server):
    return {"http": server(book), "file": book.as_uri()}


@pytest.fixture(scope="module")
def shown(request, reader, addresses):
    """A page that is visited once for all tests that look at it; pytest runs these one after the other."""
    scheme, path = request.param
    reader.home = addresses[scheme]
    visit(reader, f"{reader.home}/{path}")
    return reader


def over(places):
    """Let a test see each of these places, given as (scheme, path)."""
    return pytest.mark.parametrize("shown", places, indirect=True, ids=" ".join)


def visit(page, address):
    page.faults.clear()
    page.asked.clear()
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_load_state("load")
    page.wait_for_function("!window.MathJax || !MathJax.startup || !MathJax.startup.promise ||"
                           " MathJax.startup.promise.then(() => true)")


def mode(page, name):
    """Set light or dark, and wait until it is painted: colours that are read before are those of the other mode."""
    page.evaluate("name => { const set = document.documentElement.dataset; set.mode = set.theme = name; }", name)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


@over(EVERYWHERE)
def test_a_page_shows_without_a_fault_and_asks_no_other_host(shown):
    assert shown.faults == []
    assert [url for url in shown.asked if not url.startswith((shown.home, "data:", "about:"))] == []
    assert shown.locator("article h1").first.is_visible()


@over(OVER_HTTP)
def test_a_page_fits_a_phone_and_twice_the_size_without_sideways_scrolling(shown):
    try:
        for width in (360, 640):  # a phone; a window of 1280 pixels at 200 % zoom
            shown.set_viewport_size({"width": width, "height": 800})
            wide = shown.evaluate(TOO_WIDE)
            assert wide == [], f"{width} pixels"
            assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{width} pixels"
    finally:
        shown.set_viewport_size({"width": 1280, "height": 900})


@over(EVERYWHERE)
def test_every_explorer_moves_by_mouse_and_keyboard_and_its_rows_are_the_models(shown):
    count = shown.evaluate("window.innotradeExplorer ? innotradeExplorer.shown.length : 0")
    for number in range(1, count + 1):
        explorer = f"explorer-{number}"
        for place, control in enumerate(state(shown, explorer)["payload"]["controls"]):
            for way in ways(shown, place):
                way(shown, explorer, control)
        assert moves(shown, explorer) > 0, "no control moved"
    assert shown.faults == []


@over(OVER_HTTP)
def test_a_page_is_accessible_in_light_and_dark_mode(shown):
    shown.add_style_tag(content="* { transition: none !important; animation: none !important }")
    shown.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
    assert violations_but_of_colour(shown) == []
    for name in ("light", "dark"):
        mode(shown, name)
        assert violations_of_colour(shown) == [], name


def test_colours_of_a_whole_page_are_those_of_its_ways_to_show_text(reader, addresses):
    """All of axe on all of a page: what is asked of one element of each kind holds for the others."""
    visit(reader, f"{addresses['http']}/book/fta/rules-of-origin.html")
    for name in ("light", "dark"):
        mode(reader, name)
        assert violations(reader) == [], name


@pytest.mark.parametrize(("place", "colour"),
                         [("td", "color: #777"), ("th", "background: #888"), ("p a", "color: #555")])
def test_a_colour_that_cannot_be_read_is_seen_wherever_it_stands(reader, addresses, place, colour):
    visit(reader, f"{addresses['http']}/book/fta/why-agreements.html")
    mode(reader, "dark")
    reader.add_style_tag(content=f"* {{ transition: none !important }} article {place} {{ {colour} !important }}")
    assert {rule for rule, *_ in violations_of_colour(reader)} == {"color-contrast"}


def ways(page, place):
    """Both ways to move a control; from a disk in turn after the first control, which is moved both ways there too."""
    both = (by_keyboard, by_mouse)
    return both if page.home.startswith("http") or place == 0 else (both[place % 2],)


def by_keyboard(page, explorer, control):
    """Change a control with keys alone, and compare."""
    kind, name = control["kind"], f"#{explorer}-{control['name']}"
    inside = {"multiselect": f"{name}-0", "table": f"#{explorer} [data-name={control['name']}] tbody input"}
    target = page.locator(inside.get(kind, name)).first
    target.focus()
    if kind == "table":
        page.keyboard.press("Control+A")
        compare(page, explorer, lambda: page.keyboard.type("7"))
        return
    keys = {"slider": ["ArrowLeft", "ArrowRight"], "number": ["ArrowUp"], "toggle": ["Space"],
            "multiselect": ["Space", "Space"], "select": ["ArrowDown", "ArrowUp"]}[kind]
    for key in keys:
        before = json.dumps(state(page, explorer)["values"])
        page.keyboard.press(key)
        if json.dumps(state(page, explorer)["values"]) != before:
            compare(page, explorer, lambda: None)


def by_mouse(page, explorer, control):
    """Change a control with the mouse alone, and compare."""
    kind, name = control["kind"], f"#{explorer}-{control['name']}"
    if kind == "slider":
        target = page.locator(name)
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        page.mouse.click(box["x"] + box["width"] * 0.33, box["y"] + box["height"] / 2)
    elif kind in ("toggle", "multiselect"):
        page.locator(name if kind == "toggle" else f"{name}-0").click()
    elif kind == "select":
        page.locator(name).select_option(str(len(control["options"]) - 1))
    elif kind == "table" and control["max_rows"] > max(1, control["min_rows"]):
        page.locator(f"#{explorer} [data-name={control['name']}]").get_by_role("button", name="Add a row").click()
    compare(page, explorer, lambda: None)


def compare(page, explorer, action):
    """Wait for the answer; it is the Python model's, or a refusal that is said."""
    action()
    settled(page, explorer)
    says = page.locator(f"#{explorer} .says")
    if "refused" in (says.get_attribute("class") or ""):
        assert says.inner_text().strip()
        acting(page, explorer, lambda: page.locator(f"#{explorer} .reset").click())
    drawn_as_python_says(page, explorer)


def test_search_finds_a_lesson_over_http_and_from_a_disk(reader, addresses):
    for scheme in SCHEMES:
        visit(reader, f"{addresses[scheme]}/{PAGES[0]}")
        reader.locator(".search-button-field").click()
        reader.keyboard.type("agreement")
        reader.keyboard.press("Enter")
        reader.wait_for_selector("#search-results li a", timeout=15_000)
        assert reader.locator("#search-results li a").count() > 0
        assert reader.faults == []
        assert violations(reader) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("T17", "Who exports, and who survives?"),
        ("rules of origin", "Glossary"),
        ("unión aduanera", "Glossary"),
        ("관세동맹", "Glossary"),
    ],
)
def test_search_finds_a_table_by_its_number_and_a_term_in_three_languages(reader, addresses, scheme, asked, found):
    visit(reader, f"{addresses[scheme]}/search.html?q={quote(asked)}")
    reader.wait_for_selector(f"#search-results li a:has-text('{found}')", timeout=15_000)
    assert reader.faults == []


def test_the_colour_mode_button_works_by_keyboard_and_is_remembered(reader, addresses):
    visit(reader, f"{addresses['http']}/{PAGES[0]}")
    seen = set()
    for _ in range(3):
        reader.locator(".theme-switch-button").focus()
        reader.keyboard.press("Enter")
        seen.add(reader.evaluate("document.documentElement.dataset.mode"))
    assert seen == {"auto", "light", "dark"}
    reader.evaluate("localStorage.setItem('mode', 'dark')")
    come_back(reader, lambda: reader.evaluate("localStorage.length"))
    assert reader.evaluate("document.documentElement.dataset.theme") == "dark"
    reader.evaluate("localStorage.clear()")


def test_on_a_phone_the_contents_open_and_are_accessible(reader, addresses):
    reader.set_viewport_size({"width": 360, "height": 800})
    try:
        visit(reader, f"{addresses['http']}/{PAGES[-1]}")
        reader.locator(".primary-toggle").click()
        reader.wait_for_selector("#pst-primary-sidebar-modal[open]")
        assert violations(reader) == []
        reader.keyboard.press("Escape")
        reader.wait_for_selector("#pst-primary-sidebar-modal", state="hidden")
    finally:
        reader.set_viewport_size({"width": 1280, "height": 900})


def test_bars_stand_in_the_order_of_the_rows_after_every_move(reader, addresses):
    """A drawing library that is only told not to sort keeps the order of the first rows that it was given."""
    visit(reader, f"{addresses['http']}/book/fta/why-agreements.html")
    measure = "#explorer-1-measure"
    for option in ("1", "0"):  # to imports and back to exports
        acting(reader, "explorer-1", lambda option=option: reader.locator(measure).select_option(option))
        rows = [row["country"] for row in state(reader, "explorer-1")["rows"]]
        assert reader.evaluate("innotradeExplorer.shown[0].charts.views[0].scale('y').domain()") == rows
