"""KPU's office: address, who signs, who signs for the agency, the picture of every letterhead."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from app.domain.kantor import LONGEST, MOST, Kantor
from app.services.kpu.office import set_logo, set_office
from app.services.kpu.setup import Setup
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.system.safe_file import read_file
from app.ui import theme
from app.ui.kpu.aturan_subject import Act, Subject
from app.ui.models.isian_model import Kolom
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.rule_tables import RowsTable

if TYPE_CHECKING:
    from app.ui.kpu.aturan_page import AturanPage

_PICTURE, _TABLE = 56, 96
_DINAS = ("dinas.jabatan", "dinas.nama", "dinas.nip")
_LARGEST = 20 * 1024 * 1024


class KantorSubject(Subject):
    """The first who signs is who signs where nobody else is named. The picture is kept at once."""

    of_district = True

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Kantor KPU")
        self.hint = tr("Dipakai di semua surat KPU. Yang dikosongkan ditulis tangan.")
        self._before: dict[str, Any] | None = None
        words = {
            "alamat": tr("Alamat kantor"), "tempat": tr("Tempat surat"),
            "alamat_dinas": tr("Alamat {dinas}", dinas=istilah().dinas),
            "dinas.jabatan": tr("Jabatan"), "dinas.nama": tr("Nama"), "dinas.nip": tr("NIP"),
        }  # fmt: skip
        self.lines = {name: self._line(word) for name, word in words.items()}
        self.signers = RowsTable(
            tr("Penanda tangan KPU"), tr("Tambah penand&a tangan"),
            (Kolom(tr("Jabatan")), Kolom(tr("Nama")), Kolom(tr("NIP"))), [240, 0, 170], ("", "", ""),
        )  # fmt: skip
        self.signers.table.setMinimumHeight(theme.scaled(_TABLE))
        self.picture = QLabel()
        self.picture.setAccessibleName(tr("Gambar kop"))
        self.choose = button(tr("&Gambar kop …"), self._choose, "folder-open")
        self.clear = button(tr("Tanpa ga&mbar"), lambda: self._set_logo(None), flat=True)
        self._build(words)
        self.signers.edited.connect(self.edited.emit)

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setMaxLength(LONGEST)
        made.textChanged.connect(lambda _: self.edited.emit())
        return made

    def _build(self, words: dict[str, str]) -> None:
        form = QFormLayout()
        for name, word in words.items():
            if "." not in name:
                form.addRow(word, self.lines[name])
        dinas = [self.lines[name] for name in words if "." in name]
        for field in dinas:
            field.setPlaceholderText(field.accessibleName())
        form.addRow(tr("Pejabat {dinas}", dinas=istilah().dinas), row(*dinas))
        self.picture.setFixedSize(theme.scaled(_PICTURE), theme.scaled(_PICTURE))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pictures = QWidget()
        pictures.setLayout(row(self.picture, self.choose, self.clear, None))
        form.addRow(tr("Gambar kop"), pictures)
        told = label(tr("Yang pertama menandatangani bila tidak ada yang disebut."), "quiet", wrap=True)
        inside = column(form, 4, self.signers, told, space=8)
        inside.setStretch(2, 1)
        self.setLayout(inside)

    def first_control(self) -> QWidget:
        return self.lines["alamat"]

    def show_setup(self, setup: Setup) -> None:
        self._before = None
        for name, text in _texts(setup.kantor).items():
            self.lines[name].setText(text)
            self.lines[name].setCursorPosition(0)
        self.signers.model.show([[one.jabatan, one.nama, one.nip] for one in setup.kantor.penanda])
        self._show_picture(setup.logo)
        self._before = self._values()

    def _show_picture(self, data: bytes) -> None:
        shown = QPixmap()
        shown.loadFromData(data)
        size = self.picture.size()
        if not shown.isNull():
            shown = shown.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        self.picture.setPixmap(shown)
        self.picture.setVisible(not shown.isNull())
        self.clear.setVisible(not shown.isNull())

    def _values(self) -> dict[str, Any]:
        texts = {name: " ".join(field.text().split()) for name, field in self.lines.items()}
        people = [
            {"jabatan": post, "nama": name, "nip": nip}
            for post, name, nip in self.signers.model.rows
            if post or name or nip
        ]
        dinas = {name.partition(".")[2]: texts.pop(name) for name in _DINAS}
        return {**texts, "dinas": dinas, "penanda": people}

    @property
    def is_changed(self) -> bool:
        return self._before is not None and self._values() != self._before

    @property
    def wrong(self) -> str:
        too_many = len(self._values()["penanda"]) > MOST
        return tr("Paling banyak {count} penanda tangan.", count=MOST) if too_many else ""

    def drop(self) -> None:
        self._before = None

    def keep(self) -> Act:
        before, now = self._before or {}, self._values()
        told = {name: value for name, value in now.items() if before.get(name) != value}
        return lambda vault: set_office(vault, told)

    def _choose(self) -> None:
        file = choose_file(self, tr("Gambar kop"), tr("Gambar (*.png *.jpg *.jpeg)"))
        if file is not None:
            self._set_logo(file)

    def _set_logo(self, file: Path | None) -> None:
        def work(vault: Vault) -> bytes:
            return set_logo(vault, read_file(file, _LARGEST) if file else b"")

        def done(data: bytes) -> None:
            self._show_picture(data)
            self.page.screen_.say(tr("Gambar kop disimpan") if data else tr("Gambar kop dihapus"))

        self.page.session.run(lambda vault, _: work(vault), done, self.page.problem.tell)


def _texts(kantor: Kantor) -> dict[str, str]:
    return {
        "alamat": kantor.alamat,
        "tempat": kantor.tempat,
        "dinas.jabatan": kantor.dinas.jabatan,
        "dinas.nama": kantor.dinas.nama,
        "dinas.nip": kantor.dinas.nip,
        "alamat_dinas": kantor.alamat_dinas,
    }
