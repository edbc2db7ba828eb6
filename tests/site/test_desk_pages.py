"""The pages made for a desk, quotation and self-assessment: on a phone, from a file, by keyboard."""

import pytest
from driving import drawn_as_python_says, settled, state

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "offline": True}
FOCUSED = "document.activeElement.id || document.activeElement.closest('[data-name]')?.dataset.name || ''"


@pytest.fixture
def phone(book, read):
    """A function that opens a lesson from the disk as a phone without a network shows it."""
    return lambda lesson: read(f"{book.as_uri()}/book/{lesson}.html", **PHONE)


def tab_to(page, name, most=60):
    """Press the tabulator until a control of the first explorer has the focus."""
    for _ in range(most):
        if page.evaluate(FOCUSED) in (f"explorer-1-{name}", name):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the tabulator does not reach {name}")


def into(page):
    """Put the focus where the explorer begins, as a reader who has tabbed through the text above it."""
    page.locator("#explorer-1 select, #explorer-1 input").first.focus()


def answered(page):
    settled(page, "explorer-1", 0)
    drawn_as_python_says(page, "explorer-1")
    return state(page, "explorer-1")["says"]


def fits_and_is_quiet(page):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []
    assert all(url.startswith(("file:", "data:")) for url in page.asked)


def test_a_firm_is_assessed_by_keys_and_gets_its_three_things(phone):
    page = phone("lac/agenda")
    before = state(page, "explorer-1")["says"]
    assert "2 gates are shut" in before
    assert "The three things to do first: (1)" in before
    into(page)
    for name, presses in (("certificates", 2), ("money", 1)):
        tab_to(page, name)
        for _ in range(presses):
            page.keyboard.press("ArrowDown")
    page.wait_for_function("innotradeExplorer.shown[0].says.textContent.includes('every gate is open')", timeout=30_000)
    said = answered(page)
    assert [f"({number})" in said for number in (1, 2, 3)] == [True] * 3
    tab_to(page, "settings")
    page.keyboard.press("Tab")  # from the name of the first side to its weight
    page.keyboard.press("Control+A")
    page.keyboard.type("9")
    page.wait_for_function("innotradeExplorer.shown[0].values.settings[0].weight === 9", timeout=30_000)
    assert answered(page) != said
    fits_and_is_quiet(page)


def test_a_shipment_is_quoted_by_keys(phone):
    page = phone("lac/finance")
    assert state(page, "explorer-1")["says"].startswith("Quote FOB")
    into(page)
    page.keyboard.press("Tab")  # from the name of the first cost to its amount
    page.keyboard.press("Control+A")
    page.keyboard.type("9000")
    tab_to(page, "rule")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("innotradeExplorer.shown[0].says.textContent.startsWith('Quote CFR')", timeout=30_000)
    page.wait_for_function("innotradeExplorer.shown[0].values.lines[0].amount === 9000", timeout=30_000)
    assert answered(page).startswith("Quote CFR")
    fits_and_is_quiet(page)
