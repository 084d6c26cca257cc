"""What carries a response out: a correction, a mark, a new voter, or an act that is there already."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.errors import UserError
from app.domain.fold import is_active
from app.domain.peristiwa import Draft
from app.domain.tanggapan import Tanggapan
from app.domain.tms import Alasan
from app.services.desa import add, edit, mark, register
from app.services.desa.rahasia import Rahasia
from app.services.desa.workspace import Workspace
from app.store import daftar, journal

_VERDICTS = ("status_pilkades", "usul_kpu", "info")


@dataclass(frozen=True, slots=True)
class Kerja:
    """One of these. `ubah`: fields of the voter the response is about; `tanda`, `saja`, `dengan`: as in a
    mark; `orang`: fields of the person who is to be added; `tindakan`: an act that has done it, and `pemilih`
    whom it added. `bukti`: the papers; where none are told, those of the response."""

    ubah: Mapping[str, str] = field(default_factory=dict)
    tanda: Alasan | None = None
    saja: mark.Only = ""
    dengan: str = ""
    orang: Mapping[str, str] = field(default_factory=dict)
    tindakan: str = ""
    pemilih: str = ""
    bukti: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Dikerjakan:
    """What the act will say beside the decision. `tindakan`: the act that has said it all before."""

    drafts: list[Draft] = field(default_factory=list)
    rahasia: dict[str, Rahasia] = field(default_factory=dict)
    pemilih: str = ""
    tindakan: str = ""
    baru: tuple[add.Added, ...] = ()


def prepare(workspace: Workspace, one: Tanggapan, keputusan: str, kerja: Kerja) -> Dikerjakan:
    """What carries `one` out, decided so. Raises UserError what `edit`, `mark`, `add` and `register` raise;
    RESPONSE_WORK (that work does not fit the response), RESPONSE_ACT, RESPONSE_NOTHING."""
    if keputusan in register.KEPUTUSAN:
        return _registered(workspace, one, keputusan, kerja)
    if kerja.tindakan:
        return Dikerjakan(pemilih=kerja.pemilih or one.pemilih, tindakan=_checked_act(workspace, one, kerja))
    if kerja.orang and one.hal == "belum_terdaftar":
        drafts, added = add.drafts_of(workspace, [add.Orang(kerja.orang, _papers(one, kerja))])
        return Dikerjakan(drafts, pemilih=added[0].id, baru=tuple(added))
    if kerja.ubah and one.pemilih:
        return _corrected(workspace, one, kerja)
    if kerja.tanda and one.pemilih:
        return _marked(workspace, one, kerja)
    if kerja != Kerja(bukti=kerja.bukti):
        raise UserError("RESPONSE_WORK")
    return Dikerjakan(pemilih=one.pemilih)


def _registered(workspace: Workspace, one: Tanggapan, keputusan: str, kerja: Kerja) -> Dikerjakan:
    if one.hal != "belum_terdaftar":
        raise UserError("RESPONSE_WORK")
    person = add.Orang(kerja.orang, _papers(one, kerja)) if kerja.orang else None
    drafts, voter, added = register.drafts_of(workspace, keputusan, person, kerja.pemilih or one.pemilih)
    return Dikerjakan(drafts, pemilih=voter, baru=added)


def _corrected(workspace: Workspace, one: Tanggapan, kerja: Kerja) -> Dikerjakan:
    changes = {(one.pemilih, kolom): text for kolom, text in kerja.ubah.items()}
    drafts = edit.drafts_of(workspace, changes, {})
    if not drafts:
        return Dikerjakan(pemilih=one.pemilih, tindakan=_done_before(workspace, one.pemilih, *kerja.ubah))
    if papers := _papers(one, kerja):
        drafts += edit.drafts_of(workspace, {}, {one.pemilih: papers})
    return Dikerjakan(drafts, pemilih=one.pemilih)


def _marked(workspace: Workspace, one: Tanggapan, kerja: Kerja) -> Dikerjakan:
    assert kerja.tanda is not None
    made = mark.Mark(one.pemilih, kerja.tanda, kerja.saja, _papers(one, kerja), kerja.dengan)
    drafts, secrets = mark.prepared(workspace, [made])
    if not drafts:
        return Dikerjakan(
            rahasia=secrets, pemilih=one.pemilih, tindakan=_done_before(workspace, one.pemilih, *_VERDICTS)
        )
    return Dikerjakan(drafts, secrets, one.pemilih)


def _papers(one: Tanggapan, kerja: Kerja) -> Mapping[str, str]:
    """What a voter's row is given as evidence."""
    if kerja.bukti or not one.bukti:
        return kerja.bukti
    return {"jenis": one.bukti, "pelapor": one.pelapor}


def _done_before(workspace: Workspace, voter: str, *kolom: str) -> str:
    """The newest act that gave one of these fields what it holds. Raises RESPONSE_NOTHING."""
    [folded] = daftar.folded(workspace.db, [voter])
    refs = {ref for one in kolom for ref in folded.candidates.get(one, ())}
    said = [event for event in journal.events_of(workspace.db, voter) if event.ref in refs]
    if not said:
        raise UserError("RESPONSE_NOTHING")
    return max(said, key=lambda event: (event.lamport, event.perangkat)).tindakan


def _checked_act(workspace: Workspace, one: Tanggapan, kerja: Kerja) -> str:
    """An act that holds and touched the voter. Raises RESPONSE_ACT."""
    events = journal.events_of_act(workspace.db, kerja.tindakan)
    acts = journal.undone(workspace.db)
    voter = kerja.pemilih or one.pemilih
    holds = any(event.pemilih == voter and is_active(event, acts) for event in events)
    if not holds or not voter:
        raise UserError("RESPONSE_ACT")
    return kerja.tindakan


def newest_act(workspace: Workspace, voter: str) -> str:
    """The newest act that changed a voter and holds; "" where nobody has."""
    acts = journal.undone(workspace.db)
    events = [event for event in journal.events_of(workspace.db, voter) if is_active(event, acts)]
    return max(events, key=lambda event: (event.lamport, event.perangkat)).tindakan if events else ""
