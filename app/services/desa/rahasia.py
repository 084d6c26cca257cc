"""The reason behind a `tms_lain` and its papers: kept in `akses`, the chain that stays in the village.

It is tied to the act that gave the mark: once that no longer holds, the reason says nothing any more. Told
again, it replaces what was told before; it is no act of the journal and is not undone by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.bukti import KOLOM_BUKTI
from app.domain.errors import UserError
from app.domain.peristiwa import Draft, Peristiwa
from app.domain.tms import DISIMPAN, Alasan
from app.services.desa.workspace import Workspace
from app.store import akses, daftar, journal

KIND = "rahasia"
_SEE = ("ketua", "sekretaris")


@dataclass(frozen=True, slots=True)
class Rahasia:
    """Why, and the papers that say so; keys of `bukti`, dates ISO."""

    alasan: Alasan
    bukti: Mapping[str, str] = field(default_factory=dict)


def may_see(workspace: Workspace) -> bool:
    """Whether the member who is here learns such reasons."""
    return workspace.anggota.peran in _SEE


def secret_reason(workspace: Workspace, voter: str) -> Rahasia | None:
    """The reason behind a voter's `tms_lain`; None where there is none, or for whom it is not."""
    return _told(workspace, [voter]).get(voter) if may_see(workspace) else None


def check(workspace: Workspace, secrets: Mapping[str, Rahasia]) -> None:
    """Raises UserError SECRET_ROLE, SECRET_LETTER_NEEDED (a doctor must have written)."""
    if secrets and not may_see(workspace):
        raise UserError("SECRET_ROLE")
    for one in secrets.values():
        if one.alasan is Alasan.GANGGUAN_JIWA and not one.bukti.get("nomor"):
            raise UserError("SECRET_LETTER_NEEDED")


def completed(workspace: Workspace, secrets: Mapping[str, Rahasia]) -> dict[str, Rahasia]:
    """The same reason told again without papers keeps those it has."""
    before = _told(workspace, list(secrets))
    return {
        voter: known if not one.bukti and (known := before.get(voter)) and known.alasan is one.alasan else one
        for voter, one in secrets.items()
    }


def with_papers(workspace: Workspace, voters: Sequence[str], bukti: Mapping[str, str]) -> dict[str, Rahasia]:
    """What `keep_within` is to keep of papers, in their form, that come after the mark.

    All of the voters must be `tms_lain`. Raises SECRET_ROLE, SECRET_LETTER_NEEDED.
    """
    before = _told(workspace, voters)
    secrets = {
        voter: Rahasia(before[voter].alasan if voter in before else Alasan.TMS_LAIN, bukti)
        for voter in voters
    }
    check(workspace, secrets)
    return secrets


def keep_within(workspace: Workspace, secrets: Mapping[str, Rahasia]) -> set[str]:
    """Write down what is news, in the transaction that has made the marks; returns the voters it is about."""
    voters = list(secrets)
    before = _told(workspace, voters)
    news = [voter for voter in voters if before.get(voter) != secrets[voter]]
    marks = _marks(workspace, news)
    drafts = [_draft(voter, marks[voter][-1].tindakan, secrets[voter]) for voter in news]
    if drafts:
        workspace.note_within(drafts)
    return set(news)


def _draft(voter: str, act: str, one: Rahasia) -> Draft:
    return Draft(KIND, isi={**one.bukti, "pemilih": voter, "tindakan": act, "alasan": one.alasan.value})


def _told(workspace: Workspace, voters: Sequence[str]) -> dict[str, Rahasia]:
    """What holds now: of what was told about a mark that stands, the last word."""
    acts = {
        voter: {mark.tindakan for mark in marks}
        for voter, marks in _marks(workspace, voters).items()
        if marks
    }
    found: dict[str, Rahasia] = {}
    for event in akses.of_kind(workspace.db, KIND) if acts else ():
        isi = event.data
        voter, reason = isi.get("pemilih", ""), isi.get("alasan", "")
        if reason in DISIMPAN and isi.get("tindakan") in acts.get(voter, ()):
            bukti = {key: isi[key] for key in KOLOM_BUKTI if isi.get(key)}
            found[voter] = Rahasia(Alasan(reason), bukti)
    return found


def _marks(workspace: Workspace, voters: Sequence[str]) -> dict[str, list[Peristiwa]]:
    """The events that make each voter `tms_lain` now, oldest first: several where PCs agree."""
    found: dict[str, list[Peristiwa]] = {}
    for voter, folded in zip(voters, daftar.folded(workspace.db, voters), strict=True):
        refs = folded.candidates.get("status_pilkades", ())
        events = journal.events_of(workspace.db, voter) if refs else ()
        marks = [event for event in events if event.ref in refs and event.isi == Alasan.TMS_LAIN]
        found[voter] = sorted(marks, key=lambda event: (event.lamport, event.perangkat, event.urut))
    return found
