"""Above the preview: what the table holds, one reason for all its rows, which file, which of its columns."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.domain.tms import ARTI, DISIMPAN, PILIHAN, Alasan
from app.services.desa.table_import import Jenis, Pratinjau
from app.system.language import tr
from app.ui.desa.impor_words import column_words, kind_words
from app.ui.widgets.controls import button, column, label, row


class ImporHead(QWidget):
    """`changed`: the file is to be read in another way."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind: Jenis = "tanda"
        self.kinds = {kind: self._kind(kind, word) for kind, word in kind_words().items()}
        self.reason = QComboBox()
        self.reason.setAccessibleName(tr("Alasan untuk semua baris"))
        self.reason.addItem(tr("alasan dari kolom tabel"), "")
        for alasan in PILIHAN:
            if alasan not in DISIMPAN:
                self.reason.addItem(tr(ARTI[alasan].label), alasan.value)
        self.reason.activated.connect(lambda _: self.changed.emit())
        self.choose = button(tr("Pilih berkas … (Ctrl+O)"), icon="folder-open")
        self.again = button(tr("Lihat ulang (F5)"), icon="rotate-ccw", flat=True)
        self._file = label("", bold=True)
        self._locked = label("", "warn", wrap=True)
        self._used = label("", "quiet", wrap=True, size=0.92)
        self._unused = label("", "quiet", wrap=True, size=0.92)
        self._build()
        self.tell_stage(locked=False)
        self.forget()

    def _build(self) -> None:
        line = row(*self.kinds.values(), 8, self.reason, None, self._file, self.again, self.choose)
        self.setLayout(column(line, self._locked, self._used, self._unused, space=4))

    def _kind(self, kind: Jenis, word: str) -> QPushButton:
        made = button(word, partial(self.set_kind, kind), flat=True)
        made.setCheckable(True)
        made.setChecked(kind == self.kind)
        return made

    @property
    def alasan(self) -> Alasan | None:
        """One reason for every row of a table of marks."""
        told = str(self.reason.currentData())
        return Alasan(told) if told and self.kind == "tanda" else None

    def set_kind(self, kind: Jenis) -> None:
        """What the table holds."""
        before, self.kind = self.kind, kind
        for name, made in self.kinds.items():
            made.setChecked(name == kind)
        self.reason.setVisible(kind == "tanda")
        if kind != before:
            self.changed.emit()

    def tell_stage(self, *, locked: bool) -> None:
        """After the DPT nobody is added, and only the dead are marked."""
        self.kinds["baru"].setEnabled(not locked)
        self._locked.setVisible(locked)
        self._locked.setText(
            tr("DPT sudah ditetapkan: dari tabel hanya pemilih yang meninggal yang dapat ditandai.")
        )
        if locked and self.kind == "baru":
            self.set_kind("tanda")

    def forget(self, file: str = "") -> None:
        """No table is shown; `file` is the one that was asked for."""
        for part in (self._used, self._unused):
            part.setText("")
            part.hide()
        self._file.setText(file)
        self._file.setVisible(bool(file))
        self.again.setVisible(bool(file))

    def tell(self, shown: Pratinjau) -> None:
        """The file, and what became of its columns."""
        words = column_words()
        self._file.setText(shown.berkas)
        used = [_told(heading, words.get(kolom, kolom)) for kolom, heading in shown.kolom.items()]
        self._used.setText(tr("Kolom dipakai: {names}", names=_listed(used)))
        unused = [*shown.tak_dikenal, *(tr("lembar {name}", name=name) for name in shown.dilewati)]
        self._unused.setText(tr("Tidak dipakai: {names}", names=_listed(unused)))
        for part, on in ((self._file, True), (self.again, True), (self._used, True), (self._unused, unused)):
            part.setVisible(bool(on))


def _told(heading: str, word: str) -> str:
    """A heading, and what it was taken for where that is not the same word."""
    return heading if heading.casefold() == word.casefold() else f"{heading} → {word}"


def _listed(names: Sequence[str]) -> str:
    return " · ".join(names)
