"""Left at the desk: the family card's number, who is registered on it already, who is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.periksa import IsianError, read_number
from app.system.language import tr
from app.ui import theme
from app.ui.desa.field_words import field_words
from app.ui.desa.loket_fields import Block, DeskField
from app.ui.models.loket_model import BarisLoket, Index, LoketModel
from app.ui.widgets.controls import column, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AGE, _STATE = 48, 118


class PlainRows(QStyledItemDelegate):
    """The frame of the table says where the focus is; no cell has one of its own."""

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]  # the stubs forget it


class PeopleTable(QTableView):
    """Keys about the row in front: S, U, Del, Enter; Esc leaves."""

    confirm = Signal()
    correct = Signal()
    drop = Signal()
    enter = Signal()
    left = Signal()
    moved = Signal()

    def __init__(self, model: LoketModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(tr("Orang di loket"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(PlainRows(self))
        colours = theme.colours()
        self.setStyleSheet(
            f"PeopleTable {{ border: 1px solid {colours.line}; border-radius: 4px; }}"
            f"PeopleTable:focus {{ border: 2px solid {colours.accent}; }}"
        )
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(round(4.25 * theme.row_height()))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_height())
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, width in ((1, _AGE), (2, _STATE)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(at, theme.scaled(width))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Takes what room there is; where there is little, a few rows."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def front(self) -> BarisLoket | None:
        """The row in front."""
        row = self.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def go_to(self, row: int) -> None:
        """Bring a row to the front."""
        if self._model.rows:
            self.selectRow(max(0, min(row, len(self._model.rows) - 1)))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """A letter is an act here, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        acts = {
            Qt.Key.Key_S: self.confirm,
            Qt.Key.Key_U: self.correct,
            Qt.Key.Key_Delete: self.drop,
            Qt.Key.Key_Escape: self.left,
            **dict.fromkeys(_ENTER, self.enter),
        }
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = acts.get(Qt.Key(event.key()))
        if act is not None and plain == Qt.KeyboardModifier.NoModifier:
            act.emit()
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
        self.table.moved.connect(self.tell_front)

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
        before = self.table.currentIndex().row()
        self.model.show(rows)
        if self.table.currentIndex().row() != before:
            self.table.go_to(max(before, 0))
        self.tell_front()

    def tell_front(self) -> None:
        """All about the row in front."""
        front = self.table.front()
        self._sentence.setText(front.kalimat if front else "")

    def make_room(self, wanted: bool) -> None:
        """A comparison stands below: it says more than the sentence."""
        self._sentence.setHidden(wanted)
