"""The list as a table: positions in the index, nothing copied; a mark redraws one row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.nik import masked
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui.desa.field_words import field_words
from app.ui.desa.keys import status_word

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """`sort` gives the key of a click on the header."""

    stem: str
    word: str
    text: Callable[[Ringkas], str]
    sort: Callable[[Ringkas], Any]
    width: int
    align: Qt.AlignmentFlag = _LEFT


def columns(dusun: str, tps: str) -> list[Column]:
    """By the needs of the work; `dusun` and `tps` are the region's words."""
    return [
        Column("no", tr("No"), lambda row: row.no, lambda row: row.nomor, 54, _RIGHT),
        Column("nama", tr("Nama"), _name, lambda row: row.nama, 216),
        Column("kelamin", tr("L/P"), lambda row: row.kelamin, lambda row: row.kelamin, 36, _CENTRE),
        Column("umur", tr("Umur"), lambda row: row.umur, lambda row: row.usia, 48, _RIGHT),
        Column("dusun", dusun, lambda row: row.dusun or row.alamat, lambda row: row.dusun or row.alamat, 112),
        Column(
            "rt",
            tr("RT/RW"),
            lambda row: f"{row.rt or '-'}/{row.rw or '-'}",
            lambda row: (row.rw, row.rt),
            70,
            _CENTRE,
        ),
        Column("tps", tps, lambda row: row.tps, lambda row: row.tps, 44, _CENTRE),
        Column("status", tr("Status"), _status, lambda row: (row.status, row.info), 156),
        Column(
            "nik",
            tr("NIK"),
            lambda row: masked(row.nik) if row.nik else tr("menyusul"),
            lambda row: row.nik[-2:],
            132,
        ),
    ]


def _name(row: Ringkas) -> str:
    return f"{row.nama} ({row.alias})" if row.alias else row.nama


def _status(row: Ringkas) -> str:
    if row.konflik:
        words = field_words()
        told = ", ".join(words.get(kolom, kolom) for kolom in row.konflik.split())
        return tr("KONFLIK: {kolom}", kolom=told)
    told = status_word(row.info or row.status) if row.status or row.info else ""
    marks = [tr("baru")] * row.baru + [tr("ubah")] * bool(row.ubah)
    return " · ".join(part for part in (told, *marks) if part)


class PemilihModel(QAbstractTableModel):
    """Rows are `positions` into the session's index."""

    def __init__(self, shown: Sequence[Column]) -> None:
        super().__init__()
        self.columns = list(shown)
        self.index_of = DaftarIndex()
        self.positions: list[int] = []

    def show(self, index: DaftarIndex, positions: list[int]) -> None:
        """Another list, or other rows of it."""
        self.beginResetModel()
        self.index_of, self.positions = index, positions
        self.endResetModel()

    def redraw(self, first: int = 0, last: int = -1) -> None:
        """Rows changed in place."""
        if self.positions:
            end = last if last >= 0 else len(self.positions) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(end, len(self.columns) - 1))

    def voter(self, row: int) -> Ringkas:
        """The voter of a row of the table."""
        return self.index_of.rows[self.positions[row]]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.positions)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.positions):
            return None
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.AccessibleTextRole:
            return self.columns[index.column()].text(self.voter(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self.columns[index.column()].align)
        if role == ROW_ROLE:
            return self.voter(index.row())
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].word
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(self.columns[section].align)
        return None
