"""Perbarui program: an installer from the stick is checked, then started (Windows) or its command told."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLineEdit, QProgressBar, QWidget

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.rilis import ENDINGS
from app.services.shared import pembaruan
from app.services.shared.pembaruan import SYSTEM_NAMES, Pembaruan
from app.system.language import tr
from app.ui import icons, theme
from app.ui.jobs import Job
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.ui.window import MainWindow

_WIDTH = 720


class PembaruanDialog(QDialog):
    """One file is looked at after the other, until one is good; nothing is installed from here on Linux."""

    def __init__(self, parent: QWidget, window: "MainWindow") -> None:
        super().__init__(parent)
        self._window = window
        self._job: Job | None = None
        self._found: Pembaruan | None = None
        self.setWindowTitle(tr("Perbarui program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.choose = button(tr("&Pilih berkas pemasang …"), self._choose, "folder-open", primary=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Kemajuan pekerjaan"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.problem = ErrorPanel()
        self.good = _Good()
        self.act = button("", self._act, primary=True)
        self.close_ = button(tr("Tutup"), self.reject)
        self._build()
        window.jobs.told.connect(self._progress)
        self._begin()

    def _build(self) -> None:
        told = label(
            tr(
                "Pembaruan dibawa dengan flashdisk: berkas pemasang, dan di sebelahnya tanda tangannya "
                "(.minisig). Pilih berkasnya, atau seret ke sini. Yang tidak asli tidak akan dijalankan."
            ),
            wrap=True,
        )
        version = label(tr("Terpasang: versi {version}", version=str(pembaruan.installed())), "quiet")
        head = row(title(tr("Perbarui program")), None, version)
        foot = row(self.choose, None, self.close_, self.act)
        self.setLayout(
            column(head, told, self.bar, self.good, self.problem, None, line(), foot, space=12, margin=20)
        )
        self.resize(theme.scaled(_WIDTH), self.sizeHint().height())

    def _begin(self) -> None:
        for one in (self.bar, self.good, self.act):
            one.hide()
        try:
            pembaruan.built_in_key()
        except UserError as error:
            self.choose.setEnabled(False)
            self.setAcceptDrops(False)
            self._failed(error)

    def _choose(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        file = choose_file(self, tr("Pilih berkas pemasang"), tr("Pemasang ({kinds})", kinds=kinds))
        if file is not None:
            self.check(file)

    def check(self, file: Path) -> None:
        """Look at a file beside the window; a second one waits for nobody."""
        if self._job is not None or not self.choose.isEnabled():
            return
        self.good.hide()
        self.problem.hide()
        self.act.hide()
        self.choose.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()

        def work(progress: Progress) -> Pembaruan:
            return pembaruan.take(file, progress)

        jobs = self._window.jobs
        self._job = jobs.start("free", work, self._took, self._bad, "Memeriksa pembaruan")

    def _progress(self, job: Job) -> None:
        if job is self._job:
            self.bar.setRange(0, job.total)
            self.bar.setValue(job.done)

    def _took(self, found: Pembaruan) -> None:
        if self._over():
            return
        self._found = found
        self.good.tell(found)
        self.act.setText(_verb(found))
        self.act.setAccessibleName(_verb(found))
        self.act.show()
        self._prefer(self.act)
        self._fit()

    def _bad(self, error: BaseException) -> None:
        if not self._over():
            self._prefer(self.choose)
            self._failed(error)

    def _over(self) -> bool:
        """The check has ended; whether nobody waits for it any more."""
        gone = self._job is None
        self._job = None
        if not gone:
            self.bar.hide()
            self.choose.setEnabled(True)
        return gone

    def _failed(self, error: BaseException) -> None:
        self.problem.tell(error)
        self._fit()

    def _prefer(self, chosen: QWidget) -> None:
        """The one thing to do next."""
        for one in (self.choose, self.act):
            one.setProperty("primary", one is chosen)
            one.setDefault(one is chosen)
            one.style().unpolish(one)
            one.style().polish(one)
        self.choose.setIcon(icons.icon("folder-open", self._icon_colour()))
        chosen.setFocus()

    def _icon_colour(self) -> str:
        colours = theme.colours()
        return colours.on_accent if self.choose.isDefault() else colours.text

    def _fit(self) -> None:
        """Wrapped texts tell their height only once they have a width."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(layout.heightForWidth(self.width()), layout.minimumSize().height()))

    def _act(self) -> None:
        found = self._found
        assert found is not None
        if found.rilis.sistem == "linux":
            QApplication.clipboard().setText(found.command)
            self.good.copied()
        elif found.rilis.sistem == "portable":
            try:
                pembaruan.start(found)
            except UserError as error:
                self._failed(error)
        else:
            self.accept()
            self._window.close_for(lambda: pembaruan.start(found))

    def done(self, result: int) -> None:
        """What is still being looked at is not waited for."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._window.jobs.told.disconnect(self._progress)
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """One file that may be an update."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """As if it had been chosen."""
        file = _dropped(event)
        if file is not None:
            self.check(file)


class _Good(QFrame):
    """What a good update is, and what becomes of the data."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = label()
        self._heading = label(bold=True, wrap=True)
        self._rest = label(wrap=True)
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        self.command.setAccessibleName(tr("Perintah untuk memasang"))
        self._done = label("", "good")
        texts = column(self._heading, self._rest, self.command, self._done, space=6)
        inside = row(self._picture, 4, texts, margin=12)
        inside.setStretch(2, 1)
        self.setLayout(inside)

    def tell(self, found: Pembaruan) -> None:
        colour = theme.colours().good
        self.setStyleSheet(f"_Good {{ border: 1px solid {colour}; border-radius: 4px; }}")
        self._picture.setPixmap(icons.pixmap("check", 24, colour))
        version, kind = str(found.rilis.versi), SYSTEM_NAMES[found.rilis.sistem]
        self._heading.setText(tr("Versi {version} untuk {kind}: asli dan utuh.", version=version, kind=kind))
        self._rest.setText("\n".join((_compared(found), _data_stay(), _how(found))))
        self.setAccessibleName(f"{self._heading.text()} {self._rest.text()}")
        self.command.setVisible(found.rilis.sistem == "linux")
        self.command.setText(found.command)
        self.command.setCursorPosition(0)
        self._done.hide()
        self.show()

    def copied(self) -> None:
        self._done.setText(tr("✓ Disalin."))
        self._done.show()


