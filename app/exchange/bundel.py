"""The courier's bundle `.dptb`: many whole files under one signature, written and read one at a time."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Self

from app.crypto import minisig
from app.crypto.kode_sidik import kode_sidik
from app.domain import bentuk, canonical
from app.domain.errors import UserError
from app.exchange import canonical_zip, csv_text, envelope
from app.exchange.amplop import Amplop, parse_amplop
from app.system.safe_file import write_atomic

OWN_MEMBERS = 6
WORDS = "istilah.json"
_INDEX = "indeks.csv"
AHEAD = ("mimetype", "BACA-SAYA.txt", "amplop.json", _INDEX)
"""The members before the files; in KPU's bundle WORDS stands before the index."""
SMALL = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of `indeks.csv`; `desa` is the 10-digit code, `ukuran` bytes."""

    berkas: str
    desa: str
    nama: str
    kecamatan: str
    jenis: str
    urut: int
    ukuran: int
    sha256: str


ISTILAH = ("desa", "pemilihan", "kecamatan", "kabupaten", "tps", "dinas")
"""What a bundle may say of the words of its region: who carries it can read no package, where all of them
stand."""
_ISTILAH = bentuk.record(**dict.fromkeys(ISTILAH, lambda word: word != "" and bentuk.is_line(word, 200)))
KOLOM_INDEKS = tuple(column.name for column in fields(Entry))
_NUMBER = re.compile("0|[1-9][0-9]{0,9}", re.ASCII)


def entry_of(berkas: str, data: bytes, desa: Mapping[str, str], jenis: str, urut: int) -> Entry:
    """The index row of a file; `desa`, `jenis` and `urut` as its manifest says them."""
    digest = hashlib.sha256(data).hexdigest()
    return Entry(berkas, desa["kode"], desa["nama"], desa["kecamatan"], jenis, urut, len(data), digest)


def check_entry(entry: Entry, amplop: Amplop) -> None:
    """Whether the index tells the truth of a file. Raises ENVELOPE_DAMAGED."""
    if (amplop.jenis, amplop.desa["kode"], amplop.urut) != (entry.jenis, entry.desa, entry.urut):
        raise UserError("ENVELOPE_DAMAGED")


def check_content(entry: Entry, data: bytes) -> bytes:
    """A file's bytes, where they are those of the index. Raises ENVELOPE_DAMAGED."""
    if len(data) != entry.ukuran or hashlib.sha256(data).hexdigest() != entry.sha256:
        raise UserError("ENVELOPE_DAMAGED")
    return data


def index_csv(entries: Sequence[Entry]) -> bytes:
    """`indeks.csv`."""
    return csv_text.write(KOLOM_INDEKS, ([str(value) for value in astuple(entry)] for entry in entries))


def write(
    path: Path,
    amplop: Amplop,
    files: Sequence[tuple[Path, Entry]],
    key: minisig.SigningKey,
    istilah: Mapping[str, str] | None = None,
) -> None:
    """Write a bundle of 1..993 files. `istilah`: what things are called there, of ISTILAH.

    Raises ENVELOPE_TOO_LARGE (2 GiB) and file errors.
    """
    index = index_csv([entry for _, entry in files])
    ahead = envelope.opening(amplop)
    if istilah:
        ahead.append((WORDS, canonical.dumps({name: istilah[name] for name in ISTILAH}).encode()))
    ahead.append((_INDEX, index))
    sums = envelope.sums_of(ahead) + b"".join(_sum_line(entry) for _, entry in files)
    signature = minisig.sign(sums, key, amplop.trusted_comment())
    members: list[tuple[str, bytes | Path]] = [*ahead]
    members += [(entry.berkas, file) for file, entry in files]
    members += [("SHA256SUMS", sums), ("SHA256SUMS.minisig", signature)]
    write_atomic(path, canonical_zip.write_chunks(members))


def _sum_line(entry: Entry) -> bytes:
    return f"{entry.sha256}  {entry.berkas}\n".encode()


def ahead_of(fourth: Sequence[str]) -> list[str]:
    """The members before the files, where `fourth` stands behind the manifest."""
    return [*AHEAD[:3], *([WORDS] if WORDS in fourth else []), _INDEX]


