"""Acts on the list: marking, correcting, adding, undoing."""

from argparse import Namespace

from app.cli.desa_session import session
from app.cli.facts import read_facts
from app.cli.output import Result
from app.cli.secret_input import read_source
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.desa import add as add_service
from app.services.desa import edit as edit_service
from app.services.desa import mark as mark_service
from app.services.desa import members
from app.services.desa import undo as undo_service
from app.services.desa.workspace import Workspace


def mark_voters(args: Namespace, progress: Progress) -> Result:
    """The same mark for one voter or several: one act."""
    reason = mark_service.reason_of(args.reason)
    if reason is None:
        raise UserError("REASON_UNKNOWN", usage=True)
    bukti = read_facts(args.evidence_from, "EVIDENCE_UNREADABLE") if args.evidence_from else {}
    with session(args) as workspace:
        marks = [mark_service.Mark(voter, reason, args.only, bukti, args.dengan) for voter in args.voter]
        done = mark_service.mark(workspace, marks, progress)
    return _told(done, workspace.warnings)


def mark_from_table(args: Namespace, progress: Progress) -> Result:
    """A whole worksheet: all rows or none."""
    data = read_source(args.source)
    with session(args) as workspace:
        done = mark_service.mark(workspace, mark_service.marks_from_table(data), progress)
    return _told(done, workspace.warnings)


def _told(done: mark_service.Marked, warnings: list[str]) -> Result:
    same = done.voters - done.changed
    text = f"Tersimpan: {done.changed} pemilih ditandai" + (f", {same} sudah demikian." if same else ".")
    data = {"act": done.act, "voters": done.voters, "changed": done.changed, "same": same}
    return Result(text, data, warnings=warnings)


def edit(args: Namespace, progress: Progress) -> Result:
    """Corrections from a table: all or none."""
    data = read_source(args.source)
    with session(args) as workspace:
        done = edit_service.edit_from_table(workspace, data)
    text = f"Tersimpan: {done.fields} isian pada {done.voters} pemilih dibetulkan."
    told = {"act": done.act, "voters": done.voters, "fields": done.fields}
    return Result(text, told, warnings=workspace.warnings)


def add(args: Namespace, progress: Progress) -> Result:
    """New voters from a table: all or none."""
    data = read_source(args.source)
    with session(args) as workspace:
        act, added = add_service.add_from_table(workspace, data)
    rows = [
        {
            "id": one.id,
            "tps": one.tps,
            "tps_kpu": one.tps_kpu,
            "tps_kpu_dari": one.tps_kpu_from,
            "mirip": " ".join(one.alike),
            "kosong": " ".join(one.missing),
        }
        for one in added
    ]
    text = f"Tersimpan: {len(added)} pemilih baru."
    if any(one.alike for one in added):
        text += " Ada yang bernama dan bertanggal lahir sama dengan pemilih lain (kolom MIRIP): periksalah."
    if any(one.missing for one in added):
        text += " Ada isian yang kosong (kolom KOSONG); lengkapi sebelum dikirim ke KPU (dpt-desa desa edit)."
    return Result(text, {"act": act, "count": len(added)}, rows, workspace.warnings)


def undo(args: Namespace, progress: Progress) -> Result:
    """Undo one act."""
    with session(args) as workspace:
        return _reversed("Diurungkan", undo_service.undo(workspace, args.act), workspace)


def redo(args: Namespace, progress: Progress) -> Result:
    """Undo the newest undo."""
    with session(args) as workspace:
        return _reversed("Dikembalikan", undo_service.redo(workspace), workspace)


def _told_of(what: str) -> str:
    """A field as a person reads it."""
    return {"status_pilkades": "status", "alias": "nama panggilan"}.get(what, what)


def _where(done: undo_service.Undone) -> str:
    """On whom, or on how many places; nothing of a record that is about neither."""
    if not done.voters:
        return f" pada {done.places} baris peta" if done.places else ""
    some = ", ".join(done.voters[:5]) + (" …" if len(done.voters) > 5 else "")
    return f" pada {len(done.voters)} pemilih ({some})"


def _reversed(verb: str, done: undo_service.Undone, workspace: Workspace) -> Result:
    by = members.names(workspace).get(done.by, done.by)
    text = f"{verb}: {', '.join(map(_told_of, done.what))}{_where(done)}, tindakan {by}. Tersimpan."
    data = {
        "act": done.act,
        "target": done.target,
        "voters": len(done.voters),
        "ids": list(done.voters),
        "places": done.places,
        "what": list(done.what),
        "by": by,
    }
    return Result(text, data, warnings=workspace.warnings)
