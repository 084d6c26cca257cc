"""A calm table with a column of ticks: Space chooses the row in front."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.pmd.tick_model import TickModel
from app.ui.widgets.plain_key import is_plain
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.tick_delegate import TickDelegate

_TICK = 34


class TickTable(PlainTable):
    """Ticked one by one, the cursor goes down a row."""

    def __init__(self, model: TickModel, name: str, widths: list[int]) -> None:
        super().__init__(model, name, [_TICK, *widths])
        self._ticks = model
        self._delegate = TickDelegate(self)
        self.setItemDelegateForColumn(0, self._delegate)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if is_plain(event) and event.key() == Qt.Key.Key_Space and self.at >= 0:
            self._ticks.flip([self.at])
            self.go_to(self.at + 1)
        else:
            super().keyPressEvent(event)
