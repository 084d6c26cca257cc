"""Evidence for a change: which paper, when, who reported it, where it lies."""

from collections.abc import Mapping

KOLOM_BUKTI = (
    "jenis",
    "nomor",
    "tanggal_dokumen",
    "tanggal_kejadian",
    "tujuan",
    "pelapor",
    "kotak",
    "keterangan",
)
"""Keys of a `bukti` object; all values text, dates ISO. `kotak` is the number in the evidence box."""


def stands_for_nik(bukti: Mapping[str, str]) -> bool:
    """Whether a letter of the population office vouches for somebody whose NIK comes later."""
    jenis = bukti.get("jenis", "").casefold()
    return ("surat keterangan" in jenis or "suket" in jenis.split()) and bool(bukti.get("nomor", "").strip())
