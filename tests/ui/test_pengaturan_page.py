"""Settings are in force at once and lose nothing typed; what is told on the telephone names nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QTextBrowser, QWidget

from app.domain.tms import Alasan
from app.services.desa.mark import Mark, mark
from app.system import language, versions
from app.ui import settings, theme
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.help_words import help_of
from app.ui.desa.loket_page import LoketPage
from app.ui.desa.pengaturan_page import PengaturanPage
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.dress import dress
from app.ui.help_dialog import HelpDialog
from app.ui.widgets.pdf_preview import PdfPreview
from tests.builders import daftar
from tests.ui.driving import child, press, settle, until


@pytest.fixture(autouse=True)
def _plain_again(qapp: QApplication) -> Iterator[None]:
    """Other tests want the usual language and look."""
    yield
    for key, usual in (("bahasa", "id"), ("tampilan", ""), ("huruf", "1.0"), ("kolom", "")):
        settings.set_text(key, usual)
    dress()


@pytest.fixture
def page(village: VillageScreen) -> PengaturanPage:
    village.show_page("pengaturan")
    return shown(village)


def shown(village: VillageScreen) -> PengaturanPage:
    found = village.page
    assert isinstance(found, PengaturanPage)
    return found


def texts(parent: QWidget) -> set[str]:
    """All words that stand there."""
    found: list[QLabel] = list(parent.findChildren(QLabel))
    return {one.text() for one in found}


def choose(page: PengaturanPage, key: str, value: str) -> VillageScreen:
    """Take one and wait for the new screen."""
    window, before = page.village.window_, page.village
    page.choices[key].buttons[value].click()
    until(lambda: window.current is not before)
    until(lambda: not window.jobs.running)
    made = window.current
    assert isinstance(made, VillageScreen)
    settle()
    return made


def test_dark_and_large_are_in_force_at_once_and_remembered(page: PengaturanPage) -> None:
    village = choose(page, "tampilan", "dark")
    assert theme.colours() is theme.DARK
    assert village.palette().window().color() == QColor(theme.DARK.window)
    village = choose(shown(village), "huruf", "1.3")
    assert QApplication.font().pointSizeF() == pytest.approx(10.5 * 1.3)
    assert settings.text("tampilan") == "dark"
    assert settings.text_size() == 1.3
    assert shown(village).choices["huruf"].buttons["1.3"].hasFocus()


def test_english_speaks_at_once(page: PengaturanPage) -> None:
    choose(page, "bahasa", "en")
    assert language.language() == "en"
    assert settings.language() == "en"


def test_the_village_stays_open_and_hears_of_acts_once(page: PengaturanPage) -> None:
    """The screen built before listens to nothing any more; the data file was never closed."""
    workspace = page.session.workspace
    village = choose(page, "tampilan", "dark")
    village = choose(shown(village), "tampilan", "light")
    assert village.session.workspace is workspace
    assert village.session is village.window_.session
    voter = village.session.index.rows[0].id
    village.session.run(lambda opened, _: mark(opened, [Mark(voter, Alasan.MENINGGAL)]))
    until(lambda: not village.window_.jobs.running)
    assert village.session.index.rows[0].status == "meninggal"
    assert village.session.acts == 1
    assert any("TMS 1" in text for text in texts(village.today))
    village.show_page("daftar")
    press(village.page.first_control(), "Ctrl+Z")
    until(lambda: village.session.index.rows[0].status == "")


def test_a_family_at_the_desk_is_not_thrown_away(page: PengaturanPage) -> None:
    village = page.village
    loket = village.page_named("loket")
    assert isinstance(loket, LoketPage)
    loket.meja.bersama["alamat"] = "JALAN BARU"
    page.choices["tampilan"].buttons["dark"].click()
    settle()
    assert village.window_.current is village
    assert "Loket" in page.told.text()
    assert settings.text("tampilan") == "dark"
    assert theme.colours() is theme.LIGHT


def test_columns_come_back(page: PengaturanPage) -> None:
    village = page.village
    village.show_page("daftar")
    shown_page = village.page
    assert isinstance(shown_page, DaftarPage)
    table = shown_page.table
    header = table.horizontalHeader()
    usual = [(header.visualIndex(at), header.sectionSize(at)) for at in range(header.count())]
    header.moveSection(0, 4)
    table.setColumnHidden(3, True)
    header.resizeSection(5, 200)
    child(page, QPushButton, "Kembalikan seperti semula").click()
    assert [(header.visualIndex(at), header.sectionSize(at)) for at in range(header.count())] == usual
    assert not any(table.isColumnHidden(at) for at in range(header.count()))
    assert settings.state("kolom").isEmpty()


def test_what_is_told_on_the_telephone_names_nobody(page: PengaturanPage) -> None:
    child(page, QPushButton, "Salin keterangan").click()
    told = QApplication.clipboard().text()
    assert told == page.about.text()
    workspace = page.session.workspace
    assert workspace.pengaturan.pemilihan.id in told
    assert workspace.device in told
    assert workspace.anggota.nama not in told
    assert not re.search(r"\d{16}", told)
    assert not any(one.nama in told for one in daftar(100))


def test_a_persons_name_in_a_folder_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/siti")
    assert versions.data_folder(Path("/home/siti/data/desa")) == "~/data/desa"
    assert versions.data_folder(Path("/mnt/desa")) == "/mnt/desa"


def test_licences_are_shown(page: PengaturanPage) -> None:
    child(page, QPushButton, "Tentang …").click()
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    child(dialog, QListWidget, "Bagian").setCurrentRow(1)
    assert "SQLCipher" in child(dialog, QTextBrowser, "Lisensi pustaka dan data").toPlainText()
    dialog.close()


def test_the_key_card_is_made_and_shown(page: PengaturanPage) -> None:
    child(page, QPushButton, "Cetak kartu tombol …").click()
    until(lambda: isinstance(QApplication.activeModalWidget(), PdfPreview))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PdfPreview)
    until(lambda: preview.print_.isEnabled())
    assert len(preview.pages.sizes) == 1
    preview.close()


@pytest.mark.parametrize("stem", PAGES)
def test_every_page_has_its_help(village: VillageScreen, stem: str) -> None:
    village.show_page(stem)
    until(lambda: not village.window_.jobs.running)
    press(village, "F1")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HelpDialog)
    assert {help_of(stem).purpose, *help_of(stem).steps} <= texts(dialog)
    assert dialog.height() <= village.window().height()
    press(dialog, "Escape")
    assert not dialog.isVisible()
