"""Who may vote on the voting day, as far as birth date and marriage tell, and whose age needs a second look.

Rule set 1: 17 years or ever married (Permendagri 112/2014 Pasal 10). Where the district's own rules say so is
a setting (`Aturan.dasar_syarat`). All other conditions are seen by people and stand as marks.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.pemilih import Pemilih
from app.domain.tanggal import age_bounds, is_tanggal

VOTING_AGE = 17
_OLD = 100


class Hak(StrEnum):
    """Whether somebody may vote, as far as birth date and marriage tell; `kalimat` says it to a person."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Hak":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    YA = "ya", "Genap 17 tahun pada hari pemungutan suara: berhak memilih."
    KAWIN = "kawin", "Belum 17 tahun, tetapi sudah atau pernah kawin: berhak memilih."
    TIDAK = "tidak", "Belum 17 tahun pada hari pemungutan suara dan belum kawin: belum berhak memilih."
    MUNGKIN = "mungkin", "Tanggal lahir tidak lengkap; diterima sebagai pemilih."
    BELUM_DIISI = "belum_diisi", "Tanggal lahir belum diisi."


class Ragu(StrEnum):
    """Why somebody's age needs a second look."""

    TIDAK = ""
    BAWAH_UMUR = "bawah_umur"
    SEBAGIAN = "sebagian"
    TANPA_TANGGAL = "tanpa_tanggal"
    LEBIH_100 = "lebih_100"


@dataclass(frozen=True, slots=True)
class Kelayakan:
    """`umur` in whole years on the voting day, as `umur` tells it."""

    umur: str
    hak: Hak
    ragu: Ragu


def kelayakan(lahir: str, kawin: str, hari: date) -> Kelayakan:
    """What birth date and marriage say of a person on the voting day."""
    hak = hak_pilih(lahir, kawin, hari)
    return Kelayakan(_age(lahir, hari), hak, _doubt(lahir, hak, hari))


def hak_pilih(lahir: str, kawin: str, hari: date) -> Hak:
    """17 on the voting day or ever married."""
    if not is_tanggal(lahir):
        return Hak.BELUM_DIISI
    youngest, oldest = age_bounds(lahir, hari)
    if youngest >= VOTING_AGE:
        return Hak.YA
    if kawin in ("S", "P"):
        return Hak.KAWIN
    return Hak.MUNGKIN if oldest >= VOTING_AGE else Hak.TIDAK


_DOUBTS = {Hak.TIDAK: Ragu.BAWAH_UMUR, Hak.MUNGKIN: Ragu.SEBAGIAN, Hak.BELUM_DIISI: Ragu.TANPA_TANGGAL}


def _doubt(lahir: str, hak: Hak, hari: date) -> Ragu:
    if hak in _DOUBTS:
        return _DOUBTS[hak]
    return Ragu.LEBIH_100 if age_bounds(lahir, hari)[1] > _OLD else Ragu.TIDAK


def umur(pemilih: Pemilih, hari: date) -> str:
    """Age in whole years on the voting day; `?` where the birth date cannot say."""
    return _age(pemilih.tanggal_lahir, hari)


def _age(lahir: str, hari: date) -> str:
    if not is_tanggal(lahir):
        return "?"
    youngest, oldest = age_bounds(lahir, hari)
    return str(oldest) if youngest == oldest else f"{youngest}-{oldest}"


def is_old_enough(pemilih: Pemilih, hari: date) -> bool:
    """17 or ever married; a partial birth date counts for the voter."""
    return hak_pilih(pemilih.tanggal_lahir, pemilih.kawin, hari) is not Hak.TIDAK
