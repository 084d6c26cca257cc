"""Which quarter a batch of feedback belongs to, up to which day it counts, and what it is compared with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.errors import UserError
from app.services.kpu.vault_session import Vault
from app.store import vault_angkatan
from app.store.vault_angkatan import Angkatan
from app.system import clock

_QUARTER = re.compile(r"20[0-9]{2}-[1-4]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Minta:
    """What an operator asks of a batch. `triwulan` "": the one of `batas`; `batas` None: today.

    `kini`: files of today's Sidalih export, none: nothing is compared.
    """

    triwulan: str = ""
    batas: date | None = None
    kini: Sequence[Path] = field(default=())


def quarter_of(day: date) -> str:
    """2027-1 for the first quarter of 2027."""
    return f"{day.year}-{(day.month + 2) // 3}"


def settled(opened: Vault, minta: Minta) -> tuple[str, date]:
    """(quarter, cut-off date). Raises QUARTER_WRONG, CUTOFF_FUTURE."""
    today = clock.today(opened.pemilihan.zona)
    batas = minta.batas or today
    if batas > today:
        raise UserError("CUTOFF_FUTURE", usage=True)
    if minta.triwulan and not _QUARTER.fullmatch(minta.triwulan):
        raise UserError("QUARTER_WRONG", usage=True)
    return minta.triwulan or quarter_of(batas), batas


def day_of(opened: Vault, instant: str) -> date:
    """The day of an instant in the district's time."""
    return clock.local_date(clock.moment(instant), opened.pemilihan.zona)


def is_within(opened: Vault, instant: str, batas: date) -> bool:
    """Whether something happened up to the cut-off date."""
    return day_of(opened, instant) <= batas


def batches(opened: Vault) -> list[Angkatan]:
    """Every batch, oldest first."""
    return vault_angkatan.all_batches(opened.db)
