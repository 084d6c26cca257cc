"""`kpu manual`: a return without the program, taken in row by row and decided on."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.kpu_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.domain.tms import Alasan
from app.services.kpu.vault_session import Vault
from app.system.safe_file import read_file, write_atomic

_LARGEST = 64 * 1024 * 1024


def manual(args: Namespace, progress: Progress) -> Result:
    """Take a table in, decide on rows, or list them."""
    with session(args) as opened:
        if args.source is not None:
            return _take(opened, args, progress)
        if args.accept or args.refuse or args.reopen or args.match or args.new:
            return _decide(opened, args)
        return _list(opened, args)


def _take(opened: Vault, args: Namespace, progress: Progress) -> Result:
    from app.services.kpu import manual_return as service
    from app.services.kpu.manual_rows import COMPARED

    data = read_source("-") if args.source == "-" else read_file(Path(args.source), _LARGEST)
    name = service.TYPED if args.source == "-" else Path(args.source).name
    mark = Alasan(args.mark) if args.mark else None
    kolom = tuple(args.compare or COMPARED)
    shown = service.preview(opened, args.village, data, name, mark, kolom, progress)
    if args.report:
        write_atomic(args.report, service.report(shown))
    counts = {str(kind): count for kind, count in shown.hitungan.items()}
    if args.save:
        service.take(opened, shown)
    told = ", ".join(f"{ribuan(count)} {kind}" for kind, count in counts.items())
    text = f"Dibaca {ribuan(len(shown.baris))} baris: {told}."
    text += (
        " Semua yang masuk belum tepercaya sampai diputuskan."
        if args.save
        else " Belum disimpan: ulangi dengan --save."
    )
    if shown.tak_dikenal:
        text += f" Kolom yang tidak dipakai: {', '.join(shown.tak_dikenal)}."
    rows: list[dict[str, Any]] = [
        {
            "baris": row.nomor,
            "hasil": row.hasil,
            "jenis": row.jenis,
            "cocok": row.cocok,
            "pemilih": row.pemilih,
            "keterangan": " ".join(map(str, row.keterangan)),
        }
        for row in shown.baris
    ]
    refused = counts["ditolak"] > 0
    code = "ROWS_REFUSED" if refused else "OK"
    answer: dict[str, Any] = {**counts, "total": len(shown.baris), "disimpan": int(args.save)}
    return Result(text, answer, rows, opened.warnings, not refused, code)


def _decide(opened: Vault, args: Namespace) -> Result:
    from app.services.kpu import manual_decide as service

    village, done = args.village, 0
    for pair in args.match or ():
        number, mark, voter = pair.partition("=")
        if not mark or not number.isdecimal():
            raise UserError("MANUAL_PAIR", usage=True)
        service.assign(opened, village, int(number), voter)
        done += 1
    for number in args.new or ():
        service.as_new(opened, village, number, args.tps_kpu)
        done += 1
    if args.reopen:
        done += service.reopen(opened, village, args.reopen)
    if args.refuse:
        done += service.refuse(opened, village, args.refuse)
    if args.accept:
        proof = {
            "jenis": args.evidence or "",
            "nomor": args.evidence_number or "",
            "tanggal_dokumen": args.evidence_date or "",
        }
        done += service.accept(
            opened, village, args.accept, {name: text for name, text in proof.items() if text}
        )
    return Result(f"{done} masukan diputuskan.", {"diputuskan": done}, warnings=opened.warnings)


def _list(opened: Vault, args: Namespace) -> Result:
    from app.services.kpu.manual_decide import rows_of

    found = rows_of(opened, args.village, args.state or "")
    rows: list[dict[str, Any]] = [
        {
            "nomor": one.isian.nomor,
            "keadaan": one.isian.keadaan,
            "jenis": one.isian.jenis,
            "cocok": one.isian.cocok or "-",
            "pemilih": one.isian.pemilih,
            "nama": one.ours.nama if one.ours else one.isian.isi.get("nama", ""),
            "isi": ", ".join(sorted(name for name in one.isian.isi if name != "usul_kpu"))
            if one.isian.jenis == "ubah"
            else one.isian.isi.get("usul_kpu", "baru"),
            "bukti": " ".join(filter(None, (one.isian.bukti.get("jenis"), one.isian.bukti.get("nomor")))),
            "asal": one.isian.asal,
        }
        for one in found
    ]
    waiting = sum(one.isian.keadaan == "belum" for one in found)
    text = f"{ribuan(len(found))} masukan, {ribuan(waiting)} belum diputuskan (belum tepercaya)."
    return Result(text, {"masukan": len(found), "belum": waiting}, rows, opened.warnings)
