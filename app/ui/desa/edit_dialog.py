"""U, ubah data: the fields of one voter, KPU's value beside each, with the evidence for the correction."""

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.pemilih import Pemilih
from app.domain.tanggal import is_tanggal, short_date
from app.system.language import tr
from app.ui import theme
from app.ui.desa.evidence_form import EvidenceForm
from app.ui.desa.field_words import field_words
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import column, label, row, set_look
from app.ui.widgets.error_panel import ErrorPanel

_WIDE = ("nama", "alamat")
_FIELDS = (
    *_WIDE, "nik", "nkk", "kelamin", "tempat_lahir", "tanggal_lahir", "kawin", "rt", "rw", "tps",
    "disabilitas", "ektp",
)  # fmt: skip
"""In the order of Tab: the wide ones above, the others in two columns."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed, as typed; the evidence where it was."""

    changes: dict[tuple[str, str], str]
    bukti: dict[str, str]


class EditDialog(Ask):
    """`now` with NIK and NKK in the clear (the reveal is written down)."""

    def __init__(self, parent: QWidget, now: Pemilih, bukti: dict[str, str], tps: str) -> None:
        self._now = now
        self.fields: dict[str, QLineEdit] = {}
        fields, words = QWidget(), {**field_words(), "tps": tps}
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        half = (len(_FIELDS) - len(_WIDE) + 1) // 2
        for number, kolom in enumerate(_FIELDS):
            line = QLineEdit(self._shown(kolom))
            line.setCursorPosition(0)
            line.setAccessibleName(words[kolom])
            line.textEdited.connect(lambda text, kolom=kolom: self._check(kolom, text))
            self.fields[kolom] = line
            below = number - len(_WIDE)
            at, side = (number, 0) if below < 0 else (len(_WIDE) + below % half, below // half * 2)
            grid.addWidget(label(words[kolom], "quiet"), at, side)
            grid.addWidget(line, at, side + 1, 1, 3 if below < 0 else 1)
        self.form = EvidenceForm()
        self.form.save.hide()
        self.form.tell(bukti)
        self._before = self.form.values()
        told = label(tr("Nilai dari KPU tetap disimpan; pembetulan dapat diurungkan."), "quiet", wrap=True)
        self.problem = ErrorPanel()
        beside, inside = row(column(fields, told, None), self.form, space=24), QWidget()
        beside.setStretch(0, 3)  # beside each other, so that large letters fit a low screen
        beside.setStretch(1, 2)
        inside.setLayout(beside)
        width = theme.scaled(920)
        super().__init__(parent, tr("Ubah data"), tr("Simpan perubahan"), inside, self.problem, width=width)

    def again(self, typed: Edit, problem: BaseException) -> None:
        """It could not be saved: why, and everything as it was typed."""
        for (_, kolom), text in typed.changes.items():
            self.fields[kolom].setText(text)
        self.form.tell(typed.bukti or self._before)
        self.problem.tell(problem)

    def _shown(self, kolom: str) -> str:
        value = str(getattr(self._now, kolom))
        return short_date(value) if kolom == "tanggal_lahir" and is_tanggal(value) else value

    def _check(self, kolom: str, text: str) -> None:
        try:
            clean(kolom, text)
            wrong = False
        except UserError:
            wrong = True
        set_look(self.fields[kolom], "wrong", wrong)
        self.act.setEnabled(not any(line.property("wrong") for line in self.fields.values()))

    def edit(self) -> Edit | None:
        """Ask; None where nothing changed or the person left."""
        if not self.agreed():
            return None
        changes = {
            (self._now.id, kolom): line.text()
            for kolom, line in self.fields.items()
            if line.text() != self._shown(kolom)
        }
        told = self.form.values()
        bukti = told if told != self._before else {}
        return Edit(changes, bukti) if changes or bukti else None
