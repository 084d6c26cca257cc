"""Pengembalian: returns come in, are looked at, applied with their code or refused with a letter."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.progress import Progress
from app.services.kpu.receive import Outcome, receive
from app.services.kpu.return_details import Rincian, details
from app.services.kpu.vault_session import Vault
from app.system.language import tr
from app.ui.kpu.balasan_list import BalasanList
from app.ui.kpu.balasan_rincian import RincianView
from app.ui.kpu.balasan_rows import MENUNGGU, Item, files_of, items
from app.ui.kpu.balasan_tolakan import TolakanView
from app.ui.kpu.page import KpuPage
from app.ui.kpu.tanpa_program import TanpaProgram
from app.ui.widgets.controls import column

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen

T = TypeVar("T")


class BalasanPage(KpuPage):
    """The list; over it one return, one refused file, or a village without the program; Esc goes back."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self._outcomes: list[Outcome] = []
        self._wanted = ""
        self.front: Item | None = None
        self.list = BalasanList(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self.setLayout(column(self._stack))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.back)

    @property
    def view(self) -> QWidget:
        """What is shown now."""
        return self._stack.currentWidget()

    @property
    def is_unsaved(self) -> bool:
        return isinstance(self.view, RincianView) and bool(self.view.code.text().strip())

    def first_control(self) -> QWidget:
        return self.list.table if self.view is self.list else self.view.focusProxy() or self.view

    def refresh(self) -> None:
        outcomes = self._outcomes
        self.session.read(
            lambda vault, _: items(vault, outcomes), self._show, self.list.problem.tell,
            tr("Membaca pengembalian"),
        )  # fmt: skip
        if isinstance(self.view, TanpaProgram):
            self.view.refresh()

    def _show(self, found: list[Item]) -> None:
        self.list.show_items(found)
        if self._wanted:
            self.go_to(self._wanted)
        elif self.front is not None and isinstance(self.view, RincianView):
            self._reopen(self.front, found)

    def _reopen(self, front: Item, found: list[Item]) -> None:
        """What is open was applied or refused meanwhile."""
        now = [one for one in found if (one.kode, one.urut, one.tolak) == (front.kode, front.urut, None)]
        if now and now[0].keadaan != front.keadaan:
            self.open(now[0])

    def receive(self, paths: list[Path]) -> None:
        """Check these files, those of folders and bundles too; every one gets its outcome."""

        def work(vault: Vault, progress: Progress) -> list[Outcome]:
            return receive(vault, files_of(paths), None, progress)

        self.back()
        self.list.problem.hide()
        self.session.run(work, self._received, self.list.problem.tell, tr("Memeriksa pengembalian"))

    def _received(self, outcomes: list[Outcome]) -> None:
        self._outcomes += outcomes
        self.list.show_all()
        self.list.tell_received(outcomes)
        self.list.table.setFocus()
        self.refresh()

    def go_to(self, kode: str) -> None:
        """Open a village's newest return, the waiting one first, now or once the list is here."""
        found = [one for one in self.list.items if one.kode == kode and one.tolak is None]
        self._wanted = "" if found else kode if not self.list.items else ""
        if found:
            self.open(min(found, key=lambda one: (one.keadaan != MENUNGGU, -one.urut)))

    def open(self, item: Item) -> None:
        """A return in full, or why a file was refused."""
        self.front = item
        if item.tolak is not None:
            self._over(TolakanView(self, item, item.tolak))
            return
        self.session.read(
            lambda vault, _: details(vault, item.kode, item.urut), self._open, self.list.problem.tell,
            tr("Membuka pengembalian"),
        )  # fmt: skip

    def _open(self, rincian: Rincian) -> None:
        self._over(RincianView(self, rincian))

    def by_hand(self, kode: str) -> None:
        """Rows of a village that worked without the program."""
        self._over(TanpaProgram(self, kode))

    def _over(self, view: QWidget) -> None:
        self._drop()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if self.screen_.is_front(self):
            self.first_control().setFocus()

    def _drop(self) -> None:
        view = self.view
        if view is not self.list:
            self._stack.setCurrentWidget(self.list)
            self._stack.removeWidget(view)
            view.deleteLater()

    def alive(self, view: QWidget, call: Callable[[T], None]) -> Callable[[T], None]:
        """`call`, but nothing once the view has gone: Esc does not wait for what was asked for."""
        return lambda told: call(told) if self.view is view else None

    def tell(self, view: "RincianView | TanpaProgram", error: BaseException) -> None:
        """What went wrong, on the view, or on the list once it has gone."""
        (view.problem if self.view is view else self.list.problem).tell(error)

    def back(self) -> None:
        """To the list."""
        if self.view is not self.list:
            self.front = None
            self._drop()
            self.list.table.setFocus()
