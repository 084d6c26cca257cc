"""The columns of a voter list, open or masked, and what stands in each of their cells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.domain.istilah import Istilah
from app.domain.nik import masked
from app.domain.tanggal import short_date
from app.printing.daftar import BarisDpt
from app.printing.fitting import Fitted, fit
from app.printing.fonts import table_face

_PADDING = 3.2
_SIZES = (9.0, 8.5, 8.0, 7.5)
_NAME_SIZES = (9.5, 9.0)
"""A name is never printed below 9 points: longer ones take a second line."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the page; `heading` breaks at newlines."""

    heading: str
    width: float
    cell: Callable[[BarisDpt], str]
    align: Literal["left", "centre", "right"] = "left"
    sizes: tuple[float, ...] = _SIZES

    def fitted(self, row: BarisDpt, points: float) -> Fitted:
        """The cell of this row in a column of `points` width."""
        return fit(self.cell(row), table_face(), points - 2 * _PADDING, self.sizes, most_lines=3)


def columns_of(istilah: Istilah, *, terbuka: bool) -> tuple[Column, ...]:
    """A masked list has no birth date and no disability, at any width."""
    shown = [
        Column("NO", 10, lambda row: str(row.no), "right"),
        Column("NIK", 29, _nik if terbuka else _nik_masked, "centre"),
        Column("NO. KK", 29, _nkk if terbuka else _nkk_masked, "centre"),
        Column("NAMA LENGKAP", 64, lambda row: row.pemilih.nama, sizes=_NAME_SIZES),
        Column("L/P", 8, lambda row: row.pemilih.kelamin, "centre"),
        Column("TEMPAT LAHIR", 32, lambda row: row.pemilih.tempat_lahir),
        Column("TANGGAL LAHIR\n(UMUR)", 28, _birth, "centre")
        if terbuka
        else Column("UMUR", 11, _umur, "centre"),
        Column("STATUS\nB/S/P", 12, lambda row: row.pemilih.kawin, "centre"),
        Column(f"ALAMAT\n({istilah.dusun.upper()}/JALAN)", 47, lambda row: row.pemilih.alamat),
        Column("RT", 9, lambda row: row.pemilih.rt, "centre"),
        Column("RW", 9, lambda row: row.pemilih.rw, "centre"),
    ]
    if terbuka:
        shown.append(Column("DIS", 8, lambda row: row.pemilih.disabilitas, "centre"))
    shown.append(Column("KETERANGAN", 29, lambda row: row.keterangan))
    return tuple(shown)


def text_x(column: Column, left: float, right: float, text: str, size: float) -> float:
    """Where a text begins between a column's two lines."""
    if column.align == "left":
        return left + _PADDING
    width = table_face().width(text, size)
    return right - _PADDING - width if column.align == "right" else (left + right - width) / 2


def _nik(row: BarisDpt) -> str:
    return row.pemilih.nik


def _nkk(row: BarisDpt) -> str:
    return row.pemilih.nkk


def _nik_masked(row: BarisDpt) -> str:
    return _star(row.pemilih.nik)


def _nkk_masked(row: BarisDpt) -> str:
    return _star(row.pemilih.nkk)


def _star(number: str) -> str:
    """KPU may have starred the number before the village got it (profile nik-disamarkan)."""
    return number if number.count("*") >= 10 else masked(number)


def _birth(row: BarisDpt) -> str:
    day = row.pemilih.tanggal_lahir
    return f"{short_date(day)} ({row.umur})" if day and row.umur else short_date(day) if day else ""


def _umur(row: BarisDpt) -> str:
    return row.umur
