"""A command on KPU's vault: which folder, election and operator, and his password's source."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.main import Handler
from app.cli.secret_input import add_password

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def command(
    commands: "Commands", name: str, handler: Handler, told: str, *, vault: bool = True
) -> argparse.ArgumentParser:
    """A parser; with `vault` of a command on one election."""
    parser = _parser(commands, name, handler, told)
    if vault:
        add_vault(parser)
        parser.add_argument(
            "--election", default="", metavar="ID", help="pemilihan mana (tak perlu bila hanya ada satu)"
        )
    return parser


def folder_command(commands: "Commands", name: str, handler: Handler, told: str) -> argparse.ArgumentParser:
    """A parser of a command on the whole folder, with all its elections."""
    parser = _parser(commands, name, handler, told)
    add_vault(parser)
    return parser


def add_vault(parser: argparse.ArgumentParser) -> None:
    """`--vault`, `--operator` and the password."""
    parser.add_argument("--vault", type=Path, metavar="DIR", help="folder brankas")
    parser.add_argument(
        "--operator", default="", metavar="ID|NAMA", help="operator yang masuk (tak perlu bila hanya satu)"
    )
    add_password(parser, what="kata sandi operator")


def add_recovery(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The recovery key: a file, what was typed from paper, or its two parts."""
    parser.add_argument(
        "--recovery",
        nargs="+",
        required=required,
        metavar="FILE|-",
        help="kunci pemulihan: berkasnya, ketikan dari kertas (- membaca masukan), atau kedua bagiannya",
    )


def _parser(commands: "Commands", name: str, handler: Handler, told: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=told, description=told)
    parser.set_defaults(handler=handler)
    return parser
