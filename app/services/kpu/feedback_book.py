"""The workbook of one village's feedback: what Sidalih pastes, the same in 33 columns, and what to decide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.domain.bukti import KOLOM_BUKTI
from app.domain.sidalih import KOLOM_SIDALIH
from app.services.kpu.feedback_rows import BARU, INFO, PUTUSKAN, SURAT, TMS, UBAH, FeedbackRow
from app.sheets.sidalih_writer import WEBGRID_ROWS, workbook

_PEOPLE = ("id", "dpid", "nik", "nama", "tps_kpu", "alasan", *KOLOM_BUKTI, "asal")
_SLIPS = ("id", "dpid", "nik", "nama", "tps_kpu", "alasan", "tanggal", "catatan")
_COMPARED = ("jenis", "id", "dpid", "nik", "nama", "perubahan", "hasil", "keterangan", "disebut pada", "asal")
Sheets = dict[str, tuple[Sequence[str] | None, Iterable[Sequence[str]]]]


def feedback_book(rows: Sequence[FeedbackRow], against: Sequence[tuple[FeedbackRow, int]] = ()) -> bytes:
    """TMS, UBAH, BARU as the webgrid takes them (16 columns, no header, blocks of 1,000), then the rest.

    Where several of Sidalih's areas are one village each has its own sheets: a grid is pasted into one area.
    What today's export contradicts is for a person. `against`: compared rows, and the batch that said them.
    """
    by_kind: dict[str, list[FeedbackRow]] = defaultdict(list)
    for row in rows:
        is_open = row.banding is not None and row.banding.is_open
        by_kind[PUTUSKAN if is_open else row.jenis].append(row)
    sheets: Sheets = {}
    for kind in (TMS, UBAH, BARU):
        for title, told in _by_area(kind, by_kind[kind]):
            sheets |= _blocks(title, [row.webgrid for row in told])
    for kind in (TMS, UBAH, BARU):
        sheets[f"{kind} 33 kolom"] = (KOLOM_SIDALIH, [row.raw for row in by_kind[kind]])
    for kind in (INFO, PUTUSKAN):
        if by_kind[kind]:
            sheets[kind] = (_PEOPLE, [_person(row) for row in by_kind[kind]])
    if by_kind[SURAT]:
        sheets["SURAT TIDAK SAMPAI"] = (_SLIPS, [_slip(row) for row in by_kind[SURAT]])
    every = [row for kind in (TMS, UBAH, BARU) for row in by_kind[kind]]
    if every:
        sheets["BUKTI"] = (_PEOPLE, [_person(row) for row in every])
    if against:
        sheets["PERBANDINGAN"] = (_COMPARED, [_against(row, nomor) for row, nomor in against])
    return workbook(sheets)


def _by_area(kind: str, rows: Sequence[FeedbackRow]) -> Iterable[tuple[str, Sequence[FeedbackRow]]]:
    areas = dict.fromkeys(row.kel_id for row in rows)
    if not any(areas):
        return [(kind, rows)]
    return [(f"{kind} {area}", [row for row in rows if row.kel_id == area]) for area in areas]


def _blocks(kind: str, rows: Sequence[Sequence[str]]) -> Sheets:
    if len(rows) <= WEBGRID_ROWS:
        return {kind: (None, rows)}
    starts = range(0, len(rows), WEBGRID_ROWS)
    return {
        f"{kind} {part}": (None, rows[start : start + WEBGRID_ROWS]) for part, start in enumerate(starts, 1)
    }


def _person(row: FeedbackRow) -> tuple[str, ...]:
    voter, bukti = row.pemilih, row.bukti
    told = (voter.id, voter.dpid, voter.nik, voter.nama, row.tps_kpu, _words(row))
    return (*told, *(_text(bukti, kolom) for kolom in KOLOM_BUKTI), row.asal or "program")


def _slip(row: FeedbackRow) -> tuple[str, ...]:
    voter = row.pemilih
    told = (voter.id, voter.dpid, voter.nik, voter.nama, voter.tps_kpu, row.kata)
    return (*told, _text(row.bukti, "tanggal"), _text(row.bukti, "catatan"))


def _words(row: FeedbackRow) -> str:
    """The reason, and what today's export says against it."""
    if row.banding is None or not row.banding.is_open:
        return row.kata
    return f"{row.jenis} {row.kata}: {row.banding_kata}"


def _against(row: FeedbackRow, nomor: int) -> tuple[str, ...]:
    voter, stands = row.pemilih, row.banding.kalimat if row.banding else ""
    told = (row.jenis, voter.id, voter.dpid, voter.nik, voter.nama, row.kata, stands, row.banding_kata)
    return (*told, f"umpan balik ke-{nomor}" if nomor else "umpan balik ini", row.asal or "program")


def _text(bukti: Mapping[str, str], kolom: str) -> str:
    return str(bukti.get(kolom, ""))
