"""The rules of an election that are one line or one choice: hours, limits, what follows the DPT."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from app.domain.aturan import RULES, SETELAH_DPT, Aturan
from app.services.desa.aturan_kata import rule_word, rule_words
from app.system.language import tr

_LONGEST = {"jam": 50, "batas_tps": 4, "cadangan_surat": 5, "dasar_syarat": 200}


class RuleFields(QWidget):
    """`edited`: something was typed. Rows are added below by whoever shows it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = rule_words()
        self.lines = {kunci: _text_line(words[kunci], longest) for kunci, longest in _LONGEST.items()}
        self.after_dpt = _combo(rule_word("setelah_dpt"), [(one, _after_words()[one]) for one in SETELAH_DPT])
        self.reopen = _combo(
            rule_word("buka_kembali"),
            [("boleh", tr("boleh, dengan nomor keputusan")), ("tidak", tr("tidak boleh"))],
        )
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.addRow(words["jam"], self.lines["jam"])
        self.form.addRow(words["setelah_dpt"], self.after_dpt)
        self.form.addRow(words["buka_kembali"], self.reopen)
        for kunci in ("batas_tps", "cadangan_surat", "dasar_syarat"):
            self.form.addRow(words[kunci], self.lines[kunci])
        self.setFocusProxy(self.lines["jam"])
        for field in self.lines.values():
            field.textChanged.connect(lambda _: self.edited.emit())
        for box in (self.after_dpt, self.reopen):
            box.currentIndexChanged.connect(lambda _: self.edited.emit())

    def show_rules(self, rules: Aturan) -> None:
        """The rules in force."""
        for kunci, field in self.lines.items():
            field.setText(str(getattr(rules, kunci)))
            field.setCursorPosition(0)
        self.after_dpt.setCurrentIndex(self.after_dpt.findData(rules.setelah_dpt))
        self.reopen.setCurrentIndex(self.reopen.findData(rules.buka_kembali))

    def values(self) -> dict[str, Any]:
        """What is typed, in the form of the rules; what cannot be read stays as it was typed."""
        limit = self.lines["batas_tps"].text().strip()
        return {
            "jam": _plain(self.lines["jam"]),
            "setelah_dpt": str(self.after_dpt.currentData()),
            "buka_kembali": str(self.reopen.currentData()),
            "batas_tps": int(limit) if limit.isdecimal() else limit,
            "cadangan_surat": _plain(self.lines["cadangan_surat"]).replace(",", "."),
            "dasar_syarat": _plain(self.lines["dasar_syarat"]),
        }


def wrong_rules(changed: dict[str, Any]) -> str:
    """Which of these rules cannot be saved, in words; "" where all can."""
    wrong = [kunci for kunci, value in changed.items() if not RULES[kunci](value)]
    return tr("Belum dapat disimpan: {rules}.", rules=", ".join(map(rule_word, wrong))) if wrong else ""


def _after_words() -> dict[str, str]:
    return {
        "tutup": tr("hanya catatan meninggal dunia"),
        "addendum": tr("addendum dengan berita acara"),
        "ktp": tr("warga lain memilih dengan KTP-el"),
    }


def _text_line(name: str, longest: int) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setMaxLength(longest)
    return made


def _combo(name: str, options: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    for value, word in options:
        made.addItem(word, value)
    return made


def _plain(field: QLineEdit) -> str:
    return " ".join(field.text().split())
