"""The printed faces: text and table, regular and bold; how wide a text is and how a PDF spells it."""

import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_ESCAPE = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})
_LOOKALIKE = str.maketrans({"\u02bc": "\u2019", "\u02bb": "\u2018"})


class Face:
    """One registered TrueType face. `name` is what reportlab and platypus call it."""

    def __init__(self, name: str, file: str) -> None:
        data = (files("resources") / "fonts" / file).read_bytes()
        self.name = name
        self._font = TTFont(name, BytesIO(data), asciiReadable=1)
        self._em = _Widths(self._font.face)
        pdfmetrics.registerFont(self._font)

    def width(self, text: str, size: float) -> float:
        """Points that `text` takes at `size` points."""
        return sum(map(self._em.__getitem__, text)) * size / 1000

    def covers(self, text: str) -> bool:
        """Whether the face has a glyph for every character; others are printed as an empty box."""
        return all(ord(character) in self._font.face.charToGlyph for character in printable(text))

    def plain(self, text: str) -> str | None:
        """The PDF string literal of ASCII, which subset 0 holds as itself; None for other texts."""
        if not (text.isascii() and text.isprintable()):
            return None
        # Looking for what few texts hold costs a fifth of translating all of them.
        special = "(" in text or ")" in text or "\\" in text
        return f"({text.translate(_ESCAPE)})" if special else f"({text})"

    def spell(self, text: str, pdf: Any) -> list[tuple[int, str]]:
        """(subset, PDF string literal) pairs. `pdf` is reportlab's PDFDocument."""
        if (literal := self.plain(text)) is not None:
            return [(0, literal)]  # skips reportlab's slow splitter
        return [
            (subset, f"<{codes.hex()}>") for subset, codes in self._font.splitString(printable(text), pdf)
        ]

    def resource(self, subset: int, pdf: Any) -> str:
        """What the page calls this subset."""
        if pdf not in self._font.state:
            self._font.splitString(" ", pdf)
        return str(self._font.getSubsetInternalName(subset, pdf))


class _Widths(dict[str, float]):
    """Character -> thousandths of an em, filled as characters are met."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        glyph = printable(character)
        width: float = sum(self._face.charWidths.get(ord(part), self._face.defaultWidth) for part in glyph)
        self[character] = width
        return width


def printable(text: str) -> str:
    """Composed letters, look-alikes the faces have, and a space for what no printer shows."""
    composed = unicodedata.normalize("NFC", text).translate(_LOOKALIKE)
    return "".join(character if character.isprintable() else " " for character in composed)


@cache
def text_face() -> Face:
    """Letters, minutes and headings."""
    return Face("Teks", "Roboto-Regular.ttf")


@cache
def text_bold() -> Face:
    """Headings and what must be found first."""
    return Face("Teks-Tebal", "Roboto-Bold.ttf")


@cache
def table_face() -> Face:
    """Narrow, for lists of people."""
    return Face("Daftar", "RobotoCondensed-Regular.ttf")


@cache
def table_bold() -> Face:
    """Column headings and names on slips."""
    return Face("Daftar-Tebal", "RobotoCondensed-Bold.ttf")
