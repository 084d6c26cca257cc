"""Answers of the population office: evidence beside the list that changes nothing else, at any stage."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from app.domain.bentuk import day, is_line
from app.domain.dukcapil import JAWABAN, KOLOM_BEDA, is_contrary
from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.services.desa.edit import Near
from app.services.desa.frozen import penetapan, warn_after_final
from app.services.desa.mark import act_of, change, find_all
from app.services.desa.workspace import Workspace

LONGEST_LETTER = 100
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Surat:
    """The office's letter. Both are asked for: an answer without its letter is no evidence."""

    nomor: str
    tanggal: str


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One voter's answer on a list; "" takes it back. `beda`: the office's values as typed."""

    voter: str
    daftar: str
    jawaban: str
    surat: Surat | None = None
    keterangan: str = ""
    beda: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terjawab:
    """What an act changed. `act` is what undo names, "" where nothing had to change; `isi`: voter -> what is
    kept now, of every voter answered."""

    act: str
    changed: int
    isi: Mapping[str, Mapping[str, str]]


def surat(nomor: str, tanggal: str) -> Surat:
    """A letter as typed. Raises UserError DUKCAPIL_LETTER (number or date missing or unreadable)."""
    number = " ".join(nomor.split())
    try:
        when = read_tanggal(tanggal.strip())
    except TanggalError as error:
        raise UserError("DUKCAPIL_LETTER") from error
    if not number or not is_line(number, LONGEST_LETTER) or not day(when):
        raise UserError("DUKCAPIL_LETTER")
    return Surat(number, when)


def answer(
    workspace: Workspace, answers: Sequence[Jawaban], near: Near = nullcontext, progress: Progress = silent
) -> Terjawab:
    """Keep the answers as one act, all or nothing.

    Raises UserError VOTER_UNKNOWN, DUKCAPIL_NOT_ASKED (not on that list), DUKCAPIL_ASKED_AGAIN (a later list
    asks for him), DUKCAPIL_LETTER, DUKCAPIL_CONTRARY (`sesuai`, but other values), FIELD_INVALID (`kolom`).
    """
    voters = find_all(workspace, [one.voter for one in answers])
    drafts: list[Draft] = []
    kept: dict[str, Mapping[str, str]] = {}
    for number, (one, voter) in enumerate(zip(answers, voters, strict=True)):
        progress(number, len(answers), "Memeriksa jawaban")
        assert voter.pemilih is not None
        with near(number):
            kept[one.voter] = kept_of(one, voter.dukcapil, voter.pemilih)
        drafts += change(voter, "dukcapil", kept[one.voter])
    progress(0, len(drafts), "Menyimpan jawaban")
    events = workspace.act(drafts) if drafts else []
    if events and penetapan(workspace, "dpt"):
        warn_after_final(workspace)
    return Terjawab(act_of(events), len(drafts), kept)


def kept_of(one: Jawaban, before: Mapping[str, str], voter: Pemilih) -> dict[str, str]:
    """What is kept of an answer: the place on the list, the answer, its letter, the office's values.

    `before`: what the voter has now. Raises what `answer` raises, VOTER_UNKNOWN apart.
    """
    asked = _asked(one, before)
    if not one.jawaban:
        return asked
    if one.jawaban not in JAWABAN:
        raise UserError("FIELD_INVALID", kolom="jawaban")
    if one.surat is None:
        raise UserError("DUKCAPIL_LETTER")
    told = {"jawaban": one.jawaban, "nomor": one.surat.nomor, "tanggal": one.surat.tanggal}
    if note := " ".join(one.keterangan.split()):
        if not is_line(note, LONGEST_NOTE):
            raise UserError("FIELD_INVALID", kolom="keterangan")
        told["keterangan"] = note
    return _with_decision(asked | told | _values(one, voter), before)


def _with_decision(told: dict[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """The same answer once more leaves what was decided upon it."""
    decided = {key: before[key] for key in ("putusan", "alasan") if before.get(key)}
    same = told == {key: value for key, value in before.items() if key not in decided}
    return told | decided if same else told


def _asked(one: Jawaban, before: Mapping[str, str]) -> dict[str, str]:
    """The voter's place on the list. Where two computers disagree nobody knows it: that is decided first."""
    daftar = before.get("daftar", "")
    if not daftar:
        raise UserError("DUKCAPIL_NOT_ASKED")
    if daftar != one.daftar:
        raise UserError("DUKCAPIL_ASKED_AGAIN", daftar=daftar)
    return {"daftar": daftar, "urut": before.get("urut", "")}


def _values(one: Jawaban, voter: Pemilih) -> dict[str, str]:
    """The office's values that the list has not, in the list's form."""
    values: dict[str, str] = {}
    for kolom, text in one.beda.items():
        if kolom not in KOLOM_BEDA:
            raise UserError("FIELD_UNKNOWN", kolom=kolom)
        value, ours = clean(kolom, text), str(getattr(voter, kolom))
        if one.jawaban == "sesuai" and value and is_contrary(kolom, ours, value):
            raise UserError("DUKCAPIL_CONTRARY", kolom=kolom)
        if value not in ("", ours):
            values[kolom] = value
    return values
