"""`dpt-desa pmd …`: Dinas PMD, which carries bundles out and back and adds the villages' reports up."""

import argparse
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import pmd_back, pmd_out
from app.cli.output import Result
from app.domain.progress import Progress

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Handler = Callable[[Namespace, Progress], Result]
"""As in `main`, which knows the other commands too: it must not be reached from here."""


def add_commands(groups: "Commands") -> None:
    """Hang the group `pmd` into the program."""
    group = groups.add_parser("pmd", help="pembawa bundel, yang tidak dapat membaca data pemilih")
    commands = group.add_subparsers(required=True, metavar="PERINTAH")
    _add_out(commands)
    _add_back(commands)
    _add_recap(commands)
    _add_record(commands)


def _command(commands: "Commands", name: str, handler: Handler, told: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=told, description=told)
    parser.set_defaults(handler=handler)
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder catatan (bawaan: folder pengguna)")
    return parser


def _election(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--election", default="", metavar="ID", help="pemilihan mana (tak perlu bila hanya ada satu)"
    )


def _day(parser: argparse.ArgumentParser, told: str) -> None:
    parser.add_argument("--day", type=date.fromisoformat, metavar="TTTT-BB-HH", help=told)


def _add_out(commands: "Commands") -> None:
    told = "periksa isi bundel tanpa kunci: berkas demi berkas, utuh atau rusak"
    parser = _command(commands, "look", pmd_out.look, told)
    parser.add_argument("file", type=Path, metavar="FILE.dptb")

    parser = _command(commands, "give", pmd_out.give, "salin paket ke flashdisk dan catat siapa penerimanya")
    parser.add_argument("file", type=Path, metavar="FILE.dptb")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder di flashdisk")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--village", nargs="+", metavar="KODE", help="peserta mana, menurut kodenya")
    which.add_argument("--area", metavar="NAMA", help="semua peserta di wilayah ini")
    which.add_argument("--all", action="store_true", help="semua berkas")
    parser.add_argument("--to-from", required=True, metavar="BERKAS|-", help="nama penerima")
    _day(parser, "hari penyerahan (bawaan: hari ini)")
    parser.add_argument(
        "--key", default="", metavar="SIDIK", help="kode sidik kunci KPU yang baru, dari suratnya"
    )
    parser.add_argument("--receipt", type=Path, metavar="FILE.pdf", help="tanda terima untuk ditandatangani")


def _add_back(commands: "Commands") -> None:
    told = "simpan pengembalian (.dptr) dan laporan (.dptl): berkas, folder, atau bundel"
    parser = _command(commands, "collect", pmd_back.collect, told)
    parser.add_argument("sources", type=Path, nargs="+", metavar="FILE|DIR")
    parser.add_argument("--by-from", metavar="BERKAS|-", help="nama yang membawa")
    _day(parser, "hari diterima (bawaan: hari ini)")
    _election(parser)

    parser = _command(
        commands, "missing", pmd_back.missing, "peserta yang paketnya diantar dan belum kembali"
    )
    _election(parser)
    parser.add_argument("--bundle", type=Path, metavar="FILE.dptb", help="bandingkan dengan isi bundel ini")

    parser = _command(commands, "bundle", pmd_back.bundle, "buat bundel pengembalian untuk KPU")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.dptb|DIR")
    _election(parser)


def _add_recap(commands: "Commands") -> None:
    told = "catat baris rekap peserta tanpa program, dari berita acara"
    parser = _command(commands, "row", pmd_back.row, told)
    parser.add_argument("--village", required=True, metavar="KODE")
    parser.add_argument(
        "--from", dest="source", required=True, metavar="BERKAS|-",
        help="baris `kolom: angka`, juga nomor, tanggal; nama dan wilayah bila pesertanya belum dikenal",
    )  # fmt: skip
    _election(parser)

    parser = _command(commands, "recap", pmd_back.recap, "gabungkan laporan peserta menjadi satu buku kerja")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="tanpa ini hanya ditampilkan")
    parser.add_argument(
        "--final", action="store_true", help="rekap akhir: baris yang diketik tidak berubah lagi"
    )
    _election(parser)

    parser = _command(commands, "reopen", pmd_back.reopen, "buka kembali rekap akhir")
    parser.add_argument("--reason-from", required=True, metavar="BERKAS|-", help="alasannya")
    _election(parser)


def _add_record(commands: "Commands") -> None:
    parser = _command(commands, "record", pmd_out.record, "siapa menerima apa dan kapan")
    _election(parser)

    parser = _command(commands, "undo", pmd_out.undo, "tarik satu catatan; keduanya tetap tertulis")
    parser.add_argument("line", metavar="ID", help="id catatan dari `record`")
