"""The plain controls that every page is built of, each with its word, its look and its spoken name."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, theme

Box = TypeVar("Box", bound=QBoxLayout)
Item = QWidget | QLayout | int | None
"""A widget, a layout, a space of so many pixels, or None for a stretch."""


def label(
    text: str = "", look: str = "", *, wrap: bool = False, size: float = 1.0, bold: bool = False
) -> QLabel:
    """`look`: quiet, good, warn or bad."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    dress_label(made, look, size=size, bold=bold)
    return made


def dress_label(made: QLabel, look: str = "", *, size: float = 1.0, bold: bool = False) -> None:
    """Plain text in its look and size."""
    made.setTextFormat(Qt.TextFormat.PlainText)
    if size != 1.0 or bold:
        made.setFont(theme.sized(size, bold=bold))
    if look:
        made.setProperty(look, True)


def title(text: str) -> QLabel:
    """A page's name."""
    return label(text, size=1.5, bold=True)


def button(
    text: str,
    act: Callable[[], Any] | None = None,
    icon: str = "",
    *,
    primary: bool = False,
    flat: bool = False,
) -> QPushButton:
    """A verb. `primary`: the one thing to do next; Enter presses it, or whichever button has the focus."""
    made = QPushButton(text)
    made.setAccessibleName(text.replace("&", ""))
    made.setProperty("primary", primary)
    made.setProperty("flat", flat)
    made.setAutoDefault(True)
    made.setDefault(primary)
    if icon:
        colours = theme.colours()
        made.setIcon(icons.icon(icon, colours.on_accent if primary else colours.text))
    if act:
        made.clicked.connect(lambda: act())
    return made


def listed(made: QPushButton) -> QPushButton:
    """One of several flat buttons below each other: their words begin at the same edge."""
    made.setProperty("listed", True)
    return made


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("line", True)
    return made


def column(*items: Item, space: int = theme.SPACE, margin: int = 0) -> QVBoxLayout:
    """Below each other."""
    return _filled(QVBoxLayout(), items, space, margin)


def row(*items: Item, space: int = theme.SPACE, margin: int = 0) -> QHBoxLayout:
    """Beside each other."""
    return _filled(QHBoxLayout(), items, space, margin)


def centred(inside: QLayout, width: int) -> QVBoxLayout:
    """In the middle of a screen; `width` at the usual text size."""
    frame = QWidget()
    frame.setFixedWidth(theme.scaled(width))
    frame.setLayout(inside)
    return column(None, row(None, frame, None), None)


def _filled(box: Box, items: tuple[Item, ...], space: int, margin: int) -> Box:
    box.setSpacing(space)
    box.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box


def set_look(widget: QWidget, look: str, on: bool = True) -> None:
    """Switch a dynamic property and draw it."""
    widget.setProperty(look, on)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()  # it goes later, but must not be drawn over what comes now
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
