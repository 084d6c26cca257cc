"""A command on an opened village: which data, who, and the password's source."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.main import Handler
from app.cli.secret_input import add_password

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def village_command(commands: "Commands", name: str, handler: Handler, told: str) -> argparse.ArgumentParser:
    """A parser with what every command on a village takes."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=told, description=told)
    parser.set_defaults(handler=handler)
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="folder data panitia (tak perlu bila hanya ada satu)"
    )
    parser.add_argument("--member", default="", metavar="ID|PERAN", help="anggota yang masuk: id atau peran")
    add_password(parser)
    return parser


def count(text: str) -> int:
    """1 or more, of an option."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


count.__name__ = "bilangan 1 atau lebih"  # argparse names the type when it cannot read the value
