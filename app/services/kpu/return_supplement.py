"""What a supplement follows, and what it adds: proved from its journal and from what KPU holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.kiriman import Sent, announcement, final_in_force, supplements
from app.domain.peristiwa import Peristiwa
from app.domain.susulan import Susulan, Titik, susulan
from app.services.kpu.replay import Replay, Seen
from app.store.vault_balasan import DIGANTIKAN, DITERAPKAN, DITOLAK


@dataclass(frozen=True, slots=True)
class Disusul:
    """`akhir`: the id of the final return; `isi`: what is new since the applied return of number `sejak`."""

    akhir: str
    sejak: int
    isi: Susulan = field(repr=False)


def supplemented(replay: Replay, told: Mapping[str, Any]) -> Disusul:
    """The final return under the heads of a supplement's announcement; `fold_now` came before.

    Raises RETURN_NO_FINAL, RETURN_FINAL_UNKNOWN, RETURN_OTHER_DPT, RETURN_HEADS, RETURN_PACKAGE_UNKNOWN.
    """
    known = replay.under(told)
    final = final_in_force(known)
    said = announcement(known, final) if final else None
    if final is None or said is None:
        raise UserError("RETURN_NO_FINAL")
    if not _is_held(replay.dossier.seen, final):
        raise UserError("RETURN_FINAL_UNKNOWN", urut=final.urut)
    if said.data["sidik"] != told.get("sidik"):
        raise UserError("RETURN_OTHER_DPT")
    last = _last_applied(replay.dossier.seen, [final, *supplements(known)])
    before = announcement(known, last) or said
    return Disusul(final.id, last.urut, _news(replay, before))


def _is_held(seen: Sequence[Seen], final: Sent) -> bool:
    held = [one for one in seen if (one.id, one.sums) == (final.id, final.sums)]
    return any(one.keadaan != DITOLAK for one in held)


def _last_applied(seen: Sequence[Seen], chain: Sequence[Sent]) -> Sent:
    """Of the final return and its supplements the newest that counts, or counted; else the final one."""
    counted = {one.id for one in seen if one.keadaan in (DITERAPKAN, DIGANTIKAN)}
    return next((one for one in reversed(chain) if one.id in counted), chain[0])


def _news(replay: Replay, before: Peristiwa) -> Susulan:
    base, events = replay.base_of(before.data["paket"]), replay.under(before.data)
    start = Titik(base, events, fold(base, events))
    return susulan(start, Titik(replay.base, replay.isi.events, replay.now))
