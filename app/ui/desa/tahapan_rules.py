"""The rules of the election, a view of its own: hours, limits, what follows the DPT, holidays, who signs."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.desa.session import Session
from app.ui.desa.tahapan_dialogs import text_line
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.rule_fields import RuleFields, wrong_rules
from app.ui.widgets.rule_tables import HolidayTable, SignerTable

_WIDE = 484


class RulesView(QWidget):
    """`saved`: keep what differs; `left`: go back without."""

    saved = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before: dict[str, Any] = {}
        self.fields, self.holidays, self.signatories = RuleFields(), HolidayTable(), SignerTable()
        self.lines, self.after_dpt = self.fields.lines, self.fields.after_dpt
        self.days, self.signers = self.holidays.model, self.signatories.model
        self.number, self.reason = (
            text_line(tr("Nomor keputusan (bila ada)")),
            text_line(tr("Alasan (bila ada)")),
        )
        self.told, self.problem = label("", "warn", wrap=True), ErrorPanel()
        self.save = button(tr("Simpan aturan"), self.saved.emit, primary=True)
        self._build()
        for one in (self.fields, self.holidays, self.signatories):
            one.edited.connect(self._tell)

    def _build(self) -> None:
        self.fields.form.addRow(tr("Nomor keputusan (bila ada)"), self.number)
        self.fields.form.addRow(tr("Alasan (bila ada)"), self.reason)
        told = label(
            tr("Paket dari KPU membawa aturan ini. Betulkan bila peraturan di sini menyebut lain."),
            "quiet", wrap=True,
        )  # fmt: skip
        left = column(
            title(tr("Aturan pemilihan")), told, self.fields, self.told, self.problem, None,
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
        inside = QWidget()
        page = column(
            self.holidays, line(), self.signatories,
            label(tr("Delete menghapus baris. Untuk penandatangan yang tidak disebut dipakai panitia."),
                  "quiet", wrap=True), space=6, margin=14,
        )  # fmt: skip
        page.setStretch(0, 3)
        page.setStretch(2, 2)
        inside.setLayout(page)
        return inside

    def first_control(self) -> QWidget:
        return self.lines["jam"]

    def begin(self, conflicts: Sequence[str]) -> None:
        """Show the rules in force; those in conflict are decided by saving."""
        rules = self._session.workspace.aturan
        self.problem.hide()
        for one in (self.fields, self.holidays, self.signatories):
            one.show_rules(rules)
        for field in (self.number, self.reason):
            field.clear()
        self._before = {**self.values(), **dict.fromkeys(conflicts)}
        self._tell()
        self.lines["jam"].setFocus()

    def values(self) -> Mapping[str, Any]:
        """What is typed, in the form of the rules; what cannot be read stays as it was typed."""
        return {
            **self.fields.values(),
            "libur": self.holidays.value(),
            "penandatangan": self.signatories.value(),
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
        wrong = wrong_rules(changed)
        self.told.setVisible(bool(wrong))
        self.told.setText(wrong)
        self.save.setEnabled(bool(changed) and not wrong)

    def failed(self, error: BaseException) -> None:
        """What was typed stays."""
        self.problem.tell(error)

    def forget(self) -> None:
        """What was typed is saved, or given up."""
        self._before = {}
