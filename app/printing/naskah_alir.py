"""The parts of a document in their order: letterhead, title, text, closing with its signatures, annexes."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, PageBreak, Paragraph, Spacer, Table

from app.domain.naskah_isian import fill
from app.printing.fitting import fit, sizes
from app.printing.flow import double_rule
from app.printing.fonts import text_bold
from app.printing.judul import Judul, Penutup
from app.printing.naskah_baris import Baris, read_lines
from app.printing.naskah_gaya import ISI, Rata, cell_face, gaya, teks
from app.printing.naskah_isi import BagianNaskah, LembarNaskah
from app.printing.naskah_kalimat import STEP, Kalimat, Story, plain, prose_of, typed
from app.printing.naskah_tanda import signing_rows
from app.printing.signatures import Penandatangan

_LOGO = 20 * mm
_CLOSING = ("penutup", "tempat", "tanda_tangan")
_LABELLED = ("menimbang", "mengingat", "memperhatikan")
_LABEL = 82.0
_LEAST_HEAD = 10.5
_BELOW = 2
_BETWEEN = re.compile(r"(?<=\}) (?=\{)")


class Alir:
    """Makes the story of one document, `width` points wide."""

    def __init__(self, lembar: LembarNaskah, width: float, logo: bytes = b"") -> None:
        self._lembar, self._width, self._logo = lembar, width, logo
        self._kalimat = Kalimat(lembar.isi, width)

    def story(self) -> Story:
        """What closes the document stays together with who signs; they are never alone on a page."""
        pieces: Story = []
        for closing, group in groupby(self._lembar.bagian, lambda part: part.nama in _CLOSING):
            parts = [*group]
            found = [piece for part in parts for piece in self._part(part)]
            if not closing or not found:
                pieces += found
            elif parts[0].nama == "penutup" or not pieces:
                pieces.append(KeepTogether(found))
            else:
                pieces.append(_together(pieces, found))
        return pieces

    def _part(self, part: BagianNaskah) -> Story:
        lines = [*read_lines(part.baris)]
        if not lines:
            return []
        if part.nama.startswith("lampiran"):
            return [PageBreak(), *self._kalimat.prose(lines)]
        if part.nama in _LABELLED:
            return self._labelled(part.nama.title(), lines)
        if part.nama in self._special:
            return self._special[part.nama](lines)
        return [Spacer(1, 4), *self._kalimat.prose(lines, garis=part.nama == "isi")]

    @property
    def _special(self) -> dict[str, Callable[[list[Baris]], Story]]:
        prose = self._kalimat.prose
        return {
            "kop": self._letterhead,
            "kop_desa": self._letterhead,
            "diktum": lambda lines: prose(lines, least_label=_LABEL),
            "penutup": lambda lines: prose(lines, least_label=_LABEL),
            "pembuka": lambda lines: [Spacer(1, 4), *prose(lines)],
            "memutuskan": lambda lines: [Spacer(1, 4), *prose(lines)],
            "judul": lambda lines: self._title(lines, "tengah", (13, 11.5)),
            "tentang": lambda lines: [*self._title(lines, "tengah", (11, 11)), Spacer(1, 6)],
            "nomor": lambda lines: [*self._title(lines, "tengah", (ISI, ISI), bold=False), Spacer(1, 8)],
            "tanggal_surat": lambda lines: self._title(lines, "kanan", (ISI, ISI), bold=False),
            "alamat": lambda lines: [Spacer(1, 6), *prose(lines, "kiri"), Spacer(1, 8)],
            "tempat": self._place,
            "tembusan": lambda lines: [Spacer(1, 12), *prose(lines, "kiri", 9.5)],
            "catatan": lambda lines: [Spacer(1, 6), *prose(lines, "penuh", 9)],
            "tanda_tangan": self._signatures,
        }

    def _title(
        self, lines: Sequence[Baris], rata: Rata, points: tuple[float, float], *, bold: bool = True
    ) -> Story:
        """Its first line may be larger."""
        first, others = points
        rows = [
            Judul(teks(self._kalimat.whole(one)), gaya(rata, others if index else first, bold=bold))
            for index, one in enumerate(lines)
        ]
        return [*rows, Spacer(1, 4)]

    def _letterhead(self, lines: Sequence[Baris]) -> Story:
        """Offices in capitals are bold, addresses are not; the rule below is double."""
        side = (_LOGO + 4 * mm) * bool(self._logo)
        room = self._width - 2 * side
        texts = [text for one in lines for text in self._offices(one, room)]
        fitted = [fit(text, text_bold(), room, sizes(14, _LEAST_HEAD), most_lines=2).size for text in texts]
        size = min((size for text, size in zip(texts, fitted, strict=True) if text.isupper()), default=14.0)
        rows: Story = [
            Judul(teks(text), gaya("tengah", size if text.isupper() else 9, bold=text.isupper()))
            for text in texts
        ]
        if self._logo:
            picture = Image(BytesIO(self._logo), _LOGO, _LOGO, kind="proportional")
            rows = [_beside(picture, rows, (side, room, side))]
        return [*rows, *double_rule()]

    def _offices(self, one: Baris, room: float) -> list[str]:
        """A line of several names, each on its own where they are too long for one."""
        whole = self._kalimat.whole(one)
        if text_bold().width(whole, _LEAST_HEAD) <= room:
            return [whole]
        return [fill(part, self._lembar.isi.nilai) for part in _BETWEEN.split(typed(one))]

    def _labelled(self, label: str, lines: Sequence[Baris]) -> Story:
        """Menimbang : a. bahwa ...; each item is a row, so that a page may end between them."""
        rows: list[list[Flowable]] = []
        for one in self._kalimat.expanded(lines):
            mark = one.label if one.jenis == "butir" else ""
            text = self._kalimat.text(one) if one.jenis == "butir" else self._kalimat.whole(one)
            heads = ("", "") if rows else (label, ":")
            cells = [Paragraph(teks(cell), gaya("kiri")) for cell in (*heads, mark)]
            rows.append([*cells, prose_of(text)])
        widths = [_LABEL, 10, STEP, self._width - _LABEL - 10 - STEP]
        return [plain(rows, widths)] if rows else []

    def _place(self, lines: Sequence[Baris]) -> Story:
        """Ditetapkan di : ... or place and date, at the right, above who signs."""
        half = self._width / 2
        inner = Kalimat(self._lembar.isi, half).prose(lines, "tengah")
        return [Spacer(1, 8), plain([["", inner]], [half, half])]

    def _signatures(self, lines: Sequence[Baris]) -> Story:
        """`= heading`, then `pengantar | jabatan | nama` a line; an empty line begins another row."""
        rows: list[list[Penandatangan]] = [[]]
        heads: Story = []
        for one in lines:
            if one.jenis == "tengah":
                heads += self._kalimat.prose([one])
            elif one.jenis == "tanda":
                rows[-1] += self._lembar.isi.tanda.get(one.isi, ())
            elif one.jenis == "kosong":
                rows.append([])
            else:
                rows[-1].append(self._signer(typed(one)))
        return [Spacer(1, 4), *heads, *signing_rows([row for row in rows if row], self._width)]

    def _signer(self, line: str) -> Penandatangan:
        """Without bars the whole line is the office. Who has no name yet signs over a line of dots."""
        values = self._lembar.isi.nilai
        parts = [part.strip() for part in line.split("|", 2)]
        lead, office, name = ("", parts[0], "") if len(parts) == 1 else (*parts, "")[:3]
        unnamed = name.startswith("{") and not values.get(name[1:-1])
        return Penandatangan(fill(office, values), "" if unnamed else fill(name, values), fill(lead, values))


def _together(pieces: Story, closing: Story) -> Flowable:
    """The end of the text goes with what closes it: a table and a note below it, or the last lines."""
    for below in range(min(_BELOW, len(pieces) - 1) + 1):
        if isinstance(pieces[-1 - below], Table):
            *after, last = [pieces.pop() for _ in range(below + 1)]
            return Penutup(last, [*reversed(after), *closing])
    return KeepTogether([pieces.pop(), *closing])


def _beside(picture: Flowable, rows: Story, widths: Sequence[float]) -> Flowable:
    """The picture at the left, the rows in the middle of the page."""
    style = [
        cell_face(),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([[picture, rows, ""]], [*widths], style=style)
