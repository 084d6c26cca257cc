"""What a person at the telephone needs to know of a computer; nothing of who sits at it."""

import platform
import sys
import sysconfig
from pathlib import Path

from app import __version__
from app.system import paths


def program() -> str:
    """`DPT Desa 0.3.0, Python 3.11.7`."""
    return f"DPT Desa {__version__}, Python {platform.python_version()}"


def build() -> str:
    """`terpasang` where a builder packed it, `dari sumber` where somebody develops it; for which system."""
    packed = getattr(sys, "frozen", False) or not (Path(__file__).parents[2] / "pyproject.toml").exists()
    return f"{'terpasang' if packed else 'dari sumber'}, {sysconfig.get_platform()}"


def machine() -> str:
    """`Windows 10 AMD64`, without the computer's name."""
    return " ".join(part for part in (platform.system(), platform.release(), platform.machine()) if part)


def data_folder(path: Path) -> str:
    """A folder; the part that is the user's name is `~`."""
    home = Path.home()
    if path.is_relative_to(home):
        return f"~/{path.relative_to(home).as_posix()}"
    return str(Path(*("~" if part.casefold() == home.name.casefold() else part for part in path.parts)))


def data_place() -> str:
    """The folder of all villages, for others to hear; outside the home a folder on the way to it may be named
    after a person: only the disk and its own name are told."""
    path = paths.data_root()
    return data_folder(path) if path.is_relative_to(Path.home()) else f"{path.anchor}…/{path.name}"
