"""The recovery sheet: seven words that open one computer's data when passwords and letter are lost."""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.tanggal import long_date
from app.printing.fonts import Face, text_bold, text_face
from app.printing.page import A4, Document, Marks
from app.printing.running_text import run_steps, run_text
from app.printing.signatures import Penandatangan, draw_signatures
from app.printing.wording import desa_lengkap, kecamatan_lengkap, nama_pemilihan

_LEFT, _RIGHT = 20 * mm, A4.width - 20 * mm
_TOP = A4.height - 22 * mm
_BOX_TOP, _BOX_LOW = A4.height - 82 * mm, A4.height - 168 * mm
_BODY = 10.5


@dataclass(frozen=True, slots=True)
class KataDarurat:
    """`words` in the order they are typed; `ketua` and `sekretaris` made them together."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    words: tuple[str, ...]
    tanggal: date
    ketua: str
    sekretaris: str


def kata_darurat_pdf(item: KataDarurat) -> bytes:
    """One A4 page. The bytes hold the words: print them, never keep them."""
    document = Document("Kata darurat", A4)
    with document.page() as marks:
        _draw_head(marks, item)
        _draw_words(marks, item)
        _draw_cautions(marks)
        _draw_steps(marks)
        _draw_makers(marks, item)
    return document.finish()


def _draw_head(marks: Marks, item: KataDarurat) -> None:
    marks.text(_LEFT, _TOP, "KATA DARURAT – RAHASIA", text_bold(), 16)
    marks.right(_RIGHT, _TOP, f"Dibuat {long_date(item.tanggal)}", text_bold(), 10)
    place = (
        f"{desa_lengkap(item.istilah, item.desa)} ({item.desa.kode}), "
        f"{kecamatan_lengkap(item.istilah, item.desa)}"
    )
    y = _flow(marks, _TOP - 24, place, text_bold(), 12)
    y = _flow(marks, y, nama_pemilihan(item.istilah, item.desa, item.pemilihan), text_face(), 11)
    told = (
        "Ketujuh kata ini membuka data panitia di satu komputer saja: komputer tempat lembar ini dibuat. "
        "Pakailah bila kata sandi terlupa atau penyimpan kunci komputer hilang, dan surat kunci dari KPU "
        "tidak ada. Kata ini tidak membuka paket dari KPU dan tidak memulihkan cadangan di komputer lain. "
        "Lembar kata darurat yang lebih lama tidak berlaku lagi."
    )
    _flow(marks, y - 8, told, text_face(), _BODY)


def _draw_words(marks: Marks, item: KataDarurat) -> None:
    marks.box(_LEFT, _BOX_LOW, 82 * mm, _BOX_TOP - _BOX_LOW, line=0.8)
    step = (_BOX_TOP - _BOX_LOW) / len(item.words)
    for number, word in enumerate(item.words, 1):
        y = _BOX_TOP - step * (number - 0.5) - 6.5
        marks.text(_LEFT + 14, y, f"{number}. {word}", text_bold(), 19)


def _draw_cautions(marks: Marks) -> None:
    x, y = _LEFT + 90 * mm, _BOX_TOP - 12
    cautions = (
        "Simpan lembar ini dalam amplop tertutup di tempat terkunci, terpisah dari komputernya.",
        "Jangan difoto.",
        "Jangan dikirim lewat WhatsApp, SMS, atau surel.",
        "Jangan dibacakan kepada siapa pun.",
        "Bila lembar ini hilang atau terbaca orang lain, buatlah yang baru; yang lama tidak berlaku lagi.",
    )
    for caution in cautions:
        face = text_bold() if caution.startswith("Jangan") else text_face()
        y = _flow(marks, y, caution, face, 11, x) - 6


def _draw_steps(marks: Marks) -> None:
    steps = (
        "Buka program DPT Desa di komputer itu. Di halaman masuk pilih “Lupa kata sandi”.",
        "Ketik ketujuh kata berurutan; huruf besar atau kecil sama saja.",
        "Pilih nama Anda, lalu buat kata sandi baru. Semua pekerjaan tetap ada dan kejadian ini dicatat.",
        "Ketua mengganti kata sandi anggota lain yang juga hilang, lalu membuat kata darurat baru.",
    )
    run_steps(marks, _LEFT, _BOX_LOW - 30, "CARA MEMAKAI", steps, _BODY, _RIGHT - _LEFT)


def _draw_makers(marks: Marks, item: KataDarurat) -> None:
    marks.rule(_LEFT, 74 * mm, _RIGHT, 74 * mm)
    marks.text(_LEFT, 68 * mm, "Dibuat bersama oleh:", text_face(), _BODY)
    signers = (
        Penandatangan(f"Ketua {item.istilah.panitia}", item.ketua),
        Penandatangan(f"Sekretaris {item.istilah.panitia}", item.sekretaris),
    )
    draw_signatures(marks, _LEFT, _RIGHT, 64 * mm, 26 * mm, signers)


def _flow(marks: Marks, y: float, text: str, face: Face, size: float, x: float = _LEFT) -> float:
    return run_text(marks, x, y, text, face, size, _RIGHT - x)
