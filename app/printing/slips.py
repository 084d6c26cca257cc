"""What invitation slips are made from."""

from dataclasses import dataclass

from app.domain.istilah import Istilah
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa, Pemilihan
from app.printing.page import F4, Paper
from app.printing.slip_layout import PerHalaman

CATATAN = (
    "Wajib membawa KTP Elektronik, Surat Keterangan Perekaman KTP-el atau dokumen kependudukan lain "
    "yang memuat identitas dan foto diri;",
    "Penyandang disabilitas diberi kemudahan dalam memberikan suara;",
    "Surat ini tidak dapat dipindahtangankan/diwakilkan.",
)
"""After KPU's Model C.PEMBERITAHUAN."""


@dataclass(frozen=True, slots=True)
class SlipUndangan:
    """One voter's invitation: number in the DPT, place of the TPS, and what the QR says (never a NIK)."""

    no: int
    pemilih: Pemilih
    tps: str
    lokasi: str
    qr: str = ""


@dataclass(frozen=True, slots=True)
class OpsiUndangan:
    """`waktu` without its zone; `oleh` invites and signs through its chair (empty: the committee)."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    kertas: Paper = F4
    per_halaman: PerHalaman = 4
    waktu: str = "07.00 s.d. 13.00"
    oleh: str = ""
    nama_penandatangan: str = ""
    catatan: tuple[str, ...] = CATATAN

    def judul(self) -> str:
        """KPU's own title; where it is called otherwise here (Kartu Pemilih), that word first."""
        if self.istilah.undangan == Istilah().undangan:
            return "Surat Pemberitahuan Pemungutan Suara kepada Pemilih"
        return f"{self.istilah.undangan} – Pemberitahuan Pemungutan Suara"

    def pengundang(self) -> str:
        """Who invites: the committee, or `oleh` (KPPS)."""
        return self.oleh or self.istilah.panitia

    def jabatan(self) -> str:
        """Who signs."""
        return f"Ketua {self.pengundang()}"
