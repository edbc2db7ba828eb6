"""A quiz in a real JupyterLab: answered by keyboard, though the notebook has its own use for arrows and Enter."""

import pytest
from test_jupyterlab import lab  # noqa: F401 - the fixture that starts JupyterLab

from innotrade import quiz_bank
from innotrade.quiz_html import plain

pytestmark = [pytest.mark.browser, pytest.mark.jupyter]
ITEMS = {item["kind"]: item for item in quiz_bank.compiled("fta/why-agreements")["items"]}


def run_until_the_kernel_takes_it(page):
    """Run the chosen cell; what is run while JupyterLab is still connecting to the kernel is dropped without a word."""
    for _ in range(12):
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(5_000)
        if page.locator(".jp-InputPrompt").first.inner_text().strip() != "[ ]:":
            return
    raise AssertionError("the kernel took no cell within a minute")


def test_a_quiz_in_a_notebook_is_answered_by_keyboard(lab, read):  # noqa: F811
    page = read(f"{lab}/lab/tree/lesson.ipynb?reset")
    page.wait_for_selector(".jp-CodeCell .cm-content", timeout=60_000)
    page.wait_for_function(
        "document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'", timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text('from innotrade.quiz import quiz\nquiz("fta/why-agreements")')
    run_until_the_kernel_takes_it(page)
    page.wait_for_selector(".quiz-ready", timeout=120_000)

    number = ITEMS["numeric"]
    form = page.locator(f'form[data-item="{number["id"]}"]')
    form.locator("input").focus()
    page.keyboard.type(f"{number['wrong'][0]['value']:.2f}")
    page.keyboard.press("Enter")
    assert plain(number["wrong"][0]["feedback"]) in form.locator(".quiz-feedback").inner_text()

    single = ITEMS["single"]
    form = page.locator(f'form[data-item="{single["id"]}"]')
    form.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    form.locator("button").focus()
    page.keyboard.press("Enter")
    assert plain(single["options"][1]["feedback"]) in form.locator(".quiz-feedback").inner_text()
    assert [url for url in page.asked if not url.startswith((lab, "data:", "blob:", "ws:"))] == []
