"""Ratifying, returning, printing: what leaves the village or binds it."""

from argparse import Namespace
from pathlib import Path

from app.cli.desa_session import second_password, session
from app.cli.output import Result
from app.domain.progress import Progress
from app.domain.tahap_kiriman import AKHIR
from app.domain.tanggal import ribuan
from app.services.desa import print_lists, print_return, return_data
from app.services.desa.print_lists import Printed
from app.system.safe_file import write_atomic


def write_return(args: Namespace, progress: Progress) -> Result:
    """Interim at any time, final once after the DPT, supplements after it."""
    with session(args) as workspace:
        second = second_password(args) if args.final or args.supplement else ""
        if args.supplement:
            done = return_data.write_supplement(workspace, args.out, args.second, second, progress)
        else:
            done = return_data.write_return(workspace, args.out, args.final, args.second, second, progress)
    text = f"Tersimpan: {done.file.name} (pengembalian {done.tahap} nomor {done.urut})."
    if done.again:
        text += "\nPengembalian ini sudah dibuat sebelumnya; berkas yang sama ditulis lagi."
    if args.final or args.supplement:
        text += f"\nKode sidik pengembalian: {done.kode}"
        text += "\nCetak berita acaranya: dpt-desa desa print ba-pengembalian"
    data = {
        "file": str(done.file),
        "tahap": done.tahap,
        "urut": done.urut,
        "kode": done.kode,
        "changes": dict(done.changes),
        "again": int(done.again),
    }
    return Result(text, data, warnings=workspace.warnings)


def print_dpt(args: Namespace, progress: Progress) -> Result:
    """The list of a stage, masked by default."""
    with session(args) as workspace:
        done = print_lists.dpt(
            workspace, args.stage, args.tps, args.paper, terbuka=args.open, progress=progress
        )
        return _saved(args.out, done, workspace.warnings)


def print_ba(args: Namespace, progress: Progress) -> Result:
    """The minutes of the newest return that has any, or of the final one."""
    tahap = AKHIR if args.final else None
    with session(args) as workspace:
        done = print_return.ba_pengembalian(
            workspace, args.paper, nomor=args.number, tanggal=args.date, tempat=args.place, tahap=tahap
        )
        return _saved(args.out, done, workspace.warnings)


def _saved(out: Path, done: Printed, warnings: list[str]) -> Result:
    write_atomic(out, done.pdf)
    text = f"Tersimpan: {out.name} ({ribuan(done.voters)} pemilih{', KONSEP' if done.konsep else ''})."
    data = {"file": str(out), "voters": done.voters, "tps": done.tps, "konsep": int(done.konsep)}
    return Result(text, data, warnings=warnings)
