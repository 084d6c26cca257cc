"""`dpt-desa diagnosa`: what the computer and the program are like, without a word of anybody's data."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import Result
from app.cli.secret_input import add_password
from app.domain.diagnosa import Baris, report
from app.domain.progress import Progress

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(groups: "Commands") -> None:
    """Hang the command into the program."""
    told = "keterangan komputer dan program untuk dibacakan di telepon; tanpa data pribadi"
    parser = groups.add_parser("diagnosa", help=told, description=told)
    parser.set_defaults(handler=diagnosa)
    parser.add_argument("--data", type=Path, metavar="DIR", help="periksa juga folder data panitia ini")
    parser.add_argument("--member", default="", metavar="ID", help="anggota yang masuk untuk memeriksanya")
    add_password(parser)


def diagnosa(args: Namespace, progress: Progress) -> Result:
    """Numbered lines; each number is always the same thing."""
    from app.services.shared.diagnosa import computer_lines, without_data

    lines = computer_lines((), progress)
    lines += _data(args, progress) if args.data is not None else without_data()
    lines.sort(key=lambda one: one.nomor)
    rows = [
        {"nomor": int(one.nomor), "nama": one.nama, "isi": one.isi, "perlu_dilihat": one.perlu}
        for one in lines
    ]
    if args.json:
        return Result("", {"perlu_dilihat": sum(one.perlu for one in lines)}, rows)
    return Result(report(lines).rstrip())


def _data(args: Namespace, progress: Progress) -> list[Baris]:
    from app.cli.desa_session import session
    from app.services.desa.diagnosa import data_lines

    with session(args) as workspace:
        return data_lines(workspace, progress)
