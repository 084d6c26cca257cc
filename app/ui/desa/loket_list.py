"""Left at the desk: the family card's number, who is registered on it already, who is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.periksa import IsianError, read_number
from app.system.language import tr
from app.ui import theme
from app.ui.desa.field_words import field_words
from app.ui.desa.loket_fields import Block, DeskField
from app.ui.models.loket_model import BarisLoket, LoketModel
from app.ui.widgets.controls import column, label
from app.ui.widgets.plain_table import PlainTable

_AGE, _STATE = 48, 118


class PeopleTable(PlainTable):
    """Letters, Enter and Del are about the row in front; Esc leaves."""

    drop = Signal()
    left = Signal()

    def __init__(self, model: LoketModel) -> None:
        super().__init__(model, tr("Orang di loket"), [0, _AGE, _STATE])
        self._people = model
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(round(4.25 * theme.row_height()))
        colours = theme.colours()
        self.setStyleSheet(
            f"PeopleTable {{ border: 1px solid {colours.line}; border-radius: 4px; }}"
            f"PeopleTable:focus {{ border: 2px solid {colours.accent}; }}"
        )

    def sizeHint(self) -> QSize:  # noqa: N802
        """Takes what room there is; where there is little, a few rows."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def front(self) -> BarisLoket | None:
        """The row in front."""
        return self._people.rows[self.at] if 0 <= self.at < len(self._people.rows) else None

    def go_to(self, row: int) -> None:
        """Bring a row to the front, or the nearest."""
        super().go_to(max(0, min(row, len(self._people.rows) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete:
            self.drop.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LoketList(QWidget):
    """`looked_up(number, go_on)`: whose card is it; `go_on` where Enter asked."""

    looked_up = Signal(str, bool)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.nkk = DeskField(field_words()["nkk"], 30)
        self._block = Block(self.nkk)
        self.model = LoketModel()
        self.table = PeopleTable(self.model)
        self._sentence = label("", "quiet", wrap=True, size=0.92)
        self._sentence.setMinimumHeight(theme.scaled(32))
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._asked = ""
        body = column(self._block, self.table, self._sentence, space=6)
        body.setStretch(1, 1)
        self.setLayout(body)
        self._connect()

    def _connect(self) -> None:
        self.nkk.textChanged.connect(self._typing)
        self.nkk.gone_on.connect(lambda: self._look_up(go_on=True))
        self.nkk.left.connect(lambda: self._look_up(go_on=False))
        self.table.moved.connect(lambda _: self.tell_front())

    def _typing(self) -> None:
        self._block.tell(self._counted())
        self.changed.emit()

    def _counted(self) -> str:
        digits = sum(map(str.isdecimal, self.nkk.value))
        return tr("{digits} dari 16 angka", digits=digits) if self.nkk.value else ""

    def _look_up(self, *, go_on: bool) -> None:
        """Ask whose card it is, each number once unless Enter asks again."""
        try:
            number = read_number(self.nkk.value) if self.nkk.value else ""
        except IsianError as error:
            self._block.tell(tr(error.kode.kalimat), "bad")
            return
        if go_on or number != self._asked:
            self._asked = number
            self.looked_up.emit(number, go_on)

    def tell_card(self, text: str, look: str = "quiet") -> None:
        """What the list knows of the card."""
        self._block.tell(text, look)

    def write(self, nkk: str) -> None:
        """Another family's number."""
        self._asked = ""
        self.nkk.setText(nkk)
        self._block.tell("")

    def show_rows(self, rows: Sequence[BarisLoket]) -> None:
        """The people; the row in front stays in front."""
        before = self.table.at
        self.model.show(rows)
        if self.table.at != before:
            self.table.go_to(max(before, 0))
        self.tell_front()

    def tell_front(self) -> None:
        """All about the row in front."""
        front = self.table.front()
        self._sentence.setText(front.kalimat if front else "")

    def make_room(self, wanted: bool) -> None:
        """A comparison stands below: it says more than the sentence."""
        self._sentence.setHidden(wanted)
