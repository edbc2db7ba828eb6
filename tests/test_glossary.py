"""The glossary: every entry whole, no term twice, every term used, every use defined."""

import re

import nbformat
import pytest

from innotrade import course, glossary

ROLE = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")
ENTRY = """- term: customs union
  es: unión aduanera
  ko: 관세동맹
  definition: Members charge one common tariff.
"""


def texts(path):
    """What a lesson says: its Markdown and its stored sentences."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            yield cell.source
        for output in cell.get("outputs", []):
            yield output.get("data", {}).get("text/markdown", "")


def used():
    """Terms by lesson, in lower case."""
    return {lesson.name: {name.strip().lower() for text in texts(course.root() / "book" / f"{lesson.name}.ipynb")
                          for name in ROLE.findall(text)} for lesson in course.lessons()}


def write(tmp_path, text):
    path = tmp_path / "fta" / "glossary.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_term_that_a_lesson_uses_is_defined():
    defined = {name.lower() for term in glossary.terms() for name in term.names}
    missing = {lesson: names - defined for lesson, names in used().items() if names - defined}
    assert missing == {}


def test_every_term_that_is_defined_is_used_by_a_lesson():
    everywhere = {name for names in used().values() for name in names}
    unused = [term.term for term in glossary.terms() if not {name.lower() for name in term.names} & everywhere]
    assert unused == []


def test_terms_have_a_korean_name_in_hangul_and_a_definition_that_is_a_sentence():
    for term in glossary.terms():
        assert re.search(r"[가-힣]", term.ko), term.term
        assert term.definition.endswith("."), term.term


def test_an_entry_is_read_with_its_part(tmp_path):
    (term,) = glossary.read(write(tmp_path, ENTRY))
    assert (term.term, term.part, term.names) == ("customs union", "fta", ("customs union",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.replace("ko:", "kr:"), "'customs union' lacks ko"),
        (ENTRY + "  page: 3\n", "unknown field page"),
        (ENTRY.replace("관세동맹", "''"), "empty ko"),
        ("- customs union\n", "named fields"),
        ("- term: [\n", "no YAML"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_file_and_reason(tmp_path, text, said):
    with pytest.raises(glossary.GlossaryError, match=re.escape(said)) as caught:
        glossary.read(write(tmp_path, text))
    assert "fta/glossary.yml" in str(caught.value)


def test_a_term_that_two_parts_define_is_refused(tmp_path, monkeypatch):
    path = write(tmp_path, ENTRY + ENTRY.replace("customs", "Customs"))
    monkeypatch.setattr(glossary, "files", lambda: [path])
    with pytest.raises(glossary.GlossaryError, match="defined twice"):
        glossary.terms()
