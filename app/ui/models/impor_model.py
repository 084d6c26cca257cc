"""The rows of somebody's table as they would be taken over; those that may be chosen carry a tick."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.services.desa.impor_baris import Baris
from app.system.language import tr
from app.ui import theme
from app.ui.desa.impor_words import LOOKS, what, why

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TICK = 0


@dataclass(frozen=True, slots=True)
class ImporColumn:
    """`is_coloured`: in the colour of the outcome."""

    stem: str
    word: str
    text: Callable[[Baris], str]
    width: int
    align: Qt.AlignmentFlag = _LEFT
    is_coloured: bool = False


def columns(listed: Callable[[str], str]) -> list[ImporColumn]:
    """`listed` names a voter of the list by his id. A width of 0 takes what is left."""
    return [
        ImporColumn("pilih", "", lambda row: "", 36),
        ImporColumn("lembar", tr("Lembar"), lambda row: row.lembar, 90),
        ImporColumn("baris", tr("Baris"), lambda row: str(row.nomor), 58, _RIGHT),
        ImporColumn("hasil", tr("Yang terjadi"), what, 158, is_coloured=True),
        ImporColumn("nama", tr("Nama di tabel"), lambda row: row.nama or "-", 196),
        ImporColumn("nik", tr("NIK"), lambda row: row.nik or "-", 136),
        ImporColumn("pemilih", tr("Di daftar"), lambda row: listed(row.pemilih) if row.pemilih else "-", 176),
        ImporColumn("sebab", tr("Sebab"), why, 0),
    ]


class ImporModel(QAbstractTableModel):
    """`shown` are places in `rows`; `chosen` too, whether shown or not.

    `flags` stays Qt's own: it is asked for every selected cell, and 3,000 rows may be selected.
    """

    ticked = Signal()

    def __init__(self, listed: Callable[[str], str]) -> None:
        super().__init__()
        self.columns = columns(listed)
        self.rows: Sequence[Baris] = ()
        self.shown: list[int] = []
        self.chosen: set[int] = set()
        self.is_open = True

    def show(self, rows: Sequence[Baris], shown: Iterable[int], chosen: Collection[int]) -> None:
        """Another table, or other rows of it."""
        self.beginResetModel()
        self.rows, self.shown, self.chosen = rows, list(shown), set(chosen)
        self.endResetModel()

    def row(self, at: int) -> Baris:
        """The row of a line of the view."""
        return self.rows[self.shown[at]]

    def tick(self, lines: Iterable[int], on: bool) -> None:
        """Choose these lines of the view, or not; those that cannot be chosen stay as they are."""
        if not self.is_open:
            return
        places = {self.shown[line] for line in lines if self.row(line).can_choose}
        self.chosen = self.chosen | places if on else self.chosen - places
        if self.shown:
            self.dataChanged.emit(self.index(0, TICK), self.index(len(self.shown) - 1, TICK))
        self.ticked.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        column, row = self.columns[index.column()], self.row(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return self._tick_state(index) if row.can_choose else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.word}: {column.text(row)}" if index.column() != TICK else self._told_tick(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(theme.colours(), LOOKS[row.hasil] if column.is_coloured else "text"))
        return None

    def _tick_state(self, index: Index) -> Qt.CheckState:
        chosen = self.shown[index.row()] in self.chosen
        return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked

    def _told_tick(self, index: Index) -> str:
        if not self.row(index.row()).can_choose:
            return tr("tidak dapat dipilih")
        return tr("dipilih") if self.shown[index.row()] in self.chosen else tr("tidak dipilih")

    def setData(  # noqa: N802
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not (self.is_open and self._may_tick(index)):
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _may_tick(self, index: Index) -> bool:
        return index.column() == TICK and index.row() < len(self.shown) and self.row(index.row()).can_choose

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].word
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(self.columns[section].align)
        return None
