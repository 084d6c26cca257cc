"""The voter list (DPS, tambahan, DPT) in all its kinds: sheets of a TPS or an RT, copy by copy."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from app.domain.progress import Progress, silent
from app.printing.daftar import BarisDpt, DaftarTersusun, LembarTps, OpsiDaftar, Salinan
from app.printing.dpt_head import draw_code, draw_copy, draw_frame, draw_totals, totals_of
from app.printing.dpt_layout import Line, lay_out
from app.printing.dpt_rows import draw_row
from app.printing.dpt_table import FOOT, MARGIN, Table, table_of
from app.printing.fonts import text_bold
from app.printing.page import Document, Marks, halaman
from app.printing.signatures import draw_signatures, least_height

__all__ = ["BarisDpt", "DaftarTersusun", "LembarTps", "OpsiDaftar", "Salinan", "daftar_pdf", "dpt_pdf"]

_LEAST_SPARE, _MOST_SPARE = 8.0, 14.0


def dpt_pdf(sheets: Sequence[LembarTps], options: OpsiDaftar, progress: Progress = silent) -> bytes:
    """One copy of the list."""
    return daftar_pdf([Salinan(sheets)], options, progress).pdf


def daftar_pdf(copies: Sequence[Salinan], options: OpsiDaftar, progress: Progress = silent) -> DaftarTersusun:
    """Every copy, one after another; what they share is set once and stored once."""
    return _Press(copies, options, progress).run()


@dataclass(frozen=True, slots=True)
class _Page:
    """The lanes of rows of a page."""

    lanes: Sequence[Sequence[Line]]

    @property
    def lines(self) -> list[Line]:
        return [line for lane in self.lanes for line in lane]


@dataclass(frozen=True, slots=True)
class _Set:
    """A sheet once it is laid out. `is_shared`: its rows are stored once for several copies."""

    name: str
    pages: list[_Page]
    totals: str
    is_shared: bool


class _Press:
    """Puts sheets on pages of one document."""

    def __init__(self, copies: Sequence[Salinan], options: OpsiDaftar, progress: Progress) -> None:
        self._copies, self._options, self._progress = copies, options, progress
        self._table = table_of(options)
        self._signers = options.signers()
        self._signing = least_height(self._signers, self._table.right - self._table.left)
        self._document = Document(options.judul, self._table.paper)
        self._uses = Counter(id(sheet) for copy in copies for sheet in copy.sheets)
        self._sheets: dict[int, _Set] = {}
        self._numbers = count()
        self._total = sum(len(sheet.rows) for copy in copies for sheet in copy.sheets)
        self._done = 0

    def run(self) -> DaftarTersusun:
        """All of it."""
        counts = tuple(self._copy(one) for one in self._copies)
        return DaftarTersusun(self._document.finish(), counts)

    def _copy(self, one: Salinan) -> int:
        utuh = self._options.utuh
        whole, before = sum(len(self._laid(sheet).pages) for sheet in one.sheets) if utuh else 0, 0
        for sheet in one.sheets:
            made = self._laid(sheet)
            first, total = (before, whole) if utuh else (0, len(made.pages))
            for at, page in enumerate(made.pages):
                with self._document.page() as marks:
                    self._page(marks, made, at)
                    draw_copy(marks, self._table, one, self._options)
                    draw_totals(marks, self._table, page.lines, made.totals, halaman(first + at + 1, total))
                    if self._options.qr:
                        draw_code(marks, self._table, self._options.qr(sheet.tps, first + at + 1, one.nomor))
                self._done += len(page.lines)
                self._progress(self._done, self._total, "Menyusun daftar")
            before += len(made.pages)
        return before

    def _laid(self, sheet: LembarTps) -> _Set:
        """The first time its frame is drawn, and the rows too where several copies share them.

        Kept where it will be asked for again: a large village's rows need not all be there at once.
        """
        if id(sheet) in self._sheets:
            return self._sheets[id(sheet)]
        is_shared = self._uses[id(sheet)] > 1
        name = f"lembar-{next(self._numbers)}"
        made = _Set(name, self._set(sheet), totals_of(sheet, self._options), is_shared)
        if is_shared or self._options.utuh:
            self._sheets[id(sheet)] = made
        with self._document.frame(name) as marks:
            draw_frame(marks, self._table, sheet, self._options)
        for at in range(len(made.pages) if is_shared else 0):
            with self._document.frame(f"{name}-{at}") as marks:
                self._rows(marks, made, at)
        return made

    def _set(self, sheet: LembarTps) -> list[_Page]:
        table, jenis = self._table, self._options.jenis
        rows = [row.umum() for row in sheet.rows] if jenis.umum else sheet.rows
        signing = self._signing + _LEAST_SPARE if self._signers else 0
        lanes = lay_out(rows, table.columns, table.bands[0], table.room, signing, jenis.baris)
        step = jenis.lajur
        return [_Page(lanes[at : at + step]) for at in range(0, len(lanes), step)]

    def _page(self, marks: Marks, made: _Set, at: int) -> None:
        marks.place(made.name)
        if made.is_shared:
            marks.place(f"{made.name}-{at}")
        else:
            self._rows(marks, made, at)

    def _rows(self, marks: Marks, made: _Set, at: int) -> None:
        ends = [
            _draw_lines(marks, self._table, edges, lane)
            for edges, lane in zip(self._table.bands, made.pages[at].lanes, strict=False)
        ]
        if self._signers and at == len(made.pages) - 1:
            top = min(ends) - 8
            height = min(top - MARGIN - FOOT + 8, self._signing + _MOST_SPARE)
            draw_signatures(marks, self._table.left, self._table.right, top, top - height, self._signers)


def _draw_lines(marks: Marks, table: Table, edges: tuple[float, ...], lines: Sequence[Line]) -> float:
    """Draw the rows of a lane; returns the y of the table's end."""
    y, ys = table.top, [table.top]
    spans = tuple(zip(table.columns, edges, edges[1:], strict=False))
    drawn = [(column.draw, left, right) for column, left, right in spans if column.draw]
    for line in lines:
        draw_row(marks, line, edges, y)
        for draw, left, right in drawn if line.is_voter else ():
            draw(marks, left, y, right, y - line.height)
        y -= line.height
        ys.append(y)
    if not lines:
        marks.text(edges[0], y - 14, "NIHIL", text_bold(), 10)
        return y - 20
    marks.grid(edges, tuple(ys))
    return y
