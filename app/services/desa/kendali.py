"""The Buku kendali: papers with a number and a holder; giving them out, taking them back, destroying them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from app.domain.bentuk import is_line
from app.domain.berkunci import Terkini
from app.domain.errors import UserError
from app.domain.kendali import JENIS, Dokumen, Edaran, edaran, number_parts, read_dokumen
from app.services.desa.records import record_drafts
from app.services.desa.workspace import Workspace
from app.store import journal
from app.system import clock

_LONGEST = {"isi": 200, "tps": 12, "rt": 12, "rw": 12, "pemegang": 200, "catatan": 1000}
_TYPED = re.compile(r"([A-Z]{2})-([1-9][0-9]{0,5})(?:-([A-Z2-7]{2})|\.\.([1-9][0-9]{0,5}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Baru:
    """A paper about to get its number. `keluar`: the day it goes to its holder, None while it stays here."""

    jenis: str
    isi: str
    lembar: int
    tps: str = ""
    rt: str = ""
    rw: str = ""
    pemegang: str = ""
    keluar: date | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Terdaftar:
    """The act that undo names, and the papers with their numbers."""

    act: str
    dokumen: tuple[Dokumen, ...]


def papers(workspace: Workspace, *kinds: str) -> list[Dokumen]:
    """All of these kinds (of every kind where none is named), by number."""
    found = map(_read, workspace.keyed("dokumen").values())
    return sorted((one for one in found if not kinds or one.jenis in kinds), key=lambda one: one.urut)


def _read(one: Terkini) -> Dokumen:
    return read_dokumen(one.isi or one.konflik[-1], konflik=bool(one.konflik))


def out(workspace: Workspace, *kinds: str) -> Edaran:
    """How many went out and came back: `14 keluar, 12 kembali`."""
    return edaran(papers(workspace, *kinds))


def chosen(workspace: Workspace, typed: Sequence[str]) -> list[Dokumen]:
    """What somebody means by `UN-3-K7`, `un-3` or `UN-3..9`. Raises UserError DOCUMENT_UNKNOWN."""
    known = papers(workspace)
    found: dict[str, Dokumen] = {}
    for one in typed:
        read = _TYPED.fullmatch(one.strip().upper())
        meant = _meant(known, *read.groups()) if read else []
        if not meant:
            raise UserError("DOCUMENT_UNKNOWN", number=read[0] if read else "?")
        found |= {paper.nomor: paper for paper in meant}
    return list(found.values())


def _meant(
    known: Sequence[Dokumen], kind: str, first: str, device: str | None, last: str | None
) -> list[Dokumen]:
    """Nothing where two PCs gave the same number and nobody said whose is meant."""
    numbers = range(int(first), int(last or first) + 1)
    inside = [one for one in known if one.urut[0] == kind and one.urut[1] in numbers]
    exact = [one for one in inside if device in (None, one.urut[2])]
    return exact if len({one.urut[1] for one in exact}) == len(exact) else []


def next_numbers(workspace: Workspace, jenis: str, beside: Sequence[Dokumen] = ()) -> Iterator[str]:
    """Numbers that nobody had: an undone paper may still hang somewhere, so its number is not given again."""
    letters, device = JENIS[jenis][0], workspace.device[:2]
    events = journal.events_of_kind(workspace.db, "dokumen")
    given = [number_parts(str(event.data["nomor"])) for event in events]
    given += [one.urut for one in beside]
    highest = max((number for kind, number, _ in given if kind == letters), default=0)
    return (f"{letters}-{number}-{device}" for number in count(highest + 1))


def numbered(workspace: Workspace, new: Sequence[Baru], beside: Sequence[Dokumen] = ()) -> list[Dokumen]:
    """The papers as they would be registered now; nothing is kept. Raises DOCUMENT_FIELD.

    `beside`: papers numbered a moment ago that will be registered before these.
    """
    fresh = {jenis: next_numbers(workspace, jenis, beside) for jenis in {one.jenis for one in new}}
    return [_checked(Dokumen(next(fresh[one.jenis]), **asdict(one))) for one in new]


def register(workspace: Workspace, new: Sequence[Baru]) -> Terdaftar:
    """Give papers their numbers, in one act. Raises DOCUMENT_FIELD."""
    with workspace.transaction():
        return register_within(workspace, new)


def register_within(workspace: Workspace, new: Sequence[Baru]) -> Terdaftar:
    """The same inside a `transaction` that does more: that sets the pages which bear the numbers, say."""
    made = numbered(workspace, new)
    return Terdaftar(keep_within(workspace, made), tuple(made))


def keep_within(workspace: Workspace, made: Sequence[Dokumen]) -> str:
    """Keep papers as they are told, in a `transaction`; what undo names, "" where all was so already.

    Papers that were `numbered` a while ago are kept only while nobody has their numbers: see `refuse_taken`.
    """
    drafts = record_drafts(workspace, "dokumen", (one.record() for one in made))
    return workspace.act_within(drafts)[0].tindakan if drafts else ""


def refuse_taken(workspace: Workspace, made: Sequence[Dokumen]) -> None:
    """Raises DOCUMENT_TAKEN where another print has got one of the numbers since."""
    known = workspace.keyed("dokumen")
    if any((one.nomor,) in known for one in made):
        raise UserError("DOCUMENT_TAKEN")


def hand_out(workspace: Workspace, dokumen: Sequence[Dokumen], pemegang: str, day: date | None = None) -> str:
    """They go to a holder (today); what undo names.

    Raises UserError DOCUMENT_HOLDER, DOCUMENT_FIELD, DOCUMENT_IS_OUT, DOCUMENT_DESTROYED.
    """
    holder = one_line(pemegang)
    if not holder:
        raise UserError("DOCUMENT_HOLDER")
    for one in dokumen:
        _refuse(one, keluar="DOCUMENT_IS_OUT", musnah="DOCUMENT_DESTROYED")
    when = day or today(workspace)
    return _change(workspace, [replace(one, pemegang=holder, keluar=when, kembali=None) for one in dokumen])


def take_back(workspace: Workspace, dokumen: Sequence[Dokumen], day: date | None = None) -> str:
    """They came back (today). Raises DOCUMENT_NOT_OUT, DOCUMENT_DATES."""
    when = day or today(workspace)
    for one in dokumen:
        _refuse(one, disimpan="DOCUMENT_NOT_OUT", kembali="DOCUMENT_NOT_OUT", musnah="DOCUMENT_NOT_OUT")
    return _change(workspace, [replace(one, kembali=when) for one in dokumen])


def destroy(
    workspace: Workspace, dokumen: Sequence[Dokumen], day: date | None = None, catatan: str = ""
) -> str:
    """They were destroyed (today), here or where they were. Raises DOCUMENT_DESTROYED, DOCUMENT_DATES."""
    when, told = day or today(workspace), one_line(catatan)
    for one in dokumen:
        _refuse(one, musnah="DOCUMENT_DESTROYED")
    return _change(workspace, [replace(one, musnah=when, catatan=told or one.catatan) for one in dokumen])


def correct(workspace: Workspace, one: Dokumen) -> str:
    """Keep a paper of the book as it is told now; of a conflict it decides. Raises DOCUMENT_*."""
    chosen(workspace, [one.nomor])
    return _change(workspace, [one])


def today(workspace: Workspace) -> date:
    """The village's own day."""
    return clock.today(workspace.pengaturan.pemilihan.zona)


def one_line(text: str) -> str:
    """As the journal keeps a text."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _change(workspace: Workspace, told: Sequence[Dokumen]) -> str:
    with workspace.transaction():
        return keep_within(workspace, [_checked(one) for one in told])


def _refuse(one: Dokumen, **codes: str) -> None:
    if one.keadaan in codes:
        raise UserError(codes[one.keadaan], number=one.nomor)


def _checked(one: Dokumen) -> Dokumen:
    """As it is kept. Raises DOCUMENT_FIELD (too long, or no text), DOCUMENT_DATES."""
    told: dict[str, Any] = {name: one_line(str(getattr(one, name))) for name in _LONGEST}
    for name, longest in _LONGEST.items():
        if not is_line(told[name], longest):
            raise UserError("DOCUMENT_FIELD", kolom=name, longest=longest)
    if any(later and one.keluar and later < one.keluar for later in (one.kembali, one.musnah)):
        raise UserError("DOCUMENT_DATES", number=one.nomor)
    return replace(one, **told)
