"""The practice village: invented people, its passwords beside the data for everybody to read."""

from collections.abc import Mapping
from pathlib import Path

from app.system.safe_file import read_file, write_atomic

_NOTE = "LATIHAN.txt"
_LIMIT = 4096


def write_note(folder: Path, passwords: Mapping[str, str]) -> None:
    """Mark a data folder as practice."""
    text = "".join(f"{role}: {password}\n" for role, password in passwords.items())
    write_atomic(folder / _NOTE, text.encode())


def note(folder: Path) -> str:
    """The passwords of a practice village; "" for a real one."""
    file = folder / _NOTE
    return read_file(file, _LIMIT).decode(errors="replace").strip() if file.exists() else ""


def found_in(folder: Path) -> Path | None:
    """The practice village that an earlier demo left below a folder."""
    return next((file.parent for file in sorted(folder.glob(f"**/{_NOTE}"))), None)
