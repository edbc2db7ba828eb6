"""Mutants of a piece of code: one operator, constant, name of a column or element of a set changed at a time.

Bare expressions are left alone: they show, they do not answer. So are texts that are sentences.
"""

import ast
import copy

OPERATORS = {ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.Div], ast.Div: [ast.Mult], ast.Pow: [ast.Mult],
             ast.FloorDiv: [ast.Mult], ast.Mod: [ast.Mult]}
COMPARISONS = {ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq, ast.Gt, ast.Lt], ast.Lt: [ast.Gt, ast.LtE],
               ast.LtE: [ast.Gt, ast.Lt], ast.Gt: [ast.Lt, ast.GtE], ast.GtE: [ast.Lt, ast.Gt]}
METHODS = {"sum": "mean", "mean": "sum", "max": "min", "min": "max"}
SWAPPED = {"exports": "imports", "imports": "exports", "balance": "exports"}


def mutants(source):
    """Yield (what was changed, mutated source) for every change to the code of a cell."""
    tree = ast.parse(source)
    for node, change in _changes(tree):
        mutated = copy.deepcopy(tree)
        target = next(other for one, other in zip(ast.walk(tree), ast.walk(mutated), strict=True) if one is node)
        what = change(target)
        yield f"line {getattr(node, 'lineno', '?')}: {what}", ast.unparse(ast.fix_missing_locations(mutated))


def _changes(tree):
    shown = {inner for statement in tree.body if isinstance(statement, ast.Expr) for inner in ast.walk(statement)}
    for node in ast.walk(tree):
        if node in shown or _is_sentence(node):
            continue
        for change in _changes_of(node):
            yield node, change


def _changes_of(node):
    if isinstance(node, ast.BinOp):
        return [_operator(new) for new in OPERATORS.get(type(node.op), [])]
    if isinstance(node, ast.Compare):
        return [_comparison(new) for new in COMPARISONS.get(type(node.ops[0]), [])]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        values = {node.value + 1, node.value - 1, node.value * 100, node.value / 100} - {node.value}
        return [_constant(value) for value in sorted(values)]
    if isinstance(node, ast.Constant) and node.value in SWAPPED:
        return [_constant(SWAPPED[node.value])]
    if isinstance(node, ast.UnaryOp):
        return [_without_operator]
    if isinstance(node, ast.Attribute) and node.attr in METHODS:
        return [_method]
    if isinstance(node, ast.Set):
        return [_element(place) for place in range(len(node.elts))]
    return []


def _is_sentence(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip()


def _operator(new):
    def change(node):
        old, node.op = type(node.op).__name__, new()
        return f"{old} to {new.__name__}"
    return change


def _comparison(new):
    def change(node):
        old, node.ops[0] = type(node.ops[0]).__name__, new()
        return f"{old} to {new.__name__}"
    return change


def _constant(value):
    def change(node):
        old, node.value = node.value, value
        return f"{old!r} to {value!r}"
    return change


def _method(node):
    old, node.attr = node.attr, METHODS[node.attr]
    return f"{old} to {node.attr}"


def _element(place):
    def change(node):
        return f"without {ast.unparse(node.elts.pop(place))}"
    return change


def _without_operator(node):
    """Take ``not x``, ``~x`` or ``-x`` to ``+x``, which leaves numbers and masks as they are."""
    old = type(node.op).__name__
    if isinstance(node.op, ast.Not):
        node.operand = ast.UnaryOp(op=ast.Not(), operand=node.operand)
    else:
        node.op = ast.UAdd()
    return f"without {old}"
