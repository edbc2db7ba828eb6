import os
import re

from innotrade import course

ROOT = course.root()
BINDER = ROOT / "binder"


def test_binder_installs_the_lock_and_nothing_beside_it():
    lines = [line for line in (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    assert lines == ["-r ../requirements.lock"]
    assert (BINDER / "../requirements.lock").resolve().exists()


def test_binders_python_is_one_that_the_course_takes():
    runtime, project = ((path / name).read_text(encoding="utf-8")
                        for path, name in ((BINDER, "runtime.txt"), (ROOT, "pyproject.toml")))
    major, minor = re.fullmatch(r"python-(\d+)\.(\d+)\n", runtime).groups()
    least = re.search(r'requires-python = ">=(\d+)\.(\d+)"', project).groups()
    assert (int(major), int(minor)) >= tuple(map(int, least))


def test_what_runs_after_the_install_stops_at_an_error_and_names_a_module_that_exists():
    text = (BINDER / "postBuild").read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text
    assert (ROOT / "src/innotrade/explorer/vega.py").exists()
    assert "from innotrade.explorer import vega; vega.bundle()" in text
    if os.name == "posix":
        assert os.access(BINDER / "postBuild", os.X_OK)


def test_binder_and_a_hub_agree_on_the_puller_and_hold_no_other_files():
    wanted = (ROOT / "deploy/jupyterhub/requirements.txt").read_text(encoding="utf-8")
    puller = re.search(r"^nbgitpuller.*$", wanted, flags=re.MULTILINE).group()
    assert f'"{puller}"' in (BINDER / "postBuild").read_text(encoding="utf-8")
    assert sorted(path.name for path in BINDER.iterdir()) == ["postBuild", "requirements.txt", "runtime.txt"]


def test_the_pages_name_only_files_and_commands_that_exist():
    text = (ROOT / "deploy/jupyterhub/README.md").read_text(encoding="utf-8")
    for name in re.findall(r"`([a-z_]+\.(?:py|json|yaml|txt))`", text):
        assert (ROOT / "deploy/jupyterhub" / name).exists(), name
    for module in re.findall(r"-m (deploy\.[a-z_.]+)", text):
        assert (ROOT / f"{module.replace('.', '/').removesuffix('/')}.py").exists(), module
