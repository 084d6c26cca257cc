"""The lines of a part as flowing pieces: paragraphs, lists, pairs of label and value, dots to write on."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from app.domain.naskah_isian import dots_of, fill
from app.printing.flow import CodeBlock
from app.printing.fonts import text_face
from app.printing.naskah_baris import Baris
from app.printing.naskah_gaya import ISI, Rata, cell_face, gaya, rata_of, teks
from app.printing.naskah_isi import IsiNaskah
from app.printing.naskah_tabel import tabel

STEP = 18.0
"""Points from an item's mark to its text."""
_PROSE = 150
_ALONE = re.compile(r"\{([a-z_]+)\}")
Story = list[Flowable]


class Titik(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """A line of dots to write on, as wide as there is room."""

    def __init__(self, size: float = ISI) -> None:
        super().__init__()
        self._size = size
        self._width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """platypus asks how large the line is."""
        self._width = width
        return width, self._size * 1.7

    def draw(self) -> None:
        """platypus has moved the origin to the line's lower left corner."""
        face = text_face()
        self.canv.setFont(face.name, self._size)
        self.canv.drawString(0, 4, "." * int(self._width / face.width(".", self._size)))


class Kalimat:
    """Writes lines `width` points wide, with the values of one document."""

    def __init__(self, isi: IsiNaskah, width: float) -> None:
        self._isi, self._width = isi, width

    def text(self, one: Baris) -> str:
        """A line's text with its values; what the program made is not read again."""
        return one.isi if one.jadi else fill(one.isi, self._isi.nilai)

    def whole(self, one: Baris) -> str:
        """The line as it was typed, where lists and pairs mean nothing."""
        return fill(typed(one), self._isi.nilai)

    def expanded(self, lines: Sequence[Baris]) -> Iterator[Baris]:
        """With the lines that the program fills in."""
        for one in lines:
            if one.jenis == "baris":
                yield from self._isi.baris.get(one.isi, ())
            else:
                yield one

    def prose(
        self,
        lines: Sequence[Baris],
        rata: Rata = "penuh",
        size: float = ISI,
        least_label: float = 0,
        *,
        garis: bool = False,
    ) -> Story:
        """All kinds of lines; pairs that follow each other are set in columns. `garis`: whose value nobody
        knows has dots up to the margin."""
        pieces: Story = []
        for kind, group in groupby(self.expanded(lines), lambda one: one.jenis):
            if kind == "pasang":
                pieces.append(self._pairs([*group], size, least_label, garis=garis))
            else:
                if kind == "kode" and pieces:
                    pieces[-1].keepWithNext = True  # what the code is of
                pieces += [piece for one in group for piece in self._piece(one, rata, size)]
        return pieces

    def _piece(self, one: Baris, rata: Rata, size: float) -> Story:
        if one.jenis == "kosong":
            return [Spacer(1, 5)]
        if one.jenis == "tabel":
            return [tabel(self._isi.tabel[one.isi], self._width)]
        if one.jenis == "kode":
            code = self._isi.kode.get(one.isi)
            return [CodeBlock(code.tulisan, code.qr), Spacer(1, 4)] if code else []
        if one.jenis == "butir":
            return [self._item(one, rata, size)]
        if is_line(one.isi):
            return [Titik(size)]
        text, centred = self.text(one), one.jenis == "tengah"
        style = gaya("tengah" if centred else rata_of(text, rata), size, bold=centred, after=3)
        piece = Paragraph(teks(text), style)
        piece.keepWithNext = centred  # a heading is never the last line of a page
        return [piece]

    def _item(self, one: Baris, rata: Rata, size: float) -> Flowable:
        indent = STEP * (one.tingkat + 1)
        text = self.text(one)
        style = gaya(rata_of(text, rata), size, indent=indent, mark=indent - STEP, after=2)
        return Paragraph(teks(text), style, bulletText=one.label)

    def _pairs(self, pairs: Sequence[Baris], size: float, least: float, *, garis: bool) -> Flowable:
        """label : value, the colons below each other."""
        labels = [fill(one.label, self._isi.nilai) for one in pairs]
        widest = max(text_face().width(label, size) for label in labels)
        label_width = max(least, min(widest + 8, self._width * 0.45))
        rows = [
            [
                Paragraph(teks(label), gaya("kiri", size)),
                Paragraph(":", gaya("kiri", size)),
                Titik(size) if self._is_blank(one, garis=garis) else prose_of(self.text(one), size),
            ]
            for label, one in zip(labels, pairs, strict=True)
        ]
        return plain(rows, [label_width, 10, self._width - label_width - 10])

    def _is_blank(self, one: Baris, *, garis: bool) -> bool:
        """Whether there is nothing but a line to write on."""
        name = _ALONE.fullmatch(one.isi)
        return is_line(one.isi) or bool(garis and name and self._isi.nilai.get(name[1]) == "")


def prose_of(text: str, size: float = ISI) -> Flowable:
    """A paragraph in a column: flush on both sides where it is long enough to look well."""
    return Paragraph(teks(text), gaya(rata_of(text, "penuh") if len(text) > _PROSE else "kiri", size))


def typed(one: Baris) -> str:
    """A line put together again."""
    if one.jenis == "pasang":
        return f"{one.label} : {one.isi}"
    return f"{one.label} {one.isi}" if one.jenis == "butir" else one.isi


def is_line(text: str) -> bool:
    """Whether a text is nothing but dots up to the margin."""
    return text.startswith("{") and dots_of(text[1:-1]) == 0


def plain(rows: Sequence[Sequence[object]], widths: Sequence[float]) -> Flowable:
    """Columns without rules, at the left margin."""
    style = [
        cell_face(),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return Table([[*row] for row in rows], [*widths], style=style, spaceAfter=4, hAlign="LEFT")
