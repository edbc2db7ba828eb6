"""The question bank: every wrong answer has its sentence, every number is computed, and the payload is stable."""

import copy
import json
import re
from pathlib import Path

import nbformat
import pytest
import yaml

from innotrade import course, data, quiz_bank
from innotrade.quiz import MIME_TYPE, quiz
from innotrade.quiz_bank import QuizError, compile_bank, compiled
from innotrade.quiz_html import answer_text, plain, render

NAMES = quiz_bank.names()
LESSON = "fta/why-agreements"


def bank_of(name):
    return quiz_bank.read(quiz_bank.folder() / f"{name}.quiz.yml")


def item(**changes):
    base = {"id": "one", "kind": "single", "objective": 1, "prompt": "Which of the two is right?",
            "hint": "Look at the first.", "explanation": "Because it is the first.",
            "options": [{"text": "This", "right": True}, {"text": "That", "feedback": "That is the other one."},
                        {"text": "Third", "feedback": "That is the third one."}]}
    return {key: value for key, value in {**base, **changes}.items() if value is not None}


def written(folder, *items):
    path = folder / "toy.quiz.yml"
    path.write_text(yaml.safe_dump({"title": "Toy", "items": list(items)}), encoding="utf-8")
    return path


NUMERIC = {"kind": "numeric", "options": None, "answer": "share", "decimals": 1, "unit": "%",
           "wrong": [{"value": "other", "feedback": "You took the other share."}]}


@pytest.mark.parametrize("name", NAMES)
def test_every_item_belongs_to_an_objective_of_the_lesson(name):
    lesson = course.read_lesson(course.root() / "book" / f"{name}.ipynb")
    objectives = [item["objective"] for item in compiled(name)["items"]]
    assert set(objectives) == set(range(1, len(lesson.objectives) + 1))


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_of_feedback_can_be_left_out(name):
    """Take each one away in turn: the bank is refused, by the item's id."""
    whole, refused = bank_of(name), 0
    for path in list(feedback_of(whole)):
        bank = copy.deepcopy(whole)
        *steps, last = path
        parent = bank
        for step in steps:
            parent = parent[step]
        if parent.get("right") is True:
            continue
        del parent[last]
        problem = quiz_bank.best_match(quiz_bank._validator().iter_errors(bank))
        assert problem is not None, path
        assert bank["items"][path[1]]["id"] in quiz_bank._place(bank, problem)
        refused += 1
    assert refused >= len(whole["items"])


