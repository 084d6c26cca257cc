"""Acts that end in a file: the form comes first, then the place, and no place leads back to the form."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from app.services.kpu.vault_slots import operators
from app.ui.kpu.brankas_page import BrankasPage
from app.ui.kpu.desa_page import DesaPage
from app.ui.kpu.recovery_field import RecoveryField
from app.ui.kpu.screen import KpuScreen
from app.ui.widgets.deed import Deed
from tests.services.kpu.district import District, packed_district
from tests.ui.driving import answer, answer_keys, child, children, focused, keys, press, rest, texts, until


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answers to the system's own dialogs, the last one first; each is asked for while a form stands."""
    told: list[str] = []

    def answered(*_: object) -> str:
        assert told, "a place was asked for before the form was agreed to"
        return told.pop()

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answered(), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answered)
    return told


def brankas(screen: KpuScreen) -> BrankasPage:
    keys("Ctrl+8")
    rest(screen.window_)
    page = screen.page
    assert isinstance(page, BrankasPage)
    return page


def deed(dialog: QWidget) -> Deed:
    assert isinstance(dialog, Deed)
    return dialog


@pytest.mark.parametrize("district", [packed_district], indirect=True)
def test_minutes_of_a_village_that_never_returned(
    vault_screen: KpuScreen, places: list[str], tmp_path: Path
) -> None:
    keys("Ctrl+3")
    rest(vault_screen.window_)
    page = vault_screen.page
    assert isinstance(page, DesaPage)

    def nowhere_then_refused(dialog: QWidget) -> None:
        child(dialog, QLineEdit, "Nomor berita acara").setText("7/BA/2090")
        places[:] = [""]
        deed(dialog).act.click()
        assert dialog.isVisible() and deed(dialog).act.isEnabled()
        assert child(dialog, QLineEdit, "Nomor berita acara").text() == "7/BA/2090"
        places[:] = [str(tmp_path / "ba.pdf")]
        deed(dialog).act.click()
        until(lambda: deed(dialog).problem.isVisible())
        assert "belum pernah ditagih" in deed(dialog).problem.accessibleName()
        dialog.close()

    answer(nowhere_then_refused)
    press(page.table, "T")
    rest(vault_screen.window_)
    assert not (tmp_path / "ba.pdf").exists()


def test_the_recovery_key_on_paper_and_in_two_parts(
    vault_screen: KpuScreen, district: District, places: list[str], tmp_path: Path
) -> None:
    page = brankas(vault_screen)

    def typed(dialog: QWidget) -> None:
        places[:] = [str(tmp_path / "kertas")]
        child(dialog, QPlainTextEdit, "Kunci pemulihan").setPlainText(district.recovery.read_text())
        deed(dialog).act.click()

    answer(typed)
    page.kunci.on_paper()
    rest(vault_screen.window_)
    assert (tmp_path / "kertas.pdf").read_bytes().startswith(b"%PDF")
    assert any("kertas.pdf" in text for text in texts(vault_screen))
    (tmp_path / "kertas").mkdir()
    answer(typed)
    page.kunci.split()
    rest(vault_screen.window_)
    assert len(list((tmp_path / "kertas").iterdir())) == 4


def test_a_key_is_chosen_before_it_is_tried_and_enter_tries_it(
    vault_screen: KpuScreen, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = brankas(vault_screen)
    chosen = [[str(district.recovery)], []]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen.pop(0), ""))

    def drill(dialog: QWidget) -> None:
        assert not deed(dialog).act.isEnabled()
        (field,) = children(dialog, RecoveryField)
        assert focused() is field.choose
        field.choose.click()
        assert focused() is deed(dialog).act
        field.choose.click()  # nothing is chosen this time: the first stays
        keys("Return")

    answer(drill)
    page.kunci.drill()
    rest(vault_screen.window_)
    assert not chosen and any("terbukti membuka" in text for text in texts(page))


def test_a_new_recovery_key(vault_screen: KpuScreen, places: list[str], tmp_path: Path) -> None:
    page = brankas(vault_screen)

    def agreed(dialog: QWidget) -> None:
        places[:] = [str(tmp_path / "baru.txt")]
        deed(dialog).act.click()

    answer(agreed)
    page.kunci.renew()
    rest(vault_screen.window_)
    assert "AGE-SECRET-KEY" in (tmp_path / "baru.txt").read_text()


def test_destroying_is_offered_once_the_id_is_typed(
    vault_screen: KpuScreen, places: list[str], tmp_path: Path
) -> None:
    page, election = brankas(vault_screen), vault_screen.session.vault.pemilihan.id

    def destroy(dialog: QWidget) -> None:
        field = child(dialog, QLineEdit, "Ketik id pemilihan")
        field.setText(election[:-1])
        assert not deed(dialog).act.isEnabled()
        field.setText(election)
        (early,) = children(dialog, QCheckBox)
        early.setChecked(True)
        places[:] = [str(tmp_path / "ba.pdf")]
        deed(dialog).act.click()

    answer(destroy)
    page.kunci.destroy_words()
    rest(vault_screen.window_)
    assert (tmp_path / "ba.pdf").read_bytes().startswith(b"%PDF")


def test_handing_over(vault_screen: KpuScreen, district: District, places: list[str], tmp_path: Path) -> None:
    page = brankas(vault_screen)

    def fill(dialog: QWidget) -> None:
        for name in ("Kata sandi baru", "Sekali lagi"):
            child(dialog, QLineEdit, name).setText("gerobak hijau 47")
        assert not deed(dialog).act.isEnabled()  # nobody is named
        child(dialog, QLineEdit, "Nama penerima").setText("Budi Contoh")
        child(dialog, QLineEdit, "Jabatan").setText("Operator")
        places[:] = [str(tmp_path / "ba.pdf")]
        deed(dialog).act.click()

    answer(fill)
    answer_keys("Return")  # who gave it away works no further
    page.operator.hand_over()
    rest(vault_screen.window_)
    assert (tmp_path / "ba.pdf").read_bytes().startswith(b"%PDF")
    assert [one.nama for one in operators(district.vault)] == ["Budi Contoh"]
    assert vault_screen.window_.vault is None
