"""Diagnosa and Tentang: from the first page, the settings and the vault; copied, saved, closed early."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.domain.diagnosa import Nomor
from app.services.latihan import place
from app.system import legal
from app.ui.about_dialog import AboutDialog
from app.ui.desa.village_screen import VillageScreen
from app.ui.diagnosa_dialog import DiagnosaDialog
from app.ui.practice import open_practice_vault
from app.ui.window import MainWindow
from tests.ui.driving import child, keys, rest, settle, until


def diagnosis(window: MainWindow) -> DiagnosaDialog:
    """The one that is open, once everything was looked at."""
    until(lambda: not window.jobs.running)
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, DiagnosaDialog)
    return shown


def told(dialog: DiagnosaDialog) -> list[str]:
    return dialog.text.toPlainText().splitlines()


def close(window: MainWindow) -> None:
    keys("Escape")
    settle()
    assert QApplication.activeModalWidget() is None
    until(lambda: not window.jobs.running)


def test_the_first_page_tells_the_computer(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys("D")
    dialog = diagnosis(window)
    lines = told(dialog)
    assert [line.split(".")[0] for line in lines] == [str(int(nomor)) for nomor in Nomor]
    assert lines[3].startswith("4. Layar: 1366 x 768")
    assert "belum dibuka" in lines[13]
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.text.toPlainText()
    file = tmp_path / "diagnosa.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(file), "")))
    dialog.save.click()
    assert file.read_text(encoding="utf-8") == dialog.text.toPlainText()
    close(window)


def test_it_may_be_closed_before_it_is_done(window: MainWindow) -> None:
    keys("D")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, DiagnosaDialog)
    assert not shown.copy.isEnabled()
    close(window)
    rest(window)


def test_the_settings_tell_the_open_data_file_too(village: VillageScreen) -> None:
    village.show_page("pengaturan")
    rest(village.window_)
    child(village.page, QPushButton, "Diagnosa …").click()
    lines = told(diagnosis(village.window_))
    assert lines[13] == "14. Berkas data: utuh"
    assert lines[14].endswith("tanda tangan cocok")
    close(village.window_)


def test_the_vault_tells_its_own(window: MainWindow) -> None:
    open_practice_vault(window)
    until(lambda: window.vault is not None)
    rest(window)
    window.current.show_page("brankas")  # type: ignore[attr-defined]
    rest(window)
    child(window.current, QPushButton, "Diagnosa …").click()
    assert told(diagnosis(window))[13] == "14. Berkas data: brankas utuh"
    close(window)
    assert place.village() is not None
    window.leave_vault()
    until(lambda: window.vault is None)


def test_about_tells_licences_and_how_qt_is_replaced(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed build has the texts that its builder collected."""
    built = tmp_path / "lisensi"
    (built / "pillow-1.2.3").mkdir(parents=True)
    (built / "pillow-1.2.3" / "LICENSE").write_text("kata orang pillow", encoding="utf-8")
    (built / "Python.txt").write_text("PSF", encoding="utf-8")
    monkeypatch.setattr(legal, "licence_folder", lambda: built)
    keys("T")
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, AboutDialog)
    names = [shown.names.item(at).text() for at in range(shown.names.count())]
    assert {"LGPL-3.0", "GPL-3.0", "Apache-2.0", "pillow-1.2.3: LICENSE"} <= set(names)
    read = {}
    for at, name in enumerate(names):
        shown.names.setCurrentRow(at)
        read[name] = shown.text.toPlainText()
    assert all(len(text) > 10 or "PSF" in text for text in read.values())
    assert read["pillow-1.2.3: LICENSE"] == "kata orang pillow"
    assert "SQLCipher" in read["Semua pustaka dan data"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in read["LGPL-3.0"]
    assert "Ganti berkas Qt6" in read["Qt dan cara menggantinya"]
    assert "sbom.cdx.json" in read["Program ini"]
    keys("Escape")
    settle()
