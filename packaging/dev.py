"""Set-up and the jobs of a developer, on a fresh Debian 12 with Python and git and nothing else.

    python3 packaging/dev.py demo [options of `dpt-desa demo`]   the whole chain on invented people
    python3 packaging/dev.py test [options of pytest]            the one gate
    python3 packaging/dev.py bench [name …]                      measurements at real size; not in the gate
    python3 packaging/dev.py screenshots [--out DIR] [variant …] PNGs of every page and dialog of the window
    python3 packaging/dev.py manual                              its pictures and PDFs in dist/panduan
    python3 packaging/dev.py windows                             its setup file and ZIP, in dist
    python3 packaging/dev.py linux                               its .deb, in dist
    python3 packaging/dev.py smoke windows|linux                 tried out; pictures in dist
    python3 packaging/dev.py release --release-key FILE          sums, signatures, list of parts, in dist
    python3 packaging/dev.py fixture                             files of this version, for later ones to open
    python3 packaging/dev.py lock                                pin the newest libraries (needs uv)

Standard library only: it makes the environment that everything else runs in.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock.txt"
PICTURES = ROOT / "resources" / "panduan" / "gambar"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")

# What a job needs from Debian: command -> package.
FOR_SCREEN = {"Xvfb": "xvfb"}
FOR_TESTS = {
    **FOR_SCREEN,
    "age": "age",
    "minisign": "minisign",
    "unzip": "unzip",
    "pdftotext": "poppler-utils",
    "dbus-daemon": "dbus-daemon",
    "gnome-keyring-daemon": "gnome-keyring",
}
FOR_OFFICE = {"localc": "libreoffice-calc", "lowriter": "libreoffice-writer", "lobase": "libreoffice-base"}

FOR_SMOKE = {"xdotool": "xdotool", "import": "imagemagick"}
FOR_LINUX = {"debootstrap": "debootstrap", "rsvg-convert": "librsvg2-bin"}
FOR_WINDOWS = {
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "rsvg-convert": "librsvg2-bin",
    "icotool": "icoutils",
    "debootstrap": "debootstrap",
}

# What Qt loads from Debian when a window opens: library -> package. The demo needs none of them.
FOR_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def main(arguments: list[str]) -> int:
    """Run one job; its exit code."""
    jobs = {
        "demo": demo,
        "test": test,
        "bench": bench,
        "screenshots": screenshots,
        "fixture": fixture,
        "manual": manual,
        "windows": windows,
        "linux": linux,
        "smoke": smoke,
        "release": release,
        "lock": lock,
    }
    if not arguments or arguments[0] not in jobs:
        print(__doc__)
        return 2
    if not (3, 11) <= sys.version_info < (3, 14):
        print("Perlu Python 3.11, 3.12, atau 3.13.")
        return 1
    return jobs[arguments[0]](arguments[1:])


def demo(options: list[str]) -> int:
    """The main job."""
    if "--open" in options:
        install_packages(libraries=FOR_QT)
    make_environment()
    return subprocess.call([python(), "-m", "app", "demo", *options], cwd=ROOT)


def test(options: list[str]) -> int:
    """The gate. Every step runs, so that one reading shows all that is wrong."""
    install_packages(FOR_TESTS, FOR_QT)
    make_environment()
    steps = [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "."],
        ["mypy"],
        ["lint-imports"],
    ]
    failed = [" ".join(step[:2]) for step in steps if run(step)]
    if run_tests(options):
        failed.append("pytest")
    print(f"Gagal: {', '.join(failed)}" if failed else "Semua lulus.")
    return 1 if failed else 0


def bench(names: list[str]) -> int:
    """Measurements against what a user would use instead."""
    wants_office = not names or "kertas" in names
    install_packages({**FOR_SCREEN, **(FOR_OFFICE if wants_office else {})}, FOR_QT)
    make_environment()
    return subprocess.call([python(), "-m", "tests.bench", *names], cwd=ROOT)


def screenshots(options: list[str]) -> int:
    """Pictures of the three windows, or of one (--of kpu); in ./screenshots unless told otherwise."""
    install_packages(FOR_SCREEN, FOR_QT)
    make_environment()
    return subprocess.call([python(), "-m", "tests.ui.screenshots", *options], cwd=ROOT)


def manual(options: list[str]) -> int:
    """The manual's pictures, taken of the window as it is, and its PDFs."""
    install_packages(FOR_SCREEN, FOR_QT)
    make_environment()
    return subprocess.call([python(), "-m", "tests.ui.manual", *options], cwd=ROOT)