def _compared(found: Pembaruan) -> str:
    here = str(pembaruan.installed())
    if found.sama:
        return tr("Sama dengan yang terpasang ({here}): memasangnya lagi tidak menambah apa pun.", here=here)
    return tr("Lebih baru daripada yang terpasang ({here}).", here=here)


def _data_stay() -> str:
    return tr("Semua data di komputer ini tetap, dan dibuka seperti biasa sesudahnya.")


def _how(found: Pembaruan) -> str:
    if found.rilis.sistem == "linux":
        return tr("Tutup program, buka Terminal, lalu ketik perintah ini; kata sandi komputer akan diminta.")
    if found.rilis.sistem == "portable":
        return tr("Tutup program, lalu ganti folder program dengan isi berkas ZIP yang sudah diperiksa ini.")
    return tr("Yang sedang terbuka disimpan dan ditutup dahulu, lalu pemasangnya dijalankan.")


def _verb(found: Pembaruan) -> str:
    if found.rilis.sistem == "linux":
        return tr("&Salin perintah")
    if found.rilis.sistem == "portable":
        return tr("&Buka foldernya")
    return tr("&Simpan, tutup, dan pasang")


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in (*ENDINGS, ".minisig")), None)


def show_update(parent: QWidget, window: "MainWindow", file: Path | None = None) -> PembaruanDialog:
    """From the start screen, the settings and Tentang; `file`: what was dropped."""
    shown = PembaruanDialog(parent, window)
    shown.open()
    shown.choose.setFocus()
    if file is not None:
        shown.check(file)
    return shown
