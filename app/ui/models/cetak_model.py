"""The documents under the headings of their stages, and how far each is printed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.services.desa.cetak_keadaan import KeadaanCetak
from app.system.language import tr
from app.ui import theme
from app.ui.desa.cetak_words import printed_word

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NONE = Qt.ItemFlag.NoItemFlags


class CetakModel(QAbstractTableModel):
    """A row is a heading (its text) or a document. `show` replaces them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str | KeadaanCetak] = []
        self._headings = (tr("Dokumen"), tr("Dicetak"))

    def show(self, rows: Sequence[str | KeadaanCetak]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The focus goes past a heading."""
        known = index.isValid() and index.row() < len(self.rows)
        return _NONE if known and isinstance(self.rows[index.row()], str) else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if isinstance(row, str):
            return self._heading(row, index.column(), role)
        return self._document(row, index.column(), role)

    def _heading(self, text: str, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return text if column == 0 else ""
        if role == Qt.ItemDataRole.FontRole:
            return theme.sized(1.0, bold=True)
        return QColor(theme.colours().quiet) if role == Qt.ItemDataRole.ForegroundRole else None

    def _document(self, one: KeadaanCetak, column: int, role: int) -> Any:
        word, look = printed_word(one)
        text = (one.judul, word)[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[column]}: {text}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(theme.colours(), look if column else "text"))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None
