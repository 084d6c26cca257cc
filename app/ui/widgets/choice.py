"""A few alternatives beside each other, one of them lit; arrows move between them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.system.language import tr
from app.ui.widgets.controls import button, row


class Choice(QWidget):
    """`chosen(value)`: another one was taken."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], now: str) -> None:
        """`options`: (value, word)."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._now = now
        self.buttons = {value: self._button(name, value, word) for value, word in options}
        self.buttons[now].setChecked(True)
        self.setLayout(row(*self.buttons.values(), None, space=4))
        self.setFocusProxy(self.buttons[now])

    def _button(self, name: str, value: str, word: str) -> QPushButton:
        made = button(word, flat=True)
        made.setCheckable(True)
        made.setAccessibleName(tr("{name}: {value}", name=name, value=word))
        self._group.addButton(made)
        made.toggled.connect(lambda on: self._take(value) if on else None)
        return made

    @property
    def now(self) -> str:
        """What is lit."""
        return self._now

    def _take(self, value: str) -> None:
        if value != self._now:
            self._now = value
            self.setFocusProxy(self.buttons[value])
            self.chosen.emit(value)
