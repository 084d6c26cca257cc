"""The manual beside the work: guides on the left, found by words; the chosen one on the right, on paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QShortcut,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from app.services.shared.panduan import GUIDES, Panduan, Temuan, find, guide_pdf, guides, picture
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.errors import show as show_error
from app.ui.jobs import Job, Jobs
from app.ui.panduan_pages import page_guides
from app.ui.widgets.controls import button, column, label, line, row
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.ui.window import MainWindow

_SIZE, _LIST, _PICTURE = QSize(1060, 680), 306, 560
_PLACE = Qt.ItemDataRole.UserRole


def show_manual(window: "MainWindow", stem: str = "") -> "PanduanDialog":
    """In front of the window; `stem`: the guide that is shown first."""
    shown = PanduanDialog(window, window.jobs, stem)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    return shown


class PanduanDialog(QDialog):
    """Open beside the window: work goes on while it is read. Esc closes it."""

    def __init__(self, parent: QWidget, jobs: Jobs, stem: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Panduan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = page_guides()
        self._guides = {one.stem: one for one in (*guides(istilah()), *self._pages)}
        self._jobs = jobs
        self._job: Job | None = None
        self._shown = ""
        self.search, self.list, self.text = QLineEdit(), QListWidget(), _Text()
        self._told = label("", "quiet", wrap=True)
        self.print = button(tr("Cetak panduan ini … (Ctrl+P)"), self._print_one, "printer")
        self._all = button(tr("Cetak semua …"), lambda: self._print(GUIDES))
        self._build(parent.window().size())
        self._connect()
        self._list_guides()
        self.list.setCurrentRow([*self._guides].index(stem) if stem in self._guides else 0)
        self.search.setFocus()

    def _build(self, room: QSize) -> None:
        self.search.setPlaceholderText(tr("Cari dalam panduan"))
        self.search.setAccessibleName(tr("Cari dalam panduan"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(tr("Isi panduan"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget()
        left.setFixedWidth(theme.scaled(_LIST))
        left.setLayout(column(self.search, self._told, self.list, space=8))
        middle = row(left, self.text, space=14)
        middle.setStretch(1, 1)
        close = button(tr("Tutup"), self.accept, primary=True)
        close.setAutoDefault(False)
        inside = column(middle, line(), row(self.print, self._all, None, close), space=10, margin=14)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.resize(_SIZE.boundedTo(room - QSize(40, 40)))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(lambda item, _: self._show(item))
        for key, act in (("Ctrl+F", self.search.setFocus), ("Ctrl+P", self._print_one)):
            QShortcut(QKeySequence(key), self, act)

    def pages(self) -> tuple[Panduan, ...]:
        """What is told of the pages of each window."""
        return self._pages

    def _find(self, words: str) -> None:
        if not words.strip():
            self._list_guides()
        else:
            hits = find(words, self._guides.values())
            self._told.setText(tr("{count} bagian memuatnya.", count=len(hits)))
            self._fill([(self._words(hit), hit.stem, hit.heading) for hit in hits])
        self.list.setCurrentRow(0)

    def _words(self, hit: Temuan) -> str:
        guide, *_ = self._guides[hit.stem].title.split(":")
        return f"{hit.title} · {guide}\n{hit.excerpt}" if hit.heading else f"{hit.title}\n{hit.excerpt}"

    def _list_guides(self) -> None:
        self._told.setText(tr("F1 di sebuah halaman menjelaskan halaman itu."))
        self._fill([(one.title, one.stem, 0) for one in self._guides.values()])

    def _fill(self, items: list[tuple[str, str, int]]) -> None:
        self.list.clear()
        for words, stem, heading in items:
            item = QListWidgetItem(words)
            item.setData(_PLACE, (stem, heading))
            self.list.addItem(item)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        stem, heading = item.data(_PLACE)
        if stem != self._shown:
            self._shown = stem
            self.text.show_guide(self._guides[stem])
        self.print.setEnabled(stem in GUIDES)
        self.text.go_to(heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """From the words Enter and ↓ go to what was found, and Enter from there into the text."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.search.hasFocus() and (enters or event.key() == Qt.Key.Key_Down):
            self.list.setFocus()
        elif self.list.hasFocus() and enters:
            self.text.setFocus()
        else:
            super().keyPressEvent(event)

    def _print_one(self) -> None:
        if self._shown in GUIDES:
            self._print((self._shown,))

    def _print(self, stems: tuple[str, ...]) -> None:
        if self._job is not None:
            return
        chosen = [self._guides[stem] for stem in stems]
        self._job = self._jobs.start(
            "paper",
            lambda _: guide_pdf(chosen),
            lambda pdf: self._preview(pdf, f"panduan-{stems[0]}.pdf"),
            self._failed,
            "Menyusun panduan",
        )

    def _preview(self, pdf: bytes, file: str) -> None:
        if self._is_awaited():
            show_pdf(self, pdf, tr("Panduan"), file)

    def _failed(self, error: BaseException) -> None:
        if self._is_awaited():
            show_error(self, error)

    def _is_awaited(self) -> bool:
        """The paper has ended; whether the manual is still open."""
        awaited = self._job is not None
        self._job = None
        return awaited

    def done(self, result: int) -> None:
        """Paper that is still being made is not waited for."""
        self._job = None
        super().done(result)


class _Text(QTextBrowser):
    """One guide; its pictures no wider than the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Isi panduan yang dipilih"))
        self.setOpenLinks(False)

    def show_guide(self, guide: Panduan) -> None:
        self.setMarkdown(guide.text)
        for begin, end, shape in reversed(self._pictures()):  # from the end: places before it stay
            self._fit(begin, end, shape)

    def go_to(self, heading: int) -> None:
        """The heading of that number at the top; 0 is the title."""
        headings = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        place = self.document().documentLayout().blockBoundingRect(headings[heading]).top()
        self.verticalScrollBar().setValue(int(place) if heading else 0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Pictures come from the program itself, never from a disk or a net."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        data = picture(url.toString()) if kind == QTextDocument.ResourceType.ImageResource.value else None
        pixmap = QPixmap()
        if data is not None:
            pixmap.loadFromData(data)
        return pixmap

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _pictures(self) -> list[tuple[int, int, QTextImageFormat]]:
        found = []
        for block in self._blocks():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().isImageFormat():
                    shape = QTextImageFormat(piece.charFormat().toImageFormat())
                    found.append((piece.position(), piece.position() + piece.length(), shape))
                pieces += 1
        return found

    def _fit(self, begin: int, end: int, shape: QTextImageFormat) -> None:
        """As wide as the text; a picture that was not made leaves no gap."""
        made = self.loadResource(QTextDocument.ResourceType.ImageResource.value, shape.name())
        wide = made.width() if isinstance(made, QPixmap) else 0
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if wide:
            shape.setWidth(min(theme.scaled(_PICTURE), wide))
            cursor.setCharFormat(shape)
        else:
            cursor.removeSelectedText()
