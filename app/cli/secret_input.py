"""Where secrets and private texts come from: a file, the environment or a prompt, never an argument."""

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.domain.errors import UserError
from app.system.safe_file import read_file

_LIMIT = 64 * 1024 * 1024
_SHORT = 4096


def add_password(parser: ArgumentParser, name: str = "password", what: str = "kata sandi Anda") -> None:
    """`--<name>-file`; otherwise DPT_DESA_<NAME> or a prompt."""
    parser.add_argument(
        f"--{name}-file", type=Path, metavar="BERKAS", help=f"baca {what} dari baris pertama berkas"
    )


def read_secret(args: Namespace, name: str, prompt: str, code: str, *, confirm: bool = False) -> str:
    """The secret called `name`. Raises UserError `code` where nobody can be asked."""
    file: Path | None = getattr(args, f"{name.replace('-', '_')}_file")
    given = os.environ.pop(f"DPT_DESA_{name.upper().replace('-', '_')}", None)
    if file is not None:
        return read_file(file, _SHORT).decode(errors="replace").strip("\ufeff \t\r\n")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(code, usage=True, option=f"--{name}-file")
    secret = getpass.getpass(f"{prompt}: ")
    if confirm and getpass.getpass(f"{prompt} (sekali lagi): ") != secret:
        raise UserError("PASSWORDS_DIFFER", usage=True)
    return secret


def read_source(source: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    if source == "-":
        return sys.stdin.buffer.read(_LIMIT)
    return read_file(Path(source), _LIMIT)


def read_name(source: str | None) -> str:
    """A person's name: from `--name-from`, else asked at a terminal, else "". Raises NAME_NEEDED."""
    if source is None and not sys.stdin.isatty():
        return ""
    name = read_text(source) if source else input("Nama lengkap: ").strip()
    if not name:
        raise UserError("NAME_NEEDED", usage=True)
    return name


def read_text(source: str) -> str:
    """One private text (a name, a search) from a file or standard input."""
    return read_source(source).decode("utf-8-sig", errors="replace").strip()
