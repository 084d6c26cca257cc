"""What every build ships, whatever the system: the program, its libraries trimmed, their licences.

Standard library only, like everything that a developer's first command may call.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

QT = ("Core", "Gui", "PrintSupport", "Svg", "Widgets")
"""The modules of Qt that app/ui imports. A new one is named here, or the window does not open."""

_QT_KEPT = {
    "windows": (
        *(f"Qt6{name}.dll" for name in QT),
        *(f"Qt{name}.pyd" for name in QT),
        "pyside6.abi3.dll",
        *("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll"),
        "plugins/platforms/qwindows.dll",
        "plugins/imageformats/qsvg.dll",
        "plugins/iconengines/qsvgicon.dll",
    ),
    "linux": (
        *(f"Qt/lib/libQt6{name}.so.6" for name in (*QT, "DBus", "XcbQpa")),
        *("Qt/lib/libicudata.so.73", "Qt/lib/libicui18n.so.73", "Qt/lib/libicuuc.so.73"),
        *(f"Qt{name}.abi3.so" for name in QT),
        "libpyside6.abi3.so.6.8",
        *("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqoffscreen.so"),
        "Qt/plugins/imageformats/libqsvg.so",
        "Qt/plugins/iconengines/libqsvgicon.so",
        "Qt/plugins/printsupport/libcupsprintersupport.so",
        "Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "Qt/plugins/platformthemes/libqxdgdesktopportal.so",
    ),
}
_QT_ALWAYS = (
    "__init__.py",
    "_config.py",
    "_git_pyside_version.py",
    "support/__init__.py",
    "support/deprecated.py",
)

_UNUSED = (
    "bin",
    "cffi-gen-src",
    "**/__pycache__",
    "**/*.pyi",
    "**/*.lib",
    "**/py.typed",
    "**/tests",
    "cffi/*.h",
    "platformdirs/pytest_plugin.py",
    "platformdirs/testing.py",
    "reportlab/graphics/barcode/test.py",
    "reportlab/graphics/test*.py",
    "reportlab/lib/testutils.py",
    "OleFileIO_PL.py",  # Python 2
    "olefile/olefile2.py",
    "keyring/testing",
    "pypdfium2_cli",
    "setuptools",
    "PIL/_avif.*",
    "PIL/_imagingtk.*",
    "cryptography/hazmat/bindings/*.h",
    "shiboken6/concrt140.dll",
    "shiboken6/msvcp140_codecvt_ids.dll",
    "shiboken6/vc[aco]*.dll",
    "reportlab/fonts/DarkGarden*",  # under the GPL, and nobody prints with it
    "reportlab/fonts/hb-test.ttf",
    "reportlab/fonts/*.afm",
    "reportlab/fonts/*.pfb",
    "reportlab/graphics/samples",
)
"""Of the libraries: what the program never reads. `*.dist-info` goes last, once its licences are copied."""

_SPDX = {
    "backports-tarfile": "MIT",
    "jaraco-classes": "MIT",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "olefile": "BSD-2-Clause",
    "pillow": "MIT-CMU",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
    "pyrage": "MIT OR Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
    "zxing-cpp": "Apache-2.0",
}
"""Where a wheel names its licence in prose, not at all, or offers one that we do not take."""

_COMMON_TEXTS = {
    "sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt"),  # the wheel holds SQLCipher and OpenSSL
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Texts that a wheel owes and does not carry: `resources/legal` has them."""


FILE_TYPES = {
    ".dpt": "Paket DPT dari KPU",
    ".dptr": "Balasan desa untuk KPU",
    ".dptx": "Cadangan atau tukar data DPT Desa",
    ".dptb": "Bundel berkas DPT Desa",
    ".dptl": "Laporan DPT Desa tanpa data orang",
    ".dptk": "Kartu perangkat DPT Desa",
}
"""What a double click opens, and what the file manager calls it: the endings of `app.__main__.TRAVELLING`."""


