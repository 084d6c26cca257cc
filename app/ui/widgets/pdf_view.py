"""A document inside a page: its pages, which of them is in front, larger and smaller, what went wrong."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.errors import Cancelled
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.pdf_paper import PdfPaper

Draw = Callable[..., object]
"""`draw(work, then, failed)`: on a lane on which nothing else draws."""


class PdfView(QWidget):
    """`opened(pages)`: a document is there. Of two that were asked for the newer one is shown."""

    opened = Signal(int)

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._start = draw
        self._newest = 0
        self.paper: PdfPaper | None = None
        open_: list[PdfPaper] = []
        self._open = open_
        self.destroyed.connect(lambda: _close_all(open_))
        self.pages, self.problem = PdfPages(), ErrorPanel()
        self._said = label("", "quiet", wrap=True)
        self._note, self._page, self._zoom = label("", "warn"), label("", "quiet"), label("", "quiet")
        self._build()
        self.pages.wanted.connect(self._draw)
        self.pages.moved.connect(lambda _: self._tell())

    def _build(self) -> None:
        larger = button("+", lambda: self.zoom(1), flat=True)
        smaller = button("−", lambda: self.zoom(-1), flat=True)
        fit = button("↔", lambda: self.zoom(0), flat=True)
        for made, keys, name in (
            (larger, ("Ctrl++", "Ctrl+="), tr("Perbesar (Ctrl++)")),
            (smaller, ("Ctrl+-",), tr("Perkecil (Ctrl+-)")),
            (fit, ("Ctrl+0",), tr("Selebar jendela (Ctrl+0)")),
        ):
            made.setToolTip(name)
            for one in keys:
                QShortcut(QKeySequence(one), self).activated.connect(made.click)
        fit.setAccessibleName(tr("Selebar jendela"))
        larger.setAccessibleName(tr("Perbesar"))
        smaller.setAccessibleName(tr("Perkecil"))
        head = row(self._page, self._note, None, smaller, self._zoom, larger, fit)
        head.setContentsMargins(12, 2, 6, 2)
        empty = QWidget()
        empty.setLayout(column(self.problem, self._said, None, margin=24))
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.pages)
        inside = column(head, self._stack, space=0)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def show_pdf(self, pdf: bytes) -> None:
        """Another document; the place on the page stays where it has so many pages."""
        self._newest += 1
        asked = self._newest

        def read(paper: PdfPaper) -> None:
            self._opened(asked, paper)

        self._start(lambda _: PdfPaper(pdf), read, self.fail)

    def say(self, text: str) -> None:
        """No document, a sentence."""
        self._newest += 1
        self._forget()
        self.problem.hide()
        self._said.setText(text)
        self._stack.setCurrentIndex(0)
        self._tell()

    def note(self, text: str) -> None:
        """A word beside the number of the page: what is shown is only a part, or a draft."""
        self._note.setText(text)

    def fail(self, error: BaseException) -> None:
        """No document, the reason."""
        if not isinstance(error, Cancelled):
            self.say("")
            self.problem.tell(error)

    def zoom(self, steps: int) -> None:
        """Larger, smaller; 0 fits the width again."""
        self.pages.zoom(steps)
        self._tell()

    def _opened(self, asked: int, paper: PdfPaper) -> None:
        if asked != self._newest:
            self._close(paper)
            return
        before = self.pages.front if self.paper is not None else 0
        self._forget()
        self.paper = paper
        self._open.append(paper)
        self._stack.setCurrentIndex(1)
        self.pages.show_sizes(paper.sizes)
        self.pages.go_to(before if before < len(paper.sizes) else 0)
        self._tell()
        self.opened.emit(len(paper.sizes))

    def _forget(self) -> None:
        if self.paper is not None:
            self._close(self.paper)
            self.paper = None
            self.pages.show_sizes([])

    def _close(self, paper: PdfPaper) -> None:
        """Behind all that is still to be drawn of it."""
        if paper in self._open:
            self._open.remove(paper)
        self._start(lambda _: paper.close(), None, None)

    def _draw(self, page: int, scale: float) -> None:
        paper = self.paper
        if paper is None:
            return

        def drawn(picture: QImage | None) -> None:
            if picture is not None and paper is self.paper:
                self.pages.put(page, scale, picture)

        def work(_: Any) -> QImage | None:
            return paper.picture(page, scale) if paper is self.paper else None

        self._start(work, drawn, self.fail)

    def _tell(self) -> None:
        total, at = len(self.pages.sizes), self.pages.front + 1
        told = tr("Halaman {page} dari {total}", page=ribuan(at), total=ribuan(total)) if total else ""
        self._page.setText(told)
        self._zoom.setText(f"{self.pages.percent} %" if total else "")


def _close_all(papers: list[PdfPaper]) -> None:
    for paper in papers:
        paper.close()