def feedback_of(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "feedback":
                yield (*path, key)
            else:
                yield from feedback_of(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from feedback_of(value, (*path, place))


@pytest.mark.parametrize("name", NAMES)
def test_no_two_sentences_of_an_item_are_the_same(name):
    for entry in compiled(name)["items"]:
        sentences = [found for found in re.findall(r'"feedback": "(.*?)"', json.dumps(entry)) if found]
        assert len(set(sentences)) == len(sentences), entry["id"]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_that_is_computed_is_used(name):
    beside = [quiz_bank.folder() / f"{name}.{kind}.yml" for kind in ("quiz", "teach")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in beside if path.exists())
    unused = [value for value in quiz_bank.values(name) if not re.search(rf"\b{value}\b", text)]
    assert not unused


def test_numbers_follow_the_data(data_copy):
    before = compiled(LESSON)["items"][1]["answer"]
    table = data_copy / "tables" / "t04-korea-trade-partners.csv"
    text = table.read_text(encoding="utf-8")
    assert text.count("30675421") == 1
    table.write_text(text.replace("30675421", "61350842"), encoding="utf-8")
    assert compiled(LESSON)["items"][1]["answer"] == pytest.approx(before / 2)


def test_the_order_of_events_is_that_of_the_timeline():
    events = data.load("policy-timeline").set_index("event")["date"]
    told = {"joins the GATT": "Korea joins the GATT.",
            "open the Uruguay Round of multilateral negotiations": "The Uruguay Round opens.",
            "financial crisis breaks out and turns trade policy round": "The financial crisis breaks out.",
            "chooses Chile as its first free trade partner": "Korea chooses Chile as its first partner.",
            "demonstrate against the agreement with Chile, up to 22 000 strong":
                "Farmers demonstrate against the agreement with Chile."}
    dates = {text: events[event] for event, text in told.items()}
    force = data.load("policy-timeline").query("kind == 'entry-into-force' and actor == 'Korea, Chile'")
    dates["The agreement with Chile enters into force."] = force["date"].item()
    sequence = [plain(step["text"]) for step in compiled(LESSON)["items"][4]["sequence"]]
    assert sequence == sorted(dates, key=dates.get)


def test_a_compiled_quiz_is_the_same_twice_and_hides_the_right_places():
    assert json.dumps(compiled(LESSON)) == json.dumps(compiled(LESSON))
    for entry in compiled(LESSON)["items"]:
        if entry["kind"] == "ordering":
            assert all(place != position for position, place in enumerate(entry["shown"]))
        if entry["kind"] in ("single", "multiple"):
            given = [option["text"] for option in next(
                item for item in bank_of(LESSON)["items"] if item["id"] == entry["id"])["options"]]
            assert [plain(option["text"])[:20] for option in entry["options"]] != [text[:20] for text in given]


def test_html_in_a_bank_stays_text_and_emphasis_becomes_html():
    toy = compile_bank("fta/toy", {"title": "T", "items": [
        item(prompt="Is <script>alert(1)</script> *really* `x < y` & {{so}}?")]}, {})
    assert toy["items"][0]["prompt"] == (
        "Is &lt;script&gt;alert(1)&lt;/script&gt; <em>really</em> <code>x &lt; y</code> &amp; {so}?")
    assert "<script>alert" not in render(toy)


def test_a_quiz_cannot_end_its_own_script_element():
    toy = compile_bank("fta/toy", {"title": "</script><b>", "items": [item()]}, {})
    assert render(toy).count("</script>") == 1


@pytest.mark.parametrize(("changes", "says"), [
    ({"options": [{"text": "A"}, {"text": "B", "right": True}, {"text": "C", "feedback": "Twelve letters."}]}, "one"),
    ({"options": [{"text": "A", "right": True}, {"text": "B", "right": True}, {"text": "C", "right": True}]}, "one"),
    ({"objective": None}, "objective"), ({"hint": None}, "hint"), ({"kind": "essay"}, "essay"),
    ({"options": None}, "options"), ({"points": 3}, "points"), ({"id": "Two Words"}, "Two Words"),
    ({**NUMERIC, "answer": 36.9}, "36.9"), ({**NUMERIC, "wrong": []}, "wrong"),
    ({**NUMERIC, "wrong": [{"value": 12, "feedback": "You took the other share."}]}, "12"),
    ({"kind": "ordering", "options": None, "sequence": [{"text": "a"}, {"text": "b"}, {"text": "c"}]}, "sequence"),
    ({"kind": "matching", "options": None, "pairs": [{"left": "a", "right": "b"}]}, "pairs"),
])
def test_a_bank_that_breaks_the_schema_is_refused_by_file_item_and_field(tmp_path, changes, says):
    with pytest.raises(QuizError) as refused:
        quiz_bank.read(written(tmp_path, item(**changes)))
    assert "toy.quiz.yml" in str(refused.value)
    assert says in str(refused.value)


def test_two_items_of_one_id_and_a_file_that_is_no_yaml_are_refused(tmp_path):
    with pytest.raises(QuizError, match="two items have the id 'one'"):
        quiz_bank.read(written(tmp_path, item(), item()))
    (tmp_path / "bad.quiz.yml").write_text("items: [", encoding="utf-8")
    with pytest.raises(QuizError, match="is no YAML"):
        quiz_bank.read(tmp_path / "bad.quiz.yml")


@pytest.mark.parametrize(("entry", "values", "says"), [
    (item(prompt="A share of {share:.1f} %?"), {}, "'share'"),
    (item(prompt="A share of {share:q} %?"), {"share": 1.0}, "fta/toy, one"),
    (item(prompt="A brace { alone in a text"), {}, "written twice"),
    (item(**NUMERIC), {"share": 36.9}, "'other'"),
    (item(**NUMERIC), {"share": 36.9, "other": 36.95}, "ask for more decimals"),
])
def test_a_number_that_is_missing_or_cannot_be_told_apart_is_refused(entry, values, says):
    with pytest.raises(QuizError) as refused:
        compile_bank("fta/toy", {"title": "T", "items": [entry]}, values)
    assert says in str(refused.value)


def test_an_unknown_quiz_is_refused_with_the_list_of_those_there_are():
    with pytest.raises(QuizError, match=r"there is no quiz 'fta/none'; there are .*fta/why-agreements"):
        quiz("fta/none")


def test_the_output_of_a_quiz_is_json_text_and_a_live_widget():
    bundle = quiz(LESSON)._repr_mimebundle_()
    assert bundle[MIME_TYPE] == compiled(LESSON)
    assert bundle["text/plain"].splitlines()[1].startswith("1. Table 1 prints")
    assert "application/vnd.jupyter.widget-view+json" in bundle
    stored = {key: value for key, value in bundle.items() if "widget-view" not in key}
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data=stored)])
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))


@pytest.mark.parametrize("name", NAMES)
def test_the_answers_that_open_without_a_script_are_those_of_the_quiz(name):
    html = render(compiled(name))
    assert html.count('<details class="quiz-answer">') == len(compiled(name)["items"])
    for entry in compiled(name)["items"]:
        assert answer_text(entry) in html
        assert entry["explanation"] in html


def test_package_needs_no_checkout_to_find_its_quizzes(monkeypatch, tmp_path):
    """An installed package carries the banks in ``_book``."""
    (tmp_path / "_book" / "fta").mkdir(parents=True)
    written(tmp_path / "_book" / "fta", item())
    monkeypatch.setattr(quiz_bank, "_HERE", tmp_path)
    assert quiz_bank.names() == ["fta/toy"]
    assert Path(quiz_bank.folder()).name == "_book"