@dataclass(frozen=True, slots=True)
class Component:
    """One library that is shipped: for the list of components and the folder of licences."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    homepage: str
    texts: tuple[Path, ...] = field(default=())

    @property
    def purl(self) -> str:
        """How a list of components names it: `pkg:pypi/…`."""
        return f"pkg:pypi/{self.name}@{self.version}"


def program_version() -> str:
    """`app.__version__`, read and not imported: the build needs no environment."""
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    return _only(re.findall(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.M))


PICTURES = Path("resources/panduan/gambar")


def options_of(job: str) -> argparse.ArgumentParser:
    """What both builds may be told; each adds its own."""
    parser = argparse.ArgumentParser(prog=f"dev.py {job}")
    parser.add_argument("--version", help="versi lain, untuk menguji pembaruan")
    parser.add_argument("--release-key", type=Path, help="kunci rilis lain, untuk pengujian")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    return parser


def source_date() -> int:
    """Seconds since 1970 of the commit that is built: every file of a build carries it."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    return int(subprocess.check_output(["git", "log", "-1", "--format=%ct"], cwd=ROOT, text=True))


def copy_program(target: Path, version: str | None = None, release_key: Path | None = None) -> None:
    """`app/` and `resources/` into `target`, as committed; for tests with another version or release key."""
    names = ["app", "resources", "LICENSE"]
    if subprocess.check_output(["git", "status", "--porcelain", "--", *names], cwd=ROOT):
        print("Yang dibangun adalah komit terakhir; perubahan yang belum dikomit tidak ikut.", flush=True)
    target.mkdir(parents=True, exist_ok=True)
    packed = subprocess.check_output(["git", "archive", "HEAD", "--", *names], cwd=ROOT)
    subprocess.run(["tar", "-x", "-C", str(target)], input=packed, check=True)
    (target / "LICENSE").rename(target / "LICENSE.txt")
    copy_pictures(target)
    if version:
        _set_version(target / "app" / "__init__.py", version)
    if release_key:
        key = target / "resources" / "rilis" / "kunci.pub"
        key.parent.mkdir(exist_ok=True)
        shutil.copyfile(release_key, key)


def copy_pictures(target: Path) -> None:
    """The manual's, which are taken of the window (where there is an Xvfb) and never committed."""
    if (taken := ROOT / PICTURES).is_dir():
        shutil.copytree(taken, target / PICTURES)
    else:
        print("Panduan tanpa gambar: python3 packaging/dev.py manual membuatnya.", flush=True)


def name_system(program: Path, system: str) -> None:
    """Write into a copied program what it was built for (FORMAT.md section 15): windows, portable, linux."""
    told = program / "resources" / "rilis" / "sistem.txt"
    told.parent.mkdir(exist_ok=True)
    told.write_bytes(f"{system}\n".encode())


def _set_version(module: Path, version: str) -> None:
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace(f'"{program_version()}"', f'"{version}"'), encoding="utf-8")


def components(site: Path, names: Collection[str] | None = None) -> list[Component]:
    """The libraries of a site-packages folder by name; only those named, if any are (PyPI's spelling)."""
    folders = {_name(folder): folder for folder in site.glob("*.dist-info")}
    return [_component(name, folders[name]) for name in sorted(folders) if names is None or name in names]


def _head(folder: Path) -> Message:
    return HeaderParser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))


def _name(folder: Path) -> str:
    return re.sub(r"[-_.]+", "-", str(_head(folder)["Name"])).lower()


def _component(name: str, folder: Path) -> Component:
    head = _head(folder)
    licence = _SPDX.get(name) or str(head.get("License-Expression") or head.get("License") or "")
    if not re.fullmatch(r"[\w.+-]+( (AND|OR|WITH) [\w.+-]+)*", licence):
        raise SystemExit(f"Lisensi {name} tidak jelas: {licence!r}. Tulis di packaging/payload.py, _SPDX.")
    homepage = _homepage(head.get_all("Project-URL"), head["Home-page"])
    return Component(name, str(head["Version"]), licence, homepage, tuple(_texts(folder, name)))


