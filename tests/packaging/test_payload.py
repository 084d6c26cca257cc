"""What is shipped matches what the program is: its file types, its modules of Qt, its libraries' licences."""

import ast
import re
import sysconfig
from importlib.metadata import requires
from pathlib import Path

import payload
import pytest

from app.__main__ import TRAVELLING
from tests.packaging.conftest import ROOT

SITE = Path(sysconfig.get_paths()["purelib"])


def test_a_double_click_opens_what_the_program_opens() -> None:
    assert set(payload.FILE_TYPES) == set(TRAVELLING)


def test_every_module_of_qt_that_the_window_imports_is_shipped() -> None:
    used = set()
    for source in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.Qt"):
                used.add(str(node.module).removeprefix("PySide6.Qt"))
    assert used == set(payload.QT)


def test_every_library_has_a_licence_and_its_text(tmp_path: Path) -> None:
    direct = [
        re.split(r"[^\w.-]", each)[0].lower() for each in requires("dpt-desa") or () if "extra" not in each
    ]
    shipped = payload.components(SITE, direct)
    assert [each.name for each in shipped] == sorted(direct)
    payload.write_licences(shipped, tmp_path)
    assert all(any(folder.iterdir()) for folder in tmp_path.iterdir())


def test_qt_is_shipped_under_the_lgpl() -> None:
    qt = payload.components(SITE, ["pyside6-essentials"])
    assert [(each.licence, [text.name for text in each.texts]) for each in qt] == [
        ("LGPL-3.0-only", ["LGPL-3.0.txt", "GPL-3.0.txt"])
    ]


def test_a_library_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    metadata = tmp_path / "x-1.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Name: x\nVersion: 1\nLicense: ask us\n")
    with pytest.raises(SystemExit, match="Lisensi x tidak jelas"):
        payload.components(tmp_path)


def test_another_version_for_a_test_build(tmp_path: Path) -> None:
    key = tmp_path / "uji.pub"
    key.write_text("untrusted comment: uji\n")
    payload.copy_program(tmp_path / "isi", "9.8.7", key)
    assert '__version__ = "9.8.7"' in (tmp_path / "isi/app/__init__.py").read_text()
    assert (tmp_path / "isi/resources/rilis/kunci.pub").read_text() == key.read_text()
