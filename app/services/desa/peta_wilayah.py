"""The map of the village: which ALAMAT/RT/RW belongs to which dusun; edited many at once, one act."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.isi_peristiwa import LONGEST_DUSUN
from app.domain.peristiwa import Draft
from app.domain.peta_wilayah import Kunci, Sebutan, dusun_in, fold_wilayah
from app.domain.sidalih_fields import three_digits
from app.services.desa.table import in_row, read_table
from app.services.desa.workspace import Workspace
from app.store import journal
from app.store import peta_wilayah as store
from app.store.peta_wilayah import Tempat

COLUMNS = ("alamat", "rt", "rw", "dusun")
_USED = 10
"""A village has RT (or RW) where at least one voter in so many has one; below, they are slips."""


@dataclass(frozen=True, slots=True)
class BarisWilayah:
    """One place. `konflik`: names that PCs gave it apart, "" among them; `dusun` is "" until one decides.

    `kurang`: "rt" and "rw" that it lacks though the village has them. `usul`: what the address says itself,
    where the place has no name and no conflict.
    """

    alamat: str
    rt: str
    rw: str
    voters: int
    laki: int
    perempuan: int
    dusun: str
    konflik: tuple[str, ...]
    kurang: tuple[str, ...]
    usul: str

    @property
    def kunci(self) -> Kunci:
        return (self.alamat, self.rt, self.rw)


@dataclass(frozen=True, slots=True)
class Assigned:
    """`act` is what undo names; "" where every place had its name already."""

    act: str
    places: int
    voters: int


def wilayah(workspace: Workspace) -> list[BarisWilayah]:
    """The places of the list by RW and RT; those without an RT or RW that the village has come last."""
    places, named = store.places(workspace.db), _map(workspace)
    used, sebutan = _used(places), workspace.pengaturan.istilah.dusun
    rows = [_row(place, named.get(place.kunci), used, sebutan) for place in places]
    return sorted(rows, key=lambda row: bool(row.kurang))


def _row(place: Tempat, told: Sebutan | None, used: Collection[str], sebutan: str) -> BarisWilayah:
    told = told or Sebutan()
    open_ = not told.dusun and not told.konflik
    return BarisWilayah(
        *place,
        dusun=told.dusun,
        konflik=told.konflik,
        kurang=tuple(kolom for kolom in used if not getattr(place, kolom)),
        usul=dusun_in(place.alamat, sebutan) if open_ else "",
    )


def _used(places: Collection[Tempat]) -> tuple[str, ...]:
    """Which of RT and RW the village has at all."""
    everybody = sum(place.voters for place in places)
    with_rt = sum(place.voters for place in places if place.rt)
    with_rw = sum(place.voters for place in places if place.rw)
    return tuple(kolom for kolom, have in (("rt", with_rt), ("rw", with_rw)) if have * _USED >= everybody > 0)


def dusun_of(workspace: Workspace) -> dict[Kunci, str]:
    """(alamat, rt, rw) -> dusun, of the places that have one."""
    return {key: told.dusun for key, told in _map(workspace).items() if told.dusun}


def _map(workspace: Workspace) -> dict[Kunci, Sebutan]:
    events = journal.events_of_kind(workspace.db, "wilayah")
    return fold_wilayah(events, journal.undone(workspace.db)) if events else {}


def assign(workspace: Workspace, keys: Collection[Kunci], dusun: str) -> Assigned:
    """Give places one name, as typed; "" takes it away. In a conflict it decides.

    Raises UserError PLACE_UNKNOWN (nobody is listed there), FIELD_INVALID.
    """
    return assign_each(workspace, dict.fromkeys(keys, dusun))


def assign_each(workspace: Workspace, names: Mapping[Kunci, str]) -> Assigned:
    """Give each place its own name, as one act. Raises what `assign` raises."""
    cleaned = {key: _clean(name) for key, name in names.items()}
    voters = {place.kunci: place.voters for place in store.places(workspace.db)}
    if not cleaned.keys() <= voters.keys():
        raise UserError("PLACE_UNKNOWN")
    known = _map(workspace)
    drafts = {
        key: draft for key, name in cleaned.items() for draft in _change(key, name, known.get(key, Sebutan()))
    }
    events = workspace.act(list(drafts.values())) if drafts else []
    workspace.remapped |= bool(drafts)
    return Assigned(events[0].tindakan if events else "", len(drafts), sum(voters[key] for key in drafts))


def _clean(name: str) -> str:
    told = " ".join(unicodedata.normalize("NFC", name).split())
    if not is_line(told, LONGEST_DUSUN):
        raise UserError("FIELD_INVALID", kolom="dusun")
    return told


def _change(key: Kunci, name: str, before: Sebutan) -> list[Draft]:
    """None where the place is called so already."""
    if before.dusun == name and not before.konflik:
        return []
    isi = dict(zip(COLUMNS, (*key, name), strict=True))
    return [Draft("wilayah", isi=isi, dasar=before.dasar)]


def accept_proposals(workspace: Workspace, keys: Collection[Kunci] | None = None) -> Assigned:
    """Take over what the addresses say themselves, of these places or of all, as one act."""
    rows = [row for row in wilayah(workspace) if row.usul and (keys is None or row.kunci in keys)]
    return assign_each(workspace, {row.kunci: row.usul for row in rows})


def assign_from_table(workspace: Workspace, data: bytes) -> Assigned:
    """CSV `alamat,rt,rw,dusun`, all rows or none. Raises TABLE_*, PLACE_TWICE and what `assign` raises."""
    names: dict[Kunci, str] = {}
    listed = {place.kunci for place in store.places(workspace.db)}
    for number, row in enumerate(read_table(data, COLUMNS, ()), start=2):
        key = (row["alamat"], three_digits(row["rt"]), three_digits(row["rw"]))
        with in_row(number):
            if key not in listed:
                raise UserError("PLACE_UNKNOWN")
            if key in names:
                raise UserError("PLACE_TWICE")
            names[key] = _clean(row["dusun"])
    return assign_each(workspace, names)
