"""Berkas sanggahan: one voter in every list, where they were posted, what was answered, what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import long_date
from app.printing.flow import SignatureBlock, facts, heading, paragraph, table
from app.printing.kop import flowing_pdf, kop, signed_at, text_width
from app.printing.page import F4, Paper
from app.printing.pengumuman import BarisPengumuman, pengumuman_table
from app.printing.signatures import Penandatangan
from app.printing.wording import nama_pemilihan

_COLUMNS = 4
"""Lists side by side; more go on below."""

_COPIED = (
    "Isi berkas ini disalin dari catatan panitia, yang hanya bertambah dan tidak pernah dihapus. "
    "Yang diurungkan tetap tertulis."
)


@dataclass(frozen=True, slots=True)
class Tercantum:
    """One list, and the voter in it: `isian` in the order of `BerkasSanggahan.kolom`, empty texts where he is
    not on it. `catatan`: what holds of it: since when, by which code, whether it was opened again."""

    daftar: str
    isian: Sequence[str]
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One step of his story, texts as printed."""

    waktu: str
    oleh: str
    apa: str
    semula: str
    menjadi: str


@dataclass(frozen=True, slots=True)
class BerkasSanggahan:
    """`siapa`: name and identity as facts; `kolom`: the names of the fields in `tercantum`; `tanggapan`: each
    response as facts. `kepala`: the code of the newest entry of the notes that this was copied from."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    siapa: Sequence[tuple[str, str]]
    kolom: Sequence[str]
    tercantum: Sequence[Tercantum]
    pengumuman: Sequence[BarisPengumuman]
    tanggapan: Sequence[Sequence[tuple[str, str]]]
    riwayat: Sequence[Kejadian]
    kepala: str
    tanggal: date
    penandatangan: Sequence[Penandatangan]


def sanggahan_pdf(data: BerkasSanggahan, kertas: Paper = F4) -> bytes:
    """The file, portrait."""
    width = text_width(kertas)
    story = [
        *_title(data, width),
        *_lists(data, width),
        _part("2. Pengumuman daftar pemilih"),
        pengumuman_table(data.pengumuman, width),
        *_responses(data, width),
        *_history(data, width),
        KeepTogether(_closing(data)),
    ]
    return flowing_pdf(story, "Berkas sanggahan", f"Berkas sanggahan, catatan terakhir {data.kepala}", kertas)


def _part(text: str) -> Flowable:
    return paragraph(text, bold=True)


def _title(data: BerkasSanggahan, width: float) -> list[Flowable]:
    return [
        *kop(data.istilah, data.desa, width),
        heading("BERKAS SANGGAHAN", 12),
        heading(nama_pemilihan(data.istilah, data.desa, data.pemilihan).upper(), 11),
        Spacer(1, 6),
        facts(data.siapa, width),
    ]


def _lists(data: BerkasSanggahan, width: float) -> list[Flowable]:
    """The fields down, the lists across: a difference is seen at once."""
    story: list[Flowable] = [_part("1. Data dalam setiap daftar")]
    if not data.tercantum:
        return [*story, paragraph("Orang ini tidak ada dalam daftar mana pun.")]
    for start in range(0, len(data.tercantum), _COLUMNS):
        some = data.tercantum[start : start + _COLUMNS]
        share = 0.82 / len(some)
        rows = [(name, *(one.isian[at] or "–" for one in some)) for at, name in enumerate(data.kolom)]
        header = ("Isian", *(one.daftar for one in some))
        story.append(table(header, rows, (0.18, *(share for _ in some)), width, prose=True))
        story += [paragraph(f"{one.daftar}: {one.catatan}") for one in some if one.catatan]
    return story


def _responses(data: BerkasSanggahan, width: float) -> list[Flowable]:
    part = _part("3. Tanggapan dan keputusannya")
    if not data.tanggapan:
        return [part, paragraph("Tidak ada tanggapan tentang orang ini.")]
    first, *others = ([facts(one, width), Spacer(1, 4)] for one in data.tanggapan)
    return [KeepTogether([part, *first]), *(KeepTogether(one) for one in others)]


def _history(data: BerkasSanggahan, width: float) -> list[Flowable]:
    story: list[Flowable] = [_part("4. Riwayat")]
    if not data.riwayat:
        return [*story, paragraph("Tidak ada yang diubah pada orang ini.")]
    rows = [(one.waktu, one.oleh, one.apa, one.semula or "–", one.menjadi or "–") for one in data.riwayat]
    header = ("Waktu", "Oleh", "Apa", "Semula", "Menjadi")
    return [*story, table(header, rows, (0.18, 0.18, 0.20, 0.22, 0.22), width, prose=True)]


def _closing(data: BerkasSanggahan) -> list[Flowable]:
    return [
        paragraph(f"{_COPIED} Disalin pada {long_date(data.tanggal)}."),
        Spacer(1, 10),
        SignatureBlock(signed_at(data.penandatangan, data.desa, data.tanggal)),
    ]
