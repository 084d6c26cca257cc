"""The election and the village a list belongs to."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Profil = Literal["lengkap", "nik-disamarkan", "tanpa-nik"]
"""What of NIK and NKK the agreement lets the village see."""


@dataclass(frozen=True, slots=True)
class Desa:
    """`kode` is the 10-digit Kemendagri code; names repeat, codes do not."""

    kode: str
    nama: str
    kecamatan: str
    kabupaten: str
    provinsi: str = ""


@dataclass(frozen=True, slots=True)
class Pemilihan:
    """One election of one district. `zona`: hours from UTC (7 WIB, 8 WITA, 9 WIT), fixed for its papers."""

    id: str
    nama: str
    hari: date
    zona: int = 7
    profil: Profil = "lengkap"

    @property
    def waktu(self) -> str:
        """WIB, WITA or WIT."""
        return {7: "WIB", 8: "WITA", 9: "WIT"}[self.zona]
