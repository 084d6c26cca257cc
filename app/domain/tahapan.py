"""Where a schedule stands on a day: what is done, under way, late, ahead."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.kalender import Waktu

_DONE_BY_ACT = ("tetapkan", "umumkan")
"""Steps that leave something behind; of all others only the calendar says that they are over."""


class Keadaan(StrEnum):
    """Of one step on one day."""

    SELESAI = "selesai"
    LEWAT = "lewat"
    SEKARANG = "sekarang"
    TERLAMBAT = "terlambat"
    NANTI = "nanti"


@dataclass(frozen=True, slots=True)
class Tahapan:
    """A step and how it stands. `sisa`: days to its last day, negative where that is over."""

    waktu: Waktu
    keadaan: Keadaan
    sisa: int


def tahapan(steps: Sequence[Waktu], today: date, done: Collection[str]) -> tuple[Tahapan, ...]:
    """How each step stands; `done`: codes of those whose act was done, whenever that was."""
    return tuple(Tahapan(step, _state(step, today, done), (step.selesai - today).days) for step in steps)


def _state(step: Waktu, today: date, done: Collection[str]) -> Keadaan:
    if step.langkah.kode in done:
        return Keadaan.SELESAI
    if today < step.mulai:
        return Keadaan.NANTI
    if today <= step.selesai:
        return Keadaan.SEKARANG
    return Keadaan.TERLAMBAT if step.langkah.jenis in _DONE_BY_ACT else Keadaan.LEWAT
