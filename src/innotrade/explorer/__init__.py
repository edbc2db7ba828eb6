"""Explorers: controls, a model of the course, and what it answers as chart, table and sentence.

    Explorer(partners.ranking, controls=[slider("year", label="Year", min=1998, max=2015, step=1, value=2015)],
             chart=charts.bar(...), summary=partners.in_words, title="Korea's partners")

In a notebook the kernel computes. In the book the same source of the model runs in the reader's browser.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from innotrade.explorer.controls import column, multiselect, number, select, slider, table, toggle

MIME_TYPE = "application/vnd.innotrade.explorer+json"

__all__ = ["MIME_TYPE", "Explorer", "column", "function_of", "multiselect", "number", "select", "slider", "table",
           "toggle"]


def function_of(address: str) -> Callable:
    """Return the function that a stored explorer names by module and name, with dots."""
    module, _, name = address.rpartition(".")
    return getattr(import_module(module), name)


def __getattr__(name: str) -> Any:
    """Load the widget when it is asked for: building pages needs this package without the notebook's libraries."""
    if name == "Explorer":
        return import_module("innotrade.explorer.widget").Explorer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
