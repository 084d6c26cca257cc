"""Dukcapil: numbered lists for the population office, its answers typed in their order, what to decide."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from app.domain.dukcapil_daftar import DaftarPadanan
from app.domain.progress import Progress
from app.services.desa import dukcapil, members
from app.services.desa.dukcapil_impor import Pratinjau
from app.services.desa.dukcapil_putusan import Perkara, open_cases
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.dukcapil_acts import DukcapilActs
from app.ui.desa.dukcapil_empty import DukcapilEmpty
from app.ui.desa.dukcapil_impor import DukcapilImpor
from app.ui.desa.dukcapil_lists import DukcapilLists
from app.ui.desa.dukcapil_putusan import DukcapilPutusan
from app.ui.desa.dukcapil_rows import DukcapilRows
from app.ui.desa.dukcapil_surat import LetterLine
from app.ui.desa.dukcapil_tabel import DukcapilTabel
from app.ui.desa.page import Page
from app.ui.widgets.controls import column, line, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_PAUSE = 250  # ms of quiet after which what was saved is read again
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
Read = tuple[list[DaftarPadanan], list[Perkara], Mapping[str, str]]


class DukcapilPage(Page):
    """Left what there is; right one list under the letter that is being recorded, or the decisions."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.known: dict[str, DaftarPadanan] = {}
        self._names: Mapping[str, str] = {}
        self._is_stale = True
        self._wanted: str | None = None
        self.lists = DukcapilLists()
        self.letter = LetterLine()
        self.rows = DukcapilRows(self.session.workspace.pengaturan.pemilihan.zona)
        self.putusan = DukcapilPutusan(self)
        self.impor = DukcapilImpor()
        self.acts, self.tabel = DukcapilActs(self), DukcapilTabel(self)
        self.empty = DukcapilEmpty(self.acts.make)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_PAUSE)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._body = QStackedWidget()
        for part in (self.empty, self.rows, self.putusan, self.impor):
            self._body.addWidget(part)
        self._letter = QWidget()
        told = column(row(self.letter, margin=6), line(), space=0)
        self._letter.setLayout(told)
        split = QFrame()
        split.setProperty("vline", True)
        middle = column(self._letter, self._body, space=0)
        middle.setStretch(1, 1)
        body = row(split, middle, space=0)
        body.setStretch(1, 1)
        self.setLayout(body)
        body.insertWidget(0, self.lists)  # laid out last: Tab leads from the rows to the lists

    def _connect(self) -> None:
        self.session.loaded.connect(self._outdated)
        self.session.changed.connect(lambda _: self._outdated())
        self._quiet.timeout.connect(self._read_if_seen)
        self.lists.chosen.connect(self._show)
        self.lists.entered.connect(self._into)
        self.lists.make.connect(self.acts.make)
        self.lists.table.connect(self.tabel.choose)
        self.letter.left.connect(self._into)
        self.letter.changed.connect(self._letter_changed)
        self.rows.pressed.connect(self.acts.press)
        self.rows.write.connect(self.acts.write)
        self.rows.paper.connect(self.acts.print_list)
        self.impor.take.connect(self.tabel.take)
        self.impor.report.connect(self.tabel.save_report)
        self.impor.again.connect(self.tabel.look)
        self.impor.left.connect(self.leave_preview)
        for keys, act in (
            ("F2", self.acts.make),
            ("Ctrl+O", self.tabel.choose),
            ("Ctrl+S", self._save),
            ("Ctrl+P", self._print),
            ("F5", self.tabel.look),
            ("Ctrl+Return", self.tabel.take),
            ("Ctrl+Enter", self.tabel.take),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(_HERE)
            shortcut.activated.connect(act)

    def first_control(self) -> QWidget:
        part = self._body.currentWidget()
        return self.lists.view if part is self.putusan and not self.putusan.cases else part

    def shown(self) -> None:
        if self._is_stale:
            self._read()

    # What there is --------------------------------------------------------------------------------------

    def _outdated(self) -> None:
        """Read once nobody types any more: each answer is seen before that."""
        self._is_stale = True
        self._quiet.start()

    def answers_saved(self) -> None:
        """An answer of this page is on disk."""
        self._outdated()

    def _read_if_seen(self) -> None:
        if self.acts.saving:
            self._quiet.start()
        elif self._is_stale and self.isVisible():
            self._read()

    def read_again(self, nomor: str | None = None) -> None:
        """Now; then `nomor` comes to the front."""
        self._wanted = nomor if nomor is not None else self._wanted
        self._read()

    def _read(self) -> None:
        self._is_stale = False

        def work(workspace: Workspace, _: Progress) -> Read:
            return dukcapil.lists(workspace), open_cases(workspace), members.names(workspace)

        self.session.run(work, self._told, what=tr("Membaca daftar padanan"))

    def _told(self, read: Read) -> None:
        lists, cases, self._names = read
        if self.acts.saving:  # typed meanwhile: these rows are older than what is seen
            self._outdated()
            return
        is_first = not self.known
        self.known = {one.nomor: one for one in lists}
        self.putusan.tell(cases)
        self.lists.tell(lists, len(cases))
        self._offer_letter(lists)
        if self._wanted in self.known:
            self.lists.go_to(self._wanted or "")
        elif is_first and lists:
            self.lists.go_to("" if cases else lists[-1].nomor)
        self._wanted = None
        if self._body.currentWidget() is self.impor:
            self.tabel.look()  # what its rows would do may be another thing now
        else:
            self._show(self.lists.front or "", keep_focus=True)

    def _offer_letter(self, lists: Sequence[DaftarPadanan]) -> None:
        """The newest letter is the likeliest to be typed on."""
        letters = [(tanggal, nomor) for one in lists for nomor, tanggal, _ in one.surat]
        if letters:
            tanggal, nomor = max(letters)
            self.letter.offer(nomor, tanggal)

    def _show(self, nomor: str, *, keep_focus: bool = False) -> None:
        """A list, the decisions, or what this page is for while there is no list."""
        focus = QApplication.focusWidget()
        inside = focus is None or self._body.isAncestorOf(focus)
        shown = self.known.get(nomor)
        if shown is not None:
            self.rows.tell(shown, self.session.index, self._names.get(shown.anggota, shown.anggota))
        part = self.rows if shown else self.putusan if self.known else self.empty
        self._body.setCurrentWidget(part)
        self._letter.setVisible(part is self.rows)
        self.lists.setVisible(part is not self.empty)
        if keep_focus and inside and self.isVisible():
            self._into()

    def list_in_front(self) -> str:
        """The list that a table's rows belong to where they name none."""
        return self.lists.front or ""

    def _into(self) -> None:
        self.first_control().setFocus()

    # A table --------------------------------------------------------------------------------------------

    def show_preview(self, shown: Pratinjau) -> None:
        """Every row of a table of answers. Whoever is just typing the letter goes on typing."""
        self.impor.tell(shown)
        self._letter.setVisible(True)
        if self._body.currentWidget() is not self.impor:
            self._body.setCurrentWidget(self.impor)
            self.impor.setFocus()

    def leave_preview(self) -> None:
        """Back to the list."""
        self.tabel.file = None
        self._show(self.lists.front or "")
        self._into()

    def _letter_changed(self) -> None:
        if self._body.currentWidget() is self.impor:
            self.tabel.look()

    def _save(self) -> None:
        if self._body.currentWidget() is self.impor:
            self.tabel.save_report()
        elif self._body.currentWidget() is self.rows:
            self.acts.write()

    def _print(self) -> None:
        if self._body.currentWidget() is self.rows:
            self.acts.print_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and right go between the lists and what is shown."""
        if event.key() == Qt.Key.Key_Left:
            self.lists.view.setFocus()
        elif event.key() == Qt.Key.Key_Right:
            self._into()
        else:
            super().keyPressEvent(event)
