"""The theme's style sheets in one file, without the rules that no page of the course can use.

The theme carries rules for every component of its framework and for two thousand icons. A rule is kept when each of
its class names and ids occurs somewhere in the built pages or in a script that the pages load. Icons are our own.
"""

import re
from pathlib import Path

from innotrade.files import write_atomically

#: In the order in which the theme loads them.
SHEETS = ("basic.css", "styles/theme.css", "styles/pydata-sphinx-theme.css", "pygments.css",
          "styles/sphinx-book-theme.css", "page.css", "icons.css")
#: Scripts that add classes at run time.
SCRIPTS = ("scripts/pydata-sphinx-theme.js", "scripts/sphinx-book-theme.js", "sphinx_highlight.js", "searchtools.js",
           "innotrade/explorer.js", "quiz.js")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NAME = re.compile(r"[.#](-?[A-Za-z_](?:[\w-]|\\.)*)")


def write(pages: Path) -> None:
    """Write ``_static/innotrade/theme.css`` for the pages below a folder."""
    static = pages / "_static"
    words = vocabulary(pages)
    own = {"page.css", "icons.css"}
    sheets = [*SHEETS[:-2], *sorted(f"{path.name}" for path in static.glob("mystnb.*.css")), *SHEETS[-2:]]
    kept = []
    for name in sheets:
        path = static / name
        if path.exists():
            text = path.read_text(encoding="utf-8")
            kept.append(text if name in own else slimmed(text, words))
    write_atomically(static / "innotrade" / "theme.css", "\n".join(kept))


def vocabulary(pages: Path) -> set[str]:
    """Return every word that may be a class name or id on the pages."""
    found: set[str] = set()
    for page in pages.rglob("*.html"):
        for names in re.findall(r'\b(?:class|id)="([^"]*)"', page.read_text(encoding="utf-8")):
            found.update(names.split())
    for name in SCRIPTS:
        path = pages / "_static" / name
        if path.exists():
            found.update(_WORD.findall(path.read_text(encoding="utf-8")))
    return found


def slimmed(text: str, words: set[str]) -> str:
    """Return a style sheet without comments, unused rules, icon fonts and imports."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return "".join(_rule(head, body, words) for head, body in _rules(text))


def _rules(text: str) -> list[tuple[str, str | None]]:
    """Split into (selector or at-rule, body); a statement such as ``@import`` has no body."""
    found, place, start = [], 0, 0
    while place < len(text):
        character = text[place]
        if character in "\"'":
            place = _end_of_string(text, place)
        elif character == ";":
            found.append((text[start:place].strip(), None))
            start = place + 1
        elif character == "{":
            end = _end_of_block(text, place)
            found.append((text[start:place].strip(), text[place + 1:end]))
            place, start = end, end + 1
        place += 1
    return found


def _end_of_block(text: str, place: int) -> int:
    depth = 0
    while place < len(text):
        if text[place] in "\"'":
            place = _end_of_string(text, place)
        elif text[place] == "\\":
            place += 1
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
        place += 1
    return place


def _end_of_string(text: str, place: int) -> int:
    mark = text[place]
    place += 1
    while place < len(text) and text[place] != mark:
        place += 2 if text[place] == "\\" else 1
    return min(place, len(text) - 1)


def _rule(head: str, body: str | None, words: set[str]) -> str:
    if body is None:
        return ""  # imports and character sets: everything is in this one file
    if head.startswith(("@media", "@supports", "@container", "@layer")):
        inner = slimmed(body, words)
        return f"{head}{{{inner}}}" if inner else ""
    if head.startswith("@font-face"):
        return ""
    if head.startswith("@"):
        return f"{head}{{{body}}}"
    if "--fa-font" in body or "Font Awesome" in body:
        return ""
    selectors = [one for one in _split(head) if _usable(one, words)]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def _split(head: str) -> list[str]:
    """Split a list of selectors at its own commas, not at those inside brackets."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(head):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(head[start:place].strip())
            start = place + 1
    return [*parts, head[start:].strip()]


def _usable(selector: str, words: set[str]) -> bool:
    # What stands in :not(), :is() and [..] does not have to be on a page for the rule to apply.
    outside = re.sub(r"\[[^\]]*\]", "", selector)
    while "(" in outside:
        outside, count = re.subn(r":[\w-]+\([^()]*\)", "", outside)
        if not count:
            break
    names = [name.replace("\\", "") for name in _NAME.findall(outside)]
    return all(name in words and not re.match(r"fa(-|$|[bsr]$)", name) for name in names)
