"""The values a village may give a field: one set of rules for what is typed and what a journal says.

KPU's own list is older than these rules and is not held against them.
"""

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from app.domain.bentuk import is_line
from app.domain.bukti import KOLOM_BUKTI
from app.domain.dukcapil import JAWABAN, KOLOM_BEDA, KOLOM_DUKCAPIL, TETAP
from app.domain.nik import is_nik
from app.domain.pemilih import KOLOM_DAFTAR, KOLOM_NILAI
from app.domain.sidalih_fields import three_digits
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.domain.tms import INFO, TMS, USUL_KPU, Alasan
from app.domain.voter_id import is_voter_id

LONGEST_TEXT = 1000
_LONGEST = {"nama": 100, "tempat_lahir": 100, "alamat": 200, "catatan": LONGEST_TEXT}
_NUMBERED = frozenset(("rt", "rw", "tps", "tps_kpu"))
_SHORT_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ./-")
_LONGEST_WORD = 12

CODES: Mapping[str, frozenset[str]] = {
    "kelamin": frozenset(("L", "P")),
    "kawin": frozenset(("", "B", "S", "P")),
    "ektp": frozenset(("", "S", "B", "K")),
    "disabilitas": frozenset(("", *"0123456")),
    "status_pilkades": TMS | {"", Alasan.SESUAI.value},
    "usul_kpu": USUL_KPU | {""},
    "info": INFO | {""},
}
"""Fields whose values are a closed set."""


def is_allowed(kolom: str, value: object) -> bool:
    """Whether a village may give this field this value."""
    if kolom == "bukti":
        return _is_texts(value, KOLOM_BUKTI)
    if kolom == "dukcapil":
        return _is_dukcapil(value)
    if not isinstance(value, str) or kolom not in KOLOM_NILAI:
        return False
    if kolom in CODES:
        return value in CODES[kolom]
    if kolom in _NUMBERED:
        return _is_numbered(value)
    if kolom in _LONGEST:
        return is_line(value, _LONGEST[kolom]) and (kolom != "nama" or value.strip() != "")
    if kolom == "tanggal_lahir":
        return _is_birth(value)
    return value == "" or (is_voter_id(value) if kolom == "ganda_dengan" else is_nik(value))


def is_new_voter(fields: Mapping[str, object]) -> bool:
    """Whether these are the fields of a voter the village adds; a missing one is ""."""
    return fields.keys() <= KOLOM_DAFTAR and all(
        is_allowed(kolom, fields.get(kolom, "")) for kolom in KOLOM_DAFTAR
    )


def _is_numbered(value: str) -> bool:
    """Three digits or a short word; it begins like a word, so that no spreadsheet takes it for a formula."""
    return value == "" or (
        len(value) <= _LONGEST_WORD
        and _SHORT_WORD.issuperset(value)
        and value[0].isalnum()
        and value == " ".join(value.split()) == three_digits(value)
    )


def _is_birth(value: str) -> bool:
    try:
        return read_tanggal(value) == value
    except TanggalError:
        return False


def _is_texts(value: object, keys: Sequence[str]) -> TypeGuard[Mapping[str, str]]:
    return (
        isinstance(value, Mapping)
        and value.keys() <= set(keys)
        and all(is_line(one, LONGEST_TEXT) for one in value.values())
    )


def _is_dukcapil(value: object) -> bool:
    return (
        _is_texts(value, (*KOLOM_DUKCAPIL, *KOLOM_BEDA))
        and value.get("jawaban", "") in ("", *JAWABAN)
        and value.get("putusan", "") in ("", TETAP)
    )
