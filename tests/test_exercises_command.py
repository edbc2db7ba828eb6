"""``innotrade exercises``: the published notebooks, a class's own, and rosters that cannot be used."""

import json
from pathlib import Path

import pytest

from innotrade import cli, exercises
from innotrade.variants import seed_of

NAME = "fta/why-agreements"


def command(*words):
    return cli.main(["exercises", *map(str, words)])


def test_the_published_notebooks_are_up_to_date():
    assert command("--check") == 0


def test_a_second_run_changes_no_byte_and_touches_no_file(tmp_path, capsys):
    assert command("--out", tmp_path) == 0
    path = tmp_path / f"{NAME}.ipynb"
    before = path.read_bytes(), path.stat().st_mtime_ns
    capsys.readouterr()
    assert command("--out", tmp_path) == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert "changed" not in capsys.readouterr().out


def test_check_notices_an_edited_a_missing_and_a_stray_notebook(tmp_path, capsys):
    command("--out", tmp_path)
    path = tmp_path / f"{NAME}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("0.01", "0.1"), encoding="utf-8")
    assert command("--out", tmp_path, "--check") == 1
    path.unlink()
    assert command("--out", tmp_path, "--check") == 1
    assert not path.exists()
    command("--out", tmp_path)
    (tmp_path / "fta" / "old.ipynb").write_text("{}", encoding="utf-8")
    assert command("--out", tmp_path, "--check") == 1
    assert "has no master: " in capsys.readouterr().out


def test_each_student_gets_a_notebook_with_their_own_numbers(tmp_path, capsys):
    roster = tmp_path / "roster.csv"
    roster.write_text("name,student\n김민수,s-001\nAna,s-002\nLuis,s-003\n", encoding="utf-8-sig")
    assert command(NAME, "--roster", roster, "--out", tmp_path / "class") == 0
    folder = tmp_path / "class" / NAME
    assert sorted(path.name for path in folder.iterdir()) == ["s-001.ipynb", "s-002.ipynb", "s-003.ipynb"]
    for path in folder.iterdir():
        notebook = json.loads(path.read_text(encoding="utf-8"))
        seed = seed_of(NAME, path.stem)
        assert notebook["metadata"]["innotrade"] == {"exercise": NAME, "seed": seed, "student": path.stem}
        assert f"seed={seed}" in path.read_text(encoding="utf-8")
        assert "김민수" not in path.read_text(encoding="utf-8")
    assert "[3/3]" in capsys.readouterr().err
    before = {path: path.read_bytes() for path in folder.iterdir()}
    command(NAME, "--roster", roster, "--out", tmp_path / "class")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_students_of_a_class_do_not_all_have_the_same_numbers():
    texts = {exercises.derive(NAME, f"s-{number}") for number in range(12)}
    partners = {line for text in texts for line in text.splitlines() if "Your numbers" in line}
    assert len(partners) >= 3


@pytest.mark.parametrize(("content", "says"), [
    (b"id,name\n1,Ana\n", "no column 'student'"), (b"", "no column 'student'"),
    (b"student\n", "no students"), (b"student\nAna\n../../x\n", "line 3: '../../x' cannot name a file"),
    (b"student\nAna\n\nana\n", "line 4: 'ana' is on line 2 already"), (b"student,n\n,1\n", "line 2: '' cannot name"),
    (b"student\n=cmd()\n", "cannot name a file"), (b"student\nJos\xe9\n", "is not UTF-8"),
    ("student\nJosé\n".encode(), "'José' cannot name a file"), (b"student\n" + b"a" * 65 + b"\n", "at most 64"),
])
def test_a_roster_that_cannot_be_used_is_refused_by_line_and_nothing_is_written(tmp_path, capsys, content, says):
    roster = tmp_path / "roster.csv"
    roster.write_bytes(content)
    assert command("--roster", roster, "--out", tmp_path / "class") == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Traceback" not in said
    assert not (tmp_path / "class").exists()


def test_what_cannot_be_done_is_said_in_one_line(tmp_path, capsys):
    assert command("--roster", tmp_path / "none.csv", "--out", tmp_path) == 2
    assert "does not exist" in capsys.readouterr().err
    assert command("--roster", tmp_path / "none.csv") == 2
    assert "--roster needs --out" in capsys.readouterr().err
    assert command("fta/nothing", "--out", tmp_path) == 2
    said = capsys.readouterr().err
    assert "there is no exercise 'fta/nothing'; there are " in said
    assert NAME in said


def test_a_notebook_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch, capsys):
    command(NAME, "--out", tmp_path)
    path = tmp_path / f"{NAME}.ipynb"
    path.write_text("old", encoding="utf-8")

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("innotrade.files.os.replace", full)
    assert command(NAME, "--out", tmp_path) == 2
    assert "No space left" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "old"
    assert list(Path(tmp_path / "fta").iterdir()) == [path]
