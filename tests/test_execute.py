import nbformat
import pytest

from innotrade import execute
from innotrade.errors import CourseError


def write(path, *sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_a_second_run_changes_no_byte(tmp_path):
    path = write(tmp_path / "a.ipynb", "import ipywidgets\nipywidgets.IntSlider()", "{'b': 1, 'a': 2}")
    path.write_text(execute.executed(path), encoding="utf-8")
    assert execute.executed(path) == path.read_text(encoding="utf-8")


def test_what_is_stored_holds_no_widget_no_timing_and_no_version(tmp_path):
    text = execute.executed(write(tmp_path / "a.ipynb", "import ipywidgets\nipywidgets.IntSlider()"))
    assert "widget-view" not in text
    assert "iopub" not in text
    notebook = nbformat.reads(text, as_version=4)
    assert notebook.metadata.language_info == {"name": "python"}


def test_an_output_that_names_a_folder_of_this_machine_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(execute.Path, "home", lambda: tmp_path)
    with pytest.raises(CourseError, match="names a folder"):
        execute.executed(write(tmp_path / "a.ipynb", f"print({str(tmp_path)!r} + '/x')"))


def test_a_failing_cell_is_shown_with_its_source(tmp_path):
    with pytest.raises(CourseError, match=r"ZeroDivisionError.*\n1 / 0"):
        execute.executed(write(tmp_path / "a.ipynb", "1 / 0"))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 3}'])
def test_a_file_that_is_no_notebook_is_refused_by_name(tmp_path, content):
    path = tmp_path / "broken.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CourseError, match=r"broken\.ipynb is not a notebook"):
        execute.executed(path)


def test_nothing_found_is_said(tmp_path):
    with pytest.raises(CourseError, match="no notebook below"):
        execute.find([tmp_path])
