"""Small dialogs of the stages: another voting day, decided dates, a place of announcement, opening again."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.kiriman import SuratTolak
from app.domain.progress import Progress
from app.services.desa.pengumuman import Isian, Pengumuman, announce
from app.services.desa.ratify import reopen
from app.services.desa.tahapan import LangkahDesa
from app.services.desa.tahapan_atur import pin, postpone
from app.services.desa.workspace import Workspace, member_list
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.figures import day_and_date
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.password_field import password_line


class Fields(QWidget):
    """Names and fields below each other; the first has the focus."""

    def __init__(self, *rows: tuple[str, QWidget]) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in rows:
            form.addRow(name, field)
        self.setFocusProxy(rows[0][1])


def text_line(name: str, value: str = "", longest: int = 200) -> QLineEdit:
    """One line of text."""
    made = QLineEdit(value)
    made.setAccessibleName(name)
    made.setMaxLength(longest)
    return made


class SecondMember(QWidget):
    """Who signs beside the person who sits here, and his password."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.who, self.password = QComboBox(), password_line(tr("Kata sandi anggota kedua"))
        self.who.setAccessibleName(tr("Anggota kedua"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Anggota kedua"), self.who)
        form.addRow(tr("Kata sandinya"), self.password)
        self.read()

    def read(self) -> None:
        """Who can sign now. The focus begins with the name where there is a choice."""
        workspace = self._session.workspace
        self.who.clear()
        for slot in member_list(workspace.folder):
            if slot.id != workspace.anggota.id and slot.peran != "pantarlih":
                self.who.addItem(slot.nama, slot.id)
        self.setFocusProxy(self.who if self.who.count() > 1 else self.password)

    @property
    def member(self) -> str:
        return str(self.who.currentData() or "")

    @property
    def is_filled(self) -> bool:
        return bool(self.member and self.password.text())


def ask_postpone(parent: QWidget, session: Session, now: date) -> date | None:
    """Another voting day with the number of its decision; the day, None where nothing was saved."""
    day, number = DayField(tr("Hari yang baru")), text_line(tr("Nomor keputusan"))
    reason = text_line(tr("Alasan"), longest=500)
    fields = Fields((tr("Hari yang baru"), day), (tr("Nomor keputusan"), number), (tr("Alasan"), reason))
    told = label(
        tr(
            "Sekarang {day}. Umur pemilih dan semua tanggal dihitung lagi; daftar yang sudah ditetapkan "
            "tetap memakai harinya sendiri.",
            day=day_and_date(now),
        ),
        wrap=True,
    )

    def start(then: Then, failed: Failed) -> None:
        typed, nomor, alasan = day.day, number.text(), reason.text()
        assert typed is not None

        def work(workspace: Workspace, progress: Progress) -> date:
            postpone(workspace, typed, nomor, alasan)
            return typed

        session.run(work, then, failed, tr("Menghitung ulang umur dan tanggal"))

    asked = Deed(parent, tr("Ganti hari pemungutan suara"), tr("Ganti hari"), told, fields, start=start)
    _only_when(asked, lambda: bool(day.day and number.text().strip()), day.field, number)
    day.setFocus()
    return asked.outcome if asked.agreed() else None


def ask_pin(parent: QWidget, session: Session, step: LangkahDesa) -> bool:
    """Other days of one step; both fields empty let it be counted again."""
    first = DayField(tr("Hari pertama"), step.waktu.mulai)
    last = DayField(tr("Hari terakhir"), step.waktu.selesai)
    number = text_line(tr("Nomor keputusan"))
    fields = Fields(
        (tr("Hari pertama"), first), (tr("Hari terakhir"), last),
        (tr("Nomor keputusan (bila ada)"), number),
    )  # fmt: skip
    told = label(
        tr("{step}: kosongkan kedua tanggal agar dihitung lagi menurut jadwal.", step=step.nama), wrap=True
    )

    def is_empty() -> bool:
        return not (first.field.text().strip() or last.field.text().strip())

    def start(then: Then, failed: Failed) -> None:
        days = (first.day, last.day)
        span = None if is_empty() else (days[0] or date.min, days[1] or date.min)
        kode, nomor = step.waktu.langkah.kode, number.text()
        session.run(lambda workspace, _: pin(workspace, kode, span, nomor), then, failed)

    asked = Deed(parent, tr("Ganti tanggal"), tr("Simpan tanggal"), told, fields, start=start)
    _keep_length(first, last)
    both = (first.field, last.field)
    _only_when(asked, lambda: is_empty() or bool(first.day and last.day), *both)
    first.setFocus()
    first.field.selectAll()
    return asked.agreed()


def _keep_length(first: DayField, last: DayField) -> None:
    """Another first day takes the last along, until the last is typed."""
    began, ended = first.day, last.day
    typed: list[str] = []
    last.field.textEdited.connect(typed.append)

    def follow() -> None:
        if began and ended and first.day and not typed:
            last.field.setText(f"{first.day + (ended - began):%d-%m-%Y}")

    first.field.textEdited.connect(lambda _: follow())


def ask_place(
    parent: QWidget, session: Session, tahap: Tahap, span: tuple[date, date], known: Pengumuman | None = None
) -> bool:
    """A place of announcement, new or `known`."""
    first = DayField(tr("Dari"), known.dari if known else span[0])
    last = DayField(tr("Sampai"), known.sampai if known else span[1])
    place = text_line(tr("Tempat"), known.tempat if known else "")
    photos = text_line(tr("Nomor foto"), known.foto if known else "")
    note = text_line(tr("Catatan"), known.catatan if known else "", 1000)
    place.setPlaceholderText(tr("misalnya: papan pengumuman balai, pos RT 03"))
    fields = Fields(
        (tr("Tempat"), place), (tr("Dari"), first), (tr("Sampai"), last), (tr("Nomor foto"), photos),
        (tr("Catatan"), note),
    )  # fmt: skip

    def start(then: Then, failed: Failed) -> None:
        assert first.day is not None and last.day is not None
        isian = Isian(tahap, first.day, last.day, place.text(), photos.text(), note.text())
        ref = known.id if known else ""
        session.run(lambda workspace, _: announce(workspace, isian, ref), then, failed)

    heading = tr("Pengumuman {stage}", stage=NAMA[tahap])
    asked = Deed(parent, heading, tr("Catat pengumuman"), fields, start=start)
    wanted = (place, first.field, last.field)
    _only_when(asked, lambda: bool(place.text().strip() and first.day and last.day), *wanted)
    place.setFocus()
    return asked.agreed()


def _reopening_words(stage: str, after_final: bool) -> str:
    told = tr(
        "{stage} dapat diubah lagi sesudah dibuka; nomor urut DPT tetap milik orangnya. Pembukaan, "
        "alasannya, dan siapa yang membuka tetap terlihat dan ikut ke KPU. Ini tidak dapat diurungkan.",
        stage=stage,
    )
    if not after_final:
        return told
    refused = tr(
        "Pengembalian akhir sudah dibuat. Daftar dibuka kembali hanya bila KPU menolaknya dengan surat; "
        "pengembalian itu lalu tidak berlaku dan yang baru ditulis sesudah penetapan. Bila KPU tidak "
        "menolak, kirim susulan dengan K."
    )
    return f"{refused}\n\n{told}"


class RefusalLetter(QWidget):
    """Number and date of the letter by which KPU refused the final return."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.day = text_line(tr("Nomor surat penolakan KPU")), DayField(tr("Tanggal surat"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Nomor surat penolakan KPU"), self.number)
        form.addRow(tr("Tanggal surat"), self.day)
        self.setFocusProxy(self.number)

    @property
    def letter(self) -> SuratTolak | None:
        """What is typed, once both are there."""
        number, day = self.number.text().strip(), self.day.day
        return SuratTolak(number, day) if number and day else None


def ask_reopen(parent: QWidget, session: Session, stage: str, after_final: bool = False) -> bool:
    """Reason, decision number, two members; visible for ever. After a final return also KPU's refusal."""
    reason, number = text_line(tr("Alasan"), longest=1000), text_line(tr("Nomor keputusan"))
    second, letter = SecondMember(session), RefusalLetter()
    fields = Fields((tr("Alasan"), reason), (tr("Nomor keputusan"), number))
    told = label(_reopening_words(stage, after_final), wrap=True)

    def start(then: Then, failed: Failed) -> None:
        typed = (reason.text(), number.text(), second.member, second.password.text())
        surat = letter.letter if after_final else None
        session.run(lambda workspace, _: reopen(workspace, *typed, surat), then, failed)

    heading = tr("Buka kembali {stage}", stage=stage)
    parts = (told, letter, fields, second) if after_final else (told, fields, second)
    asked = Deed(parent, heading, heading, *parts, start=start, width=600)
    _only_when(
        asked,
        lambda: bool(
            reason.text().strip() and number.text().strip() and second.is_filled
            and (letter.letter or not after_final)
        ),
        reason, number, second.password, letter.number, letter.day.field,
    )  # fmt: skip
    if after_final:
        letter.number.setFocus()
        return asked.agreed()
    reason.setFocus()
    return asked.agreed()


def _only_when(asked: Deed, ready: Callable[[], bool], *watched: QLineEdit) -> None:
    """The act can be done while `ready()`."""

    def tell(*_: object) -> None:
        asked.act.setEnabled(ready())

    for one in watched:
        one.textChanged.connect(tell)
    tell()
