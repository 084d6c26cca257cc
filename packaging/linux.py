"""The `.deb`, built in a Debian 11 so that it runs on glibc 2.31 and later; in ./dist. Needs root.

    python3 packaging/dev.py linux [--chroots DIR]
    python3 packaging/dev.py linux --version 9.9.9 --release-key FILE     # for tests

It holds `runtime/` (Python), `lib/` (the pinned wheels, trimmed), `app/`, `resources/`, `lisensi/`.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import icu
import payload
import sbom
from chroot import DEFAULT_PLACE, Chroot
from deb import depends, write_deb
from elf import compiled_files, newest, read_all
from linux_runtime import OLD_LIBRARIES, SOURCES, build_chroot, build_runtime

ROOT = payload.ROOT
INSTALLER = ROOT / "installer" / "linux"
BUILD = ROOT / "build" / "linux"
REPORT = BUILD / "pip.json"
LOCK = ROOT / "packaging" / "linux_lock.txt"
HOME = "usr/lib/dpt-desa"
INSIDE = "/mnt/dpt-desa"
LIMIT = 45_000_000
"""The file stays smaller: a village's stick and a village's line."""

OLDEST_GLIBC = (2, 31)
"""Debian 11 and Ubuntu 20.04. A library that asks for a newer one stops the build."""

_PTH = "lib/python3.13\n../lib\n..\n"
_PLATFORMS = ("2_31", "2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5", "2014", "2010", "1")
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICONS = {"dpt-desa": "apps", "berkas": "mimetypes"}
_KINDS = {
    ".dpt": "paket",
    ".dptr": "balasan",
    ".dptx": "tukar",
    ".dptb": "bundel",
    ".dptl": "laporan",
    ".dptk": "kartu",
}


def main(arguments: list[str]) -> int:
    """Build; the exit code."""
    options = _parser().parse_args(arguments)
    version = options.version or payload.program_version()
    tree = make_tree(version, options.release_key, options.chroots)
    file = write_deb(tree, version, options.out)
    shutil.copy2(sbom.parts_file("linux", BUILD), options.out)
    print(f"{file}  {file.stat().st_size / 1e6:.1f} MB")
    if file.stat().st_size > LIMIT:
        print(f"Pemasang lebih besar dari {LIMIT / 1e6:.0f} MB.")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = payload.options_of("linux")
    parser.add_argument(
        "--chroots", type=Path, default=DEFAULT_PLACE, help="tempat Debian kecil untuk membangun"
    )
    return parser


def make_tree(version: str, release_key: Path | None, place: Path) -> Path:
    """Everything the package installs, below one folder."""
    tree = BUILD / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / HOME
    runtime = build_runtime(place, place / "cache")
    payload.copy_program(program, version, release_key)
    _write(program / "resources" / "rilis" / "sistem.txt", "linux\n")
    install_libraries(program / "lib")
    shipped = payload.components(program / "lib")
    payload.write_licences(shipped, program / "lisensi")
    parts = sbom.wheel_parts(shipped, REPORT)
    payload.unpack_shiboken(program / "lib")
    payload.trim_libraries(program / "lib", "linux")
    payload.drop_metadata(program / "lib")
    parts += _copy_runtime(runtime, program)
    root = build_chroot(place).with_folder(program, INSIDE)
    parts += _copy_old_libraries(root, program)
    sbom.write_parts("linux", version, parts, BUILD)
    icu.cut(root, program / "lib" / "PySide6" / "Qt" / "lib" / icu.NAME)
    _copy_notice(root, "icu-devtools", program / "lisensi" / "icu-73")
    _drop_unneeded(root, program)
    root.run("strip", "--strip-unneeded", *(_inside(path, program) for path in compiled_files(program)))
    compile_all(program)
    _write_system_files(tree, version)
    _write_control(tree, root, version)
    return tree


def install_libraries(target: Path) -> None:
    """The pinned wheels; the lock has only what Linux needs, so no marker is read."""
    platforms = [f"--platform=manylinux{'_' if '_' in tag else ''}{tag}_x86_64" for tag in _PLATFORMS]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    options = ["--no-compile", "--only-binary=:all:", "--python-version=313", "--implementation=cp"]
    files = ["--require-hashes", "-r", str(LOCK), "--target", str(target), "--report", str(REPORT)]
    quiet = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    subprocess.check_call([*command, *options, *platforms, *files], env=quiet)


def _copy_runtime(runtime: Path, program: Path) -> list[sbom.Part]:
    shutil.copytree(runtime, program / "runtime", ignore=shutil.ignore_patterns("licences"))
    (program / "runtime" / "dpt-desa._pth").write_text(_PTH, encoding="ascii")
    for source in SOURCES:
        target = program / "lisensi" / f"{source.name}-{source.version}"
        shutil.copytree(runtime / "licences" / source.name, target)
    return [
        sbom.Part(each.name, each.version, each.licence, each.homepage, each.purl, each.sha256)
        for each in SOURCES
    ]


def _copy_old_libraries(root: Chroot, program: Path) -> list[sbom.Part]:
    """Beside Qt's own, where Qt looks first; they find each other there too."""
    target = program / "lib" / "PySide6" / "Qt" / "lib"
    parts = []
    for name, package in OLD_LIBRARIES.items():
        shutil.copyfile(root.inside(f"/usr/lib/x86_64-linux-gnu/{name}").resolve(), target / name)
        root.run("patchelf", "--set-rpath", "$ORIGIN", _inside(target / name, program))
        version = root.output("dpkg-query", "-W", "-f", "${Version}", package)
        _copy_notice(root, package, program / "lisensi" / f"{package}-{version}")
        purl = f"pkg:deb/debian/{package}@{version}?arch=amd64&distro=debian-11"
        parts.append(sbom.Part(package, version, "X11", "https://xcb.freedesktop.org/", purl))
    return parts


