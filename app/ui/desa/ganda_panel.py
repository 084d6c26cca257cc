"""Two entries side by side, value by value: why they may be one person, what speaks against it, answers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.services.desa.daftar_rows import Ringkas
from app.services.desa.ganda_putusan import to_strike
from app.services.desa.ganda_rinci import Berdampingan, differences
from app.system.language import tr
from app.ui.desa.ganda_lines import DIFFERENT, SAME, Values, lines, of_row, of_voter, sign, value
from app.ui.desa.ganda_words import decision_told
from app.ui.desa.keys import BADGES
from app.ui.models.ganda_model import BarisGanda
from app.ui.widgets.controls import button, clear, column, label, line, row

_TOP = Qt.AlignmentFlag.AlignTop
_FAMILY = 8  # members that are named; the others are counted


class GandaPanel(QWidget):
    """`pressed(key)`: a button, by the key that does the same."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: BarisGanda | None = None
        self._why = label("", size=1.15, bold=True, wrap=True)
        self._doubts = label("", "warn", wrap=True)
        self._decided = label("", wrap=True)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(3)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._families = QGridLayout()
        self._families.setHorizontalSpacing(16)
        self.first, self.second = self._button("1"), self._button("2")
        self.apart = self._button("B", tr("Dua orang yang berbeda (B)"))
        self.later = self._button("L", tr("Nanti (L)"))
        self.reopen = self._button("U", tr("Batalkan putusan ini (U)"))
        self.look = button(tr("Lihat NIK (I)"), lambda: self.pressed.emit("I"), "eye", flat=True)
        self._build()

    def _button(self, key: str, text: str = "") -> QPushButton:
        return button(text, lambda: self.pressed.emit(key))

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        first = row(self._why, self._decided, self.look)
        first.setStretch(0, 1)
        first.setStretch(1, 1)
        first.setAlignment(self.look, _TOP)
        texts.addLayout(first)
        texts.addWidget(self._doubts)
        inside = QWidget()
        inside.setProperty("sheet", True)
        inside.setLayout(column(texts, self._grid, line(), self._families, None, space=8, margin=12))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        answers = column(
            row(self.first, self.second, space=8),
            row(self.apart, self.later, self.reopen, space=8),
            space=6,
        )
        answers.setContentsMargins(12, 8, 12, 8)
        page = column(area, line(), answers, space=0)
        page.setStretch(0, 1)
        self.setLayout(page)

    def tell(self, shown: BarisGanda, families: Sequence[Sequence[Ringkas]]) -> None:
        """Another pair, as the list has it; `tell_more` follows from the data file."""
        self.shown = shown
        is_open = shown.pasangan is not None
        self._tell_why(shown)
        self._fill(of_row(shown.kiri), of_row(shown.kanan), differences(shown.kiri, shown.kanan))
        self._tell_families(families)
        for made in (self.first, self.second, self.apart, self.later):
            made.setVisible(is_open)
        self.reopen.setVisible(not is_open)
        self.look.show()
        for made, word in (
            (self.first, tr("Coret no. {no} di kiri (1)", no=shown.kiri.no)),
            (self.second, tr("Coret no. {no} di kanan (2)", no=shown.kanan.no)),
        ):
            made.setText(word)
            made.setAccessibleName(word)

    def tell_more(self, details: Berdampingan) -> None:
        """What the list's rows do not hold; revealed numbers."""
        assert self.shown
        one = of_voter(details.satu.pemilih, self.shown.kiri)
        self._fill(one, of_voter(details.dua.pemilih, self.shown.kanan), details.beda)
        self.look.setVisible(not details.satu.terbuka)

    def _tell_why(self, shown: BarisGanda) -> None:
        pair, done = shown.pasangan, shown.putusan
        self._why.setVisible(pair is not None)
        self._doubts.setVisible(pair is not None and bool(pair.ragu))
        self._decided.setVisible(done is not None)
        if pair:
            self._why.setText(" ".join(tr(why.kalimat) for why in pair.alasan))
            self._doubts.setText("⚠ " + " ".join(tr(doubt.kalimat) for doubt in pair.ragu))
        if done:
            self._decided.setText(decision_told(done, shown.kiri, shown.kanan))

    def _fill(self, one: Values, other: Values, beda: Mapping[str, bool]) -> None:
        assert self.shown
        clear(self._grid)
        pair = self.shown.pasangan
        gone = to_strike(self.shown.kiri, self.shown.kanan) if pair and pair.is_strong else ""
        for place, key, who in ((1, "1", self.shown.kiri), (3, "2", self.shown.kanan)):
            self._grid.addLayout(_heading(key, who, proposed=who.id == gone), 0, place)
        for at, (word, kolom) in enumerate(lines(), 1):
            mark = sign(kolom, beda)
            self._grid.addWidget(label(word, "quiet"), at, 0, _TOP)
            between = label(mark, "warn" if mark == DIFFERENT else "quiet")
            between.setAccessibleName({DIFFERENT: tr("berbeda"), SAME: tr("sama")}.get(mark, ""))
            self._grid.addWidget(between, at, 2, _TOP)
            for place, values in ((1, one), (3, other)):
                told = label(value(values, kolom) or "-", wrap=True, bold=mark == DIFFERENT)
                told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(told, at, place, _TOP)

    def _tell_families(self, families: Sequence[Sequence[Ringkas]]) -> None:
        assert self.shown
        clear(self._families)
        for place, family in enumerate(families):
            self._families.setColumnStretch(place, 1)
            heading = label(tr("Satu KK: {count} pemilih", count=len(family)), bold=True)
            self._families.addWidget(heading, 0, place)
            others = [one for one in family if one.id not in self.shown.kunci]
            told = [f"[{BADGES.get(one.status, '-')}] {one.nama}, {one.kelamin} {one.umur}" for one in others]
            more = len(told) - _FAMILY
            told = told[:_FAMILY] + ([tr("dan {count} lagi", count=more)] if more > 0 else [])
            self._families.addWidget(
                label("\n".join(told) or tr("tidak ada yang lain"), wrap=True), 1, place, _TOP
            )


def _heading(key: str, who: Ringkas, *, proposed: bool) -> QVBoxLayout:
    """Which entry this is; `proposed`: the one that rather goes."""
    whence = tr("ditambah di sini") if who.baru else tr("dari KPU")
    told = label(f"{key} · {tr('no. {no}', no=who.no)}, {whence}", bold=True, wrap=True)
    hint = label(tr("usul: yang ini dicoret") if proposed else "", "quiet", size=0.92)
    return column(told, hint, space=0)
