"""Acts newest first, fetched a page at a time while somebody scrolls down."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.services.desa.acts import Tindakan
from app.system.language import tr
from app.ui import theme
from app.ui.desa.act_words import reach, state, things

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RiwayatModel(QAbstractTableModel):
    """`more` is called when the next page is wanted; `add` answers it."""

    def __init__(self, more: Callable[[], None]) -> None:
        super().__init__()
        self.acts: list[Tindakan] = []
        self.is_whole = True
        self._more = more
        self._waiting = False

    def show(self, acts: list[Tindakan], *, whole: bool) -> None:
        """From the top; `whole`: there are no more."""
        self.beginResetModel()
        self.acts, self.is_whole, self._waiting = acts, whole, False
        self.endResetModel()

    def add(self, acts: list[Tindakan], *, whole: bool) -> None:
        """The next page. Whoever listens may ask for another one only once these rows stand."""
        if acts:
            self.beginInsertRows(QModelIndex(), len(self.acts), len(self.acts) + len(acts) - 1)
            self.acts += acts
            self.endInsertRows()
        self._waiting, self.is_whole = False, whole

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        return not (parent.isValid() or self.is_whole or self._waiting)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        if self.canFetchMore(parent):
            self._waiting = True
            self._more()

    def place(self, act: str) -> int:
        """The row of an act, -1 where it is not here yet."""
        return next((at for at, one in enumerate(self.acts) if one.act == act), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.acts)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.acts):
            return None
        act = self.acts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (act.waktu, act.anggota, _what(act), reach(act))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT)
        if role == Qt.ItemDataRole.ForegroundRole and (act.batal or not act.dapat):
            return QColor(theme.colours().quiet)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 4:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Waktu"), tr("Oleh"), tr("Tindakan"), tr("Untuk"))[section]
        return int(_LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _what(act: Tindakan) -> str:
    """`Meninggal`, `Meninggal · ✗ diurungkan`."""
    told = state(act)
    return f"{things(act)} · {told}" if told else things(act)
