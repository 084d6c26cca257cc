"""A column is never narrower than its heading: what a region calls a TPS may be longer than three letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.ui import theme

_PADDING = 14  # of a heading, both sides


def wide_enough(table: QTableView, column: int, width: int) -> int:
    """`width` at the usual text size, or what the heading needs, in pixels."""
    word = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
    needed = table.horizontalHeader().fontMetrics().horizontalAdvance(word) + _PADDING
    return max(theme.scaled(width), needed)
