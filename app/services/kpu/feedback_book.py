"""The workbook of one village's feedback: what Sidalih pastes, the same in 33 columns, and what to decide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.domain.bukti import KOLOM_BUKTI
from app.domain.sidalih import KOLOM_SIDALIH
from app.services.kpu.feedback_rows import BARU, INFO, PUTUSKAN, TMS, UBAH, FeedbackRow
from app.sheets.sidalih_writer import WEBGRID_ROWS, workbook

_PEOPLE = ("id", "dpid", "nik", "nama", "tps_kpu", "alasan", *KOLOM_BUKTI)
Sheets = dict[str, tuple[Sequence[str] | None, Iterable[Sequence[str]]]]


def feedback_book(rows: Sequence[FeedbackRow]) -> bytes:
    """TMS, UBAH, BARU as the webgrid takes them (16 columns, no header, blocks of 1,000), then the rest."""
    by_kind: dict[str, list[FeedbackRow]] = defaultdict(list)
    for row in rows:
        by_kind[row.jenis].append(row)
    sheets: Sheets = {}
    for kind in (TMS, UBAH, BARU):
        sheets |= _blocks(kind, [row.webgrid for row in by_kind[kind]])
    for kind in (TMS, UBAH, BARU):
        sheets[f"{kind} 33 kolom"] = (KOLOM_SIDALIH, [row.raw for row in by_kind[kind]])
    for kind in (INFO, PUTUSKAN):
        if by_kind[kind]:
            sheets[kind] = (_PEOPLE, [_person(row) for row in by_kind[kind]])
    proven = [row for kind in (TMS, UBAH, BARU) for row in by_kind[kind] if row.bukti]
    if proven:
        sheets["BUKTI"] = (_PEOPLE, [_person(row) for row in proven])
    return workbook(sheets)


def _blocks(kind: str, rows: Sequence[Sequence[str]]) -> Sheets:
    if len(rows) <= WEBGRID_ROWS:
        return {kind: (None, rows)}
    starts = range(0, len(rows), WEBGRID_ROWS)
    return {
        f"{kind} {part}": (None, rows[start : start + WEBGRID_ROWS]) for part, start in enumerate(starts, 1)
    }


def _person(row: FeedbackRow) -> tuple[str, ...]:
    voter, bukti = row.pemilih, row.bukti
    told = (voter.id, voter.dpid, voter.nik, voter.nama, voter.tps_kpu, row.kata)
    return (*told, *(_text(bukti, kolom) for kolom in KOLOM_BUKTI))


def _text(bukti: Mapping[str, str], kolom: str) -> str:
    return str(bukti.get(kolom, ""))
