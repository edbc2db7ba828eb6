"""The bank in learning-management systems' formats, read back item for item by readers written for this test."""

import re
import zipfile
from functools import cache
from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from innotrade import cli
from innotrade.lms import gift, moodle, qti
from innotrade.quiz_bank import compile_bank, compiled, names

QUIZZES = [compiled(name) for name in names()]
ITEMS = [(quiz["quiz"], item) for quiz in QUIZZES for item in quiz["items"]]

ODD = compile_bank("fta/odd", {"title": "Odd", "items": [
    {"id": "signs", "kind": "single", "objective": 1, "prompt": "Is ~a = {{b}} # c: \\ <d> & \"e\" right?",
     "hint": "Look = at the {{signs}}.", "explanation": "It is # not : so ~ simple.",
     "options": [{"text": "a = b # {{c}}", "right": True}, {"text": "~ no: \\ &", "feedback": "No {{such}} = thing."},
                 {"text": "<p>é 한", "feedback": "Letters of any script are text."}]}]}, {})


# ---- Moodle XML ----


def read_moodle(content):
    """Yield (category, question) of a Moodle XML file, each question as a dict of what Moodle would store."""
    category = None
    for question in ET.fromstring(content):
        kind = question.get("type")
        if kind == "category":
            category = question.findtext("category/text")
            continue
        yield category, {
            "kind": kind, "id": question.findtext("name/text"), "prompt": question.findtext("questiontext/text"),
            "explanation": question.findtext("generalfeedback/text"), "hint": question.findtext("hint/text"),
            "tags": [tag.text for tag in question.findall("tags/tag/text")], "single": question.findtext("single"),
            "answers": [(float(answer.get("fraction")), answer.findtext("text"), answer.findtext("feedback/text") or "",
                         answer.findtext("tolerance")) for answer in question.findall("answer")],
            "pairs": [(line.findtext("text") or "", line.findtext("answer/text"))
                      for line in question.findall("subquestion")],
            "incorrect": question.findtext("incorrectfeedback/text") or "",
        }


@cache
def moodle_questions():
    return list(read_moodle(moodle.write(QUIZZES)))


def moodle_item(quiz, item):
    found = [question for category, question in moodle_questions()
             if category.endswith(quiz) and question["id"] == item["id"]]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("quiz", "item"), ITEMS)
def test_moodle_xml_holds_the_whole_item(quiz, item):
    found = moodle_item(quiz, item)
    assert item["prompt"] in found["prompt"]
    assert found["explanation"] == f"<p>{item['explanation']}</p>"
    assert found["hint"] == f"<p>{item['hint']}</p>"
    assert found["tags"] == [f"objective {item['objective']}"]
    CHECK_MOODLE[item["kind"]](item, found)


def check_moodle_choice(item, found):
    assert found["kind"] == "multichoice"
    assert found["single"] == ("true" if item["kind"] == "single" else "false")
    assert [(text, feedback) for _, text, feedback, _ in found["answers"]] == [
        (option["text"], option["feedback"]) for option in item["options"]]
    assert [fraction > 0 for fraction, *_ in found["answers"]] == [option["right"] for option in item["options"]]
    assert sum(fraction for fraction, *_ in found["answers"] if fraction > 0) == pytest.approx(100, abs=1e-3)


def check_moodle_number(item, found):
    assert found["kind"] == "numerical"
    right = [float(text) for fraction, text, *_ in found["answers"] if fraction == 100]
    assert right == [item["answer"]] + ([item["answer"] / 100] if item["unit"].startswith("%") else [])
    assert [(float(text), feedback) for fraction, text, feedback, _ in found["answers"] if fraction == 0] == [
        (entry["value"], entry["feedback"]) for entry in item["wrong"]]
    assert float(found["answers"][0][3]) == item["tolerance"]


def check_moodle_order(item, found):
    assert found["kind"] == "ordering"
    assert [text for _, text, *_ in sorted(found["answers"])] == [step["text"] for step in item["sequence"]]
    assert all(step["feedback"] in found["incorrect"] for step in item["sequence"])


