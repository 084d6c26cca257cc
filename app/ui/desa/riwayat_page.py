"""Riwayat tindakan: everything that was ever done here, newest first; any of it can be undone for ever."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from app.domain.errors import UserError
from app.services.desa import acts as service
from app.services.desa import undo as undo_service
from app.services.desa.acts import JENIS, Rincian, Tindakan
from app.system.language import tr
from app.ui.desa.act_words import deeds, kind_words
from app.ui.desa.page import Page
from app.ui.desa.riwayat_panel import RiwayatPanel
from app.ui.figures import ribuan
from app.ui.models.riwayat_model import RiwayatModel
from app.ui.widgets.controls import column, label, line, row, title
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_PAGE = 200
_FOLLOW = 80  # ms that an act stays in front before its voters are fetched


class RiwayatPage(Page):
    """Enter goes to the voters of the act in front, U undoes it."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.model = RiwayatModel(self._fetch)
        self.table = PlainTable(self.model, tr("Riwayat tindakan"), [122, 130, 0, 88])
        self.panel = RiwayatPanel()
        self.who, self.kind = QComboBox(), QComboBox()
        self._count = label("", "quiet")
        self._later = self._wanted = ""
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW)
        self._build()
        self._connect()

    def _build(self) -> None:
        for box, name in ((self.who, tr("Tindakan siapa")), (self.kind, tr("Jenis tindakan"))):
            box.setAccessibleName(name)
        self.who.addItem(tr("Semua anggota"), None)
        self.kind.addItem(tr("Semua jenis"), "")
        for stem in JENIS:
            self.kind.addItem(kind_words()[stem], stem)
        head = row(title(tr("Riwayat")), 16, self.who, self.kind, None, self._count)
        head.setContentsMargins(8, 8, 16, 8)
        hint = label(tr("Enter: pemilihnya · U: urungkan · urungan pun dapat diurungkan"), "quiet")
        hint.setContentsMargins(8, 6, 16, 6)
        left = column(head, line(), self.table, line(), hint, space=0)
        left.setStretch(2, 1)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(left, split, self.panel, space=0)
        body.setStretch(0, 1)
        self.setLayout(body)

    def _connect(self) -> None:
        self.session.saved.connect(lambda _: self._refresh_if_seen())
        self.who.activated.connect(lambda _: self.reload())
        self.kind.activated.connect(lambda _: self.reload())
        self.table.opened.connect(lambda _: self.panel.table.setFocus())
        self.table.moved.connect(lambda _: self._tell_panel())
        self.table.letter.connect(self._letter)
        self._follow.timeout.connect(self._fetch_details)
        self.panel.undo.connect(self.undo)
        self.panel.left.connect(self.table.setFocus)
        self.panel.open_voter.connect(self.village.show_voter)
        self.panel.later.connect(lambda: self.go_to(self._later))

    def first_control(self) -> QWidget:
        return self.table

    def shown(self) -> None:
        self.session.run(lambda workspace, _: service.actors(workspace), self._tell_actors)
        self.reload()

    def _tell_actors(self, names: dict[str, str]) -> None:
        chosen = self.who.currentData()
        self.who.clear()
        self.who.addItem(tr("Semua anggota"), None)
        for member, name in names.items():
            self.who.addItem(name, member)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """From the newest, as far as was read before; the act in front stays there."""
        front = self.front()
        most = max(_PAGE, len(self.model.acts))
        kind, who = str(self.kind.currentData()), self.who.currentData()

        def read(found: list[Tindakan]) -> None:
            self.model.show(found, whole=len(found) < most)
            wanted, self._wanted = self._wanted or (front.act if front else ""), ""
            self.table.go_to(max(0, self.model.place(wanted)))
            self._tell_count()
            self._tell_panel()

        self.session.run(
            lambda workspace, progress: service.acts(workspace, kind, who, None, most, progress),
            read,
            what=tr("Membaca riwayat"),
        )

    def _fetch(self) -> None:
        """The next page."""
        after = self.model.acts[-1]
        kind, who = str(self.kind.currentData()), self.who.currentData()

        def read(found: list[Tindakan]) -> None:
            if self.model.acts and self.model.acts[-1].act == after.act:
                self.model.add(found, whole=len(found) < _PAGE)
            else:  # the list was read again meanwhile
                self.model.add([], whole=self.model.is_whole)
            self._tell_count()

        self.session.run(
            lambda workspace, progress: service.acts(workspace, kind, who, after.tempat, _PAGE, progress),
            read,
            what=tr("Membaca riwayat"),
        )

    def _tell_count(self) -> None:
        count = ribuan(len(self.model.acts))
        self._count.setText(
            tr("{count} tindakan", count=count) if self.model.is_whole else tr("{count} terbaru", count=count)
        )

    def front(self) -> Tindakan | None:
        """The act in front."""
        return self.model.acts[self.table.at] if 0 <= self.table.at < len(self.model.acts) else None

    def _tell_panel(self) -> None:
        self.panel.tell(self.front())
        self._follow.start()

    def _fetch_details(self) -> None:
        front = self.front()
        if front is None:
            return
        act = front.act

        def read(rows: list[Rincian]) -> None:
            now = self.front()
            if now is not None and now.act == act:
                self.panel.tell_details(rows)

        self.session.run(lambda workspace, _: service.details(workspace, act), read)

    def _letter(self, key: str) -> None:
        if key == "U" and self.panel.reverse.isEnabled():
            self.undo()

    def undo(self) -> None:
        """Undo the act in front; of an undo, bring back what it undid."""
        front = self.front()
        if front is None:
            return
        act, told = front.act, tr("Diurungkan") if front.balik % 2 == 0 else tr("Dikembalikan")

        def done(_: undo_service.Undone) -> None:
            self.village.say(f"{told}: {deeds(front)}")

        self.session.run(lambda workspace, _: undo_service.undo(workspace, act), done, self._refused)

    def _refused(self, error: BaseException) -> None:
        """Say why; where a later act stands in the way, say which."""
        act = str(error.params.get("act", "")) if isinstance(error, UserError) else ""
        if not act:
            self.panel.refuse(error, None)
            return
        self._later = act
        self.session.run(
            lambda workspace, _: service.one(workspace, act), lambda later: self.panel.refuse(error, later)
        )

    def go_to(self, act: str) -> None:
        """Bring an act to the front; where the list is narrowed to others, widen it."""
        self.table.setFocus()
        if (at := self.model.place(act)) >= 0:
            self.table.go_to(at)
            return
        self.who.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self._wanted = act
        self.reload()
