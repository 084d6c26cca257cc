"""Outline icons (Lucide, ISC), drawn in the text's colour; they stand beside words, never instead of them."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui import theme

_SIZE = 20


def icon(name: str, colour: str = "") -> QIcon:
    """An icon by the name of its file in `resources/icons`."""
    return _drawn(name, colour or theme.colours().text, _ratio())


def pixmap(name: str, size: int, colour: str = "") -> QPixmap:
    """The same as a picture of `size` pixels."""
    return icon(name, colour).pixmap(QSize(size, size))


@cache
def _drawn(name: str, colour: str, ratio: float) -> QIcon:
    svg = (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    drawn = QIcon()
    for size in (_SIZE, 2 * _SIZE, 4 * _SIZE):
        canvas = QPixmap(round(size * ratio), round(size * ratio))
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        renderer.render(painter, QRectF(canvas.rect()))
        painter.end()
        canvas.setDevicePixelRatio(ratio)
        drawn.addPixmap(canvas)
    return drawn


def _ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