def windows(options: list[str]) -> int:
    """The setup file and the ZIP, made here."""
    install_packages(FOR_WINDOWS)
    make_environment()
    take_pictures()
    return subprocess.call([python(), "packaging/windows.py", *options], cwd=ROOT)


def linux(options: list[str]) -> int:
    """The `.deb`, made in a Debian 11."""
    install_packages(FOR_LINUX)
    make_environment()
    take_pictures()
    return subprocess.call([python(), "packaging/linux.py", *options], cwd=ROOT)


def take_pictures() -> None:
    """The manual's, where a build needs them and they can be taken."""
    if os.name != "nt" and not PICTURES.is_dir():
        manual([])


def release(options: list[str]) -> int:
    """What is in ./dist gets its sums, its list of parts and its signatures; all are checked."""
    install_packages({"minisign": "minisign"})
    make_environment()
    return subprocess.call([python(), "packaging/release.py", *options], cwd=ROOT)


def smoke(options: list[str]) -> int:
    """A build tried out as a person meets it: `windows` or `linux`."""
    if options[:1] not in (["windows"], ["linux"]):
        print(__doc__)
        return 2
    install_packages({**FOR_WINDOWS, **FOR_LINUX, **FOR_SCREEN, **FOR_SMOKE})
    make_environment()
    return subprocess.call([python(), f"packaging/smoke_{options[0]}.py", *options[1:]], cwd=ROOT)


def fixture(options: list[str]) -> int:
    """Once for each release, right before it: `tests/fixtures/rilis/<version>`, kept for ever."""
    make_environment()
    return subprocess.call([python(), "-m", "tests.fixtures.make_release", *options], cwd=ROOT)


def lock(options: list[str]) -> int:
    """Write the hash-pinned lock for all platforms, and those of the two builds: the same versions."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--no-header", "-q", "--generate-hashes"]
    all_platforms = ["--extra", "dev", "--universal", "--python-version", "3.11", "-o", str(LOCK)]
    if code := subprocess.call([*command, *all_platforms, *options], cwd=ROOT):
        return code
    for system, platform in (("windows", "x86_64-pc-windows-msvc"), ("linux", "x86_64-manylinux_2_31")):
        target = ["--python-platform", platform, "--python-version", "3.13", "--only-binary", ":all:"]
        pinned = ["-c", str(LOCK), "-o", str(LOCK.with_name(f"{system}_lock.txt"))]
        if code := subprocess.call([*command, *target, *pinned], cwd=ROOT):
            return code
    return 0


def run_tests(options: list[str]) -> int:
    """Two at a time; what fails is tried once more alone, and that counts.

    On a loaded machine without a window manager a window may lose a key between two focus changes.
    """
    code = run(["pytest", "-n", "2", *options])
    return run(["pytest", "--last-failed", "--last-failed-no-failures", "none"]) if code == 1 else code


def run(step: list[str]) -> int:
    """One step of the gate, told before it runs."""
    print("==", *step, flush=True)
    return subprocess.call([str(BIN / step[0]), *step[1:]], cwd=ROOT)


def python() -> str:
    """The environment's interpreter."""
    return str(BIN / "python")


def make_environment() -> None:
    """Create `.venv` from the lock unless it already is what the lock and the project say."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / "made-from"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    install_packages(needs_venv=True)
    print("Menyiapkan lingkungan …", flush=True)
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.check_call([*pip, "--require-hashes", "--no-deps", "-r", str(LOCK)])
    subprocess.check_call([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamp.write_text(wanted)


def install_packages(
    commands: dict[str, str] | None = None,
    libraries: dict[str, str] | None = None,
    *,
    needs_venv: bool = False,
) -> None:
    """Install Debian packages that are missing; without root, say which and stop."""
    missing = [package for command, package in (commands or {}).items() if not shutil.which(command)]
    missing += [package for library, package in (libraries or {}).items() if not can_load(library)]
    if needs_venv and not can_make_environments():
        missing.append(f"python3.{sys.version_info.minor}-venv")
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise SystemExit(f"Pasang dahulu: {' '.join(missing)}")
    if os.geteuid() != 0:
        raise SystemExit(f"Jalankan sekali, lalu ulangi:\n  sudo apt-get install -y {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.check_call(["apt-get", "update", "-qq"], env=quiet)
    subprocess.check_call(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
        env=quiet,
        stdout=subprocess.DEVNULL,
    )


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_environments() -> bool:
    """Whether this Python has `venv` with pip (Debian ships them apart)."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
