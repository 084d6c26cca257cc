"""What came after the final return: the news that a supplement carries to KPU."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.kiriman import Sent, announcement, final_in_force, supplements
from app.domain.penetapan import under
from app.domain.peristiwa import Peristiwa
from app.domain.susulan import Susulan, Titik, susulan
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal

_ABOUT_RETURNS = ("kembali", "kirim")


@dataclass(frozen=True, slots=True)
class Sejak:
    """`sidik`: of the DPT that went back with `akhir`. `susulan`: supplements to it so far; `isi`: all that
    came after the final return; `baru`: whether anything came after the newest of them all."""

    akhir: Sent
    sidik: str
    susulan: Sequence[Sent]
    isi: Susulan = field(repr=False)
    baru: bool


def sejak_akhir(workspace: Workspace) -> Sejak:
    """Since the final return in force. Raises SUPPLEMENT_EARLY: there is none."""
    events = list(journal.all_events(workspace.db))
    final = final_in_force(events)
    if final is None:
        raise UserError("SUPPLEMENT_EARLY")
    told, later = announced(events, final), supplements(events)
    newest = announced(events, later[-1]) if later else told
    return Sejak(
        final,
        told.data["sidik"],
        later,
        news_until(workspace, events, final),
        _goes_on(events, newest),
    )


def announced(events: Sequence[Peristiwa], sent: Sent) -> Peristiwa:
    """The `kembali` event of a return: this program writes it first."""
    found = announcement(events, sent)
    assert found is not None
    return found


def news_until(
    workspace: Workspace, events: Sequence[Peristiwa], final: Sent, until: Sent | None = None
) -> Susulan:
    """What is new between the final return and a supplement, or now."""
    before = announced(events, final)
    start = _point(workspace, before.data["paket"], under(events, before.data["kepala"]))
    if until is None:
        return susulan(start, _point(workspace, workspace.newest_paket(), events))
    after = announced(events, until)
    return susulan(start, _point(workspace, after.data["paket"], under(events, after.data["kepala"])))


def _point(workspace: Workspace, paket: str, events: Sequence[Peristiwa]) -> Titik:
    base = store.base(workspace.db, paket)
    return Titik(base, events, fold(base, events))


def _goes_on(events: Sequence[Peristiwa], told: Peristiwa) -> bool:
    """Whether anything but returns was written down since."""
    known = {event.ref for event in under(events, told.data["kepala"])}
    return any(event.jenis not in _ABOUT_RETURNS and event.ref not in known for event in events)