def check_moodle_match(item, found):
    assert found["kind"] == "matching"
    assert found["pairs"] == [(pair["left"], pair["right"]) for pair in item["pairs"]] + [
        ("", entry["right"]) for entry in item["extra"]]
    assert all(entry["feedback"] in found["incorrect"] for entry in [*item["pairs"], *item["extra"]])


CHECK_MOODLE = {"single": check_moodle_choice, "multiple": check_moodle_choice, "numeric": check_moodle_number,
                "ordering": check_moodle_order, "matching": check_moodle_match}


def test_moodle_takes_every_fraction_that_is_written():
    """The list of grades that Moodle's question bank accepts; another one makes the import fail."""
    accepted = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
                11.11111, 10, 5, 0}
    for _, question in moodle_questions():
        if question["kind"] == "multichoice":
            assert {abs(fraction) for fraction, *_ in question["answers"]} <= accepted


# ---- GIFT ----


def read_gift(content):
    """Yield the questions of a GIFT file: name, text, general feedback and answers with weight and feedback."""
    text = re.sub(r"^//.*$|^\$CATEGORY:.*$", "", content.decode("utf-8"), flags=re.MULTILINE)
    for name, prompt, body in re.findall(r"::(.*?)::\[html\](.*?)(?<!\\)\{(.*?)(?<!\\)\}", text, re.DOTALL):
        body, general = re.split(r"(?<!\\)####", body)
        answers = []
        for sign, answer in re.findall(r"(?<!\\)([=~])((?:\\.|[^=~\\])*)", body):
            answer, _, feedback = re.sub(r"(?<!\\)#", "\0", answer, count=1).partition("\0")
            weight = re.match(r"%(-?[\d.]+)%", answer)
            answers.append((sign, float(weight.group(1)) if weight else None,
                            bare(answer[weight.end():] if weight else answer), bare(feedback)))
        yield {"id": bare(name), "prompt": bare(prompt), "general": bare(general), "answers": answers,
               "numeric": body.startswith("#")}


def bare(text):
    return re.sub(r"\\(.)", r"\1", text).strip()


@cache
def gift_questions():
    return list(read_gift(gift.write(QUIZZES)))


@pytest.mark.parametrize(("quiz", "item"), ITEMS)
def test_gift_holds_the_whole_item(quiz, item):
    found = next(question for question in gift_questions() if question["id"] == item["id"])
    assert found["prompt"].startswith(item["prompt"])
    assert item["explanation"] in found["general"]
    assert item["hint"] in found["general"]
    CHECK_GIFT[item["kind"]](item, found)


def check_gift_choice(item, found):
    assert [(text, feedback) for *_, text, feedback in found["answers"]] == [
        (option["text"], option["feedback"]) for option in item["options"]]
    right = [sign == "=" if item["kind"] == "single" else weight > 0 for sign, weight, *_ in found["answers"]]
    assert right == [option["right"] for option in item["options"]]


def check_gift_number(item, found):
    assert found["numeric"]
    values = [(weight, *map(float, text.split(":")), feedback) for _, weight, text, feedback in found["answers"]]
    assert values[0] == (None, item["answer"], item["tolerance"], "")
    assert [(value, feedback) for weight, value, _, feedback in values if weight == 0] == [
        (entry["value"], entry["feedback"]) for entry in item["wrong"]]


def check_gift_order(item, found):
    assert [text.split(" -> ") for *_, text, _ in found["answers"]] == [
        [f"Place {place}", step["text"]] for place, step in enumerate(item["sequence"], start=1)]
    assert all(step["feedback"] in found["general"] for step in item["sequence"])


def check_gift_match(item, found):
    pairs = [[f"{pair['left']} ", pair["right"]] for pair in item["pairs"]]
    assert [text.split("-> ") for *_, text, _ in found["answers"]] == pairs + [
        ["", entry["right"]] for entry in item["extra"]]
    assert all(entry["feedback"] in found["general"] for entry in [*item["pairs"], *item["extra"]])


CHECK_GIFT = {"single": check_gift_choice, "multiple": check_gift_choice, "numeric": check_gift_number,
              "ordering": check_gift_order, "matching": check_gift_match}


