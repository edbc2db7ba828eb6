"""A quiz as HTML, for the page and for the live notebook alike.

Questions are native form controls, so keyboard and screen reader work without help. Without a script the reader sees
the questions and opens the answers; ``site/static/quiz.js`` brings the buttons to life and hides the answers.
"""

import json
from html import escape, unescape
from re import sub
from typing import Any


def render(payload: dict[str, Any]) -> str:
    """Return the HTML of a compiled quiz."""
    items = "\n".join(_item(payload["quiz"], number, item) for number, item in enumerate(payload["items"], start=1))
    stored = json.dumps(payload, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<div class="quiz" data-quiz="{escape(payload["quiz"])}">\n{items}\n'
        '<div class="quiz-total"><p class="quiz-score" role="status"></p>'
        '<button type="button" class="quiz-clear">Clear my answers</button></div>\n'
        f'<script type="application/json" class="quiz-data">{stored}</script>\n</div>'
    )


def plain(html: str) -> str:
    """Return the text of a piece of inline HTML."""
    return unescape(sub(r"<[^>]+>", "", html))


def answer_text(item: dict[str, Any]) -> str:
    """Return the right answer of an item as inline HTML, without its explanation."""
    kind = item["kind"]
    if kind == "numeric":
        unit = f" {escape(item['unit'])}" if item["unit"] else ""
        return f"{item['answer']:,.{item['decimals']}f}{unit}"
    if kind == "ordering":
        return " → ".join(step["text"].rstrip(".") for step in item["sequence"])
    if kind == "matching":
        return "; ".join(f"{pair['left']} {pair['right']}" for pair in item["pairs"])
    return " / ".join(option["text"] for option in item["options"] if option["right"])


def _item(quiz: str, number: int, item: dict[str, Any]) -> str:
    name = f"quiz-{quiz.replace('/', '-')}-{item['id']}"
    return (
        f'<form class="quiz-item" data-item="{item["id"]}" data-kind="{item["kind"]}" novalidate>\n'
        f'<fieldset><legend><span class="quiz-number">{number}.</span> {item["prompt"]}{_how(item)}</legend>\n'
        f'{_FIELDS[item["kind"]](name, item)}\n</fieldset>\n'
        f'<p class="quiz-hint" hidden><strong>Hint.</strong> {item["hint"]}</p>\n'
        '<div class="quiz-actions"><button type="submit">Check</button><span class="quiz-state"></span></div>\n'
        '<div class="quiz-feedback" role="status"></div>\n'
        f'<details class="quiz-answer"><summary>Answer to question {number}</summary>'
        f'<p><strong>{answer_text(item)}</strong></p><p>{item["explanation"]}</p></details>\n</form>'
    )


def _how(item: dict[str, Any]) -> str:
    words = {"multiple": "Tick all that are right.", "ordering": "Move the lines up and down."}.get(item["kind"])
    return f' <span class="quiz-how">{words}</span>' if words else ""


def _choices(kind: str):
    def fields(name: str, item: dict[str, Any]) -> str:
        return "\n".join(
            f'<label class="quiz-option"><input type="{kind}" name="{name}" value="{place}"> '
            f'<span>{option["text"]}</span></label>'
            for place, option in enumerate(item["options"]))
    return fields


def _number(name: str, item: dict[str, Any]) -> str:
    unit = f" <span>{escape(item['unit'])}</span>" if item["unit"] else ""
    label = f"Your answer, to {item['decimals']} decimals" if item["decimals"] else "Your answer, a whole number"
    label = label.replace("1 decimals", "1 decimal")
    return (f'<label class="quiz-number-field"><span>{label}</span> <span class="quiz-with-unit">'
            f'<input type="text" inputmode="decimal" autocomplete="off" name="{name}">{unit}</span></label>')


def _sequence(name: str, item: dict[str, Any]) -> str:
    lines = []
    for place in item["shown"]:
        text = item["sequence"][place]["text"]
        spoken = escape(plain(text), quote=True)
        lines.append(
            f'<li data-place="{place}"><span class="quiz-step">{text}</span> <span class="quiz-moves">'
            f'<button type="button" data-move="-1" aria-label="Move up: {spoken}">↑</button>'
            f'<button type="button" data-move="1" aria-label="Move down: {spoken}">↓</button></span></li>')
    return '<ol class="quiz-sequence">' + "\n".join(lines) + "</ol>"


def _pairs(name: str, item: dict[str, Any]) -> str:
    offered = "".join(f"<option>{escape(plain(text))}</option>" for text in item["shown"])
    return "\n".join(
        f'<label class="quiz-pair"><span>{pair["left"]}</span> '
        f'<select name="{name}-{place}"><option value="">choose …</option>{offered}</select></label>'
        for place, pair in enumerate(item["pairs"]))


_FIELDS = {"single": _choices("radio"), "multiple": _choices("checkbox"), "numeric": _number, "ordering": _sequence,
           "matching": _pairs}
