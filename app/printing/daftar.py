"""What a printed voter list is made from: sheets of one TPS, and the choices of who may see what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.daftar_tahap import JUDUL, NAMA, Tahap
from app.domain.istilah import Istilah
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import long_date
from app.printing.page import F4, Paper
from app.printing.signatures import Penandatangan


@dataclass(frozen=True, slots=True)
class BarisDpt:
    """One voter on the list. `umur` as it is to be read ("46"); TMS voters never become a row."""

    no: int
    pemilih: Pemilih
    umur: str = ""
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class LembarTps:
    """The voters of one TPS in their printed order; `lokasi` is where it stands."""

    tps: str
    lokasi: str
    rows: Sequence[BarisDpt]


@dataclass(frozen=True, slots=True)
class OpsiDaftar:
    """`terbuka` shows NIK, NKK, birth date and disability; without it all four are hidden.

    `konsep` stays until the list is ratified. `sidik` is the list's code, `penerima` who gets this copy.
    """

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    tahap: Tahap = "dpt"
    terbuka: bool = False
    konsep: bool = True
    kertas: Paper = F4
    sidik: str = ""
    penerima: str = ""
    ketua: str = ""
    sekretaris: str = ""
    ketua_bpd: str = ""
    tanggal: date | None = None
    penandatangan: Sequence[Penandatangan] = ()

    @property
    def judul(self) -> str:
        """Daftar Pemilih Tetap (DPT)."""
        name, title = NAMA[self.tahap], JUDUL[self.tahap]
        return title if name.startswith(title.split()[0]) else f"{title} ({name})"

    def signers(self) -> tuple[Penandatangan, ...]:
        """Who the rules name; else the council's chair knows, secretary and chair of the committee sign."""
        when = long_date(self.tanggal) if self.tanggal else "." * 30
        if self.penandatangan:
            *others, last = self.penandatangan
            return (*others, replace(last, pengantar=f"{self.desa.nama}, {when}"))
        return (
            Penandatangan(f"Ketua {self.istilah.bpd}", self.ketua_bpd, "Mengetahui,"),
            Penandatangan(f"Sekretaris {self.istilah.panitia}", self.sekretaris),
            Penandatangan(f"Ketua {self.istilah.panitia}", self.ketua, f"{self.desa.nama}, {when}"),
        )
