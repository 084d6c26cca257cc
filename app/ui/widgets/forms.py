"""Forms that stand below each other look like one: their names take the same width."""

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

_GAP = 8


def line_up(parent: QWidget) -> None:
    """Give the names of all forms inside the width of the longest."""
    names: list[QLabel] = []
    for form in list[QFormLayout](parent.findChildren(QFormLayout)):
        form.setHorizontalSpacing(_GAP)
        names += _names(form)
    for name in names:
        name.ensurePolished()
    widest = max((name.sizeHint().width() for name in names), default=0)
    for name in names:
        name.setMinimumWidth(widest)


def _names(form: QFormLayout) -> list[QLabel]:
    items = [form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount())]
    return [name for item in items if item and isinstance(name := item.widget(), QLabel)]
