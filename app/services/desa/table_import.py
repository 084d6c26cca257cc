"""Marks or new voters from a table that somebody made: shown row by row first, then saved as one act."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.domain.tms import Alasan
from app.services.desa import add, mark
from app.services.desa.frozen import penetapan, refuse_after_dpt
from app.services.desa.impor_baris import Baris, Hasil, read_rows
from app.services.desa.impor_baru import new_voters
from app.services.desa.impor_tanda import marks
from app.services.desa.table import in_row
from app.services.desa.workspace import Workspace
from app.services.shared.csv_report import csv_report
from app.services.shared.table_account import TabelTerbaca, account, tally
from app.sheets.village_columns import KOLOM_ALASAN
from app.sheets.village_workbook_reader import VillageTable, read

Jenis = Literal["tanda", "baru"]
HASIL: tuple[Hasil, ...] = get_args(Hasil)
_HEADER = ("berkas", "lembar", "baris", "hasil", "diambil", "pemilih", "nik", "keterangan")


@dataclass(frozen=True, slots=True)
class Pratinjau(TabelTerbaca):
    """The file as it would be taken over."""

    jenis: Jenis
    berkas: str
    baris: tuple[Baris, ...]

    @property
    def hitungan(self) -> dict[Hasil, int]:
        """Rows by what they would do."""
        return tally(HASIL, (row.hasil for row in self.baris))

    @property
    def usul(self) -> frozenset[int]:
        """Places of the rows that are chosen until a person says otherwise."""
        return frozenset(at for at, row in enumerate(self.baris) if row.hasil in ("baru", "tandai"))


@dataclass(frozen=True, slots=True)
class Applied:
    """`act` is what undo names; "" where nothing had to change. `pemilih`: ids of the voters concerned."""

    act: str
    pemilih: tuple[str, ...]


def preview(
    workspace: Workspace,
    data: bytes,
    filename: str,
    kind: Jenis,
    alasan: Alasan | None = None,
    progress: Progress = silent,
) -> Pratinjau:
    """What each row would do; nothing is saved. `alasan`: the mark of a table that has no column for it.

    Raises UserError SHEET_*, TABLE_*, COLUMNS_MISSING; DPT_LOCKED for new voters; Cancelled.
    """
    if kind == "baru":
        refuse_after_dpt(workspace)
    table = read(data, progress)
    _require(table, kind, alasan)
    progress(0, len(table.baris), "Mencocokkan")
    rows = read_rows(workspace, table)
    if kind == "baru":
        judged = list(new_voters(rows, workspace.pengaturan.pemilihan, progress))
    else:
        columns = [kolom for kolom in KOLOM_ALASAN if kolom in table.kolom]
        judged = marks(rows, columns, alasan, progress, locked=penetapan(workspace, "dpt") is not None)
    return Pratinjau(*account(table), kind, filename, tuple(judged))


def apply(
    workspace: Workspace,
    shown: Pratinjau,
    chosen: Collection[int] | None = None,
    progress: Progress = silent,
) -> Applied:
    """Take rows over as one act, all or nothing. `chosen`: their places in `shown.baris`; None: `shown.usul`.

    Raises what `mark.mark` and `add.add` raise, for the list may have changed since; `row` of a new voter.
    """
    rows = [row for at in sorted(_chosen(shown, chosen)) if (row := shown.baris[at]).can_choose]
    if shown.jenis == "tanda":
        given = [row.tanda for row in rows if row.tanda]
        return Applied(mark.mark(workspace, given, progress).act, tuple(one.voter for one in given))
    people = [row.orang for row in rows if row.orang]
    progress(0, len(people), "Menyimpan pemilih baru")
    act, added = add.add(workspace, people, lambda place: in_row(rows[place].nomor))
    return Applied(act, tuple(one.id for one in added))


def report(shown: Pratinjau, chosen: Collection[int] | None = None) -> bytes:
    """All rows as a CSV that Excel opens as a table: no name, NIK masked."""
    taken = _chosen(shown, chosen)
    lines = (_line(shown.berkas, row, taken=at in taken) for at, row in enumerate(shown.baris))
    return csv_report(_HEADER, lines)


def _line(file: str, row: Baris, *, taken: bool) -> tuple[str | int, ...]:
    what = (row.hasil, "ya" if taken and row.can_choose else "tidak")
    return (file, row.lembar, row.nomor, *what, row.pemilih, row.nik, " ".join(map(str, row.keterangan)))


def _chosen(shown: Pratinjau, chosen: Collection[int] | None) -> frozenset[int]:
    return shown.usul if chosen is None else frozenset(chosen)


def _require(table: VillageTable, kind: Jenis, alasan: Alasan | None) -> None:
    """Raises COLUMNS_MISSING."""
    known = table.kolom.keys() | ({"tanggal_lahir"} if "ttl" in table.kolom else set())
    missing = [kolom for kolom in add.REQUIRED if kind == "baru" and kolom not in known]
    if kind == "tanda" and alasan is None and not known & set(KOLOM_ALASAN):
        missing = ["alasan"]
    if missing:
        raise UserError("COLUMNS_MISSING", columns=", ".join(kolom.upper() for kolom in missing))
