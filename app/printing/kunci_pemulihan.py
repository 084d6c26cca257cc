"""The recovery key on paper: groups to be typed, a QR to be scanned, what it opens and who keeps it."""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from app.domain.tanggal import long_date
from app.printing.fonts import Face, text_bold, text_face
from app.printing.page import A4, Document, Marks
from app.printing.qr import draw_qr
from app.printing.running_text import run_steps, run_text
from app.printing.signatures import Penandatangan, draw_signatures

_LEFT, _RIGHT = 20 * mm, A4.width - 20 * mm
_TOP = A4.height - 22 * mm
_BOX_TOP, _BOX_LOW = A4.height - 92 * mm, A4.height - 166 * mm
_QR = 52 * mm
_BODY = 10.5
_GROUP, _GROUPS = 4, 5
_WHOLE = (
    "Kunci ini membuka seluruh brankas data pemilih KPU: semua pemilihan di dalamnya, semua paket, dan semua "
    "pengembalian. Pakailah bila kata sandi operator hilang atau komputer brankas rusak. Siapa pun yang "
    "memegang lembar ini dan salinan brankas dapat membacanya."
)
_PART = (
    "Ini bagian {bagian} dari 2 kunci pemulihan brankas data pemilih KPU. Satu bagian saja tidak membuka apa "
    "pun; kedua bagian bersama membuka seluruh brankas. Simpanlah pada orang yang berbeda, di tempat yang "
    "berbeda."
)


@dataclass(frozen=True, slots=True)
class KunciPemulihan:
    """`baris` is the key as age writes it, or the line of one part. `bagian`: 0 the whole, 1 or 2."""

    kpu: str
    baris: str
    sidik: str
    tanggal: date
    bagian: int = 0


def kunci_pemulihan_pdf(item: KunciPemulihan) -> bytes:
    """One A4 page. The bytes hold the key: print them, never keep them."""
    document = Document("Kunci pemulihan", A4)
    with document.page() as marks:
        _draw_head(marks, item)
        _draw_key(marks, item)
        _draw_steps(marks, item)
        _draw_keeper(marks)
    return document.finish()


def groups(baris: str) -> list[str]:
    """The key in groups of four; what age's keys all begin with is a group of its own."""
    text, head = baris, []
    for prefix in ("AGE-SECRET-KEY-1", "BAGIAN-1-", "BAGIAN-2-"):
        if baris.startswith(prefix):
            head, text = [prefix], baris.removeprefix(prefix)
    text = text.replace("-", "")
    return [*head, *(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))]


def _draw_head(marks: Marks, item: KunciPemulihan) -> None:
    title = f"KUNCI PEMULIHAN{f', BAGIAN {item.bagian} DARI 2' if item.bagian else ''} – RAHASIA"
    marks.text(_LEFT, _TOP, title, text_bold(), 16)
    marks.right(_RIGHT, _TOP - 16, f"Dicetak {long_date(item.tanggal)}", text_bold(), 10)
    y = _flow(marks, _TOP - 34, item.kpu, text_bold(), 12)
    y = _flow(marks, y, f"Kode sidik kunci pemulihan: {item.sidik}", text_face(), 11)
    told = _PART.format(bagian=item.bagian) if item.bagian else _WHOLE
    y = _flow(marks, y - 8, told, text_face(), _BODY)
    for caution in ("Jangan difoto.", "Jangan dikirim lewat WhatsApp, SMS, atau surel."):
        y = _flow(marks, y - 4, caution, text_bold(), _BODY)


def _draw_key(marks: Marks, item: KunciPemulihan) -> None:
    """The prefix on a line of its own, then five groups a line; the QR at the right."""
    marks.box(_LEFT, _BOX_LOW, _RIGHT - _LEFT, _BOX_TOP - _BOX_LOW, line=0.8)
    draw_qr(marks, _RIGHT - _QR - 6 * mm, (_BOX_TOP + _BOX_LOW - _QR) / 2, _QR, item.baris)
    head, *rest = groups(item.baris)
    lines = [head, *("  ".join(rest[at : at + _GROUPS]) for at in range(0, len(rest), _GROUPS))]
    step = (_BOX_TOP - _BOX_LOW - 8 * mm) / max(len(lines), 5)
    for number, line in enumerate(lines):
        marks.text(_LEFT + 5 * mm, _BOX_TOP - 10 * mm - step * number, line, text_bold(), 15)


def _draw_steps(marks: Marks, item: KunciPemulihan) -> None:
    part = "Siapkan kedua bagian. " if item.bagian else ""
    steps = (
        f"{part}Di program DPT Desa pilih KPU, lalu “Kata sandi hilang”, atau pulihkan cadangan brankas.",
        "Pindai kodenya, atau ketik semua kelompok berurutan; spasi dan huruf besar atau kecil sama saja.",
        "Buat kata sandi operator yang baru. Kejadian ini dicatat.",
        "Cobalah kunci ini sedikitnya setahun sekali dengan “Latihan kunci pemulihan”.",
        "Bila lembar ini hilang, buatlah kunci pemulihan baru di brankas; yang lama tidak membukanya lagi.",
    )
    run_steps(marks, _LEFT, _BOX_LOW - 26, "CARA MEMAKAI", steps, _BODY, _RIGHT - _LEFT)


def _draw_keeper(marks: Marks) -> None:
    marks.rule(_LEFT, 74 * mm, _RIGHT, 74 * mm)
    told = "Dimasukkan ke amplop tertutup dan disimpan terkunci oleh:"
    marks.text(_LEFT, 68 * mm, told, text_face(), _BODY)
    signers = (Penandatangan("Penyimpan kunci", ""), Penandatangan("Saksi", ""))
    draw_signatures(marks, _LEFT, _RIGHT, 64 * mm, 26 * mm, signers)


def _flow(marks: Marks, y: float, text: str, face: Face, size: float, x: float = _LEFT) -> float:
    return run_text(marks, x, y, text, face, size, _RIGHT - x)
