"""Pages of a PDF onto a printer, painted from memory: nothing of ours is written to a disk on the way."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.ui.widgets.pdf_paper import POINTS, PdfPaper

_FINE, _PLAIN = 600, 300  # dpi
_FEW = 40
"""Up to so many pages are painted fine; a list of a thousand would choke the spooler."""


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
