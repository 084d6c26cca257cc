"""An update that came on a stick: judged by its signature, and what was judged is what is installed.

Decision: the file is read once. Its bytes are hashed on their way into the program's own folder, and the copy
gets its name only when the signature holds for just these bytes: the stick may be changed or pulled then.
Who can write the person's own folder could as well replace the program: nothing here guards against him.
"""

import shlex
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Final

from app import __version__
from app.crypto import minisig_stock
from app.crypto.minisig_stock import StockKey, StockSignature
from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.domain.rilis import Rilis, Versi, read_rilis, read_versi
from app.system import launch, paths, safe_file
from app.system.safe_file import read_file

SYSTEM_NAMES: Final = {
    "windows": "Windows (setup)",
    "portable": "Windows (portable)",
    "linux": "Linux (.deb)",
    "sums": "SHA256SUMS",
}

LARGEST: Final = 512 * 1024 * 1024
_BLOCK = 1024 * 1024
_SIGNED = ".minisig"
_OURS = "dpt-desa"
"""How the file of every release begins."""


@dataclass(frozen=True, slots=True)
class Pembaruan:
    """A good update. `file`: the copy that was checked; `sama`: of the version that is installed."""

    rilis: Rilis
    file: Path
    sama: bool
    digest: bytes = field(repr=False)

    @property
    def command(self) -> str:
        """What a person types to install it."""
        if self.rilis.sistem == "linux":
            return f"sudo apt install {shlex.quote(str(self.file))}"
        return f'"{self.file}"'


def installed() -> Versi:
    """This program's version."""
    return read_versi(__version__)


def system() -> str:
    """What this program was built for."""
    return "portable" if paths.is_portable() else launch.system()


def built_in_key() -> StockKey:
    """The release key of this build; nothing at run time names another one. Raises UPDATE_NO_KEY."""
    key = files("resources") / "rilis" / "kunci.pub"
    if not key.is_file():
        raise UserError("UPDATE_NO_KEY")
    return minisig_stock.read_stock_key(key.read_bytes())


def take(file: Path, progress: Progress = silent) -> Pembaruan:
    """Check the file by the signature `FILE.minisig` beside it and copy it. Any thread.

    Raises UPDATE_NO_KEY, UPDATE_UNSIGNED, UPDATE_OTHER_KEY, UPDATE_ALTERED, UPDATE_UNKNOWN (signed, but in a
    way that this version does not know), UPDATE_OTHER_SYSTEM, UPDATE_OLDER and file errors. Nothing is copied
    then.
    """
    file = _installer(file)
    key = built_in_key()
    signature = _signature(file)
    rilis = _fitting(_comment(signature, key, file))
    copy = _folder() / rilis.berkas
    digest = minisig_stock.prehash()

    def blocks() -> Iterator[bytes]:
        for block in _blocks(file, progress):
            digest.update(block)
            yield block
        if not minisig_stock.is_signed(digest.digest(), signature, key):
            raise UserError("UPDATE_ALTERED", file=file.name)

    safe_file.write_atomic(copy, blocks())
    found = Pembaruan(rilis, copy, rilis.versi == installed(), digest.digest())
    check_copy(found)
    _tidy(copy)
    return found


def check_copy(found: Pembaruan) -> None:
    """Raises UPDATE_ALTERED where the copy is not what was checked."""
    digest = minisig_stock.prehash()
    for block in _blocks(found.file, silent):
        digest.update(block)
    if digest.digest() != found.digest:
        raise UserError("UPDATE_ALTERED", file=found.file.name)


def start(found: Pembaruan) -> None:
    """Start the copy (Windows), or show it in its folder (portable). Raises UPDATE_ALTERED, file errors."""
    check_copy(found)
    launch.start(found.file.parent if found.rilis.sistem == "portable" else found.file)


def _installer(file: Path) -> Path:
    """Who chose the signature means the file beside it."""
    return file.with_suffix("") if file.suffix.lower() == _SIGNED else file


def _signature(file: Path) -> StockSignature:
    beside = file.with_name(f"{file.name}{_SIGNED}")
    if not file.is_file():
        raise UserError("FILE_MISSING", file=file.name)
    if not beside.is_file():
        raise UserError("UPDATE_UNSIGNED", file=file.name)
    try:
        return minisig_stock.read_stock_signature(read_file(beside, minisig_stock.MAX_FILE))
    except UserError as error:
        if error.code == "FILE_NOT_READ":
            raise
        raise UserError("UPDATE_ALTERED", file=file.name) from error


def _comment(signature: StockSignature, key: StockKey, file: Path) -> str:
    if signature.key_id != key.id:
        raise UserError("UPDATE_OTHER_KEY", file=file.name)
    try:
        return minisig_stock.proved_comment(signature, key)
    except UserError as error:
        raise UserError("UPDATE_ALTERED", file=file.name) from error


def _fitting(comment: str) -> Rilis:
    rilis, here = read_rilis(comment), installed()
    if rilis is None:
        raise UserError("UPDATE_UNKNOWN")
    if rilis.sistem != system():
        raise UserError("UPDATE_OTHER_SYSTEM", system=SYSTEM_NAMES[rilis.sistem], here=SYSTEM_NAMES[system()])
    if rilis.versi < here:
        raise UserError("UPDATE_OLDER", version=str(rilis.versi), here=str(here))
    return rilis


def _folder() -> Path:
    """The program's folder for updates. Raises file errors."""
    folder = paths.update_root()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise safe_file.file_error(error, folder) from error
    return folder


def _tidy(copy: Path) -> None:
    """Delete what an earlier update left, by our names alone; what is running still stays."""
    for old in copy.parent.iterdir():
        if old != copy and old.name.lstrip(".").startswith(_OURS):
            with suppress(OSError):
                old.unlink()


def _blocks(file: Path, progress: Progress) -> Iterator[bytes]:
    try:
        with file.open("rb") as stream:
            size, done = file.stat().st_size, 0
            while block := stream.read(_BLOCK):
                done += len(block)
                if max(size, done) > LARGEST:  # it may grow while it is read
                    raise UserError("FILE_TOO_LARGE", file=file.name)
                progress(done, size, "Memeriksa pembaruan")
                yield block
    except OSError as error:
        raise UserError("FILE_NOT_READ", file=file.name) from error
