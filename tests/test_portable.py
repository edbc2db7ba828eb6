"""The lint that keeps models runnable in the reader's browser."""

import pytest

from innotrade import portable
from innotrade.errors import CourseError


@pytest.mark.parametrize(("source", "said"), [
    ("import random", "line 1: imports random"),
    ("from os import path", "line 1: imports os"),
    ("from . import words", "line 1: imports relatively"),
    ("from innotrade import data", "line 1: imports innotrade; "),
    ("from dataclasses import make_dataclass", "line 1: imports make_dataclass from dataclasses"),
    ("x = sum([0.1])", "line 1: uses sum: from Python 3.12"),
    ("x = 1\ny = open('a')", "line 2: uses open: a model reads no file"),
    ("x = {1, 2}", "line 1: uses a set"),
    ("x = {a for a in ()}", "line 1: uses a set"),
    ("def f():\n    global x\n    x = 1", "line 2: keeps state outside"),
    ("def f():\n    yield 1", "line 2: is a generator"),
    ("x = '%.2f' % 1.5", "line 1: formats with %"),
    ("x = 1j", "line 1: uses complex"),
    ("class A:\n    pass", "line 1: defines class A"),
    ("match 1:\n    case 1:\n        pass", "line 1: uses match"),
    ("def f(:", "line 1: is no Python"),
])
def test_what_is_not_portable_is_said_with_its_line(source, said):
    found = portable.problems(source)
    assert len(found) == 1
    assert repr(found[0]).startswith(said)


@pytest.mark.parametrize("source", [
    "import math\nfrom dataclasses import dataclass, field, replace\nfrom innotrade.models.fta import indicators",
    "@dataclass(frozen=True)\nclass Firm:\n    sales: float\n",
    "class NotMet(ValueError):\n    pass\n",
    "def f(rows):\n    return sorted(row['a'] % 2 for row in rows)",
    "x = f'{1.5:.2f}'",
])
def test_what_is_portable_passes(source):
    assert portable.problems(source) == []


def test_every_model_of_the_course_is_portable(capsys):
    assert portable.main([]) == 0, capsys.readouterr().out


def test_the_command_names_file_line_and_reason(tmp_path, capsys):
    path = tmp_path / "model.py"
    path.write_text("import math\nimport random\n", encoding="utf-8")
    assert portable.main([str(path)]) == 1
    assert f"{path}:2: imports random" in capsys.readouterr().out


def test_the_sources_of_a_model_hold_what_it_imports(monkeypatch):
    monkeypatch.syspath_prepend(str(portable.Path(__file__).parent / "site"))
    found = portable.sources("fixture_models.growth")
    assert list(found) == ["fixture_models", "fixture_models.growth", "fixture_models.words"]
    assert found["fixture_models.words"].startswith('"""Words for the sentences')


def test_a_model_that_is_not_portable_is_not_carried_to_a_page(tmp_path, monkeypatch):
    (tmp_path / "foreign_model.py").write_text("import random\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(CourseError, match=r"foreign_model\.py is not portable, line 1: imports random"):
        portable.sources("foreign_model")


def test_a_module_without_source_is_said():
    with pytest.raises(CourseError, match="has no Python source"):
        portable.sources("innotrade.models.nowhere")
