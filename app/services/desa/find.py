"""Looking voters up: lists and one voter with family and history. NIK and NKK are masked unless revealed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.errors import UserError
from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_unverified
from app.domain.peristiwa import Isi, Peristiwa
from app.domain.sidalih_fields import three_digits
from app.domain.syarat import umur
from app.domain.tms import TMS
from app.domain.voter_id import device_of
from app.services.desa import members
from app.services.desa.mark import find_all
from app.services.desa.workspace import Workspace
from app.store import daftar, journal
from app.store.daftar import Tercatat as Tercatat
from app.system import clock


@dataclass(frozen=True, slots=True)
class Shown:
    """One voter with what a person wants to see beside him. `umur` on the voting day."""

    tercatat: Tercatat
    umur: str
    family: tuple[Pemilih, ...]
    history: tuple[Peristiwa, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The first voters found, and how many there are in all."""

    voters: tuple[Tercatat, ...]
    total: int


STATUSES = ("belum", "konflik", "tms", "baru", "sesuai", *sorted(TMS))
"""What a list can be filtered by."""


def find_voters(
    workspace: Workspace,
    search: str = "",
    tps: str = "",
    status: str | None = None,
    *,
    limit: int | None = None,
    reveal: bool = False,
) -> Found:
    """Voters in list order; `reveal` shows NIK and NKK and is written down. Raises TPS_UNKNOWN."""
    code = three_digits(tps) if tps else ""
    found = daftar.find(workspace.db, search, code)
    if code and not found and not daftar.find(workspace.db, tps=code):
        raise UserError("TPS_UNKNOWN", tps=tps)
    chosen = [one for one in found if status is None or _has(one, status)]
    first = chosen[:limit]
    if reveal:
        workspace.note_access("lihat", {"pemilih": _ids([one.pemilih for one in first])})
    else:
        first = [replace(one, pemilih=hide(one.pemilih)) for one in first]
    return Found(tuple(first), len(chosen))


def _has(one: Tercatat, status: str) -> bool:
    verdict = one.pemilih.status_pilkades
    meanings = {
        "belum": is_unverified(one.pemilih),
        "konflik": bool(one.konflik),
        "tms": verdict in TMS,
        "baru": bool(device_of(one.pemilih.id)),
    }
    return meanings.get(status, verdict == status)


def show_voter(workspace: Workspace, voter: str, *, reveal: bool = False) -> Shown:
    """Everything about one voter. Raises VOTER_UNKNOWN."""
    find_all(workspace, [voter])
    tercatat = daftar.get(workspace.db, voter)
    assert tercatat is not None
    nkk = tercatat.pemilih.nkk
    family = [one.pemilih for one in daftar.find(workspace.db, nkk)] if nkk.isdecimal() else []
    if reveal:
        workspace.note_access("lihat", {"pemilih": voter})
    else:
        tercatat = replace(tercatat, pemilih=hide(tercatat.pemilih))
    return Shown(
        tercatat,
        umur(tercatat.pemilih, workspace.pengaturan.pemilihan.hari),
        tuple(hide(one) for one in family if one.id != voter and one.nkk == nkk),
        tuple(journal.events_of(workspace.db, voter)),
    )


def hide(voter: Pemilih) -> Pemilih:
    """The same voter with NIK and NKK masked."""
    return replace(voter, nik=masked(voter.nik), nkk=masked(voter.nkk))


def _ids(voters: Sequence[Pemilih]) -> str:
    """Ids for the access chain; a whole list is written as its count."""
    return " ".join(voter.id for voter in voters) if len(voters) <= 50 else f"{len(voters)} pemilih"


_PRIVATE = ("nik", "nkk")


def history(workspace: Workspace, shown: Shown, *, reveal: bool = False) -> list[dict[str, str]]:
    """A voter's history, oldest first: when, who, what; NIK and NKK values masked unless revealed."""
    names = members.names(workspace)
    zone = workspace.pengaturan.pemilihan.zona
    return [
        {
            "waktu": clock.local_time(event.waktu, zone),
            "anggota": names.get(event.anggota, event.anggota),
            "tindakan": event.tindakan,
            "kolom": event.kolom or event.jenis,
            "lama": _told(event.kolom, event.lama, reveal=reveal),
            "baru": _told(event.kolom, event.isi, reveal=reveal) if event.kolom else "ditambahkan",
        }
        for event in shown.history
    ]


def conflicting(workspace: Workspace, shown: Shown, *, reveal: bool = False) -> list[dict[str, str]]:
    """Each field in conflict with the values that a person must choose from."""
    voter = shown.tercatat.pemilih.id
    [folded] = find_all(workspace, [voter])
    events = {event.ref: event for event in shown.history}
    rows = []
    for one in folded.konflik:
        kpu = str(getattr(folded.pemilih, one.kolom, "")) if one.kolom != "bukti" else ""
        values = [f"KPU {_told(one.kolom, kpu, reveal=reveal)}"] if kpu else []
        values += [f"panitia {_told(one.kolom, events[ref].isi, reveal=reveal)}" for ref in one.dasar]
        rows.append({"kolom": one.kolom, "pilihan": " | ".join(values)})
    return rows


def _told(kolom: str, isi: Isi, *, reveal: bool) -> str:
    if not isinstance(isi, str):
        return ", ".join(f"{key} {value}" for key, value in isi.items())
    return masked(isi) if kolom in _PRIVATE and not reveal else isi
