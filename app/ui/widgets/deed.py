"""A small dialog that stays until its act is done: what went wrong is told inside, what was typed stays."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from app.system.language import tr
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.forms import line_up

Then = Callable[[Any], None]
Failed = Callable[[BaseException], None]
Start = Callable[[Then, Failed], object]
_PATIENCE = 300  # ms before it is told that the act is under way


class Deed(Ask):
    """`start(then, failed)` begins the act beside the window; `outcome` is what it brought."""

    def __init__(
        self, parent: QWidget, heading: str, verb: str, *inside: QWidget, start: Start, width: int = 560
    ) -> None:
        self.problem = ErrorPanel()
        self.waiting = label(tr("Sedang dikerjakan …"), "quiet")
        self.waiting.hide()
        self._inside = inside
        self._start = start
        self._is_busy = self._is_over = False
        self.outcome: Any = None
        super().__init__(parent, heading, verb, *inside, self.problem, self.waiting, width=width)
        line_up(self)

    def accept(self) -> None:
        """Begin; the dialog goes when it is done."""
        if self.act.isEnabled():
            self.problem.hide()
            self._busy(True)
            self._start(self._done, self._failed)

    def reject(self) -> None:
        """Not while the act is under way: nobody would learn how it ended."""
        if not self._is_busy:
            super().reject()

    def _busy(self, on: bool) -> None:
        self._is_busy = on
        self.act.setEnabled(not on)
        for one in self._inside:
            one.setEnabled(not on)
        self.waiting.hide()
        if on:
            QTimer.singleShot(_PATIENCE, self, lambda: self.waiting.setVisible(self._is_busy))

    def agreed(self) -> bool:
        """Ask. The lock puts a dialog away while its act is under way; how it ended is then told nowhere."""
        agreed = super().agreed()
        self._is_over = True
        return agreed

    def _done(self, outcome: Any) -> None:
        if not self._is_over:
            self._is_busy = False
            self.outcome = outcome
            super().accept()

    def _failed(self, error: BaseException) -> None:
        if self._is_over:
            return
        self._busy(False)
        self.problem.tell(error)
        self.adjustSize()
        self._first().setFocus()

    def _first(self) -> QWidget:
        """The first thing that can be typed into."""
        every = [one for one in self._inside if not isinstance(one, QLabel)]
        return every[0] if every else self.act
