"""A chart as a picture drawn at build time, with its data in a table behind it.

The picture is inline SVG in two widths, of which the page shows the one that fits, so that labels stay readable on a
phone. Text and lines take the page's own ink, in light and in dark mode. No script is needed.
"""

import copy
import json
import re
from html import escape
from typing import Any

import vl_convert

from innotrade import charts
from innotrade.errors import CourseError

#: Widths in pixels: the text column of a desktop page, and a phone.
WIDTHS = {"wide": 680, "narrow": 330}
#: Rows shown in the table behind a chart; the CSV of an explorer holds all.
MOST_ROWS = 400
#: Labels are measured here in another font than the reader's, which may be wider.
_ROOM = {"left": 16, "right": 8, "top": 5, "bottom": 5}


def figure(spec: dict[str, Any]) -> str:
    """Return the HTML of a chart: picture, and the data behind it.

    Parameters
    ----------
    spec
        A Vega-Lite specification with its data inside; ``description`` is the alt text.
    """
    return f'<figure class="chart">{pictures(spec)}{behind(rows_of(spec), _first_fields(spec))}</figure>'


def pictures(spec: dict[str, Any]) -> str:
    """Return the SVG of a chart in both widths; a chart of fixed width is drawn once."""
    if not is_fluid(spec):
        return f'<div class="picture">{svg(spec, None)}</div>'
    return "".join(f'<div class="picture {name}">{svg(spec, width)}</div>' for name, width in WIDTHS.items())


def is_fluid(spec: dict[str, Any]) -> bool:
    """Return whether the chart takes its width from the page."""
    return spec.get("width") == "container"


def svg(spec: dict[str, Any], width: int | None) -> str:
    """Return one SVG element whose size follows the page and whose ink is the page's.

    Parameters
    ----------
    spec
        A Vega-Lite specification with its data inside.
    width
        Width of the whole picture in pixels; ``None`` leaves the specification's own.
    """
    drawn = themed(spec)
    drawn.setdefault("padding", _ROOM)
    if width is not None:
        drawn["width"] = width
        drawn["autosize"] = {"type": "fit-x", "contains": "padding"}
    try:
        text = vl_convert.vegalite_to_svg(drawn)
    except ValueError as error:
        raise CourseError(f"the chart {spec.get('description', '')!r} cannot be drawn: {error}") from error
    width_now, height_now = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text).groups()
    opening = (f'<svg class="drawn" viewBox="0 0 {width_now} {height_now}" width="{width_now}" height="{height_now}" '
               f'role="img" aria-label="{escape(spec.get("description", ""))}">')
    return opening + _lean(text[text.index(">") + 1:])


def _lean(inner: str) -> str:
    """Leave out what a still picture does not need: names for scripts, the font (the page sets it), empty groups."""
    inner = re.sub(r' (?:aria-[a-z]+|role|class|pointer-events|font-family)="[^"]*"', "", inner)
    inner = inner.replace(' opacity="1"', "").replace(' stroke-width="1"', "")  # what SVG takes for granted
    inner = re.sub(r'<path[^>]*(?: display="none"[^>]*| d="M0,0h0v0h0Z")/>', "", inner)
    count = 1
    while count:
        inner, count = re.subn(r'<g(?: transform="translate\(0,0\)")?></g>', "", inner)
    return inner


def themed(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of the chart with the course's ink replaced by the page's own and without ARIA on single marks."""
    own = json.loads(json.dumps(copy.deepcopy(spec)).replace(f'"{charts.INK}"', '"currentColor"'))
    config = own.get("config", {})
    legend = {**config.get("legend", {}), "columnPadding": 32}  # room for a wider font, as in _ROOM
    own["config"] = {**config, "background": "transparent", "aria": False, "legend": legend}
    return own


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows inside a specification: its largest data set."""
    found = [list(rows) for rows in spec.get("datasets", {}).values()]
    found += [data["values"] for data in _inline(spec)]
    return max(found, key=len, default=[])


def _first_fields(node: Any) -> list[str]:
    """Return the columns in the order of the tooltip: a stored notebook sorts the keys of its rows."""
    if isinstance(node, list):
        return next((found for item in node if (found := _first_fields(item))), [])
    if not isinstance(node, dict):
        return []
    if isinstance(node.get("tooltip"), list):
        return [item["field"] for item in node["tooltip"] if isinstance(item, dict) and "field" in item]
    return next((found for value in node.values() if (found := _first_fields(value))), [])


def _inline(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [data for item in node for data in _inline(item)]
    if not isinstance(node, dict):
        return []
    here = [node["data"]] if isinstance(node.get("data"), dict) and "values" in node["data"] else []
    return here + [data for value in node.values() for data in _inline(value)]


def behind(rows: list[dict[str, Any]], first: list[str], headings: dict[str, str] | None = None,
           caption: str = "Data", unfolded: bool = False) -> str:
    """Return a foldable table of the rows behind a picture; an empty string when there are none.

    Parameters
    ----------
    rows
        What to show.
    first
        Columns that come first, in this order.
    headings
        What stands above a column, where it is not its name.
    caption
        What the reader unfolds.
    unfolded
        Whether it stands open.
    """
    if not rows:
        return ""
    more = "" if len(rows) <= MOST_ROWS else f"<p>The first {MOST_ROWS} of {len(rows)} rows.</p>"
    state = 'class="behind long" open' if unfolded else 'class="behind"'
    return (f"<details {state}><summary>{escape(caption)}</summary>"
            f'<div class="rows" tabindex="0" role="group" aria-label="{escape(caption)}">'
            f"{table(rows[:MOST_ROWS], first, headings or {})}</div>{more}</details>")


def table(rows: list[dict[str, Any]], first: list[str], headings: dict[str, str]) -> str:
    """Return an HTML table; numbers are rounded for reading and stand right."""
    found = dict.fromkeys(key for row in rows for key in row)
    columns = [name for name in first if name in found] + [name for name in found if name not in first]
    titles = "".join(f'<th scope="col">{escape(headings.get(name, name))}</th>' for name in columns)
    lines = "".join("<tr>" + "".join(_cell(row.get(name)) for name in columns) + "</tr>" for row in rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(value: Any) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return f'<td class="number">{shown(value)}</td>' if number else f"<td>{escape(shown(value))}</td>"


def shown(value: Any) -> str:
    """Return a value as a table shows it: whole numbers whole, others with up to four decimals by size."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, int | float):
        return str(value)
    if float(value).is_integer():
        return str(int(value))
    size = abs(value)
    return f"{value:.{0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 4}f}"
