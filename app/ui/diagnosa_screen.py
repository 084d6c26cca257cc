"""What only the window knows of a computer: screen, drawing, printers."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.diagnosa import Baris
from app.services.shared.diagnosa import Pencetak, drawing_line, printer_line, screen_line
from app.ui import settings, theme

_STATES = {
    QPrinter.PrinterState.Idle: "siap",
    QPrinter.PrinterState.Active: "sibuk",
    QPrinter.PrinterState.Aborted: "berhenti",
    QPrinter.PrinterState.Error: "galat",
}


def window_lines() -> list[Baris]:
    """In the window's thread; quick."""
    shown = QGuiApplication.primaryScreen()
    size, scale = shown.size(), round(100 * shown.devicePixelRatio())
    text, count = round(100 * settings.text_size()), len(QGuiApplication.screens())
    dark = theme.colours() is theme.DARK
    return [
        screen_line(size.width(), size.height(), scale, text, count),
        drawing_line(qVersion(), QGuiApplication.platformName(), dark=dark),
    ]


def printers() -> Baris:
    """Beside the window: a spooler may take its time."""
    return printer_line([_told(one) for one in QPrinterInfo.availablePrinters()])


def _told(printer: QPrinterInfo) -> Pencetak:
    model = printer.makeAndModel().strip()
    known = "" if model == printer.printerName() else model
    return Pencetak(known, _STATES.get(printer.state(), ""), printer.isDefault())
