"""Why somebody is marked: meanings of our own, exported through KPU's code scheme of the year.

A reason says two things that the law keeps apart: whether the person may vote in this village
election, and whether KPU should strike the person from the national list. Six months' residence and
mental health count for the first only (PKPU 1/2025 Pasal 4(2) does not know them).

What is nobody's business outside the village stands in the journal as `tms_lain` alone: the journal is the
return. The reason behind it is kept in the chain that stays here (app/services/desa/rahasia.py).
"""

from dataclasses import dataclass
from enum import StrEnum


class Alasan(StrEnum):
    """What a committee may say of a voter. The values of the verdict fields stand in the journal for ever."""

    SESUAI = "sesuai"
    MENINGGAL = "meninggal"
    GANDA = "ganda"
    BAWAH_UMUR = "bawah_umur"
    PINDAH = "pindah"
    TIDAK_DIKENAL = "tidak_dikenal"
    WNA = "wna"
    TNI = "tni"
    POLRI = "polri"
    HAK_DICABUT = "hak_dicabut"
    BUKAN_PENDUDUK = "bukan_penduduk"
    GANGGUAN_JIWA = "gangguan_jiwa"
    TMS_LAIN = "tms_lain"
    DOMISILI_KURANG_6_BULAN = "domisili_kurang_6_bulan"
    PINDAH_FISIK = "pindah_fisik"
    SALAH_TPS = "salah_tps"
    DI_LUAR_DPT = "di_luar_dpt"


@dataclass(frozen=True, slots=True)
class Arti:
    """What a reason does: its label, and the values it gives to the three verdict fields.

    `cetak`: what a paper says instead of the label.
    """

    label: str
    pilkades: str
    kpu: str = ""
    info: str = ""
    cetak: str = ""

    @property
    def is_tms(self) -> bool:
        """Whether the person leaves this election's list."""
        return self.pilkades not in ("", Alasan.SESUAI)

    @property
    def on_paper(self) -> str:
        return self.cetak or self.label


def _both(reason: Alasan, label: str) -> Arti:
    return Arti(label, pilkades=reason, kpu=reason)


ARTI: dict[Alasan, Arti] = {
    Alasan.SESUAI: Arti("Sesuai", pilkades=Alasan.SESUAI),
    Alasan.MENINGGAL: _both(Alasan.MENINGGAL, "Meninggal"),
    Alasan.GANDA: _both(Alasan.GANDA, "Ganda"),
    Alasan.BAWAH_UMUR: _both(Alasan.BAWAH_UMUR, "Di bawah umur"),
    Alasan.PINDAH: _both(Alasan.PINDAH, "Pindah domisili"),
    Alasan.TIDAK_DIKENAL: _both(Alasan.TIDAK_DIKENAL, "Tidak dikenal"),
    Alasan.WNA: _both(Alasan.WNA, "WNA"),
    Alasan.TNI: _both(Alasan.TNI, "TNI"),
    Alasan.POLRI: _both(Alasan.POLRI, "Polri"),
    Alasan.HAK_DICABUT: _both(Alasan.HAK_DICABUT, "Hak pilih dicabut"),
    Alasan.BUKAN_PENDUDUK: _both(Alasan.BUKAN_PENDUDUK, "Bukan penduduk setempat"),
    Alasan.GANGGUAN_JIWA: Arti("Gangguan jiwa (surat dokter)", pilkades=Alasan.TMS_LAIN, cetak="TMS"),
    Alasan.TMS_LAIN: Arti("TMS (alasan disimpan panitia)", pilkades=Alasan.TMS_LAIN, cetak="TMS"),
    Alasan.DOMISILI_KURANG_6_BULAN: Arti(
        "Domisili kurang dari 6 bulan", pilkades=Alasan.DOMISILI_KURANG_6_BULAN
    ),
    Alasan.PINDAH_FISIK: Arti(
        "Pindah fisik, dokumen masih di sini", pilkades=Alasan.SESUAI, info=Alasan.PINDAH_FISIK
    ),
    Alasan.SALAH_TPS: Arti("Salah penempatan TPS", pilkades=Alasan.SESUAI, info=Alasan.SALAH_TPS),
    Alasan.DI_LUAR_DPT: Arti("Tidak terdaftar dalam DPT (register)", pilkades=Alasan.DI_LUAR_DPT),
}

PILIHAN = tuple(reason for reason in Alasan if reason is not Alasan.DI_LUAR_DPT)
"""What a person may mark with; the other one is given by the register of residents."""

TMS = frozenset(str(arti.pilkades) for arti in ARTI.values() if arti.is_tms)
"""Values of `status_pilkades` that take a voter off this election's list."""

DISIMPAN = frozenset(reason for reason, arti in ARTI.items() if arti.pilkades == Alasan.TMS_LAIN)
"""Reasons of which the journal says `tms_lain` only."""

USUL_KPU = frozenset(arti.kpu for arti in ARTI.values() if arti.kpu)
"""Values of `usul_kpu`: what KPU may strike."""

INFO = frozenset(arti.info for arti in ARTI.values() if arti.info)

SKEMA: dict[str, dict[Alasan, str]] = {
    "2018-2020": {
        Alasan.MENINGGAL: "1",
        Alasan.GANDA: "2",
        Alasan.BAWAH_UMUR: "3",
        Alasan.PINDAH: "4",
        Alasan.TIDAK_DIKENAL: "5",
        Alasan.TNI: "6",
        Alasan.POLRI: "7",
        Alasan.HAK_DICABUT: "9",
        Alasan.BUKAN_PENDUDUK: "10",
    },
    "2024": {
        Alasan.MENINGGAL: "1",
        Alasan.GANDA: "2",
        Alasan.BAWAH_UMUR: "3",
        Alasan.PINDAH: "4",
        Alasan.WNA: "5",
        Alasan.TNI: "6",
        Alasan.POLRI: "7",
        Alasan.SALAH_TPS: "8",
    },
    "pdpb-2025": {
        Alasan.MENINGGAL: "1",
        Alasan.GANDA: "2",
        Alasan.BAWAH_UMUR: "3",
        Alasan.PINDAH: "4",
        Alasan.TNI: "5",
        Alasan.POLRI: "6",
        Alasan.WNA: "7",
        Alasan.HAK_DICABUT: "8",
    },
}
"""KPU's numbers by year (domain 2.5). A reason that a scheme does not know has no number: it is
listed by its words for the operator to decide, never mapped to a neighbour."""


def label(value: str) -> str:
    """The words for a verdict value; "Belum" for none."""
    return ARTI[Alasan(value)].label if value else "Belum diverifikasi"
