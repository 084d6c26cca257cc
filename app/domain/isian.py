"""What a committee types into a field: brought into the list's form, or refused with the field's name."""

import unicodedata

from app.domain.errors import UserError
from app.domain.nilai import CODES, is_allowed
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.sidalih_fields import three_digits
from app.domain.tanggal_lahir import TanggalError, read_tanggal

_UPPER = frozenset(("nama", "tempat_lahir", "alamat"))
_NUMBERED = frozenset(("rt", "rw", "tps", "tps_kpu"))


def clean(kolom: str, text: str) -> str:
    """The value as the list keeps it. Raises UserError FIELD_UNKNOWN, FIELD_INVALID (`kolom`)."""
    if kolom not in KOLOM_DAFTAR and kolom != "catatan":
        raise UserError("FIELD_UNKNOWN", kolom=kolom)
    value = _in_form(kolom, " ".join(unicodedata.normalize("NFC", text).split()))
    if not is_allowed(kolom, value):
        raise UserError("FIELD_INVALID", kolom=kolom)
    return value


def _in_form(kolom: str, value: str) -> str:
    if kolom in _NUMBERED:
        return three_digits(value.upper())
    if kolom == "tanggal_lahir":
        return _date(value)
    return value.upper() if kolom in _UPPER or kolom in CODES else value


def _date(value: str) -> str:
    """ISO; what is no date stays as it is and is refused with the other values."""
    try:
        return read_tanggal(value)
    except TanggalError:
        return value
