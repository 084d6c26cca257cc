"""One return: what was checked, who signed, what it changes; the code from the minutes applies it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from app.domain.istilah import in_sentence
from app.services.kpu.apply_return import Applied, apply_return
from app.services.kpu.return_details import Periksa, Rincian
from app.system import clock
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.balasan_acts import refuse_return, take_back_refusal
from app.ui.kpu.balasan_beda import BedaPanel
from app.ui.kpu.balasan_rows import DITOLAK, MENUNGGU, PRATINJAU, change_words, looks, stage_words
from app.ui.news_words import news_words
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.ui.kpu.balasan_page import BalasanPage

_SIDE = 300
_LONGEST_CODE = 60
_SIGNS = {"ok": ("✓", "good"), "gagal": ("×", "bad"), "belum": ("–", "quiet")}


class RincianView(QWidget):
    """Made anew for every return that is opened. K goes to the code, T refuses, Esc goes back."""

    def __init__(self, page: "BalasanPage", rincian: Rincian) -> None:
        super().__init__()
        self._page, self.rincian = page, rincian
        self.changes = BedaPanel(rincian.beda, rincian.sejak)
        self.problem = ErrorPanel()
        self.code = QLineEdit()
        self.code.setPlaceholderText(tr("Kode sidik dari berita acara yang ditandatangani"))
        self.code.setAccessibleName(tr("Kode sidik"))
        self.code.setMaxLength(_LONGEST_CODE)
        self.apply = button(tr("Terap&kan"), self._apply, primary=True)
        self.refuse = button(tr("&Tolak … (T)"), lambda: refuse_return(page, rincian))
        self.back = button(tr("Tarik &penolakan (P)"), lambda: take_back_refusal(page, rincian))
        self._build()
        self.code.returnPressed.connect(self._apply)
        self.changes.table.letter.connect(self._letter)
        self.setFocusProxy(self.code if rincian.butuh_kode else self.changes.table)

    def _build(self) -> None:
        one, look = self.rincian, looks()[self.rincian.keadaan]
        name = tr(
            "{name}: pengembalian ke-{number} ({stage})",
            name=one.desa.nama, number=one.urut, stage=stage_words(one.tahap),
        )  # fmt: skip
        state = label(f"{look.letter} {look.word}", look.text_colour, bold=True)
        leave = button(tr("Kembali (Esc)"), self._page.back, flat=True)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self._side(), split, self.changes, space=12)
        body.setStretch(2, 1)
        page = column(
            row(title(name), 12, state, None, leave), line(), body, self.problem, self._foot(),
            space=10, margin=16,
        )  # fmt: skip
        page.setStretch(2, 1)
        self.setLayout(page)

    def _foot(self) -> QWidget:
        """What can be done with it."""
        foot, state = QWidget(), self.rincian.keadaan
        self.code.setVisible(state == MENUNGGU)
        self.apply.setVisible(state == MENUNGGU)
        self.refuse.setVisible(state in (MENUNGGU, PRATINJAU))
        self.back.setVisible(state == DITOLAK)
        note = label(*self._note(), wrap=True)
        inside = row(self.code, self.apply, note, self.refuse, self.back)
        inside.setStretch(0, 2 if state == MENUNGGU else 0)
        inside.setStretch(2, 3)
        foot.setLayout(inside)
        return foot

    def _note(self) -> tuple[str, str]:
        """What applying it means, and how loudly that is said."""
        one = self.rincian
        if one.keadaan == PRATINJAU:
            told = tr("Pratinjau tidak mengubah apa pun; yang diterapkan adalah pengembalian akhir.")
            return told, "quiet"
        if one.keadaan != MENUNGGU:
            return "", "quiet"
        if one.mendahului:
            return tr("Terapkan dahulu pengembalian akhir yang disusulnya, lalu susulan ini."), "warn"
        if one.ganti and one.ganti.terapan:
            told = tr(
                "Pengembalian ke-{number} sudah diterapkan; kode di sini menggantikannya.",
                number=one.ganti.terapan,
            )
            return told, "warn"
        return tr("Kode diketik dari kertas bertanda tangan, tidak pernah dari berkasnya."), "quiet"

    def _side(self) -> QWidget:
        one, zone = self.rincian, self._page.session.vault.pemilihan.zona
        when = clock.local_time(clock.moment(one.diterima), zone)
        told = column(
            label(one.desa.kecamatan), label(tr("Diterima {when}, dari paket ke-{number}",
                when=when, number=one.paket), "quiet", wrap=True),
            label(change_words(one.hitung), wrap=True), *self._numbers(), *self._added(),
            *(label(tr("Perhatian: {told}", told=told), "warn", wrap=True) for told in one.perhatian), 6,
            label(tr("Yang diperiksa"), bold=True), *check_lines(one.periksa), 6,
            label(tr("Anggota panitia"), bold=True), *self._members(), None, space=4,
        )  # fmt: skip
        told.setContentsMargins(0, 0, 8, 0)
        inside, area = QWidget(), QScrollArea()
        inside.setProperty("sheet", True)
        inside.setLayout(told)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedWidth(theme.scaled(_SIDE))
        return area

    def _numbers(self) -> list[QWidget]:
        dpt = self.rincian.dpt
        if not dpt:
            return []
        told = tr(
            "DPT: {jumlah} pemilih, L {male}, P {female}",
            jumlah=ribuan(dpt["jumlah"]), male=ribuan(dpt["L"]), female=ribuan(dpt["P"]),
        )  # fmt: skip
        return [label(told, wrap=True)]

    def _added(self) -> list[QWidget]:
        """What a supplement brings beyond the return before it."""
        new = self.rincian.susulan
        if new is None:
            return []
        told = tr("Baru sejak ke-{number}: {news}.", number=self.rincian.sejak, news=news_words(new))
        return [label(told, bold=True, wrap=True)]

    def _members(self) -> list[QWidget]:
        """Who added whom matters where two of them signed."""
        lines: list[QWidget] = []
        for one in self.rincian.anggota:
            role = in_sentence(istilah().pantarlih) if one.peran == "pantarlih" else one.peran
            by = (
                tr("ditambahkan oleh {name}", name=one.ditambahkan_oleh)
                if one.ditambahkan_oleh
                else tr("membuka paket")
            )
            lines.append(label(f"{one.nama} ({role}), {by}", "quiet", wrap=True))
        return lines

    def _letter(self, letter: str) -> None:
        state = self.rincian.keadaan
        if letter == "T" and state in (MENUNGGU, PRATINJAU):
            self.refuse.click()
        elif letter == "P" and state == DITOLAK:
            self.back.click()
        elif letter == "K" and state == MENUNGGU:
            self.code.setFocus()

    def _apply(self) -> None:
        kode, typed = self.rincian.desa.kode, self.code.text()
        if not typed.strip() or not self.apply.isEnabled():
            return
        self.problem.hide()
        self._busy(True)
        self._page.session.run(
            lambda vault, _: apply_return(vault, kode, typed), self._applied, self._failed,
            tr("Menerapkan pengembalian"),
        )  # fmt: skip

    def _applied(self, done: Applied) -> None:
        if self._page.view is self:
            self.code.clear()
        self._page.screen_.say(
            tr("Pengembalian ke-{number} {name} diterapkan", number=done.urut, name=done.desa)
        )

    def _failed(self, error: BaseException) -> None:
        self._page.tell(self, error)
        if self._page.view is self:
            self._busy(False)
            self.code.setFocus()
            self.code.selectAll()

    def _busy(self, on: bool) -> None:
        self.code.setEnabled(not on)
        self.apply.setEnabled(not on)


def check_lines(checks: Sequence[Periksa]) -> list[QWidget]:
    """A sign, and what was looked at."""
    return [
        label(f"{sign} {one.apa}", look, wrap=True) for one in checks for sign, look in [_SIGNS[one.hasil]]
    ]
