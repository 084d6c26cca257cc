"""What batches told Sidalih and what became of it: a row is traced until a list of today shows it done.

A slip that came back is no row for Sidalih: nobody traces it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa
from app.services.kpu.feedback_rows import SURAT
from app.services.kpu.vault_session import Vault
from app.store import vault, vault_angkatan, vault_isian, vault_umpan
from app.store.vault_umpan import Said, Source


@dataclass(frozen=True, slots=True)
class LacakDesa:
    """Rows by kind that Sidalih has not and has; `sejak`: the oldest batch that waits, 0 for none."""

    desa: Desa
    belum: Mapping[str, int]
    selesai: Mapping[str, int]
    sejak: int


@dataclass(frozen=True, slots=True)
class Lacak:
    """One row. `nomor`, `triwulan`: of the batch that said it; `tindak`: the day Sidalih had it."""

    jenis: str
    id: str
    dpid: str
    nama: str = field(repr=False)
    nomor: int
    triwulan: str
    tindak: str


def followed_villages(opened: Vault) -> list[LacakDesa]:
    """Every village that a batch told of, by code."""
    names = {desa.kode: desa for desa in vault.villages(opened.db)}
    waiting: dict[str, Counter[str]] = {}
    done: dict[str, Counter[str]] = {}
    since: dict[str, int] = {}
    for kode, jenis, nomor, tindak in vault_umpan.followed(opened.db):
        if jenis == SURAT:
            continue
        (done if tindak else waiting).setdefault(kode, Counter())[jenis] += 1
        if not tindak:
            since.setdefault(kode, nomor)
    return [
        LacakDesa(names[kode], waiting.get(kode, {}), done.get(kode, {}), since.get(kode, 0))
        for kode in sorted(waiting.keys() | done.keys())
        if kode in names
    ]


def followed_rows(opened: Vault, kode: str) -> list[Lacak]:
    """One village's rows: those that wait first, the oldest first. Raises VILLAGE_UNKNOWN."""
    opened.village(kode)
    sources = vault_umpan.sources(opened.db, kode)
    typed = {f"isian-{one.nomor}": one.isi.get("nama", "") for one in vault_isian.all_of(opened.db, kode)}
    quarters = {one.nomor: one.triwulan for one in vault_angkatan.all_batches(opened.db)}
    rows = [
        _row(jenis, voter, said, sources, typed, quarters)
        for (voter, jenis), said in vault_umpan.said(opened.db, kode).items()
        if jenis != SURAT
    ]
    return sorted(rows, key=lambda row: (row.tindak != "", row.nomor, row.jenis, row.id))


def _row(
    jenis: str,
    voter: str,
    said: Said,
    sources: Mapping[str, Source],
    typed: Mapping[str, str],
    quarters: Mapping[int, str],
) -> Lacak:
    """Somebody the village added has no row of KPU's: his name stands in its return only."""
    source = sources.get(voter)
    ours = Pemilih(voter, *source.values) if source else Pemilih(voter, nama=typed.get(voter, ""))
    return Lacak(jenis, voter, ours.dpid, ours.nama, said.nomor, quarters.get(said.nomor, ""), said.tindak)
