"""Adding a member, a new password for another, a new password for oneself: the person concerned types it."""

from collections.abc import Set
from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from app.domain.panitia import AnggotaTercatat
from app.domain.peran import ROLES
from app.domain.progress import Progress
from app.services.desa import members
from app.services.desa.workspace import Workspace, check_password
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.desa.who_step import role_word
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.password_field import PasswordField, password_line

_ONE_EACH = ("ketua", "sekretaris")


class PersonField(QWidget):
    """Name and role; `taken`: roles that somebody has."""

    def __init__(self, taken: Set[str]) -> None:
        super().__init__()
        self.nama, self.peran = QLineEdit(), QComboBox()
        self.nama.setMaxLength(100)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in ((tr("Nama lengkap"), self.nama), (tr("Peran dalam panitia"), self.peran)):
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.offer(taken)
        self.setFocusProxy(self.nama)

    def offer(self, taken: Set[str]) -> None:
        """The roles that somebody new may have."""
        self.peran.clear()
        for role in ROLES:
            if role not in taken or role not in _ONE_EACH:
                self.peran.addItem(role_word(role), role)

    @property
    def role(self) -> str:
        return str(self.peran.currentData())


def add_member(parent: QWidget, session: Session, taken: Set[str]) -> str | None:
    """The name of who was added; None where nobody was."""
    person, sandi = PersonField(taken), PasswordField()
    told = label(
        tr("Isi nama dan peran, lalu berikan papan ketik kepadanya: kata sandi diketik sendiri."), wrap=True
    )

    def start(then: Then, failed: Failed) -> None:
        nama, peran, password = person.nama.text(), person.role, sandi.password

        def work(workspace: Workspace, progress: Progress) -> str:
            return members.add(workspace, nama, peran, password)

        session.run(work, then, failed, tr("Menambah anggota"))

    asked = Deed(parent, tr("Tambah anggota"), tr("Tambahkan"), told, person, sandi, start=start)
    _only_when(asked, sandi, person.nama)
    person.setFocus()
    return " ".join(person.nama.text().split()) if asked.agreed() else None


def reset_password(parent: QWidget, session: Session, one: AnggotaTercatat) -> bool:
    """Whether the member has a new password now."""
    sandi = PasswordField()
    told = label(
        tr(
            "{nama} ({peran}) mendapat kata sandi baru di komputer ini; yang lama tidak berlaku lagi. "
            "Berikan papan ketik kepadanya: kata sandi diketik sendiri.",
            nama=one.nama, peran=role_word(one.peran),
        ),
        wrap=True,
    )  # fmt: skip

    def start(then: Then, failed: Failed) -> None:
        password = sandi.password

        def work(workspace: Workspace, progress: Progress) -> None:
            members.reset(workspace, one.id, password)

        session.run(work, then, failed, tr("Mengganti kata sandi"))

    asked = Deed(parent, tr("Kata sandi baru"), tr("Beri kata sandi baru"), told, sandi, start=start)
    _only_when(asked, sandi)
    sandi.setFocus()
    return asked.agreed()


def change_password(parent: QWidget, session: Session) -> bool:
    """Whether one's own password was changed; the old one is asked first."""
    old, sandi = password_line(tr("Kata sandi sekarang")), PasswordField()
    ask = QWidget()
    form = QFormLayout(ask)
    form.setContentsMargins(0, 0, 0, 0)
    form.addRow(tr("Kata sandi sekarang"), old)
    ask.setFocusProxy(old)

    def start(then: Then, failed: Failed) -> None:
        before, password = old.text(), sandi.password

        def work(workspace: Workspace, progress: Progress) -> None:
            check_password(workspace.folder, workspace.anggota.id, before)
            members.change_password(workspace, password)

        session.run(work, then, failed, tr("Mengganti kata sandi"))

    asked = Deed(parent, tr("Ganti kata sandi saya"), tr("Ganti kata sandi"), ask, sandi, start=start)
    _only_when(asked, sandi, old)
    old.setFocus()
    return asked.agreed()


def _only_when(asked: Deed, sandi: PasswordField, *filled: QLineEdit) -> None:
    """The act can be done once the password is good and these fields hold something."""

    def tell(*_: Any) -> None:
        asked.act.setEnabled(sandi.ready and all(line.text().strip() for line in filled))

    sandi.changed.connect(tell)
    for line in filled:
        line.textChanged.connect(tell)
    tell()
