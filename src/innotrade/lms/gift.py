r"""GIFT, Moodle's text format: three kinds as they are; ordering becomes matching of places to lines.

GIFT has no feedback for a pair and no hint, so both stand in the general feedback, after the explanation.
"""

import re
from typing import Any

SUFFIX = ".gift.txt"


def write(quizzes: list[dict[str, Any]]) -> bytes:
    """Return a file that Moodle imports; each quiz becomes a category."""
    parts = []
    for quiz in quizzes:
        parts.append(f"$CATEGORY: $course$/top/{quiz['quiz']}\n")
        parts += [_question(quiz["quiz"], item) for item in quiz["items"]]
    return "\n".join(parts).encode("utf-8")


def _question(quiz: str, item: dict[str, Any]) -> str:
    unit = f" (in {item['unit']})" if item.get("unit") else ""
    lines, notes = _KINDS[item["kind"]](item)
    general = " ".join([item["explanation"], f"Hint: {item['hint']}", *notes])
    body = "\n".join(f"    {line}" for line in [*lines, f"####{_safe(general)}"])
    opening = "{#" if item["kind"] == "numeric" else "{"
    return (f"// [id:{quiz}/{item['id']}] [tag:objective {item['objective']}]\n"
            f"::{_safe(item['id'])}::[html]{_safe(item['prompt'] + unit)}{opening}\n{body}\n}}\n")


def _single(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    return [f"{'=' if option['right'] else '~'}{_safe(option['text'])}{_feedback(option)}"
            for option in item["options"]], []


def _multiple(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    share = 100 / sum(option["right"] for option in item["options"])
    return [f"~%{share if option['right'] else -share:.7g}%{_safe(option['text'])}{_feedback(option)}"
            for option in item["options"]], []


def _numeric(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    lines = [f"={item['answer']!r}:{item['tolerance']!r}"]
    if item["unit"].startswith("%"):
        lines.append(f"={item['answer'] / 100!r}:{item['tolerance'] / 100!r}")
    lines += [f"=%0%{entry['value']!r}:{item['tolerance']!r}{_feedback(entry)}" for entry in item["wrong"]]
    return lines, []


def _matching(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    lines = [f"={_safe(pair['left'])} -> {_safe(pair['right'])}" for pair in item["pairs"]]
    lines += [f"= -> {_safe(entry['right'])}" for entry in item["extra"]]
    notes = [f"“{pair['left']}” {pair['feedback']}" for pair in item["pairs"]]
    return lines, notes + [f"“{entry['right']}”: {entry['feedback']}" for entry in item["extra"]]


def _ordering(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    lines = [f"=Place {place} -> {_safe(step['text'])}" for place, step in enumerate(item["sequence"], start=1)]
    return lines, [f"“{step['text']}” too early: {step['feedback']}" for step in item["sequence"] if step["feedback"]]


_KINDS = {"single": _single, "multiple": _multiple, "numeric": _numeric, "matching": _matching, "ordering": _ordering}


def _feedback(entry: dict[str, Any]) -> str:
    return f"#{_safe(entry['feedback'])}" if entry["feedback"] else ""


def _safe(words: str) -> str:
    return re.sub(r"([\\~=#{}:])", r"\\\1", words).replace("\n", " ")
