"""Where a file is saved: beside the last one, under the village's name, nothing overwritten unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from app.domain.nama_berkas import nama_berkas
from app.domain.pemilihan import Desa
from app.system import paths
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.window import MainWindow

Ask = Callable[..., tuple[Path | None, list[Path]]]
NAME = "9901012001-sukamaju-rekap.xlsx"


@pytest.fixture
def ask(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Save; the system's dialog gives these answers. What came of it, and what each dialog proposed."""
    monkeypatch.setattr(paths, "data_root", lambda: tmp_path)

    def save(*answers: Path | str, remember: bool = True) -> tuple[Path | None, list[Path]]:
        proposed: list[Path] = []

        def dialog(*told: object) -> tuple[str, str]:
            proposed.append(Path(str(told[2])))
            return str(answers[len(proposed) - 1]), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        kinds = "Buku kerja (*.xlsx)"
        return choose_new_file(window, "Simpan", NAME, kinds, remember=remember), proposed

    return save


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Dokumen"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


def test_the_first_goes_to_documents_the_next_beside_it(ask: Ask, documents: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    file = stick / NAME
    assert ask(file) == (file, [documents / NAME])
    assert ask("") == (None, [stick / NAME])
    stick.rmdir()  # pulled out
    assert ask("") == (None, [documents / NAME])


def test_the_stick_of_a_key_is_no_place_for_the_next_file(
    ask: Ask, documents: Path, tmp_path: Path, window: MainWindow
) -> None:
    (tmp_path / "kunci").mkdir()
    ask(tmp_path / "kunci" / "pemulihan.txt", remember=False)
    assert ask("") == (None, [documents / NAME])


def test_an_ending_that_was_left_out_overwrites_nothing_unasked(ask: Ask, documents: Path) -> None:
    there = documents / "rekap.xlsx"
    there.touch()
    assert ask(documents / "rekap", documents / "lain") == (
        documents / "lain.xlsx",
        [documents / NAME, there],
    )
    assert ask(there) == (there, [documents / NAME])  # the system's dialog has asked


def test_a_file_is_named_after_the_village() -> None:
    desa = Desa("9901012001", "Suka Maju / Barat", "Contoh", "Kabupaten Contoh")
    told = nama_berkas(desa, "Rekap menurut TPS", "pdf")
    assert told == "9901012001-suka-maju-barat-rekap-menurut-tps.pdf"
