"""Every link of the built pages leads somewhere, and every page is reached from the home page."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from innotrade import course

PAGES = [f"{entry}.html" for entry in course.contents()]
ELSEWHERE = ("http:", "https:", "mailto:", "data:", "javascript:")


class Anchors(HTMLParser):
    """Collects what a page links to, the ids that it has, and how many explorers it shows."""

    def __init__(self):
        super().__init__()
        self.targets, self.ids, self.explorers = set(), set(), 0

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.targets |= {found[name] for name in ("href", "src") if found.get(name)}
        self.ids |= {found[name] for name in ("id", "name") if found.get(name)}
        self.explorers += tag == "section" and "explorer" in (found.get("class") or "").split()


@cache
def anchors(path: Path) -> Anchors:
    found = Anchors()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def local(page: Path):
    """Yield the file and the fragment of each link of a page that stays in the book."""
    for target in anchors(page).targets:
        if not target.startswith(ELSEWHERE):
            parts = urlsplit(target)
            yield (page.parent / unquote(parts.path)).resolve() if parts.path else page, unquote(parts.fragment)


@pytest.mark.parametrize("page", PAGES)
def test_no_link_of_a_page_is_dead(book, page):
    for target, fragment in local(book / page):
        assert target.exists(), f"{page} links to {target.relative_to(book)}"
        if fragment and target.suffix == ".html":
            assert known(target, fragment), f"{page} links to #{fragment} of {target.name}"


def known(target: Path, fragment: str) -> bool:
    """Whether a page has a place of this name; a link with values names an explorer by its number on the page."""
    explorer = re.fullmatch(r"explorer-(\d+)=.*", fragment)
    if explorer:
        return 1 <= int(explorer.group(1)) <= anchors(target).explorers
    return fragment in anchors(target).ids


def test_every_page_is_reached_from_the_home_page(book):
    home = book / PAGES[0]
    reached, waiting = {home.resolve()}, [home.resolve()]
    while waiting:
        for target, _ in local(waiting.pop()):
            if target.suffix == ".html" and target not in reached and target.exists():
                reached.add(target)
                waiting.append(target)
    assert [page for page in PAGES if (book / page).resolve() not in reached] == []


def test_a_dead_link_would_be_seen(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<a href="nowhere.html">x</a><a href="#lost">y</a>', encoding="utf-8")
    assert sorted((target.name, fragment) for target, fragment in local(page)) == [("nowhere.html", ""),
                                                                                  ("page.html", "lost")]
    assert not known(page, "lost")
    assert not known(page, "explorer-1={}")
