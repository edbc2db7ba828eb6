"""The glossary: every entry whole, no term twice; that terms are used and uses defined is in test_course_map."""

import re

import pytest

from innotrade import glossary

ENTRY = """- term: customs union
  es: unión aduanera
  ko: 관세동맹
  definition: Members charge one common tariff.
"""


def write(tmp_path, text):
    path = tmp_path / "fta" / "glossary.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


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
