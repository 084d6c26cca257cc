"""Sebutan: what the village, its head and the election are called here; a preset fills the words."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit

from app.domain.istilah import LONGEST_WORD, MAY_BE_EMPTY, NAMES, SEBUTAN
from app.services.kpu.setup import Setup
from app.system.language import tr
from app.ui.kpu.aturan_subject import RuleSubject
from app.ui.widgets.controls import button, column, label, row

if TYPE_CHECKING:
    from app.ui.kpu.aturan_page import AturanPage

_COLUMNS = 2


class SebutanSubject(RuleSubject):
    """Words that are made of others follow them, unless somebody types them here."""

    part = "istilah"

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Sebutan")
        self.hint = tr("Dipakai di semua layar dan naskah. Jendela ini memakainya setelah Anda masuk lagi.")
        self.lines = {name: self._line(name) for name in NAMES}
        self.presets = QComboBox()
        self.presets.setAccessibleName(tr("Mulai dari contoh"))
        for key, words in SEBUTAN.items():
            self.presets.addItem(f"{words.pemilihan} ({words.desa}, {words.kepala})", key)
        self.presets.setPlaceholderText(tr("pilih …"))
        self.use = button(tr("Pakai &contoh"), self._use)
        self._build()

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(term_words()[name])
        made.setMaxLength(LONGEST_WORD)
        made.textChanged.connect(lambda _: self.edited.emit())
        return made

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        half = -(-len(self.lines) // _COLUMNS)
        for at, (name, field) in enumerate(self.lines.items()):
            side = 2 * (at // half)
            grid.addWidget(label(term_words()[name]), at % half, side)
            grid.addWidget(field, at % half, side + 1)
        for side in range(_COLUMNS):
            grid.setColumnStretch(2 * side + 1, 1)
        preset = row(label(tr("Mulai dari contoh"), "quiet"), self.presets, self.use, None)
        self.setLayout(column(preset, 4, grid, None, space=8))

    def first_control(self) -> QLineEdit:
        return self.lines["desa"]

    def fill(self, setup: Setup) -> None:
        """The example in front is the one whose words these are; none where they are no example's."""
        same = next((key for key, words in SEBUTAN.items() if words == setup.istilah), "")
        self.presets.setCurrentIndex(self.presets.findData(same) if same else -1)
        for name, word in asdict(setup.istilah).items():
            self.lines[name].setText(word)
            self.lines[name].setCursorPosition(0)

    def values(self) -> dict[str, Any]:
        return {name: " ".join(field.text().split()) for name, field in self.lines.items()}

    @property
    def wrong(self) -> str:
        empty = [term_words()[name] for name, word in self.values().items() if not word]
        empty = [word for word in empty if word not in map(term_words().get, MAY_BE_EMPTY)]
        return tr("Belum diisi: {words}.", words=", ".join(empty)) if empty else ""

    def key_word(self, key: str) -> str:
        return term_words()[key]

    def _use(self) -> None:
        chosen = SEBUTAN.get(str(self.presets.currentData()))
        for name, word in asdict(chosen).items() if chosen else ():
            self.lines[name].setText(word)


def term_words() -> dict[str, str]:
    """What each word stands for."""
    return {
        "desa": tr("Wilayah pemilihan"),
        "kepala": tr("Yang dipilih"),
        "pemilihan": tr("Pemilihan, singkat"),
        "dusun": tr("Bagian wilayah"),
        "kecamatan": tr("Wilayah di atasnya"),
        "kabupaten": tr("Daerah"),
        "panitia": tr("Panitia"),
        "bpd": tr("Badan perwakilan"),
        "tps": tr("Tempat memilih"),
        "dinas": tr("Instansi pembina"),
        "pantarlih": tr("Petugas pencocokan"),
        "coklit": tr("Pencocokan"),
        "kpps": tr("Petugas tempat memilih (boleh kosong)"),
        "pengawas": tr("Yang mengawasi"),
        "undangan": tr("Surat pemilih"),
        "pemilihan_panjang": tr("Pemilihan, lengkap"),
        "singkatan_panitia": tr("Panitia, singkat"),
    }
