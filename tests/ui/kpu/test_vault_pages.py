"""KPU's window by keyboard: the vault made and opened, a list taken in, villages, operators, the drill."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QMessageBox, QPlainTextEdit, QWidget

from app.services.kpu.contacts import contact_of
from app.services.kpu.participants import participants
from app.services.kpu.recovery import last_drill
from app.services.kpu.vault_slots import operators
from app.services.shared.sample_people import generate
from app.ui.help_dialog import HelpDialog
from app.ui.kpu.brankas_page import BrankasPage
from app.ui.kpu.catatan_page import CatatanPage
from app.ui.kpu.data_page import DataPage
from app.ui.kpu.desa_page import DesaPage
from app.ui.kpu.login_screen import LoginScreen
from app.ui.kpu.new_vault_screen import NewVaultScreen
from app.ui.kpu.screen import KpuScreen
from app.ui.widgets.choice import Choice
from app.ui.window import MainWindow
from tests.services.kpu.district import KODE, OPERATOR, District, empty_district, new_district, write_list
from tests.ui.driving import (
    answer,
    child,
    children,
    keys,
    letters,
    press,
    problem,
    rest,
    says,
    settle,
    texts,
    until,
)


def three_villages(folder: Path) -> District:
    return new_district(folder, 3)


def page_of(screen: KpuScreen, key: str) -> QWidget:
    keys(key)
    rest(screen.window_)
    return screen.page


class TestLogin:
    def test_a_wrong_password_is_told_and_the_right_one_opens(
        self, window: MainWindow, district: District
    ) -> None:
        screen = self.shown(window, district)
        letters("salah sekali")
        keys("Return")
        until(lambda: not window.jobs.running)
        assert says("PASSWORD_WRONG", problem(screen))
        screen.password.clear()
        letters(OPERATOR)
        keys("Return")
        until(lambda: window.vault is not None)
        rest(window)
        assert isinstance(window.current, KpuScreen)
        window.close_vault(window.show_start)
        until(lambda: not window.jobs.running)

    def shown(self, window: MainWindow, district: District) -> LoginScreen:
        window.show_kpu()
        screen = window.current
        assert isinstance(screen, LoginScreen)
        screen.folder = district.vault
        screen._tell_folder()
        screen.password.setFocus()
        settle()
        return screen


class TestNewVault:
    def test_four_steps_make_it_and_open_it(
        self, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        window.show_new_vault()
        settle()
        screen = window.current
        assert isinstance(screen, NewVaultScreen)
        letters("9901")
        child(screen, QLineEdit, "Nama kantor").setText("KPU Kabupaten Contoh")
        screen.go_on()
        child(screen, QLineEdit, "Nama pemilihan").setText("Pilkades Serentak")
        screen._election.day.field.setText("3-2-2090")
        screen.go_on()
        child(screen, QLineEdit, "Nama lengkap").setText("Rina Contoh")
        child(screen, QLineEdit, "Jabatan").setText("Kasubbag")
        for field in (screen._operator.sandi.first, screen._operator.sandi.again):
            field.setText("gerobak hijau 47")
        screen.go_on()
        assert not screen.forward.isEnabled()  # nothing is made before the recovery key has its place
        file = tmp_path / "stick" / "pemulihan.txt"
        file.parent.mkdir()
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
        keys("Return")  # chooses the place
        keys("Return")  # makes it
        until(lambda: window.vault is not None)
        rest(window)
        vault = window.vault
        assert vault is not None and vault.vault.who.nama == "Rina Contoh"
        assert "AGE-SECRET-KEY" in file.read_text()
        window.close_vault(window.show_start)
        until(lambda: not window.jobs.running)


@pytest.mark.parametrize("district", [empty_district], indirect=True)
class TestData:
    def test_every_row_is_accounted_for_and_an_area_gets_its_code(
        self, vault_screen: KpuScreen, district: District
    ) -> None:
        rows = list(generate(1, 30, 1))
        file = write_list(district.folder / "daftar.csv", [*rows, rows[0]])
        page = page_of(vault_screen, "Ctrl+2")
        assert isinstance(page, DataPage)
        vault_screen.take_files([file])
        page.panel.start.click()
        rest(vault_screen.window_)
        assert "31 baris = 30 masuk + 0 diperbarui + 0 ditolak + 1 ganda." in page.panel._told.text()
        assert page.panel._told.text().splitlines()[1].startswith("Tidak masuk: 1 × DPID ini sudah ada")
        assert page.model.lines[0].texts[5] == "belum diketahui, ketik kodenya"

        def code(dialog: QWidget) -> None:
            child(dialog, QLineEdit, "Kode Kemendagri").setText(KODE)
            keys("Return")

        answer(code)
        page.table.setFocus()
        keys("Return")
        rest(vault_screen.window_)
        assert page.model.lines[0].texts[4] == KODE


@pytest.mark.parametrize("district", [three_villages], indirect=True)
class TestVillages:
    def test_contact_and_taking_part_are_kept(self, vault_screen: KpuScreen, district: District) -> None:
        page = page_of(vault_screen, "Ctrl+3")
        assert isinstance(page, DesaPage)

        def contact(dialog: QWidget) -> None:
            child(dialog, QLineEdit, "Ketua panitia").setText("Siti Contoh")
            child(dialog, QLineEdit, "Telepon").setText("0812-0000-1111")
            keys("Return")

        front = page.front
        assert front is not None
        answer(contact)
        press(page.table, "K")
        rest(vault_screen.window_)
        press(page.table, "P")
        rest(vault_screen.window_)
        assert len(page.model.lines) == 2  # those that take part
        vault_screen.window_.close_vault(vault_screen.window_.show_start)
        until(lambda: not vault_screen.window_.jobs.running)
        with district.opened() as opened:
            assert contact_of(opened, front.kode).telepon == "081200001111"
            assert [one.ikut for one in participants(opened) if one.desa.kode == front.kode] == [False]

    def test_a_table_that_cannot_be_written_is_told(
        self, vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = page_of(vault_screen, "Ctrl+3")
        assert isinstance(page, DesaPage)
        gone = tmp_path / "dicabut" / "kontak.xlsx"
        monkeypatch.setattr("app.ui.kpu.desa_acts.choose_new_file", lambda *_: gone)
        told: list[str] = []

        def choose(dialog: QWidget) -> None:
            children(dialog, Choice)[0].buttons["tulis"].setChecked(True)
            keys("Return")

        def read(box: QWidget) -> None:
            assert isinstance(box, QMessageBox)
            told.append(f"{box.text()} {box.informativeText()}")
            keys("Return")

        answer(choose)
        answer(read)
        page.acts.contacts_from_table()
        rest(vault_screen.window_)
        assert says("FOLDER_MISSING", told[0])

    def test_a_pasted_list_of_names_decides_who_takes_part(
        self, vault_screen: KpuScreen, district: District
    ) -> None:
        page = page_of(vault_screen, "Ctrl+3")
        assert isinstance(page, DesaPage)
        one = page.rows[0]

        def paste(dialog: QWidget) -> None:
            names = f"1. {one.desa} (Kec. {one.kecamatan})\nBukan Namanya"
            child(dialog, QPlainTextEdit, "Daftar nama").setPlainText(names)
            keys("Tab", "Return")  # out of the text: what was typed is not lost

        def look(dialog: QWidget) -> None:
            (view,) = children(dialog, QListView)
            shown.extend(str(view.model().index(at, 0).data()) for at in range(view.model().rowCount()))
            keys("Return")

        shown: list[str] = []
        answer(paste)
        answer(lambda _: keys("Down", "Down", "Return"))  # none of the villages offered
        answer(look)
        page.peserta.paste()
        rest(vault_screen.window_)
        assert [line.texts[2] for line in page.model.lines] == [one.kode]
        assert shown[0] == "Bukan Namanya → tidak dipakai" and len(shown) == 2


class TestVault:
    def test_the_drill_proves_the_recovery_key(self, vault_screen: KpuScreen, district: District) -> None:
        page = page_of(vault_screen, "Ctrl+8")
        assert isinstance(page, BrankasPage)
        assert any("Belum pernah diuji" in text for text in texts(page))

        def drill(dialog: QWidget) -> None:
            child(dialog, QPlainTextEdit, "Kunci pemulihan").setPlainText(district.recovery.read_text())
            dialog.act.click()  # type: ignore[attr-defined]

        answer(drill)
        page.kunci.drill()
        rest(vault_screen.window_)
        assert any("terbukti membuka" in text for text in texts(page))
        vault_screen.window_.close_vault(vault_screen.window_.show_start)
        until(lambda: not vault_screen.window_.jobs.running)
        with district.opened() as opened:
            assert last_drill(opened) is not None

    def test_a_second_operator_gets_an_account(self, vault_screen: KpuScreen, district: District) -> None:
        page = page_of(vault_screen, "Ctrl+8")
        assert isinstance(page, BrankasPage)

        def fill(dialog: QWidget) -> None:
            child(dialog, QLineEdit, "Nama lengkap").setText("Budi Contoh")
            child(dialog, QLineEdit, "Jabatan").setText("Operator")
            assert not dialog.act.isEnabled()  # type: ignore[attr-defined]
            for name in ("Kata sandi baru", "Sekali lagi"):
                child(dialog, QLineEdit, name).setText("gerobak hijau 47")
            dialog.act.click()  # type: ignore[attr-defined]

        answer(fill)
        page.operator.add()
        rest(vault_screen.window_)
        assert [one.nama for one in operators(district.vault)] == ["Operator KPU", "Budi Contoh"]
        assert any(text.startswith("Budi Contoh") for text in texts(page))

    def test_the_record_tells_what_was_done(self, vault_screen: KpuScreen) -> None:
        page = page_of(vault_screen, "Ctrl+9")
        assert isinstance(page, CatatanPage)
        assert [line.texts[3] for line in page.model.lines][-2:] == ["daftar diimpor", "brankas dibuat"]

    def test_each_page_has_its_help(self, vault_screen: KpuScreen) -> None:
        page_of(vault_screen, "Ctrl+8")
        keys("F1")
        (shown,) = children(vault_screen, HelpDialog)
        assert any("kunci pemulihan" in text for text in texts(shown))
        keys("Esc")

    def test_the_lock_covers_it_until_the_password(self, vault_screen: KpuScreen) -> None:
        keys("Ctrl+L")
        settle()
        assert vault_screen.isHidden()
        letters(OPERATOR)
        keys("Return")
        until(lambda: not vault_screen.isHidden())
