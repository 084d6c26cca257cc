"""The list of the returns, with what just came in; Enter opens the one in front."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.domain.istilah import in_sentence
from app.services.kpu.receive import Outcome
from app.system import clock
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.balasan_rows import (
    BERKAS,
    DITERAPKAN,
    DITOLAK,
    MENUNGGU,
    Item,
    change_words,
    looks,
    stage_words,
    state_words,
)
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_files import choose_files
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.balasan_page import BalasanPage

_SEARCH = 240
_SHOWN = {"": (), "tunggu": (MENUNGGU,), "terap": (DITERAPKAN,), "tolak": (DITOLAK, BERKAS)}


class BalasanList(QWidget):
    """B chooses files, F a folder, M opens the rows of a village without the program."""

    def __init__(self, page: "BalasanPage") -> None:
        super().__init__()
        self._page = page
        self.items: list[Item] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(
            tr("Cari nama, {kecamatan}, atau kode", kecamatan=in_sentence(istilah().kecamatan))
        )
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.scaled(_SEARCH))
        self.which = Choice(
            tr("Yang ditampilkan"),
            (("", tr("Semua")), ("tunggu", tr("Menunggu kode")), ("terap", tr("Diterapkan")),
             ("tolak", tr("Ditolak"))), "",
        )  # fmt: skip
        self.model = TextModel(
            [Heading(istilah().kecamatan), Heading(istilah().desa), Heading(tr("Ke"), is_number=True),
             Heading(tr("Tahap")), Heading(tr("Diterima")), Heading(tr("Perubahan")), Heading(tr("Keadaan"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Pengembalian"), [0, 0, 40, 80, 128, 210, 268])
        self.problem, self.told = ErrorPanel(), label("", wrap=True)
        self._count = label("", "quiet")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(
            title(tr("Pengembalian")), None, button(tr("Pilih &berkas … (B)"), self.choose, "folder-open"),
            button(tr("Pilih &folder … (F)"), self.choose_folder, "folder-open"),
            button(tr("Tanpa progra&m … (M)"), lambda: self._page.by_hand(self._kode()), "table-2"),
        )  # fmt: skip
        filters = row(self.search, self.which, None, self._count)
        filters.setStretch(2, 1)
        hint = label(tr("Enter: buka pengembalian · seret berkas, folder, atau bundel ke sini"), "quiet")
        page = column(head, line(), self.problem, self.told, filters, self.table, hint, space=10, margin=16)
        page.setStretch(5, 1)
        self.setLayout(page)
        self.told.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self.fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.which.chosen.connect(lambda _: self.fill())
        self.table.opened.connect(lambda at: self._page.open(self.shown()[at]))
        self.table.letter.connect(self._letter)

    def show_items(self, found: list[Item]) -> None:
        """What the vault holds now."""
        self.items = found
        self.fill()

    def shown(self) -> list[Item]:
        """Those that the filters let through."""
        wanted, states = self.search.text().strip().casefold(), _SHOWN[self.which.now]
        return [
            one
            for one in self.items
            if (not states or one.keadaan in states)
            and (not wanted or wanted in f"{one.desa} {one.kecamatan} {one.kode} {_file(one)}".casefold())
        ]

    def fill(self) -> None:
        """The rows anew; the one in front stays there."""
        at, shown = max(0, self.table.at), self.shown()
        self.table.tell_empty(
            tr("Tidak ada pengembalian seperti ini.")
            if self.items
            else tr(
                "Belum ada pengembalian. Pilih berkas (B) atau folder (F) dari flashdisk, atau seret ke sini."
            )
        )
        self.model.show([self._line(one) for one in shown])
        self.table.go_to(min(at, len(shown) - 1))
        waiting = sum(one.keadaan == MENUNGGU for one in self.items)
        self._count.setText(
            tr(
                "{count} pengembalian · {waiting} menunggu kode",
                count=ribuan(len(self.items)), waiting=ribuan(waiting),
            )
        )  # fmt: skip

    def show_all(self) -> None:
        """Without filters, so that a line can be gone to."""
        self.search.clear()
        self.which.buttons[""].setChecked(True)

    def _line(self, one: Item) -> Line:
        when = clock.local_time(clock.moment(one.waktu), self._page.session.vault.pemilihan.zona)
        name, what = one.desa or tr("(tidak dikenal)"), change_words(one.hitung) or _file(one)
        number = str(one.urut) if one.urut else ""
        texts = (one.kecamatan, name, number, stage_words(one.tahap), when, what, state_words(one))
        return Line(texts, "text", looks()[one.keadaan].colour)

    def _kode(self) -> str:
        shown = self.shown()
        return shown[self.table.at].kode if 0 <= self.table.at < len(shown) else ""

    def _letter(self, letter: str) -> None:
        if letter == "B":
            self.choose()
        elif letter == "F":
            self.choose_folder()
        elif letter == "M":
            self._page.by_hand(self._kode())

    def choose(self) -> None:
        """Returns and bundles, one or many."""
        kinds = tr("Pengembalian atau bundel (*.dptr *.dptb)")
        if chosen := choose_files(self, tr("Pengembalian"), kinds):
            self._page.receive(chosen)

    def choose_folder(self) -> None:
        """Every return and bundle inside."""
        if name := QFileDialog.getExistingDirectory(self, tr("Folder pengembalian"), str(Path.home())):
            self._page.receive([Path(name)])

    def tell_received(self, outcomes: Sequence[Outcome]) -> None:
        """What became of the files that were just taken in."""
        counts = {kind: sum(one.hasil == kind for one in outcomes) for kind in ("pratinjau", "menunggu")}
        refused = len(outcomes) - sum(counts.values())
        self.told.setText(
            tr(
                "{total} berkas diperiksa: {pratinjau} pratinjau, {menunggu} menunggu kode, "
                "{ditolak} ditolak. Enter pada yang ditolak menyebut sebabnya.",
                total=ribuan(len(outcomes)), pratinjau=ribuan(counts["pratinjau"]),
                menunggu=ribuan(counts["menunggu"]), ditolak=ribuan(refused),
            )
            if outcomes
            else tr("Tidak ada pengembalian (.dptr) atau bundel (.dptb) di folder itu.")
        )  # fmt: skip
        self.told.show()


def _file(one: Item) -> str:
    return one.tolak.berkas if one.tolak else ""
