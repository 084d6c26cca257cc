"""Evidence for a change: which paper, when, who reported it, where it lies."""

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
