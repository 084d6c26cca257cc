"""Accounts: another operator, handing over with minutes, taking one away, a new password."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from app.services.kpu import operators as service
from app.services.kpu.handover import HandedOver, HandoverOrder, hand_over
from app.services.kpu.vault_slots import Operator
from app.system.language import tr
from app.ui.widgets.ask import inform
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.deed_to_file import to_file
from app.ui.widgets.password_field import PasswordField
from app.ui.widgets.text_lines import text_lines

if TYPE_CHECKING:
    from app.ui.kpu.brankas_page import BrankasPage


class OperatorActs:
    """Whoever gets an account types its password himself."""

    def __init__(self, page: "BrankasPage") -> None:
        self._page = page

    def add(self) -> None:
        """A further account."""
        form, fields = text_lines({"nama": tr("Nama lengkap"), "peran": tr("Jabatan")})
        password = PasswordField()
        session = self._page.session
        deed = Deed(
            self._page, tr("Tambah operator"), tr("Buat akun"), form, password,
            start=lambda then, failed: session.run(
                lambda vault, _: service.add_operator(
                    vault, fields["nama"].text(), password.password, fields["peran"].text()
                ),
                then, failed,
            ),
        )  # fmt: skip
        _needs(deed, password)
        deed.agreed()

    def hand_over(self) -> None:
        """The new operator's account, the old one's end, the minutes: one act."""
        form, fields = text_lines(
            {"nama": tr("Nama penerima"), "peran": tr("Jabatan"), "tempat": tr("Tempat")}
        )
        password, keep = PasswordField(), QCheckBox(tr("Akun saya tetap ada"))
        told = label(
            tr(
                "Penerima mengetik kata sandinya sendiri dan mendapat akun; akun Anda ditutup, kecuali "
                "dicentang. Berita acaranya ditulis sebagai PDF untuk ditandatangani."
            ),
            wrap=True,
        )

        def place() -> Path | None:
            name, kinds = "ba-serah-terima-operator.pdf", tr("Dokumen PDF (*.pdf)")
            return choose_new_file(self._page, tr("Berita acara"), name, kinds)

        def start(out: Path, then: Then, failed: Failed) -> None:
            order = HandoverOrder(
                fields["nama"].text(), fields["peran"].text(), password.password, out, keep.isChecked(),
                fields["tempat"].text().strip(),
            )  # fmt: skip
            self._page.session.run(lambda vault, _: hand_over(vault, order), then, failed)

        deed = Deed(
            self._page, tr("Serah terima operator"), tr("Serahkan …"), told, form, password, keep,
            start=to_file(place, start),
        )  # fmt: skip
        _needs(deed, password, fields["nama"], fields["peran"])
        if deed.agreed():
            done: HandedOver = deed.outcome
            said = tr("Serah terima selesai; cetak dan tandatangani {file}", file=done.file.name)
            self._page.screen_.say(said)
            if not done.kept:
                self._leave(done)

    def _leave(self, done: HandedOver) -> None:
        """A closed account works no further, and its password would not open the lock."""
        told = tr(
            "Cetak dan tandatangani {file}. Akun Anda ditutup, dan brankas ikut ditutup; {nama} masuk dengan "
            "kata sandinya sendiri.",
            file=done.file.name, nama=done.baru.nama,
        )  # fmt: skip
        inform(self._page, tr("Serah terima operator"), tr("Selesai"), told)
        self._page.screen_.log_out()

    def remove(self) -> None:
        """Take an account away."""
        box = self._choice()
        told = label(tr("Pemilik akun ini tidak dapat masuk lagi. Yang pernah dilakukannya tetap tercatat."))
        session = self._page.session
        Deed(
            self._page, tr("Hapus akun"), tr("Hapus"), told, box,
            start=lambda then, failed: session.run(
                lambda vault, _: service.remove_operator(vault, str(box.currentData())), then, failed
            ),
        ).agreed()  # fmt: skip

    def password(self) -> None:
        """One's own, or of somebody who forgot his."""
        box, password = self._choice(), PasswordField()
        session = self._page.session
        deed = Deed(
            self._page, tr("Ganti kata sandi"), tr("Ganti"), box, password,
            start=lambda then, failed: session.run(
                lambda vault, _: service.change_password(vault, password.password, str(box.currentData())),
                then, failed,
            ),
        )  # fmt: skip
        _needs(deed, password)
        if deed.agreed():
            changed: Operator = deed.outcome
            self._page.screen_.say(tr("Kata sandi {nama} diganti", nama=changed.nama))

    def _choice(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Operator"))
        for one in self._page.operators:
            box.addItem(f"{one.nama}, {one.peran}", one.id)
        box.setCurrentIndex(max(0, box.findData(self._page.session.vault.who.id)))
        return box


def _needs(deed: Deed, password: PasswordField, *fields: QLineEdit) -> None:
    """The act is offered once the password is typed twice alike and these are filled in."""

    def tell() -> None:
        deed.act.setEnabled(password.ready and all(field.text().strip() for field in fields))

    tell()
    password.changed.connect(tell)
    for field in fields:
        field.textChanged.connect(lambda _: tell())
