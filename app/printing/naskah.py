"""Letters and minutes as PDF: several documents of one kind in one file, each with pages of its own."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate

from app.domain.progress import Progress, silent
from app.printing.fonts import text_face
from app.printing.naskah_alir import Alir
from app.printing.naskah_isi import LembarNaskah
from app.printing.naskah_kanvas import LEFT, RIGHT, KanvasNaskah, Mulai
from app.printing.page import F4, Paper

_FRAME_PADDING = 6  # platypus insets its frame by this much


def naskah_pdf(
    judul: str,
    lembar: Sequence[LembarNaskah],
    kertas: Paper = F4,
    logo: bytes = b"",
    progress: Progress = silent,
) -> bytes:
    """Upright, as many pages as they need. `judul` is all that the file's metadata tell."""
    buffer = BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=(kertas.width, kertas.height),
        leftMargin=LEFT - _FRAME_PADDING,
        rightMargin=RIGHT - _FRAME_PADDING,
        topMargin=13 * mm,
        bottomMargin=15 * mm,
        title=judul,
        author="DPT Desa",
        invariant=1,
        initialFontName=text_face().name,
    )
    story: list[Flowable] = []
    for number, one in enumerate(lembar):
        story += [PageBreak()] if number else []
        story += [Mulai(number), *Alir(one, kertas.width - LEFT - RIGHT, logo).story()]
        progress(number + 1, len(lembar), "Menyusun naskah")
    canvas = partial(
        KanvasNaskah, kaki=[one.kaki for one in lembar], konsep=[one.konsep for one in lembar], kertas=kertas
    )
    template.build(story, canvasmaker=canvas)
    return buffer.getvalue()
