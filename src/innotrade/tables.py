"""Tables on a page: plain HTML that nbval can compare and every reader, sighted or not, can use."""

from collections.abc import Mapping
from html import escape
from numbers import Integral, Number

import pandas as pd


class Table:
    """Rows as an HTML table with a caption and as text."""

    def __init__(self, html: str, text: str):
        self.html = html
        self.text = text

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


def show(frame: pd.DataFrame, *, caption: str = "", decimals: int | Mapping[str, int] = 1,
         names: Mapping[str, str] | None = None, index: bool = False) -> Table:
    """Return a table for the page.

    Parameters
    ----------
    frame
        The rows; missing cells are shown as an en dash.
    caption
        What the table shows, as a finding.
    decimals
        Digits after the point: one number for all columns, or by column (others: 1). Whole numbers and years are
        shown without a point; thousands have a comma, years have none.
    names
        Column headings, with units, where the column's name will not do.
    index
        Whether the index is shown as the first column.

    Raises
    ------
    ValueError
        A column has no heading: a reader who hears the table would hear nothing above its cells.

    >>> show(pd.DataFrame({"year": [2015], "exports": [30675.42]})).text.split()
    ['year', 'exports', '2015', '30,675.4']
    """
    rows = frame.reset_index() if index else frame.reset_index(drop=True)
    labels = [" · ".join(part for part in map(str, name) if part) if isinstance(name, tuple) else str(name)
              for name in rows.columns]
    columns = [
        [_cell(value, label, decimals if isinstance(decimals, int) else decimals.get(label, 1))
         for value in rows.iloc[:, place]]
        for place, label in enumerate(labels)
    ]
    heads = [(names or {}).get(label, label.replace("_", " ")) for label in labels]
    if not all(head.strip() for head in heads):
        raise ValueError(f"names must give every column a heading, got {heads!r}")
    numeric = [pd.api.types.is_numeric_dtype(dtype) for dtype in rows.dtypes]
    text = pd.DataFrame(dict(enumerate(columns))).to_string(index=False, header=heads)
    return Table(_html(heads, list(zip(*columns, strict=True)), numeric, caption), text)


def _cell(value, label: str, decimals: int) -> str:
    if pd.isna(value):
        return "–"
    if not isinstance(value, Number) or isinstance(value, bool):
        return str(value)
    if isinstance(value, Integral):
        return str(value) if "year" in label else f"{value:,}".replace("-", "−")
    return f"{value:,.{decimals}f}".replace("-", "−")


def _html(heads: list[str], rows: list[tuple[str, ...]], numeric: list[bool], caption: str) -> str:
    """Write the table out: heads have a scope, the first column heads its row, a wide table scrolls by keyboard too."""
    marks = [' class="n"' if is_number else "" for is_number in numeric]
    lines = [f'<div class="course-table" role="region" tabindex="0" aria-label="{escape(caption or "Table")}"><table>']
    if caption:
        lines.append(f"<caption>{escape(caption)}</caption>")
    head = "".join(f'<th scope="col"{mark}>{escape(name)}</th>' for name, mark in zip(heads, marks, strict=True))
    lines.append(f"<thead><tr>{head}</tr></thead>\n<tbody>")
    for row in rows:
        first, *others = [escape(cell) for cell in row]
        cells = "".join(f"<td{mark}>{cell}</td>" for cell, mark in zip(others, marks[1:], strict=True))
        lines.append(f'<tr><th scope="row"{marks[0]}>{first}</th>{cells}</tr>')
    return "\n".join([*lines, "</tbody></table></div>"])
