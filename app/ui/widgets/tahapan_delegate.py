"""Draws one step of the line of stages: its days, a sign on the line, its name, how it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.tahapan import Keadaan
from app.services.desa.tahapan import LangkahDesa
from app.system.language import tr
from app.ui import theme
from app.ui.figures import short_span
from app.ui.models.tahapan_model import STEP_ROLE, TODAY_ROLE, short_state_word, state_word

NARROWEST = 86
HEIGHT = 146
_SIGN = 11
_LINE_AT = 42
_SIGNS = {
    Keadaan.SELESAI: ("✓", "good"),
    Keadaan.LEWAT: ("·", "quiet"),
    Keadaan.SEKARANG: ("●", "accent"),
    Keadaan.TERLAMBAT: ("!", "bad"),
    Keadaan.NANTI: ("", "quiet"),
}
"""A sign in the ring, and its colour: none says anything by its colour alone."""

_CENTER = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_WRAPPED = _CENTER | int(Qt.TextFlag.TextWordWrap)


class TahapanDelegate(QStyledItemDelegate):
    """A cell is as wide as its view wants; a small mark above the line says where today is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        step = index.data(STEP_ROLE)
        assert isinstance(step, LangkahDesa)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs forget both
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, rect, state)
        _draw_line(painter, rect, index)
        _draw_today(painter, rect, str(index.data(TODAY_ROLE)))
        _draw_sign(painter, rect, step)
        _draw_words(painter, rect.adjusted(4, 0, -4, 0), step, self.parent().font())  # type: ignore[attr-defined]
        painter.restore()

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The grid of its view: a line without gaps."""
        view = self.parent()
        assert isinstance(view, QListView)
        return view.gridSize()


def _draw_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    colours = theme.colours()
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.selection))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 4, 4)


def _draw_line(painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
    """From the first sign to the last."""
    y = rect.top() + theme.scaled(_LINE_AT)
    last = index.row() == index.model().rowCount() - 1
    left = rect.center().x() if index.row() == 0 else rect.left()
    right = rect.center().x() if last else rect.right() + 1
    painter.setPen(QPen(QColor(theme.colours().line), 2))
    painter.drawLine(left, y, right, y)


def _draw_today(painter: QPainter, rect: QRect, where: str) -> None:
    if not where:
        return
    colours = theme.colours()
    y = rect.top() + theme.scaled(_LINE_AT)
    x = rect.center().x() if where == "under" else rect.right() - theme.scaled(6)
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.drawLine(
        x, rect.top() + theme.scaled(18), x, y - (theme.scaled(_SIGN) if where == "under" else -6)
    )
    text = tr("hari ini")
    painter.setFont(theme.sized(0.85, bold=True))
    width = painter.fontMetrics().horizontalAdvance(text)
    left = min(x - width // 2, rect.right() - width - 2)
    painter.setPen(QColor(colours.accent))
    painter.drawText(QPoint(left, rect.top() + theme.scaled(14)), text)


def _draw_sign(painter: QPainter, rect: QRect, step: LangkahDesa) -> None:
    colours = theme.colours()
    sign, look = _SIGNS[step.keadaan]
    colour, radius = QColor(getattr(colours, look)), theme.scaled(_SIGN)
    center = QPoint(rect.center().x(), rect.top() + theme.scaled(_LINE_AT))
    filled = step.keadaan in (Keadaan.SELESAI, Keadaan.TERLAMBAT)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(colour if filled else QColor(colours.base))
    painter.drawEllipse(center, radius, radius)
    painter.setFont(theme.sized(1.0, bold=True))
    painter.setPen(QColor(colours.base if filled else getattr(colours, look)))
    ring = QRect(center.x() - radius, center.y() - radius, 2 * radius + 1, 2 * radius + 1)
    painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), sign)


def _draw_words(painter: QPainter, rect: QRect, step: LangkahDesa, font: QFont) -> None:
    colours = theme.colours()
    small = theme.sized(0.9)
    painter.setFont(small)
    painter.setPen(QColor(colours.text))
    top = rect.top() + theme.scaled(_LINE_AT + _SIGN + 4)
    height = painter.fontMetrics().height()
    days = short_span(step.waktu.mulai, step.waktu.selesai) + ("*" if step.waktu.tetap else "")
    painter.drawText(QRect(rect.left(), top, rect.width(), height), _CENTER, days)
    told = QRect(rect.left(), rect.bottom() - height - 2, rect.width(), height)
    name = QRect(rect.left(), top + height, rect.width(), told.top() - top - height)
    painter.setFont(theme.sized(0.9, bold=step.waktu.langkah.jenis in ("tetapkan", "pungut")))
    painter.drawText(name, _WRAPPED, step.nama)
    painter.setFont(small)
    painter.setPen(QColor(getattr(colours, _SIGNS[step.keadaan][1])))
    painter.drawText(told, _CENTER, shown_state(painter.fontMetrics(), step, told.width()))


def shown_state(metrics: QFontMetrics, step: LangkahDesa, width: int) -> str:
    """How a step stands, in the words that the cell has room for."""
    whole = state_word(step)
    text = whole if metrics.horizontalAdvance(whole) <= width else short_state_word(step)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
