"""The faults: one small change of meaning at one place of a module."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


class Mutant(NamedTuple):
    """A fault: the module, the line, what it does, and the tree of the module with the fault in it."""

    module: str
    line: int
    what: str
    tree: ast.Module


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Every fault of a module, in the order of its lines."""
    count = len(list(_sites(ast.parse(source))))
    for number in range(count):
        tree = ast.parse(source)
        site = list(_sites(tree))[number]
        site.change()
        yield Mutant(module, site.line, site.what, ast.fix_missing_locations(tree))


class _Site(NamedTuple):
    line: int
    what: str
    change: Callable[[], None]


def _sites(tree: ast.Module) -> Iterator[_Site]:
    for node in _code(tree):
        yield from _of(node)


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run: no annotations, decorators, docstrings, nor what only a type checker sees."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_for_types(child):
                continue
            yield child
            yield from _code(child)


def _is_for_types(node: ast.AST) -> bool:
    is_guard = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return is_guard or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _of(node: ast.AST) -> Iterator[_Site]:
    for kind in (_operators, _values, _branches, _statements):
        yield from kind(node)


def _operators(node: ast.AST) -> Iterator[_Site]:
    """Faults of comparing, reckoning and joining."""
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                turned = COMPARE[type(operator)]
                told = _named(operator, turned)
                yield _Site(node.lineno, told, lambda p=place, o=turned: node.ops.__setitem__(p, o()))
        case ast.BoolOp():
            other = ast.Or if isinstance(node.op, ast.And) else ast.And
            yield _Site(node.lineno, _named(node.op, other), lambda: setattr(node, "op", other()))
        case ast.BinOp() if type(node.op) in ARITHMETIC and not _is_text(node):
            instead = ARITHMETIC[type(node.op)]
            yield _Site(node.lineno, _named(node.op, instead), lambda: setattr(node, "op", instead()))
        case ast.UnaryOp(op=ast.Not()):
            yield _Site(node.lineno, "not left out", lambda: _truth(node))


def _values(node: ast.AST) -> Iterator[_Site]:
    """Faults of a number, a truth value, or one of the names that have an opposite."""
    match node:
        case ast.Constant(value=bool() as truth):
            yield _Site(node.lineno, f"{truth} to {not truth}", lambda: setattr(node, "value", not truth))
        case ast.Constant(value=(int() | float()) as number):
            yield _Site(node.lineno, f"{number} to {number + 1}", lambda: setattr(node, "value", number + 1))
        case ast.Name(id=name) if name in NAMES:
            yield _Site(node.lineno, f"{name} to {NAMES[name]}", lambda: setattr(node, "id", NAMES[name]))


def _branches(node: ast.AST) -> Iterator[_Site]:
    """Faults of a condition or a filter."""
    match node:
        case ast.If() | ast.IfExp() | ast.While():
            for value in (True, False):
                told = f"condition always {value}"
                yield _Site(node.lineno, told, lambda v=value: setattr(node, "test", ast.Constant(v)))
        case ast.comprehension() if node.ifs:
            yield _Site(node.ifs[0].lineno, "filter left out", lambda: node.ifs.clear())


def _statements(node: ast.AST) -> Iterator[_Site]:
    """Faults of whole statements: continue and break for each other, a statement left out."""
    body = getattr(node, "body", None)
    for block in (body, getattr(node, "orelse", None)):
        for place, statement in enumerate(block if isinstance(block, list) else []):
            swapped = {ast.Continue: ast.Break, ast.Break: ast.Continue}.get(type(statement))
            if swapped:
                told = _named(statement, swapped)
                yield _Site(statement.lineno, told, lambda b=block, p=place, s=swapped: b.__setitem__(p, s()))
            elif isinstance(statement, ast.Expr | ast.AugAssign) and not _is_for_types(statement):
                told = f"left out: {ast.unparse(statement).splitlines()[0][:60]}"
                yield _Site(statement.lineno, told, lambda b=block, p=place: b.__setitem__(p, ast.Pass()))


def _truth(node: ast.UnaryOp) -> None:
    """Make `not x` the truth of x."""
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _is_text(node: ast.BinOp) -> bool:
    return any(isinstance(side, ast.JoinedStr) or _is_string(side) for side in (node.left, node.right))


def _is_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _named(one: object, other: type) -> str:
    return f"{type(one).__name__} to {other.__name__}"
