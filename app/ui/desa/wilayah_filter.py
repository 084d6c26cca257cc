"""The search line of the map and its quick filters, each with how many places it shows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.domain.pencarian import Pencarian, parse
from app.services.desa.peta_wilayah import BarisWilayah
from app.system.language import tr
from app.ui.desa.filter_line import SearchField
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, label, row

_PAUSE = 30  # ms after the last key before a search runs

FILTERS: dict[str, Callable[[BarisWilayah], bool]] = {
    "belum": lambda place: not place.dusun,
    "kurang": lambda place: bool(place.kurang),
    "konflik": lambda place: bool(place.konflik),
    "usul": lambda place: bool(place.usul),
    "semua": lambda place: True,
}
_ALWAYS = ("belum", "semua")
"""The others are there when they have something to show."""


def matches(place: BarisWilayah, wanted: Pencarian) -> bool:
    """Whether a place meets a search line: words and digits of its address or names, `rt 3`, `rw 2`."""
    text = " ".join((place.alamat, place.dusun, place.usul, *place.konflik)).lower()
    parts = (*wanted.words, wanted.digits)
    exact = ((wanted.rt, place.rt), (wanted.rw, place.rw))
    return all(part in text for part in parts) and all(not asked or asked == has for asked, has in exact)


class WilayahFilter(QWidget):
    """`changed`: another search or filter is in force; one quick filter always is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = "belum"
        self.field = SearchField()
        self.field.setPlaceholderText(tr('Cari alamat, nama, "rt 3 rw 2"  ( / )'))
        self.field.setAccessibleName(tr("Cari tempat"))
        self.field.setClearButtonEnabled(True)
        self._group = QButtonGroup(self)
        self.buttons = {kind: self._button(kind) for kind in FILTERS}
        self._count = label("", "quiet")
        inside = row(self.field, *self.buttons.values(), self._count, space=4, margin=8)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed.emit)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.cleared.connect(self.clear)

    def _button(self, kind: str) -> QPushButton:
        made = button("", lambda: self.choose(kind), flat=True)
        made.setCheckable(True)
        made.setChecked(kind == self.kind)
        self._group.addButton(made)
        return made

    def choose(self, kind: str) -> None:
        """Another quick filter."""
        self.kind = kind
        self.buttons[kind].setChecked(True)
        self.changed.emit()

    def clear(self) -> None:
        """No search; where there is none, what is still open."""
        if self.field.text():
            self.field.clear()
        elif self.kind != "belum":
            self.choose("belum")

    @property
    def is_plain(self) -> bool:
        """Nothing is asked but what is still open."""
        return self.kind == "belum" and not self.field.text()

    def chosen(self, places: Sequence[BarisWilayah]) -> list[BarisWilayah]:
        """The places that the filter and the search leave."""
        wanted, of = parse(self.field.text()), FILTERS[self.kind]
        return [place for place in places if of(place) and matches(place, wanted)]

    def tell(self, places: Sequence[BarisWilayah], shown: int) -> None:
        """Counts on the filters, and "58 dari 1.712 tempat"."""
        for kind, made in self.buttons.items():
            count = sum(map(FILTERS[kind], places))
            made.setText(f"{filter_words()[kind]} {ribuan(count)}")
            made.setAccessibleName(made.text().replace("&", ""))
            made.setVisible(bool(count) or kind in _ALWAYS or kind == self.kind)
        self._count.setText(tr("{shown} dari {total} tempat", shown=ribuan(shown), total=ribuan(len(places))))


def filter_words() -> dict[str, str]:
    """Filter -> its word; the letter after & is its Alt key."""
    return {
        "belum": tr("&Belum"),
        "kurang": tr("&Tanpa RT/RW"),
        "konflik": tr("&Konflik"),
        "usul": tr("Ada &usul"),
        "semua": tr("&Semua"),
    }
