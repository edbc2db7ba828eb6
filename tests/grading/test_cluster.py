"""A Dask cluster gives the results that one machine gives."""

import pytest

from innotrade.errors import CourseError
from innotrade.grading import cluster
from innotrade.grading.runner import Plan, run
from innotrade.grading.task import Task
from tests.grading.classroom import EXERCISE, as_bytes, replaced, solved

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, notebook in (("right", solved()), ("wrong", replaced(solved(), "q2-answer", "growth = 1")),
                           ("dead", replaced(solved(), "q4-answer", "import os\nos._exit(0)"))):
        (folder / f"{name}.ipynb").write_bytes(as_bytes(notebook))
    (folder / "broken.ipynb").write_text("my homework")
    return folder


@pytest.mark.sandbox
@pytest.mark.xdist_group("grading-cluster")
def test_a_cluster_gives_the_same_results_and_keeps_no_process(sandboxed, handed_in, tmp_path):
    task = Task.load(EXERCISE)
    here = run(Plan(task, tmp_path / "here"), handed_in)
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, protocol="tcp://",
                                  dashboard_address=None) as dask:
        there = run(Plan(task, tmp_path / "there", scheduler=dask.scheduler_address), handed_in)
    for one in (*here, *there):
        del one["seconds"]
    assert there == here
    assert [one["verdict"] for one in here] == ["invalid", "died", "graded", "graded"]
    assert cluster._stations == {}


@pytest.mark.sandbox
@pytest.mark.xdist_group("grading-cluster")
def test_a_cluster_without_workers_says_so(sandboxed, handed_in, tmp_path):
    with distributed.LocalCluster(n_workers=0, processes=False, protocol="tcp://", dashboard_address=None) as dask, \
            pytest.raises(CourseError, match="has no workers"):
        run(Plan(Task.load(EXERCISE), tmp_path / "out", scheduler=dask.scheduler_address), handed_in)


def test_a_scheduler_that_is_not_there_is_named(handed_in, tmp_path):
    with pytest.raises(CourseError, match=r"tcp://127\.0\.0\.1:1 cannot be reached"):
        run(Plan(Task.load(EXERCISE), tmp_path / "out", scheduler="tcp://127.0.0.1:1"), handed_in)
