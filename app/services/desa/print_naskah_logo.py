"""The picture in this village's letterheads: a file beside the data, for it holds nothing of a person."""

from pathlib import Path

from app.domain.errors import UserError
from app.exchange.gambar_kop import is_picture
from app.services.desa.workspace import Workspace
from app.system.safe_file import read_file, write_atomic

LOGO_FILE = "logo.png"
"""What the village chose; empty: no picture, whatever KPU gave."""
KPU_FILE = "logo-kpu.png"
"""What the newest package brought."""


def logo(workspace: Workspace) -> bytes:
    """As it is printed: the village's own, else KPU's; empty where there is none."""
    from app.printing.naskah_logo import LARGEST_FILE

    for name in (LOGO_FILE, KPU_FILE):
        file = workspace.folder / name
        if file.is_file():
            return read_file(file, LARGEST_FILE)
    return b""


def keep_kpu_logo(folder: Path, data: bytes) -> None:
    """Keep the picture of the newest package; what is no picture is none."""
    from app.printing.naskah_logo import read_logo

    file = folder / KPU_FILE
    try:
        picture = read_logo(data) if data else b""
    except UserError:
        picture = b""
    if picture:
        write_atomic(file, picture)
    else:
        file.unlink(missing_ok=True)


def chosen_logo(workspace: Workspace) -> bytes | None:
    """What the village chose, as its backup may hold it; b"": no picture. None: it chose nothing, or what
    lies there is no picture."""
    from app.printing.naskah_logo import LARGEST_FILE, read_logo

    file = workspace.folder / LOGO_FILE
    if not file.is_file():
        return None
    try:
        data = read_file(file, LARGEST_FILE)
        return data if not data or is_picture(data) else read_logo(data)
    except UserError:
        return None


def restore_logo(folder: Path, data: bytes | None) -> None:
    """Choose again what a backup says was chosen, or nothing; what cannot be read is no picture."""
    from app.printing.naskah_logo import read_logo

    (folder / LOGO_FILE).unlink(missing_ok=True)  # of a try that was interrupted
    if data is None:
        return
    try:
        if data:
            read_logo(data)
    except UserError:
        return
    write_atomic(folder / LOGO_FILE, data)


def set_logo(workspace: Workspace, source: Path | None) -> None:
    """Choose a picture (PNG or JPEG), or None: no picture. Raises LOGO_UNREADABLE and file errors."""
    from app.printing.naskah_logo import LARGEST_FILE, read_logo

    file = workspace.folder / LOGO_FILE
    if source is None and (workspace.folder / KPU_FILE).is_file():
        write_atomic(file, b"")
    elif source is None:
        file.unlink(missing_ok=True)
    else:
        write_atomic(file, read_logo(read_file(source, LARGEST_FILE)))
