"""Opening a package: what it is, the letter's words, who you are, what will happen now."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.desa import letter_words
from app.services.desa.open_paket import Opened, open_first
from app.services.desa.paket_details import PaketDetails, paket_details
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.desa.who_step import WhoStep, role_word
from app.ui.desa.words_step import WordsStep
from app.ui.figures import day_and_date, long_date, ribuan
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import button, clear, column, label, row
from app.ui.widgets.wizard import Step, Wizard

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class FileStep(Step):
    """Which file, and what it says of itself."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.heading = tr("Paket dari KPU")
        self.details: PaketDetails | None = None
        self._hint = label(hint, wrap=True)
        self.choose = button(tr("Pilih berkas …"), icon="folder-open")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(20)
        self._facts.setVerticalSpacing(6)
        self._note = label("", wrap=True)
        self.setLayout(column(self._hint, row(self.choose, None), 8, self._facts, 8, self._note, None))

    def ready(self) -> bool:
        return self.details is not None

    def tell(self, details: PaketDetails | None) -> None:
        """Show a package's facts, or none."""
        self.details = details
        clear(self._facts)
        self._note.setText("")
        if details is not None:
            for number, (name, value) in enumerate(_facts(details)):
                self._facts.addWidget(label(name, "quiet"), number, 0)
                self._facts.addWidget(
                    label(value, wrap=True, bold=number == 0, size=1.2 if number == 0 else 1), number, 1
                )
            self._facts.setColumnStretch(1, 1)
            self._note.setText(_note(details))
        self.on_change()


def _facts(details: PaketDetails) -> list[tuple[str, str]]:
    until = long_date(details.sampai) if details.sampai else "-"
    return [
        (tr("Daftar untuk"), f"{details.desa} ({details.kode})"),
        (tr("Wilayah"), f"{details.kecamatan}, {details.kabupaten}"),
        (tr("Pemilihan"), f"{details.pemilihan}, {day_and_date(details.hari)}"),
        (tr("Jumlah pemilih"), ribuan(details.pemilih)),
        (tr("Berlaku sampai"), until),
        (tr("Nomor surat"), f"{details.kode}-{details.urut}"),
        (tr("Kode sidik KPU"), details.sidik_kpu),
    ]


def _note(details: PaketDetails) -> str:
    told = [tr("Cocokkan nama, nomor surat, dan kode sidik KPU dengan surat kunci Anda.")]
    if details.expired:
        told.append(
            tr(
                "Masa berlaku paket ini sudah lewat. Paket tetap dapat dibuka; "
                "tanyakan KPU apakah ada yang baru."
            )
        )
    if details.exists:
        told.append(tr("Daftar ini sudah ada di komputer ini. Anda akan diminta masuk lebih dahulu."))
    return "\n".join(told)


class LastStep(Step):
    """One sentence about what will happen, and where the data will lie."""

    def __init__(self, heading: str, verb: str) -> None:
        super().__init__()
        self.heading, self.verb = heading, verb
        self.sentence = label(wrap=True, size=1.15)
        self.place = label("", "quiet", wrap=True)
        self.setLayout(column(self.sentence, 8, self.place, None))


class OpenScreen(Wizard):
    """The four steps; a village that is here already goes by the login instead."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._file = FileStep(tr("Pilih berkas .dpt di flashdisk, atau seret ke jendela ini."))
        self._words = WordsStep(
            tr("Ketik tujuh kata dari surat kunci, berurutan. Empat huruf pertama sudah cukup.")
        )
        self._who, self._last = WhoStep(), LastStep(tr("Buka daftar"), tr("Buka daftar pemilih"))
        super().__init__(tr("Buka paket dari KPU"), [self._file, self._words, self._who, self._last])
        self._file.choose.clicked.connect(self._choose)

    def first_control(self) -> QWidget:
        if self.at == 0 and self._file.details is None:
            return self._file.choose
        return super().first_control()

    def _choose(self) -> None:
        file = choose_file(self, tr("Buka paket dari KPU"), tr("Paket dari KPU (*.dpt)"))
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Check a file and show what it says."""
        self._file.tell(None)
        self.problem.hide()
        self.busy(True)
        self._window.work("free", lambda _: paket_details(file), self._read, self.fail, tr("Memeriksa paket"))

    def _read(self, details: PaketDetails) -> None:
        self.busy(False)
        self._file.tell(details)
        self.forward.setFocus()

    def leave(self, at: int) -> None:
        details = self._file.details
        assert details is not None
        if at == 0 and details.exists:
            self._window.show_login(details.folder, details.file)
        elif at == 1:
            self._check_words()
        elif at == 3:
            self._open(details)
        else:
            super().leave(at)
            self._tell_last(details)

    def _check_words(self) -> None:
        """Before anything else is asked: a slip in copying is told without any costly work."""
        try:
            letter_words.check(self._words.words.text())
        except UserError as error:
            self.fail(error)
            return
        self.show_step(2)

    def _tell_last(self, details: PaketDetails) -> None:
        if self.at != 3:
            return
        member = self._who.member
        self._last.sentence.setText(
            tr(
                "Daftar {count} pemilih {desa} dibuka di komputer ini, dan {nama} masuk sebagai {peran}.",
                count=ribuan(details.pemilih),
                desa=details.desa,
                nama=member.nama,
                peran=role_word(member.peran),
            )
        )
        self._last.place.setText(
            tr(
                "Data disimpan terenkripsi di {folder}. Berkas paket di flashdisk tidak berubah; "
                "simpan flashdisk dan surat kuncinya, keduanya diperlukan bila laptop ini rusak.",
                folder=details.folder,
            )
        )

    def _open(self, details: PaketDetails) -> None:
        self.busy(True)
        letter, member = self._words.words.text(), self._who.member

        def work(progress: Progress) -> Opened:
            return open_first(details.file, letter, details.folder, member, progress)

        self._window.work(
            "free", work, lambda opened: self._opened(details, opened), self.fail, tr("Membuka paket")
        )

    def _opened(self, details: PaketDetails, opened: Opened) -> None:
        password = self._who.sandi.password
        self._words.words.clear()
        session = Session(self._window.jobs, self._window.fail, self._window)
        session.open(
            details.folder, opened.member, password, lambda: self._window.show_village(session), self.fail
        )

    def abandon(self) -> None:
        self._window.show_start()
