"""The formula sheet: what the models compute, from their docstrings, by part and with the lessons that use them."""

import ast
import re
from pathlib import Path

from innotrade import course
from innotrade.course_pages import link

MODELS = Path(__file__).parent / "models"
#: Modules that put a model's answer in rows and words, or hold a lesson's example: they have no formula of their own.
_NOT_MODELS = ("_view", "_lesson", "_examples")
#: Folders of models whose name is not the part's, and the parts that they serve.
_SERVES = {"sme": "Parts IV and V: Small firms abroad"}

#: Where a docstring goes on with arguments, errors or examples.
_SECTION = re.compile(r"\n(?:Parameters|Returns|Raises|Yields)\n-+\n|\n>>>")


def formulas() -> str:
    """Return the Markdown of the sheet: for each model its question, its formulas with symbols, and its lessons."""
    blocks = []
    for folder in sorted((path for path in MODELS.iterdir() if (path / "__init__.py").exists()), key=_place):
        blocks.append(f"## {_SERVES.get(folder.name) or course.PARTS[folder.name]}")
        blocks += [block for path in sorted(folder.glob("*.py")) if (block := _of_module(path))]
    return "\n\n".join(blocks)


def _place(folder: Path) -> int:
    order = list(course.PARTS)
    return order.index(folder.name) if folder.name in order else len(order)


def _of_module(path: Path) -> str:
    """Return a model's block; empty where no lesson names it and its docstrings give no formula."""
    if path.stem.startswith("_") or path.stem.endswith(_NOT_MODELS):
        return ""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [_of_function(node) for node in tree.body
                 if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    text = ast.get_docstring(tree) or ""
    head, body = text.partition("\n")[::2]
    address = f"innotrade.models.{path.parent.name}.{path.stem}"
    lessons = [link(lesson) for lesson in course.lessons() if {address, *_views(address)} & set(lesson.models)]
    if not lessons and not _has_formula(body) and not any(functions):
        return ""
    used = f"Used in {', '.join(lessons)}." if lessons else ""
    return "\n\n".join(part for part in (f"### {head}", f"`{address}`. {used}".strip(), _fenced(body), *functions)
                       if part)


def _has_formula(body: str) -> bool:
    return any(line.startswith("    ") for line in body.splitlines())


def _views(address: str) -> list[str]:
    return [f"{address}{ending}" for ending in _NOT_MODELS]


def _of_function(node: ast.FunctionDef) -> str:
    """Return a function's first sentence with its formula; empty where it gives none."""
    told = _SECTION.split(ast.get_docstring(node) or "", maxsplit=1)[0]
    head, body = told.partition("\n")[::2]
    if not _has_formula(body):
        return ""
    return f"**`{node.name}`** {head}\n\n{_fenced(body)}"


def _fenced(body: str) -> str:
    """Return a docstring's text with each indented block as code, so that its columns stay in line."""
    lines: list[str] = []
    inside = False
    for line in body.strip("\n").splitlines():
        formula = line.startswith("    ") or (inside and not line.strip())
        if formula != inside:
            lines = [*_without_end(lines), "```", ""] if inside else [*lines, "```text"]
            inside = formula
        lines.append(line[4:] if inside else _plain(line))
    return "\n".join([*_without_end(lines), "```"] if inside else lines).strip()


def _without_end(lines: list[str]) -> list[str]:
    """Return lines without the empty ones at the end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _plain(line: str) -> str:
    """Return a line of a docstring as Markdown: a role, as of a function, becomes its name as code."""
    return re.sub(r":\w+:`", "`", line).replace("``", "`").replace("*", r"\*").replace("$", r"\$")
