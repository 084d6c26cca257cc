"""The Python that the `.deb` carries: built from source inside Debian 11, to start on glibc 2.31 and later.

Debian's own python3 would tie the program to one release of Debian, and a Python built on Debian 12 needs its
glibc 2.36: Ubuntu 22.04 has 2.35. The sources are those that Debian ships, each pinned by its hash.
"""

import hashlib
import shutil
import subprocess
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from chroot import Chroot, make_chroot
from payload import ROOT

SUITE = "bullseye"
SCRIPT = ROOT / "installer" / "linux" / "runtime.sh"
_POOL = "http://deb.debian.org/debian/pool/main"
OLD_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-util.so.1": "libxcb-util1",
}
"""Small libraries that Qt needs and a stock desktop lacks: shipped, so that `apt` needs no network."""

_NEEDED = ("build-essential", "zlib1g-dev", "pkg-config", "patchelf", "icu-devtools", *OLD_LIBRARIES.values())


@dataclass(frozen=True, slots=True)
class Source:
    """One upstream archive; the addresses are tried in order, the hash decides."""

    name: str
    version: str
    licence: str
    homepage: str
    sha256: str
    addresses: tuple[str, ...]

    @property
    def purl(self) -> str:
        """How a list of components names it."""
        return f"pkg:generic/{self.name}@{self.version}"


PYTHON = Source(
    "python",
    "3.13.15",
    "PSF-2.0",
    "https://www.python.org/",
    "1e66a7945a48390ee4c2a4268a0e4185884059a13c4aab6d148aa208deea4a76",
    (
        "https://www.python.org/ftp/python/3.13.15/Python-3.13.15.tar.xz",
        f"{_POOL}/p/python3.13/python3.13_3.13.15.orig.tar.xz",
    ),
)
FFI = Source(
    "libffi",
    "3.4.4",
    "MIT",
    "https://sourceware.org/libffi/",
    "d66c56ad259a82cf2a9dfc408b32bf5da52371500b84745f7fb8b645712df676",
    (
        f"{_POOL}/libf/libffi/libffi_3.4.4.orig.tar.gz",
        "https://github.com/libffi/libffi/releases/download/v3.4.4/libffi-3.4.4.tar.gz",
    ),
)
SOURCES = (FFI, PYTHON)

_LEFT_OUT = (
    *("config-*", "ensurepip", "idlelib", "lib-dynload", "pydoc_data", "site-packages", "test", "tkinter"),
    *(
        "turtledemo",
        "turtle.py",
        "venv",
        "curses",
        "dbm",
        "sqlite3",
        "wsgiref",
        "xmlrpc",
        "_pyrepl",
        "__phello__",
    ),
    *("unittest", "doctest.py", "pdb.py", "pydoc.py", "lib2to3", "_sysconfigdata*", "__pycache__"),
)
"""Of the standard library: what no module of the program or of its libraries imports."""


def build_runtime(place: Path, cache: Path) -> Path:
    """The folder of `dpt-desa` (the interpreter) and `lib/python3.13`; built once a recipe: minutes."""
    built = cache / f"runtime-{_recipe()[:12]}"
    if not built.exists():
        root = build_chroot(place)
        _compile(root, cache)
        making = built.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        _take(root.inside("/build/out/runtime"), root.inside(f"/build/Python-{PYTHON.version}"), making)
        making.rename(built)
    return built


def build_chroot(place: Path) -> Chroot:
    """The Debian 11 that compilers and the oldest libraries come from."""
    return make_chroot(SUITE, place, f"{SUITE}-build", _NEEDED)


def _recipe() -> str:
    parts = [SCRIPT.read_text(encoding="utf-8"), *(source.sha256 for source in SOURCES), *_LEFT_OUT]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _compile(root: Chroot, cache: Path) -> None:
    print(f"Membangun Python {PYTHON.version} di Debian 11 …", flush=True)
    room = root.inside("/build")
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    for source in SOURCES:
        subprocess.run(
            ["tar", "-xf", str(fetch(source, cache)), "-C", str(room), "--no-same-owner"], check=True
        )
    shutil.copyfile(SCRIPT, room / "runtime.sh")
    log = cache / "runtime.log"
    with log.open("wb") as told:
        command = root.line(("sh", "/build/runtime.sh"))
        if subprocess.run(command, env=root.env({}), stdout=told, stderr=told).returncode:
            raise SystemExit(f"Python tidak terbangun; lihat {log}")


def fetch(source: Source, cache: Path) -> Path:
    """The archive, downloaded once; bytes of another hash are not kept."""
    kept = cache / f"{source.name}-{source.version}.tar"
    if kept.exists() and hashlib.sha256(kept.read_bytes()).hexdigest() == source.sha256:
        return kept
    cache.mkdir(parents=True, exist_ok=True)
    for address in source.addresses:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (the table above)
                data = answer.read()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == source.sha256:
            kept.write_bytes(data)
            return kept
    raise SystemExit(f"{source.name} {source.version} tidak dapat diunduh.")


def _take(out: Path, source: Path, target: Path) -> None:
    """Only what runs: the program, the standard library without its left-outs, the licence."""
    library = target / "lib" / "python3.13"
    shutil.copytree(out / "lib" / "python3.13", library, ignore=shutil.ignore_patterns("__pycache__"))
    for pattern in _LEFT_OUT:
        for path in list(library.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copy2(out / "bin" / "python3.13", target / "dpt-desa")
    for name, licence in (
        ("python", source / "LICENSE"),
        ("libffi", next(source.parent.glob("libffi-*/LICENSE"))),
    ):
        folder = target / "licences" / name
        folder.mkdir(parents=True)
        shutil.copyfile(licence, folder / "LICENSE.txt")
