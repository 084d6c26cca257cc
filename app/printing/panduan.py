"""A guide of the manual on one sheet: markdown set in two columns, as large as it fits."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.token import Token
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from app.printing.naskah_gaya import cell_face, gaya, teks
from app.printing.page import HAIRLINE, Paper

Pictures = Callable[[str], bytes | None]

_MARGIN, _GAP, _HEAD = 13 * mm, 7 * mm, 15 * mm
_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = {"strong": "b", "em": "i"}


def panduan_pdf(texts: Sequence[str], kertas: Paper, pictures: Pictures) -> bytes:
    """One sheet a text; a text too long for the smallest letters goes on to a second."""
    sizes = [_size(text, kertas, pictures) for text in texts]
    return _set([*zip(texts, sizes, strict=True)], kertas, pictures)[0]


def _size(text: str, kertas: Paper, pictures: Pictures) -> float:
    fitting = (size for size in _SIZES if _set([(text, size)], kertas, pictures)[1] == 1)
    return next(fitting, _SIZES[-1])


def _set(texts: Sequence[tuple[str, float]], kertas: Paper, pictures: Pictures) -> tuple[bytes, int]:
    """The PDF and its number of sheets."""
    out, story = BytesIO(), []
    width = (kertas.width - 2 * _MARGIN - _GAP) / 2
    document = BaseDocTemplate(
        out, pagesize=(kertas.width, kertas.height), title="Panduan DPT Desa", author="DPT Desa", invariant=1
    )
    for number, (text, size) in enumerate(texts):
        title, *rest = _Set(size, width, pictures).story(text)
        document.addPageTemplates(_template(str(number), title, kertas, width))
        story += [NextPageTemplate(str(number)), *([PageBreak()] if number else []), *rest]
    document.build(story)
    return out.getvalue(), document.page


def _template(name: str, title: Flowable, kertas: Paper, width: float) -> PageTemplate:
    """The title over both columns, a line between them."""
    height = kertas.height - 2 * _MARGIN - _HEAD
    lefts = (_MARGIN, _MARGIN + width + _GAP)
    frames = [Frame(left, _MARGIN, width, height, 0, 0, 0, 0) for left in lefts]

    def draw(canvas: object, _document: object) -> None:
        title.wrapOn(canvas, kertas.width - 2 * _MARGIN, _HEAD)
        title.drawOn(canvas, _MARGIN, kertas.height - _MARGIN - 22)
        canvas.setLineWidth(HAIRLINE)  # type: ignore[attr-defined]
        middle = kertas.width / 2
        canvas.line(middle, _MARGIN, middle, _MARGIN + height)  # type: ignore[attr-defined]

    return PageTemplate(name, frames, onPage=draw)


class _Set:
    """Makes the story of one text at one size."""

    def __init__(self, size: float, width: float, pictures: Pictures) -> None:
        self._size, self._width, self._pictures = size, width, pictures

    def story(self, text: str) -> list[Flowable]:
        tokens = iter(_MARKDOWN.parse(text))
        return [piece for token in tokens for piece in self._block(token, tokens)]

    def _block(self, token: Token, rest: Iterator[Token]) -> Iterator[Flowable]:
        if token.type == "heading_open":
            yield self._heading(int(token.tag[1:]), next(rest))
        elif token.type == "inline":
            yield from self._prose(token)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield from self._items(rest, token.type == "ordered_list_open")
        elif token.type == "table_open":
            yield self._table(rest)

    def _heading(self, level: int, words: Token) -> Flowable:
        style = gaya("kiri", 18.0 if level == 1 else self._size * 1.2, bold=True, after=self._size * 0.25)
        apart = ParagraphStyle("", style, spaceBefore=self._size * 0.8, keepWithNext=True)
        return Paragraph(_inline(words), apart)

    def _prose(self, words: Token) -> Iterator[Flowable]:
        children = words.children or []
        if len(children) == 1 and children[0].type == "image":
            yield from self._picture(children[0])
        else:
            yield self._paragraph(words)

    def _items(self, rest: Iterator[Token], numbered: bool) -> Iterator[Flowable]:
        numbers, end = count(1), "ordered_list_close" if numbered else "bullet_list_close"
        for token in rest:
            if token.type == end:
                return
            if token.type == "inline":
                style = gaya("kiri", self._size, indent=self._size * 1.5, mark=2, after=self._size * 0.15)
                yield Paragraph(_inline(token), style, bulletText=f"{next(numbers)}." if numbered else "•")

    def _table(self, rest: Iterator[Token]) -> Flowable:
        rows: list[list[Flowable]] = []
        bold = True
        for token in rest:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "tbody_open":
                bold = False
            elif token.type == "inline":
                rows[-1].append(Paragraph(_inline(token), gaya("kiri", self._size * 0.92, bold=bold)))
        shares = (0.17, 0.37, 0.17, 0.29) if len(rows[0]) == 4 else (0.3, 0.7)
        style = [
            cell_face(), ("GRID", (0, 0), (-1, -1), HAIRLINE, black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]  # fmt: skip
        widths = [share * self._width for share in shares]
        return Table(rows, widths, style=style, spaceBefore=2, spaceAfter=4)

    def _picture(self, token: Token) -> Iterator[Flowable]:
        data = self._pictures(str(token.attrs["src"]))
        if data is None or not data.startswith(b"\x89PNG"):
            return
        wide, high = ImageReader(BytesIO(data)).getSize()
        width = self._width * 0.92
        yield Image(BytesIO(data), width, width * high / wide)
        yield Paragraph(teks(token.content), gaya("kiri", self._size * 0.85, after=self._size * 0.4))

    def _paragraph(self, words: Token) -> Flowable:
        return Paragraph(_inline(words), gaya("kiri", self._size, after=self._size * 0.35))


def _inline(words: Token) -> str:
    """Bold, slanted and typed words as reportlab's markup."""
    return "".join(_piece(child) for child in words.children or [])


def _piece(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type == "code_inline":
        return f"<b>{teks(child.content)}</b>"
    if child.nesting:
        tag = _TAGS[child.tag]
        return f"<{tag}>" if child.nesting > 0 else f"</{tag}>"
    return teks(child.content)
