"""Schedules to start from: the usual one, its variants, and two that districts published in 2026."""

from dataclasses import dataclass
from typing import Literal

from app.domain.daftar_tahap import Tahap
from app.domain.jadwal import Langkah

Daftar = Tahap | Literal[""]


@dataclass(frozen=True, slots=True)
class Templat:
    """`minggu_kerja`: the working week that it counts with. Names hold words of the region (`bernama`)."""

    nama: str
    langkah: tuple[Langkah, ...]
    minggu_kerja: int = 5


def _kerja(kode: str, nama: str, jenis: str, daftar: Daftar, acuan: str, geser: int, lama: int) -> Langkah:
    return Langkah(kode, nama, jenis, daftar, acuan, geser, lama, "kerja")


_COKLIT = Langkah("coklit", "{coklit}", "coklit", "", "hari", -60, 10)
_UNDANGAN = Langkah("undangan", "Penyampaian {undangan}", "undangan", "", "hari", -7, 5)
_PUNGUT = Langkah("pungut", "Pemungutan suara", "pungut")

_BAWAAN = (
    _COKLIT,
    Langkah("dps", "Penetapan DPS", "tetapkan", "dps", "coklit", 2),
    Langkah("umum_dps", "Pengumuman DPS", "umumkan", "dps", "dps", 1, 3),
    Langkah("perbaikan", "Perbaikan dan pemilih tambahan", "perbaikan", "dps", "dps", 1, 6),
    Langkah("dptambahan", "Penetapan DPTambahan", "tetapkan", "dptambahan", "perbaikan", 1),
    Langkah("umum_dptambahan", "Pengumuman DPTambahan", "umumkan", "dptambahan", "dptambahan", 1, 3),
    Langkah("dpt", "Penetapan DPT", "tetapkan", "dpt", "umum_dptambahan", 2),
    Langkah("umum_dpt", "Pengumuman DPT", "umumkan", "dpt", "dpt", 1, 3),
    _UNDANGAN,
    _PUNGUT,
)

_DPSHP = (
    _COKLIT,
    Langkah("dps", "Penetapan DPS", "tetapkan", "dps", "coklit", 2),
    Langkah("umum_dps", "Pengumuman DPS", "umumkan", "dps", "dps", 1, 3),
    Langkah("perbaikan", "Tanggapan atas DPS", "perbaikan", "dps", "dps", 1, 6),
    Langkah("dpshp", "Penetapan DPSHP", "tetapkan", "dpshp", "perbaikan", 2),
    Langkah("umum_dpshp", "Pengumuman DPSHP", "umumkan", "dpshp", "dpshp", 1, 3),
    Langkah("perbaikan_dpshp", "Tanggapan atas DPSHP", "perbaikan", "dpshp", "dpshp", 1, 4),
    Langkah("dpshp_akhir", "Penetapan DPSHP Akhir", "tetapkan", "dpshp_akhir", "perbaikan_dpshp", 2),
    Langkah("dpt", "Penetapan DPT", "tetapkan", "dpt", "dpshp_akhir", 2),
    Langkah("umum_dpt", "Pengumuman DPT", "umumkan", "dpt", "dpt", 1, 3),
    _UNDANGAN,
    _PUNGUT,
)

_PADANAN = Langkah("padanan", "Padanan Dukcapil", "padanan", "", "perbaikan", 1, 5)

_DENGAN_PADANAN = (
    *_BAWAAN[:4],
    _PADANAN,
    Langkah("dptambahan", "Penetapan DPTambahan", "tetapkan", "dptambahan", "padanan", 1),
    *_BAWAAN[5:],
)

_TEGAL = (
    Langkah("panitia", "Pembentukan panitia", "lain", "", "hari", -163),
    Langkah("pembantu", "Pengangkatan pembantu panitia", "lain", "", "hari", -64, 2),
    Langkah("coklit", "Pendataan pemilih", "coklit", "", "hari", -62, 9),
    Langkah("dps", "Penetapan DPS", "tetapkan", "dps", "coklit", 0),
    Langkah("umum_dps", "Pengumuman dan perbaikan DPS", "umumkan", "dps", "dps", 3, 3),
    Langkah("perbaikan", "Pencatatan pemilih tambahan", "perbaikan", "dps", "dps", 3, 3),
    Langkah("dptambahan", "Penyusunan DPTambahan", "tetapkan", "dptambahan", "perbaikan", 5),
    Langkah("umum_dptambahan", "Pengumuman DPTambahan", "umumkan", "dptambahan", "dptambahan", 1, 3),
    Langkah("dpt", "Penetapan DPT", "tetapkan", "dpt", "umum_dptambahan", 4),
    Langkah("umum_dpt", "Pengumuman DPT", "umumkan", "dpt", "dpt", 1, 3),
    Langkah("undangan", "Penyampaian {undangan}", "undangan", "", "hari", -9),
    _PUNGUT,
)
"""Keputusan Bupati Tegal 100.3.3.2/713/2026, Lampiran II: calendar days, vote on 3 February 2027."""

_BLITAR = (
    _kerja("panitia", "Pembentukan panitia", "lain", "", "hari", -98, 10),
    _kerja("pantarlih", "Penetapan {pantarlih} dan petugas {tps}", "lain", "", "hari", -93, 10),
    _kerja("coklit", "{coklit}", "coklit", "", "hari", -81, 3),
    _kerja("dps", "Penetapan DPS", "tetapkan", "dps", "coklit", 1, 1),
    _kerja("umum_dps", "Pengumuman DPS dan perbaikan", "umumkan", "dps", "dps", 1, 3),
    _kerja("perbaikan", "Pencatatan pemilih tambahan", "perbaikan", "dps", "umum_dps", 1, 3),
    _kerja("dptambahan", "Penyusunan DPTambahan", "tetapkan", "dptambahan", "perbaikan", 0, 1),
    _kerja("umum_dptambahan", "Pengumuman DPTambahan", "umumkan", "dptambahan", "perbaikan", 1, 3),
    _kerja("dpt", "Penetapan DPT", "tetapkan", "dpt", "umum_dptambahan", 1, 1),
    _kerja("umum_dpt", "Pengumuman DPT", "umumkan", "dpt", "dpt", 1, 3),
    _kerja("salinan", "Salinan DPT untuk {tps}", "lain", "dpt", "dpt", 1, 1),
    Langkah("undangan", "Penyampaian {undangan}", "undangan", "", "hari", -11, 5),
    _PUNGUT,
)
"""Kabupaten Blitar 2026: working days of a 5-day week, vote on 23 November 2026."""

TEMPLAT: dict[str, Templat] = {
    "bawaan": Templat("DPS, DPTambahan, DPT", _BAWAAN),
    "dpshp": Templat("DPS, DPSHP, DPSHP Akhir, DPT", _DPSHP),
    "padanan": Templat("DPS, Padanan Dukcapil, DPTambahan, DPT", _DENGAN_PADANAN),
    "tegal": Templat("Kabupaten Tegal 2026, hari kalender", _TEGAL),
    "blitar": Templat("Kabupaten Blitar 2026, hari kerja", _BLITAR),
}
