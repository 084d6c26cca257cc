"""The list of evidence of a batch: a line for each row that goes to Sidalih, without names or NIKs."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from app.domain.istilah import Istilah, in_sentence
from app.services.kpu.feedback_rows import INFO, SURAT, FeedbackRow
from app.services.kpu.feedback_village import VillageFeedback
from app.services.shared.csv_report import csv_report
from app.system.safe_file import write_atomic

FILE = "bukti.csv"
_PROOF = ("jenis", "nomor", "tanggal_dokumen", "tanggal_kejadian")
"""Who reported and what was remarked names people: that stays in the workbook."""
_COLUMNS = ("jenis", "id", "dpid", "perubahan", *(f"bukti_{name}" for name in _PROOF), "asal", "banding")


def write_evidence(
    folder: Path, triwulan: str, batas: date, villages: Sequence[VillageFeedback], istilah: Istilah
) -> Path:
    """`bukti.csv` beside the workbooks. Raises file errors."""
    path = folder / FILE
    header = ("triwulan", "batas", in_sentence(istilah.desa), "nama", *_COLUMNS)
    write_atomic(path, csv_report(header, _lines(triwulan, batas, villages)))
    return path


def _lines(triwulan: str, batas: date, villages: Sequence[VillageFeedback]) -> Iterator[tuple[str, ...]]:
    for village in villages:
        start = (triwulan, batas.isoformat(), village.desa.kode, village.desa.nama)
        for row in village.book:
            if row.jenis not in (INFO, SURAT):
                yield (*start, *_line(row))


def _line(row: FeedbackRow) -> tuple[str, ...]:
    proof = (str(row.bukti.get(name, "")) for name in _PROOF)
    stands = row.banding.kalimat if row.banding is not None else ""
    return (row.jenis, row.pemilih.id, row.pemilih.dpid, row.kata, *proof, row.asal or "program", stands)
