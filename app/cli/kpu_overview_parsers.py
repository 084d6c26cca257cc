"""The options of overview, recap, pemula and publish."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import kpu_overview
from app.cli.kpu_command import command

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: "Commands") -> None:
    """Hang them into the group."""
    told = "semua wilayah: keadaan, perubahan, yang mencolok"
    parser = command(commands, "overview", kpu_overview.overview, told)
    parser.add_argument("--csv", type=Path, metavar="FILE.csv", help="simpan tabel lengkapnya")
    parser.add_argument("--xlsx", type=Path, metavar="FILE.xlsx", help="simpan sebagai buku kerja")
    told = "rekap menurut wilayah; dengan --add jumlahkan rekap beberapa daerah (tanpa brankas)"
    parser = command(commands, "recap", kpu_overview.recap, told)
    parser.add_argument("--add", nargs="+", type=Path, metavar="FILE.csv", help="rekap yang dijumlahkan")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
    told = "pemilih pemula menurut tempat dan umur, angka kecil disembunyikan"
    parser = command(commands, "pemula", kpu_overview.pemula, told)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    told = "paket publikasi: gambar, halaman HTML, CSV, tanpa data orang"
    parser = command(commands, "publish", kpu_overview.publish, told)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
