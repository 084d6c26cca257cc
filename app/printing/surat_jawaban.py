"""The committee's reply to a resident's response: what was said, what was decided, why, what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import day_and_date
from app.printing.flow import SignatureBlock, facts, heading, paragraph
from app.printing.kop import BLANK, flowing_pdf, kop, signed_at, text_width
from app.printing.page import F4, Paper
from app.printing.pengumuman import BarisPengumuman, pengumuman_table
from app.printing.signatures import Penandatangan
from app.printing.wording import nama_pemilihan


@dataclass(frozen=True, slots=True)
class SuratJawaban:
    """Texts as they are printed, NIK and NKK masked. `nomor`, `tanggal` of the letter itself; `urut` and
    `diterima` of the response. `hasil`: what was done, a sentence each. `pengumuman`: empty where nothing
    was posted yet, or where the letter need not prove it."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    nomor: str
    tanggal: date | None
    kepada: str
    hubungan: str
    urut: str
    diterima: date
    hal: str
    atas_nama: str
    bukti: str
    uraian: str
    keputusan: str
    alasan: str
    hasil: Sequence[str]
    penandatangan: Sequence[Penandatangan]
    pengumuman: Sequence[BarisPengumuman] | None = None


def surat_jawaban_pdf(data: SuratJawaban, kertas: Paper = F4) -> bytes:
    """The letter, portrait."""
    width = text_width(kertas)
    story = [*_head(data, width), *_question(data, width), *_answer(data, width)]
    story.append(KeepTogether(_closing(data)))
    foot = f"Jawaban atas tanggapan nomor {data.urut}"
    return flowing_pdf(story, "Surat jawaban atas tanggapan warga", foot, kertas)


def _head(data: SuratJawaban, width: float) -> list[Flowable]:
    reference = [
        ("Nomor", data.nomor or BLANK),
        ("Hal", "Jawaban atas tanggapan terhadap daftar pemilih"),
        ("Kepada Yth.", data.kepada + (f" ({data.hubungan})" if data.hubungan else "")),
    ]
    return [*kop(data.istilah, data.desa, width), facts(reference, width), Spacer(1, 6)]


def _question(data: SuratJawaban, width: float) -> list[Flowable]:
    election = nama_pemilihan(data.istilah, data.desa, data.pemilihan)
    told = [
        ("Tentang", data.hal),
        ("Atas nama", data.atas_nama),
        ("Bukti", data.bukti),
        ("Uraian", data.uraian),
    ]
    return [
        paragraph(
            f"Pada hari {day_and_date(data.diterima)} kami menerima tanggapan Saudara terhadap daftar "
            f"pemilih untuk {election}, tercatat dengan nomor {data.urut}:"
        ),
        facts([(name, what) for name, what in told if what], width),
    ]


def _answer(data: SuratJawaban, width: float) -> list[Flowable]:
    story = [
        paragraph(f"Sesudah memeriksanya, {data.istilah.panitia} memutuskan:"),
        Spacer(1, 4),
        heading(data.keputusan.upper(), 12),
        Spacer(1, 6),
    ]
    if data.alasan:
        story.append(facts([("Alasan", data.alasan)], width))
    story += [paragraph(sentence) for sentence in data.hasil]
    if data.pengumuman:
        story.append(paragraph("Daftar pemilih telah diumumkan kepada warga:"))
        story.append(pengumuman_table(data.pengumuman, width))
    return story


def _closing(data: SuratJawaban) -> list[Flowable]:
    return [
        paragraph("Demikian jawaban ini kami sampaikan. Atas perhatian Saudara kami ucapkan terima kasih."),
        Spacer(1, 10),
        SignatureBlock(signed_at(data.penandatangan, data.desa, data.tanggal)),
    ]
