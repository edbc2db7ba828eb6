"""QTI 2.1: a content package with one item a file, all five kinds, each sentence of feedback with its own condition.

text2qti was looked at and left: it writes QTI 1.2 in Canvas's dialect, knows neither matching nor ordering, and has no
feedback for a particular wrong number, which is what this bank is for. QTI 2.1 has a place for all of it.
"""

import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

SUFFIX = ".zip"
NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same bytes at every run


def write(quizzes: list[dict[str, Any]]) -> bytes:
    """Return a zip file: ``imsmanifest.xml`` and an item a question."""
    files = {}
    for quiz in quizzes:
        for item in quiz["items"]:
            files[f"items/{quiz['quiz']}/{item['id']}.xml"] = _xml(assessment_item(quiz["quiz"], item))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, content in {"imsmanifest.xml": _xml(_manifest(list(files))), **files}.items():
            archive.writestr(zipfile.ZipInfo(path, _STAMP), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def assessment_item(quiz: str, item: dict[str, Any]) -> ET.Element:
    """Return one item: declarations, the question, how it is scored, and its feedback."""
    root = ET.Element("assessmentItem", xmlns=NAMESPACE, identifier=_identifier(quiz, item["id"]),
                      title=f"{quiz}: {item['id']}", label=f"objective {item['objective']}", adaptive="false",
                      timeDependent="false")
    base, cardinality = _TYPES[item["kind"]]
    response = ET.SubElement(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base)
    correct = ET.SubElement(response, "correctResponse")
    for value in _correct(item):
        ET.SubElement(correct, "value").text = value
    score = ET.SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    ET.SubElement(ET.SubElement(score, "defaultValue"), "value").text = "0"
    ET.SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")
    body = ET.SubElement(root, "itemBody")
    _INTERACTIONS[item["kind"]](body, item)
    says: dict[str, str] = {"right": item["explanation"], "wrong": f"Hint: {item['hint']}"}
    processing = ET.SubElement(root, "responseProcessing")
    _score(processing, item)
    _FEEDBACK[item["kind"]](processing, item, says)
    for identifier, sentence in says.items():
        shown = ET.SubElement(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=identifier,
                              showHide="show")
        _inline(shown, sentence)
    return root


_TYPES = {"single": ("identifier", "single"), "multiple": ("identifier", "multiple"), "numeric": ("float", "single"),
          "ordering": ("identifier", "ordered"), "matching": ("directedPair", "multiple")}


def _correct(item: dict[str, Any]) -> list[str]:
    if item["kind"] == "numeric":
        return [repr(item["answer"])]
    if item["kind"] == "ordering":
        return [f"step{place}" for place in range(len(item["sequence"]))]
    if item["kind"] == "matching":
        return [f"left{place} {_offered(item)[pair['right']]}" for place, pair in enumerate(item["pairs"])]
    return [f"option{place}" for place, option in enumerate(item["options"]) if option["right"]]


def _offered(item: dict[str, Any]) -> dict[str, str]:
    return {text: f"right{place}" for place, text in enumerate(item["shown"])}


# ---- the question ----


def _choice_interaction(body: ET.Element, item: dict[str, Any]) -> None:
    most = "1" if item["kind"] == "single" else "0"  # 0 is no limit
    choice = ET.SubElement(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="true", maxChoices=most)
    _inline(ET.SubElement(choice, "prompt"), item["prompt"])
    for place, option in enumerate(item["options"]):
        _inline(ET.SubElement(choice, "simpleChoice", identifier=f"option{place}"), option["text"])


def _number_interaction(body: ET.Element, item: dict[str, Any]) -> None:
    _inline(ET.SubElement(body, "p"), item["prompt"])
    line = ET.SubElement(body, "p")
    entry = ET.SubElement(line, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="15")
    entry.tail = f" {item['unit']}" if item["unit"] else None


def _order_interaction(body: ET.Element, item: dict[str, Any]) -> None:
    order = ET.SubElement(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
    _inline(ET.SubElement(order, "prompt"), item["prompt"])
    for place in item["shown"]:
        _inline(ET.SubElement(order, "simpleChoice", identifier=f"step{place}"), item["sequence"][place]["text"])


def _match_interaction(body: ET.Element, item: dict[str, Any]) -> None:
    match = ET.SubElement(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="true",
                          maxAssociations=str(len(item["pairs"])))
    _inline(ET.SubElement(match, "prompt"), item["prompt"])
    lefts, rights = ET.SubElement(match, "simpleMatchSet"), ET.SubElement(match, "simpleMatchSet")
    for place, pair in enumerate(item["pairs"]):
        _inline(ET.SubElement(lefts, "simpleAssociableChoice", identifier=f"left{place}", matchMax="1"), pair["left"])
    for text, identifier in _offered(item).items():
        _inline(ET.SubElement(rights, "simpleAssociableChoice", identifier=identifier, matchMax="0"), text)


_INTERACTIONS = {"single": _choice_interaction, "multiple": _choice_interaction, "numeric": _number_interaction,
                 "ordering": _order_interaction, "matching": _match_interaction}

# ---- how it is scored, and which sentence goes with which answer ----


def _score(processing: ET.Element, item: dict[str, Any]) -> None:
    condition = ET.SubElement(processing, "responseCondition")
    right = ET.SubElement(condition, "responseIf")
    if item["kind"] == "numeric":
        accepted = [(item["answer"], item["tolerance"])]
        if item["unit"].startswith("%"):  # a share may be given as a fraction
            accepted.append((item["answer"] / 100, item["tolerance"] / 100))
        either = ET.SubElement(right, "or")
        for value, tolerance in accepted:
            _near(either, value, tolerance)
    else:
        match = ET.SubElement(right, "match")
        ET.SubElement(match, "variable", identifier="RESPONSE")
        ET.SubElement(match, "correct", identifier="RESPONSE")
    score = ET.SubElement(right, "setOutcomeValue", identifier="SCORE")
    ET.SubElement(score, "baseValue", baseType="float").text = "1"
    _say(right, "right")
    _say(ET.SubElement(condition, "responseElse"), "wrong")


def _choice_feedback(processing: ET.Element, item: dict[str, Any], says: dict[str, str]) -> None:
    for place, option in enumerate(item["options"]):
        if option["feedback"]:
            says[f"chose{place}"] = option["feedback"]
            chosen = _when(processing)
            member = ET.SubElement(chosen, "match" if item["kind"] == "single" else "member")
            ET.SubElement(member, "baseValue", baseType="identifier").text = f"option{place}"
            ET.SubElement(member, "variable", identifier="RESPONSE")
            _say(chosen, f"chose{place}")


def _number_feedback(processing: ET.Element, item: dict[str, Any], says: dict[str, str]) -> None:
    for place, entry in enumerate(item["wrong"]):
        says[f"number{place}"] = entry["feedback"]
        given = _when(processing)
        _near(given, entry["value"], item["tolerance"])
        _say(given, f"number{place}")


def _order_feedback(processing: ET.Element, item: dict[str, Any], says: dict[str, str]) -> None:
    """Place by place: the first line that is out of place stands too early, and its sentence says why."""
    condition, branch = ET.SubElement(processing, "responseCondition"), "responseIf"
    count = len(item["sequence"])
    for position in range(count):
        for place in range(position + 1, count):
            says[f"early{place}"] = f"“{item['sequence'][place]['text']}” {item['sequence'][place]['feedback']}"
            here = ET.SubElement(condition, branch)
            branch = "responseElseIf"
            match = ET.SubElement(here, "match")
            index = ET.SubElement(match, "index", n=str(position + 1))
            ET.SubElement(index, "variable", identifier="RESPONSE")
            ET.SubElement(match, "baseValue", baseType="identifier").text = f"step{place}"
            _say(here, f"early{place}")


def _match_feedback(processing: ET.Element, item: dict[str, Any], says: dict[str, str]) -> None:
    extra = {_offered(item)[entry["right"]]: entry["feedback"] for entry in item["extra"]}
    for place, pair in enumerate(item["pairs"]):
        for identifier in _offered(item).values():
            if identifier == _offered(item)[pair["right"]]:
                continue
            name = f"{identifier}chosen" if identifier in extra else f"left{place}wrong"
            says[name] = extra.get(identifier, f"“{pair['left']}” {pair['feedback']}")
            chosen = _when(processing)
            member = ET.SubElement(chosen, "member")
            ET.SubElement(member, "baseValue", baseType="directedPair").text = f"left{place} {identifier}"
            ET.SubElement(member, "variable", identifier="RESPONSE")
            _say(chosen, name)


_FEEDBACK = {"single": _choice_feedback, "multiple": _choice_feedback, "numeric": _number_feedback,
             "ordering": _order_feedback, "matching": _match_feedback}


def _when(processing: ET.Element) -> ET.Element:
    return ET.SubElement(ET.SubElement(processing, "responseCondition"), "responseIf")


def _near(parent: ET.Element, value: float, tolerance: float) -> None:
    equal = ET.SubElement(parent, "equal", toleranceMode="absolute", tolerance=f"{tolerance!r} {tolerance!r}")
    ET.SubElement(equal, "variable", identifier="RESPONSE")
    ET.SubElement(equal, "baseValue", baseType="float").text = repr(value)


def _say(parent: ET.Element, name: str) -> None:
    outcome = ET.SubElement(parent, "setOutcomeValue", identifier="FEEDBACK")
    both = ET.SubElement(outcome, "multiple")
    ET.SubElement(both, "variable", identifier="FEEDBACK")
    ET.SubElement(both, "baseValue", baseType="identifier").text = name


# ---- XML ----


def _inline(parent: ET.Element, html: str) -> None:
    """Append inline HTML, which the bank's Markdown makes well formed, as elements of the item's namespace."""
    found = ET.fromstring(f"<p>{html}</p>")
    parent.text = found.text
    parent.extend(found)


def _identifier(*words: str) -> str:
    return "-".join(words).replace("/", "-")


def _manifest(paths: list[str]) -> ET.Element:
    root = ET.Element("manifest", xmlns=PACKAGING, identifier="innotrade-quizzes")
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    ET.SubElement(metadata, "schemaversion").text = "1.0.0"
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    for path in paths:
        name = _identifier(path.removeprefix("items/").removesuffix(".xml"))
        resource = ET.SubElement(resources, "resource", identifier=f"item-{name}", href=path,
                                 type="imsqti_item_xmlv2p1")
        ET.SubElement(resource, "file", href=path)
    return root


def _xml(root: ET.Element) -> bytes:
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
