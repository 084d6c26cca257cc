"""A print that becomes a file: with or without a password; or one that somebody else prints."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.kendali import Dokumen
from app.domain.progress import Progress
from app.services.desa.cetak import Keluar
from app.services.desa.cetak_simpan import batal_titip, titipkan, write_pdf
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.cetak_acts import holders
from app.ui.desa.cetak_naskah import Failed, Prepared
from app.ui.desa.tahapan_dialogs import Fields, text_line
from app.ui.widgets.ask import Ask
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import column, label
from app.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from app.ui.desa.cetak_page import CetakPage


class PasswordChoice(QWidget):
    """A password or none; `must`: none is not to be had."""

    changed = Signal()

    def __init__(self, *, must: bool) -> None:
        super().__init__()
        self.wanted, self.field = QCheckBox(tr("Dengan kata sandi")), PasswordField()
        self.wanted.setAccessibleName(self.wanted.text())
        self.wanted.setChecked(must)
        self.wanted.setEnabled(not must)
        self.field.setHidden(not must)
        self.setLayout(column(self.wanted, self.field))
        self.wanted.toggled.connect(self.field.setVisible)
        self.wanted.toggled.connect(lambda _: self.changed.emit())
        self.field.changed.connect(self.changed)
        self.setFocusProxy(self.field if must else self.wanted)

    @property
    def ready(self) -> bool:
        return not self.wanted.isChecked() or self.field.ready

    @property
    def password(self) -> str:
        """ "" for none."""
        return self.field.password if self.wanted.isChecked() else ""


class SaveActs:
    """Asked first, then made as a whole, written down, written."""

    def __init__(self, page: "CetakPage") -> None:
        self._page = page
        self._session = page.session

    def to_file(self) -> None:
        """A file where the person says; NIK in the open only behind a password."""
        page = self._page
        if page.acts.made is None or not page.panel.save.isEnabled():
            return
        is_open = page.acts.made.pilihan.terbuka
        choice = PasswordChoice(must=is_open)
        told = label(_why(is_open), "quiet", wrap=True)
        asked = Ask(page, tr("Simpan PDF"), tr("Pilih tempat …"), told, choice)
        _only_when(asked, choice)
        if not asked.agreed():
            return
        password = choice.password  # the fields go with their dialog
        file = self._new_file(page.panel.title)
        if file is not None:
            page.acts.whole(lambda made: self._note(made, file, password))

    def _note(self, made: Prepared, file: Path, password: str) -> None:
        acts = self._page.acts
        if made.is_noted and made.keluar:
            acts.anew(lambda fresh: self._note(fresh, file, password))
            return
        keluar = Keluar("pdf", f"1-{made.pages}", untuk=holders(made.pilihan))

        def write() -> None:
            def done(_: Path) -> None:
                made.keluar.update(range(made.pages))
                acts.done(tr("Tersimpan: {file}", file=file.name))

            self._session.free(
                lambda _: write_pdf(made.pdf, file, password), done, acts.failed, tr("Menyimpan PDF")
            )

        acts.maker.note(made, keluar, write, acts.failed)

    def save_plain(self, pdf: bytes, name: str, failed: Failed) -> None:
        """A document on which nobody's data is: without a password, written down nowhere."""
        file = self._new_file(name)
        if file is not None:
            told = tr("Tersimpan: {file}", file=file.name)
            self._session.free(
                lambda _: write_pdf(pdf, file, ""),
                lambda _: self._page.village.say(told),
                failed,
                tr("Menyimpan PDF"),
            )

    def leave(self) -> None:
        """Berkas titip cetak: a locked file with a holder and a number, until it is deleted."""
        page = self._page
        if page.acts.made is None or not page.panel.leave.isEnabled():
            return
        who, field = text_line(tr("Dititipkan kepada")), PasswordField()
        who.setPlaceholderText(tr("misalnya: Fotokopi Sumber Rejeki"))
        who.setText("; ".join(page.acts.made.pilihan.penerima))
        asked = Ask(
            page,
            tr("Titip cetak"),
            tr("Pilih tempat …"),
            label(_told(page.acts.made.pilihan.terbuka), wrap=True),
            Fields((tr("Dititipkan kepada"), who)),
            field,
        )
        _only_when(asked, field, who)
        who.setFocus()
        if not asked.agreed():
            return
        holder, password = who.text(), field.password
        file = self._new_file(tr("Titip cetak"))
        if file is not None:
            page.acts.whole(lambda made: self._hand_over(made, file, holder, password))

    def _hand_over(self, made: Prepared, file: Path, holder: str, password: str) -> None:
        acts, judul = self._page.acts, self._page.panel.title
        if made.is_noted:
            acts.anew(lambda fresh: self._hand_over(fresh, file, holder, password))
            return

        def work(workspace: Workspace, _: Progress) -> Dokumen:
            return titipkan(workspace, made.dokumen, judul, made.pilihan, made.siap, made.pages, holder)

        def write(paper: Dokumen) -> None:
            made.is_noted = True
            self._session.free(
                lambda _: write_pdf(made.pdf, file, password),
                lambda _: self._left(made, paper, file),
                lambda error: self._not_left(paper, error),
                tr("Menyimpan PDF"),
            )

        self._session.run(work, write, acts.failed)

    def _left(self, made: Prepared, paper: Dokumen, file: Path) -> None:
        made.keluar.update(range(made.pages))
        told = tr(
            "{number}: {file}. Sesudah dicetak, hapus berkasnya dan catat di Buku kendali.",
            number=paper.nomor, file=file.name,
        )  # fmt: skip
        self._page.acts.done(told)

    def _not_left(self, paper: Dokumen, error: BaseException) -> None:
        self._session.run(lambda workspace, _: batal_titip(workspace, paper))
        self._page.acts.failed(error)

    def _new_file(self, name: str) -> Path | None:
        """`name`: what it is; it names no person."""
        proposed = self._session.file_name(name, "pdf")
        return choose_new_file(self._page, tr("Simpan PDF"), proposed, tr("Dokumen PDF (*.pdf)"))


def _why(is_open: bool) -> str:
    if is_open:
        return tr("NIK tampak di berkas ini, karena itu harus dengan kata sandi.")
    return tr("Tanpa kata sandi, siapa pun yang memegang berkas ini dapat membacanya.")


def _told(is_open: bool) -> str:
    told = tr(
        "Berkas ini hanya terbuka dengan kata sandi. Sampaikan kata sandinya sendiri, jangan bersama "
        "berkasnya. Sesudah dicetak, berkas di tempat lain itu harus dihapus."
    )
    return told + " " + tr("NIK tampak di berkas ini.") if is_open else told


def _only_when(asked: Ask, field: PasswordChoice | PasswordField, *lines: QLineEdit) -> None:
    """The button is there once all is filled in."""

    def tell(*_: object) -> None:
        asked.act.setEnabled(field.ready and all(line.text().strip() for line in lines))

    field.changed.connect(tell)
    for line in lines:
        line.textChanged.connect(tell)
    tell()
