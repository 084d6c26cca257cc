"""Numbered lists of voters for the population office: whom to ask for, the lists that were made."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from app.domain.dukcapil import DITANYA, KOLOM_BEDA, keadaan
from app.domain.dukcapil_daftar import DaftarPadanan, daftar_padanan, next_number
from app.domain.errors import UserError
from app.domain.fold import is_active
from app.domain.nik import is_nik
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.domain.tms import TMS, Alasan
from app.domain.voter_id import device_of
from app.services.desa.find import hide
from app.services.desa.frozen import penetapan, warn_after_final
from app.services.desa.mark import change, find_all
from app.services.desa.workspace import Workspace
from app.store import dukcapil as store
from app.store import journal

Kelompok = Literal["baru", "ubah", "tms", "belum", "semua"]
Ulang = Literal["terbuka", "tidak_ditemukan", "dibetulkan"]
KELOMPOK: tuple[Kelompok, ...] = get_args(Kelompok)
ULANG: tuple[Ulang, ...] = get_args(Ulang)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Whom a list asks for. `kelompok`: the village's own voters, corrected ones, struck ones (of `alasan`,
    or of any reason that does not stay in the village), unverified ones, everybody who is on the list.

    Nobody is asked for twice but `ulang`: who has no answer, was not found, was corrected since.
    """

    kelompok: frozenset[Kelompok] = frozenset(("baru", "ubah"))
    alasan: frozenset[str] = frozenset()
    ulang: frozenset[Ulang] = frozenset()


@dataclass(frozen=True, slots=True)
class Calon:
    """Who would be asked for, and why: `baru`, `ubah <fields>`, a TMS reason, or ""."""

    pemilih: Pemilih
    diminta: str


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """What the rows of a list lack because of the data profile or the village: numbers of voters."""

    tanpa_nik: int
    tanpa_nkk: int


def lists(workspace: Workspace) -> list[DaftarPadanan]:
    """All lists, the first number first."""
    return list(_known(workspace).values())


def one_list(workspace: Workspace, nomor: str) -> DaftarPadanan:
    """Raises UserError DUKCAPIL_LIST_UNKNOWN."""
    found = _known(workspace).get(nomor)
    if found is None:
        raise UserError("DUKCAPIL_LIST_UNKNOWN")
    return found


def _known(workspace: Workspace) -> dict[str, DaftarPadanan]:
    return daftar_padanan(store.events(workspace.db), journal.undone(workspace.db))


def people(workspace: Workspace, of: DaftarPadanan) -> dict[str, Pemilih]:
    """The voters of a list by id, NIK and NKK masked; one who is listed no more is left out."""
    asked = {one.pemilih for one in of.butir}
    return {voter.id: hide(voter) for voter, _, _ in store.listed(workspace.db) if voter.id in asked}


def candidates(workspace: Workspace, wanted: Pilihan) -> list[Calon]:
    """Whom a list would ask for, in its order: by RW, RT and family."""
    again = _asked_again(workspace, wanted) if wanted.ulang else frozenset()
    found: list[Calon] = []
    for voter, ubah, asked in store.listed(workspace.db):
        told = _why(voter, ubah, wanted)
        if told is not None and (not keadaan(asked) or voter.id in again):
            found.append(Calon(voter, told))
    return found


def requests(workspace: Workspace) -> dict[str, str]:
    """Voter -> what the office is asked about him, as `Calon.diminta`; of everybody."""
    everything = Pilihan(frozenset(KELOMPOK))
    told = ((voter.id, _why(voter, ubah, everything)) for voter, ubah, _ in store.listed(workspace.db))
    return {voter: why or "" for voter, why in told}


def _why(voter: Pemilih, ubah: str, wanted: Pilihan) -> str | None:
    """Why a voter belongs to the list; None where he does not."""
    kinds, status = wanted.kelompok, voter.status_pilkades
    if status in TMS:
        kept = status in (Alasan.TMS_LAIN, Alasan.DI_LUAR_DPT)
        chosen = "tms" in kinds and not kept and (not wanted.alasan or status in wanted.alasan)
        return status if chosen else None
    own = bool(device_of(voter.id))
    if own and kinds & {"baru", "semua"}:
        return "baru"
    if ubah and kinds & {"ubah", "semua"}:
        return f"ubah {ubah}"
    return "" if "semua" in kinds or ("belum" in kinds and not status and not own) else None


