"""Catatan: what was done with this election, by whom and when; a chain that nobody can shorten unseen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from app.services.kpu.catatan import Catatan, record
from app.system import clock
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.catatan_words import deed_words, details
from app.ui.kpu.page import KpuPage
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen


class CatatanPage(KpuPage):
    """Only looked at: nothing here can be taken back or changed."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self._lines: list[Catatan] = []
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Jenis tindakan"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.model = TextModel(
            [Heading(tr("Nomor"), is_number=True), Heading(tr("Waktu")), Heading(tr("Operator")),
             Heading(tr("Tindakan")), Heading(tr("Rincian"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Catatan"), [64, 128, 240, 240, 0])
        self.problem, self._count = ErrorPanel(), label("", "quiet")
        head = row(title(tr("Catatan")), 16, self.kind, None, self._count)
        page = column(head, line(), self.problem, self.table, space=10, margin=16)
        page.setStretch(3, 1)
        self.setLayout(page)
        self.kind.activated.connect(lambda _: self._fill())

    def first_control(self) -> QWidget:
        return self.table

    def refresh(self) -> None:
        self.session.read(lambda vault, _: record(vault), self._show, self.problem.tell)

    def _show(self, lines: list[Catatan]) -> None:
        self._lines, chosen = lines, self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(tr("Semua tindakan"), "")
        words = deed_words()
        for jenis in sorted({one.jenis for one in lines}, key=lambda one: words.get(one, one)):
            self.kind.addItem(words.get(jenis, jenis), jenis)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self._fill()

    def _fill(self) -> None:
        chosen, words = self.kind.currentData(), deed_words()
        shown = [one for one in self._lines if chosen in ("", one.jenis)]
        self.model.show([self._line(one, words) for one in shown])
        self._count.setText(tr("{count} catatan", count=ribuan(len(shown))))
        self.table.go_to(0)

    def _line(self, one: Catatan, words: Mapping[str, str]) -> Line:
        when = clock.local_time(clock.moment(one.waktu), self.session.vault.pemilihan.zona)
        who, deed = one.oleh or tr("(tanpa akun)"), words.get(one.jenis, one.jenis)
        return Line((ribuan(one.nomor), when, who, deed, details(one)))
