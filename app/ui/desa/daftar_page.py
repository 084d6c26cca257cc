"""Daftar, the committee's home: search, table, side panel, keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.services.desa.daftar_rows import Ringkas
from app.services.desa.mark import Mark
from app.services.desa.voter_details import VoterDetails, voter_details
from app.system.language import tr
from app.ui.desa.daftar_acts import DaftarActs
from app.ui.desa.daftar_table import DaftarTable
from app.ui.desa.filter_line import FilterLine
from app.ui.desa.key_line import KeyLine
from app.ui.desa.rows_page import RowsPage
from app.ui.desa.voter_panel import VoterPanel
from app.ui.models.pemilih_model import PemilihModel, columns
from app.ui.widgets.controls import column, label, line, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_FOLLOW = 80  # ms that a row stays in front before the panel follows


class DaftarPage(RowsPage):
    """The focus stays in the table while marking; Tab goes into the panel, Esc back."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        istilah = self.session.workspace.pengaturan.istilah
        self.model = PemilihModel(columns(istilah.dusun, istilah.tps))
        self.table = DaftarTable(self.model)
        self.filters = FilterLine(self.session)
        self.panel = VoterPanel()
        self.acts = DaftarActs(
            self,
            {
                "F2": lambda: screen.show_page("loket"),
                "I": lambda: self.tell_panel(reveal=True),
                "R": self.respond,
                "/": self.to_search,
            },
        )
        self._empty = label("", "quiet", wrap=True)
        self._sort: tuple[int, bool] = (0, False)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW)
        self._build()
        self._connect()
        if self.session.index.rows:
            self.refill()

    def _build(self) -> None:
        split = QFrame()
        split.setProperty("vline", True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        left = column(self._empty, self.table, space=0)
        left.setStretch(1, 1)
        body = row(left, split, self.panel, space=0)
        body.setStretch(0, 1)
        page = column(self.filters, line(), body, line(), KeyLine(self.acts.press), space=0)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.session.loaded.connect(self.refill)
        self.session.changed.connect(self._changed)
        self.filters.changed.connect(self.refill)
        self.filters.field.left.connect(self._into_table)
        columns = self.filters.columns
        columns.clicked.connect(lambda: self.table.choose_columns(columns))
        self.table.letter.connect(self.acts.press)
        self.table.moved.connect(self._follow.start)
        self.table.search.connect(self._start_search)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self._follow.timeout.connect(self.tell_panel)
        self.panel.left.connect(self.table.setFocus)
        self.panel.go_to.connect(self.go_to)
        self.panel.reveal.connect(lambda: self.tell_panel(reveal=True))
        self.panel.evidence.connect(self.acts.save_evidence)
        self.panel.decide.connect(self.acts.decide)

    def first_control(self) -> QWidget:
        return self.table

    def refill(self) -> None:
        """Search, filter and sort again; the voter in front stays in front if he is still there."""
        front = self.table.front()
        index = self.session.index
        positions = index.find(self.filters.wanted, self.filters.chosen)
        at, backwards = self._sort
        if at or backwards:
            key = self.model.columns[at].sort
            positions.sort(key=lambda position: key(index.rows[position]), reverse=backwards)
        self.model.show(index, positions)
        self.filters.tell(index, len(positions))
        self._tell_empty(bool(positions))
        if not (front and self.table.go_to_voter(front.id)):
            self.table.go_to(0)
        self.table.scrollTo(self.table.currentIndex())  # many rows came before him
        self._follow.start()

    def _tell_empty(self, some: bool) -> None:
        self._empty.setVisible(not some)
        self.table.setVisible(some)
        if not some and self.session.index.rows:
            self._empty.setText(tr("Tidak ada yang cocok. Tekan Esc untuk menghapus saringan dan pencarian."))
        elif not some:
            self._empty.setText(tr("Daftar sedang dimuat …"))

    def _changed(self, moved: bool) -> None:
        """Rows stay where they are while somebody marks, even if a filter no longer holds them."""
        if moved:
            self.refill()
        else:
            self.model.redraw()
            self.filters.tell(self.session.index, len(self.model.positions))
            self._follow.start()

    def _sort_by(self, at: int) -> None:
        before, backwards = self._sort
        self._sort = (at, not backwards if at == before else False)
        order = Qt.SortOrder.DescendingOrder if self._sort[1] else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(at, order)
        self.refill()

    def _start_search(self, text: str) -> None:
        """A digit typed in the table begins a search by number."""
        self.filters.field.setFocus()
        self.filters.field.setText(text)

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.front() is None:
            self.table.go_to(0)

    def show_filters(self, chosen: dict[str, str]) -> None:
        """From elsewhere: the list of these."""
        self.filters.field.clear()
        self.filters.choose({kind: frozenset((value,)) for kind, value in chosen.items()})

    def go_to(self, voter: str) -> None:
        """Bring a voter to the front, whatever filter is in force."""
        if not self.table.go_to_voter(voter):
            self.filters.clear()
            self.table.go_to_voter(voter)
        self.table.setFocus()

    def tell_panel(self, reveal: bool = False) -> None:
        """Fetch what the panel shows of the voter in front."""
        front = self.table.front()
        self.panel.setEnabled(front is not None)
        if front is None:
            return
        voter = front.id
        self.panel.expect(front)
        self.session.run(
            lambda workspace, _: voter_details(workspace, voter, reveal=reveal),
            lambda told: self._told(voter, told),
        )

    def _told(self, voter: str, details: VoterDetails) -> None:
        front = self.table.front()
        if front is not None and front.id == voter:
            index = self.session.index
            self.panel.tell(details, front, index.family(front), index.namesakes(front))

    def respond(self) -> None:
        """R: a resident says something of the voter in front."""
        if front := self.front():
            self.village.receive_response(front.id)

    def to_search(self) -> None:
        """Ctrl+F."""
        self.filters.field.setFocus()
        self.filters.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that the table leaves: F2, Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.filters.clear()
        elif event.key() == Qt.Key.Key_F2:
            self.acts.press("F2", False)
        else:
            super().keyPressEvent(event)

    def front(self) -> Ringkas | None:
        return self.table.front()

    def chosen(self) -> list[Ringkas]:
        return self.table.chosen()

    def marking(self, marks: Sequence[Mark]) -> None:
        """Down by one after one mark; a selection stays where it is."""
        if len(marks) == 1:
            self.table.step()

    def to_evidence(self, voter: str) -> None:
        """A selection that he is the front of stays: its evidence is one."""
        front = self.front()
        if front is None or front.id != voter:
            self.go_to(voter)
            self.tell_panel()
        if front := self.front():
            self.panel.to_evidence(front)

    def to_rows(self) -> None:
        self.table.setFocus()
