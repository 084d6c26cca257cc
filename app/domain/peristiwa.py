"""One event of the journal: a canonical JSON line in its device's hash chain (FORMAT.md section 6)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from app.domain import canonical
from app.domain.errors import UserError
from app.domain.pemilih import KOLOM_DAFTAR, KOLOM_NILAI
from app.domain.voter_id import device_of, is_voter_id

Isi = str | Mapping[str, Any]
Rantai = Literal["peristiwa", "akses"]
"""A device's two chains: the journal, which is the truth, and the accesses, which stay in the village."""

START = "0" * 64
LONGEST_LINE = 8 * 1024
KINDS = frozenset(("perangkat", "paket", "anggota", "nilai", "baru", "batal", "tetapkan", "kembali", "kirim"))


@dataclass(frozen=True, slots=True)
class Draft:
    """What an act wants to say; the journal adds who, when, where in the chain."""

    jenis: str
    pemilih: str = ""
    kolom: str = ""
    isi: Isi = ""
    lama: Isi = ""
    dasar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """Field by field as FORMAT.md says; `dasar` are refs `<device>:<urut>`, sorted."""

    perangkat: str
    urut: int
    sebelum: str
    lamport: int
    waktu: int
    anggota: str
    tindakan: str
    jenis: str
    pemilih: str = ""
    kolom: str = ""
    isi: Isi = ""
    lama: Isi = ""
    dasar: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        return f"{self.perangkat}:{self.urut}"

    @property
    def data(self) -> Mapping[str, Any]:
        """`isi` of the kinds that carry an object; empty for the others."""
        return self.isi if isinstance(self.isi, Mapping) else {}

    def line(self) -> str:
        """The canonical line, without LF."""
        return canonical.dumps({"v": 1} | {name: getattr(self, name) for name in self.__slots__})


def read(line: str) -> Peristiwa:
    """Read a line that was checked when it came in."""
    data = json.loads(line)
    del data["v"]
    return Peristiwa(**{**data, "dasar": tuple(data["dasar"])})


_TEXT = ("perangkat", "sebelum", "anggota", "tindakan", "jenis", "pemilih", "kolom")
_NUMBERS = ("urut", "lamport", "waktu")
_KEYS = frozenset(field.name for field in fields(Peristiwa)) | {"v"}


def line_hash(line: str, chain: Rantai = "peristiwa") -> str:
    """The hash the next event of the chain names."""
    return hashlib.sha256(f"dpt-desa/{chain}/v1\0{line}".encode()).hexdigest()


def parse(line: str) -> Peristiwa:
    """Read one line strictly. Raises ValueError on anything that is not exactly the format."""
    if len(line.encode()) > LONGEST_LINE:
        raise ValueError("line too long")
    data = canonical.loads(line)
    if not isinstance(data, dict) or data.keys() != _KEYS or data.pop("v") != 1:
        raise ValueError("keys")
    if not all(isinstance(data[key], str) for key in _TEXT) or not all(
        isinstance(data[key], int) for key in _NUMBERS
    ):
        raise ValueError("types")
    if not all(isinstance(data[key], str | dict) for key in ("isi", "lama")):
        raise ValueError("isi")
    refs = data["dasar"]
    if not isinstance(refs, list) or refs != sorted({str(ref) for ref in refs}):
        raise ValueError("dasar")
    return Peristiwa(**{**data, "dasar": tuple(refs)})


def check_chain(lines: Iterable[str], device: str, chain: Rantai = "peristiwa") -> list[Peristiwa]:
    """All events of one device, numbered without a gap and linked by their hashes.

    Raises UserError JOURNAL_BROKEN with the number of the first event that does not fit.
    """
    events: list[Peristiwa] = []
    previous, lamport = START, 0
    for number, line in enumerate(lines, start=1):
        try:
            event = parse(line)
        except ValueError as error:
            raise UserError("JOURNAL_BROKEN", number=number) from error
        fits = (
            event.perangkat == device
            and event.urut == number
            and event.sebelum == previous
            and event.lamport > lamport
            and _own_act(event)
            and (chain == "akses" or _means_something(event))
        )
        if not fits:
            raise UserError("JOURNAL_BROKEN", number=number)
        previous, lamport = line_hash(line, chain), event.lamport
        events.append(event)
    return events


def _own_act(event: Peristiwa) -> bool:
    device, _, number = event.tindakan.partition(":")
    return device == event.perangkat and number.isdecimal() and 1 <= int(number) <= event.urut


def _means_something(event: Peristiwa) -> bool:
    """Whether fold can read the event: known kind, known field, values of the right type."""
    if event.jenis == "nilai":
        return (
            is_voter_id(event.pemilih)
            and event.kolom in KOLOM_NILAI
            and isinstance(event.isi, str) == (event.kolom != "bukti")
            and _is_flat_text(event.isi)
        )
    if event.jenis == "baru":
        return (
            is_voter_id(event.pemilih)
            and device_of(event.pemilih) == event.perangkat
            and isinstance(event.isi, Mapping)
            and _is_flat_text(event.isi)
            and event.isi.keys() <= KOLOM_DAFTAR
        )
    if event.jenis == "batal":
        return isinstance(event.isi, str)
    return event.jenis in KINDS and isinstance(event.isi, Mapping)


def _is_flat_text(isi: Isi) -> bool:
    return isinstance(isi, str) or all(isinstance(value, str) for value in isi.values())
