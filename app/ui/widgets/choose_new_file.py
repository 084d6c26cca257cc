"""The dialog that asks where to save: it begins where something was saved last, else in Documents."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui import settings

_KEY = "folder-simpan"


def choose_new_file(
    parent: QWidget, title: str, name: str, kinds: str, *, remember: bool = True
) -> Path | None:
    """None where the person changed his mind. `name`: the proposed one; its ending is put behind a name that
    has none, and a file that lies there under that name is not overwritten unasked. `remember`: not for a
    key, whose stick is no place for what comes after it."""
    ending, proposed = Path(name).suffix, _begin() / name
    while True:
        told, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
        if not told:
            return None
        typed = Path(told)
        file = typed if typed.suffix.lower() == ending else typed.with_name(f"{typed.name}{ending}")
        if file == typed or not file.exists():
            if remember:
                settings.set_text(_KEY, str(file.parent))
            return file
        proposed = file


def _begin() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (Path(folder) for folder in (settings.text(_KEY), documents) if folder)
    return next((folder for folder in known if folder.is_dir()), Path.home())
