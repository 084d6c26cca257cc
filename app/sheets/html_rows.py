"""The tables of a web page as rows: what OpenSID offers as .xls is one."""

from collections.abc import Iterator
from html.parser import HTMLParser

from app.domain.errors import UserError
from app.sheets.small_table import LARGEST
from app.sheets.xlsx_row_parser import MAX_COLUMNS, Cells

_CELLS = ("td", "th")


def html_rows(text: str) -> Iterator[Cells]:
    """Rows of all tables one below the other; a merged cell has its text in its first place."""
    page = _Page()
    page.feed(text)
    page.close()
    none = frozenset[int]()
    return (Cells(number, texts, none) for number, texts in enumerate(page.rows, 1))


class _Page(HTMLParser):
    """Collects cells; text outside of them counts for nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._pieces: list[str] | None = None
        self._span = (1, 1)
        self._reach: dict[int, int] = {}  # column -> the last row that a cell from above covers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self._start_row()
        elif tag in _CELLS:
            self._end_cell()
            named = dict(attrs)
            self._span = (_number(named.get("colspan")), _number(named.get("rowspan")))
            self._pieces = []
        elif tag == "br" and self._pieces is not None:
            self._pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in (*_CELLS, "tr", "table"):
            self._end_cell()
        if tag == "table":
            self._reach.clear()

    def handle_data(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)

    def _start_row(self) -> None:
        if len(self.rows) > LARGEST:
            raise UserError("SHEET_UNREADABLE")
        self.rows.append([])

    def _end_cell(self) -> None:
        """Put the text in the next place that no cell from above reaches into."""
        if self._pieces is None:
            return
        text, self._pieces = " ".join("".join(self._pieces).split()), None
        if not self.rows:
            self.rows.append([])
        row, now = self.rows[-1], len(self.rows)
        while self._reach.get(len(row), 0) >= now:
            row.append("")
        across, down = self._span
        for _ in range(min(across, MAX_COLUMNS - len(row))):
            self._reach[len(row)] = now + down - 1
            row.append(text)
            text = ""


def _number(text: str | None) -> int:
    return min(int(text), MAX_COLUMNS) if text and text.isascii() and text.isdecimal() and int(text) else 1
