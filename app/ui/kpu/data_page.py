"""Data: lists of Sidalih come in, every row accounted for; below, which village each of its areas is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.istilah import in_sentence
from app.services.kpu.areas import Area, areas
from app.services.kpu.import_list import Account
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.area_acts import AreaActs
from app.ui.kpu.import_panel import ImportPanel
from app.ui.kpu.page import KpuPage
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen


class DataPage(KpuPage):
    """Enter sets the code of the area in front, B divides it, T accepts every proposal, K reads codes."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.areas: list[Area] = []
        self.panel = ImportPanel(self)
        self.acts = AreaActs(self)
        self.only_open = Choice(
            tr("Wilayah yang ditampilkan"), (("", tr("Semua")), ("buka", tr("Yang belum berkode"))), ""
        )
        self.model = TextModel(
            [Heading(istilah().kecamatan), Heading(tr("Wilayah Sidalih")), Heading(tr("KEL_ID")),
             Heading(tr("Pemilih"), is_number=True), Heading(tr("Kode")), Heading(tr("Keadaan"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Wilayah Sidalih"), [0, 0, 84, 76, 108, 330])
        self._told = label("", "quiet")
        self.accept = button(tr("&Terima semua usul (T)"), self.acts.accept_all, "check")
        self.divide = button(tr("Bagi &wilayah … (B)"), lambda: self.acts.divide(self.front))
        self.by_table = button(tr("&Kode dari tabel … (K)"), self.acts.from_table, "table-2")
        self._build()
        self.table.opened.connect(lambda _: self.acts.set_code(self.front))
        self.table.letter.connect(self._letter)
        self.only_open.chosen.connect(lambda _: self._fill())

    def _build(self) -> None:
        heading = label(tr("Wilayah Sidalih dan kode Kemendagrinya"), bold=True)
        hint = label(tr("Enter: ketik kode · B: bagi · T: terima semua usul"), "quiet")
        foot = row(hint, None, self.by_table, self.divide, self.accept)
        page = column(
            title(tr("Data")), self.panel, line(), row(heading, 16, self.only_open, None, self._told),
            self.table, foot, space=10, margin=16,
        )  # fmt: skip
        page.setStretch(4, 1)
        self.setLayout(page)

    def first_control(self) -> QWidget:
        return self.table if self.areas else self.panel.choose

    @property
    def front(self) -> Area | None:
        """The area in front."""
        shown = self._shown()
        return shown[self.table.at] if 0 <= self.table.at < len(shown) else None

    def refresh(self) -> None:
        self.session.read(lambda vault, _: areas(vault), self._show, what=tr("Membaca wilayah"))

    def take(self, files: list[Path]) -> None:
        """Files that were dropped."""
        self.panel.take(files)

    def imported(self, account: Account) -> None:
        """A list came in: the areas that it brought may need a code."""
        self.screen_.say(tr("{count} pemilih masuk", count=ribuan(account.masuk)))

    def _show(self, found: list[Area]) -> None:
        self.areas = found
        self._fill()

    def _shown(self) -> list[Area]:
        only = self.only_open.now == "buka"
        return [area for area in self.areas if not only or area.status in ("usul", "tanya")]

    def _fill(self) -> None:
        at = max(0, self.table.at)
        shown = self._shown()
        self.table.tell_empty(
            tr("Semua wilayah sudah berkode.")
            if self.areas
            else tr(
                "Belum ada daftar. Pilih berkas ekspor Sidalih di atas (Alt+B), atau seret ke jendela ini."
            )
        )
        self.model.show([_line(area) for area in shown])
        self.table.go_to(min(at, len(shown) - 1))
        proposed = sum(area.status == "usul" for area in self.areas)
        asked = sum(area.status == "tanya" for area in self.areas)
        self.accept.setEnabled(proposed > 0)
        self.divide.setEnabled(bool(shown))
        self._told.setText(
            tr(
                "{areas} wilayah · {proposed} usul · {asked} perlu dijawab",
                areas=ribuan(len(self.areas)), proposed=ribuan(proposed), asked=ribuan(asked),
            )
        )  # fmt: skip

    def _letter(self, letter: str) -> None:
        if letter == "T" and self.accept.isEnabled():
            self.acts.accept_all()
        elif letter == "B":
            self.acts.divide(self.front)
        elif letter == "K":
            self.acts.from_table()


def _line(area: Area) -> Line:
    state, look = {
        "terpasang": (tr("berkode"), "text"),
        "dibagi": (tr("dibagi menjadi {count} bagian", count=area.bagian), "text"),
        "usul": (tr("usul: {name}", name=area.nama_resmi), "accent"),
        "tanya": (tr("belum diketahui, ketik kodenya"), "warn"),
    }[area.status]
    if area.status == "terpasang" and area.asing:
        state = tr("berkode; tidak ada di daftar Kemendagri")
    if area.status == "terpasang" and area.bagian:
        desa = in_sentence(istilah().desa)
        state = tr("{count} bagiannya menjadi {desa} lain", count=area.bagian, desa=desa)
    return Line(
        (area.kecamatan, area.nama, area.kel_id, ribuan(area.pemilih), area.kode, state), "text", look
    )
