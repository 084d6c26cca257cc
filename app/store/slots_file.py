"""`slots.json`, kept twice: who can open a data file and how."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from app.crypto.slots import Slot
from app.domain import canonical
from app.domain.errors import UserError
from app.system.safe_file import read_file, write_atomic

NAME = "slots.json"
_LIMIT = 1024 * 1024


def exists(folder: Path) -> bool:
    """Whether the folder holds a finished data file: slots are written last."""
    return (folder / NAME).exists() or (folder / f"{NAME}.bak").exists()


def load(folder: Path) -> list[Slot]:
    """The slots; the copy serves where the file is damaged.

    Raises DATA_MISSING, SLOTS_DAMAGED, FILE_NOT_READ (it may be whole: the disk would not give it).
    """
    if not exists(folder):
        raise UserError("DATA_MISSING", folder=str(folder))
    problem = UserError("SLOTS_DAMAGED")
    for name in (NAME, f"{NAME}.bak"):
        try:
            return parse(read_file(folder / name, _LIMIT))
        except UserError as error:
            problem = error if error.code == "FILE_NOT_READ" else problem
    raise problem


def parse(data: bytes) -> list[Slot]:
    """The slots in a file's bytes. Raises SLOTS_DAMAGED."""
    try:
        return [Slot(**entry) for entry in json.loads(data)["anggota"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UserError("SLOTS_DAMAGED") from error


def save(folder: Path, slots: Sequence[Slot]) -> None:
    """Write the copy after the file, so that one of the two is always whole.

    Once the file is written the change counts: a copy that cannot follow stays the older one.
    """
    body = canonical.dumps({"v": 1, "anggota": [asdict(slot) for slot in slots]}).encode()
    write_atomic(folder / NAME, body)
    with suppress(UserError):
        write_atomic(folder / f"{NAME}.bak", body)


def mend(folder: Path) -> None:
    """Let the copy follow where the power failed between the two: it may open for those whom that dropped.

    Best effort: the next log-in tries again.
    """
    with suppress(UserError):
        body = read_file(folder / NAME, _LIMIT)
        parse(body)
        if _copy(folder) != body:
            write_atomic(folder / f"{NAME}.bak", body)


def _copy(folder: Path) -> bytes:
    try:
        return read_file(folder / f"{NAME}.bak", _LIMIT)
    except UserError:
        return b""
