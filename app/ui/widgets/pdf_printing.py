"""Pages of a PDF onto a printer, painted from memory: nothing of ours is written to a disk on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.rentang import numbers_in, read_ranges
from app.ui.widgets.pdf_paper import POINTS, PdfPaper

_FINE, _PLAIN = 600, 300  # dpi
_FEW = 40
"""Up to so many pages are painted fine; a list of a thousand would choke the spooler."""


Sisi = Literal["semua", "ganjil", "genap", "genap_balik"]
"""Which pages leave; `genap_balik`: the even ones from the last to the first, for who turns a pile over."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """Which pages of a document are wanted. `rentang` as people write it, "" all; `dari`: none before it."""

    rentang: str = ""
    sisi: Sisi = "semua"
    dari: int = 1

    def of(self, count: int) -> list[int]:
        """The pages (from 0) of a document that has so many. Raises UserError RANGE_*."""
        known = numbers_in(read_ranges(self.rentang)) if self.rentang.strip() else set(range(1, count + 1))
        found = [page for page in sorted(known) if self.dari <= page <= count]
        if self.sisi != "semua":
            found = [page for page in found if (page % 2 == 1) is (self.sisi == "ganjil")]
        return [page - 1 for page in (reversed(found) if self.sisi == "genap_balik" else found)]


def printer_names() -> list[str]:
    """Those of this computer, its usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.casefold()))


def printer_named(name: str, size: tuple[float, float], copies: int = 1) -> QPrinter:
    """A printer of this computer, set to a paper; whole copies come out one after the other."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(layout_for(size))
    printer.setCopyCount(copies)
    printer.setCollateCopies(True)
    return printer


def printer_for(size: tuple[float, float]) -> QPrinter:
    """A printer set to the paper of a PDF's page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(layout_for(size))
    return printer


def layout_for(size: tuple[float, float]) -> QPageLayout:
    """The paper of a page, upright, and which way the page lies on it."""
    lies = size[0] > size[1]
    paper = QPageSize(QSizeF(min(size), max(size)), QPageSize.Unit.Point)
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages (from 0) that the person asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(max(first, 1) - 1, min(last, count)))


def print_pages(paper: PdfPaper, printer: QPrinter, pages: Sequence[int], progress: Progress) -> int:
    """Paint the pages; how many were. Stopped on the way, nothing is sent.

    Raises UserError PRINTER_REFUSED, Cancelled.
    """
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    sheets = list(pages) * copies
    painter = QPainter()
    try:
        for number, page in enumerate(sheets):
            progress(number, len(sheets), "Mencetak")
            _turn_to(painter, printer, paper.sizes[page])
            _paint(painter, printer, paper, page, _FINE if len(sheets) <= _FEW else _PLAIN)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(sheets)


def _turn_to(painter: QPainter, printer: QPrinter, size: tuple[float, float]) -> None:
    """The next sheet, lying as the page does; the paper stays the one that the person chose."""
    printer.setPageOrientation(layout_for(size).orientation())
    if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
        raise UserError("PRINTER_REFUSED")


def _paint(painter: QPainter, printer: QPrinter, paper: PdfPaper, page: int, finest: int) -> None:
    """In its true size, smaller only where the printer's paper is."""
    room = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    width, height = (points / POINTS * printer.resolution() for points in paper.sizes[page])
    fit = min(1.0, room.width() / width, room.height() / height)
    target = QRectF(0, 0, width * fit, height * fit)
    target.moveCenter(room.center())
    scale = min(printer.resolution(), finest) / POINTS
    painter.drawImage(target, paper.picture(page, scale, gray=paper.is_gray(page)))
