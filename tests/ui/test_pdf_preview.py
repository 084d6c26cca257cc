"""A document is drawn from memory, printed page by page, saved where the person says and nowhere else."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import Cancelled
from app.domain.progress import silent
from app.ui.widgets.pdf_paper import PdfPaper
from app.ui.widgets.pdf_preview import PdfPreview, show_pdf
from app.ui.widgets.pdf_printing import chosen_pages, print_pages, printer_for
from app.ui.window import MainWindow
from tests.printing.reading import boxes
from tests.ui.driving import answer, child, press, settle, until, write

A4, F4 = (595.0, 842.0), (609.4, 935.4)
BROKEN = b"%PDF-1.7 this is no document"


def document(*sizes: tuple[float, float], colour: bool = False) -> bytes:
    """Pages of these sizes, each with a black square, an inch in and an inch wide."""
    made = io.BytesIO()
    canvas = Canvas(made, invariant=True)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.setFillColorRGB(*((1, 0, 0) if colour else (0, 0, 0)))
        canvas.rect(72, height - 144, 72, 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def preview(window: MainWindow) -> Iterator[PdfPreview]:
    """Five upright pages, shown."""
    shown = show_pdf(window, document(*[A4] * 5), "Kartu tombol")
    until(lambda: shown.print_.isEnabled() and not shown.jobs.running)
    yield shown
    shown.close()
    settle()


def to_file(file: Path, size: tuple[float, float], dpi: int = 150) -> QPrinter:
    """A printer whose paper can be read back."""
    printer = printer_for(size)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(dpi)
    return printer


def file_name(dialog: QWidget) -> QLineEdit:
    """The line of a file dialog into which its file's name is typed."""
    assert isinstance(dialog, QFileDialog)
    lines: list[QLineEdit] = list(dialog.findChildren(QLineEdit))
    [line] = [one for one in lines if one.objectName() == "fileNameEdit"]
    return line


def test_what_is_seen_is_the_page(preview: PdfPreview) -> None:
    until(lambda: not preview.jobs.running)
    settle()
    picture = preview.pages.viewport().grab().toImage()
    dark = [
        (x, y)
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
        if picture.pixelColor(x, y) == QColor("black")
    ]
    scale = preview.pages.scale
    left, right = min(x for x, _ in dark), max(x for x, _ in dark)
    assert right - left == pytest.approx(72 * scale, abs=6)
    assert left == pytest.approx(12 + 72 * scale, abs=6)


def test_pages_turn_and_grow_by_keys(preview: PdfPreview) -> None:
    assert preview.pages.accessibleDescription() == "Halaman 1 dari 5"
    press(preview.pages, "End")
    assert preview.pages.accessibleDescription() == "Halaman 5 dari 5"
    press(preview.pages, "Home")
    before = preview.pages.percent
    preview.activateWindow()
    press(preview.pages, "Ctrl++")
    assert preview.pages.percent > before
    press(preview.pages, "Ctrl+0")
    assert preview.pages.percent == before


def test_saving_writes_the_very_bytes(preview: PdfPreview, tmp_path: Path) -> None:
    def name_it(dialog: QWidget) -> None:
        name = file_name(dialog)
        assert name.text() == "kartu-tombol.pdf"
        name.setText(str(tmp_path / "kartu"))
        press(name, "Return")

    answer(name_it)
    press(preview.pages, "Ctrl+S")
    until(lambda: (tmp_path / "kartu.pdf").exists() and preview.save.isEnabled())
    assert (tmp_path / "kartu.pdf").read_bytes() == document(*[A4] * 5)
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["kartu.pdf"]


