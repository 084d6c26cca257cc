"""A file that was refused, on its own page: what happened, what is safe, what to do next."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.istilah import in_sentence
from app.services.kpu.refuse_return import TolakTercatat
from app.services.kpu.return_details import Penolakan, checklist, refusal, refusal_of
from app.system import clock
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import icons, theme
from app.ui.kpu.balasan_acts import letter_of_check
from app.ui.kpu.balasan_rincian import check_lines
from app.ui.kpu.balasan_rows import Item
from app.ui.widgets.controls import Item as Part
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.plain_key import letter_of

if TYPE_CHECKING:
    from app.ui.kpu.balasan_page import BalasanPage

_WIDEST = 820


class TolakanView(QWidget):
    """Nothing of such a file is kept; only the record knows that it came."""

    def __init__(self, page: "BalasanPage", item: Item, told: TolakTercatat) -> None:
        super().__init__()
        self._page, self._item, self._told = page, item, told
        self.letter = button(tr("&Surat penolakan … (S)"), self._write, "message-square-text")
        self.letter.setEnabled(bool(item.desa))
        self.why = label("" if item.desa else _nobody(), "quiet", wrap=True)
        self.leave = button(tr("Kembali (Esc)"), page.back, flat=True)
        self.setFocusProxy(self.letter if item.desa else self.leave)
        self._build()

    def _build(self) -> None:
        known = self._penolakan()
        picture = label()
        picture.setPixmap(icons.pixmap("triangle-alert", 28, theme.colours().bad))
        inside = QWidget()
        inside.setProperty("sheet", True)
        inside.setMaximumWidth(theme.scaled(_WIDEST))
        inside.setLayout(
            column(
                *self._parts(known), *self._steps(known), *self._checks(), 8, row(self.letter, None),
                self.why, None, space=6,
            )
        )  # fmt: skip
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        head = row(picture, title(known.golongan.judul), None, self.leave)
        page = column(head, label(self._whence(), "quiet", wrap=True), line(), area, space=10, margin=16)
        page.setStretch(3, 1)
        self.setLayout(page)

    def _penolakan(self) -> Penolakan:
        found = refusal(self._item.found) if self._item.found else None
        words: dict[str, str | int] = {
            "desa": self._item.desa,
            "kode": self._told.kode,
            "urut": self._told.urut,
        }
        return found or refusal_of(self._told.code, words)

    def _whence(self) -> str:
        when = clock.local_time(clock.moment(self._told.waktu), self._page.session.vault.pemilihan.zona)
        told = tr("Berkas {file}, diperiksa {when}", file=self._told.berkas, when=when)
        name = f"{self._item.desa}, {self._item.kecamatan}" if self._item.desa else ""
        return " · ".join(part for part in (told, name) if part)

    def _parts(self, known: Penolakan) -> list[Part]:
        parts: list[Part] = []
        for head, text in (
            (tr("Yang terjadi"), f"{known.terjadi}\n{known.golongan.arti}"), (tr("Yang aman"), known.aman),
            (tr("Langkah berikutnya"), known.lalu),
        ):  # fmt: skip
            parts += [label(head, bold=True), label(text, wrap=True), 6]
        return parts

    def _steps(self, known: Penolakan) -> list[Part]:
        steps = [label(f"{at}. {step}", wrap=True) for at, step in enumerate(known.golongan.langkah, 1)]
        return [label(tr("Yang diminta dari panitia"), bold=True), *steps, 6] if steps else []

    def _checks(self) -> list[Part]:
        if self._item.found is None:
            return []
        return [label(tr("Yang diperiksa"), bold=True), *check_lines(checklist(self._item.found))]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if letter_of(event) == "S" and self.letter.isEnabled():
            self._write()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        letter_of_check(self._page, self._told.kode, self._told.urut, self._item.desa)


def _nobody() -> str:
    return tr(
        "Surat belum dapat ditulis: berkas ini tidak dapat dibaca sampai menyebut {desa} mana, jadi tidak "
        "ada yang dapat dituju. Sampaikan langsung kepada yang membawanya.",
        desa=in_sentence(istilah().desa),
    )