def test_signs_that_mean_something_to_gift_come_back_as_they_were():
    found = next(read_gift(gift.write([ODD])))
    odd = ODD["items"][0]
    assert found["prompt"] == odd["prompt"]
    assert {text for *_, text, _ in found["answers"]} == {option["text"] for option in odd["options"]}
    assert unescape(found["prompt"]) == 'Is ~a = {b} # c: \\ <d> & "e" right?'


# ---- QTI 2.1 ----

QTI = {"q": qti.NAMESPACE}


def read_qti(content):
    """Return the items of a package by path, as its manifest lists them."""
    archive = zipfile.ZipFile(BytesIO(content))
    manifest = ET.fromstring(archive.read("imsmanifest.xml"))
    paths = [resource.get("href") for resource in manifest.iter(f"{{{qti.PACKAGING}}}resource")]
    assert sorted([*paths, "imsmanifest.xml"]) == sorted(archive.namelist())
    return {path: ET.fromstring(archive.read(path)) for path in paths}


def tag(element):
    return element.tag.rpartition("}")[2]


def answered(root, response):
    """Process a response as the standard says; return the score and the sentences shown."""
    outcome = {"SCORE": 0.0, "FEEDBACK": []}

    def value(node):
        kind = tag(node)
        inner = [value(child) for child in node] if kind not in ("baseValue", "variable", "correct") else []
        if kind == "baseValue":
            return float(node.text) if node.get("baseType") == "float" else node.text
        if kind == "variable":
            return response if node.get("identifier") == "RESPONSE" else outcome[node.get("identifier")]
        if kind == "correct":
            return correct(root)
        if kind == "match":
            return inner[0] == inner[1]
        if kind == "member":
            return inner[0] in inner[1]
        if kind == "equal":
            assert node.get("toleranceMode") == "absolute"
            low, high = map(float, node.get("tolerance").split())
            return inner[1] - low <= inner[0] <= inner[1] + high
        if kind == "or":
            return any(inner)
        if kind == "index":
            return inner[0][int(node.get("n")) - 1]
        if kind == "multiple":
            return [*inner[0], inner[1]]
        raise AssertionError(f"unknown element {kind}")

    for condition in root.find("q:responseProcessing", QTI):
        for branch in condition:
            rules = list(branch)
            if tag(branch) != "responseElse" and not value(rules.pop(0)):
                continue
            for rule in rules:
                outcome[rule.get("identifier")] = value(rule[0])
            break
    shown = {node.get("identifier"): "".join(node.itertext()) for node in root.findall("q:modalFeedback", QTI)}
    return outcome["SCORE"], [shown[name] for name in outcome["FEEDBACK"]]


def correct(root):
    """Return the right response that an item declares, in the form of its cardinality."""
    declared = root.find("q:responseDeclaration", QTI)
    found = [entry.text for entry in declared.findall("q:correctResponse/q:value", QTI)]
    return {"single": found[0], "ordered": found, "multiple": set(found)}[declared.get("cardinality")]


@cache
def qti_items():
    return read_qti(qti.write(QUIZZES))


def qti_item(quiz, item):
    return qti_items()[f"items/{quiz}/{item['id']}.xml"]


