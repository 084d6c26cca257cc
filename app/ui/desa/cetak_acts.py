"""What the buttons of the printing page do: look, print, go on after a jam."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter

from app.domain.errors import UserError
from app.domain.rentang import ranges_of, write_ranges
from app.services.desa.cetak import Keluar, Pilihan
from app.services.desa.cetak_butuh import pages_of
from app.system.kalibrasi import is_calibrated
from app.system.language import tr
from app.ui.desa.cetak_naskah import Failed, Maker, Prepared
from app.ui.desa.cetak_words import tps_word
from app.ui.figures import ribuan
from app.ui.widgets.pdf_paper import PdfPaper
from app.ui.widgets.pdf_printing import print_pages, printer_named

if TYPE_CHECKING:
    from app.ui.desa.cetak_page import CetakPage

_MANY = 200
"""From so many pages on one TPS or RT stands for all while somebody only looks."""

Size = tuple[float, float]


class CetakActs:
    """`made`: the document that is looked at; it may be a part of what is chosen (`is_part`), which then is
    `whole_made` once it had to be made."""

    def __init__(self, page: "CetakPage") -> None:
        self._page = page
        self._session = page.session
        self.maker = Maker(page.session)
        self.made: Prepared | None = None
        self.whole_made: Prepared | None = None
        self.is_part = False
        self.printer_of: Callable[[str, Size, int], QPrinter] = printer_named

    # Looking --------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Make the document in front, as it is chosen now."""
        page, front = self._page, self._page.list.front
        self.made = self.whole_made = None
        self.maker.forget()
        page.panel.enable(False)
        page.view.note("")
        if front is None:
            page.view.say("")
            return
        if not page.panel.choices.is_complete:
            page.view.say(tr("Tulis alasannya di kanan; sesudah itu halamannya tampak di sini."))
            return
        chosen = page.panel.chosen
        wanted = self._shown(chosen)
        self.is_part = wanted != chosen
        self.maker.make(front.dokumen, wanted, self._looked, self._fail)

    def look_for_printer(self) -> None:
        """Another printer is chosen: it may put fields on blanks elsewhere."""
        if self._page.panel.is_on_blanks:
            self.look()

    def _shown(self, chosen: Pilihan) -> Pilihan:
        """What of it is looked at: of a long document its first TPS or RT."""
        front, size = self._page.list.front, self._page.ukuran
        assert front is not None
        takes, all_of = front.dokumen.isian, not (chosen.tps or chosen.nomor or chosen.rt or chosen.rw)
        if not all_of or pages_of(front.dokumen, size, chosen.per_halaman) < _MANY:
            return chosen
        if "tps" in takes:
            return replace(chosen, tps=size.pertama)
        rt, rw = next(iter(size.rt), ("", "")) if "rt" in takes else ("", "")
        return replace(chosen, rt=rt, rw=rw)

    def _looked(self, made: Prepared) -> None:
        self.made = made
        self._page.view.note(self._note_of(made))
        self._page.view.show_pdf(made.pdf)

    def _note_of(self, made: Prepared) -> str:
        one, told = made.pilihan, [tr("konsep")] if made.siap.konsep else []
        if self.is_part:
            place = tps_word(one.tps) if one.tps else f"RT {one.rt}/{one.rw}"
            told = [tr("contoh: {tps} saja", tps=place)]
        if one.isi == "isian" and not is_calibrated(one.printer, one.per_halaman):
            told.append(tr("belum diukur"))
        return " · ".join(told)

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
        if self.whole_made is None and not self.is_part:
            self.whole_made = self.made
        if self.whole_made is not None:
            then(self.whole_made)
            return

        def made(whole: Prepared) -> None:
            self.whole_made = whole
            self._page.panel.printer.tell(whole.pages)  # after a jam it goes on anywhere in all of it
            then(whole)

        self.maker.make(front.dokumen, self._page.panel.chosen, made, self.failed)

    def failed(self, error: BaseException) -> None:
        """Told beside the button that was pressed."""
        self._page.panel.enable(self.made is not None)
        self._page.panel.problem.tell(error)

    def done(self, told: str) -> None:
        """It left."""
        self._page.panel.enable(self.made is not None)
        self._page.village.say(told)
        self._page.read()

    def to_printer(self) -> None:
        """To the printer that is chosen, the pages that are chosen."""
        if self._page.panel.print_.isEnabled():
            self.whole(self._choose)

    def _choose(self, made: Prepared) -> None:
        """More pages of what left already are no new print; all of them once more are."""
        form = self._page.panel.printer
        try:
            pages = form.wanted.of(made.pages)
            if not pages:
                raise UserError("PRINT_NO_PAGES", usage=True, pages=made.pages)
        except UserError as error:
            self.failed(error)
            return
        if made.is_noted and form.first.value() == 1 and made.keluar.issuperset(pages):
            self.anew(self._choose)
            return
        keluar = Keluar("kertas", pages_told(pages), form.copies.value(), holders(made.pilihan))
        self.maker.note(made, keluar, lambda: self._open(made, pages), self.failed)

    def anew(self, then: Callable[[Prepared], None]) -> None:
        """A second print of the same: read again, for numbers go on and slips are copies now."""
        self.whole_made, self.is_part = None, True
        self.whole(then)

    def _open(self, made: Prepared, pages: list[int]) -> None:
        self._session.free(
            lambda _: PdfPaper(made.pdf), lambda paper: self._send(made, paper, pages), self.failed
        )

    def _send(self, made: Prepared, paper: PdfPaper, pages: list[int]) -> None:
        form = self._page.panel.printer
        name = form.name
        printer = self.printer_of(name, paper.sizes[0], form.copies.value())
        printer.setDocName(made.dokumen.kode)
        form.keep()

        def sent(count: int) -> None:
            made.keluar.update(pages)
            self._forget(paper)
            self.done(tr("{count} halaman dikirim ke {printer}", count=ribuan(count), printer=name))

        def failed(error: BaseException) -> None:
            self._forget(paper)
            self.failed(error)

        self._session.free(
            lambda progress: print_pages(paper, printer, pages, progress), sent, failed, tr("Mencetak")
        )

    def _forget(self, paper: PdfPaper) -> None:
        self._session.free(lambda _: paper.close())

    def test_page(self) -> None:
        """A page that shows whether the printer keeps to the paper's size; nobody's data is on it."""
        name = self._page.panel.printer.name
        if name:
            kertas = self._page.panel.choices.chosen.kertas
            told = tr("Halaman uji dikirim ke {printer}", printer=name)
            self._session.free(
                lambda _: _test_page(kertas),
                lambda pdf: self.send_plain(pdf, name, told, self.failed),
                self.failed,
            )

    def send_plain(self, pdf: bytes, name: str, told: str, failed: Failed) -> None:
        """All pages of a document on which nobody's data is: it is written down nowhere."""

        def send(paper: PdfPaper) -> None:
            printer = self.printer_of(name, paper.sizes[0], 1)
            pages = list(range(len(paper.sizes)))

            def sent(_: int) -> None:
                self._forget(paper)
                self._page.village.say(told)

            def refused(error: BaseException) -> None:
                self._forget(paper)
                failed(error)

            self._session.free(
                lambda progress: print_pages(paper, printer, pages, progress), sent, refused, tr("Mencetak")
            )

        self._session.free(lambda _: PdfPaper(pdf), send, failed)


def _test_page(kertas: str) -> bytes:
    from app.services.desa.cetak_uji import halaman_uji  # brings reportlab

    return halaman_uji(kertas)


def holders(chosen: Pilihan) -> str:
    """Whom a print is for, as far as somebody said."""
    return ", ".join((*chosen.penerima, *chosen.papan))


def pages_told(pages: Sequence[int]) -> str:
    """Pages (from 0) as `1-44`."""
    return write_ranges(ranges_of(page + 1 for page in pages))
