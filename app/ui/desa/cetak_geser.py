"""Where a printer puts fields on pre-printed blanks: the sheet, what was measured, how it moves."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from app.domain.bidang_slip import Kalibrasi
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.desa.cetak import Pilihan
from app.services.desa.workspace import Workspace
from app.system.kalibrasi import calibration, keep_calibration, printers
from app.system.language import tr
from app.ui import theme
from app.ui.desa.cetak_geser_isian import RIGHT, GeserModel, mm
from app.ui.desa.cetak_view import BehindView
from app.ui.desa.tahapan_dialogs import text_line
from app.ui.widgets.controls import button, column, label, line, row
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.isian_table import IsianTable
from app.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from app.services.desa.print_undangan import PilihanUndangan
    from app.ui.desa.cetak_page import CetakPage

_WIDTH = 448
_PAUSE = 200  # ms after the last change


class GeserView(BehindView):
    """It belongs to this computer and its printer: undo does not reach it, and the view says so."""

    def __init__(self, page: "CetakPage") -> None:
        super().__init__(tr("Geser isian"))
        self._page, self._session = page, page.session
        self._chosen = Pilihan()
        self._kept = Kalibrasi()
        self.printer = QComboBox()
        self.right = text_line(tr("Semua ke kanan, mm"), "0", 8)
        self.down = text_line(tr("Semua ke bawah, mm"), "0", 8)
        self.model = GeserModel()
        self.table = IsianTable(self.model, tr("Geser setiap isian"), [36, 0, 76, 76, 76])
        self.print_ = button(tr("Cetak lembar ukur (Ctrl+P)"))
        self.save = button(tr("Simpan PDF … (Ctrl+S)"), flat=True)
        self._wrong, self.problem = label("", "warn", wrap=True), ErrorPanel()
        self.zero = button(tr("Nolkan"))
        self.keep = button(tr("Simpan untuk printer ini (Ctrl+Enter)"), primary=True)
        self.view = PdfView(page.draw)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.printer.setAccessibleName(tr("Printer"))
        self.printer.setMinimumContentsLength(20)
        for field in (self.right, self.down):
            field.setFixedWidth(theme.scaled(64))
        steps = tr(
            "Cetak lembar ukur di kertas polos, ukuran 100 %, lalu letakkan di atas blangko dan lihat tembus "
            "cahaya. Ketik berapa mm setiap kotak harus bergeser; minus berarti ke kiri atau ke atas."
        )
        told = tr("Tersimpan di komputer ini, per printer; tidak diurungkan dengan Ctrl+Z.")
        whole = row(
            label(tr("Semua isian, mm"), bold=True), None, label(tr("kanan"), "quiet"), self.right,
            label(tr("bawah"), "quiet"), self.down,
        )  # fmt: skip
        first = row(label(tr("Printer")), self.printer, space=12)
        first.setStretch(1, 1)
        inside = column(
            first, label(steps, "quiet", wrap=True), row(self.print_, self.save, None), line(), whole,
            self.table, self._wrong, self.problem, label(told, "quiet", wrap=True),
            row(self.zero, None, self.keep), margin=12,
        )  # fmt: skip
        inside.setStretch(5, 1)
        left, split = QWidget(), QFrame()
        left.setLayout(inside)
        left.setFixedWidth(theme.scaled(_WIDTH))
        split.setProperty("vline", True)
        body = row(left, split, self.view, space=0)
        body.setStretch(2, 1)
        self.lay_out(None, body=body)

    def _connect(self) -> None:
        self.printer.activated.connect(lambda _: self._read())
        self.model.edited.connect(self._typed)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._timer.start())
        for field in (self.right, self.down):
            field.textEdited.connect(lambda _: self._typed())
        self._timer.timeout.connect(self._look)
        self.zero.clicked.connect(self.make_zero)
        self.keep.clicked.connect(self.store)
        self.print_.clicked.connect(self.to_printer)
        self.save.clicked.connect(self.to_file)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.store)

    def first_control(self) -> QWidget:
        return self.table

    @property
    def is_changed(self) -> bool:
        return self.typed[0] != self._kept or bool(self.typed[1])

    @property
    def typed(self) -> tuple[Kalibrasi, list[str]]:
        """What stands there, and what of it cannot be read."""
        return self.model.typed((self.right.text(), self.down.text()))

    def begin(self, chosen: Pilihan) -> None:
        """Blanks of this form, on the printer that is chosen."""
        self._chosen = chosen
        self.problem.hide()
        count, paper = chosen.per_halaman, chosen.kertas
        self.name.setText(tr("Geser isian: {count} surat per halaman, {paper}", count=count, paper=paper))
        self._offer(chosen.printer)
        asked = self._pilihan()

        def fields(workspace: Workspace, _: Progress) -> tuple[str, ...]:
            from app.services.desa.print_undangan import bidang  # brings reportlab

            return bidang(workspace, asked)

        self._session.run(fields, self._tell_fields, self.problem.tell)

    def _offer(self, now: str) -> None:
        """The printers of this computer, and those that were measured here before."""
        here = self._page.panel.printer.names
        try:
            known = [name for name in printers() if name not in here]
        except UserError as error:
            known = []
            self.problem.tell(error)
        self.printer.clear()
        self.printer.addItems([*here, *known])
        self.printer.setPlaceholderText(tr("Belum ada printer"))
        self.printer.setEnabled(self.printer.count() > 0)
        self.printer.setCurrentIndex(max(0, self.printer.findText(now)))

    def _tell_fields(self, names: tuple[str, ...]) -> None:
        self.model.names = names
        self._read()
        self.table.setCurrentIndex(self.model.index(0, RIGHT))

    def _read(self) -> None:
        """As it is kept for the printer in front."""
        known, at = Kalibrasi(), self.table.currentIndex()
        self.problem.hide()
        try:
            known = calibration(self.printer.currentText(), self._chosen.per_halaman)
        except UserError as error:
            self.problem.tell(error)
        self._show(known)
        self._kept = self.typed[0]
        self._typed()
        self.table.setCurrentIndex(self.model.index(at.row(), at.column()))

    def _show(self, known: Kalibrasi) -> None:
        self.right.setText(mm(known.semua[0]))
        self.down.setText(mm(known.semua[1]))
        self.model.begin(self.model.names, known)
        self._typed()

    def _typed(self) -> None:
        _, wrong = self.typed
        self._wrong.setText(tr("Belum berupa angka mm: {fields}.", fields=", ".join(wrong)))
        self._wrong.setVisible(bool(wrong))
        has_printer = bool(self.printer.currentText())
        self.keep.setEnabled(has_printer and self.is_changed and not wrong)
        self.print_.setEnabled(self.printer.currentText() in self._page.panel.printer.names)
        self._timer.start()

    def is_looked(self) -> bool:
        """Whether the sheet is asked for as it stands here."""
        return not self._timer.isActive()

    def make_zero(self) -> None:
        """Nothing is moved any more, once it is saved."""
        self._show(Kalibrasi())

    def _pilihan(self) -> "PilihanUndangan":
        from app.services.desa.print_undangan import PilihanUndangan

        one = self._chosen
        return PilihanUndangan(
            kertas=one.kertas, per_halaman=one.per_halaman, printer=self.printer.currentText()
        )

    def _look(self) -> None:
        """The sheet as it would come out with what is typed; the field in front is the heavy frame."""
        self._sheet(self.view.show_pdf, front=True)

    def _sheet(self, then: Callable[[bytes], None], *, front: bool = False) -> None:
        asked, (typed, _), at = self._pilihan(), self.typed, self.table.currentIndex().row()
        name = self.model.names[at] if front and 0 <= at < len(self.model.names) else ""

        def work(workspace: Workspace, _: Progress) -> bytes:
            from app.services.desa.print_undangan import kalibrasi

            return kalibrasi(workspace, asked, typed, name)

        self._session.run(work, then, self.problem.tell)

    def to_printer(self) -> None:
        """Both pages: the grid, and the line that tells whether the printer keeps to the size."""
        if not self.print_.isEnabled():
            return
        name = self.printer.currentText()
        told = tr("Lembar ukur dikirim ke {printer}", printer=name)
        self._sheet(lambda pdf: self._page.acts.send_plain(pdf, name, told, self.problem.tell))

    def to_file(self) -> None:
        """For a printer that is elsewhere."""
        self._sheet(lambda pdf: self._page.saving.save_plain(pdf, tr("Lembar ukur"), self.problem.tell))

    def zoom(self, steps: int) -> None:
        self.view.zoom(steps)

    def store(self) -> None:
        """From now on fields are printed there."""
        if not self.keep.isEnabled():
            return
        typed, _ = self.typed
        name = self.printer.currentText()
        try:
            keep_calibration(name, self._chosen.per_halaman, typed)
        except (UserError, OSError) as error:
            self.problem.tell(error)
            return
        self._kept = typed
        self.problem.hide()
        self._typed()
        self._page.panel.printer.choose(name)
        self._page.village.say(tr("Geseran tersimpan untuk {printer}", printer=name))

    def forget(self) -> bool:
        """What was typed is given up; what was saved is on the page."""
        self._timer.stop()
        return True
