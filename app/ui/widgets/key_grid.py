"""Keys and what they do, in columns that are read downwards."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.widgets.controls import label


class KeyGrid(QWidget):
    """For a screen reader each word is named with its key."""

    def __init__(self, keys: Sequence[tuple[str, str]], columns: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        rows = max(1, ceil(len(keys) / columns))
        for at, (key, word) in enumerate(keys):
            told = label(word)
            told.setAccessibleName(f"{key}: {word}")
            grid.addWidget(cap(key), at % rows, at // rows * 2)
            grid.addWidget(told, at % rows, at // rows * 2 + 1)
        for side in range(columns):
            grid.setColumnStretch(side * 2 + 1, 1)


def cap(key: str) -> QLabel:
    """A key as it looks on a keyboard."""
    made = label(key, bold=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setProperty("cap", True)
    made.setAccessibleName(key)
    return made
