"""What somebody decided about a pair: one of them is struck, or they are two people; kept and undoable."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.berkunci import Terkini
from app.domain.errors import UserError
from app.domain.fold import is_active
from app.domain.nik import is_nik
from app.domain.pasangan import Kunci, kunci
from app.domain.tms import TMS, Alasan
from app.services.desa import members
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.frozen import refuse_correcting
from app.services.desa.ganda import BEDA, GANDA, JENIS, says_different
from app.services.desa.mark import Mark, Marked, change, find_all, mark
from app.services.desa.records import record_draft
from app.services.desa.workspace import Workspace
from app.store import journal, terdaftar
from app.system import clock

LONGEST = 200
"""Characters of a reason (FORMAT.md section 6)."""


@dataclass(frozen=True, slots=True)
class Diputuskan:
    """A pair that somebody decided. `putusan` "ganda": `dicoret` left the list, the other one stays."""

    satu: str
    dua: str
    putusan: str
    dicoret: str
    alasan: str
    waktu: str
    anggota: str
    saat: int = field(repr=False, default=0)

    @property
    def kunci(self) -> Kunci:
        return self.satu, self.dua


def decide_different(workspace: Workspace, one: str, other: str, alasan: str = "") -> str:
    """Keep that these are two people; the act, "" where that was so already.

    Raises UserError PAIR_SAME, PAIR_GONE, VOTER_UNKNOWN, FIELD_INVALID.
    """
    _listed_pair(workspace, one, other)
    return _decide(workspace, one, other, BEDA, _clean(alasan))


def reopen(workspace: Workspace, one: str, other: str) -> str:
    """Take a decision back, whenever it was made; the act, "" where there was none.

    Who was struck is on the list again, without a verdict. Raises UserError VOTER_UNKNOWN, DPT_LOCKED.
    """
    for voter, found in zip((one, other), find_all(workspace, [one, other]), strict=True):
        assert found.pemilih is not None
        if found.pemilih.status_pilkades == GANDA and found.pemilih.ganda_dengan in (one, other):
            refuse_correcting(workspace, [voter])
            drafts = [draft for kolom in _OF_A_MARK for draft in change(found, kolom, "")]
            return workspace.act(drafts)[0].tindakan
    return _decide(workspace, one, other, "", "") if kunci(one, other) in workspace.keyed(JENIS) else ""


_OF_A_MARK = ("status_pilkades", "usul_kpu", "ganda_dengan")


def _decide(workspace: Workspace, one: str, other: str, putusan: str, alasan: str) -> str:
    satu, dua = kunci(one, other)
    isi = {"satu": satu, "dua": dua, "putusan": putusan, "alasan": alasan}
    drafts = record_draft(workspace, JENIS, isi)
    return workspace.act(drafts, also=(satu, dua))[0].tindakan if drafts else ""


def _clean(alasan: str) -> str:
    told = " ".join(unicodedata.normalize("NFC", alasan).split())
    if len(told) > LONGEST or not told.isprintable():
        raise UserError("FIELD_INVALID", kolom="alasan")
    return told


def strike(workspace: Workspace, voter: str, keep: str, bukti: Mapping[str, str] | None = None) -> Marked:
    """Mark `voter` as the duplicate of `keep`, who stays.

    Raises UserError PAIR_SAME, PAIR_GONE, VOTER_UNKNOWN and what `mark` raises (DPT_LOCKED).
    """
    _listed_pair(workspace, voter, keep)
    return mark(workspace, [Mark(voter, Alasan.GANDA, bukti=bukti or {}, dengan=keep)])


def _listed_pair(workspace: Workspace, one: str, other: str) -> None:
    """Raises PAIR_SAME, VOTER_UNKNOWN, PAIR_GONE (one of them left the list)."""
    if one == other:
        raise UserError("PAIR_SAME")
    for found in find_all(workspace, [one, other]):
        assert found.pemilih is not None
        if found.pemilih.status_pilkades in TMS:
            raise UserError("PAIR_GONE", voter=found.pemilih.id)


def to_strike(one: Ringkas, other: Ringkas) -> str:
    """Whose entry rather goes: the village's own before KPU's, then who has no NIK, then the later one."""
    return max(one, other, key=lambda voter: (voter.baru, not is_nik(voter.nik), voter.id)).id


def decided(workspace: Workspace) -> list[Diputuskan]:
    """Every pair that was decided and how, the newest first."""
    names, zone = members.names(workspace), workspace.pengaturan.pemilihan.zona
    apart = [
        _different(key, found, names, zone)
        for key, found in workspace.keyed(JENIS).items()
        if says_different(found)
    ]
    struck = _struck(workspace, names, zone)
    return sorted([*apart, *struck], key=lambda one: (-one.saat, one.kunci))


def _different(key: Sequence[str], found: Terkini, names: Mapping[str, str], zone: int) -> Diputuskan:
    alasan = found.isi.get("alasan", "") or next((isi["alasan"] for isi in found.konflik), "")
    when = clock.local_time(found.waktu, zone)
    who = names.get(found.anggota, found.anggota)
    return Diputuskan(key[0], key[1], BEDA, "", str(alasan), when, who, found.waktu)


def _struck(workspace: Workspace, names: Mapping[str, str], zone: int) -> Iterator[Diputuskan]:
    """Who is marked as somebody's duplicate, with the mark that holds."""
    acts = journal.undone(workspace.db)
    for voter, keep in terdaftar.duplicates(workspace.db):
        marks = [
            event
            for event in journal.events_of(workspace.db, voter)
            if event.kolom in ("status_pilkades", "ganda_dengan") and event.isi and is_active(event, acts)
        ]
        last = max(marks, key=lambda event: (event.lamport, event.perangkat))
        when = clock.local_time(last.waktu, zone)
        who = names.get(last.anggota, last.anggota)
        yield Diputuskan(*kunci(voter, keep), GANDA, voter, "", when, who, last.waktu)
