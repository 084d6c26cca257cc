"""Draws a tick where a row may be chosen; a click anywhere in the cell changes it."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from app.ui import theme
from app.ui.widgets.text_delegate import TextDelegate

_BOX = 16


class TickDelegate(TextDelegate):
    """For the column whose model has a CheckStateRole."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        colours, side = theme.colours(), theme.scaled(_BOX)
        box = QRect(0, 0, side, side)
        box.moveCenter(option.rect.center())  # type: ignore[attr-defined]  # the stubs forget it
        checked = Qt.CheckState(state) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if checked else colours.quiet), 1.5))
        painter.setBrush(QColor(colours.accent) if checked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if checked:
            painter.setPen(QPen(QColor(colours.on_accent), 2))
            low = box.adjusted(0, 0, -side // 2, -side // 4).bottomRight()
            painter.drawLine(box.left() + side // 5, box.center().y(), low.x(), low.y())
            painter.drawLine(low.x(), low.y(), box.right() - side // 5, box.top() + side // 4)
        painter.restore()

    def editorEvent(  # noqa: N802
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if event.type() != QEvent.Type.MouseButtonRelease or state is None:
            return False
        checked = Qt.CheckState(state) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
