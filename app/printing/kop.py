"""What flowing papers of the committee share: the letterhead, the page with its foot, who signs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa
from app.domain.tanggal import long_date
from app.printing.fitting import fit, sizes
from app.printing.flow import double_rule, flow_template, heading
from app.printing.fonts import text_bold
from app.printing.numbered_canvas import NumberedCanvas
from app.printing.page import Paper
from app.printing.signatures import Penandatangan
from app.printing.wording import at_desa, kabupaten_lengkap, kecamatan_lengkap

BLANK = "." * 30
"""Written by hand."""

_PLACE = 11.0
_LEFT: float = 22 * mm
_RIGHT: float = 20 * mm


def text_width(kertas: Paper) -> float:
    """Between the margins of a flowing paper."""
    return kertas.width - _LEFT - _RIGHT


def kop(istilah: Istilah, desa: Desa, width: float) -> list[Flowable]:
    """The committee's letterhead; kecamatan and kabupaten are each on a line where one is too short."""
    names = [kecamatan_lengkap(istilah, desa).upper(), kabupaten_lengkap(istilah, desa).upper()]
    together = " ".join(names)
    places = [together] if text_bold().width(together, _PLACE) <= width else names
    office = fit(at_desa(istilah.panitia, istilah, desa).upper(), text_bold(), width, sizes(13, _PLACE))
    return [
        heading(" ".join(office.lines), office.size),
        *(heading(place, min(_PLACE, office.size)) for place in places),
        *double_rule(),
    ]


def signed_at(signers: Sequence[Penandatangan], desa: Desa, tanggal: date | None) -> list[Penandatangan]:
    """The last one signs under place and date."""
    *others, last = signers
    when = long_date(tanggal) if tanggal else BLANK
    return [*others, replace(last, pengantar=f"{desa.nama}, {when}")]


def flowing_pdf(story: list[Flowable], judul: str, foot: str, kertas: Paper) -> bytes:
    """As many pages as the story needs; `foot` and the page's number at the end of each."""
    buffer = BytesIO()
    template = flow_template(buffer, judul, kertas, _LEFT, _RIGHT, 14 * mm, 16 * mm)
    template.build(story, canvasmaker=partial(NumberedCanvas, foot=foot))
    return buffer.getvalue()
