import ast
import copy
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest
import yaml

from deploy.jupyterhub import limits, load_test
from deploy.jupyterhub.memory import Share
from innotrade import course, hub_figures
from innotrade.errors import CourseError

FOLDER = course.root() / "deploy" / "jupyterhub"


@pytest.fixture
def figures():
    return hub_figures.measured()


def test_the_limits_of_both_recipes_follow_the_measured_figures(figures):
    allowed = hub_figures.limits(figures)
    student = yaml.safe_load((FOLDER / "values.yaml").read_text(encoding="utf-8"))["singleuser"]
    assert student["memory"] == {"guarantee": f"{allowed['guarantee_mb']}M", "limit": f"{allowed['limit_mb']}M"}
    assert student["cpu"] == {"guarantee": allowed["guarantee_cores"], "limit": allowed["limit_cores"]}
    assert f'c.Spawner.mem_limit = "{allowed["limit_mb"]}M"\n' in (FOLDER / "course_hub.py").read_text(encoding="utf-8")
    assert limits.main(["--check"]) == 0


def test_other_figures_change_both_files(figures):
    more = copy.deepcopy(figures)
    hub_figures.largest(more)["peak_mb"]["most"] *= 3
    allowed = hub_figures.limits(more)
    old = (FOLDER / "values.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(limits.values(old, allowed))["singleuser"]["memory"]["limit"] == f"{allowed['limit_mb']}M"
    assert limits.values(old, allowed) != old
    with pytest.raises(CourseError, match="found 0"):
        limits.values(old.replace("  memory:", "  ram:"), allowed)


def test_a_student_fits_into_the_limit_twice_and_the_guarantee_holds_the_mean_student(figures):
    allowed, run = hub_figures.limits(figures), hub_figures.largest(figures)
    assert allowed["limit_mb"] >= 2 * run["peak_mb"]["most"]
    assert run["student_mb"]["mean"] <= allowed["guarantee_mb"] < run["student_mb"]["mean"] + 32


def test_a_machine_for_more_students_has_more_memory(figures):
    sizes = [hub_figures.memory_gb(figures, students) for students in (1, 10, 30, 100)]
    assert sizes == sorted(set(sizes))


def test_nobody_failed_in_the_measured_runs_and_parts_add_up(figures):
    for run in figures["runs"]:
        assert run["failed"] == 0
        assert run["student_mb"]["mean"] == pytest.approx(run["server_mb"]["mean"] + run["kernel_mb"]["mean"], abs=0.2)
        assert run["peak_mb"]["least"] >= run["student_mb"]["least"]


def test_the_measured_lesson_has_as_many_code_cells_as_were_run(figures):
    notebook = json.loads((course.root() / "book" / f"{figures['lesson']}.ipynb").read_text(encoding="utf-8"))
    count = sum(cell["cell_type"] == "code" for cell in notebook["cells"])
    assert {run["cells"] for run in figures["runs"]} == {count}


def test_figures_that_are_missing_say_how_they_are_made(tmp_path, monkeypatch):
    monkeypatch.setattr(hub_figures, "measured_file", lambda: tmp_path / "none.json")
    with pytest.raises(CourseError, match="load_test --out"):
        hub_figures.measured()


def test_a_class_is_summed_up_from_those_who_got_through():
    visits = [SimpleNamespace(name="a", error="", server=2.0, kernel=1.0, lesson=4.0, cells=3, received=2_000_000,
                              lost=1),
              SimpleNamespace(name="b", error="", server=4.0, kernel=1.0, lesson=6.0, cells=3, received=4_000_000,
                              lost=0),
              SimpleNamespace(name="c", error="late", server=0, kernel=0, lesson=0, cells=0, received=0, lost=2)]
    part = {"server": Share(100, 150, 1), "kernel": Share(200, 250, 2)}
    found = load_test.summary(visits, dict.fromkeys("abc", part))
    assert found["failed"] == 1
    assert found["lost"] == 3
    assert found["server_s"] == {"least": 2.0, "mean": 3.0, "most": 4.0}
    assert found["student_mb"]["mean"] == 300
    assert found["peak_mb"]["most"] == 400
    assert found["processor_s"]["mean"] == 3
    assert found["received_mb"] == 3


@pytest.mark.parametrize("module", ["load_test", "limits"])
def test_each_command_has_help_with_an_example(module):
    done = subprocess.run([sys.executable, "-m", f"deploy.jupyterhub.{module}", "--help"], cwd=course.root(),
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert f"python -m deploy.jupyterhub.{module}" in done.stdout.split("Example:")[1]


@pytest.mark.parametrize(("arguments", "told"), [
    (["--students", "0"], "from 1 to 200"),
    (["--lesson", "fta/none"], "there is no lesson fta/none"),
])
def test_what_cannot_be_measured_is_told_in_one_line(arguments, told, capsys):
    assert load_test.main(arguments) == 2
    shown = capsys.readouterr().err
    assert told in shown
    assert shown.count("\n") == 1


def test_the_hub_listens_on_the_loopback_address_alone():
    text = (FOLDER / "hub.py").read_text(encoding="utf-8")
    ast.parse(text)
    assert "http://127.0.0.1:{public}" in text
    assert "0.0.0.0" not in text
