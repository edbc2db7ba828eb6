"""An address that is not there is answered with a page whose contents, styles and search work at any depth."""

import functools
import http.server
import threading
from pathlib import Path

import pytest
from accessible import violations

from innotrade import course

pytestmark = pytest.mark.browser


class AsAPublisher(http.server.SimpleHTTPRequestHandler):
    """Answers what is not there with 404.html, as a publisher of static pages does."""

    def send_error(self, code, message=None, explain=None):
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def published(book):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(AsAPublisher, directory=str(book)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.mark.parametrize("address", ["nowhere", "book/fta/first-partners.html", "a/b/c/d"])
def test_what_is_not_there_is_answered_with_a_way_on(browser, published, address):
    page = browser.new_page()
    failed = []
    page.on("response", lambda response: response.status >= 400 and failed.append(response.url))
    page.goto(f"{published}/{address}")
    assert failed == [f"{published}/{address}"]
    assert page.locator("article h1").inner_text() == "This page is not here"
    assert violations(page) == []
    links = page.locator("nav a.internal").evaluate_all("links => links.map((link) => link.href)")
    assert {f"{published}/{entry}.html" for entry in course.contents()[1:]} <= set(links)
    page.locator("nav a.internal").nth(1).click()
    page.wait_for_load_state("load")
    assert failed == [f"{published}/{address}"]
    page.close()
