"""A typed person beside a listed voter who may be the same: value by value, why, and the two answers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from app.domain.pemilih import Pemilih
from app.domain.serupa import Serupa
from app.domain.tanggal import is_tanggal, short_date
from app.services.desa.loket import Kembar
from app.system.language import tr
from app.ui import theme
from app.ui.desa.keys import status_word
from app.ui.widgets.controls import button, clear, column, label, row, set_look

_SMALL = 0.92
_DIFFERENT = "≠ "
_TOP = Qt.AlignmentFlag.AlignTop


class TwinView(QFrame):
    """Hidden while nobody is like the person in the form."""

    same = Signal()
    other = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: Kembar | None = None
        self._told: object = None
        self._why = label("", bold=True, wrap=True)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(1)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.is_same = button(tr("Ini orangnya (F6)"), self.same.emit)
        self.is_other = button(tr("Orang lain (F7)"), self.other.emit)
        answers = row(self.is_same, self.is_other, None)
        self.setLayout(column(self._why, self._grid, answers, space=6, margin=8))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # itself: Enter by habit must not answer
        colours = theme.colours()
        self.setStyleSheet(
            f"TwinView {{ border: 1px solid {colours.line}; border-radius: 4px; }}"
            f"TwinView:focus {{ border: 2px solid {colours.accent}; }}"
        )
        self.hide()

    def tell(self, kembar: Kembar | None, more: int, isian: Mapping[str, str]) -> None:
        """`more`: how many others are still to be looked at; `isian`: what was typed, as it is saved."""
        asked = (kembar, more, dict(isian))
        self.shown = kembar
        self.setVisible(kembar is not None)
        if kembar is None or asked == self._told:
            return
        self._told = asked
        certain = Serupa.NIK in kembar.alasan
        why = " ".join(tr(one.kalimat) for one in kembar.alasan)
        told = tr("⚠ Sudah terdaftar? {why}", why=why) + (
            tr(" Masih {count} lagi.", count=more) if more else ""
        )
        self._why.setText(told)
        self.setAccessibleName(told)
        set_look(self._why, "bad", certain)
        set_look(self._why, "warn", not certain)
        self.is_other.setVisible(not certain)
        self._fill(kembar, isian)

    def _fill(self, kembar: Kembar, isian: Mapping[str, str]) -> None:
        clear(self._grid)
        one = kembar.terdaftar
        number = tr("Terdaftar no. {no}", no=one.no or one.pemilih.id)
        for at, heading in enumerate(("", tr("Diketik"), number)):
            self._grid.addWidget(label(heading, "quiet", size=_SMALL), 0, at)
        typed = Pemilih("", **{kolom: isian.get(kolom, "") for kolom in _COMPARED})
        for at, (name, kolom) in enumerate(_lines(), 1):
            mine, theirs = _value(typed, kolom), _value(one.pemilih, kolom)
            sign = _sign(typed, one.pemilih, kolom, kembar.alasan)
            self._grid.addWidget(label(name, "quiet", size=_SMALL), at, 0, _TOP)
            self._grid.addWidget(_cell(mine or "-", ""), at, 1, _TOP)
            listed = _cell(f"{sign}{theirs or '-'}", "warn" if sign == _DIFFERENT else "")
            self._grid.addWidget(listed, at, 2, _TOP)
        last = self._grid.rowCount()
        self._grid.addWidget(label(tr("Status"), "quiet", size=_SMALL), last, 0)
        self._grid.addWidget(_cell(status_word(one.pemilih.status_pilkades), ""), last, 2)


_COMPARED = (
    "nik", "nkk", "nama", "tempat_lahir", "tanggal_lahir", "kelamin", "kawin", "alamat", "rt", "rw", "tps",
)  # fmt: skip


def _lines() -> list[tuple[str, tuple[str, ...]]]:
    """(name, fields) as they are compared; what belongs together is one line."""
    return [
        (tr("Nama"), ("nama",)),
        (tr("NIK"), ("nik",)),
        (tr("NKK"), ("nkk",)),
        (tr("Lahir"), ("tempat_lahir", "tanggal_lahir")),
        (tr("L/P · kawin"), ("kelamin", "kawin")),
        (tr("Alamat"), ("alamat",)),
        (tr("RT/RW"), ("rt", "rw")),
    ]


def _value(one: Pemilih, kolom: Sequence[str]) -> str:
    parts = [str(getattr(one, name)) for name in kolom]
    parts = [short_date(part) if name == "tanggal_lahir" and is_tanggal(part) else part
             for name, part in zip(kolom, parts, strict=True)]  # fmt: skip
    return ("/" if "rt" in kolom else " ").join(filter(None, parts))


def _sign(typed: Pemilih, listed: Pemilih, kolom: Sequence[str], why: Sequence[Serupa]) -> str:
    """A masked number cannot be compared by looking at it: what the search found out stands here."""
    if ("nik" in kolom and Serupa.NIK in why) or ("nkk" in kolom and Serupa.NKK_NAMA in why):
        return "= "
    pairs = [(str(getattr(typed, name)), str(getattr(listed, name))) for name in kolom]
    if any(mine and "*" not in theirs and mine != theirs for mine, theirs in pairs):
        return _DIFFERENT
    return ""


def _cell(text: str, look: str) -> QLabel:
    made = label(text, look, wrap=True, size=_SMALL)
    made.setMinimumWidth(theme.scaled(60))
    return made
