"""Who stands before a new device: one whom the journal knows, or somebody new; a password of his own."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout

from app.domain.panitia import AnggotaTercatat
from app.services.desa.members import Entrant
from app.system.language import tr
from app.ui.desa.member_dialogs import PersonField
from app.ui.desa.who_step import role_word
from app.ui.widgets.controls import column, label
from app.ui.widgets.forms import line_up
from app.ui.widgets.password_field import PasswordField
from app.ui.widgets.wizard import Step


class KnownWhoStep(Step):
    """`tell` with the journal's members before it is shown. `told`: what entering does."""

    def __init__(self, told: str = "") -> None:
        super().__init__()
        self.heading = tr("Siapa Anda")
        self.member = QComboBox()
        self.member.setAccessibleName(tr("Nama Anda"))
        self.member.setPlaceholderText(tr("Pilih nama Anda"))
        self.person = PersonField(set())
        self.sandi = PasswordField()
        self._known: tuple[AnggotaTercatat, ...] = ()
        form = QFormLayout()
        form.addRow(tr("Nama Anda"), self.member)
        why = label(
            told
            or tr(
                "Kata sandi ini milik Anda sendiri, untuk membuka data setiap hari. "
                "Anggota lain mendapat kata sandinya dari Ketua."
            ),
            "quiet",
            wrap=True,
        )
        self.setLayout(column(form, self.person, 4, self.sandi, 4, why, None, space=10))
        line_up(self)
        self.person.hide()
        self.setFocusProxy(self.member)
        self.member.currentIndexChanged.connect(lambda _: self._tell_person())
        self.person.nama.textChanged.connect(lambda _: self.on_change())
        self.sandi.changed.connect(lambda: self.on_change())

    def tell(self, known: Sequence[AnggotaTercatat]) -> None:
        """Whom one may be; what was chosen before stays chosen."""
        if tuple(known) == self._known:
            return
        self._known = tuple(known)
        self.member.clear()
        for one in known:
            self.member.addItem(f"{one.nama} ({role_word(one.peran)})", one.id)
        self.member.addItem(tr("Orang lain …"), "")
        self.member.setCurrentIndex(-1)
        self.person.offer({one.peran for one in known})

    def _tell_person(self) -> None:
        self.person.setVisible(self.member.currentData() == "")
        self.on_change()

    def ready(self) -> bool:
        chosen = self.member.currentData()
        named = bool(chosen) or (chosen == "" and bool(self.person.nama.text().strip()))
        return named and self.sandi.ready

    @property
    def entrant(self) -> Entrant:
        chosen = str(self.member.currentData())
        if chosen:
            return Entrant(self.sandi.password, chosen)
        return Entrant(self.sandi.password, nama=self.person.nama.text(), peran=self.person.role)

    @property
    def name(self) -> str:
        """`Siti Aminah (Ketua)`."""
        if self.member.currentData():
            return self.member.currentText()
        return f"{' '.join(self.person.nama.text().split())} ({role_word(self.person.role)})"
