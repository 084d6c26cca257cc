"""Villages that have not returned: who is due for which reminder, and writing the letters.

The first reminder goes to the committee, the second to the head of the kecamatan too, the third to the
agency as well. A village that still does not return is closed by minutes (close_village.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.services.kpu.chase_letters import Pihak, Tertagih, chase_pdf
from app.services.kpu.naskah_kpu import Surat, day_of
from app.services.kpu.pending import BelumKembali, pending
from app.services.kpu.vault_session import Vault
from app.store import database, vault_tindak
from app.store.vault_tindak import DITAGIH
from app.system import clock
from app.system.safe_file import write_atomic

_TIME = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Tagih:
    """What to send. `kodes` empty: all that are due. `batas` None: 14 days; `pihak` empty: as the reminder's
    number says."""

    kodes: Sequence[str] = ()
    surat: Surat = field(default_factory=Surat)
    batas: date | None = None
    pihak: frozenset[Pihak] = frozenset()


@dataclass(frozen=True, slots=True)
class Ditagih:
    """What was written: reminders by village, letters in the file, villages that had three already."""

    file: Path
    desa: Mapping[str, int]
    surat: int
    selesai: Sequence[Desa]


def chase(opened: Vault, out: Path, minta: Tagih, progress: Progress = silent) -> Ditagih:
    """Write the letters of one run as one PDF, and the reminders into the record.

    Raises CHASE_NONE, VILLAGE_UNKNOWN, CHASE_CLOSED (it returned, or minutes closed it), CHASE_ENOUGH, file
    errors; nothing is recorded then.
    """
    waiting = {one.desa.kode: one for one in pending(opened)}
    chosen = [_named(opened, waiting, kode) for kode in dict.fromkeys(minta.kodes)]
    if not minta.kodes:
        chosen = [one for one in waiting.values() if one.due]
    if not chosen:
        raise UserError("CHASE_NONE")
    day = day_of(opened, minta.surat)
    told = _reminded(opened, chosen)
    pdf, letters = chase_pdf(opened, told, minta.surat, minta.batas or day + _TIME, minta.pihak, progress)
    with database.transaction(opened.db):
        for place, one in enumerate(told):
            isi: dict[str, str | int] = {"ke": one.ke, "tanggal": day.isoformat()}
            isi["surat"] = minta.surat.numbered(place)
            vault_tindak.add(opened.db, one.belum.desa.kode, clock.instant(), DITAGIH, isi)
        opened.note("tagih", {"desa": {one.belum.desa.kode: one.ke for one in told}})
        write_atomic(out, pdf)
    enough = [one.desa for one in waiting.values() if one.selesai]
    return Ditagih(out, {one.belum.desa.kode: one.ke for one in told}, letters, enough)


def _named(opened: Vault, waiting: Mapping[str, BelumKembali], kode: str) -> BelumKembali:
    desa = opened.village(kode)
    if kode not in waiting:
        raise UserError("CHASE_CLOSED", desa=desa.nama)
    if waiting[kode].selesai:
        raise UserError("CHASE_ENOUGH", desa=desa.nama)
    return waiting[kode]


def _reminded(opened: Vault, chosen: Sequence[BelumKembali]) -> list[Tertagih]:
    """Beside the earlier reminders, for the letters."""
    acts = vault_tindak.in_force(opened.db)
    return [
        Tertagih(one, one.tagihan + 1, [act for act in acts.get(one.desa.kode, ()) if act.jenis == DITAGIH])
        for one in chosen
    ]
