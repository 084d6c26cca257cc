"""A plain table whose columns give way one by one where the window is narrow or the letters are large."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent

from app.ui import theme
from app.ui.widgets.plain_table import PlainTable

_NARROWEST = 170  # pixels of the column that takes what is left, at the usual text size


class RoomyTable(PlainTable):
    """`give_way`: columns in the order in which they go; what they tell is told elsewhere too."""

    def __init__(
        self, model: QAbstractItemModel, name: str, widths: list[int], give_way: Sequence[int]
    ) -> None:
        self._rest, self._give_way = widths.index(0), tuple(give_way)
        super().__init__(model, name, widths)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        room = self.viewport().width()
        columns = [at for at in range(self.model().columnCount()) if at != self._rest]
        gone: set[int] = set()
        for at in (*self._give_way, -1):
            taken = sum(theme.scaled(self._width_of(one)) for one in columns if one not in gone)
            if room - taken >= theme.scaled(_NARROWEST):
                break
            gone.add(at)
        for at in columns:
            if self.isColumnHidden(at) != (at in gone):
                self.setColumnHidden(at, at in gone)

    def _width_of(self, at: int) -> int:
        return self._widths[at]

    def _dress(self, widths: list[int]) -> None:
        self._widths = widths
        super()._dress(widths)
