"""Finding submissions and whose they are, and notebooks that are alike: no sandbox needed."""

import time
import zipfile
from pathlib import Path

import pytest

from innotrade.errors import CourseError
from innotrade.grading import notebooks, similarity, submissions
from innotrade.grading.roster import Roster

on_linux = pytest.mark.sandbox  # like everything that a time limit watches over

CODE = """
def concentration({0}):
    whole = 0.0
    for place in range(len({0})):
        whole = whole + {0}.iloc[place] * {1}
    if whole == 0:
        raise ValueError("{2}")
    result = [({0}.iloc[place] / whole) ** 2 for place in range(len({0})) if {0}.iloc[place] > 0]
    return float(sum(result)) if len(result) > {1} else float(result[0]) / whole
"""
OTHER = "\n".join(f"x{n} = table_1998.query('exports > {n}')['imports'].mean() - {n} if {n} else None"
                  for n in range(9))


@on_linux
def test_a_copy_with_other_names_is_found_and_an_own_answer_is_not():
    class_ = {"first": CODE.format("exports", 1, "none"), "copy": CODE.format("figures", 2, "no share"), "own": OTHER}
    found = similarity.pairs({name: similarity.fingerprint([code]) for name, code in class_.items()}, set())
    assert [pair[:2] for pair in found] == [("copy", "first")]


@on_linux
def test_code_that_was_given_out_is_no_copy():
    one = similarity.fingerprint([CODE.format("exports", 1, "none")])
    assert similarity.pairs({"first": one, "second": one}, one) == []


@on_linux
@pytest.mark.parametrize("source", ["(" * 200_000, "'" * 100_000, "\\\n" * 50_000, 'x = """' + "a" * 200_000,
                                    "1_" * 90_000, "x = f'{" * 20_000], ids=lambda source: source[:7])
def test_code_that_is_made_to_be_slow_is_looked_at_for_seconds_only(source):
    started = time.process_time()
    similarity.fingerprint([source] * 50)
    assert time.process_time() - started < 15


PEOPLE = {"ana": {"name": "Ana Díaz", "canvas_id": "123"}, "bob": {"name": "Bob Kim"}, "bob-lee": {"name": "Bob Lee"},
          "kim1": {"name": "Kim Lee"}, "kim2": {"name": "Lee Kim"}}


@pytest.mark.parametrize(("label", "student"), [
    ("ana", "ana"), ("ANA_late", "ana"), ("bob (1)", "bob"), ("bob-lee_x", "bob-lee"), ("bobby", ""), ("x_ana", ""),
    ("diazana_LATE_123_456_bob", "ana"), ("kimbob_77_456_x", "bob"), ("kimlee_5_6_x", ""),
    ("Bob Kim_77_assignsubmission_file", "bob"), ("Zoe Kim_78_assignsubmission_file", ""),
])
def test_names_that_moodle_and_canvas_give_lead_to_the_student_or_to_nobody(label, student):
    assert Roster(PEOPLE).owner(label) == student


def test_a_folder_with_one_notebook_is_a_submission_and_one_with_two_says_so(tmp_path):
    for folder, names in (("bob_77", ["x.ipynb"]), ("two", ["a.ipynb", "b.ipynb"]), ("out", ["grades.csv"])):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text("{}")
    found = {one.label: one for one in submissions.collect(tmp_path, tmp_path / "out")}
    assert set(found) == {"bob_77", "two"}
    assert found["bob_77"].read() == b"{}"
    with pytest.raises(notebooks.Unreadable, match="2 notebooks"):
        found["two"].read()


def test_an_archive_of_a_class_is_read_without_being_unpacked(tmp_path):
    place = tmp_path / "class.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("ana.ipynb", "{}")
        archive.writestr("../bob.ipynb", "{}")
    found = {one.name: one for one in submissions.collect(place)}
    assert found["ana.ipynb"].read() == b"{}"
    with pytest.raises(notebooks.Unreadable, match="leads out"):
        found["bob.ipynb"].read()
    assert [path.name for path in Path(tmp_path).iterdir()] == ["class.zip"]


def test_what_is_no_class_is_refused_in_a_sentence(tmp_path):
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(damaged, "w") as archive:
        archive.writestr("ana.ipynb", "{}" * 1000)
    damaged.write_bytes(damaged.read_bytes().replace(b"PK\x01\x02", b"XX\x01\x02"))
    (tmp_path / "empty").mkdir()
    for place in (damaged, tmp_path / "empty", tmp_path / "none"):
        with pytest.raises(CourseError, match=place.name):
            submissions.collect(place)


def test_ids_differ_and_name_files_whatever_the_submissions_are_called(tmp_path):
    for name in ("a b.ipynb", "a_b.ipynb", "A_B.ipynb", "=1.ipynb", "é.ipynb", "..ipynb.ipynb", "\U00020000" * 60):
        (tmp_path / name).write_text("{}")
    ids = [one.id for one in submissions.collect(tmp_path)]
    assert len({one.casefold() for one in ids}) == len(ids) > 4
    assert not [one for one in ids if one.startswith((".", "=")) or len(one.encode()) > 120]
