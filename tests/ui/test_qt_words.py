"""Qt's own dialogs and menus speak Indonesian: Qt ships no translation for it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)

from tests.ui.driving import settle

ENGLISH = {
    "file", "files", "name", "type", "types", "look", "open", "save", "cancel", "close", "yes", "no",
    "ok", "apply", "undo", "redo", "cut", "copy", "paste", "delete", "select", "all", "directory",
    "directories", "back", "forward", "parent", "create", "new", "list", "detail", "view", "size",
    "date", "modified", "computer", "print", "help", "discard", "retry", "ignore", "abort", "show",
    "hidden", "rename", "remove",
}  # fmt: skip
"""Words of Qt's dialogs that are not Indonesian."""

_BUTTONS = set(QDialogButtonBox.StandardButton.__members__) - {"NoButton", "FirstButton", "LastButton"}


def foreign(text: str) -> set[str]:
    """Words of a text that Qt says in English; what stands in brackets does not count."""
    plain = re.sub(r"\(.*?\)|\t.*", "", text.replace("&", ""))
    return {word for word in re.findall(r"[a-z]+", plain.lower()) if word in ENGLISH}


def shown_words(dialog: QWidget) -> list[str]:
    """Labels, buttons, tool tips, column headers of a dialog."""
    found: list[str] = []
    every: list[QWidget] = list(dialog.findChildren(QWidget))
    for one in every:
        if isinstance(one, QLabel | QAbstractButton):
            found.append(one.text())
            found.append(one.toolTip())
    return [text for text in found if text]


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode))
def test_the_file_dialog(
    qapp: QApplication, mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog(None, "Pilih cadangan", "/", "Cadangan (*.dptx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    settle()
    words = shown_words(dialog)
    assert words
    (table,) = (
        one for one in list[QTreeView](dialog.findChildren(QTreeView)) if one.objectName() == "treeView"
    )
    words += [str(table.model().headerData(at, Qt.Orientation.Horizontal)) for at in range(4)]
    assert {text: foreign(text) for text in words if foreign(text)} == {}
    dialog.close()
    dialog.deleteLater()


def test_a_message_box_with_every_button(qapp: QApplication) -> None:
    box = QMessageBox()
    for button in QMessageBox.StandardButton:
        if button.value and button.name in _BUTTONS:
            box.addButton(button)
    words = {one.text() for one in box.buttons()}
    assert len(words) > 10
    assert {text: foreign(text) for text in words if foreign(text)} == {}
    box.deleteLater()


def test_the_buttons_of_a_dialog(qapp: QApplication) -> None:
    buttons = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button.name in _BUTTONS:
            buttons.addButton(button)
    assert {one.text() for one in buttons.buttons() if foreign(one.text())} == set()
    buttons.deleteLater()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field(qapp: QApplication, kind: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    field = kind()
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert [text.replace("&", "") for text in words] == [
        "Urungkan", "Kembalikan", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua",
    ]  # fmt: skip
    menu.deleteLater()
    field.deleteLater()
