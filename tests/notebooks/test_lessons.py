"""What every lesson holds, read from the notebooks themselves."""

import ast
import json
import re

import nbformat
import pytest

from innotrade import course, data, execute

LESSONS = execute.find([course.root() / "book"])
NOT_A_CLAIM = re.compile(
    r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\]\([^)]*\)|\{[a-z:]+\}`[^`]*`|https?://\S+"  # code, mathematics, links
    r"|\b(?:1[89]|20)\d\d\b(?:[-–](?:1[89]|20)?\d\d\b)?"  # years and spans of years
    r"|\b[TF]\d{1,2}\b|\b(?:Tables?|Figures?|CPTPP|Part|Python|chapter|Incoterms) \d+(?:\.\d+)?(?: and \d+)?"
    r"|\b[IVX]+\.[A-I](?:\.\d)?|^#+ .*$|^\d+\. ",
    re.DOTALL | re.MULTILINE,
)


def notebook(path):
    return nbformat.read(path, as_version=4)


def markdown(path):
    return [cell for cell in notebook(path).cells if cell.cell_type == "markdown"]


def code(path):
    return [cell for cell in notebook(path).cells if cell.cell_type == "code"]


def named(path):
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(params=LESSONS, ids=named)
def lesson(request):
    return request.param


def test_the_metadata_are_complete_and_the_opening_shows_them(lesson):
    found = course.read_lesson(lesson)
    openings = [cell.source for cell in markdown(lesson) if "opening" in cell.metadata.get("tags", [])]
    assert openings == [course.opening(found)]


def test_the_lesson_is_in_the_table_of_contents(lesson):
    assert f"book/{named(lesson)}" in course.contents()


def test_prerequisites_come_earlier(lesson):
    order = [found.name for found in course.lessons()]
    found = course.read_lesson(lesson)
    assert all(order.index(name) < order.index(found.name) for name in found.prerequisites)


def test_the_data_named_are_those_loaded(lesson):
    loaded = set()
    for cell in code(lesson):
        loaded |= set(re.findall(r'data\.(?:load|errata)\("([a-z0-9-]+)"', cell.source))
    assert loaded == set(course.read_lesson(lesson).data)
    catalogue = set(data.catalogue().index) | set(data.catalogue(facts=True).index)
    assert loaded <= catalogue


def test_the_sections_come_in_the_course_s_order(lesson):
    heads = [line for cell in markdown(lesson) for line in cell.source.splitlines() if line.startswith("## ")]
    wanted = ["The decision", "What you will be able to do", "Decide", "Limits and sources", "Next"]
    assert [head[3:] for head in heads if head[3:] in wanted] == wanted


def test_the_decision_fits_in_five_sentences(lesson):
    first = markdown(lesson)[0].source.split("## The decision", 1)[1]
    assert 2 <= len(re.findall(r"[.?!](?:\s|$)", first)) <= 6


def test_no_number_in_the_prose_is_typed(lesson):
    for cell in markdown(lesson):
        left = NOT_A_CLAIM.sub(" ", cell.source) if "opening" not in cell.metadata.get("tags", []) else ""
        assert not re.search(r"\d", left), f"typed number in: {left.strip()[:200]}"


def test_functions_in_lessons_are_short(lesson):
    for cell in code(lesson):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno + 1 <= 6, node.name


def test_the_notebook_is_of_readable_length(lesson):
    assert len(notebook(lesson).cells) <= 60
    assert lesson.stat().st_size < 600_000


def test_every_code_cell_is_folded_or_a_sentence(lesson):
    for cell in code(lesson):
        assert {"hide-input", "remove-input"} & set(cell.metadata.get("tags", [])), cell.source[:80]


def test_outputs_are_text_or_json_and_hold_no_widget_and_no_picture(lesson):
    allowed = re.compile(r"text/(plain|html|markdown)|application/vnd\.(vegalite\.v5|innotrade\.\w+)\+json")
    for cell in code(lesson):
        for output in cell.outputs:
            assert output.output_type in ("execute_result", "display_data"), output
            assert all(allowed.fullmatch(kind) for kind in output.data), list(output.data)


def test_every_chart_has_a_description(lesson):
    for cell in code(lesson):
        for output in cell.outputs:
            spec = output.data.get("application/vnd.vegalite.v5+json")
            assert spec is None or len(spec["description"].split()) >= 5


def test_cell_ids_are_words_and_unique(lesson):
    ids = [cell["id"] for cell in json.loads(lesson.read_text(encoding="utf-8"))["cells"]]
    assert len(set(ids)) == len(ids)
