"""TPS: who votes where as a picture and a table; a plan is computed, looked at, moved about, then applied."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.system.language import tr
from app.ui.desa.page import Page
from app.ui.desa.tps_acts import TpsActs
from app.ui.desa.tps_head import TpsHead
from app.ui.desa.tps_panel import TpsPanel
from app.ui.desa.tps_picture import TpsPicture
from app.ui.desa.tps_state import TpsState
from app.ui.desa.tps_wishes import TpsWishes
from app.ui.desa.tps_words import block_told, tps_name
from app.ui.widgets.controls import column, label, line, row, set_look

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_EDGE = 24  # pixels beside what is to be seen


class TpsPage(Page):
    """The focus stays in the picture; every move makes or goes on with a preview, and `Terapkan` saves it."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.state = TpsState(self.session)
        self.head = TpsHead()
        self.wishes = TpsWishes(self.session.workspace.aturan.batas_tps)
        self.picture = TpsPicture()
        self.panel = TpsPanel()
        self._front = label("", bold=True)
        self._hint = label("", "quiet", wrap=True)
        self._area = QScrollArea()
        self._frame = QFrame()
        self._empty = label(tr("Daftar masih kosong."), "quiet")
        self._is_busy = False
        self.acts = TpsActs(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._area.setWidget(self.picture)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frame.setLayout(column(self._area, margin=3))
        self._frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # else its border is not drawn
        told = column(self._front, self._hint, space=2)
        told.setContentsMargins(12, 6, 12, 8)
        left = column(self._frame, line(), told, space=0)
        left.setStretch(0, 1)
        split = QFrame()
        split.setProperty("vline", True)
        both = row(left, split, self.panel, space=0)
        both.setStretch(0, 1)
        work = QWidget()
        work.setLayout(both)
        empty = QWidget()
        empty.setLayout(column(None, row(None, self._empty, None), None))
        self._body = QStackedWidget()
        self._body.addWidget(work)
        self._body.addWidget(empty)
        page = column(self.head, line(), self.wishes, line(), self._body, space=0)
        page.setStretch(4, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.session.loaded.connect(self._outdated)
        self.session.changed.connect(lambda _: self._outdated())
        self.state.told.connect(self.tell)
        self.picture.chosen.connect(lambda _: self._tell_front())
        self.picture.typing.connect(self._tell_number)
        self.picture.look.connect(self._look)
        self.panel.moved.connect(self.picture.go_to)
        self.acts.connect_page()

    def add_key(self, keys: str, act: Callable[[], None]) -> None:
        """A key that works on this page only."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def first_control(self) -> QWidget:
        return self.picture

    @property
    def is_unsaved(self) -> bool:
        return self.state.is_preview or self.panel.is_typed

    @property
    def is_open(self) -> bool:
        """Whether the division may change now."""
        return not (self._is_busy or self.session.is_locked)

    def take_back(self) -> bool:
        return self.state.back()

    def bring_back(self) -> bool:
        return self.state.again()

    def shown(self) -> None:
        if self.state.is_stale:
            self.state.read()

    def _outdated(self) -> None:
        self.state.is_stale = True
        if self.isVisible():
            self.state.read()

    def set_busy(self, busy: bool) -> None:
        """While a plan is being saved nothing else is done to it."""
        self._is_busy = busy
        self._tell_head()

    def tell(self) -> None:
        """Show the division of the state."""
        keadaan, warga = self.state.keadaan, self.state.warga
        if keadaan is None or warga is None:
            return
        self._tell_head()
        self._body.setCurrentIndex(0 if keadaan.blok else 1)
        self.wishes.tell_dusun(warga.dusun)
        self.picture.show_state(keadaan)
        self.panel.tell(keadaan, self.state.tempat, self.state.sendiri)

    def _tell_head(self) -> None:
        preview = self.state.is_preview
        self.head.tell(self.state.keadaan, preview=preview, locked=self.session.is_locked)
        self.head.apply.setEnabled(self.is_open)
        self.head.drop.setEnabled(not self._is_busy)
        self.wishes.setEnabled(self.is_open)
        self.wishes.tell(preview=preview)
        set_look(self._frame, "preview", preview)
        self._frame.update()

    def _tell_front(self) -> None:
        blok = self.picture.front
        self._front.setText(block_told(blok) if blok else "")
        self._look_of_hint("quiet")
        moves = tr(
            "Panah memilih · Shift+← → atau angka memindahkan · Enter: satu keluarga · tetikus menarik"
        )
        signs = tr("Garis di kiri RT: pindah dari yang berlaku · ½: hanya sebagian RT")
        self._hint.setText(f"{moves}\n{signs}")
        if blok:
            self.panel.go_to(blok.kode)

    def refuse(self, text: str) -> None:
        """Why a key did nothing, until the next one."""
        self._look_of_hint("warn")
        self._hint.setText(f"{text}\n")

    def _look_of_hint(self, look: str) -> None:
        for one in ("quiet", "warn"):
            set_look(self._hint, one, one == look)

    def _tell_number(self, digits: str) -> None:
        if digits:
            self._hint.setText(f"{tr('Pindah ke {tps} … Enter', tps=tps_name(digits.zfill(3)))}\n")
        else:
            self._tell_front()

    def _look(self, rect: QRect) -> None:
        centre = rect.center()
        self._area.ensureVisible(centre.x(), centre.y(), rect.width() // 2 + _EDGE, 0)
