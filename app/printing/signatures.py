"""The block where people sign: equal columns, room that grows, names never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.printing.fitting import Fitted, fit, wrap
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


def least_height(signers: Sequence[Penandatangan], width: float) -> float:
    """The same of these signers in a block so wide: a long place above a date takes a line more."""
    return LEAST_HEIGHT + _LEADING * (_lead_lines(signers, width / max(len(signers), 1) - _GAP) - 1)


def draw_signatures(
    marks: Marks, left: float, right: float, top: float, bottom: float, signers: Sequence[Penandatangan]
) -> None:
    """Signers side by side between `top` and `bottom`; what the height has to spare is room to sign."""
    width = (right - left) / len(signers)
    room, leads = width - _GAP, _lead_lines(signers, width - _GAP)
    size = min(fit(signer.jabatan, text_face(), room, _SIZES, most_lines=2).size for signer in signers)
    bold = min(fit(signer.nama, text_bold(), room, _SIZES, most_lines=2).size for signer in signers)
    for index, signer in enumerate(signers):
        middle = left + width * (index + 0.5)
        _draw_office(marks, middle, room, top - (leads - 1) * _LEADING, signer, size)
        _draw_name(marks, middle, room, bottom, signer.nama, bold)


def _lead(signer: Penandatangan, width: float) -> Fitted:
    """Where it must be broken, the date stays whole."""
    place, comma, when = signer.pengantar.rpartition(", ")
    whole = fit(signer.pengantar, text_face(), width, _SIZES)
    if not comma or len(whole.lines) == 1:
        return whole
    above = fit(f"{place},", text_face(), width, _SIZES, most_lines=2)
    return Fitted(above.size, (*above.lines, when))


def _lead_lines(signers: Sequence[Penandatangan], width: float) -> int:
    return max((len(_lead(signer, width).lines) for signer in signers), default=1)


def _draw_office(
    marks: Marks, middle: float, width: float, top: float, signer: Penandatangan, size: float
) -> None:
    """The introduction ends a line above the office, whatever it takes."""
    y = top - _SIZE
    lead = _lead(signer, width)
    for rise, line in _risen(lead.lines):
        marks.centred(middle, y + rise, line, text_face(), min(lead.size, size))
    for line in wrap(signer.jabatan, text_face(), size, width):
        y -= _LEADING
        marks.centred(middle, y, line, text_face(), size)


def _draw_name(marks: Marks, middle: float, width: float, bottom: float, name: str, size: float) -> None:
    if not name:
        half = min(width * 0.45, _LONGEST_LINE / 2)
        marks.rule(middle - half, bottom + 2, middle + half, bottom + 2, dashed=True)
        return
    for rise, line in _risen(wrap(name, text_bold(), size, width)):
        marks.centred(middle, bottom + 3 + rise, line, text_bold(), size)


def _risen(lines: Sequence[str]) -> Iterator[tuple[float, str]]:
    """In reading order, each with its height above the last one."""
    for index, line in enumerate(lines, 1):
        yield (len(lines) - index) * _LEADING, line
