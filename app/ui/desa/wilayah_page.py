"""Peta wilayah, the first task: which ALAMAT/RT/RW belongs to which dusun; many places at once, one undo."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from app.services.desa.peta_wilayah import BarisWilayah, wilayah
from app.ui.desa.page import Page
from app.ui.desa.wilayah_acts import WilayahActs
from app.ui.desa.wilayah_done import WilayahDone
from app.ui.desa.wilayah_filter import WilayahFilter
from app.ui.desa.wilayah_head import WilayahHead
from app.ui.desa.wilayah_panel import WilayahPanel
from app.ui.desa.wilayah_table import WilayahTable
from app.ui.models.wilayah_model import WilayahModel, columns
from app.ui.widgets.controls import column, line, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class WilayahPage(Page):
    """Choose rows, type a name, Enter; the focus comes back to the table on the next open place."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.dusun = self.session.workspace.pengaturan.istilah.dusun
        self.places: list[BarisWilayah] = []
        self._stale = True
        self._sort: tuple[int, bool] | None = None
        self.model = WilayahModel(columns(self.dusun))
        self.table = WilayahTable(self.model)
        self.head = WilayahHead(self.dusun)
        self.filters = WilayahFilter()
        self.panel = WilayahPanel(self.dusun)
        self.done = WilayahDone()
        self.acts = WilayahActs(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self.table, split, self.panel, space=0)
        body.setStretch(0, 1)
        self._work = QWidget()
        self._work.setLayout(body)
        self._body = QStackedWidget()
        self._body.addWidget(self._work)
        self._body.addWidget(self.done)
        page = column(self.head, line(), self.filters, line(), self._body, space=0)
        page.setStretch(4, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.session.loaded.connect(self._outdated)
        self.session.changed.connect(lambda _: self._outdated())
        self.filters.changed.connect(self.refill)
        self.filters.field.left.connect(self.table.setFocus)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell_panel())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell_panel())
        self.table.search.connect(self.filters.field.setFocus)
        self.table.left.connect(self.filters.clear)
        self.table.typed.connect(self.panel.type)
        self.panel.left.connect(self.table.setFocus)
        self.head.go_on.clicked.connect(self._go_on)
        self.done.go_on.clicked.connect(self._go_on)
        self.done.show_all.clicked.connect(self._show_all)
        self.acts.connect_page()

    def add_key(self, keys: str, act: Callable[[], None]) -> None:
        """A key that works on this page only."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def first_control(self) -> QWidget:
        return self.table if self._body.currentWidget() is self._work else self.done.go_on

    def shown(self) -> None:
        if self._stale:
            self._read()

    def _outdated(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        self.session.run(lambda workspace, _: wilayah(workspace), self._show)

    def _show(self, places: list[BarisWilayah]) -> None:
        self.places = places
        self.table.hide_columns([column.stem for column in self.model.columns if not column.is_used(places)])
        self.panel.tell_names(places)
        self.refill()

    def refill(self) -> None:
        """Filter and sort again; chosen places stay chosen while they are shown."""
        chosen, at = {place.kunci for place in self.table.chosen()}, self.table.currentIndex().row()
        rows = self.filters.chosen(self.places)
        if self._sort is not None:
            by, backwards = self._sort
            rows.sort(key=self.model.columns[by].sort, reverse=backwards)
        self.model.show(rows)
        if not self.table.choose(chosen):
            self.table.go_to(max(at, 0))
        self.filters.tell(self.places, len(rows))
        self.head.tell(self.places, finished_below=not rows and self._finished)
        self.panel.set_primary(not any(place.usul for place in self.places))
        self._tell_panel()
        self._tell_body()

    def _tell_body(self) -> None:
        """The table; in its place, where it has no row, why and what to do."""
        inside = self._body.isAncestorOf(QApplication.focusWidget() or self)
        before = self._body.currentWidget()
        self._body.setCurrentWidget(self._work if self.model.rows else self.done)
        if not self.model.rows:
            self._tell_done()
        if inside and self._body.currentWidget() is not before:
            self.first_control().setFocus()

    def _tell_done(self) -> None:
        if self._finished:
            names = {place.dusun for place in self.places}
            voters = sum(place.voters for place in self.places)
            self.done.tell_finished(voters, len(self.places), len(names), self.dusun.lower())
        else:
            self.done.tell_nothing(places=bool(self.places))

    @property
    def _finished(self) -> bool:
        """Nothing is open and nothing else is asked for."""
        return bool(self.places) and self.filters.is_plain and all(place.dusun for place in self.places)

    def _tell_panel(self) -> None:
        self.panel.tell(self.table.chosen(), self.table.front())

    def _sort_by(self, at: int) -> None:
        """Up, down, then the map's own order again."""
        before, backwards = self._sort or (-1, False)
        self._sort = (at, False) if at != before else None if backwards else (at, True)
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(self._sort is not None)
        if self._sort is not None:
            order = Qt.SortOrder.DescendingOrder if self._sort[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(at, order)
        self.refill()

    def step_past(self, chosen: Sequence[BarisWilayah]) -> None:
        """The next open place below comes to the front, as the chosen ones are about to get a name."""
        gone = {place.kunci for place in chosen}
        rows = self.model.rows
        last = max((at for at, place in enumerate(rows) if place.kunci in gone), default=-1)
        below = [*range(last + 1, len(rows)), *range(last)]
        found = next((at for at in below if not rows[at].dusun and rows[at].kunci not in gone), None)
        if found is not None:
            self.table.go_to(found)
        self.table.setFocus()

    def _go_on(self) -> None:
        self.village.show_page("daftar")

    def _show_all(self) -> None:
        self.filters.field.clear()
        self.filters.choose("semua")
        self.table.setFocus()
