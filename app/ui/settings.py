"""What a computer remembers of the window: sizes, columns, language, backup folder. No person's data."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

from app.system import paths
from app.system.language import LANGUAGES, Language
from app.ui.theme import TEXT_SIZES, Mode


def _store() -> QSettings:
    return QSettings(str(paths.data_root() / "jendela.ini"), QSettings.Format.IniFormat)


def text(key: str, default: str = "") -> str:
    """One remembered text."""
    return str(_store().value(key, default))


def set_text(key: str, value: str) -> None:
    """Remember a text."""
    _store().setValue(key, value)


def state(key: str) -> QByteArray:
    """A window's or header's own bytes; empty before the first time."""
    value = _store().value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def set_state(key: str, value: QByteArray) -> None:
    """Remember them."""
    _store().setValue(key, value)


def language() -> Language:
    """Indonesian unless the person chose otherwise."""
    chosen = text("bahasa", "id")
    return chosen if chosen in LANGUAGES else "id"


def mode(system: Mode) -> Mode:
    """The person's choice, else the desktop's."""
    chosen = text("tampilan")
    return cast(Mode, chosen) if chosen in ("light", "dark") else system


def text_size() -> float:
    """One of theme.TEXT_SIZES."""
    chosen = text("huruf", "1.0")
    return next((size for size in TEXT_SIZES if str(size) == chosen), 1.0)


def of_village(folder: Path, what: str) -> str:
    """The key under which something about a village's folder is remembered; practice, which comes and goes,
    has one of its own."""
    if folder.is_relative_to(paths.practice_root()):
        return "/".join((what, "latihan", folder.name[-10:]))
    inside = folder.parent == paths.village_root()
    return f"{what}/{folder.name if inside else f'{folder.parent.name}-{folder.name}'}"
