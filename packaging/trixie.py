"""A small Debian 13 beside this system: it has the Python 3.13 that compiles, and the Wine 10 that tries out.

Made once, in the user's cache (DPT_DESA_TRIXIE names another place); its mounts end with each command.
"""

import os
import shlex
import subprocess
from pathlib import Path

_PYTHON = ("ca-certificates", "python3-minimal", "libpython3-stdlib")
_WINE = (
    "wine",
    "wine64",
    "wine32:i386",
    "xvfb",
    "xauth",
    "xdotool",
    "imagemagick",
    "fonts-dejavu-core",
    "procps",
)
_WINE_X = ("libxinerama1", "libxcursor1", "libxi6", "libxcomposite1", "libxrandr2")


def place() -> Path:
    """Where it stands."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("DPT_DESA_TRIXIE") or cache / "dpt-desa" / "trixie")


def make() -> Path:
    """Debian 13 with Python 3.13."""
    root = place()
    if not (root / "usr/bin/python3.13").exists():
        if os.geteuid() != 0:
            raise SystemExit("Perlu Python 3.13 (perintah python3.13), atau jalankan sebagai root.")
        print("Menyiapkan Debian 13 untuk Python 3.13 …", flush=True)
        if not (root / "etc/debian_version").exists():
            root.parent.mkdir(parents=True, exist_ok=True)
            subprocess.check_call(["debootstrap", "--variant=minbase", "trixie", str(root)])
        _install(_PYTHON)
    return root


def make_with_wine() -> Path:
    """The same with Wine 10, both halves: the installer is a program of 32 bits."""
    root = make()
    if not (root / "usr/lib/i386-linux-gnu/wine").exists():
        print("Menyiapkan Wine 10 (2,8 GB) …", flush=True)
        run(["dpkg", "--add-architecture", "i386"])
        _install((*_WINE, *_WINE_X))
    return root


def _install(packages: tuple[str, ...]) -> None:
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], environment)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], environment)


def run(
    command: list[str], environment: dict[str, str] | None = None, binds: dict[Path, str] | None = None
) -> None:
    """One command inside; `binds`: folders out here and where they appear. Raises CalledProcessError."""
    root = shlex.quote(str(place()))
    lines = [f"mount -t proc proc {root}/proc", f"mount --rbind /dev {root}/dev"]
    for outside, inside in (binds or {}).items():
        lines += [f"mkdir -p {root}{inside}", f"mount --bind {shlex.quote(str(outside))} {root}{inside}"]
    lines.append(f"exec chroot {root} {shlex.join(command)}")
    usual = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
    script = " && ".join(lines)
    subprocess.check_call(
        ["unshare", "--mount", "sh", "-c", script], env={**usual, "LANG": "C.UTF-8", **(environment or {})}
    )
