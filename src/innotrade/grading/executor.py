"""The student's side: runs cells, gives values, calls functions, in the sandboxed child.

Nothing here is trusted by the grader. Requests arrive on a descriptor as messages ``{"nonce", "do", ...}``:

    run     a cell's source            -> {"error": null or {...}}
    get     a name                     -> {"value"}, {"missing"} or {"unreadable"}
    call    a name and its arguments   -> the same or {"raised"}, and {"changed"}: arguments that the call has changed
"""

import os
import sys
import tempfile
import types
from typing import Any

from innotrade.grading import channel, codec
from innotrade.grading.sandbox import Limits

_LONGEST_REQUEST = 64 << 20
_LONGEST_MESSAGE = 300
_CHANGEABLE = ("list", "dict", "set", "series", "frame", "array")


def warm_up(cells: list[str]) -> None:
    """Import what notebooks use and run the opening cells of a published notebook, so that every fork has it ready."""
    import innotrade.exercise as exercise

    notebook = Notebook()
    for source in cells:
        error = notebook.run(source, "opening")
        if error:
            raise RuntimeError(f"an opening cell of the published notebook fails: {error['type']}: {error['message']}")
    exercise._sessions.clear()  # a child that never calls begin() must not find one open
    sys.modules.pop("__main__", None)


def serve(descriptor: int, limits: Limits) -> None:
    """Answer requests until the grader closes the channel; never returns."""
    _empty_environment()
    notebook = Notebook()
    longest = int(limits.reply_mb * 1024 * 1024)
    while True:
        try:
            request = channel.receive(descriptor, longest=_LONGEST_REQUEST)
        except channel.ChannelError:
            os._exit(0)
        reply = _answer(notebook, request)
        try:
            channel.send_within(descriptor, {"nonce": request["nonce"], **reply}, longest)
        except ValueError:
            size = {"unreadable": f"takes more than {limits.reply_mb:g} MB to write down"}
            channel.send(descriptor, {"nonce": request["nonce"], **size})
        except channel.Gone:
            os._exit(0)


def _answer(notebook: "Notebook", request: dict) -> dict:
    if request["do"] == "run":
        return {"error": notebook.run(request["source"], request["cell"])}
    try:
        if request["do"] == "get":
            return notebook.get(request["name"])
        return notebook.call(request["name"], request["arguments"], request["named"])
    except codec.Unencodable as problem:
        return {"unreadable": str(problem)}
    except MemoryError as error:
        return {"raised": describe(error)}
    except BaseException as error:  # a student's object may raise from any method
        return {"unreadable": f"cannot be read ({describe(error)['type']})"}


def _empty_environment() -> None:
    os.environ.clear()
    home = os.getcwd()
    tempfile.tempdir = None  # what the warm process has found is not its fork's
    os.environ.update({"HOME": home, "TMPDIR": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})


class Notebook:
    """A student's notebook as it runs: one namespace, cells in order."""

    def __init__(self) -> None:
        from IPython.core.inputtransformer2 import TransformerManager

        self.transform = TransformerManager().transform_cell
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self.names = module.__dict__
        self.names.update(get_ipython=lambda: Shell(self), display=lambda *_, **__: None)

    def run(self, source: str, cell: str) -> dict | None:
        """Run a cell; return what went wrong, as :func:`describe` has it."""
        try:
            exec(compile(self.transform(source), f"<cell {cell}>", "exec"), self.names)
        except BaseException as error:  # also sys.exit() and whatever a student derives from BaseException
            return describe(error)
        return None

    def get(self, name: str) -> dict:
        """Return the value of a name."""
        if name not in self.names:
            return {"missing": True}
        return {"value": codec.encode(self.names[name])}

    def call(self, name: str, arguments: list, named: dict) -> dict:
        """Call a function with decoded arguments; say what it returned or raised, and which arguments it changed."""
        given = [codec.decode(tree) for tree in arguments]
        keywords = {key: codec.decode(tree) for key, tree in named.items()}
        before = {place: codec.encode(value) for place, value in enumerate(given) if _changeable(arguments[place])}
        try:
            reply: dict[str, Any] = {"value": codec.encode(self.names[name](*given, **keywords))}
        except codec.Unencodable:
            raise
        except BaseException as error:  # its name and message cross, and the grader raises its like
            reply = {"raised": describe(error)}
        after = {place: codec.encode(given[place]) for place in before}
        changed = {place: tree for place, tree in after.items() if repr(tree) != repr(before[place])}
        return {**reply, "changed": changed} if changed else reply


class Shell:
    """What ``get_ipython()`` gives: magics do nothing, cell magics that time or capture run their cell."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook

    def run_line_magic(self, name: str, line: str, *_, **__) -> None:
        """Run the statement of ``%time``; ignore other magics."""
        if name == "time":
            self.run_cell_magic(name, "", line)

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """Run the cell of ``%%time`` and ``%%capture``; ignore the cells of other magics."""
        if name in ("time", "capture"):
            exec(compile(self.notebook.transform(cell), "<cell magic>", "exec"), self.notebook.names)

    def system(self, command: str) -> None:
        """Run nothing: no program can be started here."""

    getoutput = system


def describe(error: BaseException) -> dict:
    """Return an error as plain text: type, the built-in types it derives from, message and line of the cell."""
    bases = [base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins"]
    try:
        message = str.__str__(str(error))[:_LONGEST_MESSAGE]
    except BaseException:  # a message that cannot be made is no message
        message = ""
    line, step = getattr(error, "lineno", None), error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.startswith("<cell "):
            line = step.tb_lineno
        step = step.tb_next
    return {"type": type(error).__name__[:100], "bases": bases, "message": message,
            "line": line if type(line) is int else None}


def _changeable(tree: Any) -> bool:
    return isinstance(tree, list) or (isinstance(tree, dict) and tree["~"] in _CHANGEABLE)
