"""Moodle XML: all five kinds (ordering needs Moodle 4.4, or its ordering plugin).

Moodle has feedback for an option and for a wrong number, but none for a single pair or a single misplaced line: there
the sentences stand together in the feedback for a wrong answer. A share in per cent is also right as a fraction.
"""

from typing import Any
from xml.etree import ElementTree as ET

from innotrade.quiz_html import plain

SUFFIX = ".xml"


def write(quizzes: list[dict[str, Any]]) -> bytes:
    """Return a file that Moodle's question bank imports; each quiz becomes a category."""
    root = ET.Element("quiz")
    for quiz in quizzes:
        category = ET.SubElement(root, "question", type="category")
        _text(category, "category", f"$course$/top/{quiz['quiz']}")
        for item in quiz["items"]:
            _question(root, quiz["quiz"], item)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _question(root: ET.Element, quiz: str, item: dict[str, Any]) -> None:
    kinds = {"single": "multichoice", "multiple": "multichoice", "numeric": "numerical"}
    question = ET.SubElement(root, "question", type=kinds.get(item["kind"], item["kind"]))
    _text(question, "name", item["id"])
    unit = f" (in {item['unit']})" if item.get("unit") else ""
    _html(question, "questiontext", f"<p>{item['prompt']}{unit}</p>")
    _html(question, "generalfeedback", f"<p>{item['explanation']}</p>")
    for name, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0"),
                        ("idnumber", f"{quiz}/{item['id']}")):
        ET.SubElement(question, name).text = value
    _KINDS[item["kind"]](question, item)
    _html(question, "hint", f"<p>{item['hint']}</p>")
    tags = ET.SubElement(question, "tags")
    _text(tags, "tag", f"objective {item['objective']}")


def _choice(question: ET.Element, item: dict[str, Any]) -> None:
    single = item["kind"] == "single"
    for name, value in (("single", str(single).lower()), ("shuffleanswers", "true"), ("answernumbering", "none")):
        ET.SubElement(question, name).text = value
    # Moodle takes a fixed list of fractions; 100/n rounded to five places is on it for every n up to ten.
    share = 100 / sum(option["right"] for option in item["options"])
    for option in item["options"]:
        fraction = share if option["right"] else 0 if single else -share
        answer = _html(question, "answer", option["text"], fraction=f"{fraction:.7g}")
        _html(answer, "feedback", option["feedback"])


def _numeric(question: ET.Element, item: dict[str, Any]) -> None:
    entries = [(item["answer"], "100", ""), *[(entry["value"], "0", entry["feedback"]) for entry in item["wrong"]]]
    if item["unit"].startswith("%"):
        entries.insert(1, (item["answer"] / 100, "100", ""))
    for value, fraction, feedback in entries:
        scale = 100 if item["unit"].startswith("%") and value == item["answer"] / 100 else 1
        answer = ET.SubElement(question, "answer", fraction=fraction, format="moodle_auto_format")
        ET.SubElement(answer, "text").text = repr(value)
        _html(answer, "feedback", feedback)
        ET.SubElement(answer, "tolerance").text = repr(item["tolerance"] / scale)
    for name, value in (("unitgradingtype", "0"), ("unitpenalty", "0"), ("showunits", "3"), ("unitsleft", "0")):
        ET.SubElement(question, name).text = value


def _ordering(question: ET.Element, item: dict[str, Any]) -> None:
    for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"),
                        ("gradingtype", "ABSOLUTE_POSITION"), ("showgrading", "SHOW"), ("numberingstyle", "123")):
        ET.SubElement(question, name).text = value
    for place, step in enumerate(item["sequence"], start=1):
        answer = _html(question, "answer", step["text"], fraction=f"{place:.7f}")
        _html(answer, "feedback", step["feedback"])
    early = [f"“{step['text']}” too early: {step['feedback']}" for step in item["sequence"] if step["feedback"]]
    _combined(question, item, early)


def _matching(question: ET.Element, item: dict[str, Any]) -> None:
    ET.SubElement(question, "shuffleanswers").text = "true"
    for pair in item["pairs"]:
        line = _html(question, "subquestion", pair["left"])
        _text(line, "answer", plain(pair["right"]))
    for entry in item["extra"]:
        line = _html(question, "subquestion", "")
        _text(line, "answer", plain(entry["right"]))
    says = [f"“{pair['left']}” {pair['feedback']}" for pair in item["pairs"]]
    says += [f"“{entry['right']}”: {entry['feedback']}" for entry in item["extra"]]
    _combined(question, item, says)


def _combined(question: ET.Element, item: dict[str, Any], says: list[str]) -> None:
    listed = "<ul>" + "".join(f"<li>{sentence}</li>" for sentence in says) + "</ul>"
    _html(question, "correctfeedback", "")
    _html(question, "partiallycorrectfeedback", listed)
    _html(question, "incorrectfeedback", listed)


_KINDS = {"single": _choice, "multiple": _choice, "numeric": _numeric, "ordering": _ordering, "matching": _matching}


def _text(parent: ET.Element, name: str, words: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    ET.SubElement(element, "text").text = words
    return element


def _html(parent: ET.Element, name: str, html: str, **attributes: str) -> ET.Element:
    element = _text(parent, name, html)
    element.attrib.update({**attributes, "format": "html"})
    return element