def _asked_again(workspace: Workspace, wanted: Pilihan) -> frozenset[str]:
    """Voters who were asked for and may be once more."""
    asked = _asked(workspace)
    states = {"terbuka": DITANYA, "tidak_ditemukan": "tidak_ditemukan"}
    chosen = {states[one] for one in wanted.ulang if one in states}
    again = {voter for voter, (_, isi) in asked.items() if keadaan(isi) in chosen}
    if "dibetulkan" in wanted.ulang:
        again |= _corrected_since(workspace, asked)
    return frozenset(again)


def _asked(workspace: Workspace) -> dict[str, tuple[Pemilih, dict[str, str]]]:
    everybody = store.listed(workspace.db, asked=True)
    return {voter.id: (voter, isi) for voter, _, isi in everybody if isi.get("daftar")}


def _corrected_since(
    workspace: Workspace, asked: Mapping[str, tuple[Pemilih, Mapping[str, str]]]
) -> set[str]:
    """Who was corrected after he was asked for, and not just to what the office said."""
    acts = journal.undone(workspace.db)
    since: dict[str, int] = {}
    for event in store.events(workspace.db):
        newest = asked.get(event.pemilih)
        if newest and event.data.get("daftar") == newest[1]["daftar"] and is_active(event, acts):
            since[event.pemilih] = min(event.lamport, since.get(event.pemilih, event.lamport))
    again: set[str] = set()
    for event in store.events_after(workspace.db, since):
        voter, isi = asked[event.pemilih]
        corrected = event.kolom in KOLOM_BEDA and is_active(event, acts)
        if corrected and isi.get(event.kolom) != getattr(voter, event.kolom):
            again.add(voter.id)
    return again


Sensus = Mapping[tuple[frozenset[Kelompok], frozenset[Ulang] | None], int]
"""(Groups, what he may be asked again for; None: he was never asked for) -> voters."""


def survey(workspace: Workspace) -> Sensus:
    """How many voters each choice would ask for: what `count` adds up."""
    asked = _asked(workspace)
    again = {one: _asked_again(workspace, Pilihan(ulang=frozenset((one,)))) for one in ULANG}
    counts: Counter[tuple[frozenset[Kelompok], frozenset[Ulang] | None]] = Counter()
    for voter, ubah, _ in store.listed(workspace.db):
        kinds = frozenset(
            kind for kind in KELOMPOK if _why(voter, ubah, Pilihan(frozenset((kind,)))) is not None
        )
        wanted = frozenset(one for one in ULANG if voter.id in again[one]) if voter.id in asked else None
        counts[kinds, wanted] += 1
    return counts


def count(sensus: Sensus, wanted: Pilihan) -> int:
    """How many a choice would ask for; of reasons it knows only all."""
    return sum(
        number
        for (kinds, again), number in sensus.items()
        if kinds & wanted.kelompok and (again is None or again & wanted.ulang)
    )


def make_list(workspace: Workspace, wanted: Pilihan, progress: Progress = silent) -> DaftarPadanan:
    """Number them as one list and one act. Raises UserError DUKCAPIL_NOBODY; Cancelled."""
    progress(0, 0, "Memilih pemilih")
    chosen = [one.pemilih.id for one in candidates(workspace, wanted)]
    if not chosen:
        raise UserError("DUKCAPIL_NOBODY")
    nomor = next_number(store.events(workspace.db))
    drafts: list[Draft] = []
    for urut, voter in enumerate(find_all(workspace, chosen), 1):
        progress(urut, len(chosen), "Memilih pemilih")
        drafts += change(voter, "dukcapil", {"daftar": nomor, "urut": str(urut)})
    progress(0, len(drafts), "Menyimpan daftar")
    workspace.act(drafts)
    if penetapan(workspace, "dpt"):
        warn_after_final(workspace)
    return one_list(workspace, nomor)


def lacks(voters: list[Pemilih]) -> Kekurangan:
    """What the office will not find in a list of these voters: a masked number is none."""
    return Kekurangan(
        sum(not is_nik(voter.nik) for voter in voters), sum(not is_nik(voter.nkk) for voter in voters)
    )
