"""Single fields of a Sidalih row: the two 16-digit numbers, the birth date, the sex, small numbers.

Each takes the trimmed cell text and appends to `notes` (accepted) or `reasons` (refused).
"""

import re
from functools import lru_cache

from app.domain.catatan import Catatan, Kode
from app.domain.tanggal_lahir import TanggalError, is_swappable, read_serial, read_tanggal

QUOTES = "'`’‘´\" "
ZEROS = "0" * 16
_KELAMIN = {
    "L": "L", "LK": "L", "LAKI-LAKI": "L", "LAKI LAKI": "L", "LAKI": "L", "PRIA": "L", "1": "L",
    "P": "P", "PR": "P", "PEREMPUAN": "P", "WANITA": "P", "2": "P",
}  # fmt: skip
_NUMBERED = re.compile(r"(?:(?:TPS|RT|RW)[ .:-]*)?([0-9]{1,3})(?:\.0+)?", re.ASCII | re.IGNORECASE)
_SEPARATED = re.compile(r"[0-9][0-9 .\-/]*[0-9]", re.ASCII)
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.ASCII | re.IGNORECASE)


@lru_cache(maxsize=4096)
def three_digits(text: str) -> str:
    """RT, RW and TPS: `1`, `01`, `1.0`, `TPS 1` -> `001`; `0` -> ""; what is no number stays as it is."""
    match = _NUMBERED.fullmatch(text.strip(QUOTES))
    if match is None:
        return text
    return match[1].zfill(3) if int(match[1]) else ""


def sixteen(
    kolom: str,
    text: str,
    numeric: frozenset[str],
    suspect: frozenset[str],
    notes: list[Catatan],
    reasons: list[Catatan],
) -> str:
    """The number with separators dropped, or a reason."""
    digits = bare = text.strip(QUOTES)
    if _SEPARATED.fullmatch(bare):
        digits = re.sub(r"[ .\-/]", "", bare)
    kode = _fault(kolom, bare, digits, numeric, suspect)
    if kode is not None:
        reasons.append(Catatan(kolom, kode))
    elif digits != text:
        notes.append(Catatan(kolom, Kode.DIRAPIKAN if digits == bare else Kode.PEMISAH_DIBUANG))
    return digits


def _fault(
    kolom: str, bare: str, digits: str, numeric: frozenset[str], suspect: frozenset[str]
) -> Kode | None:
    if not bare or not bare.strip("0"):
        return Kode.KOSONG
    if _SCIENTIFIC.fullmatch(bare):
        return Kode.NOTASI_ILMIAH
    if kolom in numeric:
        return Kode.SEL_ANGKA
    if "*" in bare:
        return Kode.DISAMARKAN
    if not (digits.isascii() and digits.isdigit()):
        return Kode.BERHURUF
    if len(digits) != 16:
        return Kode.BUKAN_16_ANGKA
    return Kode.DIBULATKAN if kolom in suspect and digits.endswith("0") else None


def birth(
    text: str,
    numeric: frozenset[str],
    suspect: frozenset[str],
    notes: list[Catatan],
    reasons: list[Catatan],
) -> str:
    try:
        if "TANGGAL LAHIR" in numeric:
            return read_serial(text)
        iso = read_tanggal(text)
    except TanggalError:
        return _birth_again(text, notes, reasons)
    if "TANGGAL LAHIR" in suspect and is_swappable(text):
        reasons.append(Catatan("TANGGAL LAHIR", Kode.URUTAN_MERAGUKAN))
    if iso.endswith("00"):
        notes.append(Catatan("TANGGAL LAHIR", Kode.TANGGAL_SEBAGIAN))
    return iso


def _birth_again(text: str, notes: list[Catatan], reasons: list[Catatan]) -> str:
    """Once more without quotes around it; then say why not."""
    bare = text.strip(QUOTES)
    if bare != text:
        notes.append(Catatan("TANGGAL LAHIR", Kode.DIRAPIKAN))
    try:
        return read_tanggal(bare)
    except TanggalError as error:
        reasons.append(Catatan("TANGGAL LAHIR", error.kode if bare else Kode.KOSONG))
        return ""


def sex(text: str, reasons: list[Catatan]) -> str:
    kelamin = _KELAMIN.get(text) or _KELAMIN.get(text.strip(QUOTES).removesuffix(".").upper())
    if kelamin is None:
        reasons.append(Catatan("KELAMIN", Kode.KELAMIN_TIDAK_TERBACA))
        return ""
    return kelamin
