"""Flowing pieces of minutes: headings, paragraphs, tables, the code with its QR, the signatures.

Texts are plain: what platypus would take for markup is escaped here.
"""

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFontFamily
from reportlab.platypus import Flowable, HRFlowable, Paragraph, SimpleDocTemplate, Table

from app.printing.fonts import text_bold, text_face
from app.printing.judul import Judul
from app.printing.page import HAIRLINE, Marks, Paper
from app.printing.qr import draw_qr
from app.printing.signatures import Penandatangan, draw_signatures, least_height

_SIZE = 10.5
_QR = 74.0
_FRAME_PADDING = 6  # platypus insets its frame by this much


def heading(text: str, size: float) -> Flowable:
    """A centred bold line; several of about one length where it is long."""
    return Judul(escape(text), _style(size, TA_CENTER, bold=True))


def double_rule() -> list[Flowable]:
    """The lines under a letterhead: a thick one over a thin one."""
    lines = ((1.8, 5, 1.2), (0.5, 0, 9))
    return [
        HRFlowable("100%", thickness, lineCap="butt", color=black, spaceBefore=before, spaceAfter=after)
        for thickness, before, after in lines
    ]


def paragraph(text: str, *, centred: bool = False, bold: bool = False) -> Flowable:
    """Prose, ragged right: file names cannot be broken, and justified lines would gape."""
    style = _style(_SIZE, TA_CENTER if centred else TA_LEFT, bold=bold)
    style.spaceBefore = style.spaceAfter = 4
    return Paragraph(escape(text), style)


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    width: float,
    bold_rows: Sequence[int] = (),
    *,
    prose: bool = False,
) -> Flowable:
    """A ruled table `width` points wide, its header repeated; the first column left, others right.

    `prose`: the cells are texts and not numbers, all left and from the top.
    """
    cells = [[Paragraph(escape(text), _style(9, TA_CENTER, bold=True)) for text in header]]
    for index, row in enumerate(rows):
        bold = index in bold_rows
        cells.append([_cell(text, 0 if prose else at, bold=bold) for at, text in enumerate(row)])
    style = [
        ("GRID", (0, 0), (-1, -1), HAIRLINE, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP" if prose else "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("FONTNAME", (0, 0), (-1, -1), text_face().name),
    ]
    columns = [share * width for share in shares]
    return Table(cells, columns, repeatRows=1, style=style, spaceBefore=4, spaceAfter=6)


def facts(pairs: Sequence[tuple[str, str]], width: float, share: float = 0.22) -> Flowable:
    """Names and what they are, one a line, without rules; `share` of the width is the names'."""
    style = _style(_SIZE, TA_LEFT, bold=False)
    cells = [[Paragraph(escape(name), style), Paragraph(escape(f": {what}"), style)] for name, what in pairs]
    plain = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("FONTNAME", (0, 0), (-1, -1), text_face().name),
    ]
    return Table(cells, [width * share, width * (1 - share)], style=plain, spaceBefore=2, spaceAfter=6)


def _cell(text: str, column: int, *, bold: bool) -> Paragraph:
    return Paragraph(escape(text), _style(9.5, TA_RIGHT if column else TA_LEFT, bold=bold))


def _style(size: float, alignment: int, *, bold: bool) -> ParagraphStyle:
    regular, heavy = text_face().name, text_bold().name
    registerFontFamily(regular, normal=regular, bold=heavy, italic=regular, boldItalic=heavy)
    name = heavy if bold else regular
    return ParagraphStyle(
        "",
        fontName=name,
        bulletFontName=name,
        fontSize=size,
        leading=size * 1.35,
        alignment=alignment,
        allowWidows=0,
        allowOrphans=0,
    )


def flow_template(
    buffer: BytesIO, judul: str, kertas: Paper, left: float, right: float, top: float, bottom: float
) -> SimpleDocTemplate:
    """Upright pages with these margins in points. `judul` is all that the file's metadata tell."""
    return SimpleDocTemplate(
        buffer,
        pagesize=(kertas.width, kertas.height),
        leftMargin=left - _FRAME_PADDING,
        rightMargin=right - _FRAME_PADDING,
        topMargin=top,
        bottomMargin=bottom,
        title=judul,
        author="DPT Desa",
        invariant=1,
        initialFontName=text_face().name,
    )


class CodeBlock(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A code in large letters beside its QR, which holds exactly `payload`."""

    def __init__(self, code: str, payload: str) -> None:
        super().__init__()
        self._code, self._payload = code, payload
        self._width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """platypus asks how large the block is."""
        self._width = width
        return width, _QR + 24

    def draw(self) -> None:
        """platypus has moved the origin to the block's lower left corner."""
        marks = Marks(self.canv, {})
        marks.box(0, 4, self._width, _QR + 16, line=0.8)
        draw_qr(marks, self._width - _QR - 10, 12, _QR, self._payload)
        marks.centred((self._width - _QR - 10) / 2, _QR / 2 + 4, self._code, text_bold(), 26)
        marks.flush()


class SignatureBlock(Flowable):  # type: ignore[misc]
    """Signers side by side, never parted from each other."""

    def __init__(self, signers: Sequence[Penandatangan]) -> None:
        super().__init__()
        self._signers = signers
        self._width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """platypus asks how large the block is."""
        self._width = width
        return width, least_height(self._signers, width) + 22

    def draw(self) -> None:
        """platypus has moved the origin to the block's lower left corner."""
        marks = Marks(self.canv, {})
        top = least_height(self._signers, self._width) + 12
        draw_signatures(marks, 0, self._width, top, 0, self._signers)
        marks.flush()
