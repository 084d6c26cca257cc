"""The Buku kendali on the screen: papers with number and holder; what came back, what was destroyed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.kendali import JENIS, Dokumen, edaran
from app.domain.tanggal import short_date
from app.services.desa.kendali import papers
from app.system.language import tr
from app.ui.desa.cetak_kendali_acts import KendaliActs
from app.ui.desa.cetak_view import BehindView
from app.ui.desa.cetak_words import tps_word
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.plain_key import letter_of
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.desa.cetak_page import CetakPage

ALL, OUT = "", "keluar"
_LOOKS = {"keluar": "warn", "musnah": "quiet"}


class KendaliView(BehindView):
    """Several rows may be chosen: a bundle of worksheets comes back at once."""

    def __init__(self, page: "CetakPage") -> None:
        super().__init__(tr("Buku kendali"))
        self._session = page.session
        self.acts = KendaliActs(page, self)
        self._papers: list[Dokumen] = []
        self.found: list[Dokumen] = []
        kinds = [(ALL, tr("Semua")), (OUT, tr("Masih di luar"))]
        self.kinds = Choice(tr("Dokumen"), [*kinds, *_kind_words().items()], ALL)
        self.model = TextModel(_headings())
        self.table = PlainTable(self.model, tr("Buku kendali"), [84, 0, 176, 62, 180, 84, 84, 84])
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sum, self._empty = label("", size=1.25, bold=True, wrap=True), label("", "quiet", wrap=True)
        self.keys = {key: button(f"{word} ({key})", flat=True) for key, word in _acts().items()}
        self._build()
        self._connect()

    def _build(self) -> None:
        above = column(self.sum, self.kinds, space=6)
        above.setContentsMargins(16, 10, 16, 6)
        empty = column(self._empty)
        empty.setContentsMargins(16, 0, 16, 8)
        foot = row(*self.keys.values(), None, space=4)
        foot.setContentsMargins(12, 6, 12, 6)
        body = column(above, empty, self.table, foot, space=0)
        body.setStretch(2, 1)
        self.lay_out(None, body=body)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda _: self._fill())
        self.table.letter.connect(self.press)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell_keys())
        for key, made in self.keys.items():
            made.clicked.connect(lambda _=False, key=key: self.press(key))

    def first_control(self) -> QWidget:
        return self.table

    def read(self, then: Callable[[], None] | None = None) -> None:
        """All papers, once more."""

        def told(found: list[Dokumen]) -> None:
            self._papers = found
            self._fill()
            if then:
                then()

        self._session.run(lambda workspace, _: papers(workspace), told)

    def show_kind(self, kind: str) -> None:
        """Those of one kind."""
        self.kinds.buttons[kind].setChecked(True)

    @property
    def chosen(self) -> list[Dokumen]:
        """The rows that are lit."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.found[row] for row in rows if row < len(self.found)]

    def press(self, key: str) -> None:
        """What a letter does with what is lit."""
        if key in self.keys and self.keys[key].isEnabled():
            self.acts.press(key, self.chosen)

    def _fill(self) -> None:
        at, now = max(self.table.at, 0), self.kinds.now
        of_kind = [one for one in self._papers if now in (ALL, OUT, one.jenis)]
        self.found = [one for one in of_kind if now != OUT or one.keadaan == "keluar"]
        self.sum.setText(_sentence(of_kind))
        self._empty.setText(
            tr("Lembar kerja, salinan, ikat surat, dan berkas titip cetak mendapat nomor saat dicetak.")
        )
        self._empty.setVisible(not self.found)
        self.model.show([_line(one) for one in self.found])
        self.table.go_to(min(at, len(self.found) - 1))
        self._tell_keys()

    def _tell_keys(self) -> None:
        chosen = self.chosen
        for key, made in self.keys.items():
            made.setEnabled(bool(chosen) and all(key in _possible(one) for one in chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The letters where no row has the focus."""
        if letter := letter_of(event):
            self.press(letter)
        else:
            super().keyPressEvent(event)


def _acts() -> dict[str, str]:
    return {
        "K": tr("Sudah kembali"),
        "S": tr("Serahkan"),
        "M": tr("Dimusnahkan"),
        "C": tr("Catatan"),
    }


def _possible(one: Dokumen) -> tuple[str, ...]:
    """The keys that a paper takes as it is."""
    here = ("S", "M", "C")
    return {"disimpan": here, "keluar": ("K", "M", "C"), "kembali": here, "musnah": ("C",)}[one.keadaan]


def _kind_words() -> dict[str, str]:
    return {
        "lembar_kerja": tr("Lembar kerja"),
        "salinan": tr("Salinan"),
        "induk": tr("Induk fotokopi"),
        "undangan": tr("Ikat surat"),
        "titip": tr("Titip cetak"),
    }


assert set(JENIS) == {"lembar_kerja", "salinan", "induk", "undangan", "titip"}


def _headings() -> list[Heading]:
    words = (tr("Nomor"), tr("Dokumen"), tr("Untuk"))
    more = (tr("Pemegang"), tr("Keluar"), tr("Kembali"), tr("Musnah"))
    return [*map(Heading, words), Heading(tr("Lembar"), True), *map(Heading, more)]


def _line(one: Dokumen) -> Line:
    days = (one.keluar, one.kembali, one.musnah)
    told = [short_date(day.isoformat()) if day else "" for day in days]
    mark = "! " if one.konflik else ""
    texts = (
        f"{mark}{one.nomor}", f"{one.isi}{f' · {one.catatan}' if one.catatan else ''}", _place(one),
        ribuan(one.lembar), one.pemegang, *told,
    )  # fmt: skip
    return Line(texts, _LOOKS.get(one.keadaan, "text"))


def _place(one: Dokumen) -> str:
    """TPS 02, RT 003/001."""
    tps = tps_word(one.tps) if one.tps else ""
    rt = "RT " + "/".join(part for part in (one.rt, one.rw) if part) if one.rt or one.rw else ""
    return ", ".join(part for part in (tps, rt) if part)


def _sentence(found: Sequence[Dokumen]) -> str:
    """14 keluar, 12 kembali; 2 masih di luar (31 lembar)."""
    counts = edaran(found)
    told = tr("{out} keluar, {back} kembali", out=ribuan(counts.keluar), back=ribuan(counts.kembali))
    if counts.beredar:
        told += tr(
            "; {left} masih di luar ({sheets} lembar)",
            left=ribuan(counts.beredar), sheets=ribuan(counts.lembar_beredar),
        )  # fmt: skip
    return told + (tr("; {gone} dimusnahkan", gone=ribuan(counts.musnah)) if counts.musnah else "")
