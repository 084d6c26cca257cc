"""Lines of text below each other, each with its name."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

_LONGEST = 200


def text_lines(words: Mapping[str, str]) -> tuple[QWidget, dict[str, QLineEdit]]:
    """`words`: key -> the line's name. The form, and the lines by key; the first one has its focus."""
    made, fields = QWidget(), {name: QLineEdit() for name in words}
    form = QFormLayout(made)
    form.setContentsMargins(0, 0, 0, 0)
    for name, word in words.items():
        fields[name].setAccessibleName(word)
        fields[name].setMaxLength(_LONGEST)
        form.addRow(word, fields[name])
    made.setFocusProxy(next(iter(fields.values())))
    return made, fields
