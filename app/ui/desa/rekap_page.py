"""Rekap: any list counted by TPS, dusun, RW, RT, age or disability; every number leads to its voters."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.daftar_tahap import TAHAP
from app.domain.rekap_bersih import Bersih, jumlah_bersih
from app.domain.rekap_desa import DIMENSI, Dimensi
from app.domain.rekap_orang import is_wilayah
from app.services.desa.logistik import set_cadangan
from app.services.desa.rekap import Pilihan, Rekap, rekap
from app.system.language import tr
from app.ui import settings
from app.ui.desa.page import Page
from app.ui.desa.rekap_acts import RekapActs
from app.ui.desa.rekap_head import RekapHead
from app.ui.desa.rekap_isian import area_name, isian, rows_of
from app.ui.desa.rekap_logistik import ReserveLine
from app.ui.desa.rekap_panel import RekapPanel
from app.ui.desa.rekap_table import RekapTable
from app.ui.desa.rekap_words import Pandangan, area_sentence, row_kinds, row_word, rule, views
from app.ui.models.rekap_model import RekapModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import column, label, line, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class RekapPage(Page):
    """Counted when it is shown and after every act; tables are made of what was counted, at once."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.counted: Rekap | None = None
        self._net: list[Bersih] = []
        self._wanted: Pilihan = ""
        self._is_stale, self._is_counting = True, False
        self.head = RekapHead()
        kept = settings.text("rekap-baris", "rt")
        self._kind: Dimensi = next((one for one in DIMENSI if one == kept), "rt")
        self.kinds = Choice(tr("Baris"), list(row_kinds().items()), self._kind)
        self.views = Choice(tr("Kolom"), list(views().items()), "kelamin")
        self.model = RekapModel()
        self.table = RekapTable(self.model)
        self.panel = RekapPanel(self.session)
        self.reserve = ReserveLine()
        self._rule, self._area = label("", "quiet", wrap=True), label("", wrap=True)
        self.acts = RekapActs(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        kinds = row(label(tr("Baris (B)"), "quiet"), self.kinds)
        chosen = row(label(tr("Kolom (K)"), "quiet"), self.views)
        above = column(kinds, chosen, self.reserve, space=4)
        above.setContentsMargins(16, 6, 16, 6)
        below = column(self._area, self._rule, space=2)
        below.setContentsMargins(16, 6, 16, 6)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self.table, split, self.panel, space=0)
        body.setStretch(0, 1)
        page = column(self.head, line(), above, line(), body, line(), below, space=0)
        page.setStretch(4, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.session.loaded.connect(self._outdated)
        self.session.changed.connect(lambda _: self._outdated())
        self.kinds.chosen.connect(self._choose_rows)
        self.views.chosen.connect(lambda _: self.tell())
        self.head.chosen.connect(self.show_list)
        self.table.fronted.connect(lambda *_: self._tell_front())
        self.table.opened.connect(self._to_voters)
        self.panel.chosen.connect(self.village.show_voter)
        self.reserve.entered.connect(self._save_reserve)
        acts = self.acts
        for control, act in (
            (self.head.pdf, acts.pdf),
            (self.head.xlsx, acts.xlsx),
            (self.head.report, acts.report),
        ):
            control.clicked.connect(act)
        for keys, key_act in (
            ("B", partial(_step, self.kinds, 1)),
            ("Shift+B", partial(_step, self.kinds, -1)),
            ("K", partial(_step, self.views, 1)),
            ("Shift+K", partial(_step, self.views, -1)),
            ("P", acts.pdf),
            ("X", acts.xlsx),
            ("R", acts.report),
            ("Esc", self.table.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(key_act)

    def first_control(self) -> QWidget:
        return self.table

    @property
    def is_unsaved(self) -> bool:
        return self.reserve.is_typed

    @property
    def view(self) -> Pandangan:
        """What the columns are."""
        return _lit(self.views)

    @property
    def rows(self) -> Dimensi:
        """What the rows are; some views know only some."""
        return rows_of(self.view, self._kind)

    def _choose_rows(self, kind: str) -> None:
        """Somebody chose; a view that knows other rows only lights those, and gives these back afterwards."""
        if kind != self.rows:
            self._kind = next(one for one in DIMENSI if one == kind)
            settings.set_text("rekap-baris", kind)
            self.tell()

    def shown(self) -> None:
        if self._is_stale:
            self.count()

    def _outdated(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.count()

    def show_list(self, wanted: str) -> None:
        """Another list: one in force, or as it stands."""
        self._wanted = next((one for one in TAHAP if one == wanted), "sekarang")
        self.count()

    def count(self) -> None:
        """On the data lane: under a second with 60,000 voters."""
        if self._is_counting:
            self._is_stale = True
            return
        self._is_stale, self._is_counting = False, True
        wanted = self._wanted if self._wanted in (*self._stages(), "sekarang") else ""
        self.session.run(
            lambda workspace, progress: rekap(workspace, wanted, progress), self._show, self._fail,
            tr("Menghitung rekap"),
        )  # fmt: skip

    def _stages(self) -> tuple[str, ...]:
        found = self.session.berlaku
        return (*(one for one in TAHAP if one in found.tahap), *(("addendum",) if found.addenda else ()))

    def _fail(self, error: BaseException) -> None:
        self._is_counting, self._is_stale = False, True
        self.village.window_.fail(error)

    def _show(self, counted: Rekap) -> None:
        self._is_counting = False
        self.counted = counted
        now = counted.what.tahap if counted.what else "sekarang"
        self.head.offer([one for one in TAHAP if one in self._stages()], now)
        self.head.tell(counted, jumlah_bersih(counted.bersih("rt")))
        self.reserve.tell(self.session.workspace.aturan.cadangan_surat)
        self.tell()
        if self._is_stale and self.isVisible():
            self.count()

    def tell(self) -> None:
        """The table of what is chosen; nothing is read for it."""
        if self.counted is None:
            return
        rows, cadangan = self.rows, self.session.workspace.aturan.cadangan_surat
        self.kinds.buttons[rows].setChecked(True)
        self._net = self.counted.bersih(rows) if is_wilayah(rows) else []
        self.reserve.setVisible(self.view == "logistik")
        self._rule.setText(rule(self.view, cadangan))
        self._rule.setVisible(bool(self._rule.text()))
        self.table.show_cells(isian(self.counted, rows, self.view, cadangan))

    def _tell_front(self) -> None:
        """Who stands behind the number in front, and the net of its area."""
        index, cells = self.table.currentIndex(), self.model.isian
        if not index.isValid() or index.row() >= len(cells.baris):
            return
        row_name, ids = cells.baris[index.row()], self.model.voters(index)
        number = cells.angka[index.row()][index.column() - 2] if index.column() else len(ids)
        self.panel.tell(self._cell_name(index), ids, known=bool(ids) or not number)
        here = [one for one in self._net if row_word(self.rows, one.kelompok) == row_name]
        told = area_sentence(here[0], area_name(self.rows, here[0].kelompok)) if here else ""
        self._area.setText(told or tr("← → ↑ ↓ pilih angka · Enter: pemilih di baliknya"))

    def _cell_name(self, index: QModelIndex) -> str:
        """What a number is: 003/001 · Meninggal; a sum is named once."""
        cells, last = self.model.isian, len(self.model.isian.kepala)
        is_sum, is_total = index.row() == len(cells.baris) - 1, index.column() in (0, last)
        if is_sum and is_total:
            return tr("Seluruhnya")
        name = cells.baris[index.row()]
        return name if index.column() == 0 else f"{name} · {cells.kepala[index.column() - 1]}"

    def _to_voters(self) -> None:
        if self.panel.model.lines:
            self.panel.table.go_to(0)
            self.panel.table.setFocus()

    def _save_reserve(self, percent: str, number: str) -> None:
        def done(act: str) -> None:
            self.reserve.saved(self.session.workspace.aturan.cadangan_surat)
            self.village.say(tr("Tersimpan: cadangan surat suara") if act else tr("Tidak ada yang berubah"))
            self.count()

        self.session.run(
            lambda workspace, _: set_cadangan(workspace, percent, number), done, self.reserve.problem.tell
        )


def _step(choice: Choice, by: int) -> None:
    """The next of a row of alternatives."""
    names = list(choice.buttons)
    choice.buttons[names[(names.index(_lit(choice)) + by) % len(names)]].setChecked(True)


def _lit(choice: Choice) -> str:
    return next(value for value, made in choice.buttons.items() if made.isChecked())
