"""Fields of a person in a dialog: of a voter to be corrected, or of somebody new; wrong ones show it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.pemilih import Pemilih
from app.domain.tanggal import is_tanggal, short_date
from app.system.language import tr
from app.ui.desa.field_words import field_words
from app.ui.widgets.controls import label, set_look

ALL = ("nama", "alamat", "nik", "nkk", "kelamin", "tempat_lahir", "tanggal_lahir", "kawin", "rt", "rw", "tps")
_WIDE = ("nama", "alamat")
NOBODY = Pemilih("")


class PersonFields(QWidget):
    """`changed`: something was typed. `now`: the voter as listed, in the clear; NOBODY for somebody new.

    `needed`: fields that may not stay empty.
    """

    changed = Signal()

    def __init__(
        self, now: Pemilih = NOBODY, fields: Sequence[str] = ALL, needed: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._now, self._needed = now, needed
        self.lines: dict[str, QLineEdit] = {}
        grid, words = QGridLayout(self), field_words()
        grid.setContentsMargins(0, 0, 0, 0)
        wide = [kolom for kolom in fields if kolom in _WIDE]
        rest = [kolom for kolom in fields if kolom not in _WIDE]
        half = (len(rest) + 1) // 2
        for number, kolom in enumerate([*wide, *rest]):
            below = number - len(wide)
            at, side = (number, 0) if below < 0 else (len(wide) + below % half, below // half * 2)
            grid.addWidget(label(words[kolom], "quiet"), at, side)
            grid.addWidget(self._line(kolom, words[kolom]), at, side + 1, 1, 3 if below < 0 else 1)
        self.setFocusProxy(self.lines[wide[0] if wide else rest[0]])

    def _line(self, kolom: str, word: str) -> QLineEdit:
        made = QLineEdit(self._shown(kolom))
        made.setCursorPosition(0)
        made.setAccessibleName(word)
        if kolom == "tanggal_lahir":
            made.setPlaceholderText(tr("hari-bulan-tahun"))
        elif kolom in self._needed:
            made.setPlaceholderText(tr("harus diisi"))
        made.textEdited.connect(lambda text: self._check(kolom, text))
        self.lines[kolom] = made
        return made

    def _shown(self, kolom: str) -> str:
        value = str(getattr(self._now, kolom))
        return short_date(value) if kolom == "tanggal_lahir" and is_tanggal(value) else value

    def _check(self, kolom: str, text: str) -> None:
        try:
            clean(kolom, text)
            wrong = False
        except UserError:
            wrong = bool(text.strip())
        set_look(self.lines[kolom], "wrong", wrong)
        self.changed.emit()

    def tell(self, values: dict[str, str]) -> None:
        """Put something into the fields."""
        for kolom, value in values.items():
            self.lines[kolom].setText(value)
            self.lines[kolom].setCursorPosition(0)

    @property
    def values(self) -> dict[str, str]:
        """What differs from `now`, as typed."""
        return {kolom: line.text() for kolom, line in self.lines.items() if line.text() != self._shown(kolom)}

    @property
    def is_sound(self) -> bool:
        """Something is typed, nothing of it is wrong, and what is `needed` is there."""
        lacking = any(not self.lines[kolom].text().strip() for kolom in self._needed)
        wrong = any(line.property("wrong") for line in self.lines.values())
        return bool(self.values) and not lacking and not wrong
