"""A recap as cells: the row's name, a bar, numbers; the last row is the sum."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.system.language import tr
from app.ui.figures import ribuan

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
BAR = 1
"""The column that a bar is drawn into: of the number in front."""

BAR_ROLE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _nobody(row: int, column: int) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Isian:
    """`kepala`: of the names, then of each number. `angka`: row by row, the sum last; None is an empty cell.

    `terbagi`: the last column is divided by the others, which a bar of it may show. `depan`: the number in
    front at first, -1 the last. `siapa(row, column)`: the voters behind a number, columns counted from the
    first number.
    """

    kepala: tuple[str, ...] = ("",)
    baris: tuple[str, ...] = ()
    angka: tuple[tuple[int | None, ...], ...] = ()
    terbagi: bool = False
    depan: int = -1
    siapa: Callable[[int, int], list[str]] = field(default=_nobody, repr=False)


@dataclass(frozen=True, slots=True)
class Bar:
    """A number, the largest beside it, and the parts that it is divided into, each with its name."""

    value: int
    largest: int
    parts: tuple[tuple[str, int], ...] = ()


class RekapModel(QAbstractTableModel):
    """`front`: the number that bars are of, counted from the first number."""

    def __init__(self) -> None:
        super().__init__()
        self.isian = Isian()
        self.front = 0
        self._bold = QFont()

    def show(self, isian: Isian, bold: QFont) -> None:
        """Another table."""
        self.beginResetModel()
        self.isian, self._bold = isian, bold
        self.front = isian.depan if isian.depan >= 0 else max(len(isian.kepala) - 2, 0)
        self.endResetModel()

    def set_front(self, column: int) -> None:
        """Bars of another number."""
        if column != self.front and 0 <= column < len(self.isian.kepala) - 1:
            self.front = column
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, BAR, BAR)
            if self.isian.angka:
                self.dataChanged.emit(self.index(0, BAR), self.index(len(self.isian.angka) - 1, BAR))

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.isian.angka)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.isian.kepala) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A bar is looked at and never in front."""
        return Qt.ItemFlag.NoItemFlags if index.column() == BAR else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.isian.angka):
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self.isian.baris[row]
            return tr("{name}: {value}", name=f"{name}, {self._head(column)}", value=self._text(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if column > BAR else _LEFT)
        if role == Qt.ItemDataRole.FontRole and row == len(self.isian.angka) - 1:
            return self._bold
        return self._bar(row) if role == BAR_ROLE else None

    def _text(self, row: int, column: int) -> str:
        if column == 0:
            return self.isian.baris[row]
        if column == BAR:
            return ""
        number = self.isian.angka[row][column - 2]
        return "" if number is None else ribuan(number)

    def _head(self, column: int) -> str:
        at = max(column - 1, 0)
        return self.isian.kepala[at] if column != BAR and at < len(self.isian.kepala) else ""

    def _bar(self, row: int) -> Bar | None:
        """None under the line of sums, and where a number is not known."""
        body = self.isian.angka[:-1]
        value = body[row][self.front] if row < len(body) else None
        if value is None:
            return None
        largest = max((abs(line[self.front] or 0) for line in body), default=0)
        is_total = self.front == len(self.isian.kepala) - 2
        if not (self.isian.terbagi and is_total):
            return Bar(value, largest)
        names = self.isian.kepala[1:-1]
        parts = tuple((name, body[row][at] or 0) for at, name in enumerate(names))
        return Bar(value, largest, parts)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                tr("Gambar: {what}", what=self._head(self.front + 2))
                if section == BAR
                else self._head(section)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            wrap = Qt.TextFlag.TextWordWrap
            side = Qt.AlignmentFlag.AlignRight if section > BAR else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(wrap)
        return None

    def voters(self, index: Index) -> list[str]:
        """Who stands behind a cell; behind a name, its whole row."""
        if not index.isValid() or index.column() == BAR:
            return []
        last = len(self.isian.kepala) - 2
        return self.isian.siapa(index.row(), index.column() - 2 if index.column() else last)


def as_rows(lines: Sequence[Sequence[int | None]]) -> tuple[tuple[int | None, ...], ...]:
    """Numbers as `Isian` keeps them."""
    return tuple(map(tuple, lines))
