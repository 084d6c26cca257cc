"""Making a vault: the district, the election, the operator, the recovery key, what will happen now."""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QLineEdit

from app.domain.istilah import SEBUTAN
from app.domain.pemilihan import Profil
from app.domain.progress import Progress
from app.services.kpu.init_vault import Made, NewVault, init_vault
from app.services.kpu.region_codes import districts
from app.services.kpu.vault_slots import Entered, enter
from app.system import paths
from app.system.language import tr
from app.ui.figures import day_and_date
from app.ui.kpu.session import VaultSession
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.day_field import DayField
from app.ui.widgets.forms import line_up
from app.ui.widgets.password_field import PasswordField
from app.ui.widgets.wizard import Step, Wizard

if TYPE_CHECKING:
    from app.ui.window import MainWindow

_LONGEST = 200
RECOVERY_FILE = "pemulihan-kpu.txt"


def profile_words() -> dict[Profil, str]:
    """What of NIK and NKK the villages see."""
    return {
        "lengkap": tr("NIK dan NKK lengkap"),
        "nik-disamarkan": tr("NIK dan NKK disamarkan (9928**********01)"),
        "tanpa-nik": tr("tanpa NIK dan NKK"),
    }


def text_line(name: str, longest: int = _LONGEST) -> QLineEdit:
    """A line of text with its spoken name."""
    made = QLineEdit()
    made.setMaxLength(longest)
    made.setAccessibleName(name)
    return made


class DistrictStep(Step):
    """The office and its district."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = tr("Kabupaten")
        self.known = districts()
        self.district = QComboBox()
        self.district.setEditable(True)
        self.district.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.district.setAccessibleName(tr("Kabupaten"))
        for kode, nama in self.known.items():
            self.district.addItem(f"{kode} {nama}", kode)
        completer = QCompleter(self.district.model(), self.district)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.district.setCompleter(completer)
        self.district.setCurrentText("")
        self.nama = text_line(tr("Nama kantor"))
        form = QFormLayout()
        form.addRow(tr("Kabupaten"), self.district)
        form.addRow(tr("Nama kantor"), self.nama)
        hint = label(tr("Ketik nama kabupaten, atau empat angka kodenya."), "quiet", wrap=True)
        self.setLayout(column(form, hint, None, space=10))
        line_up(self)
        self.setFocusProxy(self.district)
        self.district.editTextChanged.connect(lambda _: self._chosen())
        self.nama.textChanged.connect(lambda _: self.on_change())

    @property
    def kode(self) -> str:
        """Four digits, of a known district or typed; else ""."""
        first = self.district.currentText().split()[:1]
        return first[0] if first and len(first[0]) == 4 and first[0].isascii() and first[0].isdigit() else ""

    def _chosen(self) -> None:
        known = self.known.get(self.kode)
        if known and (not self.nama.text().strip() or self.nama.text().startswith("KPU ")):
            self.nama.setText(f"KPU {known}")
        self.on_change()

    def ready(self) -> bool:
        return bool(self.kode and self.nama.text().strip())


class ElectionStep(Step):
    """What is elected, when, and what of a NIK the villages see."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = tr("Pemilihan")
        self.terms, self.profile, self.zone = QComboBox(), QComboBox(), QComboBox()
        for key, words in SEBUTAN.items():
            self.terms.addItem(f"{words.pemilihan} ({words.desa}, {words.kepala})", key)
        for profil in get_args(Profil):
            self.profile.addItem(profile_words()[profil], profil)
        for hours, zone in ((7, "WIB"), (8, "WITA"), (9, "WIT")):
            self.zone.addItem(zone, hours)
        self.nama = text_line(tr("Nama pemilihan"))
        self.day, self.until = DayField(tr("Hari pemungutan suara")), DayField(tr("Paket berlaku sampai"))
        form = QFormLayout()
        for name, field in (
            (tr("Sebutan setempat"), self.terms), (tr("Nama pemilihan"), self.nama),
            (tr("Hari pemungutan suara"), self.day), (tr("Zona waktu"), self.zone),
            (tr("Yang dilihat panitia"), self.profile), (tr("Paket berlaku sampai"), self.until),
        ):  # fmt: skip
            field.setAccessibleName(name)
            form.addRow(name, field)
        hint = label(tr("Bila dikosongkan: 90 hari setelah pemungutan suara."), "quiet")
        self.setLayout(column(form, hint, None, space=10))
        line_up(self)
        self.setFocusProxy(self.nama)
        self.nama.textChanged.connect(lambda _: self.on_change())
        self.day.changed.connect(lambda: self.on_change())
        self.until.changed.connect(lambda: self.on_change())

    def ready(self) -> bool:
        until = self.until.day is not None or not self.until.field.text().strip()
        return bool(self.nama.text().strip()) and self.day.day is not None and until


