"""The TPS planner: what it proposes is saved by one act; an RT, a family or voters move by one act.

It is the village's own TPS that changes; `tps_kpu`, Sidalih's, is never touched.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.bagi_tps import Keinginan, Rencana, code_of, divide
from app.domain.errors import UserError
from app.domain.isi_tps import tells_family
from app.domain.isian import clean
from app.domain.progress import Progress, silent
from app.domain.tms import TMS
from app.services.desa.bagi_tps_keadaan import Warga, warga_of
from app.services.desa.bagi_tps_tempat import codes, own_drafts, places
from app.services.desa.daftar_rows import RowReader, read_rows
from app.services.desa.frozen import refuse_correcting
from app.services.desa.mark import act_of, change, find_all
from app.services.desa.workspace import Workspace
from app.store import daftar
from app.store.database import Row


@dataclass(frozen=True, slots=True)
class Applied:
    """`act` is what undo names; "" where everybody votes there already."""

    act: str
    voters: int
    places: int


def read_warga(workspace: Workspace) -> Warga:
    """The listed voters; the window makes the same of its rows."""
    return warga_of(read_rows(workspace, RowReader.of(workspace)))


def propose(warga: Warga, keinginan: Keinginan, progress: Progress = silent) -> Rencana:
    """The plan; nothing is saved. Raises TPS_TOO_FEW, TPS_TOO_MANY, TPS_DUSUN_UNKNOWN."""
    return divide(warga.penghuni, keinginan, progress)


def apply(workspace: Workspace, rencana: Rencana, progress: Progress = silent) -> Applied:
    """Save a whole plan as one act: who votes where, and which dusun have TPS for themselves.

    Who is no longer on the list is passed over. Raises UserError VOTER_UNKNOWN, DPT_LOCKED.
    """
    return _save(workspace, rencana.tps, rencana.dusun, progress)


def move(workspace: Workspace, voters: Collection[str], kode: str, progress: Progress = silent) -> Applied:
    """These voters vote at another TPS from now on, as one act.

    `kode`: one that is in use, or the next number. Raises TPS_NOT_IN_USE, FIELD_INVALID, and as `apply`.
    """
    to = clean("tps", kode)
    known = codes(workspace) | places(workspace).keys()
    if to not in known and to != next_code(known):
        raise UserError("TPS_NOT_IN_USE", tps=to)
    return _save(workspace, dict.fromkeys(voters, to), None, progress)


def next_code(known: Collection[str]) -> str:
    """The number after the highest one in use."""
    return code_of(1 + max((int(one) for one in known if one.isdecimal()), default=0))


def _save(
    workspace: Workspace, tps: Mapping[str, str], dusun: Mapping[str, str] | None, progress: Progress
) -> Applied:
    progress(0, len(tps), "Menyiapkan perubahan")
    changing = _changing(workspace, tps)
    if changing:
        refuse_correcting(workspace, changing)
    drafts = [
        draft
        for voter, folded in zip(changing, find_all(workspace, changing), strict=True)
        for draft in change(folded, "tps", tps[voter])
    ]
    named = own_drafts(workspace, dusun) if dusun is not None else []
    progress(len(tps), len(tps), "Menyimpan perubahan")
    events = workspace.act([*drafts, *named]) if drafts or named else []
    return Applied(act_of(events), len(drafts), len(named))


def _changing(workspace: Workspace, tps: Mapping[str, str]) -> list[str]:
    """Who is listed and votes elsewhere, or where PCs disagree; unknown ids too, which `find_all` refuses."""
    known = {row["id"]: row for row in daftar.rows(workspace.db)}
    return [voter for voter, kode in tps.items() if voter not in known or _differs(known[voter], kode)]


def _differs(row: Row, kode: str) -> bool:
    listed = row["status_pilkades"] not in TMS
    return listed and bool(row["tps"] != kode or "tps" in row["konflik"].split())


def rt_voters(warga: Warga, rt: str, rw: str, dusun: str = "") -> list[str]:
    """Who belongs to an RT; `dusun` "" any. Raises RT_UNKNOWN."""
    found = [
        one.id
        for family in warga.keluarga
        for one in family.anggota
        if family.rt[1:] == (rw, rt) and dusun in ("", family.rt[0])
    ]
    if not found:
        raise UserError("RT_UNKNOWN")
    return found


def family_voters(warga: Warga, voter: str) -> list[str]:
    """The listed family of a voter; himself where his NKK tells none. Raises TPS_NOT_LISTED."""
    for family in warga.keluarga:
        ids = [one.id for one in family.anggota]
        if voter in ids:
            return ids if tells_family(family.anggota[0].nkk) else [voter]
    raise UserError("TPS_NOT_LISTED", voter=voter)
