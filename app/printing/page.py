"""Paper, and one page's marks: text in one text object, rules in one path, frames drawn once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import cos, radians, sin

from reportlab import rl_config
from reportlab.lib.units import mm

from app.domain.errors import UserError
from app.printing.fonts import Face, text_face
from app.printing.kanvas import Kanvas
from app.printing.page_object import PageContent, PageObject, SharedResources

rl_config.useA85 = 0  # measured: a fifth smaller and up to twice as fast as text encoding
UNPRINTABLE = 5 * mm
"""The rim that office printers cannot reach."""

HAIRLINE = 0.5
_COS, _SIN = cos(radians(25)), sin(radians(25))


FontNames = dict[tuple[Face, int, float], str]
"""What has been asked for in one document; shared by its pages."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size in points; the PDF's page box is exactly this."""

    nama: str
    width: float
    height: float

    def turned(self) -> "Paper":
        """The same sheet with width and height exchanged."""
        return Paper(self.nama, self.height, self.width)


A4 = Paper("A4", 210 * mm, 297 * mm)
F4 = Paper("F4", 215 * mm, 330 * mm)
F4_210 = Paper("F4-210", 210 * mm, 330 * mm)
LEGAL = Paper("Legal", 612, 1008)
LETTER = Paper("Letter", 612, 792)
PAPERS = {paper.nama: paper for paper in (A4, F4, F4_210, LEGAL, LETTER)}


def paper_named(name: str) -> Paper:
    """Raises PAPER_UNKNOWN."""
    found = {key.lower(): paper for key, paper in PAPERS.items()}.get(name.lower())
    if found is None:
        raise UserError("PAPER_UNKNOWN", usage=True, papers=", ".join(PAPERS))
    return found


class Document:
    """A PDF being written to memory. `title` is all that its metadata tells: no person, no clock."""

    def __init__(self, title: str, paper: Paper) -> None:
        self.paper = paper
        size = (paper.width, paper.height)
        # A first font of our own: reportlab would name Helvetica, which is not in the file.
        first = text_face().name
        self.canvas = Kanvas("", size, pageCompression=1, invariant=1, initialFontName=first)
        self._fonts: FontNames = {}
        self._resources: dict[tuple[str, ...], SharedResources] = {}
        self.canvas.setTitle(title)
        self.canvas.setAuthor("DPT Desa")

    @contextmanager
    def page(self) -> Iterator["Marks"]:
        """A new page; squeezed when the block ends."""
        marks = Marks(self.canvas, self._fonts)
        yield marks
        marks.flush()
        self._keep()

    def _keep(self) -> None:
        """What `Canvas.showPage` does, which would hold every page as text until the file is written."""
        canvas = self.canvas
        canvas.mark_practice()
        frames = tuple(dict.fromkeys(canvas._formsinuse))
        if frames not in self._resources:
            self._resources[frames] = SharedResources(canvas._doc, frames)
        content = PageContent("\n".join([*canvas._code, ""]))
        canvas._doc.addPage(PageObject(canvas._pagesize, content, self._resources[frames]))
        canvas._startPage()

    @contextmanager
    def frame(self, name: str) -> Iterator["Marks"]:
        """What many pages share, stored once; put it on a page with `Marks.place`."""
        self.canvas.beginForm(name, 0, 0, self.paper.width, self.paper.height)
        marks = Marks(self.canvas, self._fonts)
        yield marks
        marks.flush()
        self.canvas.endForm()

    def finish(self) -> bytes:
        """The whole file."""
        pdf: bytes = self.canvas.getpdfdata()
        return pdf


