"""A document as it will come out: drawn from memory, printed or saved where the person wants it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.nama_berkas import slug
from app.domain.progress import Progress
from app.system.language import tr
from app.system.safe_file import write_atomic
from app.ui.jobs import Jobs
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.job_strip import JobStrip
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.pdf_paper import PdfPaper
from app.ui.widgets.pdf_printing import chosen_pages, print_pages, printer_for


def show_pdf(
    parent: QWidget, pdf: bytes, name: str, file: str = "", *, paper_only: bool = False
) -> "PdfPreview":
    """Show a document over `parent`; `name` is its title, `file` what its file is called unless somebody says
    otherwise: neither says a person's name or number.

    `paper_only`: what it says must not lie on a disk.
    """
    shown = PdfPreview(parent, pdf, name, file, paper_only=paper_only)
    shown.open()
    return shown


class PdfPreview(QDialog):
    """All drawing happens on one lane of its own: PDFium sees one thread, the window none of the waiting."""

    def __init__(
        self, parent: QWidget, pdf: bytes, name: str, file: str = "", *, paper_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._pdf, self._name, self._file = pdf, name, file or f"{slug(name)}.pdf"
        self._paper: PdfPaper | None = None
        self.jobs = Jobs(self)
        self.pages = PdfPages()
        self.problem = ErrorPanel()
        self._page, self._zoom = label("", "quiet"), label("", "quiet")
        self._told = label("", "good")
        self.print_ = button(tr("Cetak …"), self.print_document, "printer", primary=True)
        self.save = button(tr("Simpan PDF …"), self.save_document, "save")
        self.save.setHidden(paper_only)
        self._build(parent.window().size())
        self._connect()
        self.jobs.start("free", lambda _: PdfPaper(pdf), self._opened, self._fail, "Membuka dokumen")

    def _build(self, room: QSize) -> None:
        self.setWindowTitle(self._name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(960, room.width() - 60), room.height() - 40)
        larger = button("+", lambda: self._zoom_by(1), flat=True)
        smaller = button("−", lambda: self._zoom_by(-1), flat=True)
        fit = button(tr("Selebar jendela"), lambda: self._zoom_by(0), flat=True)
        larger.setAccessibleName(tr("Perbesar"))
        smaller.setAccessibleName(tr("Perkecil"))
        head = row(
            label(self._name, bold=True, size=1.15), self._page, None, smaller, self._zoom, larger, fit
        )
        foot = row(button(tr("Tutup"), self.reject), self._told, None, self.save, self.print_)
        for line in (head, foot):
            line.setContentsMargins(12, 6, 12, 6)
        inside = column(head, self.problem, self.pages, JobStrip(self.jobs), foot, space=0)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self._enable(False)

    def _connect(self) -> None:
        self.pages.wanted.connect(self._draw)
        self.pages.moved.connect(self._tell_page)
        self.finished.connect(self._close)
        for keys, act in (
            ("Ctrl+P", self.print_document),
            ("Ctrl+S", self.save_document),
            ("Ctrl++", lambda: self._zoom_by(1)),
            ("Ctrl+=", lambda: self._zoom_by(1)),
            ("Ctrl+-", lambda: self._zoom_by(-1)),
            ("Ctrl+0", lambda: self._zoom_by(0)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _enable(self, on: bool) -> None:
        self.print_.setEnabled(on)
        self.save.setEnabled(on)

    def _opened(self, paper: PdfPaper) -> None:
        self._paper = paper
        self.pages.show_sizes(paper.sizes)
        self._enable(True)
        self._tell_page(0)
        self.pages.setFocus()

    def _fail(self, error: BaseException) -> None:
        self._enable(self._paper is not None)
        self.problem.tell(error)

    def _draw(self, page: int, scale: float) -> None:
        paper = self._paper
        if paper is None:
            return

        def drawn(picture: QImage) -> None:
            self.pages.put(page, scale, picture)

        self.jobs.start("free", lambda _: paper.picture(page, scale), drawn, self._fail)

    def _zoom_by(self, steps: int) -> None:
        self.pages.zoom(steps)
        self._tell_page(self.pages.front)

    def _tell_page(self, page: int) -> None:
        total = len(self.pages.sizes)
        self._page.setText(tr("Halaman {page} dari {total}", page=page + 1, total=total) if total else "")
        self._zoom.setText(f"{self.pages.percent} %")

    def print_document(self) -> None:
        """Ask for a printer and the pages; paint them beside the window."""
        paper = self._paper
        if paper is None or not self.print_.isEnabled():
            return
        printer = printer_for(paper.sizes[0])
        printer.setDocName(self._name)
        asked = QPrintDialog(printer, self)
        asked.setMinMax(1, len(paper.sizes))
        asked.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if asked.exec() != QDialog.DialogCode.Accepted:
            return
        self._begin()

        def work(progress: Progress) -> int:
            return print_pages(paper, printer, chosen_pages(printer, len(paper.sizes)), progress)

        self.jobs.start("free", work, self._printed, self._fail, "Mencetak")

    def _printed(self, pages: int) -> None:
        self._done(tr("{count} halaman dikirim ke printer", count=pages))

    def save_document(self) -> None:
        """To where the person says: whole or not at all."""
        if self._paper is None or self.save.isHidden() or not self.save.isEnabled():
            return
        file = choose_new_file(self, tr("Simpan PDF"), self._file, tr("Dokumen PDF (*.pdf)"))
        if file is None:
            return
        pdf = self._pdf
        self._begin()
        done = tr("Tersimpan: {file}", file=file.name)
        self.jobs.start(
            "data", lambda _: write_atomic(file, pdf), lambda _: self._done(done), self._fail, "Menyimpan PDF"
        )

    def _begin(self) -> None:
        self.problem.hide()
        self._told.setText("")
        self._enable(False)

    def _done(self, told: str) -> None:
        self._enable(True)
        self._told.setText(f"✓ {told}")

    def _close(self) -> None:
        """What is under way ends first; then the document is forgotten."""
        for job in list(self.jobs.running):
            job.cancel()
        self.jobs.close()
        if self._paper is not None:
            self._paper.close()
