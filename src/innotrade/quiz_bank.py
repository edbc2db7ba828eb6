"""From the bank beside a lesson to the quiz that a page, a notebook or a learning-management system shows.

The bank (``book/<part>/<slug>.quiz.yml``) is checked against ``quiz_schema.json``: every wrong option and every listed
wrong number has feedback. Numbers come from ``innotrade.quizzes.<part>.<slug>.values()``, written ``{name:.1f}``. A
compiled quiz is plain JSON: what nbval compares is what the page shows.
"""

import json
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from markdown_it import MarkdownIt

from innotrade.errors import CourseError
from innotrade.own import shelf

_HERE = Path(__file__).parent
#: Emphasis, code and escapes; HTML in a bank stays text.
_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks", "escape"])


class QuizError(CourseError):
    """There is no such quiz, or its bank is wrong; the message names file, item and what to change."""


def folder() -> Path:
    """Return the folder of the banks: inside an installed package, or the checkout's ``book/``."""
    installed = _HERE / "_book"
    return installed if installed.exists() else _HERE.parents[1] / "book"


def names() -> list[str]:
    """Return the names of all quizzes, sorted."""
    return sorted(f"{path.parent.name}/{path.name.removesuffix('.quiz.yml')}" for path in folder().glob("*/*.quiz.yml"))


def compiled(name: str) -> dict[str, Any]:
    """Return a quiz with its numbers filled in and its texts as HTML.

    Parameters
    ----------
    name
        ``"part/slug"``.

    Returns
    -------
    ``quiz`` (the name), ``title`` and ``items``; see ``compile_item`` for what an item of each kind holds.

    Raises
    ------
    QuizError
        There is no such bank, it breaks the schema, or a number is missing or ambiguous.
    """
    path = folder() / f"{name}.quiz.yml"
    if not path.exists():
        raise QuizError(f"there is no quiz {name!r}; there are {', '.join(names()) or 'none'}")
    bank = read(path)
    return compile_bank(name, bank, values(name))


def read(path: Path) -> dict[str, Any]:
    """Read a bank and check it against the schema; raise ``QuizError`` with the item and the field."""
    try:
        bank = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise QuizError(f"{path.name} is no YAML: {error}") from error
    problem = best_match(_validator().iter_errors(bank))
    if problem:
        raise QuizError(f"{path.name}, {_place(bank, problem)}: {problem.message}")
    ids = [item["id"] for item in bank["items"]]
    twice = sorted({item for item in ids if ids.count(item) > 1})
    if twice:
        raise QuizError(f"{path.name}: two items have the id {twice[0]!r}")
    return bank


def compile_bank(name: str, bank: dict[str, Any], values: dict[str, float]) -> dict[str, Any]:
    """Return the quiz of a bank that has been read; ``values`` holds its numbers by name."""
    return {"quiz": name, "title": bank["title"],
            "items": [compile_item(f"{name}, {item['id']}", item, values) for item in bank["items"]]}


def compile_item(place: str, item: dict[str, Any], values: dict[str, float]) -> dict[str, Any]:
    """Return one item as JSON.

    All have ``id``, ``kind``, ``objective``, ``prompt``, ``hint`` and ``explanation``. ``single`` and ``multiple`` have
    ``options`` (text, right, feedback), mixed; ``numeric`` has ``answer``, ``tolerance``, ``decimals``, ``unit`` and
    ``wrong`` (value, feedback); ``ordering`` has ``sequence`` in the right order (text, feedback for coming too early)
    and ``shown``, the places in which it is first shown; ``matching`` has ``pairs`` (left, right, feedback), ``extra``
    (right, feedback) and ``shown``, the right-hand texts in the order in which they are offered.
    """
    def html(text: str) -> str:
        return _MARKDOWN.renderInline(filled(place, text, values))

    compiled_item = {key: item[key] for key in ("id", "kind", "objective")}
    compiled_item |= {key: html(item[key]) for key in ("prompt", "hint", "explanation")}
    return compiled_item | _KINDS[item["kind"]](place, item, values, html)


def _choice(place, item, values, html) -> dict[str, Any]:
    options = {html(option["text"]): option for option in item["options"]}
    return {"options": [{"text": text, "right": options[text].get("right", False),
                         "feedback": html(options[text].get("feedback", ""))}
                        for text in _shuffled(place, list(options))]}


