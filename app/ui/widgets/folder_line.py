"""A folder of the person's choice, remembered: the button that asks for it, and which it is."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.system.language import tr
from app.ui import settings
from app.ui.widgets.controls import button, label, row


class FolderLine(QWidget):
    """`folder` begins as the one chosen last under this key, else `name` in Documents. `changed`: another."""

    changed = Signal()

    def __init__(self, title: str, key: str, name: str) -> None:
        super().__init__()
        self._title, self._key = title, key
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        known = settings.text(key)
        begin = Path(documents) if Path(documents).is_dir() else Path.home()
        self.folder = Path(known) if known and Path(known).is_dir() else begin / name
        self.choose = button(tr("Pilih &folder …"), self._choose, "folder-open")
        self.choose.setAccessibleName(title)
        self._told = label("", wrap=True)
        inside = row(self.choose, self._told)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.choose)
        self._tell()

    def _tell(self) -> None:
        self._told.setText(str(self.folder))

    def _choose(self) -> None:
        begin = next((one for one in (self.folder, *self.folder.parents) if one.is_dir()), Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self._title, str(begin))
        if chosen:
            self.folder = Path(chosen)
            self._tell()
            self.changed.emit()

    def remember(self) -> Path:
        """The folder is used: it is proposed next time."""
        settings.set_text(self._key, str(self.folder))
        return self.folder
