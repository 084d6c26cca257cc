"""A printer for tests: Qt's own printing into files, as sheets would lie in the tray."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from app.ui.widgets.pdf_printing import printer_for
from tests.printing.reading import texts


class Tray:
    """Stands for `printer_named`. `asked`: for which printer, how many copies."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self.asked: list[tuple[str, int]] = []

    def __call__(self, name: str, size: tuple[float, float], copies: int) -> QPrinter:
        made = printer_for(size)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self._folder / f"{len(self.asked)}.pdf"))
        made.setResolution(72)
        self.asked.append((name, copies))
        return made

    def pages(self, number: int = -1) -> int:
        """How many sheets a print brought."""
        at = number % len(self.asked)
        return len(texts((self._folder / f"{at}.pdf").read_bytes()))
