"""Whose work the program is built of, and under which licences."""

from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from app.system.language import tr
from app.ui.widgets.controls import button, column, label, line, row, title


def show_licences(parent: QWidget) -> QDialog:
    """`resources/legal/NOTICE.md`, as it is shipped."""
    shown = QDialog(parent)
    shown.setWindowTitle(tr("Lisensi"))
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QTextBrowser()
    text.setAccessibleName(tr("Lisensi pustaka dan data"))
    text.setOpenLinks(False)
    text.setFrameShape(QTextBrowser.Shape.NoFrame)
    text.setMarkdown((files("resources") / "legal" / "NOTICE.md").read_text(encoding="utf-8"))
    told = label(
        tr("DPT Desa berlisensi Apache-2.0: boleh dipakai, disalin, dan diubah siapa pun."), wrap=True
    )
    close = button(tr("Tutup"), shown.accept, primary=True)
    inside = column(title(tr("Lisensi")), told, text, line(), row(None, close), space=10, margin=20)
    inside.setStretch(2, 1)
    shown.setLayout(inside)
    room = parent.window().size()
    shown.resize(min(860, room.width() - 40), min(640, room.height() - 40))
    shown.open()
    close.setFocus()
    return shown
