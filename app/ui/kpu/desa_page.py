"""The villages: who takes part, whom to call, how far each is, what was done where nothing returned."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.domain.istilah import in_sentence
from app.domain.kontak import shown_phone
from app.services.kpu.contacts import Tersedia, contacts
from app.services.kpu.status import TIDAK_IKUT, VillageStatus, status
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.desa_acts import DesaActs
from app.ui.kpu.desa_panel import DesaPanel
from app.ui.kpu.page import KpuPage
from app.ui.kpu.peserta_acts import PesertaActs
from app.ui.kpu.state_words import state_look
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen


class DesaPage(KpuPage):
    """Letters act on the village in front; the panel beside tells what they are."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.rows: list[VillageStatus] = []
        self.kontak: dict[str, Tersedia] = {}
        self._wanted = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama atau kode"))
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.which = Choice(
            tr("Yang ditampilkan"),
            (("ikut", tr("Peserta")), ("tunggu", tr("Ditunggu kembali")), ("", tr("Semua"))), "ikut",
        )  # fmt: skip
        self.model = TextModel(
            [Heading(istilah().kecamatan), Heading(istilah().desa), Heading(tr("Kode")),
             Heading(tr("Pemilih"), is_number=True), Heading(tr("Telepon")), Heading(tr("Keadaan"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, istilah().desa, [0, 0, 92, 66, 122, 178])
        self.acts, self.peserta = DesaActs(self), PesertaActs(self)
        self.panel = DesaPanel(self)
        self._count = label("", "quiet")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(
            title(istilah().desa), 12, self.search, self.which, None, self._count,
            button(tr("Dari daftar &nama …"), self.peserta.paste, "list-checks"),
            button(tr("&Kontak …"), self.acts.contacts_from_table, "table-2"),
            button(tr("&Tagih semua …"), self.acts.chase_due, "message-square-text"),
        )  # fmt: skip
        self.search.setMinimumWidth(theme.scaled(190))
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self.table, split, self.panel, space=12)
        body.setStretch(0, 1)
        page = column(head, line(), body, space=10, margin=16)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.which.chosen.connect(lambda _: self._fill())
        self.table.moved.connect(lambda _: self._tell_panel())
        self.table.opened.connect(lambda _: self.acts.edit_contact())
        self.table.letter.connect(self._letter)

    def first_control(self) -> QWidget:
        return self.table

    @property
    def front(self) -> VillageStatus | None:
        """The village in front."""
        shown = self._shown()
        return shown[self.table.at] if 0 <= self.table.at < len(shown) else None

    def go_to(self, kode: str) -> None:
        """Bring a village to the front, now or once the rows are here."""
        self._wanted = kode
        self.search.clear()
        if any(one.kode == kode for one in self.rows):
            if not any(one.kode == kode for one in self._shown()):
                self.which.buttons[""].setChecked(True)
            self._fill()

    def refresh(self) -> None:
        def work(vault: Vault) -> tuple[list[VillageStatus], list[Tersedia]]:
            return [one for one in status(vault) if one.kode], contacts(vault)

        self.session.read(lambda vault, _: work(vault), self._show, what=tr("Membaca keadaan"))

    def _show(self, told: tuple[list[VillageStatus], list[Tersedia]]) -> None:
        rows, kontak = told
        self.rows = sorted(rows, key=lambda one: (one.kecamatan, one.desa, one.kode))
        self.kontak = {one.desa.kode: one for one in kontak}
        if self._wanted:
            self.go_to(self._wanted)
        else:
            self._fill()

    def _shown(self) -> list[VillageStatus]:
        wanted, which = self.search.text().strip().casefold(), self.which.now
        return [
            one
            for one in self.rows
            if (not wanted or wanted in f"{one.desa} {one.kecamatan} {one.kode}".casefold())
            and (which != "ikut" or one.keadaan != TIDAK_IKUT)
            and (which != "tunggu" or one.terlambat or one.tagihan)
        ]

    def _fill(self) -> None:
        front = self._wanted or (self.front.kode if self.front else "")
        shown, self._wanted = self._shown(), ""
        self.table.tell_empty(self._empty())
        self.model.show([self._line(one) for one in shown])
        self.table.go_to(next((at for at, one in enumerate(shown) if one.kode == front), 0))
        inside = sum(one.keadaan != TIDAK_IKUT for one in self.rows)
        self._count.setText(
            tr("{count} peserta dari {total}", count=ribuan(inside), total=ribuan(len(self.rows)))
        )
        self._tell_panel()

    def _line(self, one: VillageStatus) -> Line:
        known, look = self.kontak.get(one.kode), state_look(one.keadaan)
        telepon = shown_phone(known.kontak.telepon) if known else ""
        word = f"{look.letter} {look.word}" + (f" ({one.tagihan}×)" if one.tagihan else "")
        word += tr(" · terlambat") if one.terlambat else ""
        texts = (one.kecamatan, one.desa, one.kode, ribuan(one.pemilih), telepon, word)
        return Line(texts, "quiet" if one.keadaan == TIDAK_IKUT else "text", look.text_colour)

    def _empty(self) -> str:
        """Why there is no row, and what to do."""
        if not self.rows:
            return tr(
                "Belum ada {desa}. Masukkan daftar Sidalih di halaman Data (Ctrl+2), lalu beri kode "
                "wilayahnya.",
                desa=in_sentence(istilah().desa),
            )
        if self.search.text().strip():
            return tr("Tidak ada yang cocok.")
        return {
            "ikut": tr("Belum ada peserta. Tempel daftar nama (Alt+N), atau tampilkan Semua dan tekan P."),
            "tunggu": tr("Tidak ada yang ditunggu kembali."),
        }.get(self.which.now, "")

    def _tell_panel(self) -> None:
        front = self.front
        self.panel.tell(front, self.kontak.get(front.kode) if front else None)

    def _letter(self, letter: str) -> None:
        made = self.panel.buttons.get(letter)
        if made is not None and made.isEnabled():
            made.click()
