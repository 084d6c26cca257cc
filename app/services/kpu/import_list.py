"""Importing KPU's list: every row ends as taken, updated, refused or duplicate, and the sum balances."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.catatan import Catatan, Kode
from app.domain.errors import UserError
from app.domain.pemilih import KOLOM_PAKET
from app.domain.progress import Progress, silent
from app.domain.sidalih import Accepted, Checked, Refused, normalise
from app.services.kpu.bagian import assign_parts
from app.services.kpu.row_report import RowReport
from app.services.kpu.vault_session import Vault
from app.sheets.sidalih_reader import read
from app.sheets.source_row import ReadReport, SourceRow
from app.store import database, vault, vault_import
from app.store.database import Connection
from app.store.migrations import KPU
from app.store.vault_import import Stage, Staged
from app.system import clock

_DPID, _NIK, _SUMBER = (KOLOM_PAKET.index(name) - 1 for name in ("dpid", "nik", "sumber"))
Judge = Callable[[Sequence[str], frozenset[str], frozenset[str]], Checked]


@dataclass(slots=True)
class Account:
    """What happened to every row. total = masuk + diperbarui + ditolak + ganda; `keluar` left the list.

    `read`: accepted rows by area and TPS, duplicates among them.
    """

    total: int = 0
    masuk: int = 0
    diperbarui: int = 0
    ditolak: int = 0
    ganda: int = 0
    keluar: int = 0
    desa: list[dict[str, str | int]] = field(default_factory=list)
    report: RowReport = field(default_factory=RowReport)
    sources: list[ReadReport] = field(default_factory=list)
    read: Mapping[tuple[str, str], int] = field(default_factory=dict, repr=False)

    @property
    def balances(self) -> bool:
        return self.total == self.masuk + self.diperbarui + self.ditolak + self.ganda

    @property
    def warnings(self) -> list[str]:
        """Codes of the catalogue."""
        return ["LIST_ROUNDED"] if any(source.looks_rounded for source in self.sources) else []

    def counts(self) -> dict[str, int]:
        """The balance, for the record and for `--json`."""
        names = ("total", "masuk", "diperbarui", "ditolak", "ganda", "keluar")
        return {name: getattr(self, name) for name in names}


def import_list(
    opened: Vault,
    paths: Sequence[Path],
    sumber: str,
    *,
    complete: bool = False,
    potential: bool = False,
    progress: Progress = silent,
) -> Account:
    """Take files into the vault in one transaction. `complete`: they hold whole villages. `potential`: they
    hold the PDPB's potential new voters, who have no DPID yet; the village sees `sumber` "potensial".

    Raises what the reader raises (FILE_*, SHEET_*, COLUMNS_MISSING), FILE_TWICE, Cancelled, DISK_FULL; then
    nothing changed.
    """
    if complete and potential:
        raise ValueError("potential voters are never a whole list")
    refuse_twice(paths)
    with database.transaction(opened.db):
        nomor = vault_import.begin_import(opened.db, sumber, clock.instant(), potensial=potential)
        account = _stage(opened.db, nomor, paths, progress, wide=True, potential=potential)
        _settle(opened.db, account, complete=complete, potential=potential, progress=progress)
        progress(0, 0, "Menyimpan")
        vault_import.take_over(opened.db)
        assign_parts(opened.db)
        vault_import.end_import(opened.db, nomor, account.counts())
        isi: dict[str, object] = {"nomor": nomor, "sumber": sumber, "jumlah": account.counts()}
        opened.note("impor", isi | ({"jenis": vault_import.POTENSIAL} if potential else {}))
    return account


def inspect_list(paths: Sequence[Path], progress: Progress = silent, *, potential: bool = False) -> Account:
    """The same reading without a vault, in memory; nothing is kept."""
    refuse_twice(paths)
    db = database.in_memory(KPU)
    try:
        account = _stage(db, 0, paths, progress, wide=False, potential=potential)
        _settle(db, account, complete=False, potential=potential, progress=progress)
    finally:
        db.close()
    return account


def refuse_twice(paths: Sequence[Path]) -> None:
    """One file named twice would make every row of it a duplicate. Raises FILE_TWICE."""
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            raise UserError("FILE_TWICE", usage=True, file=path.name)
        seen.add(path.resolve())


def _stage(
    db: Connection, nomor: int, paths: Sequence[Path], progress: Progress, *, wide: bool, potential: bool
) -> Account:
    account, stage = Account(), Stage(db, wide=wide)
    judge = _potential if potential else normalise
    areas: dict[str, tuple[str, str, str]] = {}
    for path in paths:
        source = ReadReport()
        account.sources.append(source)
        sheet_number, sheet_name = 0, None
        for row in read(path, progress, source):
            if row.sheet != sheet_name:
                sheet_name = row.sheet
                sheet_number = vault_import.add_sheet(db, nomor, path.name, _place(path, row))
            _stage_row(stage, account, areas, path, sheet_number, row, judge)
    stage.flush()
    account.read = stage.read
    vault.add_kelurahan(db, ((kel_id, *names) for kel_id, names in areas.items()))
    return account


def _place(path: Path, row: SourceRow) -> str:
    return path.name if row.sheet == "CSV" else f"{path.name}: {row.sheet}"


def _stage_row(
    stage: Stage,
    account: Account,
    areas: dict[str, tuple[str, str, str]],
    path: Path,
    sheet: int,
    row: SourceRow,
    judge: Judge,
) -> None:
    account.total += 1
    checked = judge(row.raw, row.numeric, row.suspect)
    if not isinstance(checked, Accepted):
        account.ditolak += 1
        account.report.refused(path.name, row.sheet, row.number, checked.reasons)
        if checked.dpid or checked.nik:
            stage.refuse(sheet, row.number, checked.kel_id, checked.dpid, checked.nik)
        return
    if checked.notes:
        account.report.doubtful(path.name, row.sheet, row.number, checked.notes)
    if checked.kel_id not in areas:
        areas[checked.kel_id] = (checked.kec_id, checked.kecamatan, checked.kelurahan)
    stage.add(Staged(sheet, row.number, checked.kel_id, checked.values, row.raw))


def _potential(raw: Sequence[str], numeric: frozenset[str], suspect: frozenset[str]) -> Checked:
    """A row of a list of potential voters: who has a DPID is none."""
    checked = normalise(raw, numeric, suspect)
    if not isinstance(checked, Accepted):
        return checked
    dpid, nik = checked.values[_DPID], checked.values[_NIK]
    if dpid:
        return Refused((Catatan("DPID", Kode.SUDAH_BER_DPID),), checked.kel_id, dpid, nik)
    values = (*checked.values[:_SUMBER], vault_import.POTENSIAL, *checked.values[_SUMBER + 1 :])
    return checked._replace(values=values)


def _settle(db: Connection, account: Account, *, complete: bool, potential: bool, progress: Progress) -> None:
    progress(0, 0, "Mencari data ganda")
    counts = vault_import.decide(db, complete=complete, potensial=potential)
    account.masuk, account.diperbarui = counts[vault_import.MASUK], counts[vault_import.DIPERBARUI]
    account.ganda, account.keluar = counts[vault_import.GANDA], counts["keluar"]
    for one in vault_import.duplicates(db):
        berkas, _, lembar = one.lembar.partition(": ")
        tempat = f"{one.lawan_lembar} baris {one.lawan_baris}"
        account.report.duplicate(berkas, lembar or "CSV", one.baris, one.alasan, tempat)
    names = {area.kel_id: area for area in vault.kelurahan(db)}
    for kel_id, rows, tps in vault_import.staged_villages(db, account.read):
        area = names[kel_id]
        account.desa.append(
            {"kel_id": kel_id, "kecamatan": area.kecamatan, "nama": area.nama, "pemilih": rows, "tps": tps}
        )
    if not account.balances:
        raise RuntimeError("rows unaccounted for")
