"""The columns of a list for the population office, and five boxes to tick."""

from app.domain.tanggal import short_date
from app.printing.daftar import BarisDpt
from app.printing.dpt_columns import Column

_SMALL = (8.5, 8.0, 7.5, 7.0, 6.5)
_NAME = (9.5, 9.0)
BOXES = "STMPB"


def columns_of() -> tuple[Column, ...]:
    """NIK and NKK as they are: the office finds people by them."""
    return (
        Column("NO", 10, lambda row: str(row.no), "right"),
        Column("KODE", 22, lambda row: row.pemilih.id, "centre", _SMALL),
        Column("NIK", 30, lambda row: row.pemilih.nik, "centre"),
        Column("NO. KK", 30, lambda row: row.pemilih.nkk, "centre"),
        Column("NAMA LENGKAP", 50, lambda row: row.pemilih.nama, sizes=_NAME),
        Column("L/P", 7, lambda row: row.pemilih.kelamin, "centre"),
        Column("TEMPAT LAHIR", 24, lambda row: row.pemilih.tempat_lahir, sizes=_SMALL),
        Column("TANGGAL\nLAHIR", 19, _born, "centre"),
        Column("KAWIN\nB/S/P", 9, lambda row: row.pemilih.kawin, "centre"),
        Column("ALAMAT", 34, lambda row: row.pemilih.alamat, sizes=_SMALL),
        Column("RT/RW", 15, _place, "centre", _SMALL),
        Column("DIMINTA", 24, lambda row: row.keterangan, sizes=_SMALL),
        *(Column(box, 6.5, lambda row: "", "centre") for box in BOXES),
        Column("DATA MENURUT DUKCAPIL,\nKETERANGAN", 46, lambda row: ""),
    )


def _born(row: BarisDpt) -> str:
    day = row.pemilih.tanggal_lahir
    return short_date(day) if day else ""


def _place(row: BarisDpt) -> str:
    return f"{row.pemilih.rt or '-'}/{row.pemilih.rw or '-'}"
