"""Who sits here: name, role, a password of one's own."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit

from app.domain.peran import ROLES
from app.services.desa.open_paket import FirstMember
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.widgets.controls import column, label
from app.ui.widgets.forms import line_up
from app.ui.widgets.password_field import PasswordField
from app.ui.widgets.wizard import Step


def role_word(role: str) -> str:
    """A role as a screen writes it."""
    words = {
        "ketua": tr("Ketua"),
        "sekretaris": tr("Sekretaris"),
        "anggota": tr("Anggota"),
        "pantarlih": istilah().pantarlih,
    }
    return words[role]


class WhoStep(Step):
    """The first member of a new data file."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = tr("Siapa Anda")
        self.nama = QLineEdit()
        self.nama.setAccessibleName(tr("Nama lengkap"))
        self.nama.setMaxLength(100)
        self.peran = QComboBox()
        self.peran.setAccessibleName(tr("Peran dalam panitia"))
        for role in ROLES:
            self.peran.addItem(role_word(role), role)
        self.sandi = PasswordField()
        form = QFormLayout()
        form.addRow(tr("Nama lengkap"), self.nama)
        form.addRow(tr("Peran dalam panitia"), self.peran)
        why = label(
            tr(
                "Kata sandi ini milik Anda sendiri, untuk membuka data setiap hari. "
                "Anggota lain mendapat kata sandinya masing-masing."
            ),
            "quiet",
            wrap=True,
        )
        self.setLayout(column(form, 4, self.sandi, 4, why, None, space=10))
        line_up(self)
        self.setFocusProxy(self.nama)
        self.nama.textChanged.connect(lambda _: self.on_change())
        self.sandi.changed.connect(lambda: self.on_change())

    def ready(self) -> bool:
        return bool(self.nama.text().strip()) and self.sandi.ready

    @property
    def member(self) -> FirstMember:
        return FirstMember(self.nama.text(), str(self.peran.currentData()), self.sandi.password)
