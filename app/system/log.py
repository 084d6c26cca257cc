"""The log: codes, ids and places in the program, never a value or the text of an error."""

import re
from pathlib import Path

from app.system import clock, paths

_LARGEST = 256 * 1024
_LONG_NUMBER = re.compile(r"\d{8,}")


def bug(kind: str, frames: list[str]) -> None:
    """Remember a bug: the exception's type and the functions it went through."""
    line = _LONG_NUMBER.sub("#", f"{clock.instant()} BUG {kind} {' > '.join(frames)}\n")
    file = _file()
    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST:
            file.replace(folder / "dpt-desa.1.log")
        with file.open("a", encoding="utf-8") as stream:
            stream.write(line)
    except OSError:  # a log that cannot be written must not hide the bug itself
        return


def last_bugs(count: int) -> list[str]:
    """The newest lines, oldest first, each cut to when, what kind and the place where it happened."""
    try:
        lines = _file().read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    told = [line.split(" ") for line in lines[-count:]]
    return [f"{parts[0]} {parts[2]} {parts[-1]}" for parts in told if len(parts) > 3]


def _file() -> Path:
    return paths.data_root() / "log" / "dpt-desa.log"
