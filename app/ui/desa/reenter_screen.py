"""Passwords or keyring lost: words of the letter or of the recovery sheet, who you are, the list again."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.services.desa import letter_words
from app.services.desa.reenter import Opened, Reentered, open_by_words, reenter
from app.system.language import tr
from app.ui.desa.entering import enter
from app.ui.desa.known_who_step import KnownWhoStep
from app.ui.desa.words_step import WordsStep
from app.ui.widgets.wizard import Wizard

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class ReenterScreen(Wizard):
    """Two steps; all that was marked stays as it is."""

    def __init__(self, window: "MainWindow", folder: Path) -> None:
        self._window, self._folder = window, folder
        self._opened: Opened | None = None
        self._words = WordsStep(
            tr(
                "Ketik tujuh kata dari surat kunci paket terbaru, atau dari lembar kata darurat "
                "komputer ini. Empat huruf pertama sudah cukup."
            ),
            tr("Kata kunci"),
        )
        self._who = KnownWhoStep(
            tr(
                "Semua pekerjaan tetap ada. Kata sandi Anda yang lama tidak berlaku lagi. Anggota lain tetap "
                "memakai kata sandinya; bila tidak dapat masuk, Ketua memberinya yang baru."
            )
        )
        self._who.verb = tr("Masuk")
        super().__init__(tr("Lupa kata sandi"), [self._words, self._who])

    def leave(self, at: int) -> None:
        (self._open, self._reenter)[at]()

    def _open(self) -> None:
        letter = self._words.words.text()
        try:
            letter_words.check(letter)
        except UserError as error:
            self.fail(error)
            return
        self.busy(True)
        self._window.work(
            "free", lambda progress: open_by_words(self._folder, letter, progress), self._known, self.fail,
            tr("Membuka dengan kata kunci"),
        )  # fmt: skip

    def _known(self, opened: Opened) -> None:
        self.busy(False)
        self._opened = opened
        self._who.tell(opened.anggota)
        self.show_step(1)

    def _reenter(self) -> None:
        opened, who = self._opened, self._who.entrant
        assert opened is not None
        self.busy(True)
        self._window.work(
            "free", lambda _: reenter(opened, who), self._reentered, self.fail, tr("Membuat kunci masuk")
        )

    def _reentered(self, done: Reentered) -> None:
        self._words.words.clear()
        told = tr("Semua pekerjaan masih ada.")
        password = self._who.sandi.password
        enter(self._window, self._folder, (done.member, password), told, done.warnings, self.fail)

    def abandon(self) -> None:
        self._window.show_login(self._folder)
