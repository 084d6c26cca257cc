"""What a printed voter list is made from: sheets, copies, and the choices of who may see what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.daftar_tahap import JUDUL, NAMA, Tahap
from app.domain.istilah import Istilah
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import long_date
from app.printing.dpt_jenis import TERSAMAR, JenisDaftar
from app.printing.page import F4, Paper
from app.printing.signatures import Penandatangan


@dataclass(frozen=True, slots=True)
class BarisDpt:
    """One voter on the list. `umur` as it is to be read ("46"); TMS voters never become a row.

    `no` 0: an empty row to be filled in by hand.
    """

    no: int
    pemilih: Pemilih
    umur: str = ""
    keterangan: str = ""
    dusun: str = ""

    def umum(self) -> "BarisDpt":
        """What everybody may read of it; nothing else is left in the row."""
        one = self.pemilih
        told = Pemilih("", nama=one.nama, kelamin=one.kelamin, rt=one.rt, rw=one.rw, tps=one.tps)
        return replace(self, pemilih=told)


@dataclass(frozen=True, slots=True)
class LembarTps:
    """The voters of one TPS in their printed order; `lokasi` is where it stands.

    Of an RT or a whole village: `nama` is what its total is of, `kepala` its two lines in the heading.
    """

    tps: str
    lokasi: str
    rows: Sequence[BarisDpt]
    nama: str = ""
    kepala: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Salinan:
    """One copy: its number, who gets it. `isian`: both are left to be written on photocopies of it."""

    sheets: Sequence[LembarTps] = field(repr=False)
    nomor: str = ""
    penerima: str = ""
    isian: bool = False


@dataclass(frozen=True, slots=True)
class DaftarTersusun:
    """A PDF in memory; `halaman`: how many pages each copy has."""

    pdf: bytes = field(repr=False)
    halaman: tuple[int, ...]


_BLANK = "." * 30
MakeQr = Callable[[str, int, str], str]
"""(TPS, page of it, copy number) -> the text of that page's code."""


@dataclass(frozen=True, slots=True)
class OpsiDaftar:
    """`jenis` says what is shown; unless told otherwise NIK, NKK, birth date and disability are hidden.

    `konsep` stays until the list is ratified. `sidik` is the list's code, `penerima` who gets this copy,
    `qr` makes the codes of the pages. `utuh`: pages are counted through the copy, not within a sheet.
    `lampiran`: whose annex it is, in place of whose copy.
    """

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    tahap: Tahap = "dpt"
    jenis: JenisDaftar = TERSAMAR
    konsep: bool = True
    kertas: Paper = F4
    sidik: str = ""
    penerima: str = ""
    ketua: str = ""
    sekretaris: str = ""
    ketua_bpd: str = ""
    tanggal: date | None = None
    penandatangan: Sequence[Penandatangan] = ()
    qr: MakeQr | None = None
    utuh: bool = False
    lampiran: str = ""

    @property
    def judul(self) -> str:
        """Daftar Pemilih Tetap (DPT); Indeks nama Daftar Pemilih Tetap (DPT)."""
        name, title = NAMA[self.tahap], JUDUL[self.tahap]
        told = title if name.startswith(title.split()[0]) else f"{title} ({name})"
        told = f"Rancangan {told}" if self.konsep else told
        return self.jenis.judul.format(judul=told, coklit=self.istilah.coklit)

    @property
    def sifat(self) -> str:
        """The note at the head of every page."""
        told = self.jenis.sifat.format(PETUGAS_TPS=self.istilah.petugas_tps.upper())
        return f"{told} · KONSEP – BELUM DITETAPKAN" if self.konsep else told

    def signers(self) -> tuple[Penandatangan, ...]:
        """Who the rules name; else the council's chair knows, secretary and chair of the committee sign."""
        when = f"{self.desa.nama}, {long_date(self.tanggal) if self.tanggal else _BLANK}"
        later = f"{self.desa.nama}, {_BLANK}"
        match self.jenis.penanda:
            case "":
                return ()
            case "petugas_tps":
                return (Penandatangan(f"Ketua {self.istilah.petugas_tps}", "", later),)
            case "pantarlih":
                return (
                    Penandatangan("Ketua RT", "", "Mengetahui,"),
                    Penandatangan(self.istilah.pantarlih, "", later),
                )
        if self.penandatangan:
            *others, last = self.penandatangan
            return (*others, replace(last, pengantar=when))
        return (
            Penandatangan(f"Ketua {self.istilah.bpd}", self.ketua_bpd, "Mengetahui,"),
            Penandatangan(f"Sekretaris {self.istilah.panitia}", self.sekretaris),
            Penandatangan(f"Ketua {self.istilah.panitia}", self.ketua, when),
        )
