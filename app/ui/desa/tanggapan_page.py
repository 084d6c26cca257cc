"""Tanggapan: what residents say of the list; received, decided, carried out and answered from here."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from app.domain.tanggapan import Tanggapan
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.tanggapan import responses
from app.ui.desa.page import Page
from app.ui.desa.tanggapan_acts import TanggapanActs, possible
from app.ui.desa.tanggapan_empty import TanggapanEmpty
from app.ui.desa.tanggapan_head import MENUNGGU, SELESAI, TanggapanHead, piles
from app.ui.desa.tanggapan_keys import TanggapanKeys
from app.ui.desa.tanggapan_panel import TanggapanPanel
from app.ui.desa.tanggapan_table import TanggapanTable
from app.ui.models.tanggapan_model import TanggapanModel
from app.ui.widgets.controls import column, line, row
from app.ui.widgets.plain_key import letter_of

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class TanggapanPage(Page):
    """The focus stays in the table; the panel follows."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.found: list[Tanggapan] = []
        self._awaited = ""
        self.model = TanggapanModel()
        self.table = TanggapanTable(self.model)
        self.acts = TanggapanActs(self)
        self.head = TanggapanHead(lambda: self.acts.press("N"))
        self.panel = TanggapanPanel(self.acts.press)
        self.empty = TanggapanEmpty(lambda: self.acts.press("N"))
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
        self._body.addWidget(self.empty)
        page = column(self.head, line(), self._body, line(), TanggapanKeys(self.acts.press), space=0)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.session.loaded.connect(self._changed)
        self.session.changed.connect(lambda _: self._changed())
        self.head.chosen.connect(lambda _: self._choose())
        self.table.letter.connect(self.acts.press)
        self.table.moved.connect(lambda _: self._tell_front())
        self.table.opened.connect(lambda _: self._next())

    @property
    def rule(self) -> str:
        """What the DPT leaves to do by the rule in force; "" before it."""
        return self.session.workspace.aturan.setelah_dpt if self.session.is_locked else ""

    @property
    def has_rows(self) -> bool:
        """Whether the table is what is shown."""
        return self._body.currentWidget() is self._work

    def first_control(self) -> QWidget:
        return self.table if self.has_rows else self.head.receive

    def shown(self) -> None:
        """Read them again."""
        self._read()

    def _changed(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self.session.run(lambda workspace, _: responses(workspace), self._tell)

    def expect(self, known: str) -> None:
        """This one was just received: it comes to the front, in whatever pile it is."""
        self._awaited = known
        self._read()

    def _tell(self, found: list[Tanggapan]) -> None:
        self.found = found
        if self._awaited:
            self.head.kind = self._pile_of(self._awaited)
            self.head.buttons[self.head.kind].setChecked(True)
        self.refill()

    def _pile_of(self, known: str) -> str:
        """The pile that shows it; the one that is chosen, if it does."""
        of = {kind for kind, pile in piles(self.found).items() if any(one.id == known for one in pile)}
        return next((kind for kind in (self.head.kind, MENUNGGU, SELESAI) if kind in of), self.head.kind)

    def refill(self) -> None:
        """The pile that is chosen; the response in front stays in front, else the next one comes."""
        front, at = self.table.front(), max(self.table.at, 0)
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        rows = piles(self.found)[self.head.kind]
        self.model.show_rows(rows)
        self.head.tell(self.found, self.rule)
        if not self.table.bring(self._awaited or (front.id if front else "")):
            self.table.go_to(min(at, len(rows) - 1))
        self._awaited = ""
        self.empty.tell(self.head.kind, locked=bool(self.rule), decided=bool(self.found))
        before = self._body.currentWidget()
        self._body.setCurrentWidget(self._work if rows else self.empty)
        self._tell_front()
        if inside and self._body.currentWidget() is not before:
            self.first_control().setFocus()

    def _choose(self) -> None:
        self.refill()
        self.table.go_to(0)
        self.first_control().setFocus()

    def _tell_front(self) -> None:
        if (front := self.table.front()) is not None:
            self.panel.tell(front, self._person(front), self.keys_of(front))

    def _person(self, one: Tanggapan) -> Ringkas | None:
        return self.session.index.get(one.pemilih) if one.pemilih else None

    def keys_of(self, one: Tanggapan) -> list[str]:
        """What it takes now, what comes next first."""
        return possible(one, self.rule, self._person(one))

    def _next(self) -> None:
        """Enter: what the first button of the panel says."""
        if (front := self.table.front()) is not None:
            self.acts.press(self.keys_of(front)[0])

    def receive(self, voter: str) -> None:
        """From elsewhere: a response about this voter."""
        self.acts.receive(voter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The letters of the page where no table has the focus."""
        if letter := letter_of(event):
            self.acts.press(letter)
        else:
            super().keyPressEvent(event)
