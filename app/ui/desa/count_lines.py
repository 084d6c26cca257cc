"""Counts below each other, words left and numbers right; each opens the list of just these voters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, clear, label

Filters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CountLine:
    """`filters`: which voters it counts; none where no list shows just these. `inner`: part of the above."""

    word: str
    count: int
    filters: Filters = field(default_factory=dict)
    sign: str = ""
    inner: bool = False


class CountLines(QWidget):
    """Told again after each act; the focus stays on its line."""

    def __init__(self, choose: Callable[[Filters], None]) -> None:
        super().__init__()
        self._choose = choose
        self._shown: Sequence[CountLine] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def tell(self, lines: Sequence[CountLine]) -> None:
        """Show these."""
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._grid)
        for at, line in enumerate(lines):
            self._grid.addWidget(self._word(line), at, 0)
            number = label(
                f"{line.sign}{ribuan(line.count)}", "quiet" if line.inner else "", bold=not line.inner
            )
            self._grid.addWidget(number, at, 1, Qt.AlignmentFlag.AlignRight)

    def _word(self, line: CountLine) -> QWidget:
        indent = 28 if line.inner else 8
        if not line.filters or not line.count:
            plain = label(line.word, "quiet")
            plain.setContentsMargins(indent, 4, 0, 4)
            return plain
        made = button(line.word, (lambda: self._choose(line.filters)), flat=True)
        made.setStyleSheet(f"text-align: left; padding: 3px 8px 3px {indent}px;")
        made.setAccessibleName(tr("{word}: {count}, tampilkan", word=line.word, count=ribuan(line.count)))
        made.setToolTip(tr("Tampilkan di Daftar"))
        return made