class Marks:
    """Text and rules of one page or frame. Points from the lower left corner; text stands on y."""

    def __init__(self, canvas: Kanvas, fonts: FontNames) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._text: list[str] = []
        self._font = ""
        self._rules: dict[tuple[float, bool], list[str]] = {}

    def text(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Text that begins at x."""
        literal = face.plain(text)
        if literal is None:
            self._show(f"1 0 0 1 {x:.2f} {y:.2f} Tm ", text, face, size)
            return
        font = self._fonts.get((face, 0, size)) or self._choose(face, 0, size)
        if font != self._font:
            self._font = font
            self._text.append(font)
        self._text.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {literal} Tj")

    def upwards(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Text turned a quarter left: it begins at y and runs up along x."""
        self._show(f"0 1 -1 0 {x:.2f} {y:.2f} Tm ", text, face, size)

    def _show(self, where: str, text: str, face: Face, size: float) -> None:
        for subset, literal in face.spell(text, self._canvas._doc):
            font = self._choose(face, subset, size)
            if font != self._font:
                self._font = font
                self._text.append(font)
            self._text.append(f"{where}{literal} Tj")
            where = ""

    def _choose(self, face: Face, subset: int, size: float) -> str:
        """The operator that chooses a face's subset at a size."""
        key = (face, subset, size)
        if key not in self._fonts:
            self._fonts[key] = f"{face.resource(subset, self._canvas._doc)} {size:g} Tf"
        return self._fonts[key]

    def right(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Text that ends at x."""
        self.text(x - face.width(text, size), y, text, face, size)

    def centred(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Text whose middle is x."""
        self.text(x - face.width(text, size) / 2, y, text, face, size)

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, *, width: float = HAIRLINE, dashed: bool = False
    ) -> None:
        """A straight line, black."""
        path = self._rules.setdefault((width, dashed), [])
        path.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def box(self, x: float, y: float, width: float, height: float, *, line: float = HAIRLINE) -> None:
        """An empty rectangle with its lower left corner at x, y."""
        self._rules.setdefault((line, False), []).append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re")

    def grid(self, xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
        """A table's lines: one at every x and every y (both ordered)."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def watermark(self, word: str, face: Face, size: float, paper: Paper) -> None:
        """A word in thin grey outline across the page, under everything; rows stay readable over it."""
        x = (paper.width - face.width(word, size) * _COS) / 2 + size * 0.35 * _SIN
        y = (paper.height - face.width(word, size) * _SIN) / 2 - size * 0.35 * _COS
        turn = f"{_COS:.4f} {_SIN:.4f} {-_SIN:.4f} {_COS:.4f} {x:.2f} {y:.2f} Tm"
        for subset, literal in face.spell(word, self._canvas._doc):
            font = self._choose(face, subset, size)
            self.literal(f"q 0.75 G 0.6 w BT 1 Tr {font} {turn} {literal} Tj ET Q")

    def place(self, frame: str, dx: float = 0, dy: float = 0) -> None:
        """Put a frame on the page, moved by dx, dy points."""
        # A form keeps its own graphics state; only what moves it needs to be kept from the rest.
        if dx or dy:
            self._canvas.addLiteral(f"q 1 0 0 1 {dx:.4f} {dy:.4f} cm")
        self._canvas.doForm(frame)
        if dx or dy:
            self._canvas.addLiteral("Q")

    def literal(self, operators: str) -> None:
        """Ready PDF operators, outside text."""
        self._canvas.addLiteral(operators)

    def flush(self) -> None:
        """Hand everything to the canvas: rules first, text over them."""
        for (width, dashed), path in self._rules.items():
            dash = "[3 2] 0 d" if dashed else "[] 0 d"
            self._canvas.addLiteral(f"q {width:g} w {dash}\n" + "\n".join(path) + "\nS Q")
        if self._text:
            self._canvas.addLiteral("BT\n" + "\n".join(self._text) + "\nET")


def columns(left: float, widths: tuple[float, ...]) -> tuple[float, ...]:
    """The x of every column line, from the left edge and widths in points."""
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    return tuple(edges)


def halaman(nomor: int, jumlah: int) -> str:
    """The foot of every page."""
    return f"Halaman {nomor} dari {jumlah}"
