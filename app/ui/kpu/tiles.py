"""The district as tiles: one a village, by kecamatan, as large as its list; state by letter and colour."""

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.domain.istilah import in_sentence
from app.services.kpu.overview import Overview, Petak
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.state_words import colour, look_of, signs

_SMALLEST, _LARGEST, _GAP, _HEAD = 20, 44, 4, 22
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_VOTERS = 20_000
"""A list of so many and more has the largest tile."""


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a village stands in the picture."""

    petak: Petak
    rect: QRect


class TilePicture(QWidget):
    """Arrows go from village to village, Enter opens one; the mouse does both."""

    moved = Signal(object)  # Petak in front
    opened = Signal(str)  # village code
    look = Signal(QRect)  # this is to be seen

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Gambar keadaan semua {desa}", desa=in_sentence(istilah().desa)))
        self.tiles: list[Tile] = []
        self._heads: list[tuple[QRect, str]] = []
        self._overview: Overview | None = None
        self._at = -1

    def show_overview(self, overview: Overview) -> None:
        """Other states; the village in front stays in front."""
        front = self.front.keadaan.kode if self.front else ""
        self._overview = overview
        self._arrange()
        same = [at for at, tile in enumerate(self.tiles) if tile.petak.keadaan.kode == front]
        self._choose(same[0] if same else min(0, len(self.tiles) - 1))

    @property
    def front(self) -> Petak | None:
        """The village that the arrows are at."""
        return self.tiles[self._at].petak if 0 <= self._at < len(self.tiles) else None

    def _arrange(self) -> None:
        self.tiles, self._heads = [], []
        gap, x, y, tallest, kecamatan = theme.scaled(_GAP), 0, 0, 0, None
        for petak in self._overview.petak if self._overview else ():
            side = theme.scaled(_side(petak.keadaan.pemilih))
            if petak.keadaan.kecamatan != kecamatan:
                kecamatan = petak.keadaan.kecamatan
                y += tallest + (gap if tallest else 0)
                self._heads.append((QRect(0, y, self.width(), theme.scaled(_HEAD)), kecamatan))
                x, y, tallest = 0, y + theme.scaled(_HEAD), 0
            elif x + side > self.width():
                x, y, tallest = 0, y + tallest + gap, 0
            self.tiles.append(Tile(petak, QRect(x, y, side, side)))
            x, tallest = x + side + gap, max(tallest, side)
        self.setMinimumHeight(y + tallest + gap)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = theme.colours()
            painter.setPen(QColor(colours.quiet))
            for rect, text in self._heads:
                if rect.intersects(event.rect()):
                    painter.drawText(rect, int(_LEFT), text)
            for at, tile in enumerate(self.tiles):
                if tile.rect.intersects(event.rect()):
                    _draw(painter, tile, is_front=at == self._at and self.hasFocus())

    def _choose(self, at: int) -> None:
        self._at = at
        front = self.front
        if front is not None:
            self.setAccessibleDescription(told(front))
            self.look.emit(self.tiles[at].rect)
            self.moved.emit(front)
        self.update()

    def _step(self, by: int) -> None:
        if self.tiles:
            self._choose(min(max(self._at + by, 0), len(self.tiles) - 1))

    def _row(self, by: int) -> None:
        """The nearest tile of the next row up or down."""
        if self.front is None:
            return
        here = self.tiles[self._at].rect
        rows = {tile.rect.top() for tile in self.tiles if (tile.rect.top() - here.top()) * by > 0}
        if rows:
            top = min(rows) if by > 0 else max(rows)
            beside = [at for at, tile in enumerate(self.tiles) if tile.rect.top() == top]
            self._choose(
                min(beside, key=lambda at: abs(self.tiles[at].rect.center().x() - here.center().x()))
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {
            Qt.Key.Key_Left: lambda: self._step(-1),
            Qt.Key.Key_Right: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._row(-1),
            Qt.Key.Key_Down: lambda: self._row(1),
            Qt.Key.Key_Home: lambda: self._step(-len(self.tiles)),
            Qt.Key.Key_End: lambda: self._step(len(self.tiles)),
        }
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        key = Qt.Key(event.key())
        if plain and key in steps:
            steps[key]()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.front is not None:
            self.opened.emit(self.front.keadaan.kode)
        else:
            super().keyPressEvent(event)

    def _under(self, point: QPoint) -> int:
        return next((at for at, tile in enumerate(self.tiles) if tile.rect.contains(point)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if (at := self._under(event.position().toPoint())) >= 0:
            self._choose(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.front is not None and self._under(event.position().toPoint()) == self._at:
            self.opened.emit(self.front.keadaan.kode)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(event.pos())
            QToolTip.showText(event.globalPos(), told(self.tiles[at].petak) if at >= 0 else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.update()


def told(petak: Petak) -> str:
    """A village in one line of words."""
    state = petak.keadaan
    parts = [
        f"{state.desa}, {state.kecamatan}",
        tr("{count} pemilih", count=ribuan(state.pemilih)),
        look_of(petak).word,
    ]
    if state.terlambat:
        parts.append(tr("terlambat"))
    if petak.mencolok:
        parts.append(tr("angkanya mencolok"))
    return " · ".join(parts)


def _side(voters: int) -> int:
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * min(1.0, sqrt(voters / _VOTERS)))


def _draw(painter: QPainter, tile: Tile, *, is_front: bool) -> None:
    colours, look = theme.colours(), look_of(tile.petak)
    shade, rect = QColor(colour(look)), tile.rect.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(shade, 1.5))
    painter.setBrush(shade if look.is_filled else QColor(colours.base))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(QColor(colours.base if look.is_filled else getattr(colours, look.text_colour)))
    painter.setFont(theme.sized(0.85, bold=True))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), look.letter + signs(tile.petak))
    if is_front:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawRoundedRect(tile.rect, 4, 4)
