"""`dpt-desa desa print undangan`: the invitations themselves, blanks, the calibration of a printer."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import count, village_command
from app.cli.desa_kendali import paper_row
from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.bidang_slip import shifted
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import print_undangan
from app.services.desa.print_undangan import Cara, PilihanUndangan
from app.services.desa.undangan_pilih import Siapa
from app.system.kalibrasi import calibration, keep_calibration, printers
from app.system.safe_file import write_atomic

if TYPE_CHECKING:
    from app.cli.desa import Commands


def add_undangan(documents: "Commands") -> None:
    """`desa print undangan`."""
    parser = village_command(documents, "undangan", print_slips, "surat pemberitahuan dengan tanda terima")
    parser.add_argument("--out", type=Path, metavar="FILE.pdf")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help="A4, F4, F4-210, Legal, atau Letter")
    parser.add_argument("--per-page", type=int, choices=(2, 4, 6, 8), default=4)
    _add_who(parser)
    _add_how(parser)
    _add_blanks(parser)


def _add_who(parser: ArgumentParser) -> None:
    parser.add_argument("--tps", default="", metavar="N")
    parser.add_argument("--numbers", default="", metavar="NOMOR", help="misalnya 1-250 atau 5,9,17")
    parser.add_argument("--rt", default="", metavar="RT/RW", help="satu RT saja, misalnya 3/1")
    parser.add_argument("--voter", default=[], nargs="+", metavar="ID", help="pemilih ini saja")


def _add_how(parser: ArgumentParser) -> None:
    told = "urutan: nomor, atau ikat per RT menurut keluarga (bawaan: tps)"
    parser.add_argument("--by", choices=("tps", "rt"), default="tps", help=told)
    parser.add_argument("--heap", action="store_true", help="susun untuk dipotong sekaligus setumpuk")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--copy", action="store_true", help="cetak ulang, semua bertanda SALINAN")
    how.add_argument("--new", action="store_true", help="hanya yang belum pernah dicetak")
    how.add_argument(
        "--replace-from", metavar="BERKAS|-", help="ganti cetakan yang rusak; alasannya dari berkas, dicatat"
    )
    parser.add_argument("--inviting", default="", metavar="SIAPA", help="yang mengundang (bawaan: panitia)")


def _add_blanks(parser: ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--blank", action="store_true", help="isian saja, di atas blangko yang sudah tercetak")
    what.add_argument("--form", type=count, metavar="N", help="cetak N halaman blangko kosong")
    what.add_argument("--calibrate", action="store_true", help="lembar kalibrasi; juga menyimpan --shift")
    parser.add_argument("--printer", default="", metavar="NAMA", help="pencetak yang dikalibrasi")
    parser.add_argument(
        "--shift", default=[], nargs="+", metavar="KODE=X,Y", help="geser isian, mm ke kanan dan ke bawah"
    )


def print_slips(args: Namespace, progress: Progress) -> Result:
    """Slips, blanks or the calibration sheet."""
    if args.calibrate or args.shift:
        return _calibrate(args)
    if args.out is None:
        raise UserError("SLIP_WHAT", usage=True)
    with session(args) as workspace:
        chosen = _chosen(args)
        if args.form:
            write_atomic(args.out, print_undangan.blangko(workspace, chosen, args.form))
            text = f"Tersimpan: {args.out.name} ({args.form} halaman blangko)."
            return Result(text, {"file": str(args.out), "pages": args.form}, warnings=workspace.warnings)
        held = print_undangan.bahan(workspace, chosen, progress)
        done = print_undangan.pdf_of(held, progress)
        print_undangan.note_undangan(workspace, held, lambda: write_atomic(args.out, done.pdf))
        told = [f"Tersimpan: {args.out.name} ({ribuan(done.voters)} pemilih)."]
        if done.salinan:
            told.append(f"{ribuan(done.salinan)} sudah pernah dicetak: bertanda SALINAN.")
        if done.meninggal:
            told.append(f"{ribuan(done.meninggal)} meninggal setelah DPT: tidak dicetak.")
        if done.dokumen:
            told.append(f"{ribuan(len(done.dokumen))} ikat masuk Buku kendali.")
        return Result("\n".join(told), _data(args, done), [*map(paper_row, done.dokumen)], workspace.warnings)


def _data(args: Namespace, done: print_undangan.UndanganTercetak) -> dict[str, Any]:
    return {
        "file": str(args.out),
        "voters": done.voters,
        "tps": done.tps,
        "konsep": 0,
        "copies": done.salinan,
        "dead": done.meninggal,
        "bundles": len(done.dokumen),
    }


def _chosen(args: Namespace) -> PilihanUndangan:
    rt, _, rw = args.rt.partition("/")
    replaces = args.replace_from is not None
    cara: Cara = "salinan" if args.copy else "baru" if args.new else "ganti" if replaces else "biasa"
    return PilihanUndangan(
        siapa=Siapa(args.tps, args.numbers, rt, rw, tuple(args.voter)),
        urut=args.by,
        cara=cara,
        alasan=read_text(args.replace_from) if replaces else "",
        kertas=args.paper,
        per_halaman=args.per_page,
        isi="isian" if args.blank else "lengkap",
        printer=args.printer,
        tumpuk=args.heap,
        oleh=args.inviting,
    )


def _calibrate(args: Namespace) -> Result:
    """Keep what was measured, then print the sheet."""
    if args.shift:
        before = calibration(args.printer, args.per_page)
        keep_calibration(args.printer, args.per_page, shifted(before, args.shift))
    told = ["Kalibrasi tersimpan."] if args.shift else []
    data: dict[str, Any] = {"printers": printers()}
    if args.out:
        with session(args) as workspace:
            write_atomic(args.out, print_undangan.kalibrasi(workspace, _chosen(args)))
        told.append(f"Tersimpan: {args.out.name}. Cetak pada ukuran sebenarnya (100%).")
        data["file"] = str(args.out)
    if not told:
        raise UserError("SLIP_WHAT", usage=True)
    return Result("\n".join(told), data)
