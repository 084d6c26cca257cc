"""What the population office says of a voter: evidence beside the list, never a value of it."""

import re
from collections.abc import Callable, Mapping

from app.domain.nik import masked
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.tanggal import is_tanggal, short_date
from app.domain.tms import TMS, Alasan

JAWABAN = ("sesuai", "tidak_ditemukan", "meninggal", "pindah", "data_beda")
"""What an answer can be; "" while none has come."""

TETAP = "tetap"
"""The only `putusan`: a person looked at the answer and leaves the list as it is."""

KOLOM_DUKCAPIL = ("daftar", "urut", "jawaban", "nomor", "tanggal", "keterangan", "putusan", "alasan")
"""Keys of a `dukcapil` object beside the list's fields as the office has them (KOLOM_BEDA). All text.

`daftar`: number of the list on which the voter was asked for, `urut` his number on it; `nomor`, `tanggal`:
of the office's letter, the date ISO. `putusan`, `alasan`: why nothing was changed on this answer.
"""

KOLOM_BEDA = tuple(sorted(KOLOM_DAFTAR - {"tps", "tps_kpu", "disabilitas", "ektp"}))
"""Fields whose value at the office is kept where it differs from the list's."""

DITANYA = "ditanya"
"""State of a voter who was asked for and has no answer yet."""

Nilai = Callable[[str], str]
"""Gives the list's value of a field."""

_WORDS = {
    "sesuai": "SESUAI, S, DATA SESUAI, COCOK, PADAN, SUDAH PADAN, SAMA",
    "tidak_ditemukan": (
        "TIDAK DITEMUKAN, T, NIK TIDAK DITEMUKAN, DATA TIDAK DITEMUKAN, TIDAK ADA, TIDAK TERDAFTAR, "
        "TIDAK PADAN"
    ),
    "meninggal": "MENINGGAL, M, MENINGGAL DUNIA, SUDAH MENINGGAL, WAFAT, MATI, MD",
    "pindah": "PINDAH, P, PINDAH DOMISILI, PINDAH KELUAR, SUDAH PINDAH, PINDAH ALAMAT",
    "data_beda": "DATA BEDA, B, BEDA, BEDA DATA, DATA BERBEDA, BERBEDA, TIDAK SESUAI, DATA TIDAK SESUAI",
}


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^A-Z]+", " ", text.upper()).split())


_KNOWN = {_key(word): jawaban for jawaban, words in _WORDS.items() for word in words.split(",")}


def read_jawaban(text: str) -> str | None:
    """`Data beda`, `TIDAK DITEMUKAN`, `s` as an answer; None for what is none or may mean several."""
    return _KNOWN.get(_key(text))


def keadaan(isi: Mapping[str, str]) -> str:
    """ "" who was never asked for, DITANYA, or the answer."""
    return isi.get("jawaban", "") or (DITANYA if isi.get("daftar") else "")


def menurut(isi: Mapping[str, str]) -> dict[str, str]:
    """The fields that the office has otherwise or beside, as it has them."""
    return {kolom: isi[kolom] for kolom in KOLOM_BEDA if isi.get(kolom)}


def beda(isi: Mapping[str, str], nilai: Nilai) -> dict[str, tuple[str, str]]:
    """Field -> (the list's value, the office's), where they still differ."""
    pairs = {kolom: (nilai(kolom), theirs) for kolom, theirs in menurut(isi).items()}
    return {kolom: pair for kolom, pair in pairs.items() if pair[0] != pair[1]}


def is_contrary(kolom: str, ours: str, theirs: str) -> bool:
    """Whether the two contradict each other; what the list lacks or stars is only completed."""
    if kolom in ("nik", "nkk") and "*" in ours:
        return masked(theirs) != ours
    return ours not in ("", theirs)


def perlu_diputuskan(isi: Mapping[str, str], nilai: Nilai) -> bool:
    """Whether a person has still to say what follows from the answer. `nilai` knows the verdicts too."""
    jawaban = isi.get("jawaban", "")
    if not jawaban or isi.get("putusan") or nilai("status_pilkades") in TMS:
        return False
    if jawaban in ("sesuai", "data_beda"):
        fields = menurut(isi)
        return bool(beda(isi, nilai)) or (jawaban == "data_beda" and not fields)
    has_moved = jawaban == "pindah" and nilai("info") == Alasan.PINDAH_FISIK
    return not (nilai("usul_kpu") or has_moved)


def bukti_surat(isi: Mapping[str, str], bukti: Mapping[str, str]) -> dict[str, str]:
    """The office's letter as evidence; where there is other evidence already it is named beside that."""
    told = f"Padanan daftar {isi.get('daftar', '')} nomor {isi.get('urut', '')}"
    note = ". ".join(part for part in (told, isi.get("keterangan", "")) if part)
    letter = {"jenis": "Surat Dukcapil", "nomor": isi.get("nomor", "")}
    letter |= {"tanggal_dokumen": isi.get("tanggal", ""), "keterangan": note}
    if not bukti:
        return {key: value for key, value in letter.items() if value}
    day = letter["tanggal_dokumen"]
    when = f" tanggal {short_date(day)}" if is_tanggal(day) else ""
    beside = f"{letter['jenis']} {letter['nomor']}{when}"
    before = bukti.get("keterangan", "")
    if beside in before or bukti.get("nomor") == letter["nomor"]:
        return dict(bukti)
    return {**bukti, "keterangan": ". ".join(part for part in (before, beside) if part)}