def _copy_notice(root: Chroot, package: str, folder: Path) -> None:
    folder.mkdir()
    shutil.copyfile(root.inside(f"/usr/share/doc/{package}/copyright"), folder / "copyright.txt")


def _drop_unneeded(root: Chroot, program: Path) -> None:
    """Libraries of Pillow that only its left-out modules had asked for; again, as they ask for each other."""
    bundled = program / "lib" / "pillow.libs"
    while True:
        asked = read_all(root, program, INSIDE)
        named = {name for each in asked.values() for name in each.libraries}
        spare = [path for path in bundled.iterdir() if path.name not in named]
        for path in spare:
            path.unlink()
        if not spare:
            return


def compile_all(program: Path) -> None:
    """Every `x.py` becomes `x.pyc` in its place, by the Python that reads it; checked against no source."""
    options = ["-m", "compileall", "-q", "-b", "-f", "-j", "1", "--invalidation-mode", "unchecked-hash"]
    folders = [program / name for name in ("app", "resources", "lib", "runtime/lib/python3.13")]
    command = [str(program / "runtime" / "dpt-desa"), "-B", *options, "-s", str(program), "-p", f"/{HOME}"]
    subprocess.check_call([*command, *map(str, folders)])
    for source in [source for folder in folders for source in folder.rglob("*.py")]:
        if source.with_suffix(".pyc").exists():
            source.unlink()


def _write_system_files(tree: Path, version: str) -> None:
    """What the desktop reads: command, menu entry, file types, icons, the software centre's page."""
    starter = tree / "usr/bin/dpt-desa"
    starter.parent.mkdir(parents=True)
    shutil.copyfile(INSTALLER / "dpt-desa.sh", starter)
    starter.chmod(0o755)
    types = [f"application/vnd.dpt-desa.{kind}+zip" for kind in _KINDS.values()]
    entry = (
        (INSTALLER / "dpt-desa.desktop").read_text(encoding="utf-8").replace("@TYPES@", ";".join(types) + ";")
    )
    _write(tree / "usr/share/applications/dpt-desa.desktop", entry)
    _write(tree / "usr/share/mime/packages/dpt-desa.xml", types_xml())
    page = (INSTALLER / "metainfo.xml").read_text(encoding="utf-8").replace("@VERSION@", version)
    _write(tree / "usr/share/metainfo/id.dpt_desa.DptDesa.metainfo.xml", page.replace("@DATE@", _date()))
    _draw_icons(tree / "usr/share/icons/hicolor")


