import subprocess
import sys

import pytest

from innotrade import cli, course, doctor


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = subprocess.run([sys.executable, "-m", "innotrade.cli", command, "--help"], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0
    assert f"innotrade {command}" in done.stdout.split("Example:")[1]


@pytest.mark.parametrize("module", ["benchmarks", "innotrade.grading.demo", "tests.grading.agreement"])
def test_every_module_that_is_run_has_help_with_an_example(module):
    done = subprocess.run([sys.executable, "-m", module, "--help"], cwd=course.root(), capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0
    assert f"python -m {module}" in done.stdout.split("Example:")[1]


def test_the_list_of_commands_needs_no_heavy_import():
    script = "import sys; from innotrade import cli\ntry: cli.main(['--help'])\nexcept SystemExit: pass\n" \
             "sys.exit(any(name in sys.modules for name in ('pandas', 'altair', 'sphinx', 'nbclient')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "doctor" in done.stdout


def test_an_error_is_one_line_and_debug_shows_the_traceback():
    quiet, loud = (
        subprocess.run([sys.executable, "-m", "innotrade.cli", *options, "execute", "none.ipynb"], capture_output=True,
                       text=True, check=False)
        for options in ([], ["--debug"])
    )
    assert quiet.returncode == 2
    assert quiet.stderr.count("\n") == 1
    assert "Traceback" in loud.stderr


def test_doctor_finds_nothing_missing_for_reading():
    assert all(finding.fine for finding in doctor.examine("read"))


def test_doctor_names_what_is_missing_and_the_command_that_mends_it(monkeypatch, capsys):
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert cli.main(["doctor", "--part", "test"]) == 1
    shown = capsys.readouterr().out
    assert "a Chromium browser: not found" in shown
    assert "apt-get install chromium" in shown


def test_doctor_notices_a_package_that_is_too_old(monkeypatch):
    monkeypatch.setattr(doctor, "version", lambda name: "0.0.1")
    stale = [finding for finding in doctor.examine("read") if finding.what == "altair"]
    assert not stale[0].fine
    assert "0.0.1" in stale[0].there
    assert "pip install" in stale[0].mend
