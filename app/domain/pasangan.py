"""Two entries of a list that may be one person: why, what speaks against it, how sure it is."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.serupa import Serupa

Kunci = tuple[str, str]
"""Two voter ids in order: what a decision about a pair is kept under."""


def kunci(one: str, other: str) -> Kunci:
    """The key of a pair."""
    return (one, other) if one < other else (other, one)


class Tingkat(StrEnum):
    """How sure a pair is, the surest first: one NIK; hardly by chance; perhaps by chance."""

    PASTI = "pasti"
    KUAT = "kuat"
    LEMAH = "lemah"


class Ragu(StrEnum):
    """What speaks against a pair; `kalimat` says it to a person."""

    kalimat: str

    def __new__(cls, kode: str, kalimat: str) -> "Ragu":
        member = str.__new__(cls, kode)
        member._value_ = kode
        member.kalimat = kalimat
        return member

    NAMA_LAIN = "nama_lain", "Namanya lain: mungkin salah satu NIK salah tulis."
    KELAMIN_LAIN = "kelamin_lain", "Jenis kelaminnya berbeda."
    KEMBAR = "kembar", "Satu KK, lahir pada hari yang sama: mungkin saudara kembar."
    LAHIR_LAIN = "lahir_lain", "Tanggal lahirnya jauh berbeda: mungkin orang tua dan anak."
    HARI_UMUM = "hari_umum", "Tanggal lahir ini sering ditulis bila harinya tidak diketahui."
    NAMA_UMUM = "nama_umum", "Nama ini dipunyai banyak orang di daftar."


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Two entries, ids in order. `kebetulan`: how many such partners one would have by chance."""

    satu: str
    dua: str
    alasan: tuple[Serupa, ...]
    ragu: tuple[Ragu, ...]
    tingkat: Tingkat
    kebetulan: float

    @property
    def kunci(self) -> Kunci:
        return self.satu, self.dua

    @property
    def is_strong(self) -> bool:
        """Whether somebody should look at it before the list is frozen."""
        return self.tingkat is not Tingkat.LEMAH
