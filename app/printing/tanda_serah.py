"""Receipt of the courier: which files somebody took, each with its fingerprint; two sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, Spacer

from app.domain.istilah import Istilah, in_sentence
from app.domain.tanggal import day_and_date, long_date, ribuan
from app.printing.flow import SignatureBlock, facts, heading, paragraph, table
from app.printing.judul import Penutup
from app.printing.kop import BLANK, flowing_pdf, text_width
from app.printing.page import F4, Paper
from app.printing.signatures import Penandatangan
from app.printing.wording import grouped

_SHARES = (0.06, 0.2, 0.23, 0.15, 0.1, 0.26)
_TERKUNCI = (
    "Berkas-berkas ini terkunci. Yang membawa dan yang menerima tidak dapat membaca isinya; kata kuncinya "
    "ada di surat KPU yang diserahkan terpisah. Berkas dibuka di laptop dengan program DPT Desa, bukan di HP."
)


@dataclass(frozen=True, slots=True)
class BarisSerah:
    """One file; `nomor` is the village's code and the package's number, as KPU's papers name it; `sidik` the
    code of its sums, which the program shows when it is opened."""

    desa: str
    kecamatan: str
    nomor: str
    ukuran: int
    sidik: str


@dataclass(frozen=True, slots=True)
class TandaSerah:
    """`sidik_bundel`: of the bundle that the files came out of."""

    pemilihan: str
    hari_pemilihan: date
    kabupaten: str
    istilah: Istilah
    baris: Sequence[BarisSerah]
    penerima: str
    hari: date
    sidik_bundel: str


def tanda_serah_pdf(data: TandaSerah, kertas: Paper = F4) -> bytes:
    """Portrait, as many pages as it needs."""
    foot = f"Tanda terima berkas daftar pemilih, {long_date(data.hari)}"
    return flowing_pdf(_story(data, text_width(kertas)), "Tanda terima berkas", foot, kertas)


def _story(data: TandaSerah, width: float) -> list[Flowable]:
    count, desa = len(data.baris), in_sentence(data.istilah.desa)
    told = (
        ("Pemilihan", f"{data.pemilihan}, {day_and_date(data.hari_pemilihan)}"),
        ("Daerah", data.kabupaten),
        ("Diserahkan", day_and_date(data.hari)),
        ("Penerima", data.penerima),
        ("Banyak berkas", f"{ribuan(count)} berkas paket {desa}"),
        ("Bundel", f"kode sidik {grouped(data.sidik_bundel)}"),
    )
    return [
        heading(f"TANDA TERIMA BERKAS {data.istilah.dinas.upper()}", 13),
        Spacer(1, 8),
        facts(told, width),
        Penutup(_table(data, width), [paragraph(_TERKUNCI), SignatureBlock(_signers(data))]),
    ]


def _table(data: TandaSerah, width: float) -> Flowable:
    istilah = data.istilah
    head = ("No", istilah.kecamatan, istilah.desa, "Nomor paket", "Byte", "Kode sidik")
    rows = [
        (str(at), one.kecamatan, one.desa, one.nomor, ribuan(one.ukuran), grouped(one.sidik))
        for at, one in enumerate(data.baris, 1)
    ]
    return table(head, rows, _SHARES, width, prose=True)


def _signers(data: TandaSerah) -> tuple[Penandatangan, Penandatangan]:
    return (
        Penandatangan(f"Petugas {data.istilah.dinas}", "", "Yang menyerahkan,"),
        Penandatangan("Penerima", data.penerima, f"{BLANK}, {long_date(data.hari)}"),
    )
