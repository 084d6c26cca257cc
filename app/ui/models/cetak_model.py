"""The documents under the headings of their stages, and how far each is printed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from app.services.desa.cetak_keadaan import KeadaanCetak
from app.system.language import tr
from app.ui import theme
from app.ui.desa.cetak_words import printed_word
from app.ui.models.text_model import Heading, Index, Line, TextModel

_OF_A_HEADING = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.TextAlignmentRole,
)


class CetakModel(TextModel):
    """A row is a heading (its text) or a document. `show_rows` replaces them."""

    def __init__(self) -> None:
        super().__init__((Heading(tr("Dokumen")), Heading(tr("Dicetak"))))
        self.rows: list[str | KeadaanCetak] = []

    def show_rows(self, rows: Sequence[str | KeadaanCetak]) -> None:
        """Other rows."""
        self.rows = list(rows)
        self.show([_line(one) for one in rows])

    def _is_heading(self, index: Index) -> bool:
        return index.isValid() and index.row() < len(self.rows) and isinstance(self.rows[index.row()], str)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The focus goes past a heading."""
        return Qt.ItemFlag.NoItemFlags if self._is_heading(index) else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self._is_heading(index) or role in _OF_A_HEADING:
            return super().data(index, role)
        return theme.sized(1.0, bold=True) if role == Qt.ItemDataRole.FontRole else None


def _line(one: str | KeadaanCetak) -> Line:
    if isinstance(one, str):
        return Line((one, ""), "quiet")
    word, look = printed_word(one)
    return Line((one.judul, word), last=look)
