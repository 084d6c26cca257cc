"""A return without the program: a village's workbook, or rows typed from the signed list, taken in as claims.

No row is trusted: it waits until an operator accepts it with evidence or refuses it (manual_decide.py).
Every row of a file ends as taken, updated, refused or duplicate, and the sum balances.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.domain.sebab_isian import SebabIsian
from app.domain.tms import Alasan
from app.services.kpu.manual_match import listed
from app.services.kpu.manual_rows import COMPARED, Aturan, Baris, Hasil, judged, key_of, niks, told_of
from app.services.kpu.vault_session import Vault
from app.services.shared.csv_report import csv_report
from app.services.shared.table_account import TabelTerbaca, account, tally
from app.sheets.village_columns import VILLAGE, HeaderWords
from app.sheets.village_workbook_reader import VillageRow, read
from app.store import database, vault_isian
from app.store.vault_isian import BELUM, Isian

TYPED = "diketik"
_HASIL: tuple[Hasil, ...] = ("masuk", "diperbarui", "ditolak", "ganda")
_HEADER = ("lembar", "baris", "hasil", "jenis", "cocok", "pemilih", "keterangan")
_WORDS = HeaderWords(
    {**VILLAGE.known, "DPID": "dpid", "DPIDSIDALIH": "dpid", "TPSKPU": "tps_kpu"},
    VILLAGE.silent,
    VILLAGE.who | {"dpid"},
)


@dataclass(frozen=True, slots=True)
class Pratinjau(TabelTerbaca):
    """The rows as they would be kept."""

    kode: str
    desa: str
    berkas: str
    baris: tuple[Baris, ...]

    @property
    def hitungan(self) -> dict[Hasil, int]:
        """Rows by outcome."""
        return tally(_HASIL, (row.hasil for row in self.baris))


@dataclass(frozen=True, slots=True)
class Diambil:
    """What was kept. total = masuk + diperbarui + ditolak + ganda."""

    desa: Desa
    total: int
    masuk: int
    diperbarui: int
    ditolak: int
    ganda: int


def preview(
    opened: Vault,
    kode: str,
    data: bytes,
    filename: str,
    alasan: Alasan | None = None,
    kolom: Sequence[str] = COMPARED,
    progress: Progress = silent,
) -> Pratinjau:
    """What each row of a workbook, CSV or web page would be; nothing is kept.

    `alasan`: the mark of a table that has no column for it. `kolom`: what of KPU's fields is compared.
    Raises VILLAGE_UNKNOWN, NUMBERS_EXHAUSTED, SHEET_*, TABLE_*, COLUMNS_MISSING, Cancelled.
    """
    opened.village(kode)
    table = read(data, progress, _WORDS)
    rows = _rows(opened, kode, table.baris, alasan, kolom, progress)
    return Pratinjau(*account(table), kode, opened.village(kode).nama, filename, rows)


def preview_typed(opened: Vault, kode: str, rows: Sequence[Mapping[str, str]]) -> Pratinjau:
    """The same for rows typed one by one: field (and `alasan`, `bukti_*`) -> text. Raises VILLAGE_UNKNOWN."""
    desa = opened.village(kode)
    table = [VillageRow("", at, dict(row), frozenset()) for at, row in enumerate(rows, 1)]
    told = _rows(opened, kode, table, None, (*COMPARED, "alamat"), silent)
    return Pratinjau({}, (), (), (), 0, kode, desa.nama, TYPED, told)


def take(opened: Vault, shown: Pratinjau) -> Diambil:
    """Keep the rows that are taken, all or nothing; they wait for a decision."""
    desa, counts = opened.village(shown.kode), shown.hitungan
    kept = [(row, _isian(shown, row)) for row in shown.baris if row.is_taken]
    with database.transaction(opened.db):
        vault_isian.add(opened.db, [one for row, one in kept if not row.lama])
        vault_isian.replace_rows(opened.db, [one for row, one in kept if row.lama])
        opened.note("masukan", {"desa": shown.kode, "jumlah": dict(counts)})
    return Diambil(desa, len(shown.baris), **{str(name): count for name, count in counts.items()})


def report(shown: Pratinjau) -> bytes:
    """All rows as a CSV that Excel opens as a table: no name and no number of a person."""
    lines = (
        (
            row.lembar,
            row.nomor,
            row.hasil,
            row.jenis,
            row.cocok,
            row.pemilih,
            " ".join(map(str, row.keterangan)),
        )
        for row in shown.baris
    )
    return csv_report(_HEADER, lines)


def _rows(
    opened: Vault,
    kode: str,
    rows: Sequence[VillageRow],
    alasan: Alasan | None,
    kolom: Sequence[str],
    progress: Progress,
) -> tuple[Baris, ...]:
    if not rows:
        raise UserError("TABLE_EMPTY")
    progress(0, len(rows), "Mencocokkan")
    aturan = Aturan(opened.pemilihan.hari, alasan, frozenset(kolom))
    taken = vault_isian.known_niks(opened.db, niks(rows))
    found = judged(rows, listed(opened, kode), aturan, taken)
    held = vault_isian.all_of(opened.db, kode)
    return tuple(_against_held(row, held_by_key) for held_by_key in [_by_key(held)] for row in found)


def _by_key(held: Sequence[Isian]) -> dict[tuple[str, ...], Isian]:
    """The newest row about each thing."""
    return {key_of(_as_row(one)): one for one in held}


def _as_row(one: Isian) -> Baris:
    return Baris("", 0, "masuk", one.jenis, one.pemilih, one.cocok, one.isi)  # type: ignore[arg-type]


def _against_held(row: Baris, held: Mapping[tuple[str, ...], Isian]) -> Baris:
    """A row that was said before is a duplicate; one that says otherwise replaces an undecided one."""
    before = held.get(key_of(row)) if row.is_taken else None
    if before is None:
        return row
    if told_of(_as_row(before)) == told_of(row):
        return row.instead("ganda", SebabIsian.SUDAH_DIMASUKKAN)
    return replace(row, hasil="diperbarui", lama=before.nomor) if before.keadaan == BELUM else row


def _isian(shown: Pratinjau, row: Baris) -> Isian:
    sheet = f": {row.lembar}" if row.lembar else ""
    asal = f"{shown.berkas}{sheet} baris {row.nomor}" if shown.berkas != TYPED else TYPED
    told = (asal, row.jenis, row.pemilih, row.cocok, row.isi)
    return Isian(row.lama, shown.kode, *told, bukti=row.bukti)
