"""What residents say of the list, and what the committee answers."""

from collections.abc import Mapping
from typing import Any

HAL: Mapping[str, str] = {
    "belum_terdaftar": "Belum terdaftar",
    "data_salah": "Data salah",
    "lapor_tms": "Lapor tidak memenuhi syarat",
    "pindah_tps": "Pindah {tps}",
    "lainnya": "Lainnya",
}
"""What a response is about; `{tps}` is the region's word."""

KEPUTUSAN: Mapping[str, str] = {
    "diterima": "Diterima",
    "ditolak": "Ditolak",
    "dicatat": "Dicatat dalam register",
    "ktp": "Memilih dengan KTP-el",
}
"""What was decided; "" while nothing is. The last two are the register of those who are not on the DPT."""

REGISTER = frozenset(("dicatat", "ktp"))


def is_register(isi: Mapping[str, Any]) -> bool:
    """Whether a response stands in the "Register warga tidak terdaftar"."""
    return isi["hal"] == "belum_terdaftar" and isi["keputusan"] in REGISTER
