"""Left on the page Dukcapil: what waits for a decision, the lists that were made, what can be begun."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.dukcapil_daftar import DaftarPadanan
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import button, column, line
from app.ui.widgets.plain_table import PlainTable

_WIDTH = 212


class DukcapilLists(QWidget):
    """`chosen`: "" the answers to decide upon, else the number of a list. `entered`: go into it."""

    chosen = Signal(str)
    entered = Signal()
    make = Signal()
    table = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._model = TextModel((Heading(tr("Daftar")), Heading(tr("Dijawab"), is_number=True)))
        self.view = PlainTable(self._model, tr("Daftar padanan"), [0, 88])
        self.new = button(tr("Daftar baru … (F2)"), self.make.emit, "plus", primary=True)
        self.answers = button(tr("Dari tabel … (Ctrl+O)"), self.table.emit, "folder-open")
        self._numbers: list[str] = []
        body = column(self.view, line(), column(self.new, self.answers, space=6, margin=8), space=0)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.view.moved.connect(self._moved)
        self.view.opened.connect(lambda _: self.entered.emit())

    def tell(self, lists: Sequence[DaftarPadanan], waiting: int) -> None:
        """The newest list first; what is in front stays there."""
        now = self.front
        self._numbers = ["", *(one.nomor for one in reversed(lists))]
        look = "bad" if waiting else "quiet"
        rows = [Line((tr("Perlu diputuskan"), ribuan(waiting)), look)]
        for one in reversed(lists):
            told = tr("{done} dari {total}", done=ribuan(_answered(one)), total=ribuan(len(one.butir)))
            rows.append(
                Line((tr("Daftar {nomor}", nomor=one.nomor), told), "text" if one.terbuka else "quiet")
            )
        blocked = self.view.blockSignals(True)
        self._model.show(rows)
        self.view.go_to(self._numbers.index(now) if now in self._numbers else 0)
        self.view.blockSignals(blocked)
        self.answers.setEnabled(bool(lists))

    @property
    def front(self) -> str | None:
        """What is in front; None before anything is shown."""
        at = self.view.at
        return self._numbers[at] if 0 <= at < len(self._numbers) else None

    def go_to(self, nomor: str) -> None:
        """Bring a list to the front."""
        if nomor in self._numbers:
            self.view.go_to(self._numbers.index(nomor))

    def _moved(self, at: int) -> None:
        if 0 <= at < len(self._numbers):
            self.chosen.emit(self._numbers[at])


def _answered(one: DaftarPadanan) -> int:
    return len(one.butir) - one.hitungan.get("ditanya", 0)
