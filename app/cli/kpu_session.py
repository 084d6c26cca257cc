"""Opening the vault for one command."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli.secret_input import read_secret
from app.services.kpu.vault_session import Vault, open_vault
from app.system import paths
from app.system.istilah import set_istilah


def folder_of(args: Namespace) -> Path:
    """`--vault`, or the user's own."""
    return Path(args.vault) if args.vault is not None else paths.vault_root()


@contextmanager
def session(args: Namespace) -> Iterator[Vault]:
    """The opened vault of a command."""
    password = read_secret(args, "password", "Kata sandi operator", "PASSWORD_NEEDED")
    with open_vault(folder_of(args), password) as opened:
        set_istilah(opened.istilah)
        yield opened
