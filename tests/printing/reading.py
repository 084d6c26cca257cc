"""Reading a PDF back: its words, its page boxes, what is drawn, every byte that it stores."""

import re
import zlib
from itertools import combinations

import pypdfium2
import zxingcpp

from app.crypto import words

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HEX = re.compile(rb"<((?:[0-9a-f]{2})+)> Tj")


def texts(pdf: bytes) -> list[str]:
    """The text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_text(page) for page in document]
    finally:
        document.close()


def words_on(pdf: bytes) -> str:
    """The seven words that a person reads off a printed sheet."""
    lines = texts(pdf)[0].splitlines()
    found = [line.split(". ")[1] for line in lines if line[:2] in [f"{number}." for number in range(1, 8)]]
    return " ".join(word for word in found if word in words.word_list())


def _text(page: pypdfium2.PdfPage) -> str:
    textpage = page.get_textpage()
    try:
        return str(textpage.get_text_bounded()).replace("\r\n", "\n")
    finally:
        textpage.close()
        page.close()


def overlapping(pdf: bytes) -> list[tuple[str, str]]:
    """Texts of the first page that stand on each other."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        rects = [page.get_rect(at) for at in range(page.count_rects())]
        return [
            (page.get_text_bounded(*one), page.get_text_bounded(*other))
            for one, other in combinations(rects, 2)
            if _overlap(one, other)
        ]
    finally:
        document.close()


Rect = tuple[float, float, float, float]


def _overlap(one: Rect, other: Rect) -> bool:
    """Lines may touch: letters rarely fill their height."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 0.35 * min(one[3] - one[1], other[3] - other[1])


def boxes(pdf: bytes) -> set[tuple[int, int]]:
    """Page boxes in tenths of a millimetre."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    finally:
        document.close()
    return {(round(width * 254 / 72), round(height * 254 / 72)) for width, height in sizes}


def qr_texts(pdf: bytes, page: int = 0, dpi: int = 150) -> list[str]:
    """What the QR codes of a printed page say; in reading order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
    found = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    )
    found.sort(key=lambda code: (code.position.top_left.y // (dpi // 3), code.position.top_left.x))
    return [code.text for code in found]


def stored(pdf: bytes) -> bytes:
    """Every stream unpacked, and the file around them."""
    streams = b"\n".join(_unpacked(stream) for stream in _STREAM.findall(pdf))
    spelled = b"\n".join(bytes.fromhex(code.decode()) for code in _HEX.findall(streams))
    return pdf + streams + spelled


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def every_font_is_embedded(pdf: bytes) -> bool:
    """Each font object has a descriptor, and each descriptor a font file."""
    fonts = pdf.count(b"/Type /Font ") + pdf.count(b"/Type /Font\n")
    return fonts > 0 and fonts == pdf.count(b"/FontFile2") and b"/Type1" not in pdf
