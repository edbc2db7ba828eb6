"""How stored outputs become parts of a page: charts, explorers and quizzes.

myst-nb finds the class through the entry point ``myst_nb.mime_renderers``. Each output becomes HTML that can be read
without a script.
"""

import json
from typing import Any, ClassVar

from docutils import nodes

CHART = "application/vnd.vegalite.v5+json"
EXPLORER = "application/vnd.innotrade.explorer+json"
QUIZ = "application/vnd.innotrade.quiz+json"


class CourseMimeRenderer:
    """Renders the course's own output types; leaves every other type to myst-nb."""

    #: (builder, mime type, priority): ours stand before the HTML and text that a bundle may also hold.
    mime_priority_overrides: ClassVar[list[tuple[str, str, int]]] = [
        ("html", CHART, 1), ("html", EXPLORER, 0), ("html", QUIZ, 0),
    ]

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Node] | None:
        """Return the HTML of one output, or ``None`` when its type is not ours."""
        render = _RENDERERS.get(data.mime_type)
        if render is None or inline:
            return None
        content = json.loads(data.content) if isinstance(data.content, str) else data.content
        return [nodes.raw(text=render(content), format="html", classes=["output", "course"])]


def _chart(spec: dict[str, Any]) -> str:
    from innotrade.site.picture import figure

    return figure(spec)


def _explorer(payload: dict[str, Any]) -> str:
    from innotrade.site.explorer_page import render

    return render(payload)


def _quiz(payload: dict[str, Any]) -> str:
    from innotrade.site.quiz_page import render

    return render(payload)


_RENDERERS = {CHART: _chart, EXPLORER: _explorer, QUIZ: _quiz}
