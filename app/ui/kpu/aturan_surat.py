"""KPU's own letters and minutes: their words, and drafts written out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.naskah import bernama
from app.domain.naskah_kpu import NASKAH_KPU
from app.services.kpu.letter_preview import letter_preview
from app.services.kpu.letter_texts import letter_placeholders, letter_texts, set_letter_texts
from app.services.kpu.naskah_kpu import Surat
from app.services.kpu.partner_letters import Draf, print_draft
from app.services.kpu.setup import Setup
from app.services.kpu.vault_session import Vault
from app.system import clock
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.kpu.aturan_naskah import NaskahSubject, Typed
from app.ui.kpu.aturan_subject import Act
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, row
from app.ui.widgets.day_field import DayField
from app.ui.widgets.parts_editor import Part

if TYPE_CHECKING:
    from app.ui.kpu.aturan_page import AturanPage


class SuratSubject(NaskahSubject):
    """KPU's own letters and minutes; drafts are written out here, the others with their act."""

    of_district = True

    def __init__(self, page: "AturanPage") -> None:
        self.fields = {"nomor": _line(tr("Nomor surat")), "tempat": _line(tr("Tempat"))}
        zone = page.session.vault.pemilihan.zona
        self.day = DayField(tr("Tanggal surat"), clock.today(zone))
        self.write = button(tr("&Tulis PDF …"), self._write, "save")
        head = row(*self.fields.values(), self.day, self.write, space=8)
        for at in range(len(self.fields)):
            head.setStretch(at, 1)
        for widget in (*self.fields.values(), self.write):
            head.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        super().__init__(page, [head])
        self.name = tr("Surat KPU")
        self.hint = tr(
            "Rancangan surat kepada mitra ditulis di sini; naskah lain dicetak bersama pekerjaannya."
        )
        for field in self.fields.values():
            field.textChanged.connect(lambda _: self._timer.start())
        self.day.changed.connect(self._timer.start)

    def documents(self, setup: Setup) -> list[tuple[str, str]]:
        return [(one.kode, f"{one.judul} ({bernama(one.untuk, istilah())})") for one in NASKAH_KPU.values()]

    def _surat(self) -> Surat:
        nomor, tempat = (self.fields[name].text().strip() for name in ("nomor", "tempat"))
        return Surat(nomor, tanggal=self.day.day, tempat=tempat)

    def read(self, kode: str, dokumen: str) -> Callable[[Vault], list[Part]]:
        words = {True: tr("bawaan"), False: tr("diubah KPU")}

        def work(vault: Vault) -> list[Part]:
            return [
                Part(one.nama, one.baris, words[one.asli], "quiet" if one.asli else "text")
                for one in letter_texts(vault, dokumen)
            ]

        return work

    def names(self, dokumen: str) -> list[str]:
        return letter_placeholders(dokumen)

    def look(self, kode: str, dokumen: str, typed: Typed) -> Callable[[Vault], bytes]:
        surat = self._surat()
        self._tell_write()
        return lambda vault: letter_preview(vault, dokumen, typed, surat)

    def save(self, kode: str, dokumen: str, typed: Typed) -> Act:
        return lambda vault: set_letter_texts(vault, dokumen, typed)

    def _edited(self) -> None:
        super()._edited()
        self._tell_write()

    def _tell_write(self) -> None:
        """Only drafts, and only what is kept."""
        self.write.setEnabled(NASKAH_KPU[self.dokumen].draf and not self.is_changed)

    def _write(self) -> None:
        dokumen, surat = self.dokumen, self._surat()
        heading = NASKAH_KPU[dokumen].judul
        out = choose_new_file(self, heading, f"{dokumen}.pdf", tr("Dokumen PDF (*.pdf)"))
        if out is None:
            return

        def done(made: Draf) -> None:
            self.page.screen_.say(f"{made.judul}: {out.name}")

        self.page.session.run(
            lambda vault, _: print_draft(vault, dokumen, surat, out), done, self.page.problem.tell,
            tr("Menulis PDF"),
        )  # fmt: skip


def _line(name: str) -> QLineEdit:
    """Its name stands in it while it is empty."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setMaxLength(200)
    return made
