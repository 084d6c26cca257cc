"""Restoring: a copy, the package it needs, the letter's words, who you are; then the work is here again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.desa import letter_words
from app.services.desa.copies import Copy, copies_in
from app.services.desa.paket_details import PaketDetails
from app.services.desa.restore import (
    Peeked,
    Restored,
    copy_details,
    package_beside,
    package_details,
    peek,
    restore,
)
from app.system import clock
from app.system.language import tr
from app.ui.desa.copy_step import CopyStep
from app.ui.desa.entering import enter
from app.ui.desa.known_who_step import KnownWhoStep
from app.ui.desa.open_screen import FileStep, LastStep
from app.ui.desa.words_step import WordsStep
from app.ui.figures import ribuan
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.wizard import Wizard

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class RestoreScreen(Wizard):
    """Five steps. Nothing is written before the last one; every step proves its paper."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._peeked: Peeked | None = None
        self._copy = CopyStep()
        self._package = FileStep(
            tr("Pilih paket .dpt yang dipakai saat cadangan itu dibuat; biasanya di flashdisk yang sama.")
        )
        self._words = WordsStep(
            tr("Ketik tujuh kata dari surat kunci paket itu, berurutan. Empat huruf pertama sudah cukup.")
        )
        self._who = KnownWhoStep()
        self._last = LastStep(tr("Pulihkan"), tr("Pulihkan sekarang"))
        super().__init__(
            tr("Pulihkan cadangan"), [self._copy, self._package, self._words, self._who, self._last]
        )
        self._copy.choose.clicked.connect(self._choose_copy)
        self._copy.table.opened.connect(lambda _: self.go_on())
        self._package.choose.clicked.connect(self._choose_package)

    def first_control(self) -> QWidget:
        if self.at == 0:
            return self._copy.first()
        if self.at == 1 and self._package.details is None:
            return self._package.choose
        return super().first_control()

    def _choose_copy(self) -> None:
        file = choose_file(self, tr("Pilih cadangan"), tr("Cadangan (*.dptx)"))
        if file is not None:
            self.read_copy(file)

    def read_copy(self, file: Path) -> None:
        """Check a copy and show it among its neighbours."""
        self._copy.tell([], None)
        self.problem.hide()
        self.busy(True)

        def work(progress: Progress) -> tuple[Copy, list[Copy]]:
            chosen = copy_details(file)
            beside = [copy for copy in copies_in(file.parent) if _village_of(copy) == _village_of(chosen)]
            return chosen, beside if any(copy.file == file for copy in beside) else [chosen, *beside]

        self._window.work("free", work, self._copy_read, self.fail, tr("Memeriksa cadangan"))

    def _copy_read(self, told: tuple[Copy, list[Copy]]) -> None:
        chosen, copies = told
        self.busy(False)
        self._copy.tell(copies, chosen)
        self.forward.setFocus()

    def _choose_package(self) -> None:
        copy = self._copy.copy
        start = copy.file.parent if copy else None
        file = choose_file(self, tr("Pilih paket dari KPU"), tr("Paket dari KPU (*.dpt)"), start)
        if file is not None:
            self.read_package(file)

    def read_package(self, package: Path) -> None:
        """Check that a package is the one that the copy needs, and show it."""
        copy = self._copy.copy
        assert copy is not None
        self._package.tell(None)
        self.problem.hide()
        self.busy(True)
        self._window.work(
            "free", lambda _: package_details(copy.file, package), self._package_read, self.fail,
            tr("Memeriksa paket"),
        )  # fmt: skip

    def _package_read(self, details: PaketDetails) -> None:
        self.busy(False)
        self._package.tell(details)
        self.forward.setFocus()

    def leave(self, at: int) -> None:
        acts = (self._find_package, lambda: self.show_step(2), self._peek, self._tell_last, self._restore)
        acts[at]()

    def _find_package(self) -> None:
        """The copy chosen must be whole; the package it needs often lies beside it."""
        copy = self._copy.copy
        assert copy is not None
        self.busy(True)

        def work(progress: Progress) -> Path | None:
            copy_details(copy.file)
            return package_beside(copy.file)

        self._window.work("free", work, self._package_found, self.fail, tr("Memeriksa cadangan"))

    def _package_found(self, package: Path | None) -> None:
        self.busy(False)
        self._package.tell(None)
        self.show_step(1)
        if package is not None:
            self.read_package(package)

    def _peek(self) -> None:
        """The words prove all of it, before anything else is asked."""
        copy, details, letter = self._copy.copy, self._package.details, self._words.words.text()
        assert copy is not None and details is not None
        try:
            letter_words.check(letter)
        except UserError as error:
            self.fail(error)
            return
        self.busy(True)
        self._window.work(
            "free", lambda progress: peek(copy.file, details.file, letter, progress), self._opened, self.fail,
            tr("Membuka cadangan"),
        )  # fmt: skip

    def _opened(self, peeked: Peeked) -> None:
        self.busy(False)
        self._peeked = peeked
        self._who.tell(peeked.anggota)
        self.show_step(3)

    def _tell_last(self) -> None:
        peeked, details = self._peeked, self._package.details
        assert peeked is not None and details is not None
        self._last.sentence.setText(
            tr(
                "Pekerjaan {desa} sampai {waktu} kembali di komputer ini: {pemilih} pemilih, "
                "{acts} tindakan.\n{nama} masuk.",
                desa=peeked.desa.nama, waktu=clock.local_time(peeked.act_waktu, peeked.pemilihan.zona),
                pemilih=ribuan(peeked.pemilih), acts=ribuan(peeked.acts), nama=self._who.name,
            )
        )  # fmt: skip
        self._last.place.setText(
            tr(
                "Data disimpan terenkripsi di {folder}. Anggota lain mendapat kata sandi baru dari Ketua "
                "di halaman Anggota. Yang dikerjakan sesudah cadangan itu dibuat tidak ada di dalamnya: "
                "cocokkan dengan lembar kerja di kertas.",
                folder=details.folder,
            )
        )
        self.show_step(4)

    def _restore(self) -> None:
        peeked, details, who = self._peeked, self._package.details, self._who.entrant
        assert peeked is not None and details is not None
        self.busy(True)
        self._window.work(
            "free", lambda progress: restore(peeked, details.folder, who, progress),
            lambda done: self._restored(details, done), self.fail, tr("Memulihkan"),
        )  # fmt: skip

    def _restored(self, details: PaketDetails, done: Restored) -> None:
        self._words.words.clear()
        told = tr("Pekerjaan dipulihkan.")
        who = done.member, self._who.sandi.password
        enter(self._window, done.folder, who, told, done.warnings, self.fail)

    def abandon(self) -> None:
        self._window.show_start()


def _village_of(copy: Copy) -> tuple[str, str]:
    return copy.pemilihan, copy.desa.kode
