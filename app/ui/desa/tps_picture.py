"""The picture of TPS: stacked RTs, the limit as a line; blocks are chosen and moved by keys or the mouse."""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.domain.bagi_tps import code_of
from app.domain.isi_tps import Blok, Rt
from app.services.desa.bagi_tps_keadaan import Keadaan
from app.system.language import tr
from app.ui import theme
from app.ui.desa.row_number import RowNumber
from app.ui.desa.tps_columns import Kolom, Tata, arrange, least_width
from app.ui.desa.tps_painter import TpsPainter
from app.ui.desa.tps_words import block_told, tps_small

_HEIGHT = 200
_AT_ONCE = 9
"""With so many TPS a digit is a whole number; with more, digits are collected for a moment."""


class TpsPicture(QWidget):
    """It shows a division and asks for moves; it changes nothing by itself."""

    chosen = Signal(object)  # Blok, or None where there is none
    moved = Signal(object, str)  # the voters of a block, the TPS they go to
    opened = Signal()  # choose a family of the block in front
    typing = Signal(str)  # digits of a TPS so far
    unknown = Signal(str)  # a TPS that is not there
    look = Signal(QRect)  # this is to be seen

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.scaled(_HEIGHT))
        self.setAccessibleName(tr("Gambar pembagian {tps}", tps=tps_small()))
        self.front: Blok | None = None
        self._keadaan: Keadaan | None = None
        self._tata: Tata | None = None
        self._follow: tuple[str, Rt] | None = None
        self._pressed: QPointF | None = None
        self._drag: QPointF | None = None
        self._number = RowNumber(self)
        self._number.changed.connect(self.typing)
        self._number.chosen.connect(self._to_number)

    def show_state(self, keadaan: Keadaan) -> None:
        """Another division; the block in front stays in front, wherever it went."""
        self._keadaan = keadaan
        self.setMinimumWidth(least_width(keadaan))
        self._arrange()
        self._choose(self._found())

    def _found(self) -> Blok | None:
        """The block that was in front or was moved, else the first."""
        wanted = self._follow or ((self.front.kode, self.front.rt) if self.front else None)
        self._follow = None
        blocks = [box.blok for column in self._columns for box in column.kotak]
        same = next((one for one in blocks if (one.kode, one.rt) == wanted), None)
        near = next((one for one in blocks if wanted and one.rt == wanted[1]), None)
        return same or near or (blocks[0] if blocks else None)

    @property
    def _columns(self) -> tuple[Kolom, ...]:
        return self._tata.kolom if self._tata else ()

    def _arrange(self) -> None:
        if self._keadaan is not None:
            self._tata = arrange(self._keadaan, self.width(), self.height())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._tata is None or self._keadaan is None:
            return
        target = self._tata.column_at(self._drag.x()) if self._drag else None
        with QPainter(self) as painter:
            drawn = TpsPainter(painter, self._tata, self._keadaan)
            drawn.draw(event.rect(), self.visibleRegion().boundingRect())
            drawn.draw_front(self.front, focused=self.hasFocus())
            if self._drag is not None and self.front is not None:
                drawn.draw_drag(self.front, target, self._drag)

    # Choosing -------------------------------------------------------------------------------------------

    def _choose(self, blok: Blok | None) -> None:
        self.front = blok
        self.setAccessibleDescription(block_told(blok) if blok else "")
        if self._tata and (box := self._tata.box_of(blok)):
            self.look.emit(box.rect.toAlignedRect())
        self.chosen.emit(blok)
        self.update()

    def go_to(self, kode: str) -> None:
        """Bring a TPS' block to the front, unless one is there already."""
        column = next((one for one in self._columns if one.kode == kode), None)
        if column and column.kotak and (self.front is None or self.front.kode != kode):
            self._choose(column.kotak[0].blok)

    def _step(self, sideways: int, upwards: int) -> None:
        """The neighbour of the block in front; sideways the one at the same height."""
        box = self._tata.box_of(self.front) if self._tata else None
        if box is None:
            return
        filled = [one for one in self._columns if one.kotak]
        at = next(at for at, one in enumerate(filled) if one.kode == box.blok.kode)
        column = filled[min(max(at + sideways, 0), len(filled) - 1)]
        if upwards:
            level = column.kotak.index(box) + upwards
            self._choose(column.kotak[min(max(level, 0), len(column.kotak) - 1)].blok)
        elif column.kode != box.blok.kode:
            height = box.rect.center().y()
            self._choose(min(column.kotak, key=lambda one: abs(one.rect.center().y() - height)).blok)

    # Moving ---------------------------------------------------------------------------------------------

    def _move(self, kode: str) -> None:
        if self.front is not None and kode and kode != self.front.kode:
            self._follow = (kode, self.front.rt)
            self.moved.emit(tuple(one.id for one in self.front.pemilih), kode)

    def _move_sideways(self, by: int) -> None:
        codes = [one.kode for one in self._columns]
        at = codes.index(self.front.kode) + by if self.front else -1
        if 0 <= at < len(codes):
            self._move(codes[at])

    def _to_number(self, number: int) -> None:
        kode = code_of(number)
        if any(one.kode == kode for one in self._columns):
            self._move(kode)
        else:
            self.unknown.emit(kode)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in steps and modifiers == Qt.KeyboardModifier.ShiftModifier and steps[key][0]:
            self._move_sideways(steps[key][0])
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self._step(*steps[key])
        elif event.text().isdecimal():
            self._digit(event.text())
        elif key == Qt.Key.Key_Backspace:
            self._number.drop()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._number.commit():
                self.opened.emit()
        elif key == Qt.Key.Key_Escape and (self._drag or self._number.text):
            self._drag = None
            self._number.clear()
            self.update()
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: str) -> None:
        if len(self._columns) <= _AT_ONCE:
            self._to_number(int(digit))
        else:
            self._number.add(digit)

    # Mouse ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        blok = self._tata.under(event.position()) if self._tata else None
        if blok is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._choose(blok)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is None:
            return
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._drag is not None:
            self._drag = event.position()
            self.look.emit(QRect(self._drag.toPoint(), self._drag.toPoint()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        dropped = self._tata.column_at(event.position().x()) if self._tata and self._drag else None
        self._pressed = self._drag = None
        if dropped is not None:
            self._move(dropped.kode)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._tata and self._tata.under(event.position()):
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if self._tata and (blok := self._tata.under(QPointF(event.pos()))):
                QToolTip.showText(event.globalPos(), block_told(blok), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.update()
