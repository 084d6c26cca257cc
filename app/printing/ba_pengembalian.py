"""Berita Acara Pengembalian Data: the minutes, signed in ink, that carry a return's code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import long_date, ribuan
from app.printing.flow import CodeBlock, SignatureBlock, heading, paragraph, table
from app.printing.kop import flowing_pdf, kop, text_width
from app.printing.numbers_in_words import tanggal_terbilang
from app.printing.page import F4, Paper
from app.printing.signatures import Penandatangan
from app.printing.wording import (
    at_desa,
    desa_lengkap,
    grouped,
    kabupaten_lengkap,
    nama_pemilihan,
)


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Voters by sex; `belum` are those whose sex the list does not tell."""

    laki: int = 0
    perempuan: int = 0
    belum: int = 0

    @property
    def jumlah(self) -> int:
        """All of them."""
        return self.laki + self.perempuan + self.belum


@dataclass(frozen=True, slots=True)
class KepalaPerangkat:
    """One device's last event: its name, its key's code, the head's code, how many events it wrote."""

    nama: str
    sidik_kunci: str
    kepala: str
    peristiwa: int


@dataclass(frozen=True, slots=True)
class Digantikan:
    """The minutes before these: their return's code, KPU's letter that refused it."""

    kode: str
    nomor_surat: str
    tanggal_surat: date


@dataclass(frozen=True, slots=True)
class BaPengembalian:
    """`kode` is the return's 16 characters; `tms` pairs a reason's wording with its count.

    `dasar` - all `tms` + `baru` = `dpt`; `ubah` are corrected voters who stay. `susulan` marks the later
    return of deaths and undelivered slips: `kemudian` counts what came since the final one, whose code is
    `kode_akhir`. `kpu` is the office that gets the data.
    """

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    nomor: str
    tanggal: date
    tempat: str
    berkas: str
    kode: str
    sidik_dpt: str
    dasar: Hitungan
    tms: Sequence[tuple[str, Hitungan]]
    baru: Hitungan
    ubah: Hitungan
    dpt: Hitungan
    perangkat: Sequence[KepalaPerangkat]
    susulan: bool = False
    kode_akhir: str = ""
    kemudian: Sequence[tuple[str, int]] = ()
    menggantikan: Digantikan | None = None
    ketua: str = ""
    sekretaris: str = ""
    penerima: str = ""
    kpu: str = ""

    @property
    def penerima_kpu(self) -> str:
        """The office that gets the data, by its own name where that is known."""
        return self.kpu or f"KPU {kabupaten_lengkap(self.istilah, self.desa)}"

    @property
    def selisih(self) -> int:
        """What the balance misses; 0 in a list that adds up."""
        gone = sum(count.jumlah for _, count in self.tms)
        return self.dasar.jumlah - gone + self.baru.jumlah - self.dpt.jumlah


_BLANK = "." * 30  # written by hand


def ba_pengembalian_pdf(data: BaPengembalian, kertas: Paper = F4) -> bytes:
    """The minutes, portrait, as many pages as they need."""
    foot = f"Kode sidik pengembalian {grouped(data.kode)}"
    return flowing_pdf(_story(data, text_width(kertas)), "Berita Acara Pengembalian Data", foot, kertas)


def _story(data: BaPengembalian, width: float) -> list[Flowable]:
    return [
        *_letterhead(data, width),
        *_preamble(data),
        *_replaces(data),
        _balance(data, width),
        *_later(data, width),
        paragraph(f"Kode sidik Daftar Pemilih Tetap (DPT): {grouped(data.sidik_dpt)}", bold=True),
        paragraph("Catatan terakhir setiap perangkat yang ikut dalam pengembalian ini:"),
        _devices(data, width),
        KeepTogether(_code(data)),
        KeepTogether(_closing(data)),
    ]


def _letterhead(data: BaPengembalian, width: float) -> list[Flowable]:
    istilah, desa = data.istilah, data.desa
    title = "BERITA ACARA PENGEMBALIAN DATA" + (" SUSULAN" if data.susulan else "")
    return [
        *kop(istilah, desa, width),
        heading(title, 12),
        heading(nama_pemilihan(istilah, desa, data.pemilihan).upper(), 11),
        paragraph(f"Nomor: {data.nomor or _BLANK}", centred=True),
        Spacer(1, 6),
    ]


