"""The map of the village as a table: one row a place (ALAMAT, RT, RW), filtered and sorted by the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.services.desa.peta_wilayah import BarisWilayah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class WilayahColumn:
    """`sort` gives the key of a click on the header; `look` the colour of the text, beside its words."""

    stem: str
    word: str
    text: Callable[[BarisWilayah], str]
    sort: Callable[[BarisWilayah], Any]
    width: int
    align: Qt.AlignmentFlag = _LEFT
    look: str = "text"

    def is_used(self, places: Sequence[BarisWilayah]) -> bool:
        """Whether it says anything here: a village may have no RT, no RW, no proposals, nothing odd."""
        return self.stem not in _OPTIONAL or any(self.text(place) not in ("", "-") for place in places)


_OPTIONAL = ("rt", "rw", "usul", "perlu")


def columns(dusun: str) -> list[WilayahColumn]:
    """`dusun` is the region's word. Counts come last: large text leaves no room for them."""
    return [
        WilayahColumn(
            "alamat",
            tr("Alamat"),
            lambda row: row.alamat or "-",
            lambda row: (row.alamat, row.rw, row.rt),
            200,
        ),
        WilayahColumn(
            "rt", tr("RT"), lambda row: row.rt or "-", lambda row: (row.rt, row.rw, row.alamat), 46, _CENTRE
        ),
        WilayahColumn(
            "rw", tr("RW"), lambda row: row.rw or "-", lambda row: (row.rw, row.rt, row.alamat), 46, _CENTRE
        ),
        WilayahColumn("dusun", dusun, lambda row: row.dusun, lambda row: row.dusun.casefold(), 124),
        WilayahColumn(
            "usul", tr("Usul"), lambda row: row.usul, lambda row: row.usul.casefold(), 112, look="quiet"
        ),
        WilayahColumn("perlu", tr("Keterangan"), remark, remark, 150, look="warn"),
        _counted("voters", tr("Pemilih"), 84),
        _counted("laki", tr("L"), 50),
        _counted("perempuan", tr("P"), 50),
    ]


def _counted(stem: str, word: str, width: int) -> WilayahColumn:
    def count(row: BarisWilayah) -> int:
        return int(getattr(row, stem))

    return WilayahColumn(stem, word, lambda row: ribuan(count(row)), count, width, _RIGHT)


def remark(row: BarisWilayah) -> str:
    """What is odd about a place, in words."""
    if row.konflik:
        return f"⚠ {' / '.join(name or '-' for name in row.konflik)}"
    if row.kurang:
        return tr("tanpa {what}", what="/".join(kolom.upper() for kolom in row.kurang))
    return ""


class WilayahModel(QAbstractTableModel):
    """`show` replaces the rows; nothing is edited in a cell."""

    def __init__(self, shown: Sequence[WilayahColumn]) -> None:
        super().__init__()
        self.columns = list(shown)
        self.rows: list[BarisWilayah] = []

    def show(self, rows: list[BarisWilayah]) -> None:
        """Other rows, or another order."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(row) if column.align == _LEFT else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.word}: {column.text(row) or '-'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(theme.colours(), "bad" if row.konflik else column.look))
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
