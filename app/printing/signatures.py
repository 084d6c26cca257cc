"""The block where people sign: equal columns, room that grows, names never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.printing.fitting import fit
from app.printing.fonts import text_bold, text_face
from app.printing.page import Marks

_SIZE = 9.0
_LEADING = 11.5
_GAP = 12.0
_LONGEST_LINE = 170.0


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """Who signs: `jabatan` under `pengantar` ("Mengetahui,"); an empty `nama` leaves a dotted line."""

    jabatan: str
    nama: str = ""
    pengantar: str = ""


LEAST_HEIGHT = 5 * _LEADING + 42
"""Points that a block needs: introduction, two lines of office, 42 points to sign, two of name."""


def draw_signatures(
    marks: Marks, left: float, right: float, top: float, bottom: float, signers: Sequence[Penandatangan]
) -> None:
    """Signers side by side between `top` and `bottom`; what the height has to spare is room to sign."""
    width = (right - left) / len(signers)
    for index, signer in enumerate(signers):
        _draw_one(marks, left + width * (index + 0.5), width - _GAP, top, bottom, signer)


def _draw_one(
    marks: Marks, middle: float, width: float, top: float, bottom: float, signer: Penandatangan
) -> None:
    y = top - _SIZE
    marks.centred(middle, y, signer.pengantar, text_face(), _SIZE)
    office = fit(signer.jabatan, text_face(), width, (_SIZE, 8.5, 8))
    for line in office.lines:
        y -= _LEADING
        marks.centred(middle, y, line, text_face(), office.size)
    name = fit(signer.nama, text_bold(), width, (_SIZE, 8.5, 8), most_lines=2)
    y = bottom + 3
    for line in reversed(name.lines):
        marks.centred(middle, y, line, text_bold(), name.size)
        y += _LEADING
    if not signer.nama:
        half = min(width * 0.45, _LONGEST_LINE / 2)
        marks.rule(middle - half, bottom + 2, middle + half, bottom + 2, dashed=True)
