"""Answers typed by their number on the list, from a small table: all of them or none."""

from app.domain.dukcapil import KOLOM_BEDA, read_jawaban
from app.domain.dukcapil_daftar import Butir
from app.domain.errors import UserError
from app.services.desa import dukcapil
from app.services.desa.dukcapil_jawaban import Jawaban, Surat, Terjawab, answer, surat
from app.services.desa.table import in_row, read_table
from app.services.desa.workspace import Workspace

_COLUMNS = ("no", "jawaban")
_MORE = ("id", "keterangan", "nomor", "tanggal", *KOLOM_BEDA)


def answer_from_table(workspace: Workspace, nomor: str, data: bytes, letter: Surat | None) -> Terjawab:
    """Rows `no,jawaban` of one list; `id` proves the number, the list's fields are the office's values.

    Raises UserError TABLE_*, MARK_ROW (row and what is wrong with it), MARK_TWICE, DUKCAPIL_LIST_UNKNOWN, and
    what `answer` raises, with the `row`.
    """
    rows = read_table(data, _COLUMNS, _MORE)
    known = {str(one.urut): one for one in dukcapil.one_list(workspace, nomor).butir}
    answers: list[Jawaban] = []
    for number, row in enumerate(rows, start=2):
        with in_row(number):
            answers.append(_answer(row, number, nomor, known, letter))
    if len({one.voter for one in answers}) != len(answers):
        raise UserError("MARK_TWICE")
    return answer(workspace, answers, lambda place: in_row(place + 2))


def _answer(
    row: dict[str, str], number: int, nomor: str, known: dict[str, Butir], letter: Surat | None
) -> Jawaban:
    found = known.get(row["no"].lstrip("0"))
    if found is None:
        raise UserError("MARK_ROW", row=number, what="nomor urut itu tidak ada di daftar ini")
    if row.get("id", "") not in ("", found.pemilih):
        raise UserError("MARK_ROW", row=number, what="id itu bukan pemilih nomor urut ini")
    jawaban = read_jawaban(row["jawaban"]) if row["jawaban"] else ""
    if jawaban is None:
        raise UserError("MARK_ROW", row=number, what="jawabannya tidak dikenal")
    if row.get("nomor") or row.get("tanggal"):
        letter = surat(row.get("nomor", ""), row.get("tanggal", ""))
    beda = {kolom: row[kolom] for kolom in KOLOM_BEDA if row.get(kolom)}
    return Jawaban(found.pemilih, nomor, jawaban, letter, row.get("keterangan", ""), beda)
