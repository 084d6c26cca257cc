"""One worksheet as rows: the paper's order is kept while one types, whatever the rows become."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui.desa.keys import status_word
from app.ui.models.pemilih_model import ROW_ROLE

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LembarModel(QAbstractTableModel):
    """One column; a row's number on the paper is its place, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.index_of = DaftarIndex()
        self.voters: list[str] = []

    def show(self, index: DaftarIndex, voters: list[str]) -> None:
        """Another sheet, or the same one after voters came or went."""
        self.beginResetModel()
        self.index_of, self.voters = index, voters
        self.endResetModel()

    def redraw(self) -> None:
        """Rows changed in place."""
        if self.voters:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.voters) - 1, 0))

    def voter(self, row: int) -> Ringkas:
        """The voter of a row."""
        found = self.index_of.get(self.voters[row])
        assert found is not None
        return found

    def rows(self) -> list[Ringkas]:
        """All of the sheet."""
        return [self.voter(row) for row in range(len(self.voters))]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.voters)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.voters):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(index.row())
        return self.voter(index.row()) if role == ROW_ROLE else None

    def _sentence(self, at: int) -> str:
        row = self.voter(at)
        return tr(
            "{number}. {nama}, {kelamin} {umur}: {status}",
            number=at + 1,
            nama=row.nama,
            kelamin=row.kelamin,
            umur=row.umur,
            status=status_word(row.info or row.status),
        )
