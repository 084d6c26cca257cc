"""Where data lies: in the user's folder, and on the stick only where somebody asked for it."""

import sys
from pathlib import Path

import pytest

import app
from app.system import paths


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The portable ZIP, unpacked and running."""
    built = tmp_path / "program" / "resources" / "rilis" / "sistem.txt"
    built.parent.mkdir(parents=True)
    built.write_text("portable\n")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "DPT Desa.exe"))
    return tmp_path


def test_the_portable_zip_keeps_data_on_the_computer(stick: Path) -> None:
    assert paths.portable_root() is None
    assert stick not in paths.data_root().parents


@pytest.mark.parametrize("exe", ["DPT Desa.exe", "program/dpt-desa.exe"])
def test_a_folder_that_a_person_made_takes_the_data(
    stick: Path, exe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "data-portabel").mkdir()
    monkeypatch.setattr(sys, "executable", str(stick / exe))
    assert paths.data_root() == stick / "data-portabel"
    assert paths.village_root() == stick / "data-portabel" / "desa"


def test_an_installed_program_never_keeps_data_in_its_own_folder(stick: Path) -> None:
    (stick / "data-portabel").mkdir()
    (stick / "program/resources/rilis/sistem.txt").write_text("windows\n")
    assert paths.portable_root() is None


def test_a_source_tree_never_does(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick / "data-portabel").mkdir()
    monkeypatch.delattr(sys, "frozen")
    assert paths.portable_root() is None


@pytest.mark.parametrize(("built", "portable"), [("portable", True), ("windows", False), ("", False)])
def test_a_program_knows_its_build(
    stick: Path, built: str, portable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the mark that `payload.name_system` writes: updates of the one are not those of the other."""
    monkeypatch.setattr(app, "__path__", [str(stick / "program" / "app")])
    (stick / "program/resources/rilis/sistem.txt").write_text(f"{built}\n")
    assert paths.is_portable() is portable
