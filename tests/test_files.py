import os
import stat

import pytest

from innotrade.files import write_atomically


def test_a_file_is_written_and_an_equal_one_left_alone(tmp_path):
    path = tmp_path / "a.txt"
    assert write_atomically(path, "né\n")
    stamp = path.stat().st_mtime_ns
    assert not write_atomically(path, "né\n")
    assert path.stat().st_mtime_ns == stamp
    assert path.read_bytes() == "né\n".encode()


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(*_):
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_mode_of_an_existing_file_is_kept(tmp_path):
    path = tmp_path / "a.sh"
    path.write_text("old")
    path.chmod(0o750)
    write_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o750
