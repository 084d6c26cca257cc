"""The overview as a table for KPU's own desk: every village with its state, its counts and who stands out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from app.domain.istilah import in_sentence
from app.domain.rekap_lembar import LembarRekap
from app.domain.tms import ARTI
from app.services.kpu.feedback_pdpb import REASONS
from app.services.kpu.overview import UKURAN, Petak, overview
from app.services.kpu.vault_session import Vault
from app.services.shared.csv_report import csv_report
from app.sheets.rekap_writer import rekap_workbook
from app.store import database, vault_balasan
from app.system.safe_file import write_atomic

Line = tuple[int | str, ...]
_NAMED = 4
"""Columns of words before the numbers."""
_COUNTED = slice(_NAMED, _NAMED + 8 + len(REASONS))
"""Those that may be added up; package and return are numbers of files."""


def write_overview(opened: Vault, path: Path) -> int:
    """An .xlsx, or a .csv by the file's ending; noted in the record. Returns its villages.

    Raises file errors.
    """
    header, lines = table(opened)
    is_csv = path.suffix.lower() == ".csv"
    data = csv_report(header, lines) if is_csv else _workbook(opened, header, lines)
    with database.transaction(opened.db):  # what is not written is not noted
        opened.note("ekspor_ringkasan", {"desa": len(lines), "bentuk": "csv" if is_csv else "xlsx"})
        write_atomic(path, data)
    return len(lines)


def _workbook(opened: Vault, header: Sequence[str], lines: Sequence[Line]) -> bytes:
    sums = [sum(int(line[at] or 0) for line in lines) for at in range(len(header))[_COUNTED]]
    total: Line = ("Jumlah", "", "", "", *sums, *[""] * (len(header) - _COUNTED.stop))
    # The name first: a workbook's first column is wide, and stays in sight.
    rows = tuple((line[1], line[0], *line[2:]) for line in lines)
    sheet = LembarRekap("Ringkasan", _TITLE, (header[1], header[0], *header[2:]), (*rows, total), _NOTE)
    return rekap_workbook((opened.kpu.nama, opened.pemilihan.nama), [sheet])


def table(opened: Vault) -> tuple[tuple[str, ...], list[Line]]:
    """(headings, a line a village by kecamatan and name). What nobody told yet is empty, not 0."""
    told = vault_balasan.newest_counts(opened.db)
    reasons: dict[str, Mapping[str, int]] = {kode: json.loads(one)["tms"] for kode, one in told.items()}
    village, kecamatan = in_sentence(opened.istilah.desa), in_sentence(opened.istilah.kecamatan)
    header = (
        "kode", village, kecamatan, "keadaan", "pemilih", "awal", "baru", "ubah",
        *(f"TMS {ARTI[reason].label}" for reason in REASONS), "TMS", f"TMS {opened.istilah.pemilihan} saja",
        "L", "P", "% TMS", "% ubah", "% baru", "% meninggal", "mencolok", "terlambat", "paket",
        "pengembalian",
    )  # fmt: skip
    lines = [(*_line(one, reasons.get(one.keadaan.kode, {})),) for one in overview(opened).petak]
    return header, lines


def _line(one: Petak, reasons: Mapping[str, int]) -> Iterator[int | str]:
    state, counted = one.keadaan, one.hitung
    yield from (state.kode, state.desa, state.kecamatan, state.keadaan, state.pemilih)
    if counted is None:
        yield from [""] * (7 + len(REASONS) + len(UKURAN))
    else:
        yield from (counted.awal, counted.baru, counted.ubah)
        yield from (reasons.get(reason, 0) for reason in REASONS)
        yield from (counted.tms, counted.tms_pilkades, counted.L, counted.P)
        yield from (_percent(counted.share(ukuran)) for ukuran in UKURAN)
    yield from (", ".join(one.mencolok), "ya" if state.terlambat else "", state.paket, state.pengembalian)


def _percent(share: float) -> str:
    return f"{share:.1f}".replace(".", ",")


_TITLE = "Ringkasan pengembalian"
_NOTE = (
    "Persen dari daftar yang diterbitkan KPU. L dan P: daftar KPU sesudah usul TMS. Kosong: belum ada "
    "pengembalian. Angka kecil tidak disembunyikan: hanya untuk KPU."
)


def as_rows(header: Sequence[str], lines: Sequence[Line]) -> list[dict[str, int | str]]:
    """Rows by heading, for a program."""
    return [dict(zip(header, line, strict=True)) for line in lines]
