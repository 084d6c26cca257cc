"""Ganda: pairs that may be one person, the surest first; both side by side, one key decides."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from app.services.desa.ganda_rinci import Berdampingan, side_by_side
from app.ui.desa.ganda_acts import GandaActs
from app.ui.desa.ganda_empty import GandaEmpty
from app.ui.desa.ganda_head import KEBETULAN, GandaHead
from app.ui.desa.ganda_keys import GandaKeys
from app.ui.desa.ganda_panel import GandaPanel
from app.ui.desa.ganda_search import GandaSearch
from app.ui.desa.ganda_table import GandaTable
from app.ui.desa.ganda_words import missed_told
from app.ui.desa.page import Page
from app.ui.models.ganda_model import BarisGanda, GandaModel
from app.ui.widgets.controls import column, line, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_FOLLOW = 80  # ms that a pair stays in front before the data file is asked about it


class GandaPage(Page):
    """The focus stays in the table; the panel follows."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.search = GandaSearch(self.session)
        self.model = GandaModel()
        self.table = GandaTable(self.model)
        self.head = GandaHead()
        self.panel = GandaPanel()
        self.acts = GandaActs(self)
        self.empty = GandaEmpty(lambda: self.head.choose(KEBETULAN), self.search.again)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW)
        self._build()
        self._connect()

    def _build(self) -> None:
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self.table, split, self.panel, space=0)
        body.setStretch(0, 3)
        body.setStretch(2, 4)
        self._work = QWidget()
        self._work.setLayout(column(body, line(), GandaKeys(self.acts.press), space=0))
        self._body = QStackedWidget()
        self._body.addWidget(self._work)
        self._body.addWidget(self.empty)
        page = column(self.head, line(), self._body, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.session.loaded.connect(self._outdated)
        self.session.changed.connect(lambda _: self._outdated())
        self.search.found.connect(self.refill)
        self.head.chosen.connect(lambda _: self._choose())
        self.table.letter.connect(self.acts.press)
        self.table.moved.connect(lambda _: self._tell_front())
        self.panel.pressed.connect(self.acts.press)
        self._follow.timeout.connect(self.tell_panel)

    def first_control(self) -> QWidget:
        if self._body.currentWidget() is self._work:
            return self.table
        found = next((one for one in (self.empty.again, self.empty.weak) if one.isVisibleTo(self)), None)
        return found or self.head.buttons[self.head.kind]

    def shown(self) -> None:
        self.search.read()
        self.refill()

    def _outdated(self) -> None:
        self.search.is_stale = True
        if self.isVisible():
            self.search.read()
            self.refill()

    def _choose(self) -> None:
        self.refill()
        self.table.go_to(0)
        self.first_control().setFocus()

    def refill(self) -> None:
        """The pile that is chosen; the pair in front stays in front, else the next one comes."""
        front, at = self.table.front(), max(self.table.at, 0)
        piles = self.search.piles()
        rows = piles[self.head.kind] if piles else []
        self.model.show_rows(rows)
        counts = {kind: len(pile) for kind, pile in piles.items()} if piles else None
        profil = self.session.workspace.pengaturan.pemilihan.profil
        self.head.tell(counts, missed_told(self.search.missed, profil))
        keys = [one.kunci for one in rows]
        self.table.go_to(keys.index(front.kunci) if front and front.kunci in keys else min(at, len(rows) - 1))
        self._tell_body(counts)
        self._tell_front()

    def _tell_body(self, counts: dict[str, int] | None) -> None:
        """The table; in its place, where it has no row, why and what to do."""
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        before = self._body.currentWidget()
        self._body.setCurrentWidget(self._work if self.model.rows else self.empty)
        if self.search.is_stopped:
            self.empty.tell_stopped()
        elif counts is None:
            self.empty.tell_searching()
        else:
            self.empty.tell_none(self.head.kind, counts[KEBETULAN])
        if inside and self._body.currentWidget() is not before:
            self.first_control().setFocus()

    def _tell_front(self) -> None:
        front = self.table.front()
        self.panel.setEnabled(front is not None)
        if front is None:
            return
        index = self.session.index
        if self.panel.shown != front:
            self.panel.tell(front, [index.family(front.kiri), index.family(front.kanan)])
        self._follow.start()

    def tell_panel(self, reveal: bool = False) -> None:
        """Ask the data file about the pair in front."""
        self._follow.stop()  # it would hide again what was just revealed
        if (front := self.table.front()) is not None:
            self.session.run(
                lambda workspace, _: side_by_side(workspace, front.kunci, reveal=reveal),
                lambda told: self._told(front, told),
            )

    def _told(self, asked: BarisGanda, details: Berdampingan) -> None:
        front = self.table.front()
        if front is not None and front.kunci == asked.kunci:
            self.panel.tell_more(details)
