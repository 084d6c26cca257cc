"""The lists that a stage freezes: their codes in the journal, their names on paper, their order."""

from typing import Literal, get_args

Tahap = Literal["dps", "dpshp", "dpshp_akhir", "dptambahan", "dpt", "addendum"]
"""`dptambahan` holds whom the DPS before it had not; `addendum` whom the DPT has not, if the rule permits."""

TAHAP: tuple[Tahap, ...] = get_args(Tahap)
"""In the order in which they may follow each other."""

NAMA: dict[Tahap, str] = {
    "dps": "DPS",
    "dpshp": "DPSHP",
    "dpshp_akhir": "DPSHP Akhir",
    "dptambahan": "DPTambahan",
    "dpt": "DPT",
    "addendum": "Addendum DPT",
}
JUDUL: dict[Tahap, str] = {
    "dps": "Daftar Pemilih Sementara",
    "dpshp": "Daftar Pemilih Sementara Hasil Perbaikan",
    "dpshp_akhir": "Daftar Pemilih Sementara Hasil Perbaikan Akhir",
    "dptambahan": "Daftar Pemilih Tambahan",
    "dpt": "Daftar Pemilih Tetap",
    "addendum": "Addendum Daftar Pemilih Tetap",
}