def _preamble(data: BaPengembalian) -> list[Flowable]:
    istilah = data.istilah
    office = at_desa(istilah.panitia, istilah, data.desa)
    what = "data susulan sesudah penetapan" if data.susulan else "data pemilih hasil pemutakhiran"
    return [
        paragraph(
            f"Pada hari ini {tanggal_terbilang(data.tanggal)}, bertempat di {data.tempat or _BLANK}, "
            f"{office} menyerahkan kembali {what} kepada {data.penerima_kpu} dalam berkas {data.berkas}, "
            f"untuk {desa_lengkap(istilah, data.desa)} (kode wilayah {data.desa.kode}), dengan rincian "
            "berikut:"
        )
    ]


def _replaces(data: BaPengembalian) -> list[Flowable]:
    """Which minutes no longer count."""
    old = data.menggantikan
    if old is None:
        return []
    return [
        paragraph(
            f"Berita Acara ini menggantikan Berita Acara Pengembalian Data dengan kode sidik "
            f"{grouped(old.kode)}, yang berkasnya ditolak {data.penerima_kpu} dengan surat nomor "
            f"{old.nomor_surat} tanggal {long_date(old.tanggal_surat)}; berita acara itu tidak berlaku lagi."
        )
    ]


def _later(data: BaPengembalian, width: float) -> list[Flowable]:
    """What a supplement adds to the return that it follows."""
    if not data.kode_akhir:
        return []
    told = f"Yang baru sejak pengembalian akhir (kode sidik {grouped(data.kode_akhir)}):"
    rows = [(label, ribuan(count)) for label, count in data.kemudian]
    shown = rows or [("Tidak ada perubahan pemilih; catatan lain saja", "")]
    return [paragraph(told), table(("Uraian", "Banyaknya"), shown, (0.76, 0.24), width)]


def _balance(data: BaPengembalian, width: float) -> Flowable:
    rows = [
        ("Daftar dasar dari KPU", data.dasar),
        *((f"Dikurangi: {reason}", count) for reason, count in data.tms),
        ("Ditambah: pemilih baru", data.baru),
        ("Daftar Pemilih Tetap (DPT)", data.dpt),
        ("Di antaranya diperbaiki datanya", data.ubah),
    ]
    cells = [(label, *map(ribuan, (count.laki, count.perempuan, count.jumlah))) for label, count in rows]
    bold = [len(rows) - 2]
    if data.selisih:
        bold.append(len(cells))
        cells.append(("Selisih yang belum dijelaskan", "", "", ribuan(data.selisih)))
    return table(("Uraian", "Laki-laki", "Perempuan", "Jumlah"), cells, (0.52, 0.16, 0.16, 0.16), width, bold)


def _devices(data: BaPengembalian, width: float) -> Flowable:
    rows = [(p.nama, grouped(p.sidik_kunci), grouped(p.kepala), ribuan(p.peristiwa)) for p in data.perangkat]
    header = ("Perangkat", "Kode kunci", "Kode catatan terakhir", "Banyak catatan")
    return table(header, rows, (0.28, 0.28, 0.28, 0.16), width)


def _code(data: BaPengembalian) -> list[Flowable]:
    return [
        paragraph("Kode sidik pengembalian. KPU mengetik atau memindai kode ini sebelum data diterapkan:"),
        CodeBlock(grouped(data.kode), data.kode),
    ]


def _closing(data: BaPengembalian) -> list[Flowable]:
    panitia = data.istilah.panitia
    signers = (
        Penandatangan(f"Ketua {panitia}", data.ketua, "Yang menyerahkan,"),
        Penandatangan(f"Sekretaris {panitia}", data.sekretaris),
        Penandatangan(f"Petugas {data.penerima_kpu}", data.penerima, "Yang menerima,"),
    )
    return [
        paragraph(
            "Demikian Berita Acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua), masing-masing untuk "
            "panitia dan KPU, untuk dipergunakan sebagaimana mestinya."
        ),
        SignatureBlock(signers),
    ]
