"""Writing a `.deb`: what it depends on, by the libraries it asks for; one date and one owner in it."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import payload

_GLIBC = ("libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1", "libutil.so.1")
_GLIBC_LOADER = "ld-linux-x86-64.so.2"
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6 (>= 5.2)",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Library -> package, with the names since Debian 13 and Ubuntu 24.04 first where they changed.

All of them are on a stock GNOME, KDE, XFCE, LXDE, LXQt, MATE and Cinnamon desktop of Debian 12: installing
needs no network there.
"""


def depends(libraries: Iterable[str], glibc: str) -> str:
    """The `Depends:` line for the libraries that are not shipped. One without a package stops the build."""
    asked = set(libraries) - {*_GLIBC, _GLIBC_LOADER}
    if unknown := sorted(asked - set(_PACKAGES)):
        raise SystemExit(f"Tanpa paket Debian: {', '.join(unknown)}. Tulis di packaging/deb.py.")
    return ", ".join([f"libc6 (>= {glibc})", *sorted({_PACKAGES[name] for name in asked})])


def write_deb(tree: Path, version: str, out: Path, level: int = 9) -> Path:
    """One archive of `tree`, with its `DEBIAN` folder; the same tree gives the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"dpt-desa_{version}_amd64.deb"
    making = target.with_suffix(".making")  # half a package never has the name of a whole one
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _runs(path) else 0o644)
    payload.stamp(tree)
    options = ["--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=1"]
    subprocess.check_call(
        ["dpkg-deb", *options, "--build", str(tree), str(making)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(payload.source_date())},
        stdout=subprocess.DEVNULL,
    )
    return making.replace(target)


def _runs(path: Path) -> bool:
    return path.name == "dpt-desa" and path.parent.name in ("bin", "runtime")
