"""The explorer as an object in a notebook: an ipywidget whose values and rows the next cell can read."""

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from innotrade import charts
from innotrade.explorer import MIME_TYPE, charting, vega
from innotrade.explorer.values import answer, encoded

_HERE = Path(__file__).parent
#: The book loads the front end as a classic script; a notebook wants a module, which is the same text and one line.
_MODULE = "".join((_HERE / name).read_text(encoding="utf-8") for name in ("controls.js", "front.js", "live.js")) + (
    "\nexport default { render: globalThis.innotradeExplorer.live };\n"
)


class Explorer(anywidget.AnyWidget):
    """Controls, a model and its answer.

    Parameters
    ----------
    model
        Function of a module in ``innotrade.models``; gets control values and ``data`` by keyword, returns rows (a
        list of dicts of text, numbers, booleans and ``None``).
    controls
        Made by ``slider``, ``number``, ``select``, ``toggle``, ``multiselect`` and ``table``.
    chart
        One chart or several: a Vega-Lite dict or Altair chart whose data are named ``rows``, or a chart of
        ``innotrade.charts`` drawn from the first rows.
    summary
        Function of the same kind: from values and rows (two dicts' worth, in this order) to one sentence.
    title
        Heading, as a question or a finding.
    data
        Fixed arguments of the model, for example the rows of a table; a DataFrame becomes a list of dicts.
    columns
        What the results table writes above each column, with the unit; the column's own name when left out.
    open_table
        Whether the results table stands open: for a model whose rows are meant to be read.

    Raises
    ------
    ValueError
        The model or summary is not a function of an importable module, an argument of the model has neither control
        nor data, the first values are refused, or a chart asks for a column that the rows do not have.

    Attributes
    ----------
    values, rows, text
        What is set now, what the model answers, and the sentence.
    """

    _esm = _MODULE
    _css = (_HERE / "front.css").read_text(encoding="utf-8")
    _payload = traitlets.Dict().tag(sync=True)
    _asked = traitlets.Unicode("{}").tag(sync=True)
    _answer = traitlets.Unicode("").tag(sync=True)

    def __init__(self, model: Callable, controls: Sequence[dict], chart: Any, summary: Callable, title: str, *,
                 data: Mapping[str, Any] | None = None, columns: Mapping[str, str] | None = None,
                 open_table: bool = False):
        self._model, self._summary = model, summary
        self._controls = [dict(control) for control in controls]
        self._data = {name: charts.stored(charting.plain(value), 12) for name, value in (data or {}).items()}
        _check_arguments(model, self._controls, self._data)
        first = self._compute({})
        if "errors" in first:
            raise ValueError(f"the first values are refused: {first['errors'][0]['message']}")
        pictures = chart if isinstance(chart, list | tuple) else [chart]
        payload = {
            "title": title,
            "model": _address(model),
            "summary": _address(summary),
            "controls": self._controls,
            "data": self._data,
            # A stored notebook sorts the keys of a row; the table keeps the model's order.
            "columns": {"names": charting.names(first["rows"]), "headings": dict(columns or {})},
            "charts": [charting.open_chart(item, first["rows"]) for item in pictures],
            **{key: first[key] for key in ("values", "rows", "text")},
            **({"open": True} if open_table else {}),
        }
        self._now = first
        super().__init__(_payload=json.loads(json.dumps(payload)), _answer=encoded(first))
        self.observe(self._on_asked, names="_asked")
        self.on_msg(self._on_message)

    @property
    def values(self) -> dict[str, Any]:
        """What is set now, by control; the last accepted values when the page shows a refusal."""
        return dict(self._now["values"])

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What the model answers for ``values``."""
        return [dict(row) for row in self._now["rows"]]

    @property
    def text(self) -> str:
        """The summary sentence for ``values``."""
        return self._now["text"]

    def move(self, **values: Any) -> list[dict[str, Any]]:
        """Set controls from Python, as a reader would by hand, and return the model's rows.

        Raises
        ------
        ValueError
            A value is refused, or no control has the name; nothing is changed.
        """
        known = [control["name"] for control in self._controls]
        for name in values:
            if name not in known:
                raise ValueError(f"{name} is no control of this explorer; its controls are {', '.join(known)}")
        asked = {**self.values, **values}
        found = self._compute(asked)
        if "errors" in found:
            raise ValueError(found["errors"][0]["message"])
        self._asked = json.dumps(charting.plain(asked))
        return self.rows

    def _compute(self, raw: dict[str, Any]) -> dict[str, Any]:
        return answer(self._model, self._summary, self._controls, raw, self._data)

    def _on_asked(self, change: dict) -> None:
        raw = json.loads(change["new"])
        # The page numbers its questions, so that it can tell which of them an answer belongs to.
        number = raw.pop("$question", 0)
        found = self._compute(raw)
        if "errors" not in found:
            self._now = found
        self._answer = encoded({**found, "question": number})

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("want") == "vega":
            self.send({"vega": vega.bundle()})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the live widget, and beside it what a notebook stores and the book renders."""
        shown = super()._repr_mimebundle_(**kwargs)
        bundle, metadata = shown if isinstance(shown, tuple) else (shown or {}, {})
        now = {"values": self._now["values"], "rows": charts.stored(self._now["rows"]), "text": self._now["text"]}
        payload = {**self._payload, **now}
        return {**bundle, MIME_TYPE: payload, "text/plain": self.text}, metadata


def _address(function: Callable) -> str:
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", "")
    found = getattr(import_module(module), name, None) if module and module != "__main__" else None
    if found is not function or not inspect.isfunction(function):
        raise ValueError(f"{name or function!r} must be a function of a module in innotrade.models: the book carries "
                         f"the module's source to the reader")
    return f"{module}.{name}"


def _check_arguments(model: Callable, controls: list[dict], data: dict) -> None:
    _address(model)
    given = [control["name"] for control in controls] + list(data)
    twice = [name for name in given if given.count(name) > 1]
    if twice:
        raise ValueError(f"{twice[0]} is given twice, as control or data")
    parameters = inspect.signature(model).parameters.values()
    unknown = [name for name in given if name not in [item.name for item in parameters]]
    missing = [item.name for item in parameters if item.default is item.empty and item.name not in given]
    if unknown or missing:
        wrong = f"{unknown[0]} is no argument of it" if unknown else f"its argument {missing[0]} has no control or data"
        raise ValueError(f"controls and data must fit {model.__qualname__}: {wrong}")
