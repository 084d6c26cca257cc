"""Every page of KPU's window and its dialogs, brought up by keys on an invented district."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.services.kpu.vault_slots import enter
from app.system import paths
from app.system.language import tr
from app.ui.kpu.aturan_page import AturanPage
from app.ui.kpu.balasan_page import BalasanPage
from app.ui.kpu.brankas_page import BrankasPage
from app.ui.kpu.data_page import DataPage
from app.ui.kpu.desa_page import DesaPage
from app.ui.kpu.login_screen import LoginScreen
from app.ui.kpu.new_vault_screen import NewVaultScreen
from app.ui.kpu.page_words import PAGES
from app.ui.kpu.paket_page import PaketPage
from app.ui.kpu.pdpb_page import PdpbPage
from app.ui.kpu.restore_screen import RestoreScreen
from app.ui.kpu.ringkasan_page import RingkasanPage
from app.ui.kpu.screen import KpuScreen
from app.ui.kpu.session import VaultSession
from app.ui.kpu.tanpa_program import TanpaProgram
from app.ui.widgets.choice import Choice
from app.ui.window import MainWindow
from tests.services.kpu.district import OPERATOR
from tests.ui.district_material import ELECTION, OFFICE, POST, WHO, Material
from tests.ui.driving import answer, child, children, keys, letters, rest, settle, until
from tests.ui.touring import LONG, Take, Touring

P = TypeVar("P", bound=QWidget)


class KpuTour(Touring):
    """Works on copies of the material's vaults."""

    def __init__(self, window: MainWindow, material: Material, take: Take) -> None:
        out = material.folder / "hasil"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        super().__init__(window, take, out)
        self._material = material
        self._root = paths.vault_root()

    def all(self) -> None:
        self.doors()
        self.empty()
        self.enter()
        self.overview()
        self.villages()
        self.packages()
        self.returns()
        self.without_program()
        self.feedback()
        self.rules()
        self.vault()
        self.help()

    # Before a vault is open -------------------------------------------------------------------------------

    def doors(self) -> None:
        window = self._window
        window.show_kpu()
        self._shown("kpu-masuk-kosong")
        self._new_vault()
        self._restore()

    def _new_vault(self) -> None:
        window = self._window
        window.show_new_vault()
        settle()
        screen = window.current
        assert isinstance(screen, NewVaultScreen)
        letters("9901")
        child(screen, QLineEdit, tr("Nama kantor")).setText(OFFICE)
        self._shown("kpu-brankas-baru-kabupaten")
        screen.go_on()
        screen._election.nama.setText(ELECTION)
        screen._election.day.field.setText("3-2-2090")
        self._shown("kpu-brankas-baru-pemilihan")
        screen.go_on()
        screen._operator.nama.setText(WHO)
        screen._operator.jabatan.setText(POST)
        for field in (screen._operator.sandi.first, screen._operator.sandi.again):
            field.setText("gerobak hijau 47")
        self._shown("kpu-brankas-baru-operator")
        screen.go_on()
        self._in_file_dialog()
        screen._recovery.choose.click()
        self._shown("kpu-brankas-baru-kunci")

    def _restore(self) -> None:
        window = self._window
        window.show_vault_restore()
        settle()
        screen = window.current
        assert isinstance(screen, RestoreScreen)
        self._in_file_dialog(self._material.backup)
        screen._backup.choose.click()
        self._shown("kpu-pulihkan-berkas")
        screen.go_on()
        self._shown("kpu-pulihkan-sandi")
        screen._way.way.buttons["kunci"].click()
        self._shown("kpu-pulihkan-kunci")

    def empty(self) -> None:
        """Each page before there is anything on it."""
        self._copy(self._material.empty)
        session = VaultSession(self._window.jobs, self._window.fail, self._window)
        session.open(
            enter(self._root, OPERATOR), "", lambda: self._window.show_vault(session), self._window.fail
        )
        until(lambda: self._window.vault is not None)
        for stem in PAGES:
            self._screen.show_page(stem)
            self._shown(f"kpu-kosong-{stem}")
        balasan = self._page("balasan", BalasanPage)
        keys("M")
        self._shown("kpu-kosong-tanpa-program")
        balasan.back()
        self.close()

    def _copy(self, vault: Path) -> None:
        shutil.rmtree(self._root, ignore_errors=True)
        self._root.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(vault, self._root)

    def enter(self) -> None:
        """A wrong password, the right one, then which of two elections."""
        window = self._window
        self._copy(self._material.district.vault)
        window.show_kpu()
        self._shown("kpu-masuk")
        letters("bukan ini")
        keys("Return")
        self._shown("kpu-masuk-salah")
        screen = window.current
        assert isinstance(screen, LoginScreen)
        screen.password.clear()
        letters(OPERATOR)
        keys("Return")
        until(screen.election.isVisible)
        self._shown("kpu-masuk-pemilihan")
        screen.election.setCurrentIndex(
            next(at for at in range(screen.election.count()) if ELECTION in screen.election.itemText(at))
        )
        keys("Return")
        until(lambda: window.vault is not None)
        rest(window)

    def close(self) -> None:
        """The file is closed, the doors are shown."""
        self._window.close_vault(self._window.show_start)
        rest(self._window)

    # In the vault -----------------------------------------------------------------------------------------

    @property
    def _screen(self) -> KpuScreen:
        shown = self._window.current
        assert isinstance(shown, KpuScreen)
        return shown

    def _do(self, act: Callable[[], object]) -> None:
        act()
        rest(self._window)

    def overview(self) -> None:
        page = self._page("ringkasan", RingkasanPage)
        self._shown("kpu-ringkasan")
        page.picture.setFocus()
        keys("End")
        self._shown("kpu-ringkasan-petak")
        data = self._page("data", DataPage)
        self._shown("kpu-data")
        data.only_open.buttons["buka"].click()
        data.table.setFocus()
        self._press("kpu-data-kode", "Return")
        self._in_file_dialog(self._material.parts)
        self._in_dialog("kpu-data-bagi")
        self._do(data.divide.click)
        data.only_open.buttons[""].click()
        data.take([self._material.folder / "daftar.csv"])
        data.panel.source.setText("DPB Triwulan I 2027")
        self._shown("kpu-data-impor")
        self._do(data.panel.start.click)
        self._shown("kpu-data-diimpor")

    def villages(self) -> None:
        page = self._page("desa", DesaPage)
        self._shown("kpu-desa")
        page.which.buttons["tunggu"].click()
        page.go_to(self._material.kodes[-12])
        self._shown("kpu-desa-ditunggu")
        page.table.setFocus()
        for name, key in (
            ("kontak", "K"), ("telepon", "W"), ("tagih", "G"), ("nihil", "N"), ("tarik", "U"),
        ):  # fmt: skip
            self._press(f"kpu-desa-{name}", key)
        self._in_form("kpu-desa-tidak-kembali")
        page.go_to(self._material.kodes[-11])
        page.table.setFocus()
        keys("T")
        rest(self._window)
        self._in_dialog("kpu-desa-kontak-tabel")
        self._do(page.acts.contacts_from_table)
        self._paste(page)
        page.search.setText("tidak ada yang bernama begini")
        self._shown("kpu-desa-tidak-ada")
        page.search.clear()
        page.which.buttons["ikut"].click()

    def _paste(self, page: DesaPage) -> None:
        """A list of names, the doubtful one asked, what will be so."""
        names = [f"{one.desa} (Kec. {one.kecamatan})" for one in page.rows[:20]]

        def paste(dialog: QWidget) -> None:
            child(dialog, QPlainTextEdit, tr("Daftar nama")).setPlainText("\n".join([*names, "Sumberagung"]))
            self._look("kpu-desa-nama", dialog)
            dialog.act.click()  # type: ignore[attr-defined]

        answer(paste)
        self._in_dialog("kpu-desa-nama-ragu")
        self._do(page.peserta.paste)

    def packages(self) -> None:
        page = self._page("paket", PaketPage)
        self._shown("kpu-paket")
        page.which.buttons["berubah"].click()
        self._shown("kpu-paket-berubah")
        page.table.setFocus()
        for name, key in (("ulang", "U"), ("buat", "B"), ("surat", "S"), ("kertas", "T")):
            self._press(f"kpu-paket-{name}", key)
        page.which.buttons["belum"].click()
        page.table.setFocus()
        rest(self._window)
        front = page.front
        assert front is not None
        self._do(lambda: page.acts._pack(self._out / "paket", (front.desa.kode,)))
        page.which.buttons[""].click()
        self._shown("kpu-paket-selesai")
        self._letters(page)

    def _letters(self, page: PaketPage) -> None:
        page.table.go_to(0)
        kode = page.rows[0].desa.kode

        def only(dialog: QWidget) -> None:
            (which,) = [one for one in children(dialog, Choice) if kode in one.buttons]
            which.buttons[kode].click()
            keys("Return")

        answer(only)
        self._in_dialog("kpu-paket-surat-kunci")
        page.table.setFocus()
        keys("S")
        rest(self._window)

    def returns(self) -> None:
        page = self._page("balasan", BalasanPage)
        self._shown("kpu-balasan")
        page.receive([self._material.late])
        self._shown("kpu-balasan-diterima")
        page.list.which.buttons["tolak"].click()
        self._shown("kpu-balasan-ditolak")
        for at, one in enumerate([one for one in page.list.shown() if one.tolak][:3], 1):
            page.open(one)
            self._shown(f"kpu-balasan-berkas-ditolak-{at}")
            if one.desa:
                self._in_form(f"kpu-balasan-surat-penolakan-{at}")
                keys("S")
                rest(self._window)
            page.back()
        page.list.which.buttons[""].click()
        self._details(page)

    def _details(self, page: BalasanPage) -> None:
        kodes = self._material.kodes
        for name, at in (("menunggu", 1), ("operator-menolak", 2), ("pratinjau", 4), ("diterapkan", 0)):
            page.go_to(kodes[at])
            self._shown(f"kpu-balasan-{name}")
            if name == "operator-menolak":
                page.first_control().setFocus()
                self._press("kpu-balasan-tarik", "P")
        page.go_to(kodes[1])
        rest(self._window)
        letters("0000-0000")
        keys("Return")
        self._shown("kpu-balasan-kode-salah")
        view = page.view
        view.changes.table.setFocus()  # type: ignore[attr-defined]
        self._press("kpu-balasan-tolak", "T")
        view.code.clear()  # type: ignore[attr-defined]
        page.back()

    def without_program(self) -> None:
        self._screen.show_manual(self._material.kodes[7])
        rest(self._window)
        page = self._screen.page
        assert isinstance(page, BalasanPage)
        view = page.view
        assert isinstance(view, TanpaProgram)
        self._shown("kpu-tanpa-program-kosong")

        def keep(dialog: QWidget) -> None:
            self._look("kpu-tanpa-program-tabel", dialog)
            dialog.act.click()  # type: ignore[attr-defined]

        self._in_file_dialog(self._material.table)
        answer(keep)
        view.table.setFocus()
        keys("B")
        rest(self._window)
        self._shown("kpu-tanpa-program")
        for name, key in (("terima", "A"), ("semua", "S"), ("tunjuk", "C"), ("ketik", "I")):
            view.table.setFocus()
            self._press(f"kpu-tanpa-program-{name}", key)
        page.back()

    def feedback(self) -> None:
        page = self._page("pdpb", PdpbPage)
        self._shown("kpu-pdpb")
        self._in_file_dialog(self._out)
        page.first_control().setFocus()
        keys("B")
        until(lambda: page.batch is not None, LONG)
        for stem in page.tables:
            page.which.buttons[stem].click()
            self._shown(f"kpu-pdpb-{stem}")
        page.which.buttons["lacak"].click()
        page.tables["lacak"].setFocus()
        self._press("kpu-pdpb-telusur", "Return")

    def rules(self) -> None:
        page = self._page("aturan", AturanPage)
        for at, one in enumerate(page.subjects):
            page.table.go_to(at)
            self._shown(f"kpu-aturan-{type(one).__name__.removesuffix('Subject').lower()}")
        page.table.go_to(0)
        page.show_village(self._material.kodes[3])
        for at, name in ((1, "jadwal"), (4, "umum"), (7, "kalimat")):
            page.table.go_to(at)
            self._shown(f"kpu-aturan-desa-{name}")
        page.show_village("")
        rest(self._window)

    def vault(self) -> None:
        page = self._page("brankas", BrankasPage)
        self._shown("kpu-brankas")
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("tambah-operator", page.operator.add), ("serah-terima", page.operator.hand_over),
            ("hapus-akun", page.operator.remove), ("kata-sandi", page.operator.password),
            ("uji", page.kunci.drill), ("kertas", page.kunci.on_paper), ("bagi", page.kunci.split),
            ("kunci-baru", page.kunci.renew), ("ganti-kunci", page.kunci.rotate),
            ("bocor", page.kunci.compromised), ("tambah-pemilihan", page.kunci.add_election),
            ("musnah-kata", page.kunci.destroy_words), ("musnah", page.kunci.destroy),
        )  # fmt: skip
        for name, act in acts:
            self._in_form(f"kpu-brankas-{name}")
            self._do(act)
        self._screen.show_page("catatan")
        self._shown("kpu-catatan")

    def help(self) -> None:
        """F1 of each page; the lock over all of it."""
        for stem in PAGES:
            self._screen.show_page(stem)
            rest(self._window)
            self._press(f"kpu-bantuan-{stem}", "F1")
        keys("Ctrl+L")
        self._shown("kpu-layar-terkunci")
        letters(OPERATOR)
        keys("Return")
        until(lambda: not self._screen.isHidden())
        rest(self._window)
        self.close()
