"""How numbers and codes are read on paper; the names of places and offices are the domain's."""

from app.domain.sebutan import (
    at_desa,
    desa_lengkap,
    kabupaten_lengkap,
    kecamatan_lengkap,
    nama_pemilihan,
    without,
)

__all__ = [
    "at_desa",
    "desa_lengkap",
    "grouped",
    "kabupaten_lengkap",
    "kecamatan_lengkap",
    "nama_pemilihan",
    "nomor_tps",
    "without",
]


def nomor_tps(tps: str) -> str:
    """`001` as 01; other names stay."""
    return f"{int(tps):02}" if tps.isdecimal() else tps


def grouped(code: str, size: int = 4) -> str:
    """A code in groups that can be read aloud, however it came: ABCD-EFGH."""
    code = code.replace("-", "")
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
