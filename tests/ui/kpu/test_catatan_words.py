"""Whatever is written into the record has its word on the record's page."""

import ast
from pathlib import Path

from app.services import kpu
from app.ui.kpu.catatan_words import deed_words


def noted() -> set[str]:
    """Kinds written out in `….note("kind", …)`."""
    files = Path(kpu.__path__[0]).glob("*.py")
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    calls = [
        node
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "note"
    ]
    words = [word for call in calls if call.args for word in ast.walk(call.args[0])]
    return {word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)}


def test_every_kind_of_the_record_has_its_word() -> None:
    assert {"paket", "surat_tolak", "terbit_ulang", "ekspor_pemula"} <= noted()
    assert noted() - deed_words().keys() == set()
