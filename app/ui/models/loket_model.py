"""The people at the desk as rows: the listed voters of the card, then those being typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.system.language import tr
from app.ui import theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ALIGN = (_LEFT, _CENTRE, _LEFT)


@dataclass(frozen=True, slots=True)
class BarisLoket:
    """`hadir`: his place among the listed, else -1; `tamu`: among the typed. `kalimat` tells all of it."""

    nama: str
    umur: str
    keadaan: str
    kalimat: str
    hadir: int = -1
    tamu: int = -1
    look: str = "text"


class LoketModel(QAbstractTableModel):
    """`show` replaces the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[BarisLoket] = []

    def show(self, rows: Sequence[BarisLoket]) -> None:
        """The same number of rows is redrawn in place, so that the row in front stays in front."""
        if len(rows) == len(self.rows):
            self.rows = list(rows)
            if self.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 2))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(_ALIGN)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.nama, row.umur, row.keadaan)[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.kalimat
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(theme.colours(), row.look if index.column() == 2 else "text"))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_ALIGN):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Nama"), tr("L/P"), tr("Keadaan"))[section]
        return int(_ALIGN[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None
