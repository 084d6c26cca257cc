"""Kemajuan, the big picture: a bar an RT, dusun or TPS with its words; beside it how the list adds up."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QWidget

from app.domain.istilah import in_sentence
from app.domain.tms import TMS
from app.services.desa.daftar_index import Total
from app.services.desa.daftar_rows import AREAS
from app.system.language import tr
from app.ui import settings, theme
from app.ui.desa.count_lines import CountLine, CountLines
from app.ui.desa.keys import status_word
from app.ui.desa.page import Page
from app.ui.figures import ribuan
from app.ui.models.kemajuan_model import BAR, KemajuanModel
from app.ui.widgets.bar_delegate import BarDelegate
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_SIDE = 290


class KemajuanPage(Page):
    """Left and right change what the bars are of; Enter or a click shows those voters."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        istilah = self.session.workspace.pengaturan.istilah
        self._words = {"rt": "RT", "dusun": istilah.dusun, "tps": istilah.tps}
        self.model = KemajuanModel()
        self.table = PlainTable(self.model, tr("Kemajuan"), [150, 0, 116, 104])
        self.table.setItemDelegateForColumn(BAR, BarDelegate(self.table))
        self._group = QButtonGroup(self)
        self.kinds = {kind: self._kind_button(kind) for kind in AREAS}
        self._whole, self._final, self._sexes = label("", "quiet"), label("", size=2.0, bold=True), label("")
        self._name = label("", "quiet")
        self._sums = CountLines(lambda chosen: screen.show_list(**chosen))
        self._work = CountLines(lambda chosen: screen.show_list(**chosen))
        self._build()
        self._connect()

    def _kind_button(self, kind: str) -> QPushButton:
        made = button(self._words[kind], lambda: self.show_kind(kind), flat=True)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group.addButton(made)
        return made

    def _build(self) -> None:
        head = row(
            title(tr("Kemajuan")), 16, label(tr("menurut"), "quiet"), *self.kinds.values(), None, self._whole
        )
        head.setContentsMargins(8, 10, 16, 10)
        words = {kind: in_sentence(self._words[kind]) for kind in ("dusun", "tps")}
        hint = label(
            tr("← → ganti RT, {dusun}, {tps} · Enter menampilkan pemilihnya di Daftar", **words), "quiet"
        )
        hint.setContentsMargins(8, 6, 16, 6)
        left = column(head, line(), self.table, line(), hint, space=0)
        left.setStretch(2, 1)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(left, split, self._side(), space=0)
        body.setStretch(0, 1)
        self.setLayout(body)

    def _side(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("sheet", True)
        inside.setLayout(
            column(
                self._name, self._final, self._sexes, 8, line(), 4, self._sums, 8, line(), 4,
                label(tr("Yang masih perlu dikerjakan"), bold=True), self._work, None, space=4, margin=16,
            )
        )  # fmt: skip
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFixedWidth(theme.scaled(_SIDE))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _connect(self) -> None:
        self.session.loaded.connect(self._tell_if_seen)
        self.session.changed.connect(lambda _: self._tell_if_seen())
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(index.row()))

    def first_control(self) -> QWidget:
        return self.table

    def shown(self) -> None:
        self.show_kind(self.kind)

    @property
    def kind(self) -> str:
        """What the bars are of."""
        chosen = settings.text("kemajuan-halaman", "rt")
        return chosen if chosen in self.kinds else "rt"

    def show_kind(self, kind: str) -> None:
        """Bars of RT, dusun or TPS."""
        settings.set_text("kemajuan-halaman", kind)
        self.kinds[kind].setChecked(True)
        self.tell()

    def _tell_if_seen(self) -> None:
        if self.isVisible():
            self.tell()

    def tell(self) -> None:
        """Count again; the row in front stays."""
        at = max(self.table.at, 0)
        parts = self.session.index.progress(self.kind)
        self.model.show(parts, self._words[self.kind])
        self.table.go_to(min(at, len(parts) - 1))
        done, everybody = sum(part.selesai for part in parts), sum(part.jumlah for part in parts)
        share = 100 * done // everybody if everybody else 0
        self._whole.setText(
            tr("{done} dari {total} sudah ditandai ({percent} %)",
               done=ribuan(done), total=ribuan(everybody), percent=share)
        )  # fmt: skip
        self._tell_sums(self.session.index.total())

    def _tell_sums(self, total: Total) -> None:
        frozen = self.session.berlaku.jumlah_dpt
        final = frozen["jumlah"] if frozen else total.akhir
        men, women = (frozen["L"], frozen["P"]) if frozen else (total.laki, total.perempuan)
        self._name.setText(tr("DPT yang ditetapkan") if frozen else tr("Daftar sekarang"))
        self._final.setText(ribuan(final))
        self._sexes.setText(tr("laki-laki {men} · perempuan {women}", men=ribuan(men), women=ribuan(women)))
        self._sums.tell(self._sum_lines(total))
        self._work.tell(_work_lines(total))

    def _sum_lines(self, total: Total) -> Sequence[CountLine]:
        """The list as a sum: what KPU gave, less, more. (New voters who are struck again are in neither.)"""
        rows = self.session.index.rows
        reasons = Counter(one.status for one in rows if one.is_tms and not one.baru)
        struck = [
            CountLine(status_word(reason), reasons[reason], {"status": reason}, inner=True)
            for reason in sorted(TMS, key=lambda reason: -reasons[reason])
            if reasons[reason]
        ]
        return [
            CountLine(tr("Dari KPU"), total.dasar),
            CountLine(tr("Tidak memenuhi syarat (TMS)"), total.tms, {"tms": "ya"}, "− " if total.tms else ""),
            *struck,
            CountLine(tr("Pemilih baru"), total.baru, {"baru": "ya"}, "+ " if total.baru else ""),
            CountLine(tr("Daftar sekarang"), total.akhir),
            CountLine(tr("Datanya dibetulkan"), total.ubah, {"ubah": "ya"}),
        ]

    def _open(self, at: int) -> None:
        if 0 <= at < len(self.model.parts):
            self.village.show_list(**{self.kind: self.model.parts[at].nama})

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and right, which the table leaves."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            at = AREAS.index(self.kind) + steps[Qt.Key(event.key())]
            self.show_kind(AREAS[at % len(AREAS)])
        else:
            super().keyPressEvent(event)


def _work_lines(total: Total) -> Sequence[CountLine]:
    return [
        CountLine(tr("Belum diverifikasi"), total.belum, {"status": "belum"}),
        CountLine(tr("Perubahan tanpa bukti"), total.tanpa_bukti, {"tanpa_bukti": "ya"}),
        CountLine(tr("Konflik"), total.konflik, {"konflik": "ya"}),
    ]
