"""Draws the picture of TPS in the theme's colours; what a colour says a letter or a sign says too."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from app.domain.isi_tps import Blok
from app.services.desa.bagi_tps_keadaan import Keadaan
from app.system.language import tr
from app.ui import theme
from app.ui.desa.tps_columns import Kolom, Kotak, Tata
from app.ui.figures import ribuan

_SMALL = 0.85
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MARK = 3


class TpsPainter:
    """One painting."""

    def __init__(self, painter: QPainter, tata: Tata, keadaan: Keadaan) -> None:
        self._p, self._tata, self._batas, self._changed = painter, tata, keadaan.batas, keadaan.pindah
        self._colours = theme.colours()
        self._font, self._bold = theme.sized(_SMALL), theme.sized(_SMALL, bold=True)

    def draw(self, part: QRect, seen: QRect) -> None:
        """What is in `part`; the limit is named where it is seen."""
        shown = [one for one in self._tata.kolom if one.rect.intersects(QRectF(part))]
        for column in shown:
            for box in column.kotak:
                self._ground(box)
        self._limit(seen)
        for column in shown:
            for box in column.kotak:
                self._words(box)
            self._names(column)

    def _ground(self, box: Kotak) -> None:
        """RTs of one RW have one ground; a bar on the left marks who moves."""
        block, rect = box.blok, box.rect.adjusted(0, 1, 0, 0)
        odd = block.rt[1][-1:] in tuple("13579")
        self._p.fillRect(rect, QColor(self._colours.selection if odd else self._colours.line))
        if _is_part(block):
            self._p.fillRect(rect, QBrush(QColor(self._colours.quiet), Qt.BrushStyle.BDiagPattern))
        if any(one.id in self._changed for one in block.pemilih):
            bar = QRectF(rect.left(), rect.top(), _MARK, rect.height())
            self._p.fillRect(bar, QColor(self._colours.accent))

    def _words(self, box: Kotak) -> None:
        rect, metrics = box.rect, QFontMetricsF(self._font)
        if rect.height() < metrics.height() - 2:
            return
        words = self._fitting(box.blok, rect.width() - 2 * _MARK - 2, metrics)
        if _is_part(box.blok):
            self._plate(rect, words, self._colours.text)
        else:
            self._text(rect, words, self._colours.text)

    def _names(self, column: Kolom) -> None:
        """How many above the stack, which TPS below it."""
        above = column.kode != "" and column.jumlah > self._batas
        colour = self._colours.warn if above or not column.kode else self._colours.text
        count = f"{ribuan(column.jumlah)} ▲" if above else ribuan(column.jumlah)
        height = QFontMetricsF(self._bold).height()
        top = QRectF(column.rect.left(), column.puncak - height - 2, column.rect.width(), height)
        self._plate(top, count, colour, bold=True)
        below = QRectF(column.rect.left(), self._tata.dasar_y + 4, column.rect.width(), height)
        self._text(below, column.kode or tr("belum"), colour, bold=True)

    def _fitting(self, block: Blok, width: float, metrics: QFontMetricsF) -> str:
        """As much as there is room for: `003/001 · 110`, `003/001`, `003`; ½ is an RT that is not whole."""
        _, rw, rt = block.rt
        part = "½ " if _is_part(block) else ""
        both = f"{part}{rt or '?'}/{rw}" if rw else f"{part}{rt or '?'}"
        for words in (f"{both} · {len(block.pemilih)}", both, f"{part}{rt or '?'}"):
            if metrics.horizontalAdvance(words) <= width:
                return words
        return part.strip() or "…"

    def _limit(self, seen: QRect) -> None:
        y, far = self._tata.batas_y, self._tata.batas_y < 0
        words = tr("batas {count}", count=ribuan(self._batas))
        metrics = QFontMetricsF(self._font)
        words = f"{words} ↑" if far else words
        width, height = metrics.horizontalAdvance(words) + 8, metrics.height()
        self._p.setPen(QPen(QColor(self._colours.quiet), 1, Qt.PenStyle.DashLine))
        self._p.drawLine(QPointF(seen.left() + width, y), QPointF(seen.right(), y))
        place = QRectF(seen.left(), 2 if far else y - height / 2, width, height)
        self._plate(place, words, self._colours.quiet)

    def _plate(self, rect: QRectF, words: str, colour: str, *, bold: bool = False) -> None:
        """Letters on a plain ground, whatever is below them."""
        metrics = QFontMetricsF(self._bold if bold else self._font)
        ground = QRectF(0, 0, metrics.horizontalAdvance(words) + 4, metrics.height())
        ground.moveCenter(rect.center())
        self._p.fillRect(ground, QColor(self._colours.base))
        self._text(rect, words, colour, bold=bold)

    def draw_front(self, blok: Blok | None, *, focused: bool) -> None:
        """The block that keys are about."""
        if box := self._tata.box_of(blok):
            self._p.setPen(QPen(QColor(self._colours.accent if focused else self._colours.quiet), 2))
            self._p.setBrush(Qt.BrushStyle.NoBrush)
            self._p.drawRect(box.rect.adjusted(-1, 1, 1, -1))

    def draw_drag(self, blok: Blok, target: Kolom | None, at: QPointF) -> None:
        """The block under the mouse, and the TPS it would go to."""
        box = self._tata.box_of(blok)
        if box is None:
            return
        self._p.setPen(QPen(QColor(self._colours.accent), 2))
        if target is not None and target.kode:
            self._p.drawRect(target.rect.adjusted(1, 1, -1, -1))
        ghost = QRectF(box.rect)
        ghost.moveCenter(at)
        self._p.setOpacity(0.8)
        self._p.fillRect(ghost, QColor(self._colours.selection))
        self._p.drawRect(ghost)
        self._text(ghost, blok.rt[2] or "?", self._colours.text)
        self._p.setOpacity(1)

    def _text(self, rect: QRectF, words: str, colour: str, *, bold: bool = False) -> None:
        self._p.setFont(self._bold if bold else self._font)
        self._p.setPen(QColor(colour))
        self._p.drawText(rect, _CENTRE, words)


def _is_part(block: Blok) -> bool:
    """Some of an RT, the others of which vote elsewhere."""
    return not block.utuh and block.rt[2] != ""
