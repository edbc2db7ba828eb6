"""Published results that models must reproduce; the JSON files here hold inputs, expected values and their source.

Larger data sets behind a case are not in the repository. ``larger(name)`` finds them where the environment variable
``INNOTRADE_CASES`` points and skips the test that wants them where it does not.
"""

import json
import os
from pathlib import Path

import pytest

_FILES = sorted(Path(__file__).parent.glob("*.json"))
_CASES = {found["id"]: found for path in _FILES for found in json.loads(path.read_text(encoding="utf-8"))}


def case(name: str) -> dict:
    """Return a published case by its id."""
    return _CASES[name]


def larger(name: str) -> Path:
    """Return the path of a larger data file, or skip the test where it is absent."""
    folder = os.environ.get("INNOTRADE_CASES")
    path = Path(folder, name) if folder else None
    if path is None or not path.exists():
        pytest.skip(f"the larger data set {name} is not here (INNOTRADE_CASES names its folder)")
    return path
