"""Dialogs that only tell something: one button, and Enter or Esc closes them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.system.language import tr
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label
from app.ui.widgets.row_list import row_list

_LEAST, _WIDTH = 320, 720


def tell(parent: QWidget, heading: str, told: str) -> None:
    """One sentence."""
    _show(parent, heading, label(told, wrap=True))


def look_at(parent: QWidget, heading: str, told: str, rows: Sequence[str]) -> None:
    """Rows to look at."""
    view = row_list(rows, told)
    view.setMinimumHeight(_LEAST)
    _show(parent, heading, label(told, wrap=True), view, width=_WIDTH)


def _show(parent: QWidget, heading: str, *inside: QWidget, width: int = 520) -> None:
    asked = Ask(parent, heading, tr("Mengerti"), *inside, width=width)
    asked.leave.hide()
    asked.act.setFocus()
    asked.agreed()
