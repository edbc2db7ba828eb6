"""A browser, the built book and a small book that has every control: once for all tests of this folder."""

import functools
import http.server
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run"]

if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Keep the tests of a file on one worker: they share a browser and a page; the longest files go side by side."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(f"site-{item.path.stem}"))


def chromium() -> str | None:
    """Return the path of an installed Chromium, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for found in map(shutil.which, names) if found), None)


@pytest.fixture(scope="session")
def browser():
    """The browser; every test that uses it is skipped where none is installed."""
    if chromium() is None:
        pytest.skip("no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def small_book(tmp_path_factory):
    """The pages of the small book that ``minibook`` writes."""
    import minibook

    return minibook.build(minibook.write(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The pages of the course itself; INNOTRADE_BOOK names a folder of pages that are built already."""
    from innotrade.site import build

    ready = os.environ.get("INNOTRADE_BOOK")
    return Path(ready) if ready else build.build().parent


@pytest.fixture(scope="session")
def server():
    """A function that serves a folder and returns its address."""
    running = []

    def serve(folder: Path) -> str:
        handler = functools.partial(Quiet, directory=str(folder))
        found = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=found.serve_forever, daemon=True).start()
        running.append(found)
        return f"http://127.0.0.1:{found.server_port}"

    yield serve
    for found in running:
        found.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without writing a line for each."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def small(request, small_book, server):
    """The small book's address over the scheme that the test's parameter names."""
    return server(small_book) if request.param == "http" else small_book.as_uri()


@pytest.fixture
def read(browser):
    """A function that opens an address in a fresh context and gives the page with ``faults`` and ``asked``."""
    contexts = []

    def open_page(address: str, **settings):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.faults, page.asked = [], []
        page.on("console", lambda message: message.type == "error" and page.faults.append(message.text))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
