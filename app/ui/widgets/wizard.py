"""A guided page: one question a step, a progress line on top, the primary button always bottom right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from app.system.language import tr
from app.ui.widgets.controls import button, clear, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel


class Step(QWidget):
    """One step. `ready`: whether it may be left forwards; `entered`: what to do when it is shown.

    It calls `on_change` when a field changed, `on_chosen` when the file it asked for was chosen."""

    heading = ""
    verb = ""

    def __init__(self) -> None:
        super().__init__()
        self.on_change: Callable[[], None] = lambda: None
        self.on_chosen: Callable[[], None] = lambda: None

    def ready(self) -> bool:
        return True

    def entered(self) -> None:
        """Fill in what earlier steps decided; set the focus."""


class Wizard(QWidget):
    """Enter goes on, Esc goes back, nothing is lost going back. Subclasses say what leaving a step does."""

    def __init__(self, name: str, steps: list[Step]) -> None:
        super().__init__()
        self.steps = steps
        self._pages = QStackedWidget()
        self._dots = row(space=16)
        self._heading = title("")
        self.problem = ErrorPanel()
        self._back = button(tr("Kembali"), self.go_back, "arrow-left")
        self.forward = button(tr("Lanjut"), self.go_on, primary=True)
        for step in steps:
            step.on_change, step.on_chosen = self.refresh, self._chosen
            self._pages.addWidget(step)
        self._build(name)
        self.show_step(0)

    def _build(self, name: str) -> None:
        frame = QWidget()
        frame.setMaximumWidth(860)
        head = row(label(name, "quiet"), None, self._dots)
        foot = row(self._back, None, self.forward)
        inside = column(
            head, line(), 8, self._heading, 4, self._pages, self.problem, 8, line(), foot, space=10, margin=32
        )
        inside.setStretch(5, 1)
        frame.setLayout(inside)
        outer = row(None, frame, None)
        outer.setStretch(1, 20)
        self.setLayout(outer)

    @property
    def at(self) -> int:
        return self._pages.currentIndex()

    def first_control(self) -> QWidget:
        return self.steps[self.at].focusProxy() or self.forward

    def primary(self) -> QPushButton:
        return self.forward

    def show_step(self, at: int) -> None:
        """Show one step; what it holds stays when it is left."""
        self.problem.hide()
        self._pages.setCurrentIndex(at)
        step = self.steps[at]
        self._heading.setText(step.heading)
        self._tell_dots()
        step.entered()
        self.refresh()
        self.first_control().setFocus()

    def _tell_dots(self) -> None:
        clear(self._dots)
        for number, step in enumerate(self.steps):
            done, now = number < self.at, number == self.at
            mark = "✓" if done else str(number + 1)
            text = label(f"{mark} {step.heading}", "" if now else "quiet", bold=now)
            self._dots.addWidget(text)

    def refresh(self) -> None:
        """A field changed: may one go on?"""
        step = self.steps[self.at]
        self.forward.setText(step.verb or tr("Lanjut"))
        self.forward.setAccessibleName(self.forward.text())
        self.forward.setEnabled(step.ready())

    def _chosen(self) -> None:
        """Enter goes on now, instead of asking for the file again."""
        self.refresh()
        if self.forward.isEnabled():
            self.forward.setFocus()

    def go_on(self) -> None:
        if self.forward.isEnabled():
            self.problem.hide()
            self.leave(self.at)

    def leave(self, at: int) -> None:
        """What going on from a step does; by itself it shows the next one."""
        self.show_step(at + 1)

    def go_back(self) -> None:
        if self.at:
            self.show_step(self.at - 1)
        else:
            self.abandon()

    def abandon(self) -> None:
        """Back from the first step."""

    def fail(self, error: BaseException) -> None:
        """An error in this step's own place."""
        self.busy(False)
        self.problem.tell(error)
        focus = QApplication.focusWidget()
        if focus is None or not self._pages.isAncestorOf(focus):
            self.first_control().setFocus()

    def busy(self, on: bool) -> None:
        """While work is under way neither button can be pressed twice."""
        self._pages.setEnabled(not on)
        self._back.setEnabled(not on)
        self.forward.setEnabled(not on and self.steps[self.at].ready())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape and self._back.isEnabled():
            self.go_back()
        else:
            super().keyPressEvent(event)
