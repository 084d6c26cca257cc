"""A small table that is typed into: texts, numbers as texts, and columns of a few alternatives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
CHOICES_ROLE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Kolom:
    """`pilihan`: (value, word) of the alternatives; `is_fixed`: told, not typed."""

    nama: str
    pilihan: tuple[tuple[str, str], ...] = ()
    is_number: bool = False
    is_fixed: bool = False


class IsianModel(QAbstractTableModel):
    """`rows` are values, one text a column. `edited`: somebody changed one, added or took away a row."""

    edited = Signal()

    def __init__(self, columns: Sequence[Kolom]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[list[str]] = []

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """Other rows; nothing was typed."""
        self.beginResetModel()
        self.rows = [list(row) for row in rows]
        self.endResetModel()

    def offer(self, column: int, choices: tuple[tuple[str, str], ...]) -> None:
        """Other alternatives in a column."""
        old = self.columns[column]
        new = Kolom(old.nama, choices, old.is_number, old.is_fixed)
        self.columns = (*self.columns[:column], new, *self.columns[column + 1 :])
        self._redraw(column)

    def tell(self, column: int, texts: Sequence[str]) -> None:
        """What a column that is not typed says, row by row."""
        for row, text in zip(self.rows, texts, strict=True):
            row[column] = text
        self._redraw(column)

    def _redraw(self, column: int) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, column), self.index(len(self.rows) - 1, column))

    def add(self, row: Sequence[str], at: int) -> None:
        """A new row before the one at this place."""
        self.beginInsertRows(_ROOT, at, at)
        self.rows.insert(at, list(row))
        self.endInsertRows()
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Take a row away."""
        if 0 <= at < len(self.rows):
            self.beginRemoveRows(_ROOT, at, at)
            del self.rows[at]
            self.endRemoveRows()
            self.edited.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column, value = self.columns[index.column()], self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _word(column, value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.nama}: {_word(column, value)}"
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if column.is_number else _LEFT)
        return column.pilihan if role == CHOICES_ROLE else None

    def setData(  # noqa: N802
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = " ".join(str(value).split())
        if self.rows[index.row()][index.column()] != text:
            self.rows[index.row()][index.column()] = text
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and not self.columns[index.column()].is_fixed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].nama
        is_number = self.columns[section].is_number
        return int(_RIGHT if is_number else _LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _word(column: Kolom, value: str) -> str:
    return dict(column.pilihan).get(value, value)