class OperatorStep(Step):
    """The first operator; others get accounts of their own later."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = tr("Operator")
        self.nama, self.jabatan = text_line(tr("Nama lengkap"), 100), text_line(tr("Jabatan"), 100)
        self.sandi = PasswordField()
        form = QFormLayout()
        form.addRow(tr("Nama lengkap"), self.nama)
        form.addRow(tr("Jabatan"), self.jabatan)
        self.setLayout(column(form, 4, self.sandi, None, space=10))
        line_up(self)
        self.setFocusProxy(self.nama)
        for field in (self.nama, self.jabatan):
            field.textChanged.connect(lambda _: self.on_change())
        self.sandi.changed.connect(lambda: self.on_change())

    def ready(self) -> bool:
        return bool(self.nama.text().strip() and self.jabatan.text().strip()) and self.sandi.ready


class RecoveryStep(Step):
    """Where the recovery key goes: never beside the vault."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = tr("Kunci pemulihan")
        self.verb = tr("Buat brankas")
        self.file: Path | None = None
        self.folder = paths.vault_root()
        self._told = label("", bold=True, wrap=True)
        self.choose = button(tr("&Pilih tempat di flashdisk …"), self._choose, "folder-open")
        self.sentence = label("", wrap=True, size=1.1)
        why = label(
            tr(
                "Kunci pemulihan membuka brankas bila kata sandi hilang atau laptop rusak. Simpan di "
                "flashdisk yang dikunci di lemari, jangan di komputer ini. Setelah brankas jadi, cetak "
                "juga di kertas "
                "dan uji sekali, di halaman Brankas."
            ),
            wrap=True,
        )
        self.setLayout(column(self.sentence, 8, why, row(self.choose, None), self._told, None, space=10))
        self.setFocusProxy(self.choose)

    def ready(self) -> bool:
        return self.file is not None

    def _choose(self) -> None:
        kinds = tr("Kunci pemulihan (*.txt)")
        chosen = choose_new_file(self, self.heading, RECOVERY_FILE, kinds, remember=False)
        if chosen is not None:
            self.file = chosen
            self._told.setText(tr("Kunci pemulihan: {file}", file=str(chosen)))
            self.on_chosen()


class NewVaultScreen(Wizard):
    """Four steps; nothing is written before the last."""

    guide = "kpu"

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._district, self._election = DistrictStep(), ElectionStep()
        self._operator, self._recovery = OperatorStep(), RecoveryStep()
        super().__init__(tr("Brankas baru"), [self._district, self._election, self._operator, self._recovery])

    def leave(self, at: int) -> None:
        if at == 3:
            self._make()
            return
        super().leave(at)
        if self.at == 3 and (day := self._election.day.day) is not None:
            self._recovery.sentence.setText(
                tr(
                    "Brankas {nama} untuk {pemilihan}, {hari}, dibuat di {folder}.",
                    nama=self._district.nama.text().strip(), pemilihan=self._election.nama.text().strip(),
                    hari=day_and_date(day), folder=str(self._recovery.folder),
                )
            )  # fmt: skip

    def _wanted(self) -> NewVault:
        election, day = self._election, self._election.day.day
        assert day is not None  # the step was ready
        return NewVault(
            self._district.kode, self._district.nama.text().strip(), election.nama.text().strip(), day,
            election.profile.currentData(), election.zone.currentData(), election.until.day,
            election.terms.currentData(), self._operator.nama.text().strip(),
            self._operator.jabatan.text().strip(),
        )  # fmt: skip

    def _make(self) -> None:
        folder, file, wanted = self._recovery.folder, self._recovery.file, self._wanted()
        password = self._operator.sandi.password
        assert file is not None
        self.busy(True)

        def work(progress: Progress) -> tuple[Entered, Made]:
            made = init_vault(folder, file, wanted, password)
            return enter(folder, password), made

        self._window.work("free", work, self._made, self.fail, tr("Membuat brankas"))

    def _made(self, told: tuple[Entered, Made]) -> None:
        entered, made = told
        session = VaultSession(self._window.jobs, self._window.fail, self._window)
        session.open(entered, made.pemilihan, lambda: self._window.show_vault(session), self.fail)

    def abandon(self) -> None:
        self._window.show_kpu()
