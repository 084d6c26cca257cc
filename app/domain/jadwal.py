"""The schedule of an election: steps by rule, and what their rules may be (FORMAT.md, `setelan`)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeGuard

from app.domain import canonical
from app.domain.bentuk import Rule, day, line, number, one_of, record, text
from app.domain.daftar_tahap import TAHAP, Tahap
from app.domain.istilah import Istilah, in_sentence

HARI = "hari"
"""What a step follows that is counted from the voting day."""

JENIS = ("coklit", "tetapkan", "umumkan", "perbaikan", "padanan", "undangan", "pungut", "lain")
DAFTAR: tuple[Tahap, ...] = tuple(one for one in TAHAP if one != "addendum")
"""The lists that a step may freeze or announce, in the order in which they may be frozen."""

MOST_STEPS = 40
MOST_HOLIDAYS = 60
LARGEST = 6 * 1024
"""Bytes of one value in canonical JSON: an event's line holds 8 KiB."""


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step. It begins `geser` days from the end of the step `acuan` and takes `lama` days.

    `geser` 1 is the day after, 0 the same day; `hitung` kalender counts all days, kerja the working days.
    """

    kode: str
    nama: str
    jenis: str
    daftar: Tahap | Literal[""] = ""
    acuan: str = HARI
    geser: int = 0
    lama: int = 1
    hitung: str = "kalender"


@dataclass(frozen=True, slots=True)
class Libur:
    """A day on which nobody works. `tanggal` ISO; `jenis` libur or cuti_bersama."""

    tanggal: str
    nama: str
    jenis: str = "libur"


def read_jadwal(value: Sequence[Mapping[str, Any]]) -> tuple[Langkah, ...]:
    """The steps of a value that JADWAL allows."""
    return tuple(Langkah(**item) for item in value)


def read_libur(value: Sequence[Mapping[str, Any]]) -> tuple[Libur, ...]:
    """The holidays of a value that LIBUR allows."""
    return tuple(Libur(**item) for item in value)


def as_value(items: Sequence[Langkah] | Sequence[Libur]) -> list[dict[str, Any]]:
    """Steps or holidays as an event or a package holds them."""
    return [asdict(item) for item in items]


def bernama(nama: str, istilah: Istilah) -> str:
    """A step's name in the region's words: "Salinan DPT untuk {tps}" as "... untuk meja"."""
    for word in _WORDS:
        nama = nama.replace(f"{{{word}}}", in_sentence(getattr(istilah, word)))
    return nama[:1].upper() + nama[1:]


_WORDS = ("coklit", "pantarlih", "tps", "undangan")

_kode = text("[a-z][a-z0-9_]{0,23}")
_this_century = text("20[0-9]{2}-[0-9]{2}-[0-9]{2}")

LANGKAH: Rule = record(
    kode=lambda value: _kode(value) and value != HARI,
    nama=lambda value: line(80)(value) and value != "",
    jenis=one_of(*JENIS),
    daftar=one_of("", *DAFTAR),
    acuan=_kode,
    geser=number(-400, 400),
    lama=number(1, 200),
    hitung=one_of("kalender", "kerja"),
)


def is_hari(value: object) -> bool:
    """A day of this century: what is counted from it stays in the calendar."""
    return _this_century(value) and day(value)


def fits(value: object) -> bool:
    """Whether an event has room for it."""
    return len(canonical.dumps(value).encode()) <= LARGEST


def _is_list(value: object, item: Rule, most: int) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and len(value) <= most and all(map(item, value)) and fits(value)


def JADWAL(value: object) -> bool:  # noqa: N802  (a Rule like those of bentuk.py)
    """Steps that can be dated and that lead from a DPS by a DPT to the vote."""
    if not _is_list(value, LANGKAH, MOST_STEPS):
        return False
    steps = read_jadwal(value)
    return is_dateable(steps) and is_lawful(steps)


def is_dateable(steps: Sequence[Langkah]) -> bool:
    """Each code once, each `acuan` known, none that waits for itself."""
    follows = {step.kode: step.acuan for step in steps}
    if len(follows) != len(steps):
        return False
    dated = {HARI}
    while more := {kode for kode, acuan in follows.items() if acuan in dated} - dated:
        dated |= more
    return follows.keys() <= dated


def is_lawful(steps: Sequence[Langkah]) -> bool:
    """Lists are frozen once each, in their order; one step is the vote. Announced is only what is frozen."""
    frozen = [step.daftar for step in steps if step.jenis == "tetapkan"]
    announced = {step.daftar for step in steps if step.jenis == "umumkan"}
    return (
        {"dps", "dpt"} <= set(frozen)
        and frozen == [one for one in DAFTAR if one in frozen]
        and announced <= set(frozen)
        and Counter(step.jenis for step in steps)["pungut"] == 1
    )


_pinned = record(kode=lambda value: _kode(value) and value != HARI, mulai=is_hari, selesai=is_hari)


def TANGGAL(value: object) -> bool:  # noqa: N802
    """`[{kode, mulai, selesai}]` by code: steps whose dates were decided, whatever the rule says."""
    if not _is_list(value, _pinned, MOST_STEPS):
        return False
    codes = [item["kode"] for item in value]
    return codes == sorted(set(codes)) and all(item["mulai"] <= item["selesai"] for item in value)


_libur = record(tanggal=is_hari, nama=line(60), jenis=one_of("libur", "cuti_bersama"))


def LIBUR(value: object) -> bool:  # noqa: N802
    """`[{tanggal, nama, jenis}]`, one a day, in the order of the days."""
    if not _is_list(value, _libur, MOST_HOLIDAYS):
        return False
    days = [item["tanggal"] for item in value]
    return days == sorted(set(days))