class Bundle:
    """An open bundle whose signature and index hold; each file is checked when it is read."""

    utuh = True

    def __init__(self, members: canonical_zip.Bundle) -> None:
        self._members = members
        names = members.names
        own = ahead_of(names[3:4])
        if len(names) < OWN_MEMBERS or names[: len(own)] != own:
            raise UserError("ENVELOPE_DAMAGED")
        if names[-2:] != ["SHA256SUMS", "SHA256SUMS.minisig"]:
            raise UserError("ENVELOPE_DAMAGED")
        self.amplop = parse_amplop(self._small("amplop.json"))
        self.sums = self._small("SHA256SUMS")
        envelope.check_signature(self.amplop, self.sums, self._small("SHA256SUMS.minisig"))
        ahead = [(name, self._small(name)) for name in own]
        if not envelope.is_opening(self.amplop, ahead[:3]) or self.amplop.jenis != "bundel":
            raise UserError("ENVELOPE_DAMAGED")
        self.entries = read_index(ahead[-1][1])
        self.istilah = _read_words(ahead[3][1]) if WORDS in own else {}
        listed = b"".join(_sum_line(entry) for entry in self.entries)
        same_names = [entry.berkas for entry in self.entries] == names[len(own) : -2]
        if not same_names or self.sums != envelope.sums_of(ahead) + listed:
            raise UserError("ENVELOPE_DAMAGED")

    @property
    def kode_sidik(self) -> str:
        return kode_sidik(self.sums)

    def read(self, entry: Entry) -> bytes:
        """One file. Raises ENVELOPE_DAMAGED, ENVELOPE_NOT_READ."""
        if self._members.size(entry.berkas) > envelope.LARGEST_FILE:
            raise UserError("ENVELOPE_DAMAGED")
        return check_content(entry, self._members.read(entry.berkas))

    def files(self) -> Iterator[tuple[Entry, bytes]]:
        """All files in order, one in memory at a time."""
        for entry in self.entries:
            yield entry, self.read(entry)

    def _small(self, name: str) -> bytes:
        """A member of the bundle itself: at most 1 MiB."""
        if self._members.size(name) > SMALL:
            raise UserError("ENVELOPE_DAMAGED")
        return self._members.read(name)

    def close(self) -> None:
        """Let the file go."""
        self._members.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._members.__exit__(kind, error, trace)


def open_bundle(path: Path) -> Bundle:
    """Open a bundle; close it or use `with`.

    Raises ENVELOPE_DAMAGED, ENVELOPE_NOT_READ, SIGNATURE_*, FORMAT_TOO_NEW, FILE_*.
    """
    return of_members(canonical_zip.open_stream(path))


def of_members(members: canonical_zip.Bundle) -> Bundle:
    """The bundle of an open file, which is closed where it is none. Raises as `open_bundle` does."""
    try:
        return Bundle(members)
    except BaseException:
        members.__exit__(None, None, None)
        raise


def is_bundle(path: Path) -> bool:
    """Whether a file says of itself that it is a bundle; any other file is not."""
    try:
        with path.open("rb") as stream:
            return b"application/vnd.dpt-desa.bundel+zip" in stream.read(128)
    except OSError:
        return False


def _read_words(data: bytes) -> dict[str, str]:
    try:
        told = canonical.loads(data.decode())
    except ValueError as error:
        raise UserError("ENVELOPE_DAMAGED") from error
    if not _ISTILAH(told):
        raise UserError("ENVELOPE_DAMAGED")
    return dict(told)


def read_index(data: bytes) -> list[Entry]:
    """The rows, whose numbers have one form only."""
    try:
        rows = csv_text.read(data, KOLOM_INDEKS)
        entries = [
            Entry(a, b, c, d, e, int(urut), int(size), digest) for a, b, c, d, e, urut, size, digest in rows
        ]
    except (UserError, ValueError) as error:
        raise UserError("ENVELOPE_DAMAGED") from error
    if index_csv(entries) != data:
        raise UserError("ENVELOPE_DAMAGED")
    return entries
