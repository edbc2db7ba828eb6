"""Portable Python: what a model may use so that the reader's browser computes what CPython computes.

Allowed are the language itself, the imports ``math`` and ``dataclasses``, and modules of the same package of models.
``problems`` says what else a file uses, and where. The rules are short because a model is: each forbids something
that is missing in the browser's engine, gives other bits there, or hides state.
"""

import argparse
import ast
import importlib
import importlib.util
import sys
from pathlib import Path

from innotrade.errors import CourseError

EXAMPLE = "python -m innotrade.portable"
#: Modules of the standard library that a model may import.
ALLOWED = ("math", "dataclasses")
#: What the browser's ``dataclasses`` offers.
DATACLASSES = ("dataclass", "field", "replace", "asdict")

#: Names that a model must not use, and what to do instead.
_NAMES = {
    "open": "a model reads no file; take rows as an argument",
    "input": "a model asks nobody; take an argument",
    "eval": "write the expression",
    "exec": "write the code",
    "compile": "write the code",
    "globals": "pass what is needed as an argument",
    "locals": "pass what is needed as an argument",
    "__import__": "import at the top",
    "hash": "its value differs between runs",
    "id": "its value differs between runs",
    "set": "its order differs between engines; use dict.fromkeys or a sorted list",
    "frozenset": "its order differs between engines; use a tuple",
    "sum": "from Python 3.12 it rounds otherwise than before and than the browser; use math.fsum, or count with len",
    "print": "a model returns what it has to say",
    "complex": "the engines round complex numbers differently",
}


class Problem:
    """Something that is not portable: ``line``, and ``text`` that says what and why."""

    def __init__(self, line: int, text: str):
        self.line = line
        self.text = text

    def __repr__(self) -> str:
        """Return line and text."""
        return f"line {self.line}: {self.text}"


def problems(source: str, package: str = "innotrade.models") -> list[Problem]:
    """Return what in a module's source is not portable, by line.

    Parameters
    ----------
    source
        Python source.
    package
        The package whose modules it may import.

    >>> problems("import random")
    [line 1: imports random; a model imports math, dataclasses and modules of innotrade.models only]
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return [Problem(error.lineno or 0, f"is no Python: {error.msg}")]
    found = [problem for node in ast.walk(tree) for problem in _look(node, package)]
    return sorted(found, key=lambda problem: (problem.line, problem.text))


def _look(node: ast.AST, package: str) -> list[Problem]:
    text = None
    if isinstance(node, ast.Import | ast.ImportFrom):
        return _look_at_import(node, package)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in _NAMES:
        text = f"uses {node.id}: {_NAMES[node.id]}"
    elif isinstance(node, ast.Set | ast.SetComp):
        text = f"uses a set: {_NAMES['set']}"
    elif isinstance(node, ast.Global | ast.Nonlocal):
        text = "keeps state outside a function; pass it as an argument"
    elif isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.Yield | ast.YieldFrom):
        text = "is a generator or coroutine; return a list"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and _is_text(node.left):
        text = "formats with %; its rounding differs in the browser, write an f-string"
    elif isinstance(node, ast.Match):
        text = "uses match; write if and elif"
    elif isinstance(node, ast.Constant) and isinstance(node.value, complex | bytes):
        text = f"uses {type(node.value).__name__}; use numbers and text"
    elif isinstance(node, ast.ClassDef) and not _is_dataclass(node) and not _is_error(node):
        text = f"defines class {node.name}; a model has functions and frozen dataclasses"
    return [Problem(node.lineno, text)] if text else []


def _look_at_import(node: ast.Import | ast.ImportFrom, package: str) -> list[Problem]:
    if isinstance(node, ast.ImportFrom):
        if node.level:
            return [Problem(node.lineno, "imports relatively; write the full name")]
        names = [node.module or ""]
        if node.module == "dataclasses":
            missing = [alias.name for alias in node.names if alias.name not in DATACLASSES]
            return [Problem(node.lineno, f"imports {name} from dataclasses; the browser has {', '.join(DATACLASSES)}")
                    for name in missing]
    else:
        names = [alias.name for alias in node.names]
    return [Problem(node.lineno, f"imports {name}; a model imports math, dataclasses and modules of {package} only")
            for name in names if name not in ALLOWED and name != package and not name.startswith(package + ".")]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_dataclass(node: ast.ClassDef) -> bool:
    called = [item.func if isinstance(item, ast.Call) else item for item in node.decorator_list]
    return any(getattr(item, "id", getattr(item, "attr", "")) == "dataclass" for item in called)


def _is_error(node: ast.ClassDef) -> bool:
    return any(getattr(base, "id", "") in ("ValueError", "ArithmeticError") for base in node.bases)


def sources(module: str) -> dict[str, str]:
    """Return the source of a module and of every module of its package that it imports, by name.

    Raises
    ------
    CourseError
        One of them is not portable or has no source; the message says which, where and why.
    """
    package = "innotrade.models" if module.startswith("innotrade.models.") else module.partition(".")[0]
    found: dict[str, str] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found or name in ALLOWED:
            continue
        path = _path(name)
        found[name] = path.read_text(encoding="utf-8")
        wrong = problems(found[name], package)
        if wrong:
            raise CourseError(f"{path.name} is not portable, {wrong[0]}")
        waiting += _imported(found[name], package)
    return dict(sorted(found.items()))


def _imported(source: str, package: str) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and (node.module == package or node.module.startswith(package + ".")):
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            names += [node.module] + [name for name in submodules if _exists(name)]
    return names


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _path(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or not found.origin or not found.origin.endswith(".py"):
        raise CourseError(f"{name} has no Python source that a page could carry")
    return Path(found.origin)


def main(argv: list[str] | None = None) -> int:
    """Check the files named, or all models; print file, line and reason; return 1 when one is not portable."""
    parser = argparse.ArgumentParser(prog="python -m innotrade.portable", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="all of innotrade.models when left out")
    files = parser.parse_args(argv).files or sorted((Path(__file__).parent / "models").rglob("*.py"))
    wrong = [(path, problem) for path in files for problem in problems(path.read_text(encoding="utf-8"))]
    for path, problem in wrong:
        print(f"{path}:{problem.line}: {problem.text}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
