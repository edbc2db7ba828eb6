"""Shared fixtures, and the rule that CI skips nothing."""

import os
import shutil
from pathlib import Path

import pytest

from innotrade import data

ROOT = Path(__file__).parents[1]
os.environ.pop("INNOTRADE_COUNTRY", None)  # figures of the developer's own are no matter of the tests


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip into a failure where INNOTRADE_NO_SKIPS says that everything needed is installed.

    Only the larger published data sets may be absent: they are not part of the repository.
    """
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("INNOTRADE_NO_SKIPS") and "INNOTRADE_CASES" not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Keep an ``xdist_group`` on one worker: pytest 9.2 no longer reads where pytest-xdist 3.8 writes the group."""
    for item in items:
        named = getattr(item, "_nodeid", item.nodeid)
        if named != item.nodeid:
            item._id = type(item._id).parse(named)


@pytest.fixture
def data_copy(tmp_path, monkeypatch):
    """A copy of the data folder that a test may damage; ``innotrade.data`` reads it for the time of the test."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setattr(data, "folder", lambda: copy)
    forget_data()
    yield copy
    forget_data()


def forget_data():
    data._package.cache_clear()
    data._problems_in.cache_clear()
    data._loaded.cache_clear()
