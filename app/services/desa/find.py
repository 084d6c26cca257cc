"""Looking voters up: lists and one voter with family and history. NIK and NKK are masked unless revealed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import UserError
from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_unverified
from app.domain.peristiwa import Isi, Peristiwa
from app.domain.sidalih_fields import three_digits
from app.domain.syarat import kelayakan, umur
from app.domain.tms import TMS, Alasan
from app.domain.voter_id import device_of
from app.services.desa import members
from app.services.desa.dukcapil_words import answer_told
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


STATUSES = (
    "belum",
    "konflik",
    "tms",
    "baru",
    "sesuai",
    "usia_ragu",
    "tanpa_tps",
    "tanpa_bukti",
    *sorted(TMS),
)
"""What a list can be filtered by: what the check list of a stage counts, too."""


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
    day = workspace.pengaturan.pemilihan.hari
    chosen = [one for one in found if status is None or _has(one, status, day)]
    first = chosen[:limit]
    if reveal:
        workspace.note_access("lihat", {"pemilih": _ids([one.pemilih for one in first])})
    else:
        first = [replace(one, pemilih=hide(one.pemilih)) for one in first]
    return Found(tuple(first), len(chosen))


def _has(one: Tercatat, status: str, hari: date) -> bool:
    voter = one.pemilih
    struck, own = voter.status_pilkades in TMS, bool(device_of(voter.id))
    is_kept = voter.status_pilkades == Alasan.TMS_LAIN  # its papers stay in another chain
    meanings = {
        "belum": is_unverified(voter),
        "konflik": bool(one.konflik),
        "tms": struck,
        "baru": own,
        "usia_ragu": not struck and bool(kelayakan(voter.tanggal_lahir, voter.kawin, hari).ragu),
        "tanpa_tps": not struck and not voter.tps,
        "tanpa_bukti": not (one.bukti or is_kept) and (struck or own or bool(one.ubah)),
    }
    return meanings.get(status, voter.status_pilkades == status)


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
    if kolom == "dukcapil" and not isinstance(isi, str):
        return answer_told(isi, reveal=reveal)
    if not isinstance(isi, str):
        return ", ".join(f"{key} {value}" for key, value in isi.items())
    return masked(isi) if kolom in _PRIVATE and not reveal else isi
