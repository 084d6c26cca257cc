"""Paket: a sealed file a village, whether it still holds today's list, its letters and the papers with it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.services.kpu.packages import Paket, packages
from app.services.kpu.reissue_all import Berjalan, under_way
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.page import KpuPage
from app.ui.kpu.paket_acts import PaketActs
from app.ui.kpu.paket_panel import PaketPanel
from app.ui.kpu.paket_papers import PaketPapers
from app.ui.kpu.paket_words import made_words, package_words, under_way_words
from app.ui.kpu.terbit_semua import TerbitSemua
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen


class PaketPage(KpuPage):
    """Letters act on all packages or on the village in front; the panel beside tells what they are."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.rows: list[Paket] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama atau kode"))
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.which = Choice(
            tr("Yang ditampilkan"),
            (("", tr("Semua")), ("belum", tr("Belum dikemas")), ("berubah", tr("Daftarnya berubah"))), "",
        )  # fmt: skip
        self.model = TextModel(
            [Heading(istilah().kecamatan), Heading(istilah().desa), Heading(tr("Kode")),
             Heading(tr("Pemilih"), is_number=True), Heading(tr("Paket ke"), is_number=True),
             Heading(tr("Dibuat")), Heading(tr("Keadaan"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Paket"), [0, 0, 96, 68, 66, 128, 148])
        self.problem = ErrorPanel()
        self._done, self._left = label("", "good", wrap=True), label("", "warn", wrap=True)
        self._count = label("", "quiet")
        self._under = label("", "warn", wrap=True)
        self.acts, self.papers, self.every = PaketActs(self), PaketPapers(self), TerbitSemua(self)
        self.make = button(tr("&Buat paket … (B)"), self.acts.make, "file-lock-2", primary=True)
        self.panel = PaketPanel(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search.setMinimumWidth(theme.scaled(190))
        head = row(title(tr("Paket")), 12, self.search, self.which, None, self._count, 8, self.make)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self.table, split, self.panel, space=12)
        body.setStretch(0, 1)
        told = column(self._under, self._done, self._left, space=2)
        page = column(head, line(), self.problem, told, body, space=10, margin=16)
        page.setStretch(4, 1)
        self.setLayout(page)
        self.tell_done("", "")

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.which.chosen.connect(lambda _: self._fill())
        self.table.moved.connect(lambda _: self.panel.tell(self.front))
        self.table.opened.connect(lambda _: self.acts.open_village())
        self.table.letter.connect(self._letter)

    def first_control(self) -> QWidget:
        return self.table

    @property
    def front(self) -> Paket | None:
        """The village in front."""
        shown = self._shown()
        return shown[self.table.at] if 0 <= self.table.at < len(shown) else None

    @property
    def zone(self) -> int:
        return self.session.vault.pemilihan.zona

    def refresh(self) -> None:
        def work(vault: Vault) -> tuple[list[Paket], Berjalan | None]:
            return packages(vault), under_way(vault)

        self.session.read(lambda vault, _: work(vault), self._show, what=tr("Membaca paket"))

    def _show(self, told: tuple[list[Paket], Berjalan | None]) -> None:
        self.rows, now = told
        self._under.setText(under_way_words(now))
        self._under.setVisible(now is not None)
        self._fill()

    def _shown(self) -> list[Paket]:
        wanted, which = self.search.text().strip().casefold(), self.which.now
        return [
            one
            for one in self.rows
            if which in ("", one.keadaan)
            and (not wanted or wanted in f"{one.desa.nama} {one.desa.kecamatan} {one.desa.kode}".casefold())
        ]

    def _fill(self) -> None:
        front = self.front.desa.kode if self.front else ""
        shown = self._shown()
        self.table.tell_empty(self._empty())
        self.model.show([self._line(one) for one in shown])
        self.table.go_to(next((at for at, one in enumerate(shown) if one.desa.kode == front), 0))
        self.panel.tell(self.front)
        counts = {state: sum(one.keadaan == state for one in self.rows) for state in package_words()}
        self._count.setText(
            tr(
                "{current} terkini · {changed} berubah · {none} belum",
                current=ribuan(counts["terkini"]), changed=ribuan(counts["berubah"]),
                none=ribuan(counts["belum"] + counts["kosong"]),
            )
        )  # fmt: skip

    def _empty(self) -> str:
        """Why there is no row, and what to do."""
        if not self.rows:
            desa = istilah().desa
            return tr("Belum ada peserta. Tetapkan dahulu di halaman {desa} (Ctrl+3).", desa=desa)
        if self.search.text().strip():
            return tr("Tidak ada yang cocok.")
        return tr("Tidak ada paket dalam keadaan ini.")

    def _line(self, one: Paket) -> Line:
        word, look = package_words()[one.keadaan]
        texts = (one.desa.kecamatan, one.desa.nama, one.desa.kode, ribuan(one.pemilih))
        made = (str(one.urut) if one.urut else "", made_words(one, self.zone), word)
        return Line((*texts, *made), "text" if one.urut else "quiet", look)

    def tell_done(self, done: str, left: str) -> None:
        """What an act brought, and what it left for a person."""
        self.problem.hide()
        for shown, text in ((self._done, done), (self._left, left)):
            shown.setText(text)
            shown.setVisible(bool(text))

    def fail(self, error: BaseException) -> None:
        """Something went wrong; what is told of the act before goes."""
        self.tell_done("", "")
        self.problem.tell(error)

    def _letter(self, letter: str) -> None:
        if letter == "B":
            self.acts.make()
        elif (act := self.panel.keys.get(letter)) is not None and self.panel.buttons[letter].isEnabled():
            act()
