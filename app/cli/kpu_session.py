"""Opening the vault for one command."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli.secret_input import read_secret, read_text
from app.services.kpu.recovery import typed_recovery
from app.services.kpu.vault_session import VAULT_FILE, Vault, open_file, open_vault
from app.services.kpu.vault_slots import Entered, enter, enter_by_recovery
from app.system import paths
from app.system.istilah import set_istilah


def folder_of(args: Namespace) -> Path:
    """`--vault`, or the user's own."""
    return Path(args.vault) if args.vault is not None else paths.vault_root()


@contextmanager
def session(args: Namespace, *, ended: bool = False) -> Iterator[Vault]:
    """The opened election of a command. `ended`: also one whose data are destroyed."""
    password = _password(args)
    with open_vault(folder_of(args), password, args.election, args.operator, ended=ended) as opened:
        set_istilah(opened.istilah)
        yield opened


def entered(args: Namespace, recovery: str = "") -> Entered:
    """The unlocked folder: by the recovery key where one was read, else by the operator's password."""
    key = recovery or recovery_key(args)
    if key:
        return enter_by_recovery(folder_of(args), key)
    return enter(folder_of(args), _password(args), args.operator)


@contextmanager
def folder_session(args: Namespace, recovery: str = "") -> Iterator[Vault]:
    """The folder's first election, for commands that concern all of them."""
    with open_file(entered(args, recovery), VAULT_FILE) as opened:
        set_istilah(opened.istilah)
        yield opened


def recovery_key(args: Namespace) -> str:
    """`--recovery`, one source or two; "" where none is named."""
    sources = getattr(args, "recovery", None) or ()
    return typed_recovery(*map(read_text, sources)) if sources else ""


def _password(args: Namespace) -> str:
    return read_secret(args, "password", "Kata sandi operator", "PASSWORD_NEEDED")
