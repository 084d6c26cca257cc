"""Progress area by area: name, bar, the same in words."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.desa.daftar_index import Kemajuan
from app.system.language import tr
from app.ui.figures import ribuan

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PART_ROLE = Qt.ItemDataRole.UserRole
BAR = 1
"""The column that a bar is drawn into; its text is the percentage."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KemajuanModel(QAbstractTableModel):
    """`word`: what the areas are: RT, the region's word for dusun or TPS."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Kemajuan] = []
        self.word = ""

    def show(self, parts: list[Kemajuan], word: str) -> None:
        """Other areas, or the same with other counts."""
        if self.word == word and [part.nama for part in self.parts] == [part.nama for part in parts]:
            self.parts = parts
            if parts:
                self.dataChanged.emit(self.index(0, 0), self.index(len(parts) - 1, 3))
            return
        self.beginResetModel()
        self.parts, self.word = parts, word
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.parts)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.parts):
            return None
        part = self.parts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(part, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if index.column() == BAR + 1 else _LEFT)
        return part if role == PART_ROLE else None

    def _text(self, part: Kemajuan, column: int) -> str:
        done, total = ribuan(part.selesai), ribuan(part.jumlah)
        return (
            f"{self.word} {part.nama.strip('/') or '-'}",
            f"{percent(part)} %",
            tr("{done} dari {total}", done=done, total=total),
            verdict(part),
        )[column]

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 4:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.word, tr("Kemajuan"), tr("Sudah ditandai"), tr("Sisanya"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if section == BAR + 1 else _LEFT)
        return None


def percent(part: Kemajuan) -> int:
    """Rounded down: 100 only where nothing is left."""
    return 100 * part.selesai // part.jumlah if part.jumlah else 0


def verdict(part: Kemajuan) -> str:
    """In words, for whoever sees no bar."""
    if part.selesai == part.jumlah:
        return tr("✓ selesai")
    if not part.selesai:
        return tr("belum mulai")
    return tr("{count} lagi", count=ribuan(part.jumlah - part.selesai))
