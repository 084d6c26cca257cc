"""The line of keys below a list or the decisions: the manual, and buttons for whoever has only a mouse."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.ui.desa.key_line import KeyCap
from app.ui.widgets.flow import FlowLayout


class KeyStrip(QWidget):
    """`pairs`: (key, words); pressing one calls `press(key)`."""

    def __init__(self, pairs: Sequence[tuple[str, str]], press: Callable[[str], None]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        for key, word in pairs:
            cap = KeyCap(key, word)
            cap.clicked.connect(lambda _=False, key=key: press(key))
            flow.addWidget(cap)
