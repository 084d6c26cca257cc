"""Catatan: who got which file and when, what came back; a line can be taken back, never removed."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.kurir import BATAL_BISA, Catatan
from app.services.pmd.undo import take_back
from app.system import clock
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan, short_day
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.pmd.page import CourierPage
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen

_QUIET = ("isi", "pemilihan")
"""Lines that a hand-over brings with it: nobody did them."""


class CatatanPage(CourierPage):
    """The newest line first; U takes the one in front back."""

    def __init__(self, screen: "CourierScreen") -> None:
        super().__init__(screen)
        self.problem = ErrorPanel()
        self._lines: list[Catatan] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama, orang, atau berkas"))
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.model = TextModel(_headings())
        self.table = PlainTable(self.model, tr("Catatan"), [128, 176, 0, 60, 190, 0])
        self.back = button(tr("&Tarik catatan … (U)"), self._take_back, "undo-2")
        self._count = label("", "quiet")
        self._torn = label(
            tr("Catatan terakhir tidak sampai tertulis; ulangi bila tidak ada di sini."), "warn"
        )
        head = row(title(tr("Catatan")), 12, self.search, None, self._count)
        head.setStretch(2, 1)
        page = column(
            head, line(), self.problem, self._torn, self.table, row(None, self.back), space=10, margin=16
        )
        page.setStretch(4, 1)
        self.setLayout(page)
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.moved.connect(lambda _: self._tell())
        self.table.letter.connect(lambda letter: self._take_back() if letter == "U" else None)

    def first_control(self) -> QWidget:
        return self.table

    def name_words(self) -> None:
        self.model.name(_headings())

    def refresh(self) -> None:
        known, book = self.session.known, self.session.buku
        self._lines = [one for one in reversed(known.catatan) if one.jenis not in _QUIET] if known else []
        self._torn.setVisible(bool(book and book.terpotong))
        self._fill()

    def _shown(self) -> list[Catatan]:
        wanted = self.search.text().strip().casefold()
        return [one for one in self._lines if wanted in f"{one.nama} {one.orang} {one.berkas}".casefold()]

    def _fill(self) -> None:
        at, shown = max(0, self.table.at), self._shown()
        self.table.tell_empty(
            tr("Tidak ada yang cocok.")
            if self._lines
            else tr(
                "Belum ada catatan. Setiap penyerahan dan pengembalian tertulis di sini dengan sendirinya."
            )
        )
        self.model.show([self._line(one) for one in shown])
        self.table.go_to(min(at, len(shown) - 1))
        self._count.setText(tr("{count} catatan", count=ribuan(len(shown))))
        self._tell()

    def _line(self, one: Catatan) -> Line:
        gone = self._is_gone(one)
        what = deed_words(one.jenis) + (f" ({tr('ditarik')})" if gone else "")
        when = clock.computer_time(clock.moment(one.waktu))
        day = short_day(date.fromisoformat(one.hari)) if one.hari else ""
        told = one.berkas or str(one.isi.get("alasan", ""))
        return Line((when, what, one.nama, day, one.orang, told), "quiet" if gone else "text")

    def _is_gone(self, one: Catatan) -> bool:
        known = self.session.known
        return known is not None and one.id in known.batal

    @property
    def front(self) -> Catatan | None:
        """The line in front, where it can be taken back."""
        shown = self._shown()
        one = shown[self.table.at] if 0 <= self.table.at < len(shown) else None
        may = one is not None and one.jenis in (*BATAL_BISA, "batal") and not self._is_gone(one)
        return one if may else None

    def _tell(self) -> None:
        self.back.setEnabled(self.front is not None)

    def _take_back(self) -> None:
        one = self.front
        if one is None:
            return
        told = label(
            tr(
                "{what}: {nama}. Catatan ini dan penarikannya tetap tertulis; berkas yang sudah disalin "
                "tidak dihapus. Penarikan dapat ditarik lagi.",
                what=deed_words(one.jenis), nama=one.nama or one.berkas,
            ),
            wrap=True,
        )  # fmt: skip
        if Ask(self, tr("Tarik catatan"), tr("Tarik"), told).agreed():
            self.problem.hide()
            self.session.run(
                lambda _: take_back(one.id),
                lambda _: self.screen_.say(tr("catatan ditarik")), self.problem.tell,
            )  # fmt: skip


def _headings() -> list[Heading]:
    return [
        Heading(tr("Dicatat")), Heading(tr("Apa")), Heading(istilah().desa), Heading(tr("Hari")),
        Heading(tr("Orang")), Heading(tr("Berkas")),
    ]  # fmt: skip


def deed_words(jenis: str) -> str:
    """What was done."""
    return {
        "serah": tr("paket diserahkan"),
        "terima": tr("pengembalian diterima"),
        "laporan": tr("laporan diterima"),
        "ketik": tr("baris rekap diketik"),
        "bundel": tr("bundel untuk KPU dibuat"),
        "ekspor": tr("rekap disimpan"),
        "buka": tr("rekap dibuka kembali"),
        "batal": tr("catatan ditarik"),
    }[jenis]
