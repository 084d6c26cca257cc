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


SEBUTAN = {
    "pilkades": Istilah(),
    "pilwu": Istilah(kepala="Kuwu", pemilihan="Pilwu", panitia="Panitia Pemilihan Kuwu", dinas="DPMD"),
    "pilur": Istilah(
        "Kalurahan", "Lurah", "Pilur", "Padukuhan", "Kapanewon",
        panitia="Panitia Pemilihan Lurah", bpd="Bamuskal", dinas="DPMKal",
    ),
    "pilchiksung": Istilah(
        "Gampong", "Keuchik", "Pilchiksung",
        panitia="Panitia Pemilihan Keuchik", bpd="Tuha Peut", dinas="DPMG",
    ),
    "pilwana": Istilah(
        "Nagari", "Wali Nagari", "Pilwana", "Jorong",
        panitia="Panitia Pemilihan Wali Nagari", bpd="Bamus Nagari", dinas="DPMN",
    ),
    "pilkalem": Istilah(
        "Lembang", "Kepala Lembang", "Pilkalem", "Kampung",
        panitia="Panitia Pemilihan Kepala Lembang", bpd="BPL", dinas="DPML",
    ),
    "pilkati": Istilah(
        "Tiyuh", "Kepalo Tiyuh", "Pilkati", "Suku", panitia="Panitia Pemilihan Kepalo Tiyuh", bpd="BPT"
    ),
    "pilratin": Istilah(
        "Pekon", "Peratin", "Pilratin", "Pemangku",
        panitia="Panitia Pemilihan Peratin", bpd="LHP", dinas="DPMP",
    ),
    "pilkakam": Istilah(
        "Kampung", "Kepala Kampung", "Pilkakam", panitia="Panitia Pemilihan Kepala Kampung", bpd="BPK"
    ),
}  # fmt: skip
"""Presets by the election's short name; where practice differs, KPU's papers decide."""
