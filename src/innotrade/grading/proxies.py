"""Stand-ins in the grader for functions that live in the student's process."""

import builtins
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from innotrade.grading import codec
from innotrade.grading.session import ChildLost

_LONGEST = 300


class Proxy:
    """Calls a student's function in the child: arguments and result cross as values.

    What the function raises is raised here, as the nearest built-in error. What it changes in its arguments is
    changed in the caller's too, so a test that looks for it sees it.

    Parameters
    ----------
    name
        Name of the function in the notebook.
    ask
        Sends a request to the child and returns the reply.
    """

    def __init__(self, name: str, ask: Callable[..., dict]) -> None:
        self.__name__ = name
        self._ask = ask

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the function."""
        reply = self._ask(do="call", name=self.__name__, arguments=[codec.encode(value) for value in arguments],
                          named={key: codec.encode(value) for key, value in named.items()})
        try:
            self._take_over(arguments, reply.get("changed", {}))
            if "value" in reply:
                return codec.decode(reply["value"])
        except codec.BadValue as problem:
            raise ChildLost("tampered", f"sent a value that is none ({problem})") from None
        if "raised" in reply:
            raise self._error(reply["raised"])
        raise TypeError(f"the result {str(reply.get('unreadable', 'could not be read'))[:200]}")

    @staticmethod
    def checked_error(tree: Any) -> dict:
        """Return an error's description with every part of the right type."""
        tree = tree if isinstance(tree, dict) else {}
        bases = tree.get("bases") if isinstance(tree.get("bases"), list) else []
        line = tree.get("line")
        return {"type": str(tree.get("type", "Exception"))[:100], "message": str(tree.get("message", ""))[:_LONGEST],
                "bases": [base for base in bases if isinstance(base, str)],
                "line": line if type(line) is int and 0 < line < 100_000 else None}

    @classmethod
    def _error(cls, tree: Any) -> BaseException:
        found = cls.checked_error(tree)
        if "MemoryError" in found["bases"]:
            return ChildLost("memory", "needed more memory than is allowed")
        for base in found["bases"]:
            kind = getattr(builtins, base, None)
            if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, UnicodeError):
                return kind(found["message"])
        return RuntimeError(f"{found['type']}: {found['message']}")

    @staticmethod
    def _take_over(arguments: tuple, changed: Any) -> None:
        if not isinstance(changed, dict):
            raise codec.BadValue("changes are no dict")
        for place, tree in changed.items():
            target, value = arguments[int(place)] if place.isdecimal() and int(place) < len(arguments) else None, \
                codec.decode(tree)
            if type(value) is type(target) or isinstance(target, type(value)):
                _overwrite(target, value)


def _overwrite(target: Any, value: Any) -> None:
    if isinstance(target, pd.Series | pd.DataFrame):
        target._update_inplace(value)
    elif isinstance(target, list):
        target[:] = value
    elif isinstance(target, dict | set):
        target.clear()
        target.update(value)
    elif isinstance(target, np.ndarray) and target.shape == value.shape:
        target[...] = value


def first_sentence(error: BaseException) -> str:
    """Return an error's message, cut to a length that a report can hold."""
    try:
        return " ".join(str(error).split())[:_LONGEST]
    except Exception:  # for example a whole number too long to be written in decimals
        return ""
