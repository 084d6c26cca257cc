"""Beside the responses: the one in front, the voter it is about, what can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.nik import masked_within
from app.domain.tanggapan import DIKERJAKAN, Tanggapan
from app.services.desa.daftar_rows import Ringkas
from app.system.language import tr
from app.ui import theme
from app.ui.desa.tanggapan_words import facts, kind_words, person_told, state
from app.ui.widgets.controls import button, clear, column, label, line, set_look

_WIDTH = 336
_LOOKS = ("warn", "bad")


class TanggapanPanel(QWidget):
    """`press(key)` does what a button says; the page decides which keys a response takes."""

    def __init__(self, press: Callable[[str], None]) -> None:
        super().__init__()
        self._press = press
        self._heading, self._name = label("", "quiet", wrap=True), label("", size=1.25, bold=True, wrap=True)
        self._state = label("", bold=True, wrap=True)
        self._facts, self._person = QGridLayout(), QGridLayout()
        self._whose = label("", bold=True, wrap=True)
        self._acts, self._more = QVBoxLayout(), QVBoxLayout()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._build()

    def _build(self) -> None:
        for grid in (self._facts, self._person):
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(1, 1)
        for acts in (self._acts, self._more):
            acts.setSpacing(4)
        inside = QWidget()
        inside.setProperty("sheet", True)
        inside.setLayout(
            column(
                self._heading, self._name, self._state, self._acts, line(), self._facts, line(), self._whose,
                self._person, self._more, None, space=6, margin=12,
            )
        )  # fmt: skip
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(area))

    def tell(self, one: Tanggapan, person: Ringkas | None, keys: Sequence[str]) -> None:
        """Show one. `person`: the voter as listed now, None for who is not; `keys`: what it takes."""
        self._heading.setText(
            tr("Tanggapan nomor {nomor} · {hal}", nomor=one.nomor, hal=kind_words()[one.hal])
        )
        self._name.setText(masked_within(one.nama))
        told, look = state(one)
        self._state.setText(told)
        for name in _LOOKS:
            set_look(self._state, name, name == look)
        self._tell_acts(one, keys)
        _fill(self._facts, facts(one))
        self._whose.setText(tr("Dalam daftar sekarang") if person else tr("Tidak ada dalam daftar"))
        _fill(self._person, person_told(person) if person else [])

    def _tell_acts(self, one: Tanggapan, keys: Sequence[str]) -> None:
        """What comes next above, the rest below."""
        clear(self._acts)
        clear(self._more)
        words = act_words(one)
        for number, key in enumerate(keys):
            first = number == 0
            made = button(f"{words[key]} ({key})", partial(self._press, key), primary=first)
            (self._acts if key in _NEXT else self._more).addWidget(made)


_NEXT = ("Y", "R", "X", "T", "S", "G")


def act_words(one: Tanggapan) -> dict[str, str]:
    """Key -> what it does with this response."""
    accept = tr("Terima dan kerjakan") if one.hal in DIKERJAKAN else tr("Terima")
    return {
        "Y": accept if one.is_open else tr("Kerjakan sekarang"),
        "R": tr("Catat dalam register"),
        "X": tr("Tolak"),
        "T": tr("Sudah dikerjakan, tautkan"),
        "S": tr("Surat jawaban"),
        "G": tr("Nomor surat"),
        "B": tr("Berkas sanggahan"),
        "E": tr("Betulkan catatan"),
        "D": tr("Lihat di Daftar"),
    }


def _fill(grid: QGridLayout, told: Sequence[tuple[str, str]]) -> None:
    clear(grid)
    for number, (name, value) in enumerate(told):
        grid.addWidget(label(name, "quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
        shown = label(value, wrap=True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(shown, number, 1)
