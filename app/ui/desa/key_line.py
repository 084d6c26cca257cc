"""The line of keys below the list: the manual. Each word is also a button for whoever has only a mouse."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import theme
from app.ui.desa.keys import mark_keys, other_keys
from app.ui.widgets.controls import button
from app.ui.widgets.flow import FlowLayout


class KeyLine(QWidget):
    """Two rows at 1280 pixels."""

    def __init__(self, press: Callable[[str, bool], None]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        for key in mark_keys():
            flow.addWidget(self._key(key.key, key.word, press))
        for letters, word in other_keys():
            flow.addWidget(self._key(letters, word, press))

    def _key(self, key: str, word: str, press: Callable[[str, bool], None]) -> QPushButton:
        made = button(f"{key} {word}", (lambda: press(key, False)), flat=True)
        made.setFont(theme.sized(0.9))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setStyleSheet("padding: 1px 5px; min-height: 14px;")
        return made
