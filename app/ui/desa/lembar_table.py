"""The rows of one worksheet: a dozen at a time, the one in front large, every key audible by a flash."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui import theme
from app.ui.models.lembar_model import Index, LembarModel
from app.ui.widgets.lembar_delegate import LembarDelegate

_ROW, _FRONT = 40, 76
FLASH = 300  # ms
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LembarTable(QTableView):
    """`letter(key, shift)`, `digit`, `enter`, `rest` (Ctrl+Enter), `back` (Backspace; Up from the end)."""

    letter = Signal(str, bool)
    digit = Signal(str)
    enter = Signal()
    rest = Signal()
    back = Signal()
    escape = Signal()
    moved = Signal()

    def __init__(self, model: LembarModel) -> None:
        super().__init__()
        self._model = model
        self._delegate = LembarDelegate()
        self._unflash = QTimer(self)
        self._unflash.setSingleShot(True)
        self._unflash.setInterval(FLASH)
        self._unflash.timeout.connect(lambda: self.flash({}))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._build()

    def _build(self) -> None:
        self.setAccessibleName(tr("Baris lembar kerja"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.scaled(_ROW))

    @property
    def at(self) -> int:
        """The row in front, from 0; -1 at the end of the sheet."""
        return self.currentIndex().row()

    def front(self) -> Ringkas | None:
        """The voter in front."""
        return self._model.voter(self.at) if 0 <= self.at < self._model.rowCount() else None

    def go_to(self, row: int) -> None:
        """Bring a row to the front; past the last one is the end of the sheet."""
        inside = 0 <= row < self._model.rowCount()
        self.setCurrentIndex(self._model.index(row, 0) if inside else QModelIndex())

    def flash(self, letters: Mapping[str, str]) -> None:
        """Show the letter of the key on these voters for a moment."""
        self._delegate.flashing = dict(letters)
        self.viewport().update()
        if letters:
            self._unflash.start()

    @property
    def flashing(self) -> Mapping[str, str]:
        """What flashes now."""
        return self._delegate.flashing

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if 0 <= previous.row() < self._model.rowCount():
            self.setRowHeight(previous.row(), theme.scaled(_ROW))
        self._delegate.front = current.row()
        if current.isValid():
            self.setRowHeight(current.row(), theme.scaled(_FRONT))
            self.scrollTo(current, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = plain == Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and plain == Qt.KeyboardModifier.ControlModifier:
            self.rest.emit()
        elif plain != Qt.KeyboardModifier.NoModifier and not shift:
            super().keyPressEvent(event)
        elif Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
            self.letter.emit(chr(event.key()), shift)
        elif event.text().isdecimal() and not shift:
            self.digit.emit(event.text())
        elif not self._plain_key(event):
            super().keyPressEvent(event)

    def _plain_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours."""
        if event.key() in _ENTER:
            self.enter.emit()
        elif event.key() == Qt.Key.Key_Backspace or (event.key() == Qt.Key.Key_Up and self.at < 0):
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape.emit()
        else:
            return False
        return True
