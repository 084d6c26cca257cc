"""Tahapan: the line of stages, the check list of the next, announcements; ratifying on a view of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.daftar_tahap import NAMA
from app.domain.progress import Progress
from app.services.desa.tahapan import TahapanDesa, read_steps, stages
from app.services.desa.tahapan_periksa import DariJurnal, check_list, from_journal
from app.services.desa.tahapan_pratinjau import Pratinjau
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.ganda_head import PERLU
from app.ui.desa.ganda_page import GandaPage
from app.ui.desa.ganda_search import GandaSearch
from app.ui.desa.kembali_acts import KembaliActs
from app.ui.desa.page import Page
from app.ui.desa.tahapan_acts import TahapanActs
from app.ui.desa.tahapan_checks import LOOK, CheckTable, verdict
from app.ui.desa.tahapan_head import StageHead
from app.ui.desa.tahapan_line import StageLine
from app.ui.desa.tahapan_side import StageSide
from app.ui.desa.tahapan_views import StageViews
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import button, column, label, line, row, set_look

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class TahapanPage(Page):
    """Arrows go along the line, Tab goes into the check list; a letter does what its button says."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.told: TahapanDesa | None = None
        self._known = DariJurnal()
        self._stale = True
        self._ganda: GandaPage | None = None
        self.head, self.line, self.checks = StageHead(), StageLine(), CheckTable()
        self.side = StageSide()
        self._next, self._verdict = label("", size=1.15, bold=True), label("")
        self.act = button("", primary=True)
        self.acts, self.returns = TahapanActs(self), KembaliActs(self)
        self.send = button(tr("Kirim ke KPU … (K)"), self.returns.send)
        self.views = StageViews(self, self._build())
        self.setLayout(column(self.views, space=0))
        self._connect()

    def _build(self) -> QWidget:
        """What is shown first."""
        head = row(self._next, self._verdict, None, space=14)
        head.setContentsMargins(14, 8, 14, 4)
        foot = row(self.send, None, self.act, margin=12)
        left = column(head, self.checks, foot, space=0)
        left.setStretch(1, 1)
        split = QFrame()
        split.setProperty("vline", True)
        below = row(left, split, self.side, space=0)
        below.setStretch(0, 1)
        main = QWidget()
        page = column(self.head, line(), self.line, line(), below, space=0)
        page.setStretch(4, 1)
        main.setLayout(page)
        acts = self.acts
        for key, act in (
            ("T", acts.ratify), ("P", acts.announce), ("G", acts.pin), ("B", acts.reopen),
            ("U", acts.postpone), ("J", self.show_schedule), ("R", self.show_rules),
            ("K", self.returns.send),
        ):  # fmt: skip
            _key(main, key, act)
        return main

    def _connect(self) -> None:
        self.session.loaded.connect(self._outdated)
        self.session.changed.connect(lambda _: self._outdated())
        self.line.moved.connect(self._tell_side)
        self.line.opened.connect(self.checks.setFocus)
        self.checks.opened.connect(self._look)
        self.checks.clicked.connect(lambda index: self._look(index.row()) if index.column() == LOOK else None)
        acts = self.acts
        self.act.clicked.connect(acts.ratify)
        for signal, act in (
            (self.side.pin, acts.pin), (self.side.announce, acts.announce), (self.side.reopen, acts.reopen),
            (self.side.correct, acts.correct), (self.side.withdraw, acts.withdraw),
            (self.head.postpone.clicked, acts.postpone), (self.head.schedule.clicked, self.show_schedule),
            (self.head.rules.clicked, self.show_rules),
        ):  # fmt: skip
            signal.connect(act)

    def first_control(self) -> QWidget:
        return self.views.front.first_control() if self.views.front else self.line

    @property
    def is_unsaved(self) -> bool:
        return self.views.front is not None and self.views.front.is_changed

    def shown(self) -> None:
        if self._stale:
            self.read()
        QTimer.singleShot(0, self.views, self.views.make_one)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.views.hide_secrets()

    def _outdated(self) -> None:
        self._stale = True
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """Read the stages again; pairs are looked for beside it."""
        self._stale = False

        def work(workspace: Workspace, progress: Progress) -> tuple[TahapanDesa, DariJurnal]:
            return stages(workspace), from_journal(workspace)

        self.session.run(work, lambda told: self._show(*told))

    def _show(self, told: TahapanDesa, known: DariJurnal) -> None:
        self.told, self._known = told, known
        self.line.show_steps(told)
        self.head.tell(told)
        self._tell_side()
        self._tell_checks()
        self._pairs.read()

    @property
    def _pairs(self) -> GandaSearch:
        """The page of pairs searches once for both."""
        page = self.village.page_named("ganda")
        assert isinstance(page, GandaPage)
        if page is not self._ganda:
            self._ganda = page
            page.search.found.connect(lambda: self._tell_checks() if self.isVisible() else None)
        return page.search

    def _tell_side(self) -> None:
        if self.told is not None:
            self.side.tell(self.line.front(), self.told)

    def _tell_checks(self) -> None:
        if self.told is None:
            return
        istilah = self.session.workspace.pengaturan.istilah
        piles = self._pairs.piles()
        known = replace(self._known, pasangan=None if piles is None else len(piles[PERLU]))
        seen = check_list(self.session.index, known, istilah)
        self.checks.tell(seen)
        self._next.setText(self._heading(self.told))
        text, look = verdict(seen) if self.told.berikut else ("", "quiet")
        self._verdict.setText(text)
        for one in ("good", "warn", "bad"):
            set_look(self._verdict, one, one == look)
        self._tell_act(self.told)

    def _heading(self, told: TahapanDesa) -> str:
        if told.berikut:
            return tr("Sebelum menetapkan {stage}", stage=NAMA[told.berikut])
        return tr("DPT sudah ditetapkan. Keadaan daftar sekarang:")

    def _tell_act(self, told: TahapanDesa) -> None:
        tahap = told.berikut or ("addendum" if told.addendum else None)
        self.act.setVisible(tahap is not None)
        if tahap is not None:
            self.act.setText(tr("Tetapkan {stage} … (T)", stage=NAMA[tahap]))
            self.act.setAccessibleName(self.act.text())
        self.act.setEnabled(not self.is_blocked)

    @property
    def is_blocked(self) -> bool:
        """Whether something of the check list cannot be overruled."""
        return any(one.menahan and one.is_open for one in self.checks.seen)

    def _look(self, at: int) -> None:
        """The rows that a line of the check list counts."""
        one = self.checks.seen[at]
        if not one.is_open:
            return
        if one.saring:
            self.village.show_list(**one.saring)
        elif one.halaman == "tahapan":
            self.acts.announce_list(self._known.terakhir or "dps")
        elif one.halaman == "entri":
            self.village.show_sheets()
        elif one.halaman == "cetak":
            self.village.show_papers("lembar_kerja")
        else:
            self.village.show_page(one.halaman)

    def show_ratifying(self, told: Pratinjau) -> None:
        """The view on which two members ratify."""
        self.views.setCurrentWidget(self.views.ratifying)
        self.views.ratifying.begin(told, self.checks.seen)

    def show_schedule(self) -> None:
        """The steps by rule."""
        rules = self.session.workspace.aturan
        self.views.setCurrentWidget(self.views.schedule)
        self.views.schedule.begin(read_steps(rules), rules.minggu_kerja)

    def show_rules(self) -> None:
        """Hours, limits, holidays, signatories."""
        self.views.setCurrentWidget(self.views.rules)
        self.views.rules.begin(self.told.konflik if self.told else ())

    def leave(self) -> None:
        """Back to the line; what was typed is given up only if somebody says so."""
        given_up = label(tr("Yang diketik di sini belum disimpan dan akan hilang."), wrap=True)
        if not self.is_unsaved or Ask(self, tr("Kembali tanpa menyimpan"), tr("Kembali"), given_up).agreed():
            self.show_line()

    def show_line(self) -> None:
        """Back to the line of stages."""
        self.views.back()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.views.front is not None:
            self.leave()
        else:
            super().keyPressEvent(event)


def _key(owner: QWidget, key: str, act: Callable[[], object]) -> None:
    """A key that works while this is shown and the focus is in it."""
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
