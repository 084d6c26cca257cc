"""The picture in this village's letterheads: a file beside the data, for it holds nothing of a person."""

from pathlib import Path

from app.services.desa.workspace import Workspace
from app.system.safe_file import read_file, write_atomic

LOGO_FILE = "logo.png"


def logo(workspace: Workspace) -> bytes:
    """As it is printed; empty where nobody has chosen any."""
    from app.printing.naskah_logo import LARGEST_FILE

    file = workspace.folder / LOGO_FILE
    return read_file(file, LARGEST_FILE) if file.is_file() else b""


def set_logo(workspace: Workspace, source: Path | None) -> None:
    """Choose a picture (PNG or JPEG), or None: no picture. Raises LOGO_UNREADABLE and file errors."""
    from app.printing.naskah_logo import LARGEST_FILE, read_logo

    file = workspace.folder / LOGO_FILE
    if source is None:
        file.unlink(missing_ok=True)
    else:
        write_atomic(file, read_logo(read_file(source, LARGEST_FILE)))
