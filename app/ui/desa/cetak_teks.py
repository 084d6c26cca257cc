"""The words of a letter, minutes or the invitation: its parts at the left, how it will look at the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from app.domain.progress import Progress
from app.services.desa.cetak_keadaan import KeadaanCetak
from app.services.desa.cetak_teks import placeholders, preview_pdf, save_texts, shared_parts
from app.services.desa.print_naskah_logo import set_logo
from app.services.desa.print_naskah_teks import TeksBagian, texts
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui import theme
from app.ui.desa.cetak_view import BehindView
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import button, column, row
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.parts_editor import Part, PartsEditor
from app.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from app.ui.desa.cetak_page import CetakPage

_PAUSE = 350  # ms after the last letter
_WIDTH = 470
_KOP = "kop"


class TextView(BehindView):
    """Nothing is kept before "Simpan"; what is kept is undone like any act."""

    def __init__(self, page: "CetakPage") -> None:
        super().__init__(tr("Teks"))
        self._page, self._session = page, page.session
        self._kode, self._paper = "", "F4"
        self.parts: list[TeksBagian] = []
        self._shared: frozenset[str] = frozenset()
        self.logo = button(tr("Gambar kop …"), self.choose_logo, flat=True)
        self.no_logo = button(tr("Tanpa gambar"), lambda: self._set_logo(None), flat=True)
        pictures = QWidget()
        pictures.setLayout(row(self.logo, self.no_logo, None, space=0))
        self.editor = PartsEditor(pictures)
        self.model, self.table, self.edit = self.editor.model, self.editor.table, self.editor.edit
        self.everywhere = QCheckBox(tr("Berlaku untuk semua naskah"))
        self.problem = ErrorPanel()
        self.usual = button(tr("Kembalikan kalimat bawaan"))
        self.keep = button(tr("Simpan teks (Ctrl+Enter)"), primary=True)
        self.view = PdfView(page.draw)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.everywhere.setAccessibleName(self.everywhere.text())
        below = column(self.everywhere, self.problem, row(self.usual, None, self.keep), margin=12)
        below.setContentsMargins(12, 8, 12, 12)
        left = QWidget()
        inside = column(self.editor, below, space=0)
        inside.setStretch(0, 1)
        left.setLayout(inside)
        left.setFixedWidth(theme.scaled(_WIDTH))
        split = QFrame()
        split.setProperty("vline", True)
        body = row(left, split, self.view, space=0)
        body.setStretch(2, 1)
        self.lay_out(None, body=body)

    def _connect(self) -> None:
        self.editor.moved.connect(self._tell_part)
        self.editor.edited.connect(self._typed)
        self._timer.timeout.connect(self._look)
        self.usual.clicked.connect(self.make_usual)
        self.keep.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self.save)

    def first_control(self) -> QWidget:
        return self.table

    @property
    def is_changed(self) -> bool:
        return bool(self.editor.typed)

    def begin(self, one: KeadaanCetak, paper: str) -> None:
        """The words of this document."""
        self._kode, self._paper = one.dokumen.teks, paper
        self.editor.typed.clear()
        self.parts = []
        self.editor.show_parts([])
        self.problem.hide()
        self.name.setText(tr("Teks: {document}", document=one.judul))
        self._shared = shared_parts(self._kode)
        self.editor.offer(placeholders(self._kode))
        self.read()

    def forget(self) -> bool:
        """What was typed is given up; what was saved is on the page."""
        self.editor.typed.clear()
        self._timer.stop()
        return True

    def read(self) -> None:
        """The parts as they are kept."""
        kode = self._kode
        self._session.run(lambda workspace, _: texts(workspace, kode), self._tell)

    def _tell(self, parts: list[TeksBagian]) -> None:
        self.parts = parts
        self.editor.show_parts([_part(one) for one in parts])
        self._look()

    @property
    def part(self) -> TeksBagian | None:
        """The one in front."""
        return self.parts[self.table.at] if 0 <= self.table.at < len(self.parts) else None

    def _tell_part(self) -> None:
        one = self.part
        self.everywhere.setVisible(one is not None and one.nama in self._shared)
        for made in (self.logo, self.no_logo):
            made.setVisible(one is not None and one.nama == _KOP)
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        one = self.part
        self.usual.setEnabled(one is not None and (one.asal == "panitia" or one.nama in self.editor.typed))
        self.keep.setEnabled(self.is_changed)

    def _typed(self) -> None:
        self._tell_buttons()
        self._timer.start()

    def _look(self) -> None:
        """As it would be with what is typed."""
        kode, typed, paper = self._kode, dict(self.editor.typed), self._paper

        def work(workspace: Workspace, progress: Progress) -> bytes:
            return preview_pdf(workspace, kode, typed, paper)

        def made(pdf: bytes) -> None:
            self.problem.hide()
            self.view.show_pdf(pdf)

        self._session.run(work, made, self.problem.tell)

    def zoom(self, steps: int) -> None:
        self.view.zoom(steps)

    def save(self) -> None:
        """All parts that were changed."""
        if self.is_changed:
            self._keep(dict(self.editor.typed))

    def make_usual(self) -> None:
        """What the package or the program says."""
        if (one := self.part) is not None:
            self.editor.typed.pop(one.nama, None)
            self._keep({one.nama: ()} if one.asal == "panitia" else {})

    def choose_logo(self) -> None:
        """The picture of all letterheads; it is no act: it lies beside the data."""
        file = choose_file(self, tr("Gambar kop"), tr("Gambar (*.png *.jpg *.jpeg)"))
        if file is not None:
            self._set_logo(file)

    def _set_logo(self, file: Path | None) -> None:
        def done(_: None) -> None:
            told = tr("Gambar kop disimpan") if file else tr("Gambar kop dihapus")
            self._page.village.say(told)
            self._look()

        self._session.run(lambda workspace, _: set_logo(workspace, file), done, self.problem.tell)

    def _keep(self, changed: dict[str, tuple[str, ...]]) -> None:
        kode = self._kode
        shared = self._shared if self.everywhere.isChecked() else frozenset[str]()

        def done(acts: int) -> None:
            self.editor.drop(changed)
            self.problem.hide()
            self._page.village.say(tr("Tersimpan: teks") if acts else tr("Tidak ada yang berubah"))
            self.read()

        def work(workspace: Workspace, _: Progress) -> int:
            return save_texts(workspace, kode, changed, shared)

        self._session.run(work, done, self.problem.tell)


def _part(one: TeksBagian) -> Part:
    """For the editor: whose words they are."""
    if one.konflik:
        note = tr("Bagian ini ditulis berbeda di dua komputer; yang disimpan sekarang yang berlaku.")
        return Part(one.nama, one.baris, tr("! berbeda di dua komputer"), "warn", note)
    words = {"panitia": tr("panitia"), "paket": tr("dari KPU"), "bawaan": tr("bawaan")}
    return Part(one.nama, one.baris, words[one.asal], "text" if one.asal == "panitia" else "quiet")
