"""The blocks of a brief as HTML: two sheets, plain tables, nothing fetched.

``page`` is what the book calls in the reader's browser; the command calls ``written`` with the same blocks.
"""

from innotrade.models.capstone.brief import brief


def escaped(text: str) -> str:
    """Return a text that HTML shows as it is.

    >>> escaped('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    for character, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, name)
    return text


def written(blocks: list[dict], level: int = 1) -> str:
    """Return the brief's HTML.

    Parameters
    ----------
    blocks
        As :func:`innotrade.models.capstone.brief.brief` returns them.
    level
        Of the title's heading, 1 to 5; the others stand one below.
    """
    if not 1 <= level <= 5:
        raise ValueError(f"level must lie from 1 to 5, got {level!r}")
    title = next(block["text"] for block in blocks if block["kind"] == "title")
    sheets = []
    for leaf in (1, 2):
        inside = "\n".join([_WRITERS[block["kind"]]({**block, "of": title}, level) for block in blocks
                            if block["leaf"] == leaf])
        sheets.append(f'<div class="leaf">\n{inside}\n<p class="folio">{escaped(title)} · {leaf} of 2</p>\n</div>')
    inside = "\n".join(sheets)
    return f'<article class="brief" aria-label="{escaped("Policy brief. " + title)}">\n{inside}\n</article>'


def page(settings: dict, values: dict, words: dict, level: int = 3) -> str:
    """Return the HTML of the brief for what an explorer on a page shows.

    Parameters
    ----------
    settings
        The explorer's own, with ``data``.
    values
        By control: country, gap, benchmark, budget, years and lines. Numbers may come without a point.
    words
        The author's texts, as in :func:`innotrade.models.capstone.brief.brief`.
    level
        As in :func:`written`.
    """
    lines = [{"instrument": line["instrument"], "parts": float(line["parts"])} for line in values["lines"]]
    blocks = brief(values["country"], values["gap"], values["benchmark"], float(values["budget"]), int(values["years"]),
                   lines, words, **settings["data"])
    return written(blocks, level)


def _title(block: dict, level: int) -> str:
    under = f'<p class="under">{escaped(block["under"])}</p>' if block["under"] else ""
    return f'<p class="over">{escaped(block["over"])}</p><h{level}>{escaped(block["text"])}</h{level}>{under}'


def _heading(block: dict, level: int) -> str:
    return f"<h{level + 1}>{escaped(block['text'])}</h{level + 1}>"


def _paragraph(kind: str):
    def write(block: dict, level: int) -> str:
        return f'<p class="{kind}">{escaped(block["text"])}</p>'
    return write


def _list(block: dict, level: int) -> str:
    return "<ul>" + "".join([f"<li>{escaped(item)}</li>" for item in block["items"]]) + "</ul>"


def _table(block: dict, level: int) -> str:
    marks = [' class="n"' if place in block["numbers"] else "" for place in range(len(block["head"]))]
    head = "".join([f'<th scope="col"{mark}>{escaped(name)}</th>'
                    for name, mark in zip(block["head"], marks, strict=True)])
    rows = []
    for row in block["rows"]:
        cells = []
        for place, cell in enumerate(row):
            inside = escaped(cell) + (_bar(cell) if place == block.get("bar") else "")
            cells.append(f'<th scope="row">{inside}</th>' if place == 0 else f"<td{marks[place]}>{inside}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    named = escaped(f"{block['of']}: {block['id']}")
    return (f'<div class="wide" role="group" tabindex="0" aria-label="{named}"><table class="{block["id"]}"><thead>'
            f'<tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>')


def _bar(cell: str) -> str:
    """Return a bar as long as the per cent in a cell says; the cell says it in figures too."""
    number = cell.replace("%", "").strip()
    if not number.isdigit():
        return ""
    width = float(number)
    return (f'<svg class="bar" viewBox="0 0 100 6" aria-hidden="true" preserveAspectRatio="none"><rect class="all" '
            f'width="100" height="6"/><rect class="part" width="{width:.0f}" height="6"/></svg>')


_WRITERS = {"title": _title, "heading": _heading, "text": _paragraph("text"), "own": _paragraph("own"),
            "todo": _paragraph("todo"), "fine": _paragraph("fine"), "list": _list, "table": _table}
