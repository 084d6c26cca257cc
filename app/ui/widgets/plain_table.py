"""A calm table of text to look at: whole rows, no grid, Enter (or a double click) opens the row in front."""

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui import theme
from app.ui.widgets.heading_width import wide_enough
from app.ui.widgets.plain_key import is_plain, letter_of
from app.ui.widgets.text_delegate import TextDelegate

_EMPTY_WIDTH, _EMPTY_TOP = 520, 28
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class PlainTable(QTableView):
    """`opened(row)`; `moved(row)`: another row is in front, -1 none; `letter`: a plain letter was pressed.
    `tell_empty`: what stands there while there is no row."""

    opened = Signal(int)
    moved = Signal(int)
    letter = Signal(str)

    def __init__(self, model: QAbstractItemModel, name: str, widths: list[int]) -> None:
        """`widths`: of the columns at the usual text size; 0 takes what is left."""
        super().__init__()
        self._empty = ""
        self.setModel(model)
        self.setItemDelegate(TextDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self._dress(widths)

    def _dress(self, widths: list[int]) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_height())
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width in enumerate(widths):
            if width:
                self.setColumnWidth(at, wide_enough(self, at, width))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda now, before: self.moved.emit(now.row()))

    @property
    def at(self) -> int:
        """The row in front, -1 for none."""
        return self.currentIndex().row()

    def tell_empty(self, text: str) -> None:
        """What belongs here, and the key that brings it."""
        self._empty = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._empty and self.model().rowCount() == 0:
            room = self.viewport().rect()
            width = min(theme.scaled(_EMPTY_WIDTH), room.width() - 2 * theme.SPACE)
            where = QRect((room.width() - width) // 2, theme.scaled(_EMPTY_TOP), width, room.height())
            with QPainter(self.viewport()) as painter:
                painter.setPen(QColor(theme.colours().quiet))
                painter.drawText(where, _MIDDLE, self._empty)

    def go_to(self, row: int) -> None:
        """Bring a row to the front."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = is_plain(event)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.at >= 0:
                self.opened.emit(self.at)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # rows are whole; the page may have a use for them
        elif letter := letter_of(event):
            self.letter.emit(letter)
        else:
            super().keyPressEvent(event)
