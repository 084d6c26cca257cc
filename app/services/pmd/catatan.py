"""The courier's record on disk: lines that are added and never changed (FORMAT.md, section 14).

Decision: a file of lines and no database. Nothing in it is secret, people can read it without the program,
and this part of it need not know the room where voters are kept.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.domain.kurir import Catatan, Jenis, PemilihanKurir, baca, read_line, write_line
from app.exchange.envelope import Amplop
from app.system import clock, paths
from app.system.safe_file import append_lines, file_error, read_file

FILE = "catatan.jsonl"
_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Buku:
    """The record as it stands. `terpotong`: a power failure cut its last line off, which was never told as
    saved."""

    catatan: tuple[Catatan, ...]
    pemilihan: Mapping[str, PemilihanKurir]
    terpotong: bool


def read_record(folder: Path | None = None) -> Buku:
    """Everything written down; nothing where nobody has written yet. Raises COURIER_RECORD_DAMAGED."""
    path = (folder or paths.courier_root()) / FILE
    data = read_file(path, _LARGEST) if path.exists() else b""
    whole = data[: data.rfind(b"\n") + 1]
    lines = tuple(_parse(number, line) for number, line in enumerate(whole.split(b"\n")[:-1], 1))
    return Buku(lines, baca(lines), len(whole) < len(data))


def _parse(number: int, line: bytes) -> Catatan:
    try:
        return read_line(line)
    except ValueError as error:
        raise UserError("COURIER_RECORD_DAMAGED", line=number) from error


def add(folder: Path | None, lines: Sequence[Catatan]) -> None:
    """Write lines behind the others. Raises file errors; then none of them is there."""
    root = folder or paths.courier_root()
    make_folder(root)
    written = [write_line(one) for one in lines]
    for line in written:
        read_line(line)  # what one may write no reader refuses
    append_lines(root / FILE, b"".join(written))
    if not read_file(root / FILE, _LARGEST).endswith(b"".join(written)):
        raise UserError("FILE_NOT_WRITTEN", file=FILE)


def make_folder(folder: Path) -> None:
    """The record's folder or one inside it. Raises FOLDER_READ_ONLY, FOLDER_MISSING, DISK_FULL."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, folder) from error


def note(pemilihan: str, jenis: Jenis, isi: Mapping[str, Any] | None = None, **more: Any) -> Catatan:
    """A new line, now."""
    return Catatan(secrets.token_hex(16), clock.instant(), pemilihan, jenis, isi=isi or {}, **more)


def election_line(amplop: Amplop, kunci: str = "") -> Catatan:
    """What an envelope says of its election; `kunci` where KPU signed it."""
    told = {name: amplop.desa[name] for name in ("kabupaten", "provinsi")}
    isi = {"nama": amplop.pemilihan["nama"], "hari": amplop.pemilihan["hari"], **told, "kunci": kunci}
    return note(amplop.pemilihan["id"], "pemilihan", isi)


def one_line(text: str, longest: int = 200) -> str:
    """A name as it was typed, on one line."""
    bare = " ".join(text.split())
    return "".join(letter if letter.isprintable() else "?" for letter in bare)[:longest]
