"""One event of the journal: a canonical JSON line in its device's hash chain (FORMAT.md section 6)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.domain import bentuk, canonical
from app.domain.errors import UserError
from app.domain.isi_peristiwa import KEYED, SHAPES
from app.domain.nilai import is_allowed, is_new_voter
from app.domain.pemilih import KOLOM_NILAI
from app.domain.voter_id import device_of, is_voter_id

Isi = str | Mapping[str, Any]
Rantai = Literal["peristiwa", "akses"]
"""A device's two chains: the journal, which is the truth, and the accesses, which stay in the village."""

START = "0" * 64
LONGEST_LINE = 8 * 1024
KINDS = frozenset(("nilai", "baru", *SHAPES))


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


_OUTER = bentuk.record(
    v=bentuk.one_of(1),
    perangkat=bentuk.device,
    urut=bentuk.sequence,
    sebelum=bentuk.hexadecimal(64),
    lamport=bentuk.number(1, bentuk.LARGEST_NUMBER),
    waktu=bentuk.number(0, bentuk.LARGEST_NUMBER),
    anggota=bentuk.optional(bentuk.hexadecimal(16)),
    tindakan=bentuk.ref,
    jenis=bentuk.text("[a-z_]{1,20}"),
    pemilih=bentuk.optional(lambda value: isinstance(value, str) and is_voter_id(value)),
    kolom=bentuk.text("[a-z_]{0,20}"),
    isi=lambda value: isinstance(value, str | dict),
    lama=lambda value: isinstance(value, str) or _is_flat_text(value),
    dasar=lambda value: isinstance(value, list) and all(map(bentuk.ref, value)),
)


def line_hash(line: str, chain: Rantai = "peristiwa") -> str:
    """The hash the next event of the chain names."""
    return hashlib.sha256(f"dpt-desa/{chain}/v1\0{line}".encode()).hexdigest()


def parse(line: str) -> Peristiwa:
    """Read one line strictly. Raises ValueError on anything that is not exactly the format."""
    if len(line.encode()) > LONGEST_LINE:
        raise ValueError("line too long")
    data = canonical.loads(line)
    if not _OUTER(data) or data["dasar"] != sorted(set(data["dasar"])):
        raise ValueError("keys or types")
    del data["v"]
    return Peristiwa(**{**data, "dasar": tuple(data["dasar"])})


def check(line: str, chain: Rantai = "peristiwa") -> Peristiwa:
    """One line by itself, as its device may write it: form, ranges, refs and every value.

    Whoever appends a line calls it before the line is stored, and `check_chain` calls it for each line that
    comes in, so that no device can write what others must refuse. The place in the chain (`urut` without a
    gap, `sebelum`, a growing `lamport`) is not looked at. Raises UserError EVENT_INVALID (`what`: the
    field's name, else the kind of event, else "?"; never a value).
    """
    try:
        event = parse(line)
    except ValueError as error:
        raise UserError("EVENT_INVALID", what="?") from error
    sound = _is_flat_text(event.isi) if chain == "akses" else _means_something(event)
    if not (_own_refs(event) and sound):
        known = event.kolom if event.kolom in KOLOM_NILAI else event.jenis
        raise UserError("EVENT_INVALID", what=known if known in KOLOM_NILAI | KINDS else "?")
    return event


def check_chain(lines: Iterable[str], device: str, chain: Rantai = "peristiwa") -> list[Peristiwa]:
    """All events of one device, numbered without a gap and linked by their hashes.

    Raises UserError JOURNAL_BROKEN with the number of the first event that does not fit.
    """
    events: list[Peristiwa] = []
    previous, lamport = START, 0
    for number, line in enumerate(lines, start=1):
        try:
            event = check(line, chain)
        except UserError as error:
            raise UserError("JOURNAL_BROKEN", number=number) from error
        fits = (
            event.perangkat == device
            and event.urut == number
            and event.sebelum == previous
            and event.lamport > lamport
        )
        if not fits:
            raise UserError("JOURNAL_BROKEN", number=number)
        previous, lamport = line_hash(line, chain), event.lamport
        events.append(event)
    return events


def _own_refs(event: Peristiwa) -> bool:
    """The act is this device's own and not a later one; nothing replaces itself or what comes after it."""
    device, number = _split(event.tindakan)
    earlier = (_split(ref) for ref in event.dasar)
    return (
        device == event.perangkat
        and number <= event.urut
        and all(of != event.perangkat or replaced < event.urut for of, replaced in earlier)
    )


def _split(ref: str) -> tuple[str, int]:
    device, _, number = ref.partition(":")
    return device, int(number)


def _means_something(event: Peristiwa) -> bool:
    """Whether every reader can take the event as it stands."""
    if event.jenis == "nilai":
        return _is_value(event)
    if event.kolom or event.lama or (event.dasar and event.jenis not in KEYED):
        return False
    if event.jenis == "baru":
        return (
            device_of(event.pemilih) == event.perangkat
            and isinstance(event.isi, Mapping)
            and is_new_voter(event.isi)
        )
    if event.pemilih or event.jenis not in SHAPES or not SHAPES[event.jenis](event.isi):
        return False
    first = event.jenis == "perangkat"
    return first == (event.urut == 1) and (not first or event.data["perangkat"] == event.perangkat)


def _is_value(event: Peristiwa) -> bool:
    """KPU's TPS of a voter of KPU's list is KPU's alone."""
    of_kpu = not device_of(event.pemilih)
    return (
        event.pemilih != ""
        and event.urut > 1
        and not (event.kolom == "tps_kpu" and of_kpu)
        and is_allowed(event.kolom, event.isi)
    )


def _is_flat_text(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    )