def test_a_stick_pulled_out_is_told_in_the_window(preview: PdfPreview, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def name_it_and_pull(dialog: QWidget) -> None:
        name = file_name(dialog)
        name.setText(str(stick / "kartu.pdf"))
        press(name, "Return")
        stick.rmdir()

    answer(name_it_and_pull)
    press(preview.pages, "Ctrl+S")
    until(lambda: not preview.jobs.running)
    assert preview.problem.isVisible()
    assert "Folder" in preview.problem.accessibleName()
    assert preview.save.isEnabled()


def test_the_print_dialog_prints_to_a_file(preview: PdfPreview, tmp_path: Path) -> None:
    """Where a computer has no printer Qt offers a file; all but the paper is as with a printer."""
    file = tmp_path / "cetakan.pdf"

    def print_it(dialog: QWidget) -> None:
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        printer.setResolution(100)
        printer.setFromTo(2, 3)
        dialog.done(QPrintDialog.DialogCode.Accepted)

    answer(print_it)
    press(preview.pages, "Ctrl+P")
    until(lambda: file.exists() and preview.print_.isEnabled())
    paper = PdfPaper(file.read_bytes())
    assert len(paper.sizes) == 2
    paper.close()


@pytest.mark.parametrize("size", [A4, F4, (842.0, 595.0)])
def test_a_page_comes_out_in_its_true_size_and_place(
    qapp: QApplication, tmp_path: Path, size: tuple[float, float]
) -> None:
    paper = PdfPaper(document(size))
    assert print_pages(paper, to_file(tmp_path / "a.pdf", size), [0], silent) == 1
    printed = (tmp_path / "a.pdf").read_bytes()
    [(width, height)] = boxes(printed)
    assert (width, height) == pytest.approx((size[0] * 254 / 72, size[1] * 254 / 72), abs=12)
    again = PdfPaper(printed)
    picture = again.picture(0, 2.0)
    assert picture.size().toTuple() == pytest.approx((2 * size[0], 2 * size[1]), abs=8)
    for point, dark in (((146, 146), True), ((286, 286), True), ((138, 200), False), ((296, 200), False)):
        assert (QColor(picture.pixel(*point)).lightness() < 128) is dark, point
    again.close()
    paper.close()


def test_pages_that_lie_and_stand_keep_their_way(qapp: QApplication, tmp_path: Path) -> None:
    paper = PdfPaper(document(A4, (A4[1], A4[0]), A4))
    print_pages(paper, to_file(tmp_path / "a.pdf", A4), [0, 1, 2], silent)
    printed = PdfPaper((tmp_path / "a.pdf").read_bytes())
    assert [width > height for width, height in printed.sizes] == [False, True, False]
    printed.close()
    paper.close()


def test_colour_is_kept_and_gray_is_known(qapp: QApplication) -> None:
    red, black = PdfPaper(document(A4, colour=True)), PdfPaper(document(A4))
    assert black.is_gray(0)
    assert not red.is_gray(0)
    assert QColor(red.picture(0, 1.0).pixel(100, 100)) == QColor("red")
    assert black.picture(0, 1.0, gray=True).size() == QSize(595, 842)
    red.close()
    black.close()


def test_a_stopped_print_sends_nothing(qapp: QApplication, tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if done == 2:
            raise Cancelled

    paper = PdfPaper(document(*[A4] * 4))
    with pytest.raises(Cancelled):
        print_pages(paper, to_file(tmp_path / "a.pdf", A4), range(4), stop)
    paper.close()


def test_the_pages_asked_for_are_chosen(qapp: QApplication) -> None:
    printer = printer_for(A4)
    assert chosen_pages(printer, 5) == [0, 1, 2, 3, 4]
    printer.setFromTo(2, 9)
    assert chosen_pages(printer, 5) == [1, 2, 3, 4]


def test_a_damaged_document_is_told_and_closes(window: MainWindow) -> None:
    shown = show_pdf(window, BROKEN, "Kartu tombol")
    until(lambda: not shown.jobs.running)
    assert shown.problem.isVisible()
    assert not shown.print_.isEnabled()
    shown.close()


def test_every_control_has_a_name(preview: PdfPreview) -> None:
    for name in ("Perbesar", "Perkecil", "Selebar jendela", "Cetak …", "Simpan PDF …", "Tutup"):
        assert child(preview, QWidget, name)
    write(preview.pages, " ")
    assert preview.pages.verticalScrollBar().value() > 0
