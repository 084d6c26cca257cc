"""Pairs that may be one person, one row each: who, where, and why or what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.domain.pasangan import Kunci, Pasangan
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.ganda_putusan import Diputuskan
from app.system.language import tr
from app.ui import theme
from app.ui.desa.ganda_words import decision_word, names_of, places_of, reason_word

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class BarisGanda:
    """One pair as the list has both now. Either `pasangan`, still open, or `putusan`; `nanti`: put off."""

    kiri: Ringkas
    kanan: Ringkas
    pasangan: Pasangan | None = None
    putusan: Diputuskan | None = None
    nanti: bool = False

    @property
    def kunci(self) -> Kunci:
        return self.kiri.id, self.kanan.id


class GandaModel(QAbstractTableModel):
    """`show` replaces the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[BarisGanda] = []
        self._headings = (tr("Nama"), tr("RT/RW"), tr("Keterangan"))

    def show(self, rows: Sequence[BarisGanda]) -> None:
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
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[column]}: {_text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(theme.colours(), "quiet" if row.nanti else "text"))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


def _text(row: BarisGanda, column: int) -> str:
    if column == 0:
        return names_of(row.kiri, row.kanan)
    if column == 1:
        return places_of(row.kiri, row.kanan)
    if row.putusan:
        return decision_word(row.putusan, row.kiri, row.kanan)
    word = reason_word(row.pasangan.alasan[0]) if row.pasangan else ""
    return tr("{word}, nanti", word=word) if row.nanti else word
