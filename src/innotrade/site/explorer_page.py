"""An explorer as part of a page: first picture, sentence and rows readable without a script; controls come with it."""

import json
from html import escape
from typing import Any

from innotrade.explorer import charting
from innotrade.explorer.values import encoded
from innotrade.site import picture, runtime


def render(payload: dict[str, Any]) -> str:
    """Return the HTML of an explorer from what the notebook stores.

    Parameters
    ----------
    payload
        Content of the explorer's mime type.

    Raises
    ------
    CourseError
        The model or the summary is not portable.
    """
    modules = runtime.modules_of(payload["model"], payload["summary"])
    drawings = "".join(f'<div class="drawing">{_drawn(chart, payload)}</div>' for chart in payload["charts"])
    settings = {"controls": payload["controls"], "data": payload["data"]}
    rest = {key: value for key, value in payload.items() if key not in settings}
    title = escape(payload["title"])
    return (
        f'<section class="explorer" aria-label="{title}" data-sources="{" ".join(modules)}">'
        f'<p class="title">{title}</p><div class="panel"></div>'
        f'<p class="says">{escape(payload["text"])}</p>{drawings}'
        f"{_table(payload)}"
        f'<script type="application/json" class="settings">{_inside_script(encoded(settings))}</script>'
        f'<script type="application/json" class="payload">{_inside_script(json.dumps(rest))}</script></section>'
    )


def _drawn(chart: dict[str, Any], payload: dict[str, Any]) -> str:
    spec = charting.with_rows(chart, payload["rows"])
    return picture.pictures({**spec, "description": f"{chart['description']} {payload['text']}"})


def _table(payload: dict[str, Any]) -> str:
    columns = payload["columns"]
    return picture.behind(payload["rows"], columns["names"], columns["headings"], "Rows", payload.get("open", False))


def _inside_script(text: str) -> str:
    """Return JSON that cannot end the script element around it."""
    return text.replace("<", "\\u003c")
