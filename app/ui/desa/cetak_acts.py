"""What the buttons of the printing page do: look, print, go on after a jam."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.rentang import ranges_of, write_ranges
from app.services.desa.cetak import Keluar, Pilihan
from app.services.desa.cetak_uji import halaman_uji
from app.system.language import tr
from app.ui.desa.cetak_naskah import Maker, Prepared
from app.ui.desa.cetak_words import tps_word
from app.ui.figures import ribuan
from app.ui.widgets.pdf_paper import PdfPaper
from app.ui.widgets.pdf_printing import print_pages, printer_named

if TYPE_CHECKING:
    from app.ui.desa.cetak_page import CetakPage

_MANY = 3000
"""From so many voters on one TPS stands for all while somebody only looks."""

Size = tuple[float, float]


class CetakActs:
    """`made`: the document that is looked at; it may be a part of what is chosen (`is_part`)."""

    def __init__(self, page: "CetakPage") -> None:
        self._page = page
        self._session = page.session
        self.maker = Maker(page.session)
        self.made: Prepared | None = None
        self._whole: Prepared | None = None
        self.is_part = False
        self.printer_of: Callable[[str, Size, int], QPrinter] = printer_named

    # Looking --------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Make the document in front, as it is chosen now."""
        page, front = self._page, self._page.list.front
        self.made = self._whole = None
        self.maker.forget()
        page.panel.enable(False)
        if front is None:
            page.view.say("")
            return
        if not page.panel.choices.is_complete:
            page.view.say(tr("Tulis alasannya di kanan; sesudah itu halamannya tampak di sini."))
            return
        chosen = page.panel.choices.chosen
        wanted = self._shown(chosen)
        self.is_part = wanted != chosen
        self.maker.make(front.dokumen, wanted, self._looked, self._fail)

    def _shown(self, chosen: Pilihan) -> Pilihan:
        """What of it is looked at: of a long list the first TPS."""
        front, size = self._page.list.front, self._page.ukuran
        assert front is not None
        takes = front.dokumen.isian
        whole = "tps" in takes and not (chosen.tps or chosen.nomor or chosen.rt or chosen.rw)
        return replace(chosen, tps=size.pertama) if whole and size.jumlah > _MANY else chosen

    def _looked(self, made: Prepared) -> None:
        self.made = made
        self._page.view.note(self._note_of(made))
        self._page.view.show_pdf(made.pdf)

    def _note_of(self, made: Prepared) -> str:
        if self.is_part:
            return tr("contoh: {tps} saja", tps=tps_word(made.pilihan.tps))
        return tr("konsep") if made.siap.konsep else ""

    def _fail(self, error: BaseException) -> None:
        self._page.view.note("")
        self._page.view.say(tr("Dihentikan."))
        self._page.view.fail(error)

    # Leaving --------------------------------------------------------------------------------------------

    def whole(self, then: Callable[[Prepared], None]) -> None:
        """All of what is chosen: what is looked at, or made now."""
        front = self._page.list.front
        if self.made is None or front is None:
            return
        self._page.panel.problem.hide()
        self._page.panel.enable(False)
        if self._whole is None and not self.is_part:
            self._whole = self.made
        if self._whole is not None:
            then(self._whole)
            return

        def made(whole: Prepared) -> None:
            self._whole = whole
            then(whole)

        self.maker.make(front.dokumen, self._page.panel.choices.chosen, made, self.failed)

    def failed(self, error: BaseException) -> None:
        """Told beside the button that was pressed."""
        self._page.panel.enable(self.made is not None)
        self._page.panel.problem.tell(error)

    def done(self, told: str) -> None:
        """It left."""
        self._page.panel.enable(self.made is not None)
        self._page.village.say(told)
        self._page.read()

    def print_(self) -> None:
        """To the printer that is chosen, the pages that are chosen."""
        if self._page.panel.print_.isEnabled():
            self.whole(self._open)

    def _open(self, made: Prepared) -> None:
        """How many pages it has says which are wanted."""
        self._session.free(lambda _: PdfPaper(made.pdf), lambda paper: self._choose(made, paper), self.failed)

    def _choose(self, made: Prepared, paper: PdfPaper) -> None:
        """More pages of what left already are no new print; all of them once more are."""
        form = self._page.panel.printer
        try:
            pages = form.wanted.of(len(paper.sizes))
            if not pages:
                raise UserError("PRINT_NO_PAGES", usage=True, pages=len(paper.sizes))
        except UserError as error:
            self._forget(paper)
            self.failed(error)
            return
        if made.is_noted and form.first.value() == 1 and made.keluar.issuperset(pages):
            self._forget(paper)
            self._whole, self.is_part = None, True
            self.whole(self._open)
            return
        keluar = Keluar("kertas", pages_told(pages), form.copies.value(), made.pilihan.penerima)
        self.maker.note(made, keluar, lambda: self._send(made, paper, pages), self.failed)

    def _send(self, made: Prepared, paper: PdfPaper, pages: list[int]) -> None:
        form = self._page.panel.printer
        name = form.name
        printer = self.printer_of(name, paper.sizes[0], form.copies.value())
        printer.setDocName(made.dokumen.kode)
        form.keep()

        def work(progress: Progress) -> int:
            return print_pages(paper, printer, pages, progress)

        def sent(count: int) -> None:
            made.keluar.update(pages)
            self._forget(paper)
            self.done(tr("{count} halaman dikirim ke {printer}", count=ribuan(count), printer=name))

        def failed(error: BaseException) -> None:
            self._forget(paper)
            self.failed(error)

        self._session.free(work, sent, failed, tr("Mencetak"))

    def _forget(self, paper: PdfPaper) -> None:
        self._session.free(lambda _: paper.close())

    def test_page(self) -> None:
        """A page that shows whether the printer keeps to the paper's size; nobody's data is on it."""
        form = self._page.panel.printer
        if form.name:
            kertas = self._page.panel.choices.chosen.kertas
            self._session.free(lambda _: PdfPaper(halaman_uji(kertas)), self._send_test, self.failed)

    def _send_test(self, paper: PdfPaper) -> None:
        name = self._page.panel.printer.name
        printer = self.printer_of(name, paper.sizes[0], 1)

        def sent(_: int) -> None:
            self._forget(paper)
            self._page.village.say(tr("Halaman uji dikirim ke {printer}", printer=name))

        self._session.free(
            lambda progress: print_pages(paper, printer, [0], progress), sent, self.failed, tr("Mencetak")
        )


def pages_told(pages: Sequence[int]) -> str:
    """Pages (from 0) as `1-44`."""
    return write_ranges(ranges_of(page + 1 for page in pages))
