"""The "Register warga tidak terdaftar": who is not on the DPT, who votes with KTP-el, what was replied."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import ribuan, short_date
from app.printing.flow import SignatureBlock, heading, paragraph, table
from app.printing.kop import flowing_pdf, kop, signed_at, text_width
from app.printing.page import F4, Paper
from app.printing.pengumuman import BarisPengumuman, pengumuman_table
from app.printing.signatures import Penandatangan
from app.printing.wording import nama_pemilihan


@dataclass(frozen=True, slots=True)
class BarisRegister:
    """One resident; `nik` as it may be seen, `tps` as it is read ("01"), "" where he does not vote."""

    nomor: str
    nama: str
    kelamin: str
    nik: str
    lahir: str
    alamat: str
    diterima: date
    pelapor: str
    bukti: str
    jawaban: str
    tps: str = ""


@dataclass(frozen=True, slots=True)
class RegisterWarga:
    """`ktp`: those who vote with their KTP-el on the day; `dicatat`: those who are only written down."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    ktp: Sequence[BarisRegister]
    dicatat: Sequence[BarisRegister]
    pengumuman: Sequence[BarisPengumuman]
    tanggal: date
    penandatangan: Sequence[Penandatangan]


_SHARES = (0.05, 0.17, 0.04, 0.13, 0.08, 0.17, 0.14, 0.11, 0.11)
_SIGNED = (0.04, 0.14, 0.04, 0.13, 0.08, 0.13, 0.11, 0.09, 0.11, 0.13)
_HEADER = ("No", "Nama", "L/P", "NIK", "Lahir", "Alamat, RT/RW", "Melapor", "Bukti")
_KTP = "Memilih dengan KTP-el pada hari pemungutan suara"
_NOTED = "Dicatat dan diusulkan kepada KPU sebagai pemilih baru"
_NOBODY = "Tidak ada warga yang dicatat dalam register ini."
_MEANING = (
    "Warga dalam register ini tidak tercantum dalam Daftar Pemilih Tetap (DPT). Datanya diserahkan kepada "
    "KPU sebagai usul pemilih baru untuk daftar pemilih berikutnya."
)


def register_pdf(data: RegisterWarga, kertas: Paper = F4) -> bytes:
    """The register, landscape."""
    paper = kertas.turned()
    width = text_width(paper)
    story: list[Flowable] = [
        *kop(data.istilah, data.desa, width),
        heading("REGISTER WARGA TIDAK TERDAFTAR", 12),
        heading(nama_pemilihan(data.istilah, data.desa, data.pemilihan).upper(), 11),
        Spacer(1, 4),
        paragraph(_MEANING),
        *_section(_KTP, data.ktp, width, data.istilah.tps),
        *_section(_NOTED, data.dicatat, width),
    ]
    if not data.ktp and not data.dicatat:
        story.append(paragraph(_NOBODY, bold=True))
    story += [paragraph("Pengumuman daftar pemilih:", bold=True), pengumuman_table(data.pengumuman, width)]
    story.append(KeepTogether([SignatureBlock(signed_at(data.penandatangan, data.desa, data.tanggal))]))
    return flowing_pdf(story, "Register warga tidak terdaftar", "Register warga tidak terdaftar", paper)


def _section(judul: str, rows: Sequence[BarisRegister], width: float, tps: str = "") -> list[Flowable]:
    """`tps`: the word for it, where these people vote and sign."""
    if not rows:
        return []
    header = (*_HEADER, tps, "Tanda tangan") if tps else (*_HEADER, "Surat jawaban")
    cells = [(*_cells(one), *((one.tps, "") if tps else (one.jawaban,))) for one in rows]
    told = paragraph(f"{judul} ({ribuan(len(rows))} orang)", bold=True)
    return [told, table(header, cells, _SIGNED if tps else _SHARES, width, prose=True)]


def _cells(one: BarisRegister) -> tuple[str, ...]:
    reported = f"{short_date(one.diterima.isoformat())}, {one.pelapor}"
    return (one.nomor, one.nama, one.kelamin, one.nik, one.lahir, one.alamat, reported, one.bukti or "–")
