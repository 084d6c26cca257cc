"""Feedback to Sidalih: a numbered batch of what applied returns change, and the proof that it adds up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.crypto.office import with_password
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.services.kpu.feedback_angkatan import Minta, day_of, settled
from app.services.kpu.feedback_book import feedback_book
from app.services.kpu.feedback_bukti import write_evidence
from app.services.kpu.feedback_claims import Lintas, settle_claims, settle_holders
from app.services.kpu.feedback_current import compared, read_current
from app.services.kpu.feedback_lama import Lama, keep
from app.services.kpu.feedback_news import news
from app.services.kpu.feedback_pdpb import pdpb_rows, write_pdpb
from app.services.kpu.feedback_rekap import rekap_lines, write_rekap
from app.services.kpu.feedback_rows import FeedbackRow
from app.services.kpu.feedback_village import VillageFeedback, accepted_rows, of_return, of_rows
from app.services.kpu.return_lineage import counting
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_angkatan, vault_balasan, vault_isian, vault_umpan
from app.store.vault_angkatan import Angkatan
from app.store.vault_umpan import Said
from app.system import clock
from app.system.safe_file import ensure_folder, write_atomic


@dataclass(slots=True)
class Batch:
    """`nomor` 0: nothing new since the last batch; the balances are written all the same.

    `ditunda`: villages whose return or rows came after the cut-off date. `lintas`: new voters whose NIK is on
    the list of another village. `dibandingkan`: rows of today's export, 0 where nobody compared.
    """

    nomor: int
    folder: Path
    triwulan: str
    batas: date
    villages: list[VillageFeedback] = field(default_factory=list)
    ditunda: list[Desa] = field(default_factory=list)
    lintas: Sequence[Lintas] = ()
    dibandingkan: int = 0

    @property
    def banding(self) -> dict[str, int]:
        """Rows by how they stand against today's export (app/domain/banding.py)."""
        counts = Counter[str]()
        for village in self.villages:
            counts.update(village.banding)
        return counts


def feedback(
    opened: Vault,
    out: Path,
    skema: str,
    office_password: str = "",
    progress: Progress = silent,
    minta: Minta | None = None,
) -> Batch:
    """Write the next batch: a workbook for each village with news, the list of evidence, both recaps.

    Raises RETURNS_NONE_APPLIED, REKAP_UNBALANCED (nothing is written for that batch), QUARTER_WRONG,
    CUTOFF_FUTURE, what reading the export raises, Cancelled, and file errors.
    """
    minta = minta or Minta()
    number = 1 + int(vault.setting(opened.db, "umpan"))
    batch = Batch(number, _folder(out, number), *settled(opened, minta))
    _gather(opened, batch, skema, progress)
    _compare(batch, minta.kini, progress)
    _settle(opened, batch)
    ensure_folder(out)
    ensure_folder(batch.folder)
    with database.transaction(opened.db):
        _number(opened, batch)
        for village in batch.villages:
            _remember(opened, village, number)
            if village.book:
                village.file = _write_book(batch.folder, village, office_password)
        told = rekap_data(batch, skema)
        write_rekap(batch.folder, told, opened.istilah)
        write_evidence(batch.folder, batch.triwulan, batch.batas, batch.villages, opened.istilah)
        pdpb = pdpb_rows(opened, batch.villages)
        write_pdpb(opened, batch.folder, batch.triwulan, batch.batas, pdpb)
        if batch.nomor:
            waits = [desa.kode for desa in batch.ditunda]
            keep(opened, Lama(told, pdpb, waits, batch.dibandingkan))
        kodes = [village.desa.kode for village in batch.villages]
        noted = {"nomor": batch.nomor, "skema": skema, "desa": kodes, "triwulan": batch.triwulan}
        opened.note("umpan", noted | {"batas": batch.batas.isoformat(), "banding": batch.banding})
    return batch


def _folder(out: Path, number: int) -> Path:
    """A batch never covers an earlier one."""
    return out / f"umpan-balik-{number}" if (out / "rekap.json").exists() else out


