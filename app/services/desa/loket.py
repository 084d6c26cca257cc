"""The desk: a family stands there with its papers; compared with the list first, saved as one act."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.domain.bukti import stands_for_nik
from app.domain.errors import UserError
from app.domain.nik import is_nik
from app.domain.pemilih import KOLOM_DAFTAR, Pemilih
from app.domain.periksa import Pemeriksaan, periksa
from app.domain.serupa import Mirip, Pembanding, Serupa
from app.domain.tms import TMS, Alasan
from app.domain.voter_id import kpu_number
from app.services.desa import add, edit, mark
from app.services.desa.find import hide
from app.services.desa.frozen import refuse_adding
from app.services.desa.workspace import Workspace
from app.store import terdaftar

_PAPER = ("jenis", "nomor", "tanggal_dokumen")


@dataclass(frozen=True, slots=True)
class Keluarga:
    """What the desk holds when "Simpan" is pressed.

    `bersama`: fields that all share (nkk, alamat, rt, rw, tps); a person's own ones win. `bukti`: the papers
    of the family and who reports; a person with papers of his own has those. `sesuai`: ids of listed
    voters who stand here and are confirmed; `ubah`: corrections of listed voters.
    """

    bersama: Mapping[str, str] = field(default_factory=dict)
    baru: Sequence[add.Orang] = ()
    bukti: Mapping[str, str] = field(default_factory=dict)
    sesuai: Sequence[str] = ()
    ubah: edit.Changes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terdaftar:
    """A listed voter, NIK and NKK masked. `no`: KPU's number, "" for a voter of the village's own."""

    pemilih: Pemilih
    no: str
    tms: bool


@dataclass(frozen=True, slots=True)
class Kembar:
    """A listed voter who may be the person at the desk, and why: for a person to decide."""

    terdaftar: Terdaftar
    alasan: tuple[Serupa, ...]


@dataclass(frozen=True, slots=True)
class Diperiksa:
    """One person of the family as it would be saved now.

    `kembar`: listed voters who may be the same. `dobel`: places (from 0) of others in this form who may be.
    `nik_menyusul`: no NIK, but a letter that vouches for one. `kurang`: fields still to be filled.
    """

    periksa: Pemeriksaan
    kembar: tuple[Kembar, ...]
    dobel: tuple[int, ...]
    nik_menyusul: bool
    kurang: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disimpan:
    """One act. `pemilih`: the ids of the whole family in the order of the form, for the receipt."""

    act: str
    baru: tuple[add.Added, ...]
    pemilih: tuple[str, ...]


def family(workspace: Workspace, nkk: str) -> list[Terdaftar]:
    """The listed voters of this family card, TMS ones too; none for what is no NKK."""
    return [_told(one) for one in terdaftar.family(workspace.db, nkk)] if is_nik(nkk) else []


def check(workspace: Workspace, keluarga: Keluarga) -> list[Diperiksa]:
    """Every new person of the form, judged and compared with the list and with the others of the form."""
    hari = workspace.pengaturan.pemilihan.hari
    found = [periksa(_fields(keluarga, one), hari) for one in keluarga.baru]
    people = [_person(place, one.isian) for place, one in enumerate(found)]
    listed = {one.id: one for one in terdaftar.acquaintances(workspace.db, people)}
    known, form = Pembanding(listed.values()), Pembanding(people)
    return [
        Diperiksa(
            one,
            kembar=tuple(_twin(mirip, listed) for mirip in known.candidates(person)),
            dobel=tuple(sorted(int(mirip.pemilih) for mirip in form.candidates(person))),
            nik_menyusul=not person.nik and stands_for_nik(_papers(keluarga, typed, person)),
            kurang=_lacking(workspace, keluarga, typed, person, one),
        )
        for one, person, typed in zip(found, people, keluarga.baru, strict=True)
    ]


def save(workspace: Workspace, keluarga: Keluarga) -> Disimpan:
    """New voters, corrections and confirmations of one family as one act, all or nothing.

    Raises UserError FIELD_INVALID and the rest of `add.drafts_of`, with `orang` (from 1) beside; those of
    `edit.drafts_of` and `mark.drafts_of`; NIK_TWICE.
    """
    refuse_adding(workspace)
    people = [_accepted(workspace, keluarga, place) for place in range(len(keluarga.baru))]
    drafts, added = add.drafts_of(workspace, people, _at_person)
    changed = list(dict.fromkeys(voter for voter, _ in keluarga.ubah))
    drafts += edit.drafts_of(workspace, keluarga.ubah, _papers_of_listed(workspace, keluarga, changed))
    drafts += mark.drafts_of(workspace, [mark.Mark(voter, Alasan.SESUAI) for voter in keluarga.sesuai])
    edit.refuse_twins(drafts)
    events = workspace.act(drafts) if drafts else []
    voters = dict.fromkeys([*(one.id for one in added), *keluarga.sesuai, *changed])
    return Disimpan(mark.act_of(events), tuple(added), tuple(voters))


def _told(voter: Pemilih) -> Terdaftar:
    number = kpu_number(voter.id)
    return Terdaftar(hide(voter), str(number) if number else "", voter.status_pilkades in TMS)


def _twin(mirip: Mirip, listed: Mapping[str, Pemilih]) -> Kembar:
    return Kembar(_told(listed[mirip.pemilih]), mirip.alasan)


def _fields(keluarga: Keluarga, one: add.Orang) -> dict[str, str]:
    """What was typed for a person, his own fields before the family's; empty ones left out."""
    own = {kolom: text for kolom, text in one.isian.items() if text.strip()}
    return {kolom: text for kolom, text in keluarga.bersama.items() if text.strip()} | own


