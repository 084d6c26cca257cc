"""Rows of ready words of which some may be chosen: a tick in the first column, kept by the row's name."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from app.ui.models.text_model import Heading, Line, TextModel

Index = QModelIndex | QPersistentModelIndex
_TICK = Qt.ItemDataRole.CheckStateRole


class TickModel(TextModel):
    """`chosen`: the names of the ticked rows, those out of sight too. `ticked`: they are others now."""

    ticked = Signal()

    def __init__(self, headings: Sequence[Heading], spoken: str) -> None:
        """`spoken`: what the column of ticks is called."""
        super().__init__([Heading(""), *headings])
        self._spoken = spoken
        self.names: list[str] = []
        self.chosen: set[str] = set()
        self._closed: frozenset[str] = frozenset()

    def name(self, headings: Sequence[Heading]) -> None:
        super().name([Heading(""), *headings])

    def fill(self, rows: Sequence[tuple[str, Line]], closed: Sequence[str] = ()) -> None:
        """Other rows, each with its name; those of `closed` cannot be chosen."""
        self._closed = frozenset(closed)
        self.names = [name for name, _ in rows]
        self.chosen -= self._closed
        self.show([Line(("", *line.texts), line.look, line.last) for _, line in rows])

    def may(self, row: int) -> bool:
        """Whether a row can be chosen."""
        return 0 <= row < len(self.names) and self.names[row] not in self._closed

    def flip(self, rows: Sequence[int]) -> None:
        """Choose these rows; where all of them are chosen already, none of them."""
        names = {self.names[row] for row in rows if self.may(row)}
        self.choose(self.chosen - names if names <= self.chosen else self.chosen | names)

    def choose(self, names: set[str]) -> None:
        """Exactly these."""
        self.chosen = set(names) - self._closed
        if self.names:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.names) - 1, 0), [_TICK])
        self.ticked.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and index.column() == 0 and self.may(index.row()):
            is_chosen = self.names[index.row()] in self.chosen
            if role == _TICK:
                return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._spoken}: {'✓' if is_chosen else '-'}"
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != _TICK or not index.isValid() or not self.may(index.row()):
            return False
        self.flip([index.row()])
        return True
