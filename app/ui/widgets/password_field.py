"""A new password typed twice, with its strength in words and a good one to take."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QProgressBar, QWidget

from app.services.desa import password as service
from app.services.desa.members import SHORTEST_PASSWORD
from app.system.language import tr
from app.ui.widgets.controls import button, column, label, row

_STRONG_ENOUGH = 1


def strength_word(step: int) -> str:
    """The meter in words: colour is never the only sign."""
    words = (tr("terlalu mudah"), tr("cukup"), tr("sedang"), tr("baik"), tr("kuat"))
    return words[step]


def password_line(name: str) -> QLineEdit:
    """A password that exists already."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    return made


class PasswordField(QWidget):
    """`password` is valid while `ready` is True."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.again = self._line(tr("Kata sandi baru")), self._line(tr("Sekali lagi"))
        self._meter = QProgressBar()
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._meter.setFixedHeight(6)
        self._meter.setAccessibleName(tr("Kekuatan kata sandi"))
        self._told = label("", "quiet", wrap=True)
        self._offered = ""
        self._suggest = button(tr("Buatkan kata sandi"), self._take_suggestion, flat=True)
        form = QFormLayout()
        form.addRow(tr("Kata sandi baru"), self.first)
        form.addRow(tr("Sekali lagi"), self.again)
        foot = row(self._told, self._suggest)
        foot.setStretch(0, 1)
        self.setLayout(column(form, self._meter, foot))
        self.setFocusProxy(self.first)
        self._tell()

    def _line(self, name: str) -> QLineEdit:
        made = password_line(name)
        made.textChanged.connect(self._tell)
        made.textEdited.connect(lambda _: self._hide())
        return made

    @property
    def password(self) -> str:
        return self.first.text()

    @property
    def ready(self) -> bool:
        return service.strength(self.password) >= _STRONG_ENOUGH and self.first.text() == self.again.text()

    def _take_suggestion(self) -> None:
        """Shown in clear, so that it can be written down."""
        self._offered = service.suggestion()
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Normal)
            line.setText(self._offered)

    def _hide(self) -> None:
        """A password of one's own is nobody else's to read."""
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)

    def _tell(self) -> None:
        step = service.strength(self.password)
        self._meter.setValue(step)
        self._told.setText(self._sentence(step))
        self.changed.emit()

    def _sentence(self, step: int) -> str:
        if not self.password:
            return tr("Paling sedikit {least} huruf; beberapa kata lebih baik.", least=SHORTEST_PASSWORD)
        if step < _STRONG_ENOUGH:
            return tr("Kekuatan: terlalu mudah ditebak. Tambahkan satu kata lagi.")
        if self.again.text() and self.again.text() != self.password:
            return tr("Kedua isian belum sama.")
        if self.password == self._offered:
            return tr(
                "Kekuatan: {word}. Tulislah sekarang; nanti tidak tampil lagi.", word=strength_word(step)
            )
        return tr("Kekuatan: {word}.", word=strength_word(step))
