"""Letters and minutes as PDF: several documents of one kind in one file, each with pages of its own."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from app.domain.progress import Progress, silent
from app.printing.flow import flow_template
from app.printing.naskah_alir import Alir
from app.printing.naskah_isi import LembarNaskah
from app.printing.naskah_kanvas import LEFT, RIGHT, KanvasNaskah, Mulai
from app.printing.page import F4, Paper


def naskah_pdf(
    judul: str,
    lembar: Sequence[LembarNaskah],
    kertas: Paper = F4,
    logo: bytes = b"",
    progress: Progress = silent,
) -> bytes:
    """Upright, as many pages as they need. `judul` is all that the file's metadata tell."""
    buffer = BytesIO()
    template = flow_template(buffer, judul, kertas, LEFT, RIGHT, 13 * mm, 15 * mm)
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
