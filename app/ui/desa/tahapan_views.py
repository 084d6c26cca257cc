"""The line of stages and the views behind it, one at a time; those behind are made when there is a moment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.desa.tahapan_ratify import RatifyView
from app.ui.desa.tahapan_rules import RulesView
from app.ui.desa.tahapan_schedule import ScheduleView

if TYPE_CHECKING:
    from app.ui.desa.tahapan_page import TahapanPage

Behind = RatifyView | ScheduleView | RulesView
_KINDS: tuple[type[Behind], ...] = (RatifyView, ScheduleView, RulesView)


class StageViews(QStackedWidget):
    """`main` is shown first; a view behind it leads back there."""

    def __init__(self, page: "TahapanPage", main: QWidget) -> None:
        super().__init__()
        self._page, self._main = page, main
        self._made: dict[type[Behind], Behind] = {}
        self.addWidget(main)

    @property
    def front(self) -> Behind | None:
        """The view behind the line that is shown now."""
        return next((view for view in self._made.values() if view is self.currentWidget()), None)

    @property
    def ratifying(self) -> RatifyView:
        view = self._view(RatifyView)
        assert isinstance(view, RatifyView)
        return view

    @property
    def schedule(self) -> ScheduleView:
        view = self._view(ScheduleView)
        assert isinstance(view, ScheduleView)
        return view

    @property
    def rules(self) -> RulesView:
        view = self._view(RulesView)
        assert isinstance(view, RulesView)
        return view

    def make_one(self) -> None:
        """One of those that nobody has seen yet, then the next: none holds the window for long."""
        waiting = [kind for kind in _KINDS if kind not in self._made]
        if waiting:
            self._view(waiting[0])
            QTimer.singleShot(0, self, self.make_one)

    def _view(self, kind: type[Behind]) -> Behind:
        if kind not in self._made:
            made = kind(self._page.session)
            made.left.connect(self._page.leave)
            self._connect(made)
            self._made[kind] = made
            self.addWidget(made)
        return self._made[kind]

    def _connect(self, made: Behind) -> None:
        acts = self._page.acts
        if isinstance(made, RatifyView):
            made.agreed.connect(acts.enter)
            made.announced.connect(acts.announce_made)
        elif isinstance(made, ScheduleView):
            made.saved.connect(acts.save_schedule)
        else:
            made.saved.connect(acts.save_rules)

    def back(self) -> None:
        """To the line; what was typed behind it is gone."""
        for view in self._made.values():
            view.forget()
        self.setCurrentWidget(self._main)

    def hide_secrets(self) -> None:
        """A password typed here does not wait behind another page or the lock."""
        if isinstance(view := self._made.get(RatifyView), RatifyView):
            view.second.password.clear()
