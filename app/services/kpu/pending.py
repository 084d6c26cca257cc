"""Villages that have not returned: how often they were reminded, when the next reminder is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.pemilihan import Desa
from app.services.kpu.vault_session import Vault
from app.store import vault, vault_balasan, vault_isian, vault_tindak
from app.store.vault_balasan import DITERAPKAN, MENUNGGU, PRATINJAU
from app.store.vault_isian import BELUM, DITERIMA
from app.store.vault_tindak import DITAGIH, Tindak
from app.system import clock

LAST = 3
"""Reminders; then minutes."""
_AFTER_VOTE = timedelta(days=14)
_BETWEEN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class BelumKembali:
    """A packed village without a final return. `tagihan`: reminders so far; `jatuh`: the day of the next one.

    `sementara`: number of its newest preview, 0 for none; `isian`: rows without the program, undecided.
    """

    desa: Desa
    paket: int
    pemilih: int
    dibuat: str
    tagihan: int
    terakhir: str
    jatuh: date
    due: bool
    sementara: int
    isian: int

    @property
    def selesai(self) -> bool:
        """Reminded as often as the program reminds: minutes are next."""
        return self.tagihan >= LAST


def pending(opened: Vault) -> list[BelumKembali]:
    """Villages with a package that neither returned nor are closed, by code."""
    today = clock.today(opened.pemilihan.zona)
    acts, rows = vault_tindak.in_force(opened.db), vault_isian.counts(opened.db)
    came: dict[str, set[str]] = {}
    previews: dict[str, int] = {}
    for kode, urut, keadaan in vault_balasan.states(opened.db):
        came.setdefault(kode, set()).add(keadaan)
        if keadaan == PRATINJAU:
            previews[kode] = urut
    packages = vault_tindak.packed(opened.db)
    found = []
    for desa in vault.villages(opened.db, ikut=True):
        packed, told = packages.get(desa.kode), rows.get(desa.kode, {})
        returned = came.get(desa.kode, set()) & {MENUNGGU, DITERAPKAN} or told.get(DITERIMA)
        if packed is None or returned or is_closed(acts.get(desa.kode, ())):
            continue
        reminders = [one for one in acts.get(desa.kode, ()) if one.jenis == DITAGIH]
        due = _next_day(opened, reminders)
        found.append(
            BelumKembali(
                desa,
                packed.urut,
                packed.pemilih,
                packed.dibuat,
                len(reminders),
                str(reminders[-1].isi.get("tanggal", "")) if reminders else "",
                due,
                due <= today and len(reminders) < LAST,
                previews.get(desa.kode, 0),
                told.get(BELUM, 0),
            )
        )
    return found


def is_closed(acts: Sequence[Tindak]) -> bool:
    """Whether minutes stand for a return."""
    return any(one.jenis != DITAGIH for one in acts)


def _next_day(opened: Vault, reminders: Sequence[Tindak]) -> date:
    if reminders:
        return date.fromisoformat(str(reminders[-1].isi["tanggal"])) + _BETWEEN
    return opened.pemilihan.hari + _AFTER_VOTE
