"""Draws how far an area is: a bar that fills, its percentage beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.desa.daftar_index import Kemajuan
from app.ui import theme
from app.ui.models.kemajuan_model import PART_ROLE

_THICK = 13
_ROOM = 46
"""Beside the bar, for `100 %`."""


class BarDelegate(QStyledItemDelegate):
    """Full and green with its words beside it where all is done: colour is not the only sign."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        part = index.data(PART_ROLE)
        assert isinstance(part, Kemajuan)
        colours = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs forget both
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = theme.scaled(_ROOM)
        _draw_bar(painter, rect.adjusted(6, 0, -room, 0), part)
        painter.setPen(QColor(colours.text))
        beside = rect.adjusted(rect.width() - room, 0, -4, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


def _draw_bar(painter: QPainter, room: QRect, part: Kemajuan) -> None:
    colours = theme.colours()
    bar = QRectF(room.left(), room.center().y() - _THICK / 2 + 1, max(10, room.width()), _THICK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(bar, 3, 3)
    if part.selesai:
        share = part.selesai / part.jumlah
        bar.setWidth(max(4.0, bar.width() * share))
        painter.setBrush(QColor(colours.good if share == 1 else colours.accent))
        painter.drawRoundedRect(bar, 3, 3)
