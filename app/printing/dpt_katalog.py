"""Every column that a kind of list may choose, by name."""

from collections.abc import Sequence

from app.domain.istilah import Istilah
from app.domain.nik import masked
from app.domain.sebutan import without
from app.domain.tanggal import short_date
from app.printing.daftar import BarisDpt
from app.printing.dpt_columns import NAME_SIZES, Column, empty
from app.printing.dpt_jenis import JenisDaftar
from app.printing.lembar_kerja import worksheet_columns
from app.printing.wording import nomor_tps

_UPRIGHT = 215
"""Millimetres of columns that can still be read on 199 of F4."""


def columns_of(jenis: JenisDaftar, istilah: Istilah) -> tuple[Column, ...]:
    """The columns of a kind, in its order."""
    known = _catalogue(istilah) | worksheet_columns()
    return tuple(known[name] for name in jenis.kolom)


def fits_upright(names: Sequence[str], istilah: Istilah) -> bool:
    """Whether these columns have room on an upright page."""
    known = _catalogue(istilah)
    return sum(known[name].width for name in names) <= _UPRIGHT


def _catalogue(istilah: Istilah) -> dict[str, Column]:
    return {
        "no": Column("NO", 10, _no, "right"),
        "nik": Column("NIK", 29, lambda row: row.pemilih.nik, "centre"),
        "nkk": Column("NO. KK", 29, lambda row: row.pemilih.nkk, "centre"),
        "nik_samar": Column("NIK", 29, lambda row: star(row.pemilih.nik), "centre"),
        "nkk_samar": Column("NO. KK", 29, lambda row: star(row.pemilih.nkk), "centre"),
        "nik4": Column("NIK\n(AKHIR)", 14, _last_four, "centre"),
        "nama": Column("NAMA LENGKAP", 64, lambda row: row.pemilih.nama, sizes=NAME_SIZES),
        "kelamin": Column("L/P", 8, lambda row: row.pemilih.kelamin, "centre"),
        "tempat_lahir": Column("TEMPAT LAHIR", 32, lambda row: row.pemilih.tempat_lahir),
        "lahir": Column("TANGGAL LAHIR\n(UMUR)", 28, _birth, "centre"),
        "umur": Column("UMUR", 11, lambda row: row.umur, "centre"),
        "kawin": Column("STATUS\nB/S/P", 12, lambda row: row.pemilih.kawin, "centre"),
        "alamat": Column(f"ALAMAT\n({istilah.dusun.upper()}/JALAN)", 47, lambda row: row.pemilih.alamat),
        "dusun": Column(istilah.dusun.upper(), 36, lambda row: without(istilah.dusun, row.dusun)),
        "rt": Column("RT", 9, lambda row: row.pemilih.rt, "centre"),
        "rw": Column("RW", 9, lambda row: row.pemilih.rw, "centre"),
        "tps": Column(istilah.tps.upper(), 12, lambda row: nomor_tps(row.pemilih.tps), "centre"),
        "disabilitas": Column("DIS", 8, lambda row: row.pemilih.disabilitas, "centre"),
        "keterangan": Column("KETERANGAN", 29, lambda row: row.keterangan),
        "catatan": Column("KET", 23, lambda row: row.keterangan),
        "tanda_tangan": Column("TANDA TANGAN", 80, lambda row: f"{row.no}.", "turns"),
        "koreksi": Column("KOREKSI DATA\n(tulis yang benar)", 62, empty),
        "bukti": Column("BUKTI / CATATAN", 44, empty),
        "paraf_petugas": Column("PARAF\nPETUGAS", 18, empty),
        "paraf_pemilih": Column("PARAF\nPEMILIH", 18, empty),
    }


def star(number: str) -> str:
    """KPU may have starred the number before the village got it (profile nik-disamarkan)."""
    return number if number.count("*") >= 10 else masked(number)


def _no(row: BarisDpt) -> str:
    return str(row.no) if row.no else "+"


def _last_four(row: BarisDpt) -> str:
    told = row.pemilih.nik[-4:].lstrip("*")
    return f"…{told}" if told else ""


def _birth(row: BarisDpt) -> str:
    day = row.pemilih.tanggal_lahir
    return f"{short_date(day)} ({row.umur})" if day and row.umur else short_date(day) if day else ""
