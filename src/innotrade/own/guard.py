"""Lets a notebook run through on figures of one's own: a passage that cannot be computed says so, the next ones run.

A lesson speaks of rows by name ("Panama"). Where the figures are another country's such a row may be missing, and the
cell would stop the whole notebook. While tables of one's own are in use each cell is run with a net below it.
"""

import ast
import sys
from collections.abc import Callable

_SHOWN, _CAUGHT, _SAY = "_own_data_shown", "_own_data_error", "_own_data_left_out"
_NET = f"try:\n    pass\nexcept Exception as {_CAUGHT}:\n    {_SHOWN} = {_SAY}({_CAUGHT})\n{_SHOWN}"
#: Stands in the metadata of an output that takes the place of a passage.
MARK = {"innotrade": "left-out"}


class LeftOut:
    """Stands where a passage cannot be computed, and says why."""

    def __init__(self, error: BaseException):
        self.text = f"*Left out:* {_why(error)}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/markdown": self.text, "text/plain": self.text}, MARK


class Net(ast.NodeTransformer):
    """Puts a cell's statements into a ``try``; what its last expression shows is shown as before."""

    def __init__(self, is_wanted: Callable[[], bool]):
        self._is_wanted = is_wanted

    def visit(self, tree: ast.Module) -> ast.Module:
        """Return the cell with a net below it, or as it is when no table of one's own is in use."""
        if not tree.body or not self._is_wanted():
            return tree
        *body, last = tree.body
        shows = isinstance(last, ast.Expr)
        value = last.value if shows else ast.Constant(None)
        kept = ast.Assign(targets=[ast.Name(_SHOWN, ast.Store())], value=value)
        net = ast.parse(_NET)
        net.body[0].body = [*body, kept] if shows else [*body, last, kept]
        return ast.fix_missing_locations(net)


def begin(is_wanted: Callable[[], bool]) -> bool:
    """Hang the net below the cells that follow; return whether this is a notebook at all."""
    shell = notebook()
    if shell is None:
        return False
    if not any(isinstance(item, Net) for item in shell.ast_transformers):
        shell.user_ns[_SAY] = _left_out
        shell.ast_transformers.append(Net(is_wanted))
    return True


def notebook():
    """Return IPython's shell where one runs, ``None`` elsewhere."""
    module = sys.modules.get("IPython")
    return module.get_ipython() if module else None


def _left_out(error: Exception) -> LeftOut:
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__  # for %tb
    return LeftOut(error)


def _why(error: BaseException) -> str:
    if isinstance(error, NameError):
        return f"this passage builds on one that was left out ({error.name})."
    if isinstance(error, KeyError):
        return f"this passage speaks of {error}, which your own figures do not have."
    if "array of size 1" in str(error):  # what pandas says of .item()
        return "this passage speaks of the one row of a kind, and your own figures have none or several."
    return f"this passage cannot be computed from your own figures ({type(error).__name__}: {error})."