def types_xml() -> str:
    """The file types for shared-mime-info: by ending, and by first bytes where a name was lost on the way."""
    parts = [_type_xml(_KINDS[ending], ending, words) for ending, words in payload.FILE_TYPES.items()]
    space = "http://www.freedesktop.org/standards/shared-mime-info"
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<mime-info xmlns="{space}">\n'
    return head + "".join(parts) + "</mime-info>\n"


def _type_xml(kind: str, ending: str, words: str) -> str:
    name = f"application/vnd.dpt-desa.{kind}+zip"
    return f"""  <mime-type type="{name}">
    <comment>{words}</comment>
    <sub-class-of type="application/zip"/>
    <icon name="dpt-desa-berkas"/>
    <glob pattern="*{ending}"/>
    <magic priority="70">
      <match type="string" offset="0" value="PK\\003\\004">
        <match type="string" offset="30" value="mimetype{name}PK"/>
      </match>
    </magic>
  </mime-type>
"""


def _draw_icons(target: Path) -> None:
    for drawing, kind in _ICONS.items():
        name = drawing if drawing.startswith("dpt-desa") else f"dpt-desa-{drawing}"
        source = ROOT / "resources" / "lambang" / f"{drawing}.svg"
        scalable = target / "scalable" / kind / f"{name}.svg"
        scalable.parent.mkdir(parents=True)
        shutil.copyfile(source, scalable)
        for size in _ICON_SIZES:
            picture = target / f"{size}x{size}" / kind / f"{name}.png"
            picture.parent.mkdir(parents=True)
            subprocess.check_call(
                ["rsvg-convert", "-w", str(size), "-h", str(size), str(source), "-o", str(picture)]
            )


def _write_control(tree: Path, root: Chroot, version: str) -> None:
    """What the package asks of the system, from the compiled files themselves."""
    asked = read_all(root, tree / HOME, INSIDE)
    glibc = newest([each.glibc for each in asked.values()])
    print(f"glibc {glibc}, libstdc++ GLIBCXX_{newest([each.glibcxx for each in asked.values()])}")
    if max(each.glibc for each in asked.values()) > OLDEST_GLIBC:
        late = [path.name for path, each in asked.items() if each.glibc > OLDEST_GLIBC]
        raise SystemExit(f"Meminta glibc yang lebih baru: {', '.join(late)}")
    shipped = {path.name for path in asked}
    outside = {name for each in asked.values() for name in each.libraries} - shipped
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    control = (INSTALLER / "control").read_text(encoding="utf-8")
    told = {"VERSION": version, "SIZE": str(size), "DEPENDS": depends(outside, glibc)}
    for name, value in told.items():
        control = control.replace(f"@{name}@", value)
    _write(tree / "DEBIAN" / "control", control)
    _write(tree / "usr/share/doc/dpt-desa/copyright", (INSTALLER / "copyright").read_text(encoding="utf-8"))
    sums = [
        f"{_md5(path)}  {path.relative_to(tree)}\n"
        for path in sorted((tree / "usr").rglob("*"))
        if path.is_file()
    ]
    _write(tree / "DEBIAN" / "md5sums", "".join(sums))


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _inside(path: Path, program: Path) -> str:
    return f"{INSIDE}/{path.relative_to(program)}"


def _date() -> str:
    from time import gmtime, strftime

    return strftime("%Y-%m-%d", gmtime(payload.source_date()))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
