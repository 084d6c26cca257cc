"""Residents' responses to a list: which there are, receiving one, correcting what was written down."""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.bentuk import is_line
from app.domain.berkunci import Terkini
from app.domain.errors import UserError
from app.domain.fold import Undone, is_active
from app.domain.tanggapan import HAL, TENTANG_PEMILIH, Tanggapan, read_tanggapan
from app.services.desa.mark import find_all
from app.services.desa.records import keep_record
from app.services.desa.workspace import Workspace
from app.store import journal

_LONGEST = {"nomor": 20, "nama": 100, "pelapor": 200, "hubungan": 200, "bukti": 200, "uraian": 1000}


@dataclass(frozen=True, slots=True)
class Isian:
    """What somebody types who takes a response in. `nama`: whom it is about, taken from the list where
    `pemilih` is known; `nomor` "": the next one."""

    hal: str
    pelapor: str
    diterima: date
    nama: str = ""
    pemilih: str = ""
    nomor: str = ""
    hubungan: str = ""
    bukti: str = ""
    uraian: str = ""


def responses(workspace: Workspace) -> list[Tanggapan]:
    """All of them: what waits for somebody first, then the newest."""
    acts = journal.undone(workspace.db)
    found = [_read(workspace, one, acts) for one in workspace.keyed("tanggapan").values()]
    newest = sorted(found, key=lambda one: (one.diterima, _number(one.nomor), one.id), reverse=True)
    return sorted(newest, key=lambda one: not one.is_waiting)


def response(workspace: Workspace, known: str) -> Tanggapan:
    """One of them. Raises UserError RESPONSE_UNKNOWN."""
    found = workspace.keyed("tanggapan").get((known,))
    if found is None:
        raise UserError("RESPONSE_UNKNOWN")
    return _read(workspace, found, journal.undone(workspace.db))


def _read(workspace: Workspace, one: Terkini, acts: Undone) -> Tanggapan:
    isi = one.isi or one.konflik[-1]
    return read_tanggapan(isi, konflik=bool(one.konflik), urung=_is_undone(workspace, isi["tindakan"], acts))


def _is_undone(workspace: Workspace, act: str, acts: Undone) -> bool:
    return any(not is_active(event, acts) for event in journal.events_of_act(workspace.db, act)[:1])


def open_responses(workspace: Workspace) -> int:
    """How many wait for a decision, or for what was accepted to be carried out."""
    return sum(one.is_waiting for one in responses(workspace))


def next_number(workspace: Workspace) -> str:
    """The number that follows the highest of those that are numbers."""
    numbers = (_number(str(_any(one)["nomor"])) for one in workspace.keyed("tanggapan").values())
    return str(1 + max(numbers, default=0))


def _any(one: Terkini) -> Mapping[str, object]:
    return one.isi or one.konflik[-1]


def _number(nomor: str) -> int:
    return int(nomor) if nomor.isdecimal() and nomor.isascii() else 0


def receive(workspace: Workspace, isian: Isian, known: str = "") -> tuple[str, str]:
    """Write a response down, or correct the one whose id is `known`; (act, its id).

    The act is what undo names, "" where it was so already. Raises what `as_received` raises.
    """
    isi = as_received(workspace, isian, known).isi()
    return keep_record(workspace, "tanggapan", isi), isi["id"]


def as_received(workspace: Workspace, isian: Isian, known: str = "") -> Tanggapan:
    """The response as it would be kept; a corrected one keeps what was decided.

    Raises UserError RESPONSE_UNKNOWN, RESPONSE_KIND, RESPONSE_FIELD (`kolom` is empty or too long),
    RESPONSE_VOTER (the kind needs a listed voter), VOTER_UNKNOWN.
    """
    if isian.hal not in HAL:
        raise UserError("RESPONSE_KIND")
    before = response(workspace, known).isi() if known else _fresh()
    voter = isian.pemilih or before.get("pemilih", "")
    told = {name: one_line(getattr(isian, name)) for name in _LONGEST}
    told["nomor"] = told["nomor"] or before.get("nomor", "") or next_number(workspace)
    told["nama"] = _name(workspace, isian.hal, voter) or told["nama"]
    for name, longest in _LONGEST.items():
        needed = name in ("nama", "pelapor")
        if not is_line(told[name], longest) or (needed and not told[name]):
            raise UserError("RESPONSE_FIELD", kolom=name)
    about = {"hal": isian.hal, "pemilih": voter, "diterima": isian.diterima.isoformat()}
    return read_tanggapan(before | about | told)


def one_line(text: str) -> str:
    """As the journal keeps a text."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _fresh() -> dict[str, str]:
    undecided = dict.fromkeys(("keputusan", "alasan", "surat", "tanggal_surat", "tindakan"), "")
    return {"id": secrets.token_hex(8), **undecided}


def _name(workspace: Workspace, hal: str, voter: str) -> str:
    """As listed; "" for somebody who is not."""
    if not voter:
        if hal in TENTANG_PEMILIH:
            raise UserError("RESPONSE_VOTER")
        return ""
    [found] = find_all(workspace, [voter])
    assert found.pemilih is not None
    return found.pemilih.nama
