"""Feedback to Sidalih: a numbered batch of what applied returns change, and the proof that it adds up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from app.crypto.office import with_password
from app.domain import rekap
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa
from app.domain.penetapan import daftar
from app.domain.progress import Progress, silent
from app.domain.rekap import Neraca
from app.services.kpu.feedback_book import feedback_book
from app.services.kpu.feedback_rekap import rekap_lines, write_rekap
from app.services.kpu.feedback_rows import INFO, PUTUSKAN, Context, FeedbackRow, feedback_rows
from app.services.kpu.receive import dossier_of
from app.services.kpu.replay import Replay, replay
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_balasan, vault_umpan
from app.system.safe_file import ensure_folder, write_atomic


@dataclass(slots=True)
class VillageFeedback:
    """One village of a batch: its rows, both balances, what it says for the first time and takes back."""

    desa: Desa
    paket: int
    pengembalian: int
    pilkades: list[Neraca]
    pdpb: list[Neraca]
    said: list[tuple[str, str, str]]
    withdrawn: list[tuple[str, str]]
    counts: dict[str, int]
    file: Path | None = None


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
    applied = _applied(opened)
    number = 1 + int(vault.setting(opened.db, "umpan"))
    batch = Batch(number, _folder(out, number))
    books: list[tuple[VillageFeedback, list[FeedbackRow]]] = []
    for done, desa in enumerate(applied, 1):
        books.append(_village(opened, desa, skema))
        progress(done, len(applied), "Menghitung umpan balik")
    batch.villages = [village for village, _ in books]
    ensure_folder(out)
    ensure_folder(batch.folder)
    with database.transaction(opened.db):
        if any(rows for _, rows in books):
            vault.next_number(opened.db, "umpan")
        else:
            batch.nomor = 0
        for village, rows in books:
            vault_umpan.say(opened.db, village.desa.kode, number, village.said, village.withdrawn)
            if rows:
                village.file = _write_book(batch.folder, village.desa, rows, office_password)
        write_rekap(batch.folder, rekap_data(batch, skema))
        opened.note("umpan", {"nomor": batch.nomor, "skema": skema, "desa": [desa.kode for desa in applied]})
    return batch


def _applied(opened: Vault) -> list[Desa]:
    rows = opened.db.execute("SELECT kode FROM desa WHERE terapan IS NOT NULL ORDER BY kode")
    found = [opened.village(row[0]) for row in rows.fetchall()]
    if not found:
        raise UserError("RETURNS_NONE_APPLIED")
    return found


def _folder(out: Path, number: int) -> Path:
    """A batch never covers an earlier one."""
    return out / f"umpan-balik-{number}" if (out / "rekap.json").exists() else out


def _village(opened: Vault, desa: Desa, skema: str) -> tuple[VillageFeedback, list[FeedbackRow]]:
    """(the village, its rows of this batch)."""
    one = vault_balasan.applied(opened.db, desa.kode)
    if one is None:
        raise UserError("RETURNS_NONE_APPLIED")
    replayed = replay(dossier_of(opened, desa.kode, f"{desa.kode} {one.urut}", one.berkas))
    pilkades, pdpb = _balances(desa, replayed)
    context = Context(
        vault_umpan.sources(opened.db, desa.kode),
        vault_umpan.area_of(opened.db, desa.kode),
        skema,
        lambda nik: vault_umpan.dpid_of_nik(opened.db, nik),
    )
    rows = list(feedback_rows(replayed, context))
    fresh, withdrawn, gone = _difference(opened, desa.kode, rows)
    village = VillageFeedback(
        desa,
        replayed.dossier.packages[one.paket].urut,
        one.urut,
        pilkades,
        pdpb,
        [(row.pemilih.id, row.jenis, row.sidik) for row in fresh],
        gone,
        dict(Counter(row.jenis for row in fresh)) | ({"DITARIK": len(withdrawn)} if withdrawn else {}),
    )
    return village, [*fresh, *withdrawn]


def _difference(
    opened: Vault, kode: str, rows: Sequence[FeedbackRow]
) -> tuple[list[FeedbackRow], list[FeedbackRow], list[tuple[str, str]]]:
    """(rows that no batch said so, rows that say what was taken back, (voter, kind) to forget)."""
    before = vault_umpan.said(opened.db, kode)
    now = {(row.pemilih.id, row.jenis): row for row in rows}
    fresh = [row for key, row in now.items() if key not in before or before[key].sidik != row.sidik]
    gone = [key for key in before if key not in now]
    still_told = {voter for voter, kind in now if kind != INFO}
    sources = vault_umpan.sources(opened.db, kode) if gone else {}
    withdrawn = []
    for voter, kind in gone:
        if voter not in still_told:
            text = f"Ditarik: {kind} pada umpan balik ke-{before[voter, kind].nomor} tidak berlaku lagi"
            known = sources.get(voter)
            ours = Pemilih(voter, *known.values) if known else Pemilih(voter)
            withdrawn.append(FeedbackRow(PUTUSKAN, ours, text))
    return fresh, withdrawn, gone


def _balances(desa: Desa, replayed: Replay) -> tuple[list[Neraca], list[Neraca]]:
    """Both balances. Raises REKAP_UNBALANCED."""
    assert replayed.frozen is not None  # a final return was applied
    dpt = [row.pemilih for row in daftar(replayed.frozen.pemilih.values())]
    both = (
        rekap.pilkades(replayed.frozen_base, replayed.frozen.pemilih.values(), dpt),
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
