"""The preview of a table: Space ticks the chosen rows, a digit shows one outcome only."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.services.desa.impor_baris import Baris
from app.system.language import tr
from app.ui.models.impor_model import TICK, ImporModel
from app.ui.widgets.plain_key import is_plain
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.tick_delegate import TickDelegate

_FRONT = 3  # where the line of the focus stands
_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ImporTable(PlainTable):
    """`filtered(n)`: the n-th outcome, 0 all."""

    filtered = Signal(int)

    def __init__(self, model: ImporModel) -> None:
        super().__init__(model, tr("Baris tabel"), [column.width for column in model.columns])
        self._rows = model
        self._tick = TickDelegate(self)
        self.setItemDelegateForColumn(TICK, self._tick)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_sheets(self, several: bool) -> None:
        """The name of the sheet only where there are several."""
        stems = [column.stem for column in self._rows.columns]
        self.setColumnHidden(stems.index("lembar"), not several)

    def front(self) -> Baris | None:
        """The row in front."""
        return self._rows.row(self.at) if 0 <= self.at < len(self._rows.shown) else None

    def go_to(self, row: int) -> None:
        """Bring a row to the front, the line of the focus under its words."""
        if 0 <= row < len(self._rows.shown):
            self.selectionModel().setCurrentIndex(self._rows.index(row, _FRONT), _ROW)

    def toggle(self) -> None:
        """Tick what is selected; where all of it is ticked, untick it."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(at) for at in range(chosen.count())]
        lines = [line for one in ranges for line in range(one.top(), one.bottom() + 1)]
        may = [line for line in lines if self._rows.row(line).can_choose]
        if may:
            on = not all(self._rows.shown[line] in self._rows.chosen for line in may)
            self._rows.tick(may, on)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = is_plain(event)
        if plain and event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if event.key() == Qt.Key.Key_Home else len(self._rows.shown) - 1)
        elif plain and event.text().isdecimal():
            self.filtered.emit(int(event.text()))
        else:
            super().keyPressEvent(event)
