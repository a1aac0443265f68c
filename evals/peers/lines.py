"""Lines of code a user would write, counted from an adapter's own source."""

from __future__ import annotations

import ast


def lines_of_code(source: str, adapter: str) -> int:
    """Lines of the bodies of a class's methods, inherited ones too where their class stands in the same source.

    Blank lines, comments and docstrings do not count, nor do imports and `def`
    lines, which every adapter has.

    Args:
        source: of the module.
        adapter: the class's name.

    Raises:
        KeyError: there is no such class.
    """
    classes = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
    lines = source.splitlines()
    numbers = {
        number
        for method in _methods(classes, adapter).values()
        for statement in method.body
        if not _is_docstring(statement)
        for number in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
    }
    return sum(bool(code := lines[number - 1].strip()) and not code.startswith("#") for number in numbers)


def _methods(classes: dict[str, ast.ClassDef], name: str) -> dict[str, ast.FunctionDef]:
    own = {node.name: node for node in classes[name].body if isinstance(node, ast.FunctionDef)}
    bases = [base.id for base in classes[name].bases if isinstance(base, ast.Name) and base.id in classes]
    inherited = {key: method for base in bases for key, method in _methods(classes, base).items()}
    return inherited | own


def _is_docstring(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
