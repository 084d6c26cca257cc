"""How the desk is laid out: left who is here, right what is typed, below what is unsaved and the keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui import theme
from app.ui.desa.key_line import KeyCap
from app.ui.desa.loket_family import FamilyForm
from app.ui.desa.loket_fields import DeskField
from app.ui.desa.loket_list import LoketList
from app.ui.desa.loket_person import PersonForm
from app.ui.desa.loket_twins import TwinView
from app.ui.widgets.controls import button, column, label, line, row, set_look
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.flow import FlowLayout

_LEFT, _LARGE = 404, 64


class LoketForm(QWidget):
    """`escaped`: Esc in a field."""

    escaped = Signal()

    def __init__(self, workspace: Workspace, press: Callable[[str], None]) -> None:
        super().__init__()
        pengaturan = workspace.pengaturan
        self.people = LoketList()
        self.family = FamilyForm(pengaturan.istilah.tps)
        self.person = PersonForm(
            pengaturan.pemilihan.hari, nik_needed=pengaturan.pemilihan.profil == "lengkap"
        )
        self.twins = TwinView()
        self.problem = ErrorPanel()
        self._state = label("", wrap=True)
        self.clear = button(tr("Kosongkan semua"), flat=True)
        self.bring_back = button(tr("Kembalikan isian"), icon="undo-2", flat=True)
        self.receipt = button(tr("Tanda terima (F9)"), lambda: press("F9"), "printer")
        self.save = button(tr("Simpan keluarga (Ctrl+Enter)"), lambda: press("Ctrl+Enter"), primary=True)
        self.family.propose_papers("")
        self._build(press)

    def _build(self, press: Callable[[str], None]) -> None:
        beside = column(self.people, self.twins, space=8, margin=12)
        beside.setStretch(0, 1)
        left = _scrolled(beside)
        left.setFixedWidth(min(theme.scaled(_LEFT), _LEFT + _LARGE))
        self._left = left
        split = QFrame()
        split.setProperty("vline", True)
        right = _scrolled(column(self.family, line(), self.person, self.problem, None, margin=12))
        for field in (*self.family.fields, *self.person.every_field):
            field.entered.connect(lambda field=field: right.ensureWidgetVisible(field, 20, 40))
        body = row(left, split, right, space=0)
        body.setStretch(2, 1)
        foot = row(self._state, self.clear, self.bring_back, self.receipt, self.save)
        foot.setContentsMargins(12, 6, 12, 6)
        foot.setStretch(0, 1)
        page = column(body, line(), foot, line(), _key_line(press), space=0)
        page.setStretch(0, 1)
        self.setLayout(page)

    @property
    def fields(self) -> list[DeskField]:
        return [self.people.nkk, *self.family.fields, *self.person.every_field]

    def field_of_family(self, kolom: str) -> DeskField:
        """A field that all share."""
        return self.people.nkk if kolom == "nkk" else self.family.place[kolom]

    def hold_signals(self, held: bool) -> None:
        """While fields are written by the program."""
        for part in (self.people, self.family, self.person):
            part.blockSignals(held)

    def to_twins(self) -> None:
        """The comparison waits for an answer."""
        self.twins.setFocus()
        self._left.ensureWidgetVisible(self.twins)

    def tell_card(self, nkk: str, found: int) -> None:
        """What the list knows of the family card."""
        if found:
            self.people.tell_card(tr("{count} orang terdaftar pada KK ini", count=found), "good")
        else:
            self.people.tell_card(tr("KK ini belum ada di daftar") if nkk else tr("Tanpa nomor KK"))

    def tell_state(self, said: str, unsaved: str, *, found: bool) -> None:
        """What was said last, else what is not saved yet, else how to go on."""
        how = tr("S: sesuai. U: ada yang dibetulkan. Enter: menambah orang baru.")
        how = how if found else tr("Ketik nomor KK lalu Enter; tanpa KK, Enter saja.")
        waiting = tr("● Belum disimpan: {what}", what=unsaved) if unsaved else ""
        self._state.setText(said or waiting or how)
        for look, on in (("warn", bool(waiting) and not said), ("quiet", not (said or waiting))):
            if bool(self._state.property(look)) != on:
                set_look(self._state, look, on)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def _scrolled(layout: QLayout) -> QScrollArea:
    """Large text on a small screen scrolls."""
    inside = QWidget()
    inside.setProperty("sheet", True)
    inside.setLayout(layout)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _key_line(press: Callable[[str], None]) -> QWidget:
    """The keys; each is also a button for whoever has only a mouse."""
    made = QWidget()
    flow = FlowLayout(made)
    for key, word, act in (
        ("Enter", tr("lanjut, ambil usul abu-abu"), ""),
        ("Tab", tr("lewati"), ""),
        ("S", tr("sesuai"), "S"),
        ("U", tr("ubah data"), "U"),
        ("F2", tr("orang berikut"), "F2"),
        ("F6", tr("ini orangnya"), "F6"),
        ("F7", tr("orang lain"), "F7"),
        ("Esc", tr("daftar kiri"), ""),
        ("F9", tr("tanda terima"), "F9"),
        ("Ctrl+Enter", tr("simpan keluarga"), "Ctrl+Enter"),
    ):
        cap = KeyCap(key, word)
        if act:
            cap.clicked.connect(lambda _=False, act=act: press(act))
        flow.addWidget(cap)
    return made
