"""`dpt-desa desa print naskah`: letters and minutes, and the words that a region has for them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import village_command
from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source, read_text
from app.domain.daftar_tahap import TAHAP
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import print_naskah
from app.services.desa.print_naskah_logo import set_logo
from app.services.desa.print_naskah_sumber import Permintaan
from app.services.desa.print_naskah_teks import set_text, texts
from app.services.desa.workspace import Workspace
from app.system.safe_file import write_atomic

if TYPE_CHECKING:
    from app.cli.desa import Commands

_EPILOG = (
    "Teks: satu baris berkas satu alinea; '1. ...' butir; 'label : isi' pasangan; '= ...' judul tengah; "
    "{desa} isian, {DESA} huruf besar, {titik:30} titik-titik. Berkas kosong mengembalikan teks bawaan; satu "
    "baris '-' menghilangkan bagian itu. Kode 'umum': kop dan dasar hukum yang dipakai banyak naskah."
)


def add_naskah(documents: "Commands") -> None:
    """`desa print naskah`."""
    told = "surat, keputusan, berita acara, dan formulir"
    parser = village_command(documents, "naskah", naskah, told)
    parser.epilog = _EPILOG
    parser.add_argument("--list", action="store_true", help="daftar semua naskah dan kodenya")
    parser.add_argument("--document", metavar="KODE", help="naskah yang dicetak atau diubah teksnya")
    parser.add_argument("--out", type=Path, metavar="FILE.pdf")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help="A4, F4, F4-210, Legal, atau Letter")
    _add_contents(parser)
    parser.add_argument("--texts", action="store_true", help="tampilkan bagian-bagian teksnya")
    parser.add_argument("--text", metavar="BAGIAN", help="bagian yang diubah teksnya; perlu --from")
    parser.add_argument("--from", dest="source", metavar="BERKAS|-", help="teks baru bagian itu")
    parser.add_argument(
        "--logo", metavar="GAMBAR|-", help="gambar kop (PNG atau JPEG) untuk seterusnya; '-' menghapusnya"
    )


def _add_contents(parser: ArgumentParser) -> None:
    parser.add_argument("--stage", choices=TAHAP, default="", help="daftar yang dimaksud (bawaan: terbaru)")
    add_about(parser)
    parser.add_argument("--voter", default="", metavar="ID", help="pemilih, untuk surat keterangan")
    parser.add_argument("--annex", action="store_true", help="satukan dengan daftar yang menjadi lampirannya")
    parser.add_argument("--open", action="store_true", help="tampilkan NIK (dicatat)")
    parser.add_argument("--reason-from", metavar="BERKAS|-", help="alasan lampirannya dibuka, dari berkas")


def add_about(parser: ArgumentParser) -> None:
    """Number, date and place of a paper."""
    parser.add_argument("--number", default="", metavar="NOMOR", help="nomor naskah")
    parser.add_argument("--date", type=date.fromisoformat, metavar="TTTT-BB-HH", help="tanggal naskah")
    parser.add_argument("--place", default="", metavar="TEMPAT", help="tempat rapat atau serah terima")


def naskah(args: Namespace, progress: Progress) -> Result:
    """List them, show or change the words of one, choose the logo, print one."""
    with session(args) as workspace:
        if args.list:
            return _listed(workspace)
        if args.logo is not None:
            set_logo(workspace, None if args.logo == "-" else Path(args.logo))
        if args.document and args.text:
            return _worded(workspace, args)
        if args.document and args.texts:
            return _texts(workspace, args.document)
        if args.document and args.out:
            return _printed(workspace, args, progress)
        if args.logo is None:
            raise UserError("NASKAH_WHAT", usage=True)
        return Result("Gambar kop dihapus." if args.logo == "-" else "Gambar kop tersimpan.")


def _listed(workspace: Workspace) -> Result:
    rows = [
        {
            "kode": one.naskah.kode,
            "judul": one.judul,
            "mulai": one.kapan.isoformat() if one.kapan else "",
            "penandatangan": one.naskah.penanda,
            "untuk": one.untuk,
        }
        for one in print_naskah.documents(workspace)
    ]
    return Result(f"{len(rows)} naskah.", {"count": len(rows)}, rows=rows)


def _texts(workspace: Workspace, dokumen: str) -> Result:
    found = texts(workspace, dokumen)
    lines = [line for one in found for line in (f"# {one.nama} ({one.asal})", *one.baris, "")]
    parts: Sequence[dict[str, Any]] = [
        {"bagian": one.nama, "asal": one.asal, "isi": [*one.baris], "konflik": len(one.konflik)}
        for one in found
    ]
    return Result("\n".join(lines), {"document": dokumen, "parts": parts}, warnings=workspace.warnings)


def _worded(workspace: Workspace, args: Namespace) -> Result:
    if args.source is None:
        raise UserError("NASKAH_WHAT", usage=True)
    lines = read_source(args.source).decode("utf-8-sig", errors="replace").splitlines()
    act = set_text(workspace, args.document, args.text, lines)
    text = "Teks tersimpan; batalkan dengan: dpt-desa desa undo" if act else "Teksnya sudah demikian."
    return Result(text, {"act": act}, warnings=workspace.warnings)


def _printed(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    minta = Permintaan(
        args.document,
        args.stage,
        args.number,
        args.date,
        args.place,
        args.voter,
        terbuka=args.open,
        lampiran=args.annex,
        alasan=read_text(args.reason_from) if args.reason_from else "",
    )
    done = print_naskah.naskah(workspace, minta, args.paper, progress)
    write_atomic(args.out, done.pdf)
    draft = ", KONSEP" if done.konsep else ""
    annex = f", lampiran {ribuan(done.lampiran)} halaman" if done.lampiran else ""
    text = f"Tersimpan: {args.out.name} ({done.judul}{annex}{draft})."
    data = {
        "file": str(args.out),
        "document": args.document,
        "count": done.lembar,
        "annex": done.lampiran,
        "konsep": int(done.konsep),
    }
    return Result(text, data, warnings=workspace.warnings)
