"""What one act changed, voter by voter, in two short columns."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.desa.acts import Rincian
from app.system.language import tr
from app.ui.desa.act_words import kind_words
from app.ui.desa.field_words import field_words
from app.ui.desa.who_step import role_word

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RincianModel(QAbstractTableModel):
    """A row an event."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Rincian] = []

    def show(self, rows: list[Rincian]) -> None:
        """Those of another act."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return (row.nama, change(row))[index.column()]
        return int(_LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 2:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Siapa"), tr("Perubahan"))[section]
        return int(_LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None


def change(row: Rincian) -> str:
    """`Status: - → Meninggal`."""
    word = {**field_words(), **kind_words()}.get(row.kolom, row.kolom)
    if not row.lama and not row.baru:
        return word
    now = role_word(row.baru) if row.kolom == "anggota" and row.baru else row.baru
    return tr("{what}: {lama} → {baru}", what=word, lama=row.lama or "-", baru=now or "-")
