"""`dpt-desa desa recap` and `report`: the numbers of a list, on screen, as papers, as a signed file."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import village_command
from app.cli.desa_session import second_password, session
from app.cli.output import Result
from app.cli.secret_input import add_password
from app.domain.daftar_tahap import NAMA, TAHAP
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.rekap_desa import DIMENSI, UKURAN, Tabel
from app.domain.rekap_kata import TERBUKA, TERSAMAR, kalimat_bersih
from app.domain.rekap_keluar import TERBIT, Terbitan
from app.domain.rekap_lembar import (
    LembarRekap,
    lembar,
    lembar_bersih,
    lembar_logistik,
    lembar_pemula,
)
from app.domain.rekap_orang import is_wilayah
from app.domain.sel_kecil import TANDA
from app.domain.ukuran_kertas import UKURAN_KERTAS
from app.services.desa import print_rekap
from app.services.desa.logistik import logistik, set_cadangan
from app.services.desa.print_rekap import Bahan
from app.services.desa.report import report as write_report
from app.services.desa.workspace import Workspace
from app.system.safe_file import write_atomic

if TYPE_CHECKING:
    from app.cli.desa import Commands

_ALONE = ("pemula", "bersih")
"""Measures that are nearly all small numbers: with `--open` only."""


def add_rekap(commands: "Commands") -> None:
    """`desa recap` and `desa report`."""
    told = "rekap daftar pemilih: tabel, kalimat tambah dan kurang, logistik, XLSX dan PDF"
    parser = village_command(commands, "recap", recap, told)
    parser.add_argument("--by", choices=DIMENSI, default="tps", help="baris tabel (bawaan: tps)")
    measures = (*UKURAN, "bersih", "logistik")
    parser.add_argument(
        "--of", choices=measures, default="kelamin", metavar="UKURAN", help=f"kolom: {', '.join(measures)}"
    )
    parser.add_argument(
        "--stage",
        choices=("sekarang", *TAHAP),
        default="",
        help="daftar yang direkap (bawaan: DPT, atau sekarang)",
    )
    parser.add_argument(
        "--open", action="store_true", help="jangan sembunyikan angka kecil: hanya untuk panitia (dicatat)"
    )
    parser.add_argument(
        "--who", nargs="+", metavar="BARIS", help="id pemilih di balik angka: BARIS [KOLOM]; perlu --open"
    )
    parser.add_argument("--xlsx", type=Path, metavar="FILE.xlsx", help="tulis semua tabel sebagai buku kerja")
    parser.add_argument("--pdf", type=Path, metavar="FILE.pdf", help="tulis semua tabel sebagai PDF")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help=", ".join(UKURAN_KERTAS))
    parser.add_argument(
        "--reserve", metavar="PERSEN", help="isi persen cadangan surat suara menurut peraturan"
    )
    parser.add_argument("--number", default="", metavar="NOMOR", help="nomor peraturan di balik --reserve")
    told = "tulis laporan rekap tanpa data pribadi (.dptl), ditandatangani dua anggota"
    parser = village_command(commands, "report", report, told)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.dptl")
    parser.add_argument("--pdf", type=Path, metavar="FILE.pdf", help="rekap cetak dengan kode sidik laporan")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help=", ".join(UKURAN_KERTAS))
    parser.add_argument("--second", required=True, metavar="ID|PERAN", help="anggota kedua")
    add_password(parser, "second-password", "kata sandi anggota kedua")


def recap(args: Namespace, progress: Progress) -> Result:
    """One table and the net; with `--xlsx` or `--pdf` all tables as files."""
    if (args.of in _ALONE or args.who) and not args.open:
        raise UserError("RECAP_OPEN_NEEDED", usage=True)
    with session(args) as workspace:
        act = set_cadangan(workspace, args.reserve, args.number) if args.reserve is not None else ""
        held = print_rekap.bahan(workspace, args.stage, progress)
        out = held.rekap.terbitan(args.by, terbuka=args.open)
        written = [*_papers(workspace, held, args, progress)]
        if args.open:
            print_rekap.note_rekap(workspace, held, args.by, "layar", terbuka=True)
        result = Result(
            _text(held, out, args, written), _data(held, out, act, written), _rows(held, out, args)
        )
        result.warnings = workspace.warnings
    return result


def _papers(workspace: Workspace, held: Bahan, args: Namespace, progress: Progress) -> Iterable[Path]:
    if args.xlsx:
        write_atomic(args.xlsx, print_rekap.rekap_xlsx(held, args.by, terbuka=args.open))
        print_rekap.note_rekap(workspace, held, args.by, "xlsx", terbuka=args.open)
        yield args.xlsx
    if args.pdf:
        pdf = print_rekap.rekap_pdf(held, args.by, args.paper, terbuka=args.open, progress=progress)
        write_atomic(args.pdf, pdf)
        print_rekap.note_rekap(workspace, held, args.by, "pdf", terbuka=args.open)
        yield args.pdf


def _text(held: Bahan, out: Terbitan, args: Namespace, written: Sequence[Path]) -> str:
    name = held.rekap.nama if held.what else "daftar"
    lines = [kalimat_bersih(out.bersih, name)]
    if held.what is None:
        lines.append("KONSEP: daftar ini belum ditetapkan.")
    if table := _sheet(held, out, args):
        lines += [table.catatan] if table.catatan else []
    lines += [f"Tersimpan: {file.name}." for file in written]
    return "\n".join([*lines, *([TERBUKA] if args.open else [TERSAMAR] if out.tersembunyi else [])])


def _data(held: Bahan, out: Terbitan, act: str, written: Sequence[Path]) -> dict[str, Any]:
    return {
        "stage": held.what.tahap if held.what else "",
        "sidik": held.what.sidik if held.what else "",
        "hari": held.rekap.hari.isoformat(),
        "bersih": {name: out.bersih.isi(name) for name in ("awal", "baru", "tms", "akhir")},
        "cadangan": held.cadangan,
        "act": act,
        "files": [str(file) for file in written],
    }


def _rows(held: Bahan, out: Terbitan, args: Namespace) -> list[dict[str, Any]]:
    if args.who:
        return [{"id": one} for one in _behind(held, args)]
    table = _sheet(held, out, args)
    if table is None:
        return []
    names = [name.lower() for name in table.kepala]
    return [dict(zip(names, row, strict=True)) for row in table.baris]


def _sheet(held: Bahan, out: Terbitan, args: Namespace) -> LembarRekap | None:
    """The table asked for; none of a measure by itself."""
    if args.of == "logistik":
        first = held.rekap.terbitan("tps", terbuka=args.open).lembar["kelamin"]
        hidden = {row for row, column in first.sembunyi if column == len(first.kolom)}
        return lembar_logistik(logistik(held.rekap, held.cadangan), held.istilah, hidden)
    if args.of == "bersih":
        return (
            lembar_bersih(held.rekap.bersih(args.by), args.by, held.istilah) if is_wilayah(args.by) else None
        )
    if args.of == "pemula":
        return lembar_pemula(held.rekap.tabel(args.by, "pemula"), held.istilah)
    place = {one: at for at, one in enumerate(one for one in TERBIT if one in out.lembar)}
    return lembar(out, args.by, held.istilah)[place[args.of]] if args.of in place else None


def _behind(held: Bahan, args: Namespace) -> list[str]:
    """Who stands behind a number. Raises RECAP_ROW."""
    row, column = args.who[0], args.who[1] if len(args.who) > 1 else None
    if args.of not in UKURAN:
        raise UserError("RECAP_ROW", usage=True, rows=", ".join(UKURAN))
    table: Tabel = held.rekap.tabel(args.by, args.of)
    known = {**{name: name for name in table.baris}, "jumlah": None}
    if row not in known or column not in (None, *table.kolom):
        raise UserError("RECAP_ROW", usage=True, rows=", ".join((*table.baris[:40], "jumlah")))
    return table.orang(known[row], column)


def report(args: Namespace, progress: Progress) -> Result:
    """The signed file, and with `--pdf` the paper that carries its code."""
    with session(args) as workspace:
        done = write_report(workspace, args.out, args.second, second_password(args), progress)
        held = print_rekap.bahan_of(workspace, done.rekap)
        lines = [f"Tersimpan: {done.file.name}.", f"Kode sidik laporan: {done.kode}"]
        if args.pdf:
            code = (done.kode, done.sums)
            write_atomic(
                args.pdf, print_rekap.rekap_pdf(held, "tps", args.paper, laporan=code, progress=progress)
            )
            print_rekap.note_rekap(workspace, held, "tps", "pdf", terbuka=False)
            lines.append(f"Tersimpan: {args.pdf.name}. Tanda tangani dan serahkan bersama berkasnya.")
        warnings = workspace.warnings
    told = NAMA[held.what.tahap] if held.what else "daftar sekarang (konsep)"
    lines.insert(
        1, f"Isinya: rekap {told}, tanpa data pribadi; angka kecil disembunyikan dengan tanda {TANDA}."
    )
    data = {
        "file": str(done.file),
        "urut": done.urut,
        "status": done.status,
        "stage": held.what.tahap if held.what else "",
        "kode": done.kode,
        "pdf": str(args.pdf or ""),
    }
    return Result("\n".join(lines), data, warnings=warnings)
