"""What a printed list for the population office is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.printing.daftar import BarisDpt
from app.printing.page import F4, Paper
from app.printing.signatures import Penandatangan


@dataclass(frozen=True, slots=True)
class DaftarDukcapil:
    """`rows`: `no` is the number on the list, `keterangan` what is asked. `kelompok`: (what, how many);
    `kekurangan`: sentences about what the list lacks. `nomor_surat` "" leaves room to write."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    nomor: str
    rows: Sequence[BarisDpt]
    kelompok: Sequence[tuple[str, int]]
    kekurangan: Sequence[str]
    tanggal: date
    nomor_surat: str = ""
    ketua: str = ""
    sekretaris: str = ""
    penandatangan: Sequence[Penandatangan] = ()
    kertas: Paper = F4

    def signers(self) -> tuple[Penandatangan, ...]:
        """Of the letter: who the rules name, else secretary and chair."""
        panitia = self.istilah.panitia
        usual = (
            Penandatangan(f"Sekretaris {panitia}", self.sekretaris),
            Penandatangan(f"Ketua {panitia}", self.ketua),
        )
        return tuple(self.penandatangan) or usual
