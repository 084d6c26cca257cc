"""Proof of announcement as a table: which list, from when to when, where, which photographs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from app.domain.tanggal import short_date
from app.printing.flow import paragraph, table

_HEADER = ("Daftar", "Diumumkan", "Tempat", "Foto nomor")
_NONE = "Belum ada catatan pengumuman."


@dataclass(frozen=True, slots=True)
class BarisPengumuman:
    """One place; `foto` as the committee numbers its photographs."""

    daftar: str
    dari: date
    sampai: date
    tempat: str
    foto: str


def pengumuman_table(rows: Sequence[BarisPengumuman], width: float) -> Flowable:
    """All places, or the sentence that nobody has written any down."""
    if not rows:
        return paragraph(_NONE)
    cells = [(one.daftar, _days(one), one.tempat, one.foto or "–") for one in rows]
    return table(_HEADER, cells, (0.16, 0.26, 0.38, 0.20), width, prose=True)


def _days(one: BarisPengumuman) -> str:
    first, last = short_date(one.dari.isoformat()), short_date(one.sampai.isoformat())
    return first if first == last else f"{first} s.d. {last}"
