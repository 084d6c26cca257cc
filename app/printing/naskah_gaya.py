"""The styles of letters and minutes, and texts as platypus takes them: escaped, with letters of the faces."""

import re
from functools import cache
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFontFamily

from app.domain.tanggal import BULAN
from app.printing.fonts import printable, text_bold, text_face

_LONG = 24
ISI = 10.5
"""Points of the prose."""

Rata = Literal["kiri", "tengah", "kanan", "penuh"]
_MONTHS = "|".join(BULAN)
_FIXED_BLANKS = re.compile(rf"\[ +\] ?|(?<=\d) × (?=\d)|\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b")
_BLANKS = re.compile("  +")
_FIXED = "\u00a0"
_RATA = {"kiri": TA_LEFT, "tengah": TA_CENTER, "kanan": TA_RIGHT, "penuh": TA_JUSTIFY}


def teks(text: str) -> str:
    """Plain text for a Paragraph: no markup works; blanks stay, a box keeps to its word, a date is whole."""
    spaced = _FIXED_BLANKS.sub(lambda found: found[0].replace(" ", _FIXED), printable(text))
    return escape(_BLANKS.sub(lambda found: _FIXED * (len(found[0]) - 1) + " ", spaced))


def cell_face() -> tuple[str, tuple[int, int], tuple[int, int], str]:
    """A table's style that names our face: for empty cells reportlab would name one that is not embedded."""
    return ("FONTNAME", (0, 0), (-1, -1), text_face().name)


def rata_of(text: str, rata: Rata) -> Rata:
    """Prose is set flush on both sides unless a long word (dots, a fingerprint) would tear its lines open."""
    return "kiri" if rata == "penuh" and any(len(word) > _LONG for word in text.split()) else rata


@cache
def gaya(
    rata: Rata, size: float = ISI, *, bold: bool = False, indent: float = 0, mark: float = 0, after: float = 0
) -> ParagraphStyle:
    """`indent`: where the lines begin, `mark`: where the mark of a list's item stands."""
    regular, heavy = text_face().name, text_bold().name
    registerFontFamily(regular, normal=regular, bold=heavy, italic=regular, boldItalic=heavy)
    name = heavy if bold else regular
    return ParagraphStyle(
        "",
        fontName=name,
        bulletFontName=name,
        fontSize=size,
        bulletFontSize=size,
        leading=size * 1.36,
        alignment=_RATA[rata],
        leftIndent=indent,
        bulletIndent=mark,
        spaceAfter=after,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )
