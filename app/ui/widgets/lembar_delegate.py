"""Draws a row of the worksheet as on paper: number, name, sex, age, verdict; the row in front large."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.domain.nik import masked
from app.domain.tanggal import short_date
from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui import theme
from app.ui.desa.keys import BADGES, status_word
from app.ui.models.pemilih_model import ROW_ROLE
from app.ui.widgets.row_delegate import badge_colour

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class LembarDelegate(QStyledItemDelegate):
    """`front`: the row in front, -1 for none. `flashing`: voter -> the letter that was just pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.front = -1
        self.flashing: dict[str, str] = {}
        self._number, self._verdict = theme.scaled(52), theme.scaled(168)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Ringkas):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs forget it
        colours = theme.colours()
        large = index.row() == self.front
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if large:
            painter.fillRect(rect, QColor(colours.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(colours.accent))
        elif _begins_family(index, row):
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), QColor(colours.line))
        number = QRect(rect.left(), rect.top(), self._number, rect.height())
        low = rect.height() * 9 // 20 if large else 0  # below it the facts run across
        verdict = rect.adjusted(rect.width() - self._verdict, 4 if large else 0, -8, -low)
        middle = rect.adjusted(self._number + 12, 0, -self._verdict - 8, 0)
        painter.setPen(QColor(colours.text if large else colours.quiet))
        painter.setFont(theme.sized(1.5 if large else 1.1, bold=large))
        painter.drawText(number, int(_RIGHT), str(index.row() + 1))
        self._draw_person(painter, middle, row, large=large)
        self._draw_verdict(painter, verdict, row, large=large)
        painter.restore()

    def _draw_person(self, painter: QPainter, rect: QRect, row: Ringkas, *, large: bool) -> None:
        colours = theme.colours()
        name = f"{row.nama} ({row.alias})" if row.alias else row.nama
        painter.setPen(QColor(colours.quiet if row.is_tms and not large else colours.text))
        if not large:
            painter.setFont(theme.sized(1.1))
            facts = f"{row.kelamin}  {row.umur}"
            wide = painter.fontMetrics().horizontalAdvance("P  100")
            painter.drawText(rect, int(_RIGHT), facts)
            _draw(painter, rect.adjusted(0, 0, -wide - 12, 0), name, struck=row.is_tms)
            return
        half = rect.height() * 11 // 20
        painter.setFont(theme.sized(1.45, bold=True))
        _draw(painter, rect.adjusted(0, 6, 0, half - rect.height()), name, struck=row.is_tms)
        painter.setFont(theme.sized(1.0))
        painter.setPen(QColor(colours.text))
        _draw(painter, rect.adjusted(0, half, self._verdict, -6), _facts(row))

    def _draw_verdict(self, painter: QPainter, rect: QRect, row: Ringkas, *, large: bool) -> None:
        """A badge as in the list; the key just pressed in the accent colour, larger."""
        colours = theme.colours()
        pressed = self.flashing.get(row.id, "")
        letter = pressed or ("!" if row.konflik else BADGES.get(row.info or row.status, ""))
        size = theme.scaled(30 if pressed or large else 20)
        box = QRect(rect.left() + theme.scaled(15) - size // 2, rect.center().y() - size // 2 + 1, size, size)
        words = rect.adjusted(theme.scaled(38), 0, 0, 0)
        painter.setFont(theme.sized(1.0))
        if not letter:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(words, int(_LEFT), tr("belum") if large else "")
            return
        filled = bool(pressed) or row.is_tms or bool(row.konflik)
        colour = QColor(colours.accent if pressed else badge_colour(row))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4) if filled else painter.drawEllipse(box)
        painter.setPen(QColor(colours.on_accent if pressed else colours.base) if filled else colour)
        painter.setFont(theme.sized(size / theme.scaled(20), bold=True))
        painter.drawText(box, int(_CENTRE), letter)
        painter.setFont(theme.sized(1.0))
        painter.setPen(QColor(colours.text if large else colours.quiet))
        _draw(painter, words, "" if pressed else _verdict(row))


def _begins_family(index: QModelIndex | QPersistentModelIndex, row: Ringkas) -> bool:
    above = index.sibling(index.row() - 1, 0).data(ROW_ROLE)
    return isinstance(above, Ringkas) and above.nkk != row.nkk


def _facts(row: Ringkas) -> str:
    """As short as the paper: `P 43 · 11-12-1980 · 9901**********01 · DUSUN SUKASARI`."""
    known = (f"{row.kelamin} {row.umur}", short_date(row.tanggal_lahir), masked(row.nik), row.alamat)
    return " · ".join(part for part in known if part)


def _verdict(row: Ringkas) -> str:
    return tr("konflik") if row.konflik else status_word(row.info or row.status)


def _draw(painter: QPainter, rect: QRect, text: str, *, struck: bool = False) -> None:
    if struck:
        font = QFont(painter.font())
        font.setStrikeOut(True)
        painter.setFont(font)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(_LEFT), shown)
