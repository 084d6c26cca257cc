"""The log: codes, ids and places in the program, never a value or the text of an error."""

import re

from app.system import clock, paths

_LARGEST = 256 * 1024
_LONG_NUMBER = re.compile(r"\d{8,}")


def bug(kind: str, frames: list[str]) -> None:
    """Remember a bug: the exception's type and the functions it went through."""
    line = _LONG_NUMBER.sub("#", f"{clock.instant()} BUG {kind} {' > '.join(frames)}\n")
    folder = paths.data_root() / "log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "dpt-desa.log"
        if file.exists() and file.stat().st_size > _LARGEST:
            file.replace(folder / "dpt-desa.1.log")
        with file.open("a", encoding="utf-8") as stream:
            stream.write(line)
    except OSError:  # a log that cannot be written must not hide the bug itself
        return
