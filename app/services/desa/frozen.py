"""The lists this village has ratified, read back from the journal."""

from collections.abc import Iterable

from app.domain.berlaku import Berlaku, Penetapan, berlaku
from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.kiriman import Sent, final_in_force
from app.domain.pemilih import Pemilih
from app.domain.penetapan import Baris, is_listed, under
from app.domain.peristiwa import Peristiwa
from app.domain.tms import Alasan
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal


def in_force(workspace: Workspace) -> Berlaku:
    """All ratifications and re-openings, and which of them holds."""
    return berlaku(journal.events_of_kind(workspace.db, "tetapkan", "buka"))


def penetapan(workspace: Workspace, tahap: Tahap) -> Penetapan | None:
    """The ratification of a stage in force, if any; of addenda the newest."""
    found = in_force(workspace)
    if tahap == "addendum":
        return found.addenda[-1] if found.addenda else None
    return found.tahap.get(tahap)


def frozen_rows(workspace: Workspace, what: Penetapan) -> list[Baris]:
    """The ratified list itself: fold(base, events under the heads)."""
    return workspace.once(f"daftar/{what.ref}", lambda: in_force(workspace).rows(what, Voters(workspace)))


def whole_dpt(workspace: Workspace) -> list[Baris]:
    """The DPT in force with its addenda, by TPS and number; none before the first."""
    found = in_force(workspace)
    dpt = found.tahap.get("dpt")
    last = found.addenda[-1] if found.addenda else dpt
    return found.whole(last, Voters(workspace)) if last else []


def everybody(workspace: Workspace) -> dict[str, Pemilih]:
    """All voters, struck ones too, as the DPT in force and its addenda saw them; none before the first."""
    found = in_force(workspace)
    dpt = found.tahap.get("dpt")
    last = found.addenda[-1] if found.addenda else dpt
    return found.everybody(last, Voters(workspace)) if last else {}


def rows_to_freeze(
    workspace: Workspace, what: Penetapan, voters: list[Pemilih], events: list[Peristiwa]
) -> list[Baris]:
    """The rows that `what`, which is about to be made of `voters`, will hold; `events`: the whole journal."""
    earlier = Voters(workspace, events)
    return in_force(workspace).rows(what, lambda one: voters if one is what else earlier(one))


class Voters:
    """Everybody under a ratification's heads; each list is folded once, however often it is asked for, and
    the journal is read once for all of them; while the workspace is `reading`, of all who ask."""

    def __init__(self, workspace: Workspace, events: list[Peristiwa] | None = None) -> None:
        self._workspace = workspace
        self._events = events
        self._known: dict[str, list[Pemilih]] = {}

    def __call__(self, what: Penetapan) -> Iterable[Pemilih]:
        if what.ref not in self._known:
            self._known[what.ref] = self._workspace.once(f"pemilih/{what.ref}", lambda: self._folded(what))
        return self._known[what.ref]

    def _folded(self, what: Penetapan) -> list[Pemilih]:
        if self._events is None:
            self._events = journal.all_events(self._workspace.db)
        base = store.base(self._workspace.db, what.paket)
        return list(fold(base, under(self._events, what.kepala)).pemilih.values())


def refuse_after_dpt(workspace: Workspace) -> None:
    """Raises DPT_LOCKED: a ratified list takes no more changes (Permendagri 112/2014 Pasal 20)."""
    if penetapan(workspace, "dpt"):
        raise UserError("DPT_LOCKED")


def refuse_correcting(workspace: Workspace, voters: Iterable[str]) -> None:
    """The same for these voters; whom an addendum is still to take in, or the register holds, may be
    corrected. Raises DPT_LOCKED."""
    if not penetapan(workspace, "dpt"):
        return
    apart = late_voters(workspace) | store.ids_with_status(workspace.db, Alasan.DI_LUAR_DPT)
    if not all(voter in apart for voter in voters):
        raise UserError("DPT_LOCKED")


def late_voters(workspace: Workspace) -> set[str]:
    """Whom the village added after its newest ratified list, where an addendum may take them in."""
    last = in_force(workspace).terakhir
    if last is None or last.tahap not in ("dpt", "addendum") or workspace.aturan.setelah_dpt != "addendum":
        return set()
    added = journal.events_of_kind(workspace.db, "baru")
    return {event.pemilih for event in added} - {event.pemilih for event in under(added, last.kepala)}


def awaits_addendum(workspace: Workspace) -> bool:
    """Whether somebody is there whom an addendum would take in now."""
    late = (store.get(workspace.db, voter) for voter in late_voters(workspace))
    return any(one is not None and is_listed(one.pemilih) for one in late)


def refuse_adding(workspace: Workspace) -> None:
    """Raises DPT_LOCKED, unless the rule lets an addendum take in who was forgotten."""
    if workspace.aturan.setelah_dpt != "addendum":
        refuse_after_dpt(workspace)


def warn_after_final(workspace: Workspace) -> None:
    """Say so where the final return does not hold what was just done."""
    if final_return(workspace):
        workspace.warnings.append("AFTER_FINAL")


def final_return(workspace: Workspace) -> Sent | None:
    """The final return that was sealed, unless KPU refused it and the list was opened again."""
    return final_in_force(journal.events_of_kind(workspace.db, "kirim", "buka"))
