"""Text that runs on: wrapped lines set one below the other, and numbered steps made of them."""

from collections.abc import Sequence

from app.printing.fitting import wrap
from app.printing.fonts import Face, text_bold, text_face
from app.printing.page import Marks

_LEADING = 1.32
_INDENT, _APART = 16, 16


def run_text(marks: Marks, x: float, y: float, text: str, face: Face, size: float, width: float) -> float:
    """Lines from y downwards; returns the y of the next line."""
    for line in wrap(text, face, size, width):
        marks.text(x, y, line, face, size)
        y -= size * _LEADING
    return y


def run_steps(
    marks: Marks, x: float, y: float, title: str, steps: Sequence[str], size: float, width: float
) -> None:
    """A heading at y, numbered steps below it."""
    marks.text(x, y, title, text_bold(), 11)
    y -= 6
    for number, step in enumerate(steps, 1):
        y -= _APART
        marks.text(x, y, f"{number}.", text_face(), size)
        y = run_text(marks, x + _INDENT, y, step, text_face(), size, width - _INDENT) + size * _LEADING
