"""The block where people sign: equal columns, room that grows, names never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.printing.fitting import fit, wrap
from app.printing.fonts import text_bold, text_face
from app.printing.page import Marks

_SIZE = 9.0
_SIZES = (_SIZE, 8.5, 8.0)
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
    size = min(
        fit(signer.jabatan, text_face(), width - _GAP, _SIZES, most_lines=2).size for signer in signers
    )
    for index, signer in enumerate(signers):
        middle = left + width * (index + 0.5)
        _draw_office(marks, middle, width - _GAP, top, signer, size)
        _draw_name(marks, middle, width - _GAP, bottom, signer.nama)


def _draw_office(
    marks: Marks, middle: float, width: float, top: float, signer: Penandatangan, size: float
) -> None:
    y = top - _SIZE
    marks.centred(middle, y, signer.pengantar, text_face(), size)
    for line in wrap(signer.jabatan, text_face(), size, width):
        y -= _LEADING
        marks.centred(middle, y, line, text_face(), size)


def _draw_name(marks: Marks, middle: float, width: float, bottom: float, name: str) -> None:
    if not name:
        half = min(width * 0.45, _LONGEST_LINE / 2)
        marks.rule(middle - half, bottom + 2, middle + half, bottom + 2, dashed=True)
        return
    fitted = fit(name, text_bold(), width, _SIZES, most_lines=2)
    for index, line in enumerate(reversed(fitted.lines)):
        marks.centred(middle, bottom + 3 + index * _LEADING, line, text_bold(), fitted.size)
