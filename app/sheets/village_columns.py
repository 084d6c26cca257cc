"""The header of a table that a village made itself: names as people write them, on one row or two."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.bukti import KOLOM_BUKTI

HEADER_WITHIN = 15
KOLOM_ALASAN = ("alasan", "verval", "hasil", "status", "keterangan", "ket")
"""Columns that may say why somebody is marked, the likeliest first."""

_NAMES = {
    "id": "ID, ID PEMILIH, KODE PEMILIH",
    "nik": "NIK, NO NIK, NOMOR NIK, NO KTP, NOMOR KTP, NO INDUK KEPENDUDUKAN, NOMOR INDUK KEPENDUDUKAN",
    "nkk": "NKK, NO KK, NOMOR KK, KK, NO KARTU KELUARGA, NOMOR KARTU KELUARGA, NO NKK",
    "nama": "NAMA, NAMA LENGKAP, NAMA PEMILIH, NM LENGKAP, NAMA LENGKAP PEMILIH, NAMA WARGA, NAMA PENDUDUK",
    "tempat_lahir": "TEMPAT LAHIR, TMP LAHIR, TMPT LAHIR, TPT LAHIR, LAHIR TEMPAT, KOTA LAHIR",
    "tanggal_lahir": "TANGGAL LAHIR, TGL LAHIR, TG LAHIR, LAHIR TANGGAL, LAHIR TGL, TGL LHR, TGLLAHIR",
    "ttl": "TTL, TEMPAT TANGGAL LAHIR, TEMPAT DAN TANGGAL LAHIR, TEMPAT TGL LAHIR, TMP TGL LAHIR",
    "kelamin": "JK, L/P, KELAMIN, JENIS KELAMIN, JNS KELAMIN, JENIS KELAMIN L/P, SEX, GENDER, J KELAMIN",
    "kawin": "KAWIN, STS KAWIN, STATUS KAWIN, STATUS PERKAWINAN, STS PERKAWINAN, STATUS NIKAH, PERKAWINAN",
    "alamat": "ALAMAT, ALAMAT JALAN, JALAN, ALAMAT LENGKAP, ALAMAT JALAN DUKUH, ALAMAT RUMAH",
    "dusun": "DUSUN, ALAMAT DUSUN, DUKUH, ALAMAT DUKUH, PADUKUHAN, JORONG, KAMPUNG, LINGKUNGAN, BLOK, KADUS",
    "rt": "RT, ALAMAT RT, NO RT",
    "rw": "RW, ALAMAT RW, NO RW",
    "disabilitas": "DISABILITAS, DIFABEL, RAGAM DISABILITAS, KODE DISABILITAS",
    "ektp": "EKTP, KTP EL, PEREKAMAN EKTP, PEREKAMAN KTP EL, STATUS KTP EL, STATUS EKTP",
    "tps": "TPS, NO TPS, NOMOR TPS",
    "dengan": "DENGAN, GANDA DENGAN, GANDA DENGAN ID",
    "alasan": "ALASAN, ALASAN TMS, TANDA, SEBAB, KODE ALASAN, VARIANSIS",
    "verval": "VERVAL, VARIANSI",
    "hasil": "HASIL, HASIL VERIFIKASI, HASIL COKLIT",
    "status": "STATUS, STATUS PEMILIH, STATUS TMS, STATUS MS TMS, MS TMS",
    "keterangan": "KETERANGAN",
    "ket": "KET",
    "bukti_jenis": "BUKTI, JENIS BUKTI, DOKUMEN, JENIS DOKUMEN, SURAT, DASAR",
    "bukti_nomor": "NOMOR BUKTI, NO BUKTI, NOMOR SURAT, NO SURAT, NOMOR DOKUMEN, NO DOKUMEN, NOMOR AKTA",
    "bukti_tanggal_dokumen": "TANGGAL SURAT, TGL SURAT, TANGGAL DOKUMEN, TGL DOKUMEN, TANGGAL AKTA, TGL AKTA",
    "bukti_tanggal_kejadian": (
        "TANGGAL KEJADIAN, TGL KEJADIAN, TANGGAL MENINGGAL, TGL MENINGGAL, TANGGAL PINDAH, TGL PINDAH"
    ),
    "bukti_tujuan": "TUJUAN, TUJUAN PINDAH, PINDAH KE, ALAMAT TUJUAN",
    "bukti_pelapor": "PELAPOR, NAMA PELAPOR",
    "bukti_kotak": "KOTAK, NO KOTAK, NOMOR KOTAK",
}
_IGNORED = "NO, NOMOR, NO URUT, NO DPT, UMUR, USIA"
_PERSON = frozenset(
    ("nik", "nkk", "nama", "tempat_lahir", "tanggal_lahir", "kelamin", "kawin", "alamat", "rt", "rw")
)


def _bukti(kolom: str) -> str:
    """The program's own name of a column of evidence beside those that people write."""
    return ", ".join(filter(None, (_NAMES.get(f"bukti_{kolom}"), f"bukti_{kolom}")))


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What headings mean: heading (as `key`) -> field; which say nothing; which fields name a person."""

    known: Mapping[str, str]
    silent: frozenset[str]
    who: frozenset[str] = frozenset(("id", "nik", "nama"))


def key(text: str) -> str:
    """A heading without what people write differently."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def words_of(names: Mapping[str, str], silent: str) -> HeaderWords:
    """`names`: field -> its headings, by commas; `silent`: headings that say nothing."""
    known = {key(name): kolom for kolom, told in names.items() for name in told.split(",")}
    return HeaderWords(known, frozenset(map(key, silent.split(","))))