def _numeric(place, item, values, html) -> dict[str, Any]:
    tolerance = item.get("tolerance", 0.5 * 10 ** -item["decimals"])
    answer = _value(place, item["answer"], values)
    wrong = [{"value": _value(place, entry["value"], values), "feedback": html(entry["feedback"])}
             for entry in item["wrong"]]
    for number, entry in enumerate(wrong):
        if any(abs(entry["value"] - other) <= 2 * tolerance
               for other in [answer, *[before["value"] for before in wrong[:number]]]):
            raise QuizError(f"{place}: the wrong number {entry['value']} cannot be told from another one or from the "
                            f"answer {answer} with a tolerance of {tolerance}; ask for more decimals")
    return {"answer": answer, "tolerance": tolerance, "decimals": item["decimals"], "unit": item.get("unit", ""),
            "wrong": wrong}


def _ordering(place, item, values, html) -> dict[str, Any]:
    sequence = [{"text": html(step["text"]), "feedback": html(step.get("feedback", ""))} for step in item["sequence"]]
    shown = _shuffled(place, [str(number) for number in range(len(sequence))])
    return {"sequence": sequence, "shown": [int(number) for number in shown]}


def _matching(place, item, values, html) -> dict[str, Any]:
    pairs = [{key: html(pair[key]) for key in ("left", "right", "feedback")} for pair in item["pairs"]]
    extra = [{key: html(entry[key]) for key in ("right", "feedback")} for entry in item.get("extra", [])]
    offered = list(dict.fromkeys([pair["right"] for pair in pairs] + [entry["right"] for entry in extra]))
    return {"pairs": pairs, "extra": extra, "shown": _shuffled(place, offered)}


_KINDS = {"single": _choice, "multiple": _choice, "numeric": _numeric, "ordering": _ordering, "matching": _matching}


def _shuffled(place: str, items: list[str]) -> list[str]:
    """Return the items in an order that is the same on every machine, with as few as can be in their given places."""
    mixed = sorted(items, key=lambda item: sha256(f"{place}\0{item}".encode()).hexdigest())
    turns = [mixed[turn:] + mixed[:turn] for turn in range(len(mixed))]
    return min(turns, key=lambda turned: sum(one == other for one, other in zip(turned, items, strict=True)))


def filled(place: str, text: str, values: dict[str, float]) -> str:
    """Return a text with its numbers in; raise ``QuizError`` where it names one that is not there."""
    try:
        return text.format_map(values)
    except KeyError as error:
        raise QuizError(f"{place}: the text names the number {error}, which values() does not give") from error
    except (ValueError, IndexError, TypeError) as error:
        raise QuizError(f"{place}: {error} in {text!r}; a brace that is meant as one is written twice") from error


def filled_all(place: str, node: Any, values: dict[str, float], leave: tuple[str, ...] = ()) -> Any:
    """Return lists and dicts with every text in them filled in, but for what stands under the keys to ``leave``."""
    if isinstance(node, str):
        return filled(place, node, values)
    if isinstance(node, list):
        return [filled_all(place, item, values, leave) for item in node]
    if isinstance(node, dict):
        return {key: item if key in leave else filled_all(place, item, values, leave) for key, item in node.items()}
    return node


def _value(place: str, name: str, values: dict[str, float]) -> float:
    if name not in values:
        raise QuizError(f"{place}: values() gives no number {name!r}")
    return float(f"{values[name]:.12g}")  # the last digits of a sum differ between machines


def values(name: str) -> dict[str, float]:
    """Return the numbers of a lesson's quiz by name; none where it computes none."""
    path = f"innotrade.quizzes.{name.replace('-', '_').replace('/', '.')}"
    try:
        with shelf.aside():  # the questions are about the course's figures, also where a reader uses others
            return import_module(path).values()
    except ModuleNotFoundError as error:
        if path.startswith(error.name or "-"):
            return {}
        raise


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((_HERE / "quiz_schema.json").read_text(encoding="utf-8")))


def _place(bank: Any, problem: Any) -> str:
    steps = list(problem.absolute_path)
    if len(steps) > 1 and steps[0] == "items":
        item = bank["items"][steps[1]]
        name = item.get("id", f"item {steps[1] + 1}") if isinstance(item, dict) else f"item {steps[1] + 1}"
        return ", ".join([str(name), *[str(step) for step in steps[2:]]])
    return ", ".join(str(step) for step in steps) or "the file"
