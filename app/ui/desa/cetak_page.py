"""Cetak: every document by stage, its pages as they will come out, the choices, the printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.domain.progress import Progress
from app.services.desa.cetak_butuh import kebutuhan
from app.services.desa.cetak_keadaan import KeadaanCetak, Ukuran, keadaan_cetak, ukuran
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.cetak_acts import CetakActs
from app.ui.desa.cetak_daftar import DocumentList
from app.ui.desa.cetak_panel import PrintPanel
from app.ui.desa.cetak_words import needs_sentence
from app.ui.desa.page import Page
from app.ui.widgets.controls import column, label, line, row, title
from app.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class CetakPage(Page):
    """The document in front is made anew after each choice; what was printed is read as the page is shown."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.ukuran = Ukuran()
        self.states: list[KeadaanCetak] = []
        self._stale = True
        self._needs = label("", "quiet")
        self.list, self.panel = DocumentList(), PrintPanel()
        self.view = PdfView(self._draw)
        self.acts = CetakActs(self)
        self.views = QStackedWidget()
        self.views.addWidget(self._build())
        self.setLayout(column(self.views, space=0))
        self._connect()

    def _build(self) -> QWidget:
        head = row(title(tr("Cetak")), 14, self._needs, None)
        head.setContentsMargins(16, 8, 12, 8)
        body = row(self.list, _split(), self.view, _split(), self.panel, space=0)
        body.setStretch(2, 1)
        main = QWidget()
        inside = column(head, line(), body, space=0)
        inside.setStretch(2, 1)
        main.setLayout(inside)
        return main

    def _connect(self) -> None:
        self.session.loaded.connect(self._outdated)
        self.session.changed.connect(lambda _: self._outdated())
        self.list.moved.connect(self._begin)
        self.panel.choices.changed.connect(self.acts.look)
        self.view.opened.connect(self._opened)
        acts = self.acts
        for control, act in ((self.panel.print_, acts.print_), (self.panel.test, acts.test_page)):
            control.clicked.connect(act)
        for keys, key_act in (
            ("Ctrl+P", acts.print_),
            ("Ctrl++", lambda: self.view.zoom(1)),
            ("Ctrl+=", lambda: self.view.zoom(1)),
            ("Ctrl+-", lambda: self.view.zoom(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(key_act)

    def _draw(self, *asked: object) -> object:
        return self.session.free(*asked, lane="paper")  # type: ignore[arg-type]

    def first_control(self) -> QWidget:
        return self.list.table

    def shown(self) -> None:
        self.panel.printer.read_printers()
        if self._stale:
            self.read()

    def _outdated(self) -> None:
        self._stale = True
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """What was printed, once more."""
        self._stale = False
        self.ukuran = ukuran(self.session.index)
        counted = self.ukuran

        def work(workspace: Workspace, _: Progress) -> list[KeadaanCetak]:
            return keadaan_cetak(workspace, counted)

        self.session.run(work, self._tell)

    def _tell(self, states: list[KeadaanCetak]) -> None:
        self.states = states
        self.panel.choices.offer(self.ukuran)
        self.list.show_states(states)
        kertas = self.panel.choices.chosen.kertas
        self._needs.setText(needs_sentence(kebutuhan(states, self.ukuran, {}), kertas))

    def _begin(self) -> None:
        if (front := self.list.front) is not None:
            self.panel.begin(front)
        self.acts.look()

    def _opened(self, pages: int) -> None:
        self.panel.printer.tell(pages)
        self.panel.enable(True)


def _split() -> QFrame:
    made = QFrame()
    made.setProperty("vline", True)
    return made
