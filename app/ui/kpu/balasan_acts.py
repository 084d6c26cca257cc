"""Refusing a return with a reason and a letter, and taking that back."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.errors import Cancelled
from app.services.kpu.naskah_kpu import Surat
from app.services.kpu.refuse_return import LONGEST_REASON, Ditolak, TolakMinta, refuse, take_back
from app.services.kpu.return_details import Rincian
from app.system.language import tr
from app.ui.widgets.ask import preview
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.deed_to_file import to_file

if TYPE_CHECKING:
    from app.ui.kpu.balasan_page import BalasanPage


class SuratTolak(QWidget):
    """Reason, number, who signs, until when the committee answers."""

    def __init__(self, reason: str = "") -> None:
        super().__init__()
        self.reason = QPlainTextEdit(reason)
        self.reason.setAccessibleName(tr("Alasan penolakan"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(90)
        self.number, self.signer = QLineEdit(), QLineEdit()
        self.until = DayField(tr("Batas menjawab"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for word, field in (
            (tr("Alasan"), self.reason), (tr("Nomor surat"), self.number),
            (tr("Penanda tangan"), self.signer), (tr("Batas menjawab"), self.until),
        ):  # fmt: skip
            form.addRow(word, field)
            if isinstance(field, QLineEdit):
                field.setAccessibleName(word)
                field.setMaxLength(200)
        self.setFocusProxy(self.reason)

    def wanted(self, kode: str, urut: int) -> TolakMinta:
        """What is typed, about this return."""
        letter = Surat(nomor=self.number.text().strip(), penanda=self.signer.text().strip())
        until: date | None = self.until.day
        return TolakMinta(kode, urut, self.reason.toPlainText()[: LONGEST_REASON + 1], letter, until)


def refuse_return(page: "BalasanPage", one: Rincian) -> None:
    """Ask for the reason, then for where the letter goes, if there is to be one."""
    form = SuratTolak()
    with_letter = QCheckBox(tr("Tulis surat penolakan (PDF)"))
    with_letter.setChecked(True)
    told = label(
        tr("Pengembalian ini tidak akan diterapkan. Penolakan dicatat dan dapat ditarik."), wrap=True
    )
    kode, urut = one.desa.kode, one.urut

    def start(then: Then, failed: Failed) -> object:
        out = letter_file(page, kode, urut) if with_letter.isChecked() else None
        if out is None and with_letter.isChecked():
            failed(Cancelled())
            return None
        wanted = form.wanted(kode, urut)
        return page.session.run(lambda vault, _: refuse(vault, wanted, out), then, failed)

    deed = Deed(
        page, tr("Tolak pengembalian {name}", name=one.desa.nama), tr("Tolak"), told, form, with_letter,
        start=start,
    )  # fmt: skip
    if deed.agreed():
        _say_refused(page, deed.outcome)


def letter_of_check(page: "BalasanPage", kode: str, urut: int, nama: str) -> None:
    """The letter about a file that a check refused."""
    form = SuratTolak()
    form.reason.setPlaceholderText(tr("Kosong: kata-kata pemeriksaan yang menolaknya"))
    told = label(tr("Surat kepada panitia: apa yang ditolak, sebabnya, dan langkah berikutnya."), wrap=True)

    def start(out: Path, then: Then, failed: Failed) -> None:
        wanted = form.wanted(kode, urut)
        page.session.run(lambda vault, _: refuse(vault, wanted, out), then, failed)

    deed = Deed(
        page, tr("Surat penolakan {name}", name=nama), tr("Tulis surat …"), told, form,
        start=to_file(lambda: letter_file(page, kode, urut), start),
    )  # fmt: skip
    if deed.agreed():
        _say_refused(page, deed.outcome)


def take_back_refusal(page: "BalasanPage", one: Rincian) -> None:
    """The refusal was a mistake."""
    kode, urut = one.desa.kode, one.urut
    told = tr("Pengembalian ini menunggu lagi; penolakannya tetap tercatat.")
    who = tr("{name}, pengembalian ke-{number}", name=one.desa.nama, number=urut)
    if preview(page, tr("Tarik penolakan"), tr("Tarik"), told, [who]):
        page.session.run(
            lambda vault, _: take_back(vault, kode, urut),
            lambda desa: page.screen_.say(tr("Penolakan ditarik: {name}", name=desa.nama)),
        )


def letter_file(page: "BalasanPage", kode: str, urut: int) -> Path | None:
    """Where the letter is written."""
    return choose_new_file(
        page, tr("Surat penolakan"), f"{kode}-{urut}-penolakan.pdf", tr("Dokumen PDF (*.pdf)")
    )


def _say_refused(page: "BalasanPage", done: Ditolak) -> None:
    told = tr("Pengembalian {name} ditolak", name=done.desa.nama)
    page.screen_.say(f"{told}: {done.file.name}" if done.file else told)