def _person(place: int, isian: Mapping[str, str]) -> Pemilih:
    """Somebody in the form; his id is his place in it."""
    return Pemilih(str(place), **{kolom: value for kolom, value in isian.items() if kolom in KOLOM_DAFTAR})


def _papers(keluarga: Keluarga, one: add.Orang, person: Pemilih) -> dict[str, str]:
    """A person's evidence. The number of a KTP or KK is the NIK or NKK itself: it stays in its own field."""
    shared = dict(keluarga.bukti)
    if one.bukti.get("jenis", "").strip():
        shared = {key: text for key, text in shared.items() if key not in _PAPER}
    papers = {key: text for key, text in (shared | dict(one.bukti)).items() if text.strip()}
    numbers = (person.nik, person.nkk, "".join(keluarga.bersama.get("nkk", "").split()))
    if "".join(papers.get("nomor", "").split()) in numbers:
        papers.pop("nomor", None)
    return papers


def _papers_of_listed(
    workspace: Workspace, keluarga: Keluarga, voters: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The family's papers, for those of it who are corrected."""
    found = terdaftar.named(workspace.db, voters)
    told = {voter: _papers(keluarga, add.Orang({}), one) for voter, one in found.items()}
    return {voter: papers for voter, papers in told.items() if papers}


def _lacking(
    workspace: Workspace, keluarga: Keluarga, typed: add.Orang, person: Pemilih, found: Pemeriksaan
) -> tuple[str, ...]:
    lacking = [kolom for kolom in add.REQUIRED if not getattr(person, kolom) and kolom not in found.salah]
    if workspace.pengaturan.pemilihan.profil == "lengkap" and not person.nik and "nik" not in found.salah:
        lacking += [] if stands_for_nik(_papers(keluarga, typed, person)) else ["nik"]
    return tuple(lacking)


def _accepted(workspace: Workspace, keluarga: Keluarga, place: int) -> add.Orang:
    """A person as judged: what the form showed is what is saved. Raises FIELD_INVALID."""
    typed = keluarga.baru[place]
    found = periksa(_fields(keluarga, typed), workspace.pengaturan.pemilihan.hari)
    if found.salah:
        raise UserError("FIELD_INVALID", kolom=next(iter(found.salah)), orang=place + 1)
    isian = {kolom: value for kolom, value in found.isian.items() if value}
    return add.Orang(isian, _papers(keluarga, typed, _person(place, isian)))


@contextmanager
def _at_person(place: int) -> Iterator[None]:
    """Tell which person of the form (from 1) a UserError is about."""
    try:
        yield
    except UserError as error:
        error.params.setdefault("orang", place + 1)
        raise
