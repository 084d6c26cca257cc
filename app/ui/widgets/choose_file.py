"""The dialog that asks for a file: it begins where the last file lay, as a rule the stick, else at home."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.system.language import tr
from app.ui import settings

_KEY = "folder"


def choose_file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """None where the person changed his mind. `start`: the folder where it should lie."""
    begin = next((folder for folder in (start, _last()) if folder and folder.is_dir()), Path.home())
    kinds = ";;".join((kinds, tr("Semua berkas (*)")))
    name, _ = QFileDialog.getOpenFileName(parent, title, str(begin), kinds)
    if not name:
        return None
    settings.set_text(_KEY, str(Path(name).parent))
    return Path(name)


def _last() -> Path | None:
    folder = settings.text(_KEY)
    return Path(folder) if folder else None
