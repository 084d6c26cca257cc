"""The line of keys below the list: the manual. Each word is also a button for whoever has only a mouse."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.desa.keys import mark_keys, other_keys
from app.ui.widgets.controls import label, row
from app.ui.widgets.flow import FlowLayout


class KeyLine(QWidget):
    """Two rows at 1280 pixels."""

    def __init__(self, press: Callable[[str, bool], None]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        pairs = [(key.key, key.word) for key in mark_keys()] + list(other_keys())
        for key, word in pairs:
            cap = KeyCap(key, word)
            cap.clicked.connect(lambda _=False, key=key: press(key, False))
            flow.addWidget(cap)


class KeyCap(QPushButton):
    """A key in bold and what it does; pressing it does the same."""

    def __init__(self, key: str, word: str) -> None:
        super().__init__()
        self.setProperty("flat", True)
        self.setAccessibleName(f"{key} {word}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts = [label(key, size=0.92, bold=True), label(word, "quiet", size=0.92)]
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(*parts, space=4)
        inside.setContentsMargins(5, 1, 5, 1)
        self.setLayout(inside)
        self._inside = inside

    def sizeHint(self) -> QSize:  # noqa: N802
        """As its words need."""
        return self._inside.sizeHint()
