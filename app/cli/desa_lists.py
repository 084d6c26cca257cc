"""`dpt-desa desa print worksheet|announcement|copy|index|attendance|sticker`: the lists on paper."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.desa_command import count, village_command
from app.cli.desa_kendali import paper_row
from app.cli.desa_session import session
from app.cli.main import Handler
from app.cli.output import Result
from app.cli.secret_input import read_source
from app.domain.daftar_tahap import TAHAP
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import print_lembar, print_lists, print_salinan
from app.services.desa.print_lembar import BLANK_ROWS, PilihanLembar, PilihanStiker
from app.services.desa.print_lists import BahanDaftar, Printed
from app.services.desa.print_pengumuman import PilihanPengumuman, bahan_pengumuman
from app.services.desa.print_salinan import Jenis, PilihanSalinan
from app.services.desa.workspace import Workspace
from app.system.safe_file import write_atomic

if TYPE_CHECKING:
    from app.cli.desa import Commands


def add_lists(documents: "Commands") -> None:
    """Each kind of list, with what it takes."""
    parser = _list(documents, "worksheet", print_worksheet, "lembar kerja pemutakhiran, satu lembar per RT")
    _add_rt(parser)
    _add_holders(parser, "petugas yang menerima, satu baris satu nama")
    _add_open(parser)
    parser.add_argument("--blank", type=int, default=BLANK_ROWS, metavar="N", help="baris kosong di akhir")
    told = "pengumuman daftar; tidak pernah memuat NIK, nomor KK, tanggal lahir, alamat jalan, disabilitas"
    parser = _list(documents, "announcement", print_announcement, told)
    _add_stage(parser)
    _add_rt(parser)
    parser.add_argument("--by", choices=("tps", "rt", "alphabet"), default="", help="urutan pemilih")
    _add_holders(parser, "tempat penempelan, satu baris satu tempat")
    parser = _list(documents, "copy", print_copy, "salinan daftar bernomor untuk seorang penerima")
    parser.add_argument("--kind", choices=("kpps", "saksi", "calon", "arsip"), default="kpps")
    _add_copies(parser)
    _add_open(parser)
    for name, kind, told in (
        ("index", "indeks", "indeks nama menurut abjad, per tempat memilih"),
        ("attendance", "hadir", "daftar hadir dengan kolom tanda tangan, per tempat memilih"),
    ):
        parser = _list(documents, name, print_copy, told)
        _add_copies(parser)
        parser.set_defaults(kind=kind, open=False, reason_from=None)
    told = "stiker dan tanda bukti terdaftar, satu per keluarga"
    _add_rt(_list(documents, "sticker", print_sticker, told))


def _list(documents: "Commands", name: str, handler: Handler, told: str) -> ArgumentParser:
    parser = village_command(documents, name, handler, told)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help="A4, F4, F4-210, Legal, atau Letter")
    return parser


def _add_stage(parser: ArgumentParser) -> None:
    parser.add_argument("--stage", choices=TAHAP, default="dpt")
    parser.add_argument("--tps", default="", metavar="N")


def _add_rt(parser: ArgumentParser) -> None:
    parser.add_argument("--rt", default="", metavar="RT/RW", help="satu RT saja, misalnya 3/1")


def _add_holders(parser: ArgumentParser, told: str) -> None:
    parser.add_argument("--for-from", metavar="BERKAS|-", help=told)


def _add_copies(parser: ArgumentParser) -> None:
    _add_stage(parser)
    _add_holders(parser, "penerima, satu baris satu nama; masing-masing mendapat salinan bernomor")
    parser.add_argument("--copies", type=count, default=1, metavar="N", help="salinan per penerima")
    told = "induk fotokopi: nomor dan penerima dikosongkan, tercatat di Buku kendali"
    parser.add_argument("--master", action="store_true", help=told)


def _add_open(parser: ArgumentParser) -> None:
    parser.add_argument("--open", action="store_true", help="tampilkan NIK, NKK, dan tanggal lahir (dicatat)")
    parser.add_argument("--reason-from", metavar="BERKAS|-", help="alasan dibuka, dari berkas")


def print_worksheet(args: Namespace, progress: Progress) -> Result:
    """One RT or all of them."""
    rt, _, rw = args.rt.partition("/")
    chosen = PilihanLembar(
        rt, rw, args.paper, _holders(args), max(args.blank, 0), terbuka=args.open, alasan=_reason(args)
    )
    with session(args) as workspace:
        return _print(workspace, args, print_lembar.bahan_lembar(workspace, chosen), progress)


def print_announcement(args: Namespace, progress: Progress) -> Result:
    """Always masked: there is nothing to open."""
    rt, _, rw = args.rt.partition("/")
    chosen = PilihanPengumuman(args.stage, args.by, args.tps, rt, rw, args.paper, _holders(args))
    with session(args) as workspace:
        return _print(workspace, args, bahan_pengumuman(workspace, chosen), progress)


def print_copy(args: Namespace, progress: Progress) -> Result:
    """A copy, an index, an attendance list."""
    kind: Jenis = args.kind
    chosen = PilihanSalinan(
        kind,
        args.stage,
        args.tps,
        args.paper,
        _holders(args),
        args.copies,
        args.master,
        args.open,
        _reason(args),
    )
    with session(args) as workspace:
        return _print(workspace, args, print_salinan.bahan_salinan(workspace, chosen), progress)


def print_sticker(args: Namespace, progress: Progress) -> Result:
    """One RT or all of them."""
    rt, _, rw = args.rt.partition("/")
    with session(args) as workspace:
        held = print_lembar.bahan_stiker(workspace, PilihanStiker(rt, rw, args.paper))
        done = print_lembar.stiker_of(held, progress)
        write_atomic(args.out, done.pdf)
        print_lembar.note_stiker(workspace, held, done)
        return _told(args, done, workspace.warnings)


def _print(workspace: Workspace, args: Namespace, held: BahanDaftar, progress: Progress) -> Result:
    done = print_lists.pdf_of(held, progress)
    print_lists.note_list(workspace, held, done, lambda: write_atomic(args.out, done.pdf))
    return _told(args, done, workspace.warnings)


def _told(args: Namespace, done: Printed, warnings: list[str]) -> Result:
    draft = ", KONSEP" if done.konsep else ""
    told = [
        f"Tersimpan: {args.out.name} ({ribuan(done.voters)} pemilih, {ribuan(done.pages)} halaman{draft})."
    ]
    if done.dokumen:
        told.append(f"{ribuan(len(done.dokumen))} dokumen masuk Buku kendali.")
    data = {
        "file": str(args.out),
        "voters": done.voters,
        "tps": done.tps,
        "pages": done.pages,
        "copies": len(done.dokumen),
        "konsep": int(done.konsep),
    }
    return Result("\n".join(told), data, [*map(paper_row, done.dokumen)], warnings)


def _holders(args: Namespace) -> tuple[str, ...]:
    if args.for_from is None:
        return ()
    lines = read_source(args.for_from).decode("utf-8-sig", errors="replace").splitlines()
    found = tuple(" ".join(line.split()) for line in lines if line.strip())
    if not found:
        raise UserError("DOCUMENT_HOLDER", usage=True)
    return found


def _reason(args: Namespace) -> str:
    if not args.open or args.reason_from is None:
        return ""
    return " ".join(read_source(args.reason_from).decode("utf-8-sig", errors="replace").split())
