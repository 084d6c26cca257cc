"""The table of places: many are chosen at once, a letter begins the name they all get."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.domain.peta_wilayah import Kunci
from app.services.desa.peta_wilayah import BarisWilayah
from app.system.language import tr
from app.ui import theme
from app.ui.models.wilayah_model import WilayahModel
from app.ui.widgets.heading_width import wide_enough
from app.ui.widgets.text_delegate import TextDelegate

_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class WilayahTable(QTableView):
    """Signals ask the page to act."""

    typed = Signal(str)  # a name begins with this; "" for Enter
    search = Signal()  # "/"
    emptied = Signal()  # Delete: take the name away
    left = Signal()  # Esc

    def __init__(self, model: WilayahModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(TextDelegate(self))
        self.setAccessibleName(tr("Tempat di peta wilayah"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._dress_headers()

    def _dress_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_height())
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(30)
        for at, column in enumerate(self._model.columns):
            self.setColumnWidth(at, wide_enough(self, at, column.width))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def hide_columns(self, stems: Collection[str]) -> None:
        """These and no others."""
        for at, column in enumerate(self._model.columns):
            self.setColumnHidden(at, column.stem in stems)

    def front(self) -> BarisWilayah | None:
        """The place in front."""
        row = self.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def chosen(self) -> list[BarisWilayah]:
        """The selected places in the table's order."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self._model.rows[row] for row in sorted(rows)]

    def choose(self, keys: Collection[Kunci]) -> bool:
        """Select these places, the first of them in front; False where the table shows none."""
        rows = [at for at, row in enumerate(self._model.rows) if row.kunci in keys]
        if not rows:
            return False
        front = self.front()
        at = next((row for row in rows if front and self._model.rows[row] is front), rows[0])
        self.selectionModel().setCurrentIndex(
            self._model.index(at, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.selectionModel().select(self._ranges(rows), _ROWS)
        return True

    def _ranges(self, rows: list[int]) -> QItemSelection:
        """Neighbours as one range: 1,700 places are selected in a millisecond."""
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        first = previous = rows[0]
        for row in [*rows[1:], -1]:
            if row != previous + 1:
                selection.select(self._model.index(first, 0), self._model.index(previous, last))
                first = row
            previous = row
        return selection

    def go_to(self, row: int) -> None:
        """Bring a row to the front, also while Ctrl is held: Qt's own `selectRow` would then toggle it."""
        if self._model.rows:
            row = max(0, min(row, len(self._model.rows) - 1))
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), _ROWS)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """A letter begins a name, it looks for nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.typed.emit("")
        elif event.key() == Qt.Key.Key_Delete:
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() == "/":
            self.search.emit()
        elif event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
