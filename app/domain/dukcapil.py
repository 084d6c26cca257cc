"""What the population office says of a voter: evidence beside the list, never a value of it."""

from app.domain.pemilih import KOLOM_DAFTAR

JAWABAN = ("sesuai", "tidak_ditemukan", "meninggal", "pindah", "data_beda")
"""What an answer can be; "" while none has come."""

KOLOM_DUKCAPIL = ("daftar", "urut", "jawaban", "nomor", "tanggal", "keterangan")
"""Keys of a `dukcapil` object beside the list's fields as the office has them (KOLOM_BEDA). All text.

`daftar`: number of the list on which the voter was asked for, `urut` his number on it; `nomor`, `tanggal`:
of the office's letter, the date ISO.
"""

KOLOM_BEDA = tuple(sorted(KOLOM_DAFTAR - {"tps", "tps_kpu", "disabilitas", "ektp"}))
"""Fields whose value at the office is kept where it differs from the list's."""
