"""The catalogue and the code agree: nothing is raised without words, no words stand unused."""

import ast
import re
from pathlib import Path

import pytest

import app
from app.system.messages import catalogue, message

PARTS = ("happened", "safe", "next")
ROOT = Path(app.__path__[0])
FILES = {file.relative_to(ROOT): ast.parse(file.read_text(encoding="utf-8")) for file in ROOT.rglob("*.py")}
TREES = list(FILES.values())
COMMAND = re.compile(r"--\w|dpt-desa|\b(kpu|pmd) [a-z]")


def raised(trees: list[ast.Module] = TREES) -> set[str]:
    """Codes written out in `UserError("CODE", …)`."""
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "UserError"]
    return {str(call.args[0].value) for call in named if isinstance(call.args[0], ast.Constant)}


def written() -> set[str]:
    """Every text constant of the program."""
    nodes = [node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {node.value for node in nodes if isinstance(node.value, str)}


def test_everything_raised_has_words() -> None:
    assert raised() <= catalogue().keys()


def test_what_a_window_can_raise_names_no_command() -> None:
    """Only what the command line alone raises may name its flags: nobody can type them into a window."""
    everywhere = raised([tree for file, tree in FILES.items() if file.parts[0] != "cli"])
    named = {
        code
        for language in ("id", "en")
        for code, parts in catalogue(language).items()
        if code in everywhere and COMMAND.search(" ".join(parts.values()))
    }
    assert not named


def test_all_words_are_used() -> None:
    assert catalogue().keys() <= written()


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_an_entry_is_whole_and_calm(code: str) -> None:
    told = message(code, {})
    assert set(catalogue()[code]) == set(PARTS)
    for part in PARTS:
        text = getattr(told, part)
        assert text.endswith((".", "?")) or ": " in text
        assert "!" not in text


def test_a_placeholder_nobody_filled_stays_visible() -> None:
    assert "…" in message("DISK_FULL", {}).happened
    assert "D:/" in message("DISK_FULL", {"folder": "D:/"}).happened