def _gather(opened: Vault, batch: Batch, skema: str, progress: Progress) -> None:
    """All villages with an applied return or accepted rows; the rows of all are known before one is news."""
    kodes = sorted({*vault_balasan.applied_villages(opened.db), *vault_isian.accepted_villages(opened.db)})
    if not kodes:
        raise UserError("RETURNS_NONE_APPLIED")
    for done, kode in enumerate(kodes, 1):
        desa = opened.village(kode)
        village = _village(opened, desa, skema, batch.batas)
        if village is None:
            batch.ditunda.append(desa)
        else:
            batch.villages.append(village)
        progress(done, len(kodes), "Menghitung umpan balik")


def _village(opened: Vault, desa: Desa, skema: str, batas: date) -> VillageFeedback | None:
    """Of its return; else of its rows without the program. None: what it has came after the cut-off date."""
    if vault_balasan.applied(opened.db, desa.kode) is not None:
        one = counting(opened, desa.kode, batas)
        return of_return(opened, desa, one, skema) if one else None
    rows = accepted_rows(opened, desa.kode, batas)
    return of_rows(opened, desa, rows, skema) if rows else None


def _compare(batch: Batch, files: Sequence[Path], progress: Progress) -> None:
    """Hold every row against today's export, where one was given."""
    if not files:
        return
    rows = [row for village in batch.villages for row in village.rows]
    now = read_current(files, rows, progress)
    batch.dibandingkan = now.baris
    for village in batch.villages:
        village.rows = [compared(row, now, village.wilayah) for row in village.rows]


def _settle(opened: Vault, batch: Batch) -> None:
    """What villages want together, and what of it is news."""
    together = [(village.desa, village.rows) for village in batch.villages]
    settle_claims(together)
    batch.lintas = settle_holders(together, {desa.kode: desa for desa in vault.villages(opened.db)})
    newest = vault_umpan.newest_import(opened.db)
    imported = day_of(opened, newest).isoformat() if newest else ""
    for village in batch.villages:
        village.news = news(village.rows, village.told, imported)


def _number(opened: Vault, batch: Batch) -> None:
    if any(village.book for village in batch.villages):
        number = vault.next_number(opened.db, "umpan")
        one = Angkatan(number, clock.instant(), batch.triwulan, batch.batas.isoformat())
        vault_angkatan.add(opened.db, one)
    else:
        batch.nomor = 0


def _remember(opened: Vault, village: VillageFeedback, number: int) -> None:
    """What is told now, what is taken back, and what Sidalih has: that is traced no more."""
    today = clock.today(opened.pemilihan.zona).isoformat()
    fresh = {}
    for row in village.news.fresh:
        is_done = row.banding is not None and row.banding.is_done
        fresh[row.key] = Said(row.sidik, number, row.nilai, today if is_done else "")
    vault_umpan.say(opened.db, village.desa.kode, fresh, village.news.gone)
    vault_umpan.settle(opened.db, village.desa.kode, village.news.settled, today)


def _write_book(folder: Path, village: VillageFeedback, password: str) -> Path:
    book = feedback_book(village.book, [*_with_history(village)])
    path = folder / f"{village.desa.kode}-umpan-balik.xlsx"
    write_atomic(path, with_password(book, password) if password else book)
    return path


def _with_history(village: VillageFeedback) -> Iterator[tuple[FeedbackRow, int]]:
    """Compared rows and the batch that said them first, 0 for the one being written."""
    for row in village.rows:
        if row.banding is not None:
            said = village.told.rows.get(row.key)
            yield row, said.nomor if said else 0


def rekap_data(batch: Batch, skema: str) -> dict[str, Any]:
    """The recap for programs: both balances of every village of the batch."""
    return {
        "nomor": batch.nomor,
        "skema": skema,
        "triwulan": batch.triwulan,
        "batas": batch.batas.isoformat(),
        "banding": batch.banding,
        "desa": [
            {
                **asdict(village.desa),
                "paket": village.paket,
                "pengembalian": village.pengembalian,
                "asal": village.asal or "program",
                "baris": village.counts,
                "banding": village.banding,
                "berkas": village.file.name if village.file else "",
                "pilkades": rekap_lines(village.pilkades),
                "pdpb": rekap_lines(village.pdpb),
            }
            for village in batch.villages
        ],
    }
