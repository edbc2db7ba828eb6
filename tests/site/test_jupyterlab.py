"""An explorer in a real JupyterLab without internet: moved by keyboard, and read back in the next cell."""

import json
import re
from pathlib import Path

import nbformat
import pytest

from tests.labs import jupyterlab

pytestmark = [pytest.mark.browser, pytest.mark.jupyter]
HERE = Path(__file__).parent
FIRST = """import sys
sys.path.insert(0, {folder!r})
import minibook
explorer = minibook.growth_explorer()
explorer"""
SECOND = """import json
from fixture_models import growth
same = explorer.rows == growth.path(**explorer.values)
print(json.dumps({"values": explorer.values, "same": same, "text": explorer.text}))"""
IDLE = "document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'"
PRINTED = "/\\{\"values/.test(document.querySelectorAll('.jp-CodeCell')[1].querySelector('.jp-OutputArea')?.innerText)"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab that serves one notebook."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(FIRST.format(folder=str(HERE))), nbformat.v4.new_code_cell(SECOND)],
        metadata={"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}})
    nbformat.write(notebook, folder / "lesson.ipynb")
    with jupyterlab(folder) as address:
        yield address


def run(page, number):
    """Run a cell by keyboard; JupyterLab forgets keys that come while it still opens the notebook."""
    cell = page.locator(".jp-CodeCell").nth(number)
    asked = []
    for _ in range(10):
        asked += answer_dialogs(page)
        cell.locator(".cm-content").click()
        page.keyboard.press("Shift+Enter")
        page.wait_for_timeout(3000)
        if cell.locator(".jp-InputPrompt").first.inner_text().strip() not in ("[ ]:", ""):
            return
    raise AssertionError(f"the cell does not run; JupyterLab asked {asked}")


def answer_dialogs(page):
    """Accept what JupyterLab asks on a slow machine (which kernel, for one) and return the questions."""
    asked = []
    for _ in range(5):
        dialog = page.locator("dialog.jp-Dialog").first
        if not dialog.is_visible():
            break
        asked.append(dialog.inner_text())
        dialog.locator(".jp-mod-accept").click()
        page.wait_for_timeout(500)
    return asked


def printed(page):
    """Return what the second cell printed."""
    page.wait_for_function(PRINTED, timeout=60_000)
    text = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output").first.inner_text()
    return json.loads(re.search(r"\{.*\}", text, re.S).group())


def test_a_slider_moved_by_keyboard_is_read_back_in_the_next_cell(lab, read):
    page = read(f"{lab}/lab/tree/lesson.ipynb?reset")
    page.wait_for_selector(".jp-CodeCell .cm-content", timeout=60_000)
    page.wait_for_function(IDLE, timeout=60_000)
    run(page, 0)
    page.wait_for_selector("section.explorer[data-ready=yes]", timeout=180_000)
    slider = page.locator("section.explorer input[type=range]").nth(1)
    assert slider.input_value() == "20"
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_selector("section.explorer .says:has-text('After 25 years')", timeout=60_000)
    run(page, 1)
    found = printed(page)
    assert found["values"]["years"] == 25
    assert found["same"] is True
    assert found["text"] == page.locator("section.explorer .says").inner_text()
    assert [url for url in page.asked if not url.startswith((lab, "data:", "blob:", "ws:"))] == []


def test_a_value_out_of_range_is_refused_and_the_kernel_keeps_the_last(lab, read):
    page = read(f"{lab}/lab/tree/lesson.ipynb?reset")
    page.wait_for_selector(".jp-CodeCell .cm-content", timeout=60_000)
    page.wait_for_function(IDLE, timeout=60_000)
    run(page, 0)
    page.wait_for_selector("section.explorer[data-ready=yes]", timeout=180_000)
    page.locator("section.explorer input[type=number]").fill("-5")
    page.wait_for_selector("section.explorer .refusal:visible", timeout=60_000)
    assert page.locator("section.explorer .refusal:visible").inner_text() == "Start must be at least 0, got -5"
    run(page, 1)
    assert printed(page)["values"]["start"] == 100
