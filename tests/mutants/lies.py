"""The lies: each changes one place of one function, and nothing else."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
}
Function = ast.FunctionDef


@dataclass(frozen=True)
class Lie:
    """One changed function: where it stands, what was changed, and its new body."""

    function: str
    line: int
    what: str
    tree: Function


def lies_of(function: Function, name: str) -> Iterator[Lie]:
    """Yield every lie about one function."""
    count = sum(1 for _ in ast.walk(function))
    for place in range(count):
        for number in range(_MOST):
            tree = copy.deepcopy(function)
            node = list(ast.walk(tree))[place]
            if _is_beside(tree, node):
                break
            was = ast.unparse(node) if hasattr(node, "lineno") else ""
            changed = _changed(node, number)
            if changed is None:
                break
            _Swap(node, changed).visit(tree)
            ast.fix_missing_locations(tree)
            what = f"{was}  ->  {ast.unparse(changed)}"
            yield Lie(name, getattr(node, "lineno", function.lineno), what, tree)


_MOST = 4


def _is_beside(tree: Function, node: ast.AST) -> bool:
    """Leave out what no test can notice: docstrings, annotations, the text inside an f-string."""
    first = tree.body[0]
    if isinstance(first, ast.Expr) and node in (first, first.value):
        return True
    beside = [tree.args, tree.returns, *tree.decorator_list]
    beside += [one.annotation for one in ast.walk(tree) if isinstance(one, ast.AnnAssign)]
    beside += [one for one in ast.walk(tree) if isinstance(one, ast.JoinedStr)]
    return any(node in ast.walk(one) for one in beside if one is not None)


def _changed(node: ast.AST, number: int) -> ast.AST | None:
    """Return the node with its lie of that number told; None where there is none left."""
    found = list(_ways(node))
    return found[number] if number < len(found) else None


def _ways(node: ast.AST) -> Iterator[ast.AST]:
    yield from _of_expressions(node) if isinstance(node, ast.expr) else _of_statements(node)


def _of_expressions(node: ast.expr) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[operator]):
            for other in _COMPARED.get(type(operator), ()):
                yield ast.Compare(node.left, [other()], node.comparators)
        case ast.BoolOp():
            yield from _joined(node)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _COUNTED:
            yield ast.BinOp(node.left, _COUNTED[type(node.op)](), node.right)
        case ast.Constant():
            yield from _constants(node)
        case ast.IfExp():
            yield node.body
            yield node.orelse


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for left_out in range(len(node.values)):
        rest = [one for place, one in enumerate(node.values) if place != left_out]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _of_statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.If():
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.comprehension() if node.ifs:
            yield ast.comprehension(node.target, node.iter, [], is_async=0)
        case ast.Return() if node.value is not None and not _is_none(node.value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.If(ast.Constant(value=False), [node], [])  # a generator stays one
        case ast.AugAssign(op=ast.Add()):
            yield ast.AugAssign(node.target, ast.Sub(), node.value)
        case ast.Continue():
            yield ast.Break()


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool():
            yield ast.Constant(not node.value)
        case int() | float():
            yield ast.Constant(node.value + 1)
        case str():
            yield ast.Constant(f"{node.value}~")


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


class _Swap(ast.NodeTransformer):
    """Puts the lie where the truth stood."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old = old
        self.new = new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.old:
            return self.new
        return self.generic_visit(node)
