"""Residents' responses, one row each: number, what it is about, who, since when, how far."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.domain.nik import masked_within
from app.domain.tanggal import short_date
from app.domain.tanggapan import Tanggapan
from app.system.language import tr
from app.ui import theme
from app.ui.desa.tanggapan_words import kind_words, state

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TanggapanModel(QAbstractTableModel):
    """`show` replaces the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Tanggapan] = []
        self._headings = (tr("No."), tr("Hal"), tr("Atas nama"), tr("Pelapor"), tr("Diterima"), tr("Keadaan"))

    def show(self, rows: Sequence[Tanggapan]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        one, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _texts(one)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[column]}: {_texts(one)[column]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            look = state(one)[1] if column == len(self._headings) - 1 else "text"
            return QColor(getattr(theme.colours(), look))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


def _texts(one: Tanggapan) -> tuple[str, ...]:
    return (
        one.nomor,
        kind_words()[one.hal],
        masked_within(one.nama),
        masked_within(one.pelapor),
        short_date(one.diterima.isoformat()),
        state(one)[0],
    )
