"""Every page of the agency's window and its dialogs, brought up by keys on an invented district's bundle."""

from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.ui.pmd.balasan_page import BalasanPage
from app.ui.pmd.bundel_page import BundelPage
from app.ui.pmd.catatan_page import CatatanPage
from app.ui.pmd.page_words import PAGES
from app.ui.pmd.rekap_page import RekapPage
from app.ui.pmd.screen import CourierScreen
from app.ui.widgets.pdf_preview import PdfPreview
from app.ui.window import MainWindow
from tests.ui.district_material import HEAD, Material
from tests.ui.driving import answer, keys, letters, rest
from tests.ui.touring import LONG, Take, Touring

P = TypeVar("P", bound=QWidget)


class PmdTour(Touring):
    """The record begins empty and ends with a recap."""

    def __init__(self, window: MainWindow, material: Material, take: Take) -> None:
        out = material.folder / "flashdisk"
        out.mkdir(exist_ok=True)
        super().__init__(window, take, out)
        self._material = material

    def all(self) -> None:
        self.empty()
        self.bundle()
        self.returns()
        self.recap()
        self.help()

    @property
    def _screen(self) -> CourierScreen:
        shown = self._window.current
        assert isinstance(shown, CourierScreen)
        return shown

    def empty(self) -> None:
        """Each page before there is anything on it."""
        self._window.show_courier()
        for stem in PAGES:
            self._screen.show_page(stem)
            self._shown(f"pmd-kosong-{stem}")

    def bundle(self) -> None:
        """What is inside; a kecamatan handed over, with its receipt."""
        self._screen.take_files([self._material.bundle])
        rest(self._window)
        page = self._page("bundel", BundelPage)
        self._shown("pmd-bundel")
        page.table.setFocus()
        keys("Space", "Space", "Space")
        self._shown("pmd-bundel-dipilih")
        self._give()
        keys("S")
        rest(self._window)
        self._shown("pmd-bundel-diserahkan")
        page.search.setText("tidak ada yang bernama begini")
        self._shown("pmd-bundel-tidak-ada")
        page.search.clear()

    def _give(self) -> None:
        """Who takes them, where to, then the receipt."""

        def fill(dialog: QWidget) -> None:
            letters(HEAD)
            self._look("pmd-bundel-serahkan", dialog)
            QTimer.singleShot(0, dialog, lambda: keys("Return"))  # a further dialog opens out of this one

        def look(dialog: QWidget) -> None:
            if not isinstance(dialog, PdfPreview):
                answer(look)  # the form, in front once more while it works
                return
            self._look("pmd-bundel-tanda-terima", dialog)
            keys("Esc")

        answer(fill)
        self._in_file_dialog(self._out)
        answer(look)

    def returns(self) -> None:
        """What comes back, what is odd, what KPU gets."""
        self._in_dialog("pmd-balasan-pembawa", "Return")
        self._in_dialog("pmd-balasan-rincian")
        self._screen.take_files([self._material.returns, self._material.late])
        rest(self._window, LONG)
        page = self._page("balasan", BalasanPage)
        self._shown("pmd-balasan")
        page.which.buttons["belum"].click()
        self._shown("pmd-balasan-belum")
        page.which.buttons[""].click()
        page.table.setFocus()
        self._press("pmd-balasan-bundel", "B")

    def recap(self) -> None:
        """Reports in one table, a row typed, the workbook; then the record."""
        page = self._page("rekap", RekapPage)
        self._shown("pmd-rekap")
        page.which.buttons["belum"].click()
        page.table.setFocus()
        self._press("pmd-rekap-ketik", "Return")
        self._press("pmd-rekap-ketik-lain", "N")
        self._press("pmd-rekap-simpan", "E")
        page.which.buttons["jumlah"].click()
        self._shown("pmd-rekap-jumlah")
        record = self._page("catatan", CatatanPage)
        self._shown("pmd-catatan")
        record.table.setFocus()
        self._press("pmd-catatan-tarik", "U")

    def help(self) -> None:
        """F1 of each page, then back to the doors."""
        for stem in PAGES:
            self._screen.show_page(stem)
            rest(self._window)
            self._press(f"pmd-bantuan-{stem}", "F1")
        self._screen.leave()
        rest(self._window)