def spoken(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


def responses(item):
    """Yield (response, whether it is right, sentences that must be shown) for every kind of answer to an item."""
    if item["kind"] in ("single", "multiple"):
        several = item["kind"] == "multiple"
        right = {f"option{place}" for place, option in enumerate(item["options"]) if option["right"]}
        yield (right if several else right.pop()), True, [item["explanation"]]
        for place, option in enumerate(item["options"]):
            if not option["right"]:
                chosen = f"option{place}"
                yield ({chosen} if several else chosen), False, [option["feedback"]]
    elif item["kind"] == "numeric":
        yield item["answer"], True, [item["explanation"]]
        yield item["answer"] + 0.9 * item["tolerance"], True, [item["explanation"]]
        yield item["answer"] + 1.1 * item["tolerance"], False, [item["hint"]]
        yield from ((entry["value"], False, [entry["feedback"]]) for entry in item["wrong"])
    elif item["kind"] == "ordering":
        places = list(range(len(item["sequence"])))
        yield [f"step{place}" for place in places], True, [item["explanation"]]
        for early in places[1:]:
            order = [early, *[place for place in places if place != early]]
            yield [f"step{place}" for place in order], False, [item["sequence"][early]["feedback"]]
    else:
        offered = {text: f"right{place}" for place, text in enumerate(item["shown"])}
        whole = {place: offered[pair["right"]] for place, pair in enumerate(item["pairs"])}
        yield {f"left{place} {name}" for place, name in whole.items()}, True, [item["explanation"]]
        for place, pair in enumerate(item["pairs"]):
            other = next(p["right"] for p in item["pairs"] if p["right"] != pair["right"])
            wrong = {**whole, place: offered[other]}
            yield {f"left{at} {name}" for at, name in wrong.items()}, False, [pair["feedback"]]
        for entry in item["extra"]:
            wrong = {**whole, 0: offered[entry["right"]]}
            yield {f"left{at} {name}" for at, name in wrong.items()}, False, [entry["feedback"]]


@pytest.mark.parametrize(("quiz", "item"), ITEMS)
def test_qti_scores_every_answer_and_shows_its_own_sentence(quiz, item):
    root = qti_item(quiz, item)
    for response, right, sentences in responses(item):
        score, shown = answered(root, response)
        assert score == (1 if right else 0), response
        for sentence in sentences:
            assert any(spoken(sentence) in said for said in shown), (response, sentence)
        assert any(spoken(item["explanation"]) in said for said in shown) == right


@pytest.mark.parametrize(("quiz", "item"), ITEMS)
def test_qti_shows_prompt_and_every_text_that_can_be_chosen(quiz, item):
    body = " ".join("".join(qti_item(quiz, item).find("q:itemBody", QTI).itertext()).split())
    texts = [item["prompt"], *[option["text"] for option in item.get("options", [])], *item.get("shown", []),
             *[step["text"] for step in item.get("sequence", [])], *[pair["left"] for pair in item.get("pairs", [])]]
    for text in texts:
        assert isinstance(text, int) or spoken(text) in body


@pytest.mark.parametrize(("quiz", "item"), ITEMS)
def test_qti_has_its_parts_in_the_order_of_the_standard(quiz, item):
    order = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
    parts = [tag(child) for child in qti_item(quiz, item)]
    assert parts == sorted(parts, key=order.index)
    assert set(parts) == set(order)
    spoken_names = [node.get("identifier") for node in qti_item(quiz, item).findall("q:modalFeedback", QTI)]
    assert len(set(spoken_names)) == len(spoken_names)


def test_text_that_looks_like_xml_comes_back_as_text():
    root = next(iter(read_qti(qti.write([ODD])).values()))
    assert "<p>é 한" in "".join(root.find("q:itemBody", QTI).itertext())
    assert root.find(".//q:simpleChoice/q:p", QTI) is None


# ---- the command ----


@pytest.mark.parametrize(("form", "writer"), [("moodle-xml", moodle), ("qti", qti), ("gift", gift)])
def test_the_command_writes_the_same_bytes_twice(form, writer, tmp_path, capsys):
    out = tmp_path / f"bank{writer.SUFFIX}"
    assert cli.main(["export", "--format", form, str(out)]) == 0
    assert f"{len(ITEMS)} questions" in capsys.readouterr().out
    first = out.read_bytes()
    assert first == writer.write(QUIZZES)
    out.unlink()
    assert cli.main(["export", "--format", form, str(tmp_path), "--lesson", QUIZZES[0]["quiz"]]) == 0
    assert (tmp_path / f"quizzes{writer.SUFFIX}").read_bytes() == writer.write(QUIZZES[:1])


def test_what_cannot_be_exported_is_said_in_one_line(tmp_path, capsys):
    assert cli.main(["export", "--format", "gift", str(tmp_path / "no" / "x.txt")]) == 2
    assert "is no folder" in capsys.readouterr().err
    assert cli.main(["export", "--format", "gift", str(tmp_path), "--lesson", "fta/none"]) == 2
    assert "there is no quiz 'fta/none'" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main(["export", "--format", "pdf", str(tmp_path)])
