"""What a committee types into a field: brought into the list's form, or refused with the field's name."""

from app.domain.errors import UserError
from app.domain.nik import is_nik
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.sidalih_fields import three_digits
from app.domain.tanggal_lahir import TanggalError, read_tanggal

_CODES = {
    "kelamin": ("L", "P"),
    "kawin": ("", "B", "S", "P"),
    "ektp": ("", "S", "B", "K"),
    "disabilitas": ("", "0", "1", "2", "3", "4", "5", "6"),
}
_UPPER = ("nama", "tempat_lahir", "alamat")


def clean(kolom: str, text: str) -> str:
    """The value as the list keeps it. Raises UserError FIELD_UNKNOWN, FIELD_INVALID (`kolom`)."""
    if kolom not in KOLOM_DAFTAR:
        raise UserError("FIELD_UNKNOWN", kolom=kolom)
    value = " ".join(text.split())
    if kolom in ("rt", "rw", "tps", "tps_kpu"):
        return three_digits(value)
    if kolom == "tanggal_lahir":
        return _date(value)
    if kolom in _UPPER or kolom in _CODES:
        value = value.upper()
    if not _is_valid(kolom, value):
        raise UserError("FIELD_INVALID", kolom=kolom)
    return value


def _date(value: str) -> str:
    try:
        return read_tanggal(value)
    except TanggalError as error:
        raise UserError("FIELD_INVALID", kolom="tanggal_lahir") from error


def _is_valid(kolom: str, value: str) -> bool:
    if kolom in ("nik", "nkk"):
        return value == "" or is_nik(value)
    if kolom == "nama":
        return bool(value)
    return kolom not in _CODES or value in _CODES[kolom]
