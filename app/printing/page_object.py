"""A page as it stands in the file: squeezed once it is drawn, its dictionary small, resources shared."""

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFResourceDictionary

# Codes are noise in which deflate should not look for repeats: a thirtieth smaller, and no slower.
_SQUEEZE = (6, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_FILTERED)


class SharedResources(PDFResourceDictionary):  # type: ignore[misc]
    """What pages with the same frames name; stored once."""

    __RefOnly__ = 1

    def __init__(self, document: Any, frames: tuple[str, ...]) -> None:
        super().__init__()
        self.basicFonts()
        self.allProcs()
        if frames:
            self.XObject = document.xobjDict(list(frames))


class PageContent(PDFObject):  # type: ignore[misc]
    """The operators of one page. Written once, and forgotten then: a large file is not held twice."""

    __RefOnly__ = 1

    def __init__(self, operators: str) -> None:
        squeezer = zlib.compressobj(*_SQUEEZE)
        self._data = squeezer.compress(operators.encode("latin-1")) + squeezer.flush()

    def format(self, _: Any) -> bytes:
        data, self._data = self._data, b""
        return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\n" % (len(data), data)


class PageObject(PDFObject):  # type: ignore[misc]
    """`box`: width and height in points."""

    __RefOnly__ = 1

    def __init__(self, box: tuple[float, float], content: PageContent, resources: SharedResources) -> None:
        self._box, self._content, self._resources = box, content, resources

    def format(self, document: Any) -> bytes:
        parts = (document.Pages, self._content, self._resources)
        named = b"/Parent %b /Contents %b /Resources %b" % tuple(
            document.Reference(one).format(document) for one in parts
        )
        return b"<< /Type /Page /MediaBox [0 0 %.4f %.4f] %b >>" % (*self._box, named)
