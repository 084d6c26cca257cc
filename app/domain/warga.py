"""One row of a village's own table, judged field by field: damaged numbers are refused, never repaired."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.catatan import Catatan, Kode
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.periksa import IsianError, read_field, read_number
from app.domain.sidalih import EKTP, KAWIN
from app.domain.tanggal_lahir import TanggalError, day_order, is_swappable, read_serial

_ENOUGH = 20
_NUMBERS = ("nik", "nkk")
_EMPTY = frozenset(("", "-", "--", "NULL", "null"))
_WORDS = {"kawin": (KAWIN, Kode.KAWIN_TIDAK_TERBACA), "ektp": (EKTP, Kode.EKTP_TIDAK_TERBACA)}


@dataclass(frozen=True, slots=True)
class Warga:
    """What a row says of a person: accepted fields; reasons and notes name the column."""

    isian: Mapping[str, str]
    salah: tuple[Catatan, ...]
    catatan: tuple[Catatan, ...]


def judge(row: Mapping[str, str], numeric: frozenset[str], suspect: frozenset[str]) -> Warga:
    """`numeric`: fields whose cell was a number; `suspect`: those that the file shows to be damaged."""
    isian: dict[str, str] = {}
    salah: list[Catatan] = []
    catatan: list[Catatan] = []
    for kolom, text in _told(row).items():
        try:
            isian[kolom] = _read(kolom, text, numeric, suspect)
        except IsianError as error:
            notes = catatan if kolom in _WORDS else salah
            notes.append(Catatan(kolom.upper().replace("_", " "), error.kode))
    return Warga(isian, tuple(salah), tuple(catatan))


def _told(row: Mapping[str, str]) -> dict[str, str]:
    """The list's fields of a row; `ttl` is a place and a date, a dusun stands in for a missing address."""
    told = {
        kolom: text for kolom, text in row.items() if kolom in KOLOM_DAFTAR and not _is_empty(kolom, text)
    }
    if "ttl" in row and "tanggal_lahir" not in told:
        place, comma, day = row["ttl"].rpartition(",")
        told["tanggal_lahir"] = day.strip()
        if comma and "tempat_lahir" not in told:
            told["tempat_lahir"] = place.strip()
    if dusun := row.get("dusun", ""):
        told.setdefault("alamat", dusun)
    return told


def _is_empty(kolom: str, text: str) -> bool:
    return text in _EMPTY or (text in ("0", "0.0") and kolom != "disabilitas")


def _read(kolom: str, text: str, numeric: frozenset[str], suspect: frozenset[str]) -> str:
    if kolom in _NUMBERS:
        return read_number(text, numeric=kolom in numeric, suspect=kolom in suspect)
    if kolom == "tanggal_lahir":
        return _date(text, kolom in numeric, kolom in suspect)
    if kolom in _WORDS:
        codes, kode = _WORDS[kolom]
        if (code := codes.get(text.strip(" '.").upper())) is None:
            raise IsianError(kode)
        return code
    return read_field(kolom, text.removesuffix(".0") if kolom in numeric else text)


def _date(text: str, numeric: bool, suspect: bool) -> str:
    if numeric:
        try:
            return read_serial(text)
        except TanggalError as error:
            raise IsianError(error.kode) from error
    bare = text.strip("'")
    if suspect and is_swappable(bare):
        raise IsianError(Kode.URUTAN_MERAGUKAN)
    return read_field("tanggal_lahir", bare)


def suspects(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Fields that the whole file shows to be damaged, as KPU's lists are judged.

    NIK or NKK: more than half end in 0, which is what Excel makes of them. Birth date: a tenth proves
    that month and day changed places.
    """
    ending = dict.fromkeys(_NUMBERS, 0)
    total = order = 0
    for row in rows:
        total += 1
        order += day_order(row.get("tanggal_lahir", ""))
        for kolom in _NUMBERS:
            ending[kolom] += row.get(kolom, "").endswith("0")
    rounded = {kolom for kolom in _NUMBERS if total >= _ENOUGH and ending[kolom] * 2 > total}
    return frozenset(rounded | ({"tanggal_lahir"} if -order * 10 > total else set()))
