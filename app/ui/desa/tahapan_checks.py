"""The check list of the next list: a sign, a count, a verdict in words; Enter shows the rows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView

from app.services.desa.tahapan_periksa import Periksa
from app.system.language import tr
from app.ui import theme
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.plain_table import PlainTable

LOOK = 2
"""The column that leads to the rows."""
_LEAST = 5  # rows that are seen at once on the smallest screen


class CheckTable(PlainTable):
    """A line that is open leads to its rows."""

    def __init__(self) -> None:
        self.lines = TextModel([Heading(tr("Tanda")), Heading(tr("Keadaan")), Heading(tr("Lihat"))])
        super().__init__(self.lines, tr("Daftar periksa"), [38, 0, 84])
        self.seen: Sequence[Periksa] = ()
        self.horizontalHeader().hide()
        self.setMinimumHeight(_LEAST * theme.row_height())
        self.horizontalHeader().setSectionResizeMode(LOOK, QHeaderView.ResizeMode.Fixed)

    def tell(self, seen: Sequence[Periksa]) -> None:
        """Other counts; the line in front stays while somebody works here, else it is the first open one."""
        at = self.at if self.hasFocus() else -1
        self.seen = seen
        self.lines.show([_line(one) for one in seen])
        self.go_to(at if at >= 0 else _first_open(seen))


def _first_open(seen: Sequence[Periksa]) -> int:
    return next((at for at, one in enumerate(seen) if one.is_open), 0)


def _line(one: Periksa) -> Line:
    if not one.is_open:
        return Line(("✓", one.kalimat, ""), "quiet")
    sign, look = ("✗", "bad") if one.menahan else ("!", "text")
    return Line((sign, one.kalimat, tr("Lihat ›")), look)


def verdict(seen: Sequence[Periksa]) -> tuple[str, str]:
    """The whole list in one sentence, and its look."""
    if any(one.menahan and one.is_open for one in seen):
        return tr("✗ Belum dapat ditetapkan"), "bad"
    open_ = sum(one.is_open for one in seen)
    if open_:
        told = tr("! Dapat ditetapkan; {count} hal terbuka disetujui dua anggota", count=open_)
        return told, "warn"
    return tr("✓ Siap ditetapkan"), "good"
