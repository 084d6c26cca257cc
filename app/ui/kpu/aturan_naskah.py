"""Words of documents with the page beside them; those that packages bring."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QWidget

from app.services.desa.cetak_teks import placeholders
from app.services.kpu.setup import Setup
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_preview import village_preview
from app.services.kpu.village_texts import set_village_texts, village_documents, village_texts
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.kpu.aturan_subject import Act, Subject
from app.ui.widgets.controls import button, column, row
from app.ui.widgets.parts_editor import Part, PartsEditor
from app.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from app.ui.kpu.aturan_page import AturanPage

Typed = Mapping[str, Sequence[str]]
_PAUSE = 350  # ms after the last letter
_WIDTH, _PARTS = 400, 124


class NaskahSubject(Subject):
    """One document at a time; another one can be chosen once what is typed is kept or dropped."""

    scrolls = False

    def __init__(self, page: "AturanPage", head: Sequence[QBoxLayout] = ()) -> None:
        """`head`: rows between the document's name and its words."""
        super().__init__(page)
        self._kode = ""
        self.document = QComboBox()
        self.document.setAccessibleName(tr("Naskah"))
        self.document.setMinimumContentsLength(20)
        self.editor = PartsEditor(parts_height=_PARTS)
        self.usual = button(tr("Kembalikan kalimat ba&waan"), self._make_usual, flat=True)
        self.view = PdfView(self._draw)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build(head)
        self.document.activated.connect(lambda _: self._begin())
        self.editor.edited.connect(self._edited)
        self.editor.moved.connect(self._tell_usual)
        self._timer.timeout.connect(self._look)

    def _build(self, head: Sequence[QBoxLayout]) -> None:
        left = QWidget()
        foot = row(self.usual, None)
        foot.setContentsMargins(12, 0, 12, 0)
        inside = column(self.editor, foot, space=4)
        inside.setStretch(0, 1)
        left.setLayout(inside)
        left.setFixedWidth(theme.scaled(_WIDTH))
        split = QFrame()
        split.setProperty("vline", True)
        body = row(left, split, self.view, space=0)
        body.setStretch(2, 1)
        page = column(self.document, *head, body, space=6)
        page.setStretch(1 + len(head), 1)
        self.setLayout(page)

    def _draw(self, *asked: Any) -> object:
        """On the lane on which pages are drawn."""
        return self.page.session.free(*asked, lane="paper")

    # What the two kinds differ in.

    def documents(self, setup: Setup) -> list[tuple[str, str]]:
        """(document, title) of all that may be worded."""
        raise NotImplementedError

    def read(self, kode: str, dokumen: str) -> Callable[[Vault], list[Part]]:
        """The parts as they are kept."""
        raise NotImplementedError

    def names(self, dokumen: str) -> list[str]:
        """The placeholders of a document."""
        raise NotImplementedError

    def look(self, kode: str, dokumen: str, typed: Typed) -> Callable[[Vault], bytes]:
        """How it would look."""
        raise NotImplementedError

    def save(self, kode: str, dokumen: str, typed: Typed) -> Act:
        """Keep these parts."""
        raise NotImplementedError

    # The rest is the same.

    @property
    def dokumen(self) -> str:
        """The document in front."""
        return str(self.document.currentData() or "")

    def first_control(self) -> QWidget:
        return self.editor.table

    def show_setup(self, setup: Setup) -> None:
        chosen, self._kode = self.dokumen, setup.kode
        self.document.clear()
        for dokumen, title in self.documents(setup):
            self.document.addItem(title, dokumen)
        self.document.setCurrentIndex(max(0, self.document.findData(chosen)))
        if self.isVisible():
            self._begin()

    def shown(self) -> None:
        self._begin()

    def _begin(self) -> None:
        """The words of the document in front; what is typed stays."""
        if not self.editor.typed:
            self.editor.offer(self.names(self.dokumen))
        work = self.read(self._kode, self.dokumen)
        asked = self.dokumen, self._kode

        def read(parts: list[Part]) -> None:
            if asked == (self.dokumen, self._kode):
                self.editor.show_parts(parts)
                self._look()

        self.page.session.read(lambda vault, _: work(vault), read, self.page.problem.tell)

    def _edited(self) -> None:
        self.document.setEnabled(not self.is_changed)
        self._tell_usual()
        self._timer.start()
        self.edited.emit()

    def _tell_usual(self) -> None:
        part = self.editor.part
        self.usual.setEnabled(part is not None and (part.look == "text" or part.nama in self.editor.typed))

    def _look(self) -> None:
        """As it would be with what is typed."""
        work = self.look(self._kode, self.dokumen, dict(self.editor.typed))

        def made(pdf: bytes) -> None:
            self.page.problem.hide()
            self.view.show_pdf(pdf)

        self.page.session.read(lambda vault, _: work(vault), made, self.page.problem.tell)

    def _make_usual(self) -> None:
        """What it said before anybody worded it here."""
        part = self.editor.part
        if part is None:
            return
        self.editor.typed.pop(part.nama, None)
        if part.look == "text":
            self.page.keep(self.save(self._kode, self.dokumen, {part.nama: ()}), self)
        else:
            self.drop()
            self._begin()
            self.edited.emit()

    @property
    def is_changed(self) -> bool:
        return bool(self.editor.typed)

    def drop(self) -> None:
        self.editor.typed.clear()
        self._timer.stop()
        self.document.setEnabled(True)

    def keep(self) -> Act:
        return self.save(self._kode, self.dokumen, dict(self.editor.typed))


class KalimatSubject(NaskahSubject):
    """Letters and minutes of the villages; every package brings the words."""

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Kalimat naskah")
        self.hint = tr("Naskah panitia. Panitia masih boleh mengubah kalimatnya sendiri.")

    def documents(self, setup: Setup) -> list[tuple[str, str]]:
        return village_documents(istilah())

    def read(self, kode: str, dokumen: str) -> Callable[[Vault], list[Part]]:
        words = {"desa": istilah().desa, "kabupaten": tr("kabupaten"), "bawaan": tr("bawaan")}

        def work(vault: Vault) -> list[Part]:
            return [
                Part(one.nama, one.baris, words[one.asal], "text" if one.asal == mine else "quiet")
                for one in village_texts(vault, kode, dokumen)
            ]

        mine = "desa" if kode else "kabupaten"
        return work

    def names(self, dokumen: str) -> list[str]:
        return placeholders(dokumen)

    def look(self, kode: str, dokumen: str, typed: Typed) -> Callable[[Vault], bytes]:
        return lambda vault: village_preview(vault, kode, dokumen, typed)

    def save(self, kode: str, dokumen: str, typed: Typed) -> Act:
        return lambda vault: set_village_texts(vault, kode, dokumen, typed)

    def own(self, setup: Setup) -> list[str]:
        titles = dict(self.documents(setup))
        told = dict.fromkeys(one["dokumen"] for one in setup.beda.get("teks", ()))
        return [titles.get(one, one) for one in told]
