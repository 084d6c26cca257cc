"""Where the program keeps its files, and which places are risky for them."""

import os
import sys
from pathlib import Path

import app
from app.domain.latihan import is_latihan

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "mega")
_STICKS = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE = 2  # GetDriveTypeW: DRIVE_REMOVABLE


def data_root() -> Path:
    """The user's own data folder, no administrator needed; or the one that a person made on the stick."""
    from platformdirs import user_data_path

    return portable_root() or user_data_path("DPT Desa", appauthor=False)


def portable_root() -> Path | None:
    """`data-portabel` beside the portable ZIP's exe, once somebody has made it; nobody else ever does.

    Only where the build says that it is the ZIP's: an installed program's folder is the uninstaller's.
    """
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent  # of `DPT Desa.exe`, or of `program/dpt-desa.exe`
    for program in (beside / "program", beside):
        data = program.parent / "data-portabel"
        if _build_of(program) == "portable" and data.is_dir():
            return data
    return None


def _build_of(program: Path) -> str:
    told = program / "resources" / "rilis" / "sistem.txt"
    return told.read_text(encoding="ascii").strip() if told.is_file() else ""


def is_portable() -> bool:
    """Whether this is the program of the portable ZIP, wherever its data are."""
    return _build_of(Path(app.__path__[0]).parent) == "portable"


def village_root() -> Path:
    """One folder an election and village below this one."""
    return data_root() / "desa"


def practice_root() -> Path:
    """Practice, apart from all that is real; `Mulai lagi` deletes it."""
    return data_root() / "latihan"


def village_folder(election: str, kode: str) -> Path:
    """Where the data of a village lies unless somebody says otherwise."""
    root = practice_root() / "desa" if is_latihan(kode) else village_root()
    return root / f"{election}-{kode}"


def vault_root() -> Path:
    """KPU's default vault."""
    return data_root() / "kpu"


def update_root() -> Path:
    """Where an update waits that was checked."""
    return data_root() / "pembaruan"


def courier_root() -> Path:
    """What Dinas PMD notes down and the returns it has collected."""
    return data_root() / "pmd"


def risk_of(folder: Path) -> str | None:
    """DATA_ON_STICK or DATA_SYNCED where a data file should not live: the caller warns."""
    path = folder.absolute()
    if any(name in part.lower() for part in path.parts for name in _SYNCED):
        return "DATA_SYNCED"
    if _is_removable(path):
        return "DATA_ON_STICK"
    return None


def _is_removable(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOVABLE)
    return os.fspath(path).startswith(_STICKS)
