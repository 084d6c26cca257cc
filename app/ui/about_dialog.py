"""Tentang: the program, its licence, those of all it is built of, how Qt may be replaced, its parts."""

from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QListWidget, QTextBrowser, QWidget

from app.system import legal, versions
from app.system.language import tr
from app.ui.widgets.controls import button, column, label, line, row, title


class AboutDialog(QDialog):
    """What there is to read on the left, the text on the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tentang DPT Desa"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = legal.licence_texts()
        self.names, self.text = QListWidget(), QTextBrowser()
        self.close_ = button(tr("Tutup"), self.accept, primary=True)
        self._build(parent)
        self.names.currentRowChanged.connect(self._show)
        self.names.setCurrentRow(0)

    def _build(self, parent: QWidget) -> None:
        self.names.addItems([tr("Program ini"), tr("Semua pustaka dan data"), tr("Qt dan cara menggantinya")])
        for one in self._texts:
            self.names.addItem(f"{one.pustaka}: {one.nama}" if one.pustaka else one.nama)
        self.names.setAccessibleName(tr("Bagian"))
        self.names.setFixedWidth(max(220, min(300, self.names.sizeHintForColumn(0) + 24)))
        self.text.setAccessibleName(tr("Lisensi pustaka dan data"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        body = row(self.names, self.text, space=12)
        body.setStretch(1, 1)
        head = row(title(tr("Tentang DPT Desa")), None, label(versions.program(), "quiet"))
        inside = column(head, line(), body, line(), row(None, self.close_), space=10, margin=20)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        room = parent.window().size()
        self.resize(min(980, room.width() - 40), min(660, room.height() - 40))

    def _show(self, place: int) -> None:
        chapters = (_program, legal.notice, _qt)
        if place < len(chapters):
            self.text.setMarkdown(chapters[place]())
        else:
            self.text.setPlainText(self._texts[place - len(chapters)].read())


def _program() -> str:
    folder = legal.licence_folder()
    where = versions.data_folder(folder) if folder.is_dir() else tr("menyertai setiap rilis")
    return "\n\n".join(
        (
            f"## {versions.program()}",
            tr("Daftar pemilih, dari paket KPU sampai pengembaliannya."),
            tr("Lisensi Apache-2.0: boleh dipakai, disalin, dan diubah siapa pun. Tanpa jaminan."),
            tr("Program ini tidak memakai internet dan tidak mengirim apa pun."),
            tr("Teks lisensi tiap pustaka: {where}.", where=where),
            tr(
                "Daftar bagian (SBOM, CycloneDX): berkas sbom.cdx.json di sebelah pemasang pada setiap rilis."
            ),
        )
    )


def _qt() -> str:
    """What the LGPL owes to whoever got the program."""
    folder = versions.data_folder(Path(PySide6.__file__).parent)
    return "\n\n".join(
        (
            "## " + tr("Qt {qt} dan PySide6 {pyside}", qt=qVersion(), pyside=PySide6.__version__),
            tr("Qt dan PySide6 dipakai di bawah LGPL-3.0; berkasnya terpisah dari program."),
            tr("Siapa pun boleh menggantinya dengan versi yang diubah atau dibangun sendiri:"),
            "1. " + tr("Tutup program.")
            + "\n2. " + tr("Ganti berkas Qt6 dan pyside6 (.dll di Windows, .so di Linux) di {folder} "
                           "dengan berkas dari seri yang sama, {series}.",
                           folder=f"`{folder}`", series=".".join(qVersion().split(".")[:2]))
            + "\n3. " + tr("Buka program lagi. Program tidak memeriksa dan tidak menolak berkas itu."),
            tr("Sumbernya: {address}, folder qt dan QtForPython.", address=legal.QT_SOURCES),
            tr("Membongkar program untuk memeriksa perubahan itu boleh. Teks lisensinya ada di daftar ini."),
        )
    )  # fmt: skip


def show_about(parent: QWidget) -> AboutDialog:
    """From the start screen and the settings."""
    shown = AboutDialog(parent)
    shown.open()
    shown.close_.setFocus()
    return shown
