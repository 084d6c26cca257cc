"""Answers from a table of the population office: seen row by row first, then kept as one act."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from app.crypto.office import without_password
from app.domain.dukcapil_sebab import Sebabnya
from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.services.desa import dukcapil
from app.services.desa.dukcapil_baris import Bahan, Baris, Hasil, Pernah, Terdaftar, index_of, judge_row
from app.services.desa.dukcapil_jawaban import Surat, Terjawab, answer
from app.services.desa.impor_sekali import once_each
from app.services.desa.table import in_row
from app.services.desa.workspace import Workspace
from app.services.shared.csv_report import csv_report
from app.services.shared.table_account import TabelTerbaca, account, tally
from app.sheets.dukcapil_columns import WORDS
from app.sheets.file_kind import ENCRYPTED, OLE
from app.sheets.village_workbook_reader import read
from app.store import daftar as daftar_store
from app.store import dukcapil as store
from app.store import journal

HASIL: tuple[Hasil, ...] = get_args(Hasil)
_HEADER = ("berkas", "lembar", "baris", "hasil", "daftar", "no", "kode", "nik", "jawaban", "keterangan")


@dataclass(frozen=True, slots=True)
class Pratinjau(TabelTerbaca):
    """The file as it would be kept."""

    berkas: str
    baris: tuple[Baris, ...]

    @property
    def hitungan(self) -> dict[Hasil, int]:
        """Rows by what they would do."""
        return tally(HASIL, (row.hasil for row in self.baris))

    @property
    def jawaban(self) -> dict[str, int]:
        """Answers that would be kept."""
        return dict(Counter(row.jawab.jawaban for row in self.baris if row.jawab))


def is_locked(data: bytes) -> bool:
    """Whether the file asks for an Office password."""
    return data.startswith(OLE) and ENCRYPTED in data


def is_wrong_password(error: BaseException) -> bool:
    """Whether another password may open the file."""
    return isinstance(error, UserError) and error.code == "OFFICE_PASSWORD_WRONG"


def preview(
    workspace: Workspace,
    data: bytes,
    filename: str,
    letter: Surat | None = None,
    nomor: str = "",
    password: str = "",
    progress: Progress = silent,
) -> Pratinjau:
    """What each row would do; nothing is saved. `letter`, `nomor`: of rows that name no letter or list.

    Raises UserError SHEET_*, TABLE_*, OFFICE_PASSWORD_WRONG, COLUMNS_MISSING, DUKCAPIL_NO_LISTS; Cancelled.
    """
    if password and is_locked(data):
        progress(0, 0, "Membuka berkas")
        data = without_password(data, password)
    table = read(data, progress, WORDS)
    if "jawaban" not in table.kolom:
        raise UserError("COLUMNS_MISSING", columns="JAWABAN")
    bahan = _material(workspace, letter, nomor)
    judged: list[Baris] = []
    for number, row in enumerate(table.baris):
        progress(number, len(table.baris), "Mencocokkan")
        judged.append(judge_row(row, bahan))
    rows = once_each(judged, lambda row: row.jawab, Sebabnya.BARIS_SAMA, Sebabnya.BARIS_BERBEDA)
    return Pratinjau(*account(table), filename, tuple(rows))


def _material(workspace: Workspace, letter: Surat | None, nomor: str) -> Bahan:
    known = dukcapil.lists(workspace)
    if not known:
        raise UserError("DUKCAPIL_NO_LISTS")
    only = known[0].nomor if len(known) == 1 else ""
    voters = {voter.id: Terdaftar(voter, isi) for voter, _, isi in store.listed(workspace.db)}
    lists = {one.nomor: index_of(one.butir, voters) for one in known}
    return Bahan(lists, voters, nomor or only, letter, _Journal(workspace))


class _Journal(Pernah):
    """Values as the journal tells them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def values(self, voter: str, kolom: str) -> set[str]:
        db = self._workspace.db
        told = {
            value
            for event in journal.events_of(db, voter)
            for value in (event.isi, event.lama)
            if event.kolom == kolom and isinstance(value, str)
        }
        added = (event.data for event in journal.events_of(db, voter) if event.jenis == "baru")
        base = daftar_store.base_of(db, voter)
        told |= {str(one.get(kolom, "")) for one in added} | ({getattr(base, kolom)} if base else set())
        return told - {""}


def apply(workspace: Workspace, shown: Pratinjau, progress: Progress = silent) -> Terjawab:
    """Keep all answers that can be, as one act.

    Raises what `answer` raises, for the list may have changed since, with the `row`.
    """
    rows = [row for row in shown.baris if row.jawab]
    answers = [row.jawab for row in rows if row.jawab]
    return answer(workspace, answers, lambda place: in_row(rows[place].nomor), progress)


def report(shown: Pratinjau, outcomes: Collection[Hasil] = HASIL) -> bytes:
    """What becomes of the rows, as a CSV that Excel opens as a table: no name, NIK masked."""
    return csv_report(_HEADER, (_line(shown.berkas, row) for row in shown.baris if row.hasil in outcomes))


def _line(file: str, row: Baris) -> tuple[str | int, ...]:
    answered = row.jawab.jawaban if row.jawab else ""
    where = (file, row.lembar, row.nomor)
    whose = (row.daftar, row.urut, row.pemilih, row.nik)
    return (*where, row.hasil, *whose, answered, " ".join(map(str, row.keterangan)))
