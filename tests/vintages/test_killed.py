"""A refresh that dies, or has no room to write: whoever reads afterwards finds the old figures or the new, whole."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

POINTS = 50


def may_mount():
    """Whether this user may mount a small disk of their own, in a name space that ends with the process."""
    if not shutil.which("unshare"):
        return False
    command = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "size=64k",
        "none",
        "/mnt",
    ]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_killed_at_fifty_random_points_the_store_is_readable_each_time(publisher, tmp_path):
    control = tmp_path / "edition"
    control.write_text("0")
    known = publisher.answer

    def answer(path):
        number = int(control.read_text() or 0)
        publisher.edition = f"2027-{3 + number // 28:02d}-{1 + number % 28:02d}"
        return known(path)

    publisher.answer = answer
    script = Path(__file__).with_name("killed.py")
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, str(script), publisher.address, str(control), str(POINTS)],
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": root},
        cwd=root,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    results = report["results"]
    assert sum(result["killed"] for result in results) > 0.8 * POINTS
    states = [state for result in results for state in result["state"].items()]
    assert [told for _, told in states if told.startswith("broken")] == []
    whole = {name: told.split(", ")[1] for name, told in report["end"].items()}
    assert all(told.endswith(whole[name]) for name, told in states)
    assert len({told for _, told in states}) > 3  # some of the killed refreshes had come through, some had not
    assert all(
        told.startswith(f"WDI 2027-{3 + POINTS // 28:02d}-{1 + POINTS % 28:02d}") for told in report["end"].values()
    )
    assert report["left"] == []


FULL = textwrap.dedent("""
    import os, resource, sys
    from innotrade import cli, data, vintages
    kind, address = sys.argv[1], sys.argv[2]
    assert cli.main(["refresh", "--only", "mfn-tariff"]) == 0
    before = data.load("mfn-tariff", vintage="latest")
    if kind == "a disk without room":
        with open(vintages.store().folder / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                pass
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9000, resource.RLIM_INFINITY))
    assert cli.main(["refresh", "--only", "researchers"]) == 2
    assert vintages.store().names() == ["mfn-tariff"]
    assert data.load("mfn-tariff", vintage="latest").equals(before)
    assert [path for path in vintages.store().folder.glob("*/.*")] == []
    if kind == "a disk without room":
        os.remove(vintages.store().folder / "filler")
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert cli.main(["refresh", "--only", "researchers"]) == 0
    """)


@pytest.mark.parametrize("kind", ["a disk without room" if may_mount() else "a limit on files"])
def test_without_room_the_user_reads_so_and_nothing_is_lost(kind, publisher, tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    python = [sys.executable, "-c", FULL, kind, publisher.address]
    mounted = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        f'mount -t tmpfs -o size=200k none {folder} && exec "$@"',
        "sh",
        *python,
    ]
    done = subprocess.run(
        mounted if kind == "a disk without room" else python,
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "INNOTRADE_VINTAGES": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    assert "innotrade: the disk is full: " in done.stderr
    assert "what was kept before is unchanged" in done.stderr
