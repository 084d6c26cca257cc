"""Handing a file to the system: on Windows as a double click would."""

import os
import sys
from pathlib import Path

from app.domain.errors import UserError


def system() -> str:
    """`windows` or `linux`."""
    return "windows" if sys.platform == "win32" else "linux"


def start(file: Path) -> None:
    """Start a program, or show a folder; it goes on when this program ends. Raises FILE_NOT_STARTED."""
    try:
        if sys.platform == "win32":
            os.startfile(file)  # noqa: S606  (what the person asked for, as a double click)
            return
    except OSError as error:  # the person said no, or an antivirus program did
        raise UserError("FILE_NOT_STARTED", file=file.name) from error
    raise UserError("FILE_NOT_STARTED", file=file.name)
