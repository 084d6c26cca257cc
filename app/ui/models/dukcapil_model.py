"""One list for the population office in its order, with what is answered; a key changes one row of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.domain.dukcapil_daftar import Butir
from app.domain.nik import masked
from app.domain.tanggal import short_date
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui import theme
from app.ui.desa.dukcapil_words import LOOKS, answer_word, asked_words, letter_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class DukcapilColumn:
    """`text` of a row and its voter, who may be listed no more. A width of 0 takes what is left."""

    word: str
    text: Callable[[Butir, Ringkas | None], str]
    width: int
    align: Qt.AlignmentFlag = _LEFT
    is_coloured: bool = False


def columns() -> list[DukcapilColumn]:
    """The paper's number first."""
    return [
        DukcapilColumn(tr("No"), lambda one, _: str(one.urut), 46, _RIGHT),
        DukcapilColumn(tr("Nama"), lambda one, voter: voter.nama if voter else one.pemilih, 0),
        DukcapilColumn(tr("L/P"), lambda _, voter: voter.kelamin if voter else "", 36, _CENTRE),
        DukcapilColumn(tr("Lahir"), _born, 84),
        DukcapilColumn(tr("NIK"), lambda _, voter: masked(voter.nik) if voter else "", 132),
        DukcapilColumn(tr("Diminta"), lambda _, voter: asked_words(voter) if voter else "", 132),
        DukcapilColumn(tr("Jawaban"), lambda one, _: answer_word(one), 142, is_coloured=True),
        DukcapilColumn(tr("Surat"), lambda one, _: one.isi.get("nomor", ""), 130),
    ]


def _born(one: Butir, voter: Ringkas | None) -> str:
    return short_date(voter.tanggal_lahir) if voter and voter.tanggal_lahir else ""


class DukcapilModel(QAbstractTableModel):
    """`rows` are all of the list; `shown` the places of those in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.columns = columns()
        self.index_of = DaftarIndex()
        self.rows: list[Butir] = []
        self.shown: list[int] = []

    def show(self, index: DaftarIndex, rows: Sequence[Butir], shown: Sequence[int]) -> None:
        """Another list, or other rows of it."""
        self.beginResetModel()
        self.index_of, self.rows, self.shown = index, list(rows), list(shown)
        self.endResetModel()

    def row(self, line: int) -> Butir:
        """The row of a line of the view."""
        return self.rows[self.shown[line]]

    def voter(self, line: int) -> Ringkas | None:
        """Its voter; None where he is listed no more."""
        return self.index_of.get(self.row(line).pemilih)

    def line_of(self, urut: int) -> int:
        """The line that shows a number; -1 where none does."""
        return next((line for line, at in enumerate(self.shown) if self.rows[at].urut == urut), -1)

    def set_answer(self, voter: str, isi: Mapping[str, str]) -> None:
        """One row is answered; it is drawn at once."""
        for line, at in enumerate(self.shown):
            if self.rows[at].pemilih == voter:
                self.rows[at] = replace(self.rows[at], isi=isi)
                self.dataChanged.emit(self.index(line, 0), self.index(line, len(self.columns) - 1))

    def redraw(self) -> None:
        """Voters changed in place."""
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        column, row = self.columns[index.column()], self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row, self.voter(index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.word}: {column.text(row, self.voter(index.row()))}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align)
        if role == Qt.ItemDataRole.ToolTipRole:
            return letter_words(row.isi)
        if role == Qt.ItemDataRole.ForegroundRole:
            look = LOOKS.get(row.keadaan, "text") if column.is_coloured else "quiet" if row.lagi else "text"
            return QColor(getattr(theme.colours(), look))
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
