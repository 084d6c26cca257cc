"""A table that is typed into: arrows move, a key or Enter edits the cell, Delete takes the row away."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import theme
from app.ui.models.isian_model import CHOICES_ROLE, IsianModel
from app.ui.widgets.text_delegate import TextDelegate

Index = QModelIndex | QPersistentModelIndex


class IsianDelegate(TextDelegate):
    """A list where the column has alternatives, else a line of text."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        choices = index.data(CHOICES_ROLE)
        if not choices:
            return super().createEditor(parent, option, index)
        made = QComboBox(parent)
        for value, word in choices:
            made.addItem(word, value)
        made.activated.connect(lambda _: self._take(made))
        return made

    def _take(self, made: QComboBox) -> None:
        self.commitData.emit(made)
        self.closeEditor.emit(made)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
        else:
            super().setEditorData(editor, index)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Any
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class IsianTable(QTableView):
    """`removed`: the row in front is to go."""

    removed = Signal()

    def __init__(self, model: IsianModel, name: str, widths: list[int]) -> None:
        """`widths`: of the columns at the usual text size; 0 takes what is left."""
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(IsianDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_height() + theme.scaled(4))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for at, width in enumerate(widths):
            if width:
                self.setColumnWidth(at, theme.scaled(width))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def go_to(self, row: int) -> None:
        """Bring a row to the front, in its first column."""
        self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        elif not editing and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif not editing and event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