def _homepage(urls: list[str] | None, old: str | None) -> str:
    named = dict(url.split(", ", 1) for url in urls or ())
    return str(
        old or next((named[key] for key in named if "home" in key.lower()), next(iter(named.values()), ""))
    )


def _texts(folder: Path, name: str) -> Iterator[Path]:
    """The licence files of one wheel, wherever its builder put them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and _is_licence(path.relative_to(folder)):
            yield path
    yield from (ROOT / "resources" / "legal" / text for text in _COMMON_TEXTS.get(name, ()))


def _is_licence(path: Path) -> bool:
    if path.name == "LicenseRef-Qt-Commercial.txt":  # not the one taken
        return False
    return path.parts[0] == "licenses" or bool(re.match(r"(?i)(licen[cs]e|copying|notice)", path.name))


def write_licences(shipped: list[Component], target: Path) -> None:
    """The text of every licence, a folder a library. A library without one stops the build."""
    for component in shipped:
        if not component.texts:
            raise SystemExit(f"{component.name} tidak membawa teks lisensinya.")
        folder = target / f"{component.name}-{component.version}"
        folder.mkdir(parents=True)
        for number, text in enumerate(component.texts):
            name = text.name if not (folder / text.name).exists() else f"{number}-{text.name}"
            shutil.copyfile(text, folder / name)


def trim_libraries(site: Path, system: str) -> None:
    """Leave out of a copied site-packages what the program never loads. `system`: windows or linux."""
    for pattern in _UNUSED:
        for path in list(site.glob(pattern)):
            _remove(path)
    kept = {site / "PySide6" / name for name in (*_QT_KEPT[system], *_QT_ALWAYS)}
    if missing := [path for path in kept if not path.exists()]:
        raise SystemExit(f"PySide6 tidak berisi: {', '.join(sorted(path.name for path in missing))}")
    for path in [path for path in (site / "PySide6").rglob("*") if path.is_file() and path not in kept]:
        path.unlink()
    _drop_empty(site)


def unpack_shiboken(site: Path) -> None:
    """PySide's own Python modules as files, which are then compiled with all others.

    The wheel holds their source zipped in a library and compiles it anew at every start: a tenth of a second.
    The one who unpacks is the environment's PySide; both builds ship the same version.
    """
    ours = [each.version for each in components(site, ["shiboken6"])]
    with tempfile.TemporaryDirectory() as name:
        asked = (
            "import shiboken6, pathlib; print(shiboken6.__version__, pathlib.Path(shiboken6.__file__).parent)"
        )
        said = subprocess.check_output([sys.executable, "-c", asked], text=True).split(maxsplit=1)
        if [said[0]] != ours:
            raise SystemExit(f"shiboken6 {said[0]} di lingkungan ini, {ours} di kunci.")
        shutil.copytree(said[1].strip(), Path(name) / "shiboken6")
        env = {**os.environ, "PYTHONPATH": name, "SBK_EMBED": "0"}
        subprocess.check_call([sys.executable, "-c", "import shiboken6"], env=env)
        shutil.copytree(
            Path(name) / "shiboken6" / "files.dir",
            site / "shiboken6" / "files.dir",
            ignore=shutil.ignore_patterns("__pycache__"),
        )


def drop_metadata(site: Path) -> None:
    """After the licences are written: nothing that runs reads `*.dist-info`."""
    for path in [*site.glob("*.dist-info"), *site.glob("NOTICE.txt")]:
        _remove(path)


def stamp(folder: Path) -> None:
    """One time for every file, so that one source gives one archive."""
    date = source_date()
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (date, date))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()


def _drop_empty(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _only(found: list[str]) -> str:
    if len(found) != 1:
        raise SystemExit("Versi tidak terbaca di app/__init__.py.")
    return found[0]
