"""The rules of the election, a view of its own: hours, limits, what follows the DPT, holidays, who signs."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLineEdit, QScrollArea, QWidget

from app.domain.aturan import DAFTAR_TANDA_TANGAN, RULES, SETELAH_DPT
from app.domain.jadwal import Libur
from app.services.desa.aturan_kata import rule_word, rule_words
from app.services.desa.tahapan import holidays
from app.system.language import tr
from app.ui import theme
from app.ui.desa.session import Session
from app.ui.desa.tahapan_dialogs import text_line
from app.ui.desa.tahapan_signers import read_holidays, read_signers, signer_words
from app.ui.models.isian_model import IsianModel, Kolom
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.isian_table import IsianTable

_WIDE = 484
_LISTS = ("libur", "penandatangan")


class RulesView(QWidget):
    """`saved`: keep what differs; `left`: go back without."""

    saved = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before: dict[str, Any] = {}
        self.lines = {
            kunci: text_line(word, longest=_LONGEST[kunci]) for kunci, word in _line_words().items()
        }
        self.after_dpt = _combo(rule_word("setelah_dpt"), [(one, _after_words()[one]) for one in SETELAH_DPT])
        self.reopen = _combo(
            rule_word("buka_kembali"),
            [("boleh", tr("boleh, dengan nomor keputusan")), ("tidak", tr("tidak boleh"))],
        )
        kinds = (("libur", tr("libur")), ("cuti_bersama", tr("cuti bersama")))
        documents = tuple((one, signer_words().get(one, one)) for one in DAFTAR_TANDA_TANGAN)
        self.days = IsianModel((Kolom(tr("Tanggal")), Kolom(tr("Nama")), Kolom(tr("Jenis"), kinds)))
        self.signers = IsianModel((Kolom(tr("Dokumen"), documents), Kolom(tr("Jabatan")), Kolom(tr("Nama"))))
        self.day_table = IsianTable(self.days, tr("Hari libur"), [94, 0, 108])
        self.signer_table = IsianTable(self.signers, tr("Penandatangan"), [100, 140, 0])
        self.number, self.reason = (
            text_line(tr("Nomor keputusan (bila ada)")),
            text_line(tr("Alasan (bila ada)")),
        )
        self.told, self.problem = label("", "warn", wrap=True), ErrorPanel()
        self.save = button(tr("Simpan aturan"), self.saved.emit, primary=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        form, words = QFormLayout(), rule_words()
        form.addRow(words["jam"], self.lines["jam"])
        form.addRow(words["setelah_dpt"], self.after_dpt)
        form.addRow(words["buka_kembali"], self.reopen)
        for kunci in ("batas_tps", "cadangan_surat", "dasar_syarat"):
            form.addRow(words[kunci], self.lines[kunci])
        form.addRow(tr("Nomor keputusan (bila ada)"), self.number)
        form.addRow(tr("Alasan (bila ada)"), self.reason)
        told = label(
            tr("Paket dari KPU membawa aturan ini. Betulkan bila peraturan di sini menyebut lain."),
            "quiet", wrap=True,
        )  # fmt: skip
        left = column(
            title(tr("Aturan pemilihan")), told, form, self.told, self.problem, None,
            row(button(tr("Kembali (Esc)"), self.left.emit), None, self.save), space=8, margin=14,
        )  # fmt: skip
        panel = QWidget()
        panel.setLayout(left)
        area = QScrollArea()
        area.setWidget(panel)
        area.setWidgetResizable(True)
        area.setFixedWidth(theme.scaled(_WIDE))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(area, split, self._tables(), space=0)
        body.setStretch(2, 1)
        self.setLayout(body)

    def _tables(self) -> QWidget:
        add_day = button(
            tr("Tambah hari"), lambda: _add(self.days, self.day_table, ("", "", "libur")), flat=True
        )
        add_signer = button(
            tr("Tambah penandatangan"),
            lambda: _add(self.signers, self.signer_table, ("dpt", "", "")), flat=True,
        )  # fmt: skip
        inside = QWidget()
        page = column(
            row(label(tr("Hari libur dan cuti bersama"), bold=True), None, add_day), self.day_table, line(),
            row(label(tr("Penandatangan"), bold=True), None, add_signer), self.signer_table,
            label(tr("Delete menghapus baris. Untuk penandatangan yang tidak disebut dipakai panitia."),
                  "quiet", wrap=True), space=6, margin=14,
        )  # fmt: skip
        page.setStretch(1, 3)
        page.setStretch(4, 2)
        inside.setLayout(page)
        return inside

    def _connect(self) -> None:
        for field in (*self.lines.values(),):
            field.textChanged.connect(lambda _: self._tell())
        for box in (self.after_dpt, self.reopen):
            box.currentIndexChanged.connect(lambda _: self._tell())
        for model, table in ((self.days, self.day_table), (self.signers, self.signer_table)):
            model.edited.connect(self._tell)
            table.removed.connect(lambda model=model, table=table: model.remove(table.currentIndex().row()))

    def first_control(self) -> QWidget:
        return self.lines["jam"]

    def begin(self, conflicts: Sequence[str]) -> None:
        """Show the rules in force; those in conflict are decided by saving."""
        rules = self._session.workspace.aturan
        self.problem.hide()
        for kunci, field in self.lines.items():
            field.setText(str(getattr(rules, kunci)))
            field.setCursorPosition(0)
        self.after_dpt.setCurrentIndex(self.after_dpt.findData(rules.setelah_dpt))
        self.reopen.setCurrentIndex(self.reopen.findData(rules.buka_kembali))
        self.days.show([_day_texts(one) for one in holidays(rules)])
        self.signers.show([[one["dokumen"], one["jabatan"], one["nama"]] for one in rules.penandatangan])
        for field in (self.number, self.reason):
            field.clear()
        self._before = {**self.values(), **dict.fromkeys(conflicts)}
        self._tell()
        self.lines["jam"].setFocus()

    def values(self) -> Mapping[str, Any]:
        """What is typed, in the form of the rules; what cannot be read stays as it was typed."""
        limit = self.lines["batas_tps"].text().strip()
        return {
            "jam": _plain(self.lines["jam"]),
            "setelah_dpt": str(self.after_dpt.currentData()),
            "buka_kembali": str(self.reopen.currentData()),
            "batas_tps": int(limit) if limit.isdecimal() else limit,
            "cadangan_surat": _plain(self.lines["cadangan_surat"]).replace(",", "."),
            "dasar_syarat": _plain(self.lines["dasar_syarat"]),
            "libur": read_holidays(self.days.rows),
            "penandatangan": read_signers(self.signers.rows),
        }

    def changes(self) -> dict[str, Any]:
        """The rules that were corrected here."""
        return {kunci: value for kunci, value in self.values().items() if value != self._before[kunci]}

    @property
    def is_changed(self) -> bool:
        """Whether something typed here is not saved."""
        return bool(self._before) and bool(self.changes())

    def _tell(self) -> None:
        if not self._before:
            return
        changed = self.changes()
        wrong = [kunci for kunci, value in changed.items() if not RULES[kunci](value)]
        self.told.setVisible(bool(wrong))
        self.told.setText(tr("Belum dapat disimpan: {rules}.", rules=", ".join(map(rule_word, wrong))))
        self.save.setEnabled(bool(changed) and not wrong)

    def failed(self, error: BaseException) -> None:
        """What was typed stays."""
        self.problem.tell(error)

    def forget(self) -> None:
        """What was typed is saved, or given up."""
        self._before = {}


_LONGEST = {"jam": 50, "batas_tps": 4, "cadangan_surat": 5, "dasar_syarat": 200}


def _line_words() -> dict[str, str]:
    words = rule_words()
    return {kunci: words[kunci] for kunci in _LONGEST}


def _after_words() -> dict[str, str]:
    return {
        "tutup": tr("hanya catatan meninggal dunia"),
        "addendum": tr("addendum dengan berita acara"),
        "ktp": tr("warga lain memilih dengan KTP-el"),
    }


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


def _day_texts(one: Libur) -> list[str]:
    return [f"{one.tanggal[8:]}-{one.tanggal[5:7]}-{one.tanggal[:4]}", one.nama, one.jenis]


def _add(model: IsianModel, table: IsianTable, texts: Sequence[str]) -> None:
    """At the end, ready to be typed into."""
    model.add(texts, len(model.rows))
    table.go_to(len(model.rows) - 1)
    table.setFocus()
    table.edit(table.currentIndex())
