"""The letter of words: one A4 sheet a village that hides its seven words when it is folded.

Printed on one side, because a slipped duplex run would put one village's words behind another's
address. The top third (receipt and address) folds to the back and stays visible; the middle third
holds the words; the bottom third (steps) folds up over them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.progress import Progress, silent
from app.domain.tanggal import long_date, ribuan
from app.printing.fitting import fit, wrap
from app.printing.fonts import text_bold, text_face
from app.printing.page import A4, Document, Marks
from app.printing.running_text import run_text
from app.printing.signatures import Penandatangan, draw_signatures
from app.printing.wording import desa_lengkap, kabupaten_lengkap, kecamatan_lengkap, nama_pemilihan

_LEFT, _RIGHT = 20 * mm, A4.width - 20 * mm
_FOLD_LOW, _FOLD_HIGH = A4.height / 3, A4.height * 2 / 3
_RECEIPT = A4.height - 52 * mm
_BODY = 9.5
_LEADING = 12.5


@dataclass(frozen=True, slots=True)
class SuratKunci:
    """One village's letter. `words` in the order they are typed; `berkas` the package's file name.

    `kunci_kpu`: the whole `RW…` key, for whoever checks the package with minisign alone.
    """

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    words: tuple[str, ...]
    nomor_surat: str
    berkas: str
    seq: int
    sidik_kpu: str
    berlaku_sampai: date
    jumlah_pemilih: int
    kunci_kpu: str = ""


def letters(items: Sequence[SuratKunci], progress: Progress = silent) -> bytes:
    """All letters as one PDF, a page each. The bytes hold the words: print them, never keep them."""
    document = Document("Surat kunci", A4)
    with document.frame("lipatan") as marks:
        _draw_folds(marks)
    for done, item in enumerate(items, 1):
        with document.page() as marks:
            marks.place("lipatan")
            _draw_receipt(marks, item)
            _draw_address(marks, item)
            _draw_words(marks, item)
            _draw_steps(marks, item)
        progress(done, len(items), "Menyusun surat kunci")
    return document.finish()


def _draw_folds(marks: Marks) -> None:
    for y in (_FOLD_LOW, _FOLD_HIGH):
        for x in (5 * mm, A4.width - 13 * mm):
            marks.rule(x, y, x + 8 * mm, y)
    marks.right(_RIGHT, _FOLD_HIGH - 2.5, "2. lipat ke belakang, rekatkan, beri cap", text_face(), 7.5)
    marks.right(_RIGHT, _FOLD_LOW - 2.5, "1. lipat ke depan, menutup kata", text_face(), 7.5)
    marks.rule(5 * mm, _RECEIPT, A4.width - 5 * mm, _RECEIPT, dashed=True)
    marks.centred(A4.width / 2, _RECEIPT + 3, "sobek di sini setelah ditandatangani", text_face(), 7.5)


def _draw_receipt(marks: Marks, item: SuratKunci) -> None:
    y = A4.height - 14 * mm
    marks.text(_LEFT, y, "TANDA TERIMA SURAT KUNCI", text_bold(), 11)
    marks.right(_RIGHT, y, f"Nomor {item.nomor_surat}", text_bold(), 10)
    desa = f"{desa_lengkap(item.istilah, item.desa)} ({item.desa.kode})"
    place = fit(
        f"{desa}, {kecamatan_lengkap(item.istilah, item.desa)}",
        text_face(),
        _RIGHT - _LEFT,
        (_BODY, 9, 8.5, 8),
        most_lines=2,
    )
    for line in place.lines:
        y -= _LEADING
        marks.text(_LEFT, y, line, text_face(), place.size)
    y -= _LEADING
    marks.text(_LEFT, y, "Diterima dalam keadaan tertutup rapat.", text_face(), _BODY)
    y -= _LEADING + 2
    marks.text(_LEFT, y, "Nomor telepon yang didaftarkan :", text_face(), _BODY)
    marks.rule(_LEFT + 146, y - 1, _LEFT + 300, y - 1, dashed=True)
    marks.text(_LEFT + 310, y, "Tanggal :", text_face(), _BODY)
    marks.rule(_LEFT + 352, y - 1, _RIGHT, y - 1, dashed=True)
    signers = (
        Penandatangan("Yang menyerahkan (KPU)"),
        Penandatangan(f"Yang menerima ({item.istilah.panitia})"),
    )
    draw_signatures(marks, _LEFT, _RIGHT, y + 2, _RECEIPT + 15, signers)


def _draw_address(marks: Marks, item: SuratKunci) -> None:
    desa, istilah, width = item.desa, item.istilah, _RIGHT - _LEFT
    y = _RECEIPT - 16
    marks.text(_LEFT, y, "SURAT KUNCI – RAHASIA", text_bold(), 11)
    marks.right(_RIGHT, y, f"Nomor {item.nomor_surat}", text_bold(), 10)
    marks.text(_LEFT, y - 15, "Hanya dibuka oleh Ketua dan Sekretaris Panitia.", text_face(), _BODY)
    y -= 38
    marks.text(_LEFT, y, "Kepada Yth.", text_face(), 11)
    y = run_text(marks, _LEFT, y - 15, f"Ketua {istilah.panitia}", text_bold(), 12, width)
    y = run_text(marks, _LEFT, y, f"{desa_lengkap(istilah, desa)} ({desa.kode})", text_bold(), 12, width)
    place = f"{kecamatan_lengkap(istilah, desa)}, {kabupaten_lengkap(istilah, desa)}"
    run_text(marks, _LEFT, y, place, text_face(), 11, width)


def _draw_words(marks: Marks, item: SuratKunci) -> None:
    y = _FOLD_HIGH - 26
    marks.text(_LEFT, y, "TUJUH KATA KUNCI", text_bold(), 11)
    marks.right(_RIGHT, y, f"{desa_lengkap(item.istilah, item.desa)}", text_face(), _BODY)
    marks.box(_LEFT, _FOLD_LOW + 14, 82 * mm, y - 10 - _FOLD_LOW - 14, line=0.8)
    step = (y - 10 - _FOLD_LOW - 14) / len(item.words)
    for number, word in enumerate(item.words, 1):
        marks.text(_LEFT + 14, y - 10 - step * (number - 0.5) - 6.5, f"{number}. {word}", text_bold(), 19)
    _draw_cautions(marks, y - 22)


def _draw_cautions(marks: Marks, top: float) -> None:
    x = _LEFT + 90 * mm
    cautions = (
        "Ketik ketujuh kata ini berurutan di laptop panitia.",
        "Jangan difoto.",
        "Jangan dikirim lewat WhatsApp, SMS, atau surel.",
        "Jangan dibacakan kepada siapa pun, juga kepada orang yang mengaku dari KPU.",
        "Simpan surat ini di tempat terkunci, terpisah dari laptop.",
    )
    for caution in cautions:
        face = text_bold() if caution.startswith("Jangan") else text_face()
        for line in wrap(caution, face, 11, _RIGHT - x):
            marks.text(x, top, line, face, 11)
            top -= 14
        top -= 6


def _draw_steps(marks: Marks, item: SuratKunci) -> None:
    y = _FOLD_LOW - 28
    marks.text(_LEFT, y, "CARA MEMBUKA PAKET", text_bold(), 11)
    steps = (
        f"Pasang flashdisk dari KPU. Buka di laptop, bukan di HP, berkas {item.berkas}.",
        "Ketik ketujuh kata dari atas ke bawah; huruf besar atau kecil sama saja.",
        "Cocokkan kode sidik KPU, nomor surat, dan jumlah pemilih di layar dengan surat ini.",
        "Bila kata hilang atau rusak, Ketua menelepon KPU. KPU menelepon balik ke nomor pada tanda terima.",
        "Bila surat ini diterima dalam keadaan terbuka, jangan dipakai; laporkan hari itu juga ke KPU.",
    )
    y -= 4
    for number, step in enumerate(steps, 1):
        y -= _LEADING + 5
        marks.text(_LEFT, y, f"{number}.", text_face(), _BODY)
        y = run_text(marks, _LEFT + 16, y, step, text_face(), _BODY, _RIGHT - _LEFT - 16) + _LEADING
    _draw_facts(marks, y - 32, item)


def _draw_facts(marks: Marks, y: float, item: SuratKunci) -> None:
    facts = (
        ("Pemilihan", nama_pemilihan(item.istilah, item.desa, item.pemilihan)),
        ("Kode sidik KPU", item.sidik_kpu),
        *((("Kunci KPU", item.kunci_kpu),) if item.kunci_kpu else ()),
        ("Berkas paket", f"{item.berkas} (paket ke-{item.seq})"),
        ("Jumlah pemilih", f"{ribuan(item.jumlah_pemilih)} orang"),
        ("Berlaku sampai", long_date(item.berlaku_sampai)),
        ("Penerbit", f"KPU {kabupaten_lengkap(item.istilah, item.desa)}"),
    )
    marks.rule(_LEFT, y + 16, _RIGHT, y + 16)
    for label, value in facts:
        marks.text(_LEFT, y, label, text_face(), _BODY)
        y = run_text(marks, _LEFT + 90, y, f": {value}", text_bold(), _BODY, _RIGHT - _LEFT - 90) - 3
