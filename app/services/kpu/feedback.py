"""Feedback to Sidalih: a numbered batch of what applied returns change, and the proof that it adds up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from app.crypto.office import with_password
from app.domain import rekap
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.domain.rekap import Neraca
from app.services.kpu.feedback_area import area_chooser
from app.services.kpu.feedback_book import feedback_book
from app.services.kpu.feedback_news import News, Told, news, settle_claims, told
from app.services.kpu.feedback_rekap import rekap_lines, write_rekap
from app.services.kpu.feedback_rows import Context, FeedbackRow, feedback_rows
from app.services.kpu.receive import dossier_of
from app.services.kpu.replay import Replay, replay
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_balasan, vault_umpan
from app.store.vault_umpan import Said
from app.system.safe_file import ensure_folder, write_atomic


@dataclass(slots=True)
class VillageFeedback:
    """One village of a batch: both balances, its rows of today, and what of them is news."""

    desa: Desa
    paket: int
    pengembalian: int
    pilkades: list[Neraca]
    pdpb: list[Neraca]
    rows: list[FeedbackRow] = field(repr=False)
    told: Told = field(repr=False)
    news: News = field(default=News((), (), ()), repr=False)
    file: Path | None = None

    @property
    def counts(self) -> dict[str, int]:
        """News by kind."""
        withdrawn = len(self.news.withdrawn)
        return Counter(row.jenis for row in self.news.fresh) | ({"DITARIK": withdrawn} if withdrawn else {})

    @property
    def book(self) -> list[FeedbackRow]:
        """The rows of the village's workbook."""
        return [*self.news.fresh, *self.news.withdrawn]


@dataclass(slots=True)
class Batch:
    """`nomor` 0: nothing new since the last batch; the balances are written all the same."""

    nomor: int
    folder: Path
    villages: list[VillageFeedback] = field(default_factory=list)


def feedback(
    opened: Vault, out: Path, skema: str, office_password: str = "", progress: Progress = silent
) -> Batch:
    """Write the next batch: a workbook for each village with news, `rekap.csv` and `rekap.json`.

    Raises RETURNS_NONE_APPLIED, REKAP_UNBALANCED (nothing is written for that batch) and file errors.
    """
    number = 1 + int(vault.setting(opened.db, "umpan"))
    batch = Batch(number, _folder(out, number), _villages(opened, skema, progress))
    ensure_folder(out)
    ensure_folder(batch.folder)
    with database.transaction(opened.db):
        if any(village.book for village in batch.villages):
            vault.next_number(opened.db, "umpan")
        else:
            batch.nomor = 0
        for village in batch.villages:
            _remember(opened, village, number)
            if village.book:
                village.file = _write_book(batch.folder, village.desa, village.book, office_password)
        write_rekap(batch.folder, rekap_data(batch, skema), opened.istilah)
        kodes = [village.desa.kode for village in batch.villages]
        opened.note("umpan", {"nomor": batch.nomor, "skema": skema, "desa": kodes})
    return batch


def _folder(out: Path, number: int) -> Path:
    """A batch never covers an earlier one."""
    return out / f"umpan-balik-{number}" if (out / "rekap.json").exists() else out


def _villages(opened: Vault, skema: str, progress: Progress) -> list[VillageFeedback]:
    """All villages with an applied return; the rows of all are known before one of them is news."""
    kodes = vault_balasan.applied_villages(opened.db)
    if not kodes:
        raise UserError("RETURNS_NONE_APPLIED")
    villages = []
    for done, kode in enumerate(kodes, 1):
        villages.append(_village(opened, opened.village(kode), skema))
        progress(done, len(kodes), "Menghitung umpan balik")
    settle_claims([(village.desa, village.rows) for village in villages])
    for village in villages:
        village.news = news(village.rows, village.told)
    return villages


def _village(opened: Vault, desa: Desa, skema: str) -> VillageFeedback:
    one = vault_balasan.applied(opened.db, desa.kode)
    if one is None:
        raise UserError("RETURNS_NONE_APPLIED")
    replayed = replay(dossier_of(opened, desa.kode, f"{desa.kode} {one.urut}", one.berkas))
    pilkades, pdpb = _balances(desa, replayed)
    sources = vault_umpan.sources(opened.db, desa.kode)
    context = Context(
        desa.kode,
        sources,
        area_chooser(vault_umpan.areas_of(opened.db, desa.kode), sources.values()),
        skema,
        lambda nik: vault_umpan.holder_of(opened.db, nik),
        vault_umpan.said(opened.db, desa.kode),
    )
    urut = replayed.dossier.packages[one.paket].urut
    rows = list(feedback_rows(replayed, context))
    return VillageFeedback(desa, urut, one.urut, pilkades, pdpb, rows, told(replayed, context))


def _remember(opened: Vault, village: VillageFeedback, number: int) -> None:
    fresh = {(row.pemilih.id, row.jenis): Said(row.sidik, number, row.nilai) for row in village.news.fresh}
    vault_umpan.say(opened.db, village.desa.kode, fresh, village.news.gone)


def _balances(desa: Desa, replayed: Replay) -> tuple[list[Neraca], list[Neraca]]:
    """Both balances. Raises REKAP_UNBALANCED."""
    assert replayed.frozen is not None  # a final return was applied
    dpt = [row.pemilih for row in replayed.dpt]
    both = (
        rekap.pilkades(replayed.frozen_base, replayed.frozen.values(), dpt),
        rekap.pdpb(replayed.base, replayed.now.pemilih.values()),
    )
    if not all(line.balances for lines in both for line in lines):
        raise UserError("REKAP_UNBALANCED", desa=desa.nama)
    return both


def _write_book(folder: Path, desa: Desa, rows: Sequence[FeedbackRow], password: str) -> Path:
    book = feedback_book(rows)
    path = folder / f"{desa.kode}-umpan-balik.xlsx"
    write_atomic(path, with_password(book, password) if password else book)
    return path


def rekap_data(batch: Batch, skema: str) -> dict[str, Any]:
    """The recap for programs: both balances of every applied village."""
    return {
        "nomor": batch.nomor,
        "skema": skema,
        "desa": [
            {
                **asdict(village.desa),
                "paket": village.paket,
                "pengembalian": village.pengembalian,
                "baris": village.counts,
                "pilkades": rekap_lines(village.pilkades),
                "pdpb": rekap_lines(village.pdpb),
            }
            for village in batch.villages
        ],
    }