PERSON = {kolom: names for kolom, names in _NAMES.items() if kolom in _PERSON}
"""Field of a person -> its headings."""

VILLAGE = words_of(_NAMES | {f"bukti_{kolom}": _bukti(kolom) for kolom in KOLOM_BUKTI}, _IGNORED)
"""A village's own table of marks or new voters."""


@dataclass(frozen=True, slots=True)
class VillageHeader:
    """`places[field]`: 0-based position. `first`: index of the first row below the header.

    `headings[field]`: how the table writes it; `unknown`: headings that nobody knows.
    """

    first: int
    places: dict[str, int]
    headings: dict[str, str]
    unknown: tuple[str, ...]


def find_header(rows: Sequence[Sequence[str]], words: HeaderWords = VILLAGE) -> VillageHeader | None:
    """The best header within the first rows; None where none names a person and one thing more."""
    found: list[VillageHeader] = []
    for at, row in enumerate(rows):
        found.append(_header(at + 1, [(cell,) for cell in row], words))
        if at + 1 < len(rows):
            found.append(_header(at + 2, _two_rows(row, rows[at + 1]), words))
    likely = [header for header in found if len(header.places) >= 2 and words.who & header.places.keys()]
    best = max(likely, key=lambda header: len(header.places), default=None)
    return best and _below_numbering(best, rows)


def _two_rows(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, ...]]:
    """The names a column of a merged header may have, the fullest first: LAHIR TANGGAL, then TANGGAL."""
    names: list[tuple[str, ...]] = []
    group = ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place].strip() if place < len(upper) else ""
        below = lower[place].strip() if place < len(lower) else ""
        group = above or (group if below else "")
        names.append((f"{group} {below}", below) if below else (above,))
    return names


def _header(first: int, columns: Sequence[tuple[str, ...]], words: HeaderWords) -> VillageHeader:
    places: dict[str, int] = {}
    headings: dict[str, str] = {}
    unknown: list[str] = []
    for place, names in enumerate(columns):
        kolom = next((words.known[key(name)] for name in names if key(name) in words.known), "")
        heading = " ".join(names[0].split())[:40]
        if kolom and kolom not in places:
            places[kolom], headings[kolom] = place, heading
        elif heading and key(names[-1]) not in words.silent:
            unknown.append(heading)
    return VillageHeader(first, places, headings, tuple(unknown))


def _below_numbering(header: VillageHeader, rows: Sequence[Sequence[str]]) -> VillageHeader:
    """A row `1 2 3 …` under the names numbers the columns."""
    if header.first >= len(rows):
        return header
    cells = [cell.strip().strip("()").removesuffix(".0") for cell in rows[header.first]]
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 4]
    in_order = len(numbers) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_order and len(numbers) == sum(map(bool, cells)):
        return VillageHeader(header.first + 1, header.places, header.headings, header.unknown)
    return header
