"""Charts of the course: one theme, and no chart without alt text and its data.

Every helper returns a :class:`Chart`. A notebook stores it as Vega-Lite JSON, which nbval compares number by
number; JupyterLab draws it, and the book draws it at build time as a picture with its data in a table behind it.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

#: JupyterLab, VS Code and Colab carry a renderer for version 5 of Vega-Lite, none of them one for version 6;
#: the charts here use nothing that differs between the two.
MIME_TYPE = "application/vnd.vegalite.v5+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

#: Distinguishable under the common colour-vision deficiencies, and at least 3:1 against white and against the
#: dark page (tests/test_charts.py computes both).
PALETTE = ("#2b7bba", "#d1591a", "#1b9e77", "#b3589a", "#8a7a1f", "#7a7f87")
#: Neutral ink: readable on white and on the dark page, so that one stored chart serves both.
INK = "#767676"
#: Digits that a stored number keeps: the last of a float's seventeen differ between processors, and nobody draws them.
STORED_DIGITS = 9
#: An axis of years writes whole years only, also where it has room for a mark between two of them.
YEARS = {"format": "d", "tickMinStep": 1, "labelExpr": "datum.value % 1 ? '' : datum.label"}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_THEME = {
    "background": "transparent",
    "font": FONT,
    "range": {"category": list(PALETTE), "ordinal": {"scheme": "blues"}},
    "axis": {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "labelColor": INK,
             "titleColor": INK, "gridColor": INK, "gridOpacity": 0.25, "domainColor": INK, "tickColor": INK,
             "labelLimit": 220},
    "legend": {"labelFontSize": 13, "titleFontSize": 13, "labelColor": INK, "titleColor": INK, "orient": "top",
               "symbolStrokeWidth": 3, "labelLimit": 260},
    "header": {"labelFontSize": 13, "titleFontSize": 13, "labelColor": INK, "titleColor": INK},
    "title": {"fontSize": 15, "color": INK, "anchor": "start", "fontWeight": 600},
    "text": {"fontSize": 13, "color": INK},
    "rule": {"color": INK},
    "view": {"stroke": None},
    "line": {"strokeWidth": 2.5},
    "point": {"size": 60, "filled": True},
    "bar": {"color": PALETTE[0]},
}


class Chart:
    """A Vega-Lite chart with its alt text and the data behind it.

    Parameters
    ----------
    spec
        A Vega-Lite specification with its data inside.
    alt_text
        What the chart shows, as a finding ("Prices, not tonnes, made the surplus").
    data
        The rows behind the chart, which a reader can open as a table.
    """

    def __init__(self, spec: dict[str, Any], alt_text: str, data: pd.DataFrame):
        self.spec = spec
        self.alt_text = alt_text
        self.data = data

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return {MIME_TYPE: self.spec, "text/plain": self.alt_text}


def chart(figure: "alt.TopLevelMixin", data: pd.DataFrame, *, alt_text: str) -> Chart:
    """Wrap an Altair chart in the course's theme.

    Parameters
    ----------
    figure
        Any Altair chart (layers, facets and concatenations too).
    data
        The rows behind it, for the reader's data table.
    alt_text
        One or two sentences that say what the chart shows; at least five words.

    Raises
    ------
    ValueError
        ``alt_text`` is missing or too short to describe a chart.
    """
    if not isinstance(alt_text, str) or len(alt_text.split()) < 5:
        raise ValueError(f"alt_text must say in at least five words what the chart shows, got {alt_text!r}")
    spec = _stable_data(figure.to_dict())
    spec["$schema"] = SCHEMA
    spec["description"] = alt_text
    spec["config"] = _THEME
    return Chart(_stable_names(spec), alt_text, data)


def line(data: pd.DataFrame, x: str, y: str | Sequence[str], *, alt_text: str, colour: str | None = None,
         x_title: str = "", y_title: str = "", title: str = "", zero: bool = True, points: bool = True) -> Chart:
    """Draw lines over ``x`` (years are shown without a thousands mark).

    Parameters
    ----------
    data
        Wide (``y`` a list of columns, one line each) or long (``y`` one column, ``colour`` names the line).
    x, y, colour
        Column names.
    alt_text
        What the chart shows, as a finding.
    x_title, y_title, title
        Titles; an axis title carries the unit.
    zero
        Whether the vertical axis starts at zero.
    points
        Whether each observation is marked.
    """
    rows, value, colour = _long(data, x, y, colour)
    encode: dict[str, Any] = {
        "x": alt.X(f"{x}:{_kind(rows, x)}", title=x_title or None, axis=_axis(rows, x)),
        "y": alt.Y(f"{value}:Q", title=y_title or None, scale=alt.Scale(zero=zero)),
        "tooltip": [x, value] + ([colour] if colour else []),
    }
    if colour:
        # A domain, not a sort: two channels that sort alike still get a legend each.
        scale = alt.Scale(domain=_order(rows, colour))
        encode["color"] = alt.Color(f"{colour}:N", title=None, scale=scale)
        encode["strokeDash"] = alt.StrokeDash(f"{colour}:N", title=None, scale=scale)
    figure = alt.Chart(rows).mark_line(point=points).encode(**encode)
    return chart(_sized(figure, title), rows, alt_text=alt_text)


def bar(data: pd.DataFrame, x: str, y: str, *, alt_text: str, colour: str | None = None, x_title: str = "",
        y_title: str = "", title: str = "", sort: Sequence[str] | str | None = None,
        height: int | None = None) -> Chart:
    """Draw horizontal bars: ``y`` names the bars, ``x`` is their length.

    Parameters
    ----------
    data, x, y, colour
        Rows and the names of their columns; ``colour`` splits a bar into grouped ones.
    alt_text
        What the chart shows, as a finding.
    x_title, y_title, title
        Titles; ``x_title`` carries the unit.
    sort
        Order of the bars; the default keeps the order of the rows.
    height
        Height in pixels; the default leaves 24 a bar.
    """
    columns = [y, x] + ([colour] if colour else [])
    rows = data[list(dict.fromkeys(columns))]
    order = list(sort) if sort is not None and not isinstance(sort, str) else sort or _order(rows, y)
    encode: dict[str, Any] = {
        "x": alt.X(f"{x}:Q", title=x_title or None),
        "y": alt.Y(f"{y}:N", title=y_title or None, sort=order),
        "tooltip": columns,
    }
    groups = 1
    if colour:
        groups = rows[colour].nunique()
        encode["color"] = alt.Color(f"{colour}:N", title=None, sort=_order(rows, colour))
        encode["yOffset"] = alt.YOffset(f"{colour}:N", sort=_order(rows, colour))
    figure = alt.Chart(rows).mark_bar().encode(**encode)
    tall = height or max(120, (24 if groups == 1 else 14 * groups + 6) * rows[y].nunique())
    return chart(_sized(figure, title, height=tall), rows, alt_text=alt_text)


def scatter(data: pd.DataFrame, x: str, y: str, *, alt_text: str, label: str | None = None, colour: str | None = None,
            x_title: str = "", y_title: str = "", title: str = "", log: bool = False) -> Chart:
    """Draw points, each with its name beside it where ``label`` is given.

    Parameters
    ----------
    data, x, y, label, colour
        Rows and the names of their columns.
    alt_text
        What the chart shows, as a finding.
    x_title, y_title, title
        Titles; an axis title carries the unit.
    log
        Whether both axes are logarithmic.
    """
    columns = [column for column in (label, x, y, colour) if column]
    rows = data[list(dict.fromkeys(columns))]
    scale = alt.Scale(type="log") if log else alt.Scale(zero=False)
    base = alt.Chart(rows).encode(
        x=alt.X(f"{x}:Q", title=x_title or None, scale=scale),
        y=alt.Y(f"{y}:Q", title=y_title or None, scale=scale),
        tooltip=columns,
    )
    marks = base.mark_point(filled=True)
    if colour:
        marks = marks.encode(color=alt.Color(f"{colour}:N", title=None, sort=_order(rows, colour)))
    if label:
        marks = marks + base.mark_text(align="left", dx=7).encode(text=f"{label}:N")
    return chart(_sized(marks, title), rows, alt_text=alt_text)


def timeline(data: pd.DataFrame, date: str, kind: str, label: str, *, alt_text: str, title: str = "") -> Chart:
    """Draw dated events as marks, one row of the chart for each kind, in the order of first appearance.

    Parameters
    ----------
    data
        One row an event.
    date
        Column of ISO dates, as precise as they are known (2004, 2004-04 or 2004-04-01).
    kind, label
        Columns that name the row of the chart and the event.
    alt_text
        What the chart shows, as a finding.
    title
        A title above the chart.
    """
    moments = pd.to_datetime(data[date], format="ISO8601")
    rows = data[list(dict.fromkeys([date, kind, label]))].assign(year=moments.map(_decimal_year))
    axis = alt.Axis(**YEARS)
    figure = alt.Chart(rows).mark_tick(thickness=3, size=16).encode(
        x=alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(zero=False)),
        y=alt.Y(f"{kind}:N", title=None, sort=_order(rows, kind)),
        color=alt.Color(f"{kind}:N", legend=None, sort=_order(rows, kind)),
        tooltip=[date, label],
    )
    return chart(_sized(figure, title, height=28 * rows[kind].nunique()), rows, alt_text=alt_text)


def _decimal_year(moment: pd.Timestamp) -> float:
    return round(moment.year + (moment.dayofyear - 1) / 366, 2)


def _long(data: pd.DataFrame, x: str, y: str | Sequence[str], colour: str | None):
    if isinstance(y, str):
        columns = [x, y] + ([colour] if colour else [])
        return data[columns], y, colour
    rows = data.melt(id_vars=[x], value_vars=list(y), var_name="series", value_name="value")
    return rows, "value", "series"


def _order(rows: pd.DataFrame, column: str) -> list[str]:
    return list(dict.fromkeys(rows[column].astype(str)))


def _kind(rows: pd.DataFrame, column: str) -> str:
    return "Q" if pd.api.types.is_numeric_dtype(rows[column]) else "O"


def _axis(rows: pd.DataFrame, column: str) -> "alt.Axis":
    years = pd.api.types.is_integer_dtype(rows[column]) and rows[column].between(1800, 2200).all()
    return alt.Axis(**YEARS) if years else alt.Axis()


def _sized(figure: "alt.TopLevelMixin", title: str, height: int = 300) -> "alt.TopLevelMixin":
    figure = figure.properties(width="container", height=height)
    return figure.properties(title=title) if title else figure


def stored(value: Any, digits: int = STORED_DIGITS) -> Any:
    """Return a value of JSON with its floats at so many significant digits, the same on every processor.

    >>> stored([{"growth": 12.803326216344013, "year": 2015}])
    [{'growth': 12.8033262, 'year': 2015}]
    """
    if isinstance(value, dict):
        return {key: stored(item, digits) for key, item in value.items()}
    if isinstance(value, list):
        return [stored(item, digits) for item in value]
    return float(f"{value:.{digits}g}") if isinstance(value, float) else value


def _stable_data(spec: dict[str, Any]) -> dict[str, Any]:
    """Round the data and name them by position: Altair names them by a hash that sees the last digit."""
    datasets = spec.pop("datasets", {})
    names = {name: f"data-{number}" for number, name in enumerate(datasets, start=1)}
    spec = _renamed(spec, names)
    return spec | {"datasets": {names[name]: stored(rows) for name, rows in datasets.items()}} if datasets else spec


def _renamed(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, list):
        return [_renamed(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("name"), str) and set(node) == {"name"}:
        return {"name": names.get(node["name"], node["name"])}
    return {key: _renamed(value, names) for key, value in node.items()}


def _stable_names(spec: dict[str, Any]) -> dict[str, Any]:
    """Leave the view's name out: Altair counts views over the whole session, which a second run would see."""
    spec.pop("name", None)
    return spec
