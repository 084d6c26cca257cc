"""The worksheet of an RT: columns to be filled in at the door, and what the letters on it mean."""

from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.tanggal import short_date
from app.domain.tms import ARTI, Alasan
from app.printing.daftar import BarisDpt
from app.printing.dpt_columns import Column
from app.printing.fonts import table_face
from app.printing.page import Marks

KODE: tuple[tuple[str, Alasan], ...] = (
    ("M", Alasan.MENINGGAL),
    ("P", Alasan.PINDAH),
    ("D", Alasan.PINDAH_FISIK),
    ("G", Alasan.GANDA),
    ("T", Alasan.TNI),
    ("O", Alasan.POLRI),
    ("B", Alasan.BAWAH_UMUR),
    ("W", Alasan.WNA),
    ("H", Alasan.HAK_DICABUT),
    ("K", Alasan.TIDAK_DIKENAL),
)
"""The letters that the entry screen takes."""

_BOX, _SIZE = 7.5, 8.0


def legend() -> str:
    """For the foot of every page."""
    told = ", ".join(f"{letter} {ARTI[reason].label.lower()}" for letter, reason in KODE)
    told = told.replace("tni", "TNI").replace("polri", "Polri").replace("wna", "WNA")
    return f"Kode: {told}. + baris kosong untuk pemilih baru."


def blank_rows(count: int) -> list[BarisDpt]:
    """Room for people whom the list has not."""
    return [BarisDpt(0, Pemilih(""))] * count


def worksheet_columns() -> dict[str, Column]:
    """What only this list has."""
    return {
        "nomor_samar": Column("NIK\nNO. KK", 33, _numbers_masked),
        "nomor_terbuka": Column("NIK\nNO. KK", 33, _numbers),
        "lahir_tahun": Column("TEMPAT, TANGGAL LAHIR\n(UMUR)", 40, _born_in),
        "lahir_lengkap": Column("TEMPAT, TANGGAL LAHIR\n(UMUR)", 40, _born),
        "hasil": Column("HASIL", 40, lambda _: "", draw=_boxes),
    }


def _numbers(row: BarisDpt) -> str:
    return f"{row.pemilih.nik}\n{row.pemilih.nkk}"


def _numbers_masked(row: BarisDpt) -> str:
    return f"{masked(row.pemilih.nik)}\n{masked(row.pemilih.nkk)}"


def _born(row: BarisDpt) -> str:
    day = row.pemilih.tanggal_lahir
    return _place_and(row, f"{short_date(day)} ({row.umur})" if day else "")


def _born_in(row: BarisDpt) -> str:
    """Day and month are written down from the paper that is shown: they would tell what the NIK hides."""
    year = row.pemilih.tanggal_lahir[:4]
    return _place_and(row, f"…… - …… - {year} ({row.umur})" if year else "")


def _place_and(row: BarisDpt, told: str) -> str:
    return f"{row.pemilih.tempat_lahir}\n{told}" if told or row.pemilih.tempat_lahir else ""


def _boxes(marks: Marks, left: float, top: float, right: float, bottom: float) -> None:
    """Agrees, differs; a letter for whoever has to go."""
    middle, face = (left + right) / 2, table_face()
    upper, lower = top - (top - bottom) * 0.36, top - (top - bottom) * 0.80
    for x, y, word in ((left + 4, upper, "Sesuai"), (middle, upper, "Ubah"), (left + 4, lower, "TMS, kode:")):
        marks.box(x, y - 1, _BOX, _BOX)
        marks.text(x + _BOX + 3, y, word, face, _SIZE)
    marks.rule(left + 58, lower - 1, right - 4, lower - 1, dashed=True)
