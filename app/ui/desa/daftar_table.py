"""The table of the list: a letter marks and moves down, the mouse is never needed."""

from PySide6.QtCore import QByteArray, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui import settings, theme
from app.ui.models.pemilih_model import Index, PemilihModel
from app.ui.widgets.heading_width import wide_enough
from app.ui.widgets.row_delegate import RowDelegate

_NARROWEST_NAME = 150  # pixels at the usual text size
_GIVE_WAY = ("nik", "tps", "dusun")  # the panel beside shows them too


class DaftarTable(QTableView):
    """`letter(key, shift)`: a plain key was pressed on the row in front."""

    letter = Signal(str, bool)
    moved = Signal()  # another row is in front
    search = Signal(str)  # a digit was typed: search for it

    def __init__(self, model: PemilihModel) -> None:
        super().__init__()
        self._model = model
        self._given_way: list[str] = []  # columns that a narrow table has no room for
        self._insisted: set[str] = set()  # columns that the person has just asked for
        self.setModel(model)
        stems = [column.stem for column in model.columns]
        self.setItemDelegate(RowDelegate(stems.index("status")))
        self._build()

    def _build(self) -> None:
        self.setAccessibleName(tr("Daftar pemilih"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_height())
        self._dress_header()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        self._set_widths()
        name = next(at for at, column in enumerate(self._model.columns) if column.stem == "nama")
        header.setSectionResizeMode(name, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(30)
        header.restoreState(settings.state(_key()))
        self._given_way = settings.text(f"{_key()}-sempit").split()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.choose_columns())
        for changed in (header.sectionResized, header.sectionMoved):
            changed.connect(lambda *_: settings.set_state(_key(), header.saveState()))

    def _at(self, stem: str) -> int:
        return next(at for at, column in enumerate(self._model.columns) if column.stem == stem)

    def _make_room(self) -> None:
        """A name can always be read: columns give way in a narrow table and come back in a wide one."""
        for stem in self._given_way:
            self.setColumnHidden(self._at(stem), False)
        self._given_way = []
        for stem in _GIVE_WAY:
            at = self._at(stem)
            if self._room() >= theme.scaled(_NARROWEST_NAME):
                break
            if not self.isColumnHidden(at) and stem not in self._insisted:
                self._given_way.append(stem)
                self.setColumnHidden(at, True)
        settings.set_text(f"{_key()}-sempit", " ".join(self._given_way))

    def _room(self) -> int:
        """What the other columns leave for the name."""
        name = self._at("nama")
        others = (self.columnWidth(at) for at in range(len(self._model.columns)) if at != name)
        return self.viewport().width() - sum(others)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._make_room()

    def _set_widths(self) -> None:
        for at, column in enumerate(self._model.columns):
            self.setColumnWidth(at, wide_enough(self, at, column.width))

    def reset_columns(self) -> None:
        """Order, width and visibility as at first."""
        header = self.horizontalHeader()
        for at in range(len(self._model.columns)):
            self.setColumnHidden(at, False)
            header.moveSection(header.visualIndex(at), at)
        self._set_widths()
        self._given_way, self._insisted = [], set()
        self._make_room()
        settings.set_state(_key(), QByteArray())

    def choose_columns(self, button: QWidget | None = None) -> None:
        """Which columns show; the name always does. Below the button that asked, else below the header."""
        menu = QMenu(self)
        for at, column in enumerate(self._model.columns):
            action = menu.addAction(column.word)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
            action.setEnabled(column.stem != "nama")
            action.toggled.connect(lambda on, at=at: self._show_column(at, on))
        below = button or self.horizontalHeader()
        menu.exec(below.mapToGlobal(below.rect().bottomLeft()))

    def _show_column(self, at: int, on: bool) -> None:
        stem = self._model.columns[at].stem
        self._given_way = [one for one in self._given_way if one != stem]
        self._insisted = self._insisted | {stem} if on else self._insisted - {stem}
        self.setColumnHidden(at, not on)
        self._make_room()
        settings.set_state(_key(), self.horizontalHeader().saveState())

    def front(self) -> Ringkas | None:
        """The voter in front."""
        row = self.currentIndex().row()
        return self._model.voter(row) if 0 <= row < self._model.rowCount() else None

    def chosen(self) -> list[Ringkas]:
        """The selected voters in the table's order; the one in front where nothing is selected."""
        picked = self.selectionModel().selection()  # as ranges: no object for each of 5,000 rows
        parts = [picked.at(number) for number in range(picked.count())]
        if rows := {row for part in parts for row in range(part.top(), part.bottom() + 1)}:
            return [self._model.voter(row) for row in sorted(rows)]
        front = self.front()
        return [front] if front else []

    def go_to(self, row: int) -> None:
        """Bring a row to the front."""
        if not self._model.rowCount():
            return
        row = max(0, min(row, self._model.rowCount() - 1))
        name = next(at for at, column in enumerate(self._model.columns) if column.stem == "nama")
        flags = QItemSelectionModel.SelectionFlag
        # said outright: by itself Qt would extend the selection where Shift is still held
        self.selectionModel().setCurrentIndex(self._model.index(row, name), flags.ClearAndSelect | flags.Rows)

    def go_to_voter(self, voter: str) -> bool:
        """Bring a voter to the front, if the table shows him."""
        place = self._model.index_of.place.get(voter)
        if place is None or place not in self._model.positions:
            return False
        self.go_to(self._model.positions.index(place))
        return True

    def step(self) -> None:
        """One row down."""
        self.go_to(self.currentIndex().row() + 1)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.moved.emit()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Qt's own type-ahead would eat the marking keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = plain == Qt.KeyboardModifier.ShiftModifier
        if plain == Qt.KeyboardModifier.NoModifier or shift:
            if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
                self.letter.emit(chr(event.key()), shift)
                return
            if not shift and event.text().isdecimal():
                self.search.emit(event.text())
                return
            if event.text() == "/":
                self.search.emit("")
                return
        super().keyPressEvent(event)


def _key() -> str:
    """Widths belong to a text size: those of small letters cut large ones off."""
    size = settings.text_size()
    return "kolom" if size == 1 else f"kolom-{size * 100:.0f}"
