"""Beside the packages: what the village in front has, and what is done with packages, letters and papers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.kpu.packages import Paket
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.paket_words import made_words, package_words
from app.ui.widgets.controls import button, column, label, line, listed

if TYPE_CHECKING:
    from app.ui.kpu.paket_page import PaketPage

_WIDTH = 290
_OF_FRONT = ("U", "W")


class PaketPanel(QWidget):
    """`keys`: letter -> act, the same as the buttons say."""

    def __init__(self, page: "PaketPage") -> None:
        super().__init__()
        self._page = page
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._name, self._state = label("", size=1.2, bold=True, wrap=True), label("", wrap=True)
        self._phone = label(tr("Belum ada nomor telepon untuk telepon balik."), "warn", wrap=True)
        acts, papers = page.acts, page.papers
        rows: Sequence[tuple[str, str, Callable[[], None]]] = (
            ("U", tr("Terbitkan ulang … (U)"), acts.reissue),
            ("W", tr("Kata kunci lewat telepon … (W)"), acts.open_village),
            ("S", tr("Surat kunci … (S)"), papers.letters),
            ("T", tr("Tanda terima, berita acara … (T)"), papers.delivery),
            ("L", tr("Terbitkan ulang semua … (L)"), page.every.begin),
        )
        self.keys = {letter: act for letter, _, act in rows}
        self.buttons = {letter: listed(button(text, act, flat=True)) for letter, text, act in rows}
        told = tr(
            "Paket dan surat kunci diserahkan setelah tanda terima dan pernyataan kerahasiaan ditandatangani."
        )
        self.setLayout(
            column(
                self._name, self._state, self._phone, 4, *(self.buttons[one] for one in _OF_FRONT), line(),
                label(tr("Semua paket"), bold=True),
                *(made for letter, made in self.buttons.items() if letter not in _OF_FRONT),
                8, label(told, "quiet", wrap=True), None, space=4,
            )
        )  # fmt: skip

    def tell(self, one: Paket | None) -> None:
        """The village in front."""
        some = any(row.urut for row in self._page.rows)
        for letter, made in self.buttons.items():
            made.setEnabled(bool(one and one.urut) if letter in _OF_FRONT else some)
        self._phone.setVisible(one is not None and not one.telepon)
        self._name.setText(f"{one.desa.nama}, {one.desa.kecamatan}" if one else "")
        self._state.setText(self._told(one) if one else "")

    def _told(self, one: Paket) -> str:
        word = package_words()[one.keadaan][0]
        if not one.urut:
            return f"{word}\n" + tr("{count} pemilih", count=ribuan(one.pemilih))
        return f"{word}\n" + tr(
            "Paket ke-{urut}, {dikemas} pemilih, {when}. Sekarang {pemilih} pemilih.",
            urut=one.urut, dikemas=ribuan(one.dikemas), when=made_words(one, self._page.zone),
            pemilih=ribuan(one.pemilih),
        )  # fmt: skip
