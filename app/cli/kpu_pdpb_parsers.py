"""The options of what comes back late, without the program, or goes to Sidalih."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import kpu_chase, kpu_manual, kpu_pdpb
from app.cli.kpu_command import command
from app.cli.kpu_setup_parsers import add_letter_options
from app.domain.perubahan import KOLOM_UBAH
from app.domain.tms import PILIHAN, SKEMA

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: "Commands") -> None:
    """details, refuse, chase, close, manual, feedback, followup."""
    _add_details(commands)
    _add_refuse(commands)
    _add_chase(commands)
    _add_close(commands)
    _add_manual(commands)
    _add_feedback(commands)
    _add_followup(commands)


def _add_details(commands: "Commands") -> None:
    parser = command(
        commands, "details", kpu_chase.details, "isi satu pengembalian: pemeriksaan dan perubahan"
    )
    parser.add_argument("--village", required=True, metavar="KODE")
    parser.add_argument("--seq", type=int, required=True, metavar="N", help="pengembalian ke berapa")
    parser.add_argument(
        "--kind", choices=("tms", "tms_pilkades", "ubah", "baru", "info"), help="jenis ini saja"
    )
    parser.add_argument("--search", metavar="BERKAS|-", help="cari potongan nama, id, DPID, atau nilai")
    parser.add_argument("--without-evidence", action="store_true", help="hanya yang tanpa bukti")
    parser.add_argument("--added", action="store_true", help="dari susulan hanya yang baru")


def _add_refuse(commands: "Commands") -> None:
    told = "tolak pengembalian dengan alasan dan surat (tanpa --seq: yang ditolak pemeriksaan)"
    parser = command(commands, "refuse", kpu_chase.refuse, told)
    parser.add_argument("--village", metavar="KODE")
    parser.add_argument("--seq", type=int, metavar="N", help="pengembalian ke berapa")
    parser.add_argument("--reason", default="", metavar="TEKS", help="alasan, dicetak di suratnya")
    parser.add_argument("--undo", action="store_true", help="penolakan operator keliru: menunggu lagi")
    _add_letter(parser, "surat kepada panitia")


def _add_chase(commands: "Commands") -> None:
    told = "yang belum kembali; dengan --out: surat tagihan 1, 2, 3 (dicatat)"
    parser = command(commands, "chase", kpu_chase.chase, told)
    parser.add_argument("--village", nargs="+", metavar="KODE", help="bawaan: semua yang sudah waktunya")
    parser.add_argument(
        "--to",
        nargs="+",
        choices=("panitia", "camat", "dinas"),
        help="bawaan: ke-1 panitia, ke-2 juga camat, ke-3 juga dinas",
    )
    _add_letter(parser, "semua surat; {n} di --number menjadi nomor urut")


def _add_close(commands: "Commands") -> None:
    told = "tutup wilayah yang tidak mengembalikan (tanpa --as: riwayatnya)"
    parser = command(commands, "close", kpu_chase.close, told)
    parser.add_argument("--village", required=True, metavar="KODE")
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("nihil", "tidak-kembali", "urung"),
        help="nihil: pernyataan bertanda tangan; tidak-kembali: berita acara; urung: batalkan yang terakhir",
    )
    parser.add_argument("--act", type=int, default=0, metavar="N", help="urung: tindakan nomor ini")
    parser.add_argument("--note-from", metavar="BERKAS|-", help="keterangan, dari berkas")
    _add_letter(parser, "berita acara tidak kembali", deadline=False)


def _add_letter(parser: argparse.ArgumentParser, what: str, *, deadline: bool = True) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE.pdf", help=what)
    if deadline:
        parser.add_argument(
            "--deadline", type=date.fromisoformat, metavar="TTTT-BB-HH", help="batas waktunya"
        )
    add_letter_options(parser)


def _add_manual(commands: "Commands") -> None:
    told = "pengembalian tanpa program: tabel atau ketikan, diputuskan baris demi baris"
    parser = command(commands, "manual", kpu_manual.manual, told)
    parser.add_argument("--village", required=True, metavar="KODE")
    parser.add_argument(
        "--state", choices=("belum", "diterima", "ditolak"), help="daftar: yang demikian saja"
    )
    taking = parser.add_argument_group("mengambil")
    taking.add_argument(
        "--from", dest="source", metavar="BERKAS|-", help="xlsx, ods, csv; - membaca CSV dari masukan"
    )
    taking.add_argument("--save", action="store_true", help="simpan; tanpa ini hanya dilihat")
    taking.add_argument("--mark", choices=tuple(map(str, PILIHAN)), help="alasan semua baris di berkas ini")
    taking.add_argument("--compare", nargs="+", choices=KOLOM_UBAH, help="kolom yang dibandingkan")
    taking.add_argument("--report", type=Path, metavar="FILE.csv", help="semua baris, tanpa nama dan NIK")
    deciding = parser.add_argument_group("memutuskan")
    deciding.add_argument("--match", nargs="+", metavar="N=ID", help="baris N adalah pemilih ini")
    deciding.add_argument("--new", nargs="+", type=int, metavar="N", help="baris N adalah pemilih baru")
    deciding.add_argument("--tps-kpu", default="", metavar="NOMOR", help="TPS KPU untuk --new")
    deciding.add_argument("--accept", nargs="+", type=int, metavar="N", help="terima dengan bukti")
    deciding.add_argument("--evidence", metavar="JENIS", help="misalnya Surat keterangan")
    deciding.add_argument("--evidence-number", metavar="NOMOR")
    deciding.add_argument("--evidence-date", metavar="TANGGAL")
    deciding.add_argument("--refuse", nargs="+", type=int, metavar="N")
    deciding.add_argument("--reopen", nargs="+", type=int, metavar="N", help="batalkan keputusan")


def _add_feedback(commands: "Commands") -> None:
    parser = command(commands, "feedback", kpu_pdpb.feedback, "umpan balik untuk Sidalih dan rekap")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="DIR", help="buat umpan balik berikutnya di folder ini")
    what.add_argument("--list", action="store_true", help="semua umpan balik yang sudah dibuat")
    what.add_argument("--batch", type=int, metavar="N", help="rekap dan neraca umpan balik ke-N")
    parser.add_argument("--copy-to", type=Path, metavar="DIR", help="tulis lagi rekap --batch di folder ini")
    parser.add_argument("--scheme", choices=tuple(SKEMA), default="pdpb-2025", help="skema kode TMS")
    parser.add_argument(
        "--current",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="ekspor Sidalih hari ini: setiap baris dibandingkan dengannya",
    )
    parser.add_argument("--quarter", default="", metavar="2027-1", help="triwulan (bawaan: menurut batas)")
    parser.add_argument(
        "--cutoff",
        type=date.fromisoformat,
        metavar="TTTT-BB-HH",
        help="data sampai tanggal ini (bawaan: hari ini)",
    )
    parser.add_argument(
        "--office-password-file", type=Path, metavar="BERKAS", help="kunci buku kerja dengan kata sandi ini"
    )


def _add_followup(commands: "Commands") -> None:
    told = "umpan balik yang belum terlihat di Sidalih"
    parser = command(commands, "followup", kpu_pdpb.followup, told)
    parser.add_argument("--village", metavar="KODE", help="baris demi baris")
    parser.add_argument("--all", action="store_true", help="juga yang sudah ditindaklanjuti")
