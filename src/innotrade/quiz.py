"""Quizzes: ``quiz("fta/why-agreements")`` shows the bank of a lesson, in a live notebook and on its page.

The output holds the compiled quiz as JSON (what nbval compares and the page shows) and, live, a widget with the same
HTML and the same script. Answers and score never leave the reader's machine.

Libraries looked at and left: jupyterquiz gives every output a random id (stored output would change at each run), has
no ordering or matching, keeps no score, tells its feedback to no screen reader, and where maths is missing loads a
script from another host; ipyquizjb is built on ipywidgets and is silent on a page without a kernel.
"""

from functools import cache
from pathlib import Path
from typing import Any

from innotrade import quiz_bank
from innotrade.quiz_html import plain, render

MIME_TYPE = "application/vnd.innotrade.quiz+json"
_STATIC = Path(__file__).parent / "site" / "static"


class Quiz:
    """A compiled quiz that shows itself."""

    def __init__(self, payload: dict[str, Any]):
        self.payload = payload
        self._widget = None

    def __repr__(self) -> str:
        """Return the questions as text."""
        lines = [f"{number}. {plain(item['prompt'])}" for number, item in enumerate(self.payload["items"], start=1)]
        return "\n".join([self.payload["title"], *lines])

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        bundle = {MIME_TYPE: self.payload, "text/plain": repr(self)}
        if self._widget is None:
            self._widget = _widget_class()(html=render(self.payload))
        live = self._widget._repr_mimebundle_()
        view = live[0] if isinstance(live, tuple) else live or {}
        return {**{mime: view[mime] for mime in view if mime != "text/plain"}, **bundle}


def quiz(name: str) -> Quiz:
    """Return the quiz of a lesson.

    Parameters
    ----------
    name
        ``"part/slug"``.

    Raises
    ------
    QuizError
        There is no such quiz, or its bank is wrong.
    """
    return Quiz(quiz_bank.compiled(name))


@cache
def _widget_class() -> type:
    """Make the widget's class once; importing widgets is for notebooks, and the book's build does without."""
    import anywidget
    import traitlets

    class QuizWidget(anywidget.AnyWidget):
        """The live form: the page's HTML, enlivened by the page's script."""

        _esm = (_STATIC / "quiz.js").read_text(encoding="utf-8") + _LIVE
        _css = (_STATIC / "quiz.css").read_text(encoding="utf-8")
        html = traitlets.Unicode().tag(sync=True)

    return QuizWidget


_LIVE = """
export default { render({ model, el }) {
  el.innerHTML = model.get("html");
  // Arrow keys choose an option here and Enter checks it; JupyterLab would leave the cell. It asks the control itself.
  el.querySelectorAll("input, select, button").forEach((control) => { control.dataset.lmSuppressShortcuts = "true"; });
  globalThis.InnotradeQuiz.mount(el.querySelector(".quiz"));
} };
"""
