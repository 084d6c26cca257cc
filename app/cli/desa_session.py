"""Logging in for one command: which data, who, with which password."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli.secret_input import read_secret
from app.domain.errors import UserError
from app.services.desa.workspace import Workspace, open_workspace, villages_here
from app.system.istilah import set_istilah


def folder_of(args: Namespace) -> Path:
    """`--data`, or the only village on this computer. Raises DATA_WHICH, DATA_NONE."""
    if args.data is not None:
        return Path(args.data)
    found = villages_here()
    if len(found) != 1:
        raise UserError("DATA_WHICH" if found else "DATA_NONE", usage=True, count=len(found))
    return found[0]


@contextmanager
def session(args: Namespace) -> Iterator[Workspace]:
    """The opened village of a command."""
    folder = folder_of(args)
    password = read_secret(args, "password", "Kata sandi", "PASSWORD_NEEDED")
    with open_workspace(folder, args.member, password) as workspace:
        set_istilah(workspace.pengaturan.istilah)
        yield workspace


def second_password(args: Namespace) -> str:
    """The password of `--second`. Raises SECOND_NAME_NEEDED, SECOND_NEEDED."""
    if not args.second:
        raise UserError("SECOND_NAME_NEEDED", usage=True)
    return read_secret(args, "second-password", "Kata sandi anggota kedua", "SECOND_NEEDED")
