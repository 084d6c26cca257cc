"""Draws a row of the list as text and one badge: a third of the cost of Qt's own delegate."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.desa.daftar_rows import Ringkas
from app.ui import theme
from app.ui.desa.keys import BADGES
from app.ui.models.pemilih_model import ROW_ROLE

_PAD = 6
_BADGE = 20


class RowDelegate(QStyledItemDelegate):
    """A struck voter is struck through; a badge is a letter in a shape: filled TMS, outlined the rest."""

    def __init__(self, status_column: int) -> None:
        super().__init__()
        self._status = status_column
        self._badge = theme.scaled(_BADGE)

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, theme.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Ringkas):
            return
        colours = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs forget both
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(colours.selection))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.column() == self._status:
            inside = self._draw_badge(painter, inside, row)
        self._draw_text(painter, inside, index, row)
        painter.restore()

    def _draw_text(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, row: Ringkas
    ) -> None:
        colours = theme.colours()
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        colour = colours.bad if row.konflik else colours.quiet if row.is_tms else colours.text
        painter.setPen(QColor(colour))
        struck = row.is_tms and index.column() == 1
        if struck:
            font = QFont(painter.font())
            font.setStrikeOut(True)
            painter.setFont(font)
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        shown = text
        if painter.fontMetrics().horizontalAdvance(text) > rect.width():
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(align), shown)

    def _draw_badge(self, painter: QPainter, rect: QRect, row: Ringkas) -> QRect:
        letter = "!" if row.konflik else BADGES.get(row.info or row.status, "")
        if not letter:
            return rect.adjusted(self._badge + _PAD, 0, 0, 0)
        colours = theme.colours()
        box = QRect(rect.left(), rect.center().y() - self._badge // 2 + 1, self._badge, self._badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = row.is_tms or bool(row.konflik)
        colour = QColor(badge_colour(row))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        if filled:
            painter.drawRoundedRect(box, 3, 3)
        else:
            painter.drawEllipse(box)
        painter.setPen(QColor(colours.base) if filled else colour)
        font = QFont(painter.font())
        plain = QFont(font)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
        painter.setFont(plain)
        return rect.adjusted(self._badge + _PAD, 0, 0, 0)


def badge_colour(row: Ringkas) -> str:
    """Beside the letter and the shape, not instead of them."""
    colours = theme.colours()
    if row.konflik:
        return colours.bad
    if row.is_tms:
        return colours.text if row.status == "meninggal" else colours.warn
    return colours.accent if row.info else colours.good
