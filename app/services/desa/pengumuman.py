"""Proof that a list was announced: where, from when to when, which photos. One record a place."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app.domain.bentuk import is_line
from app.domain.berkunci import Terkini
from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.errors import UserError
from app.services.desa.frozen import penetapan
from app.services.desa.records import keep_record
from app.services.desa.workspace import Workspace

_LONGEST = {"tempat": 200, "foto": 200, "catatan": 1000}


@dataclass(frozen=True, slots=True)
class Isian:
    """What somebody types. `foto`: numbers or names of the photos, kept by the committee."""

    daftar: Tahap
    dari: date
    sampai: date
    tempat: str
    foto: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Pengumuman:
    """One place. `konflik`: PCs said different things of it; the newest is shown, saving again decides."""

    id: str
    daftar: Tahap
    dari: date
    sampai: date
    tempat: str
    foto: str
    catatan: str
    konflik: bool = False


def announcements(workspace: Workspace) -> list[Pengumuman]:
    """All places that hold, by list, day and place. A record without a place was taken away."""
    found = (_read(key[0], one) for key, one in workspace.keyed("pengumuman").items())
    return sorted((one for one in found if one.tempat), key=_order)


def _order(one: Pengumuman) -> tuple[Any, ...]:
    return (list(NAMA).index(one.daftar), one.dari, one.tempat, one.id)


def _read(key: str, one: Terkini) -> Pengumuman:
    isi: Mapping[str, Any] = one.isi or one.konflik[-1]
    return Pengumuman(
        key,
        isi["daftar"],
        date.fromisoformat(isi["dari"]),
        date.fromisoformat(isi["sampai"]),
        isi["tempat"],
        isi["foto"],
        isi["catatan"],
        bool(one.konflik),
    )


def announce(workspace: Workspace, isian: Isian, known: str = "") -> str:
    """Keep a place, or correct the one whose id is `known`; what undo names, "" where it was so already.

    Raises UserError ANNOUNCE_LIST (that list is not ratified), ANNOUNCE_DATES, ANNOUNCE_PLACE, ANNOUNCE_LONG,
    ANNOUNCE_UNKNOWN.
    """
    if known and known not in {one.id for one in announcements(workspace)}:
        raise UserError("ANNOUNCE_UNKNOWN")
    if penetapan(workspace, isian.daftar) is None:
        raise UserError("ANNOUNCE_LIST", stage=NAMA[isian.daftar])
    return keep_record(workspace, "pengumuman", {"id": known or secrets.token_hex(8), **_checked(isian)})


def _checked(isian: Isian) -> dict[str, str]:
    isi = {**asdict(isian), "dari": isian.dari.isoformat(), "sampai": isian.sampai.isoformat()}
    if isian.sampai < isian.dari:
        raise UserError("ANNOUNCE_DATES")
    for name, longest in _LONGEST.items():
        isi[name] = " ".join(isi[name].split())
        if not is_line(isi[name], longest):
            raise UserError("ANNOUNCE_LONG", longest=longest)
    if not isi["tempat"]:
        raise UserError("ANNOUNCE_PLACE")
    return isi


def withdraw(workspace: Workspace, known: str) -> str:
    """Take a place away; the journal keeps what it said. Raises ANNOUNCE_UNKNOWN."""
    found = next((one for one in announcements(workspace) if one.id == known), None)
    if found is None:
        raise UserError("ANNOUNCE_UNKNOWN")
    dates = {"dari": found.dari.isoformat(), "sampai": found.sampai.isoformat()}
    gone = {"id": known, "daftar": found.daftar, "tempat": "", "foto": "", "catatan": ""}
    return keep_record(workspace, "pengumuman", gone | dates)
