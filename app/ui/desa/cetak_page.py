"""Cetak: every document by stage, its pages as they will come out, the choices, the printer."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.domain.progress import Progress
from app.services.desa.cetak_keadaan import KeadaanCetak, Ukuran, keadaan_cetak, ukuran
from app.services.desa.cetak_simpan import titipan
from app.services.desa.workspace import Workspace
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.cetak_acts import CetakActs
from app.ui.desa.cetak_butuh import NeedsView
from app.ui.desa.cetak_daftar import DocumentList
from app.ui.desa.cetak_geser import GeserView
from app.ui.desa.cetak_kembali import KembaliView
from app.ui.desa.cetak_kendali import KendaliView
from app.ui.desa.cetak_panel import PrintPanel
from app.ui.desa.cetak_simpan import SaveActs
from app.ui.desa.cetak_view import BehindView
from app.ui.desa.page import Page
from app.ui.figures import ribuan
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from app.ui.desa.cetak_teks import TextView
    from app.ui.desa.village_screen import VillageScreen

View = TypeVar("View", bound=BehindView)


class CetakPage(Page):
    """The document in front is made anew after each choice; what was printed is read as the page is shown."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.ukuran = Ukuran()
        self.states: list[KeadaanCetak] = []
        self._stale = True
        self.left = button("", lambda: self.show_kendali("titip"), "triangle-alert", flat=True)
        self.list, self.panel = DocumentList(), PrintPanel()
        self.view = PdfView(self.draw)
        self.acts, self.saving = CetakActs(self), SaveActs(self)
        self.needs = NeedsView(self.session)
        self.to_needs = button("", self.show_needs, flat=True)
        self.to_kendali = button(tr("Buku kendali (B)"), self.show_kendali, flat=True)
        back = tr("{slip} kembali (S)", slip=istilah().undangan)
        self.to_returned = button(back, self.show_returned, flat=True)
        self.views = QStackedWidget()
        for view in (self._build(), self.needs):
            self.views.addWidget(view)
        self.setLayout(column(self.views, space=0))
        self._connect()

    def _build(self) -> QWidget:
        head = row(
            title(tr("Cetak")), 14, self.to_needs, None, self.left, self.to_returned, self.to_kendali, space=4
        )
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
        self.list.letter.connect(self._press)
        self.needs.left.connect(self.leave)
        self.needs.opened.connect(self._open)
        self.needs.changed.connect(self._tell_needs)
        self.panel.choices.changed.connect(self.acts.look)
        self.panel.printer.changed.connect(self.acts.look_for_printer)
        self.view.opened.connect(self._opened)
        acts, panel, saving = self.acts, self.panel, self.saving
        for control, act in (
            (panel.print_, acts.to_printer), (panel.test, acts.test_page), (panel.save, saving.to_file),
            (panel.leave, saving.leave), (panel.words, self.show_words), (panel.shift, self.show_shift),
        ):  # fmt: skip
            control.clicked.connect(act)
        for keys, key_act in (
            ("Ctrl+P", lambda: (self._behind_front or acts).to_printer()),
            ("Ctrl+S", lambda: (self._behind_front or saving).to_file()),
            ("Ctrl++", lambda: (self._behind_front or self.view).zoom(1)),
            ("Ctrl+=", lambda: (self._behind_front or self.view).zoom(1)),
            ("Ctrl+-", lambda: (self._behind_front or self.view).zoom(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(key_act)

    @cached_property
    def kendali(self) -> KendaliView:
        """Made when it is first shown."""
        return self._behind(KendaliView(self))

    @cached_property
    def words(self) -> "TextView":
        """So are the words."""
        from app.ui.desa.cetak_teks import TextView  # brings reportlab, a quarter of a second

        return self._behind(TextView(self))

    @cached_property
    def returned(self) -> KembaliView:
        """The invitations that came back."""
        return self._behind(KembaliView(self))

    @cached_property
    def shift(self) -> GeserView:
        """Where a printer puts fields on blanks."""
        return self._behind(GeserView(self))

    @property
    def _behind_front(self) -> BehindView | None:
        """The view that hides the documents: keys are its own then, nothing unseen is printed."""
        front = self.views.currentWidget()
        return front if isinstance(front, BehindView) else None

    def _behind(self, view: View) -> View:
        view.left.connect(self.leave)
        self.views.addWidget(view)
        return view

    def draw(self, *asked: object) -> object:
        """On the lane on which pages are drawn."""
        return self.session.free(*asked, lane="paper")  # type: ignore[arg-type]

    def first_control(self) -> QWidget:
        return self._behind_front.first_control() if self._behind_front else self.list.table

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

        def work(workspace: Workspace, _: Progress) -> tuple[list[KeadaanCetak], int]:
            return keadaan_cetak(workspace, counted), len(titipan(workspace))

        self.session.run(work, lambda told: self._tell(*told))
        if isinstance(view := self.views.currentWidget(), KendaliView | KembaliView):
            view.read()

    def _tell(self, states: list[KeadaanCetak], left: int) -> None:
        self.states = states
        self.panel.choices.offer(self.ukuran)
        self.list.show_states(states)
        self.needs.tell(states, self.ukuran, self.panel.choices.chosen.kertas)
        self.left.setText(tr("{count} berkas titip cetak belum dihapus", count=ribuan(left)))
        self.left.setVisible(left > 0)
        self.to_returned.setVisible(self.session.is_locked)
        self._tell_needs()

    def _tell_needs(self) -> None:
        self.to_needs.setText(tr("Belum dicetak: {told} (K)", told=self.needs.sentence))
        self.to_needs.setAccessibleName(self.to_needs.text())

    def _press(self, key: str) -> None:
        acts = {
            "K": self.show_needs, "B": self.show_kendali, "T": self.show_words, "S": self.show_returned,
            "G": self.show_shift,
        }  # fmt: skip
        if key in acts:
            acts[key]()

    @property
    def is_unsaved(self) -> bool:
        return self._behind_front is not None and self._behind_front.is_changed

    def leave(self) -> None:
        """Back to the documents; words that are not saved are given up only if somebody says so."""
        given_up = label(tr("Yang diketik di sini belum disimpan dan akan hilang."), wrap=True)
        if not self.is_unsaved or Ask(self, tr("Kembali tanpa menyimpan"), tr("Kembali"), given_up).agreed():
            self.show_documents()

    def show_documents(self) -> None:
        """From a view behind them back to the documents."""
        front = self._behind_front
        self.views.setCurrentIndex(0)
        self.list.table.setFocus()
        if front and front.forget():
            self.acts.look()

    def show_words(self) -> None:
        """The words of the document in front, where a region may change them."""
        front = self.list.front
        if front is not None and front.dokumen.teks:
            self.views.setCurrentWidget(self.words)
            self.words.begin(front, self.panel.choices.chosen.kertas)
            self.words.first_control().setFocus()

    def show_returned(self) -> None:
        """Invitations that came back; there is a balance once there is a DPT."""
        if self.session.is_locked:
            self.views.setCurrentWidget(self.returned)
            self.returned.begin()
            self.returned.first_control().setFocus()

    def show_shift(self) -> None:
        """Where fields stand on blanks, while a document is set that is printed onto them."""
        if self.panel.is_on_blanks:
            self.views.setCurrentWidget(self.shift)
            self.shift.begin(self.panel.chosen)
            self.shift.first_control().setFocus()

    def show_balance(self, by: str) -> None:
        """What became of the invitations, as a document, by RT or TPS."""
        order = self.panel.choices.order
        order.setCurrentIndex(order.findData(by))
        self._open("rekonsiliasi")

    def show_needs(self) -> None:
        """What is still to print, in sheets and hours."""
        self.views.setCurrentWidget(self.needs)
        self.needs.first_control().setFocus()

    def show_kendali(self, kind: str = "") -> None:
        """The papers with number and holder."""
        self.views.setCurrentWidget(self.kendali)
        self.kendali.show_kind(kind)
        self.kendali.read()
        self.kendali.first_control().setFocus()

    def _open(self, kode: str) -> None:
        self.show_documents()
        self.list.show_missing(False)
        self.list.search.clear()
        self.list.go_to(kode)

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
