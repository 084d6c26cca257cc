"""What can be asked of this computer: its system, memory, disk, clock. No name of a person or of itself."""

import ctypes
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

JenisDisk = Literal["tetap", "lepas", "jaringan", "memori", "tidak dikenal"]
_WINDOWS_KINDS: dict[int, JenisDisk] = {2: "lepas", 3: "tetap", 4: "jaringan", 6: "memori"}
_NETWORKS = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "davfs", "afs")
_IN_MEMORY = ("tmpfs", "ramfs")


@dataclass(frozen=True, slots=True)
class Memori:
    """Bytes; 0 where the system does not say."""

    total: int
    bebas: int


def system_name() -> str:
    """`Windows 10.0.19045 AMD64`, `Debian GNU/Linux 12 (bookworm), Linux 6.1 x86_64`: with its build."""
    if sys.platform == "win32":
        return f"Windows {platform.version()} {platform.machine()}"
    return f"{_pretty_name()}{platform.system()} {platform.release()} {platform.machine()}"


def _pretty_name() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, "
    except (OSError, KeyError):
        return ""


def memory() -> Memori:
    """Of the machine, not of this program."""
    return _windows_memory() if sys.platform == "win32" else _linux_memory()


def _linux_memory() -> Memori:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return Memori(0, 0)
    told = {name: int(rest.split()[0]) * 1024 for name, _, rest in (line.partition(":") for line in lines)}
    return Memori(told.get("MemTotal", 0), told.get("MemAvailable", 0))


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32), ("load", ctypes.c_uint32), ("total", ctypes.c_uint64),
        ("free", ctypes.c_uint64), ("page_total", ctypes.c_uint64), ("page_free", ctypes.c_uint64),
        ("virtual_total", ctypes.c_uint64), ("virtual_free", ctypes.c_uint64), ("extended", ctypes.c_uint64),
    )  # fmt: skip


def _windows_memory() -> Memori:
    told = _MemoryStatus()
    told.length = ctypes.sizeof(told)
    known = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(told))  # type: ignore[attr-defined]
    return Memori(told.total, told.free) if known else Memori(0, 0)


def free_space(folder: Path) -> int:
    """Bytes on the disk that holds a folder, which need not exist yet; 0 where the system does not say."""
    try:
        return shutil.disk_usage(_existing(folder)).free
    except OSError:
        return 0


def disk_kind(folder: Path) -> JenisDisk:
    """What kind of disk holds a folder."""
    path = _existing(folder)
    if sys.platform == "win32":
        return _WINDOWS_KINDS.get(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"), "tidak dikenal")
    kind, device = _mount_of(path)
    if kind.startswith(_NETWORKS):
        return "jaringan"
    if kind in _IN_MEMORY:
        return "memori"
    if _is_removable(device):
        return "lepas"
    return "tetap" if kind else "tidak dikenal"


def _existing(folder: Path) -> Path:
    path = folder.absolute()
    return next((one for one in (path, *path.parents) if one.exists()), path)


def _mount_of(path: Path) -> tuple[str, str]:
    """(file system, device) of the nearest mount above."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return "", ""
    mounts = [line.split() for line in lines]
    above = [one for one in mounts if path.is_relative_to(one[1].encode().decode("unicode_escape"))]
    nearest = max(above, key=lambda one: len(one[1]), default=["", "", ""])
    return nearest[2], nearest[0]


def _is_removable(device: str) -> bool:
    """Of `/dev/sdb1` the disk is `sdb`."""
    name = Path(os.path.realpath(device)).name if device.startswith("/dev/") else ""
    told = [Path("/sys/class/block", name, part, "removable") for part in ("", "..")] if name else []
    return any(file.is_file() and file.read_text(encoding="ascii").strip() == "1" for file in told)


def clock_and_zone() -> tuple[datetime, timedelta]:
    """The computer's own time, and how far its zone is from UTC."""
    now = datetime.now().astimezone()
    return now, now.utcoffset() or timedelta()
