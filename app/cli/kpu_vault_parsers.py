"""The parsers of `kpu election`, `operator`, `recovery`, `key` and `destroy`."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from app.cli import kpu_recovery, kpu_vault
from app.cli.kpu_command import add_recovery, command, folder_command
from app.cli.secret_input import add_password
from app.domain.istilah import SEBUTAN
from app.domain.pemilihan import Profil

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: "Commands") -> None:
    """Hang the groups into `kpu`."""
    _add_elections(_group(commands, "election", "pemilihan di dalam brankas"))
    _add_operators(_group(commands, "operator", "akun operator brankas dan serah terimanya"))
    _add_recovery(_group(commands, "recovery", "kunci pemulihan: kertas, latihan, dua bagian, kunci baru"))
    _add_keys(_group(commands, "key", "kunci KPU"))
    _add_destroy(commands)


def _group(commands: "Commands", name: str, told: str) -> "Commands":
    group = commands.add_parser(name, help=told, description=told)
    return group.add_subparsers(required=True, metavar="PERINTAH")


def _add_elections(commands: "Commands") -> None:
    folder_command(commands, "list", kpu_vault.list_elections, "pemilihan yang ada di brankas")
    parser = folder_command(commands, "add", kpu_vault.add_election, "tambahkan pemilihan ke brankas")
    parser.add_argument("--name", required=True, metavar="TEKS", help="nama pemilihan")
    add_election_options(parser)
    parser.add_argument(
        "--terms", choices=tuple(SEBUTAN), help="sebutan setempat (bawaan: seperti pemilihan yang pertama)"
    )


def add_election_options(parser: argparse.ArgumentParser) -> None:
    """What every new election is asked."""
    parser.add_argument("--voting-day", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    parser.add_argument(
        "--profile",
        choices=get_args(Profil),
        default="lengkap",
        help="NIK dan NKK yang dilihat panitia",
    )
    parser.add_argument("--zone", type=int, choices=(7, 8, 9), default=7, help="7 WIB, 8 WITA, 9 WIT")
    parser.add_argument(
        "--valid-until",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="bawaan: 90 hari setelah pemungutan suara",
    )


def _add_operators(commands: "Commands") -> None:
    folder_command(commands, "list", kpu_vault.list_operators, "operator yang ada (tanpa kata sandi)")
    parser = folder_command(commands, "add", kpu_vault.add_operator, "tambahkan operator")
    _add_new(parser)
    parser = folder_command(commands, "remove", kpu_vault.remove_operator, "hapus akun operator")
    parser.add_argument("--who", required=True, metavar="ID|NAMA", help="operator yang dihapus")
    told = "ganti kata sandi sendiri, atau kata sandi operator yang lupa"
    parser = folder_command(commands, "password", kpu_vault.operator_password, told)
    parser.add_argument("--who", default="", metavar="ID|NAMA", help="bawaan: yang masuk")
    add_password(parser, "new-password", "kata sandi yang baru")
    add_recovery(parser, required=False)
    told = "serah terima operator dengan berita acara"
    parser = folder_command(commands, "handover", kpu_vault.hand_over, told)
    _add_new(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="berita acara")
    parser.add_argument("--keep", action="store_true", help="akun operator lama tetap ada")


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name-from", metavar="FILE|-", help="nama operator baru dari berkas atau masukan")
    parser.add_argument("--role", default="Operator", metavar="TEKS", help="jabatannya, untuk berita acara")
    add_password(parser, "new-password", "kata sandi operator baru")


def _add_recovery(commands: "Commands") -> None:
    parser = folder_command(commands, "paper", kpu_recovery.paper, "kunci pemulihan di satu lembar kertas")
    add_recovery(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    told = "buktikan bahwa kunci pemulihan membuka brankas"
    add_recovery(folder_command(commands, "drill", kpu_recovery.drill, told))
    told = "bagi kunci pemulihan menjadi dua bagian untuk dua orang"
    parser = folder_command(commands, "split", kpu_recovery.split, told)
    add_recovery(parser)
    parser.add_argument("--out", type=Path, nargs=2, required=True, metavar=("FILE1", "FILE2"))
    parser.add_argument(
        "--papers", type=Path, nargs=2, metavar=("FILE1.pdf", "FILE2.pdf"), help="juga di kertas"
    )
    told = "buat kunci pemulihan baru, bila yang lama hilang"
    parser = folder_command(commands, "new", kpu_recovery.new, told)
    parser.add_argument("--recovery-out", type=Path, required=True, metavar="FILE")


def _add_keys(commands: "Commands") -> None:
    told = "ganti kunci KPU untuk satu pemilihan; kunci lama menandatangani yang baru"
    parser = command(commands, "rotate", kpu_vault.rotate, told)
    parser.add_argument("--compromised", action="store_true", help="kunci lama mungkin diketahui orang lain")


def _add_destroy(commands: "Commands") -> None:
    told = "musnahkan kata, kunci, paket, dan pemilih satu pemilihan; tidak dapat dibatalkan"
    parser = command(commands, "destroy", kpu_vault.destroy, told)
    parser.add_argument("--confirm", required=True, metavar="ID", help="ketik id pemilihannya")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="berita acara")
    parser.add_argument("--words", action="store_true", help="hanya kata surat kunci")
    parser.add_argument("--unfinished", action="store_true", help="juga bila ada wilayah yang belum selesai")
