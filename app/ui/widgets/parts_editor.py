"""The words of a document part by part: which parts there are, the lines of the one in front."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.plain_table import PlainTable

_PARTS = 190


@dataclass(frozen=True, slots=True)
class Part:
    """`word`: whose words these are, in colour `look`; `note`: told above the lines, "" nothing."""

    nama: str
    baris: tuple[str, ...]
    word: str
    look: str = "text"
    note: str = ""


class PartsEditor(QWidget):
    """`edited`: a letter was typed; `moved`: another part is in front. Nothing is saved here: `typed` holds
    what differs from the parts that were shown."""

    edited = Signal()
    moved = Signal()

    def __init__(self, below: QWidget | None = None, parts_height: int = _PARTS) -> None:
        """`below`: stands between the lines and the hint; `parts_height`: of the list of parts."""
        super().__init__()
        self.parts: list[Part] = []
        self.typed: dict[str, tuple[str, ...]] = {}
        self._filling = False
        self.model = TextModel([Heading(tr("Bagian")), Heading(tr("Kalimat"))])
        self.table = PlainTable(self.model, tr("Bagian teks"), [0, 170])
        self.edit, self.insert = QPlainTextEdit(), QComboBox()
        self._note = label("", "warn", wrap=True)
        self.table.setFixedHeight(theme.scaled(parts_height))
        self._build(below)
        self.table.moved.connect(lambda _: None if self._filling else self._show_part())
        self.table.opened.connect(lambda _: self.edit.setFocus())
        self.edit.textChanged.connect(self._type)
        self.insert.activated.connect(self._insert)

    def _build(self, below: QWidget | None) -> None:
        self.edit.setAccessibleName(tr("Kalimat bagian ini"))
        self.edit.setTabChangesFocus(True)
        self.insert.setAccessibleName(tr("Sisipkan isian"))
        self.insert.setMinimumContentsLength(16)
        told = tr(
            "Satu baris satu alinea. Isian dalam kurung kurawal diisi program. Satu baris berisi - saja "
            "menghilangkan bagian ini."
        )
        lines = column(
            self._note, self.edit, row(label(tr("Sisipkan isian"), "quiet"), self.insert, None),
            *([below] if below else []), label(told, "quiet", wrap=True), margin=12,
        )  # fmt: skip
        lines.setContentsMargins(12, 12, 12, 0)
        lines.setStretch(1, 1)
        inside = column(self.table, lines, space=0)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.table)

    @property
    def at(self) -> int:
        """The row in front."""
        return self.table.at

    @property
    def part(self) -> Part | None:
        """The one in front."""
        return self.parts[self.at] if 0 <= self.at < len(self.parts) else None

    def offer(self, names: Sequence[str]) -> None:
        """The placeholders that may stand in this document."""
        self.insert.clear()
        self.insert.addItem(tr("pilih …"))
        self.insert.addItems([f"{{{name}}}" for name in names])

    def show_parts(self, parts: Sequence[Part]) -> None:
        """As they are kept now; what is typed stays, and the row in front."""
        self.parts = list(parts)
        self._tell_rows()
        self._show_part()

    def drop(self, names: Mapping[str, object]) -> None:
        """What was typed of these parts is kept, or given up."""
        for name in names:
            self.typed.pop(name, None)

    def _tell_rows(self) -> None:
        at, self._filling = max(self.table.at, 0), True
        self.model.show([self._line(one) for one in self.parts])
        self.table.go_to(min(at, len(self.parts) - 1))
        self._filling = False

    def _line(self, one: Part) -> Line:
        if one.nama in self.typed:
            return Line((part_name(one.nama), tr("diubah, belum disimpan")), "warn")
        return Line((part_name(one.nama), one.word), one.look)

    def _show_part(self) -> None:
        one, self._filling = self.part, True
        self.edit.setPlainText("\n".join(self.typed.get(one.nama, one.baris)) if one else "")
        self._filling = False
        self._note.setText(one.note if one else "")
        self._note.setVisible(bool(one and one.note))
        self.moved.emit()

    def _type(self) -> None:
        one = self.part
        if self._filling or one is None:
            return
        lines = tuple(self.edit.toPlainText().split("\n"))
        self.typed.pop(one.nama, None)
        if lines != one.baris:
            self.typed[one.nama] = lines
        self._tell_rows()
        self.edited.emit()

    def _insert(self, at: int) -> None:
        if at > 0:
            self.edit.insertPlainText(self.insert.itemText(at))
            self.insert.setCurrentIndex(0)
            self.edit.setFocus()


def part_name(nama: str) -> str:
    """tanda_tangan as people read it, in the words of here."""
    if nama == "kop_desa":
        return tr("Kop {desa}", desa=in_sentence(istilah().desa))
    return nama.replace("_", " ").capitalize()
