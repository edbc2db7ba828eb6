"""The place on a page where the brief is made: the author's texts, one button, and the brief of the first position."""

from collections.abc import Mapping
from html import escape

from innotrade import portable
from innotrade.models.capstone.brief import WORDS
from innotrade.models.capstone.brief_html import page

FUNCTION = f"{page.__module__}.{page.__name__}"


class BriefMaker:
    """A form and a brief as an output of a notebook; a script of the book gives the form its life."""

    def __init__(self, html: str, text: str):
        self.html = html
        self.text = text

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


def brief_maker(explorer, words: Mapping[str, str] | None = None) -> BriefMaker:
    """Return the form, and the brief of what an explorer shows now.

    Parameters
    ----------
    explorer
        One of ``innotrade.models.capstone.programme_view.programme``.
    words
        The author's texts by the names of ``innotrade.models.capstone.brief.WORDS``: in a live notebook they are given
        here, in the book they are typed into the form.

    Raises
    ------
    ValueError
        A text is unknown or too long.
    """
    sources = " ".join(sorted(portable.sources(page.__module__)))
    model = explorer._payload["model"]
    brief = page({"data": explorer._payload["data"]}, explorer.values, dict(words or {}))
    fields = "\n".join(_field(name, what, most) for name, (what, most, _) in WORDS.items())
    return BriefMaker(
        f'<div class="brief-maker" data-model="{model}" data-function="{FUNCTION}" data-sources="{sources}">\n'
        f'<form class="brief-tools" aria-label="Your texts for the brief" hidden>\n{fields}\n'
        f'<button type="submit" class="brief-make">Make the brief</button>\n'
        f'<p class="brief-says" role="status"></p>\n</form>\n<div class="brief-paper">{brief}</div>\n</div>',
        f"Policy brief: {explorer.text}")


def _field(name: str, what: str, most: int) -> str:
    label = f"<span>{escape(what)} (at most {most} characters)</span>"
    if most < 100:
        return f'<label>{label}<input type="text" name="{name}" maxlength="{most}" autocomplete="name"></label>'
    return f'<label>{label}<textarea name="{name}" maxlength="{most}" rows="4"></textarea></label>'
