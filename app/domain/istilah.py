"""Regional words: what a village, its head and its election are called here. Set by KPU, inherited."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Istilah:
    """Title case; documents upper-case them where a heading needs it."""

    desa: str = "Desa"
    kepala: str = "Kepala Desa"
    pemilihan: str = "Pilkades"
    dusun: str = "Dusun"
    kecamatan: str = "Kecamatan"
    kabupaten: str = "Kabupaten"
    panitia: str = "Panitia Pemilihan Kepala Desa"
    bpd: str = "BPD"
    tps: str = "TPS"
    dinas: str = "Dinas PMD"
