"""The cover over a locked screen: nothing of the list shows, the password opens it again."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QWidget

from app.services.latihan import place
from app.system.language import tr
from app.system.latihan import is_practice
from app.ui import icons, theme
from app.ui.lockable import Lockable
from app.ui.widgets.controls import button, centred, column, label, row, title
from app.ui.widgets.error_panel import ErrorPanel


class LockCover(QWidget):
    """Lies over the whole window and takes every key.

    It sees every event of the program while it lies there: work that ends now may open a dialog, which would
    show a NIK over the cover. A message says none, and may stay.
    """

    def __init__(self, screen: Lockable, opened: Callable[[], None]) -> None:
        super().__init__(screen.window_)
        self._screen, self._opened = screen, opened
        self.password = QLineEdit()
        self.problem = ErrorPanel()
        self._build()
        self._application.installEventFilter(self)
        screen.setEnabled(False)
        screen.hide()
        self._fit()
        self.show()
        self.raise_()
        self.password.setFocus()

    def _build(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        picture = label()
        picture.setPixmap(icons.pixmap("lock", 32, theme.colours().accent))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("Kata sandi {nama}", nama=self._screen.who))
        self.password.setAccessibleName(tr("Kata sandi"))
        self.password.returnPressed.connect(self._try)
        leave = button(tr("Ganti orang"), lambda: self._leave(), flat=True)
        inside = column(
            row(picture, title(tr("Layar terkunci")), None),
            label(tr("Semua pekerjaan sudah tersimpan."), "quiet"),
            *self._practice(), self.password, self.problem,
            row(leave, None, button(tr("Buka kunci"), self._try, primary=True)), space=12,
        )  # fmt: skip
        self.setLayout(centred(inside, 460))
        self.setFocusProxy(self.password)

    def _practice(self) -> list[QWidget]:
        """Nobody shall be locked out of practice by a password that he never chose."""
        every = f"{place.told()} · {place.OPERATOR}"
        told = tr("LATIHAN. Semua orangnya karangan. Kata sandi: {passwords}", passwords=every)
        return [label(told, "warn", wrap=True)] if is_practice() else []

    @property
    def _application(self) -> QCoreApplication:
        application = QCoreApplication.instance()
        assert application is not None
        return application

    def _fit(self) -> None:
        self.setGeometry(self._screen.window_.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and watched is self._screen.window_:
            self._fit()
        elif event.type() == QEvent.Type.Show and isinstance(watched, QDialog) and not self.isHidden():
            self._refuse(watched)
        return False

    def _refuse(self, dialog: QDialog) -> None:
        """As by Esc, once it waits for an answer; until then nothing of it is seen."""
        if not isinstance(dialog, QMessageBox):
            dialog.setWindowOpacity(0)
            QTimer.singleShot(0, dialog, dialog.reject)

    def _try(self) -> None:
        self.password.setEnabled(False)
        self.problem.hide()
        self._screen.check_password(self.password.text(), self._open, self._failed)

    def _open(self) -> None:
        self._screen.setEnabled(True)
        self._screen.show()
        self._opened()
        self.close()
        self.deleteLater()
        self._screen.first_control().setFocus()

    def _failed(self, error: BaseException) -> None:
        self.password.setEnabled(True)
        self.password.selectAll()
        self.password.setFocus()
        self.problem.tell(error)

    def _leave(self) -> None:
        self.close()
        self.deleteLater()
        self._screen.log_out()
