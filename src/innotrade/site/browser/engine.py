"""Runs in the reader's browser: calls models for the page, one text in and one text out."""

import annotationlib  # noqa: F401 - the engine looks it up by name once a class has annotated fields
from browser import window
from javascript import pyobj2jsobj

from innotrade.explorer.values import answer, encoded

_WORDS = {"true": True, "false": False, "null": None}
_prepared = {}


def function(address):
    """Return a function by the name of its module and its own."""
    module, _, name = address.rpartition(".")
    return getattr(__import__(module, fromlist=[name]), name)


def literal(text):
    """Return what JSON text says; unlike the page's own reader it keeps 2.0 apart from 2."""
    return eval(text, dict(_WORDS))


def prepare(key, model, summary, settings):
    """Load an explorer's functions and settings under a key."""
    known = literal(settings)
    _prepared[key] = (function(model), function(summary), known["controls"], known["data"])


def asked(key, values):
    """Return the answer for control values, as text; the page's own writer is thirty times faster than Python's."""
    model, summary, controls, data = _prepared[key]
    return window.JSON.stringify(pyobj2jsobj(answer(model, summary, controls, literal(values), data)))


def called(address, arguments):
    """Call any function of a model by keyword and return its result, or its refusal, as text."""
    try:
        return encoded(function(address)(**literal(arguments)))
    except Exception as error:
        return encoded({"error": type(error).__name__, "message": str(error)})


window.innotradePython = {"prepare": prepare, "answer": asked, "call": called}
