"""A release out of ./dist: its list of parts, its sums, its signatures (FORMAT.md section 15), all checked.

    python3 packaging/dev.py release --release-key FILE [--public-key FILE] [--dist DIR]

FILE is the secret key that the owner made once with stock `minisign -G`; it lies outside the project. Signing
and checking are the stock commands `minisign` and `sha256sum`: what they accept here, anybody's accept.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import payload
import sbom

ROOT = payload.ROOT
PUBLIC = ROOT / "resources" / "rilis" / "kunci.pub"
SUMS = "SHA256SUMS"
BILL = "sbom.cdx.json"
_UNTRUSTED = "tanda tangan rilis DPT Desa"


def main(arguments: list[str]) -> int:
    """Refuse, or leave a whole release; the exit code."""
    options = _parser().parse_args(arguments)
    version, dist = payload.program_version(), Path(options.dist)
    refuse_unclean()
    refuse_key_inside(options.release_key)
    if not options.public_key.is_file():
        raise SystemExit(f"Belum ada kunci publik rilis: {options.public_key}")
    files = {system: dist / name for system, name in file_names(version).items()}
    if missing := [path.name for path in files.values() if not path.is_file()]:
        raise SystemExit(f"Belum dibangun: {', '.join(missing)}")
    write_bill(dist, list(files.values()))
    write_sums(dist, [*files.values(), dist / BILL])
    signed = {**files, "sums": dist / SUMS}
    for system, path in signed.items():
        sign(path, comment(version, system), options.release_key)
    for system, path in signed.items():
        check(path, comment(version, system), options.public_key)
    subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=dist, check=True)
    print(f"Rilis {version} lengkap di {dist}: {len(signed)} tanda tangan diperiksa.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py release")
    parser.add_argument(
        "--release-key", type=Path, required=True, help="kunci rahasia minisign, di luar proyek"
    )
    parser.add_argument(
        "--public-key", type=Path, default=PUBLIC, help="pasangannya; bawaan: yang ada di program"
    )
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    return parser


def file_names(version: str) -> dict[str, str]:
    """System -> what its file is called."""
    return {
        "windows": f"dpt-desa-{version}-windows-x64-setup.exe",
        "portable": f"dpt-desa-{version}-windows-x64-portable.zip",
        "linux": f"dpt-desa_{version}_amd64.deb",
    }


def comment(version: str, system: str) -> str:
    """The one line that the program reads before any byte of the file."""
    return f"dpt-desa versi={version} sistem={system}"


def refuse_unclean() -> None:
    """A release is a commit, and nothing beside it."""
    changed = subprocess.check_output(["git", "status", "--porcelain"], cwd=ROOT, text=True)
    if changed:
        raise SystemExit(f"Ada perubahan yang belum dikomit; rilis dibatalkan:\n{changed}")


def refuse_key_inside(key: Path) -> None:
    """A secret key in the project's folder is one `git add` from being published."""
    if key.resolve().is_relative_to(ROOT):
        raise SystemExit("Kunci rahasia tidak boleh berada di dalam folder proyek.")
    if not key.is_file():
        raise SystemExit(f"Kunci tidak ada: {key}")


def write_bill(dist: Path, installers: list[Path]) -> None:
    """The list of parts, of both builds; each must be of the commit that is released."""
    parts = {system: _parts(system, dist) for system in ("windows", "linux")}
    told = sbom.bill(parts, {path.name: _sha256(path) for path in installers})
    (dist / BILL).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _parts(system: str, dist: Path) -> list[sbom.Part]:
    file = sbom.parts_file(system, dist)
    if not file.is_file():
        raise SystemExit(f"Belum ada {file.name}: jalankan python3 packaging/dev.py {system}")
    told = json.loads(file.read_text(encoding="utf-8"))
    if (told["versi"], told["komit"]) != (payload.program_version(), sbom.commit()):
        raise SystemExit(f"{system} dibangun dari komit {told['komit'][:12]}; bangun lagi dari yang dirilis.")
    return [sbom.Part(**part) for part in told["bagian"]]


def write_sums(dist: Path, files: list[Path]) -> None:
    """What `sha256sum --check` reads."""
    lines = [f"{_sha256(path)}  {path.name}\n" for path in sorted(files, key=lambda path: path.name)]
    (dist / SUMS).write_text("".join(lines), encoding="ascii")


def sign(path: Path, trusted: str, key: Path) -> None:
    """`path`.minisig by the stock command; it asks for the key's password itself."""
    named = ["-m", str(path), "-x", f"{path}.minisig", "-t", trusted, "-c", _UNTRUSTED]
    Path(f"{path}.minisig").unlink(missing_ok=True)
    subprocess.run(["minisign", "-S", "-s", str(key), *named], check=True, stdout=subprocess.DEVNULL)


def check(path: Path, trusted: str, public: Path) -> None:
    """The stock command's own word for it, and that the trusted comment is the settled one."""
    done = subprocess.run(
        ["minisign", "-V", "-Q", "-p", str(public), "-m", str(path), "-x", f"{path}.minisig"],
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode or done.stdout.strip() != trusted:
        raise SystemExit(f"Tanda tangan {path.name} tidak cocok dengan {public.name}.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
