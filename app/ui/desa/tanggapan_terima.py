"""Taking a response in, or correcting what was taken in: who, what about, who reports, which papers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.tanggapan import TENTANG_PEMILIH, Tanggapan
from app.services.desa.tanggapan import Isian, receive
from app.system import clock
from app.system.language import tr
from app.ui import theme
from app.ui.desa.session import Session
from app.ui.desa.tanggapan_cari import CariPemilih
from app.ui.desa.tanggapan_words import kind_words
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Then

_LINES = 3
_LONGEST = 1000


class TerimaForm(QWidget):
    """`changed`: whether it may be saved may have changed."""

    changed = Signal()

    def __init__(self, session: Session, known: Tanggapan | None, voter: str) -> None:
        super().__init__()
        zone = session.workspace.pengaturan.pemilihan.zona
        hal = known.hal if known else "data_salah" if voter else "belum_terdaftar"
        self.hal = Choice(tr("Hal"), list(kind_words().items()), hal)
        self.who = CariPemilih(session.index, known.pemilih if known else voter)
        self.nama = _line(tr("Nama"), known.nama if known else "", 100)
        self.pelapor = _line(tr("Pelapor"), known.pelapor if known else "")
        self.hubungan = _line(tr("Hubungan"), known.hubungan if known else "")
        self.hubungan.setPlaceholderText(tr("misalnya: ia sendiri, anaknya, ketua RT"))
        self.nomor = _line(tr("Nomor"), known.nomor if known else "", 20)
        self.nomor.setPlaceholderText(tr("nomor berikutnya"))
        self.diterima = DayField(tr("Diterima"), known.diterima if known else clock.today(zone))
        self.bukti = _papers(known.bukti if known else "")
        self.uraian = QPlainTextEdit(known.uraian if known else "")
        self._build()
        self._connect()
        self._tell()

    def _build(self) -> None:
        self.uraian.setAccessibleName(tr("Uraian"))
        self.uraian.setTabChangesFocus(True)
        height = self.uraian.fontMetrics().height() * _LINES
        self.uraian.setStyleSheet(f"min-height: {height}px; max-height: {height}px;")
        left, right = QFormLayout(), QFormLayout()
        left.addRow(tr("Pemilih"), self.who)
        left.addRow(tr("Nama"), self.nama)
        left.addRow(tr("Uraian"), self.uraian)
        right.addRow(tr("Pelapor"), self.pelapor)
        right.addRow(tr("Hubungan"), self.hubungan)
        right.addRow(tr("Bukti"), self.bukti)
        right.addRow(tr("Diterima"), self.diterima)
        right.addRow(tr("Nomor"), self.nomor)
        beside = row(left, right, space=24)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        hint = label(
            tr("Jangan menulis keadaan kesehatan: catatan ini ikut terkirim dalam pengembalian ke KPU."),
            "quiet",
            wrap=True,
        )
        inside = column(self.hal, beside, hint, space=12)
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)

    def _connect(self) -> None:
        self.hal.chosen.connect(lambda _: self._choose())
        self.who.chosen.connect(self._tell)
        for one in (self.nama, self.pelapor, self.diterima.field):
            one.textChanged.connect(lambda _: self.changed.emit())

    def _choose(self) -> None:
        """About somebody listed: who?"""
        self._tell()
        if self.who.voter is None:
            (self.who if self.hal.now in TENTANG_PEMILIH else self.nama).setFocus()

    def _tell(self) -> None:
        """Who is listed is called as the list does."""
        listed = self.who.voter
        self.nama.setEnabled(listed is None and self.hal.now not in TENTANG_PEMILIH)
        if listed is not None:
            self.nama.setText(listed.nama)
        self.changed.emit()

    @property
    def is_sound(self) -> bool:
        needs = self.hal.now in TENTANG_PEMILIH
        named = self.who.voter is not None or (not needs and bool(self.nama.text().strip()))
        return named and bool(self.pelapor.text().strip()) and self.diterima.day is not None

    def isian(self) -> Isian:
        """As typed."""
        day, voter = self.diterima.day, self.who.voter
        assert day is not None
        return Isian(
            hal=self.hal.now,
            pelapor=self.pelapor.text(),
            diterima=day,
            nama=self.nama.text(),
            pemilih=voter.id if voter else "",
            nomor=self.nomor.text(),
            hubungan=self.hubungan.text(),
            bukti=self.bukti.currentText(),
            uraian=self.uraian.toPlainText()[:_LONGEST],
        )


def ask_receive(
    parent: QWidget, session: Session, known: Tanggapan | None = None, voter: str = ""
) -> str | None:
    """The id of the response that was saved; None where the person left. `voter`: whom it is about."""
    form = TerimaForm(session, known, voter)
    before = known.id if known else ""

    def start(then: Then, failed: Failed) -> None:
        isian = form.isian()
        session.run(lambda workspace, _: receive(workspace, isian, before)[1], then, failed)

    heading = tr("Betulkan catatan tanggapan") if known else tr("Catat tanggapan warga")
    asked = Deed(parent, heading, tr("Simpan tanggapan"), form, start=start, width=theme.scaled(900))
    form.setMinimumHeight(form.sizeHint().height())  # large letters are not squeezed
    only_when(asked, form.changed.connect, lambda: form.is_sound)
    (form.pelapor if form.who.voter else form.nama).setFocus()
    return asked.outcome if asked.agreed() else None


def only_when(
    asked: Deed, listen: Callable[[Callable[[], object]], object], sound: Callable[[], bool]
) -> None:
    """The dialog's button works while `sound` says so."""

    def tell() -> None:
        asked.act.setEnabled(sound())

    listen(tell)
    tell()


def _line(name: str, value: str, longest: int = 200) -> QLineEdit:
    made = QLineEdit(value)
    made.setAccessibleName(name)
    made.setMaxLength(longest)
    made.setCursorPosition(0)
    return made


def _papers(value: str) -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setAccessibleName(tr("Bukti"))
    made.addItems(["KTP-el", "KK", "KTP-el, KK", "Surat keterangan", "Surat keterangan kematian"])
    made.setEditText(value)
    edit = made.lineEdit()
    assert edit is not None
    edit.setMaxLength(200)
    return made
