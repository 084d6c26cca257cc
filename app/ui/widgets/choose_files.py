"""The dialog that asks for several files at once."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.system.language import tr


def choose_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """None chosen: the person changed his mind."""
    kinds = ";;".join((kinds, tr("Semua berkas (*)")))
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()), kinds)
    return [Path(name) for name in names]
