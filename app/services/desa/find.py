"""Looking voters up: lists and one voter with family and history. NIK and NKK are masked unless revealed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Isi, Peristiwa
from app.domain.syarat import umur
from app.services.desa.mark import find_all
from app.services.desa.workspace import Workspace
from app.store import daftar, journal
from app.store.daftar import Tercatat as Tercatat


@dataclass(frozen=True, slots=True)
class Shown:
    """One voter with what a person wants to see beside him. `umur` on the voting day."""

    tercatat: Tercatat
    umur: str
    family: tuple[Pemilih, ...]
    history: tuple[Peristiwa, ...]


def find_voters(
    workspace: Workspace,
    search: str = "",
    tps: str = "",
    status: str | None = None,
    limit: int = -1,
    *,
    reveal: bool = False,
) -> list[Tercatat]:
    """Voters in list order; `reveal` shows NIK and NKK and is written down."""
    found = daftar.find(workspace.db, search, tps, status, limit)
    if reveal:
        workspace.note_access("lihat", {"pemilih": _ids([one.pemilih for one in found])})
        return found
    return [replace(one, pemilih=hide(one.pemilih)) for one in found]


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


def history_row(event: Peristiwa, *, reveal: bool = False) -> dict[str, str]:
    """One line of a voter's history; NIK and NKK values masked."""
    old, new = _told(event.lama), _told(event.isi)
    if not reveal and event.kolom in _PRIVATE:
        old, new = masked(old), masked(new)
    if event.jenis == "baru":
        new = "ditambahkan"
    return {
        "tindakan": event.tindakan,
        "jenis": event.jenis,
        "kolom": event.kolom,
        "lama": old,
        "baru": new,
        "anggota": event.anggota,
    }


def _told(isi: Isi) -> str:
    return isi if isinstance(isi, str) else ", ".join(f"{key} {value}" for key, value in isi.items())
