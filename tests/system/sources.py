"""The program's own source, read as a tree."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import app

_APP = Path(app.__path__[0])

PROGRESS = frozenset(("progress", "_progress"))
STEPS = frozenset(("run", "free", "start", "work"))
"""Calls whose last text says what is being done; the strip below the window passes it through `tr`."""


@cache
def trees() -> dict[str, ast.Module]:
    """Every source file by its path below `app`."""
    return {
        file.relative_to(_APP).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(_APP.rglob("*.py"))
    }


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call beside the last word of what it calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def text_of(node: ast.AST | None) -> str:
    """A text constant, else ""."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
