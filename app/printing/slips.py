"""What invitation slips are made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.domain.bidang_slip import Kalibrasi
from app.domain.istilah import Istilah
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa, Pemilihan
from app.printing.page import F4, Paper
from app.printing.slip_layout import PerHalaman
from app.printing.slip_teks import TeksSlip, usual_text

Isi = Literal["lengkap", "isian", "blangko"]
"""The whole slip; on pre-printed blanks only what differs from voter to voter; the blanks themselves."""


@dataclass(frozen=True, slots=True)
class SlipUndangan:
    """One voter's invitation: number in the DPT, place of the TPS, and what the QR says (never a NIK).

    `salinan`: which reprint it is, 0 for the original.
    """

    no: int
    pemilih: Pemilih
    tps: str
    lokasi: str
    qr: str = ""
    salinan: int = 0


@dataclass(frozen=True, slots=True)
class LabelIkat:
    """The first piece of paper of a bundle: `judul` where it goes, `rentang` its first and last number."""

    nomor: str
    judul: str
    wilayah: str
    tps: str
    rentang: str
    jumlah: str


@dataclass(frozen=True, slots=True)
class Ikat:
    """Slips that stay together; each bundle begins a page."""

    slips: Sequence[SlipUndangan]
    label: LabelIkat | None = None


@dataclass(frozen=True, slots=True)
class OpsiUndangan:
    """`waktu` without its zone; `teks` None: the usual words. `tumpuk`: the pages of a bundle, cut as one
    heap and the heaps put on each other, are in order."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    kertas: Paper = F4
    per_halaman: PerHalaman = 4
    waktu: str = "07.00 s.d. 13.00"
    nama_penandatangan: str = ""
    teks: TeksSlip | None = None
    isi: Isi = "lengkap"
    tumpuk: bool = False
    kalibrasi: Kalibrasi = field(default_factory=Kalibrasi)

    @property
    def kata(self) -> TeksSlip:
        """The words in force."""
        return self.teks or usual_text(self.istilah)
