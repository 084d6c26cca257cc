"""A Debian 13 beside this system: it has the Python 3.13 that compiles, and the Wine 10 that tries out.

Made once, in the user's cache (DPT_DESA_TRIXIE names another place).
"""

import os
import subprocess
from pathlib import Path

from chroot import CACHE, Chroot

_PYTHON = ("ca-certificates", "python3-minimal", "libpython3-stdlib")
_WINE = ("wine", "wine64", "wine32:i386", "poppler-utils", "fonts-dejavu-core", "procps")
_SCREEN = ("xvfb", "xauth", "xdotool", "imagemagick")
_WINE_X = (
    "libxinerama1",
    "libxcursor1",
    "libxi6",
    "libxcomposite1",
    "libxrandr2",
)  # else windows land off-screen


def make() -> Chroot:
    """Debian 13 with Python 3.13."""
    root = Chroot(Path(os.environ.get("DPT_DESA_TRIXIE") or CACHE / "trixie"))
    if root.inside("/usr/bin/python3.13").exists():
        return root
    if os.geteuid() != 0:
        raise SystemExit("Perlu Python 3.13 (perintah python3.13), atau jalankan sebagai root.")
    print("Menyiapkan Debian 13 …", flush=True)
    if not root.inside("/etc/debian_version").exists():
        root.folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.check_call(["debootstrap", "--variant=minbase", "trixie", str(root.folder)])
    root.install(*_PYTHON)
    return root


def make_with_wine() -> Chroot:
    """The same with Wine 10, both halves: the installer is a program of 32 bits."""
    root = make()
    if not root.inside("/made-wine").exists():
        print("Menyiapkan Wine 10 (2,8 GB) …", flush=True)
        root.run("dpkg", "--add-architecture", "i386")
        root.run("apt-get", "update", "-qq")
        root.install(*_WINE, *_SCREEN, *_WINE_X)
        root.inside("/made-wine").touch()
    return root
