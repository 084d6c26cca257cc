"""`dpt-desa kpu …`: KPU's commands."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import (
    kpu_lists,
    kpu_overview_parsers,
    kpu_packages,
    kpu_pdpb_parsers,
    kpu_returns,
    kpu_rules,
    kpu_setup_parsers,
    kpu_vault_parsers,
)
from app.cli.kpu_command import add_recovery, add_vault, folder_command
from app.cli.kpu_command import command as _command
from app.cli.kpu_vault_parsers import add_election_options
from app.cli.secret_input import add_password
from app.domain.aturan import SETELAH_DPT
from app.domain.istilah import SEBUTAN
from app.domain.templat_jadwal import TEMPLAT

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(groups: "Commands") -> None:
    """Hang the group `kpu` into the program."""
    group = groups.add_parser("kpu", help="kerja KPU kabupaten")
    commands = group.add_subparsers(required=True, metavar="PERINTAH")
    _add_init(commands)
    _add_rules(commands)
    _add_lists(commands)
    _add_packages(commands)
    _add_returns(commands)
    _add_saving(commands)
    kpu_setup_parsers.add_commands(commands)
    kpu_vault_parsers.add_commands(commands)
    kpu_pdpb_parsers.add_commands(commands)
    kpu_overview_parsers.add_commands(commands)


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 64:
        raise ValueError(text)
    return number


def _add_init(commands: "Commands") -> None:
    told = "buat brankas dengan pemilihannya yang pertama"
    parser = _command(commands, "init", kpu_lists.init, told, vault=False)
    parser.add_argument("--vault", type=Path, metavar="DIR", help="folder brankas")
    add_password(parser, what="kata sandi operator")
    parser.add_argument(
        "--recovery-out", type=Path, required=True, metavar="FILE", help="berkas kunci pemulihan"
    )
    parser.add_argument("--district", required=True, metavar="KODE", help="kode kabupaten, 4 angka")
    parser.add_argument("--name", required=True, metavar="TEKS", help="misalnya KPU Kabupaten Tegal")
    parser.add_argument("--election", required=True, metavar="TEKS", help="nama pemilihan")
    add_election_options(parser)
    parser.add_argument("--terms", choices=tuple(SEBUTAN), default="pilkades", help="sebutan setempat")
    parser.add_argument("--operator-from", metavar="FILE|-", help="nama operator pertama")
    parser.add_argument("--operator-role", default="Operator", metavar="TEKS", help="jabatannya")


def _add_rules(commands: "Commands") -> None:
    told = "sebutan, aturan, dan surat dasar yang dibawa setiap paket"
    parser = _command(commands, "rules", kpu_rules.rules, told)
    parser.add_argument(
        "--from", dest="source", metavar="FILE.json|-", help="ubah yang disebut di berkas ini"
    )
    parser.add_argument("--village", metavar="KODE", help="hanya untuk kode ini, bila ia berbeda")
    parser.add_argument("--schedule", choices=tuple(TEMPLAT), help="jadwal yang dipakai")
    parser.add_argument("--after-dpt", choices=SETELAH_DPT, help="yang boleh dilakukan setelah DPT")


def _add_lists(commands: "Commands") -> None:
    parser = _command(commands, "inspect", kpu_lists.inspect, "periksa daftar tanpa menyimpan", vault=False)
    _add_files(parser, "daftar Sidalih, .xlsx atau .csv")
    _add_report(parser)
    _add_potential(parser)
    parser = _command(commands, "import", kpu_lists.import_files, "masukkan daftar ke brankas")
    _add_files(parser, "daftar Sidalih, .xlsx atau .csv")
    _add_report(parser)
    parser.add_argument("--source", default="", metavar="TEKS", help="asal daftar, misalnya DPT Pilkada 2024")
    whole = parser.add_mutually_exclusive_group()
    _add_potential(whole)
    whole.add_argument(
        "--complete",
        action="store_true",
        help="berkas memuat wilayah seutuhnya: pemilih wilayah itu yang tidak ada di dalamnya dikeluarkan",
    )
    parser = _command(commands, "areas", kpu_lists.areas, "kode Kemendagri untuk setiap wilayah Sidalih")
    parser.add_argument("--set", nargs="+", metavar="KEL_ID=KODE", help="tetapkan kode 10 angka")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE.csv", help="kolom kel_id dan kode")
    parser.add_argument("--accept", action="store_true", help="terima semua usul")
    parser.add_argument(
        "--join",
        action="store_true",
        help="beberapa wilayah Sidalih boleh berkode sama (satu paket)",
    )
    parser.add_argument(
        "--split",
        type=Path,
        metavar="FILE.csv|json",
        help="aturan satu wilayah menjadi beberapa; baris dengan kel_id saja: utuh kembali",
    )
    parser.add_argument("--apply", action="store_true", help="simpan pembagian --split yang ditampilkan")


def _add_potential(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--potential",
        action="store_true",
        help="pemilih baru potensial PDPB, yang belum ber-DPID; panitia melihat sumbernya",
    )


def _add_files(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=what)


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--report", type=Path, metavar="FILE.csv", help="semua baris yang ditolak, ganda, atau meragukan"
    )


def _add_packages(commands: "Commands") -> None:
    parser = _command(commands, "pack", kpu_packages.pack, "buat paket, bundel kurir, dan indeks")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    _add_villages(parser)
    _add_jobs(parser)
    _add_reissue(commands)
    parser = _command(commands, "letters", kpu_packages.letters, "cetak surat kunci (dicatat)")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    _add_villages(parser)


def _add_reissue(commands: "Commands") -> None:
    told = "terbitkan ulang daftar satu wilayah, atau semuanya (bila terputus: ulangi, dan ia meneruskan)"
    parser = _command(commands, "reissue", kpu_packages.reissue, told)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--village", metavar="KODE", help="satu wilayah")
    which.add_argument("--all", action="store_true", help="semua yang sudah berpaket")
    which.add_argument("--unreturned", action="store_true", help="semua yang belum kembali")
    parser.add_argument("--reason", default="", metavar="TEKS", help="alasan, untuk catatan")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="bawaan: folder ini")
    parser.add_argument("--match", type=Path, metavar="FILE.csv", help="dpid,id dari yang ditanyakan")
    parser.add_argument(
        "--letters", type=Path, metavar="FILE.pdf", help="cetak sekalian surat kunci yang baru (dicatat)"
    )
    parser.add_argument(
        "--afresh", action="store_true", help="mulai dari awal, bukan meneruskan yang terputus"
    )
    _add_jobs(parser)


def _add_villages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--village", nargs="+", metavar="KODE", help="kode Kemendagri 10 angka (bawaan: semua)"
    )


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="proses sekaligus (bawaan: sebanyak inti)")


def _add_returns(commands: "Commands") -> None:
    parser = _command(commands, "receive", kpu_returns.receive, "terima dan periksa pengembalian")
    _add_files(parser, ".dptr, atau bundel .dptb")
    _add_jobs(parser)
    parser = _command(commands, "apply", kpu_returns.apply, "terapkan pengembalian akhir atau susulan")
    parser.add_argument("--village", required=True, metavar="KODE")
    parser.add_argument("--fingerprint", required=True, metavar="XXXX-XXXX-XXXX-XXXX")
    _command(commands, "status", kpu_returns.status, "keadaan setiap wilayah")


def _add_saving(commands: "Commands") -> None:
    told = "simpan brankas dengan semua pemilihannya dalam satu berkas"
    parser = folder_command(commands, "backup", kpu_returns.backup, told)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.dptv")
    told = "pulihkan brankas dari cadangan"
    parser = _command(commands, "restore", kpu_returns.restore, told, vault=False)
    add_vault(parser)
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE.dptv")
    add_recovery(parser, required=False)
