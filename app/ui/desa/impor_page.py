"""Dari tabel: marks or new voters from a spreadsheet, seen row by row first, then taken as one act."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.system.language import tr
from app.ui.desa.impor_acts import ImporActs
from app.ui.desa.impor_counts import ImporCounts
from app.ui.desa.impor_empty import ImporEmpty
from app.ui.desa.impor_head import ImporHead
from app.ui.desa.impor_table import ImporTable
from app.ui.desa.impor_words import why
from app.ui.desa.page import Page
from app.ui.figures import ribuan
from app.ui.models.impor_model import ImporModel
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, column, label, line, row, set_look
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.services.desa.table_import import Pratinjau
    from app.ui.desa.village_screen import VillageScreen

_KINDS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".htm", ".html")


class ImporPage(Page):
    """Nothing is saved before every row could be looked at."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.acts = ImporActs(self.session, self)
        self.head = ImporHead()
        self.counts = ImporCounts()
        self.model = ImporModel(self._listed)
        self.table = ImporTable(self.model)
        self.empty = ImporEmpty(self.choose_file)
        self.problem = ErrorPanel()
        self._known: Pratinjau | None = None
        self._sentence = label("", "quiet", wrap=True, size=0.92)
        self._state = label("", wrap=True)
        self.undo = button(tr("Urungkan"), self.acts.undo, "undo-2")
        self.report = button(tr("Simpan laporan baris (Ctrl+S)"), self.save_report, "save")
        self.take = button("", self.take_chosen, primary=True)
        self._build()
        self._connect()
        self.tell()

    def _build(self) -> None:
        self._rows = QWidget()
        counts, sentence = row(self.counts), row(self._sentence)
        counts.setContentsMargins(8, 2, 8, 2)
        sentence.setContentsMargins(12, 4, 12, 4)
        self._sentence.setMinimumHeight(2 * self._sentence.fontMetrics().lineSpacing())
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        body = column(counts, line(), self.table, line(), sentence, space=0)
        body.setStretch(2, 1)
        self._rows.setLayout(body)
        self._body = QStackedWidget()
        for part in (self.empty, self._rows):
            self._body.addWidget(part)
        head, foot = column(self.head, self.problem), row(self._state, self.undo, self.report, self.take)
        for edge in (head, foot):
            edge.setContentsMargins(12, 6, 12, 6)
        foot.setStretch(0, 1)
        page = column(head, line(), self._body, line(), foot, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.head.changed.connect(self.look)
        self.head.choose.clicked.connect(self.choose_file)
        self.head.again.clicked.connect(self.look)
        self.counts.chosen.connect(self.show_only)
        self.table.filtered.connect(self._show_nth)
        self.table.moved.connect(lambda _: self._tell_front())
        self.model.ticked.connect(self.tell)
        self.acts.changed.connect(self.tell)
        self.acts.failed.connect(self.problem.tell)
        self.session.loaded.connect(self._tell_stage)
        for keys, act in (
            ("Ctrl+O", self.choose_file),
            ("F5", self.look),
            ("Ctrl+S", self.save_report),
            ("Ctrl+Return", self.take_chosen),
            ("Ctrl+Enter", self.take_chosen),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def first_control(self) -> QWidget:
        return self.table if self.acts.shown else self.empty.choose

    def shown(self) -> None:
        self._tell_stage()

    def _tell_stage(self) -> None:
        self.head.tell_stage(locked=self.session.is_locked)

    def _listed(self, voter: str) -> str:
        row = self.session.index.get(voter)
        return f"{row.no}  {row.nama}" if row else voter

    # A file -------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ctrl+O."""
        kinds = tr("Tabel ({kinds})", kinds=" ".join(f"*{kind}" for kind in _KINDS))
        before = self.acts.file.parent if self.acts.file else None
        file = choose_file(self, tr("Pilih tabel"), kinds, before)
        if file is not None:
            self.open_file(file)

    def open_file(self, file: Path) -> None:
        """Look at this one."""
        self.acts.file = file
        self.look()

    def look(self) -> None:
        """F5: the file as it is now."""
        self.problem.hide()
        self.acts.look(self.head.kind, self.head.alasan)
        self.tell()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """One table; what it is not for the window may take."""
        if self._dropped(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        if (file := self._dropped(event)) is not None:
            self.open_file(file)

    def _dropped(self, event: QDropEvent) -> Path | None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((path for path in paths if path.suffix.lower() in _KINDS), None)

    # What is shown ------------------------------------------------------------------------------------

    def tell(self) -> None:
        """The table as it stands, and what may be done now."""
        acts, shown = self.acts, self.acts.shown
        if shown is not self._known:
            self._show(shown)
        if shown is None:
            self.head.forget(acts.file.name if acts.file else "")
        self.model.is_open = acts.done is None and not acts.is_taking
        self._body.setCurrentWidget(self._rows if shown else self.empty)
        self.empty.tell(self.head.kind)
        self.take.setText(self._verb())
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(shown is not None and acts.done is None)
        self.take.setEnabled(self.model.is_open and bool(self.model.chosen))
        self.report.setVisible(shown is not None)
        self.undo.setVisible(acts.done is not None and bool(acts.done.act))
        self._state.setText(self._told())
        set_look(self._state, "warn", acts.is_stale)
        set_look(self._state, "good", acts.done is not None)

    def _show(self, shown: "Pratinjau | None") -> None:
        """Another table."""
        self._known = shown
        if shown is None:
            self.model.show((), (), ())
            return
        self.head.tell(shown)
        self.counts.tell(shown.jenis, shown.hitungan, shown.kosong)
        self.table.show_sheets(several=len(shown.lembar) > 1)
        self.model.show(shown.baris, range(len(shown.baris)), shown.usul)
        self._body.setCurrentWidget(self._rows)
        self.table.go_to(0)
        if self.isVisible():
            self.table.setFocus()

    def show_only(self, hasil: str) -> None:
        """The rows of one outcome; "" all."""
        if self.acts.shown is not None:
            every = self.acts.shown.baris
            self.model.show(
                every, [at for at, one in enumerate(every) if hasil in ("", one.hasil)], self.model.chosen
            )
            self.counts.light(hasil)
            self.table.go_to(0)
            self._tell_front()

    def _show_nth(self, number: int) -> None:
        names = ["", *self.counts.outcomes]
        if number < len(names) and self.counts.buttons[names[number]].isEnabled():
            self.show_only(names[number])

    def _tell_front(self) -> None:
        """Why, in full, of the row in front."""
        front = self.table.front()
        reason = why(front) if front else ""
        told = tr("Baris {number}: {why}", number=front.nomor, why=reason) if front and reason else ""
        self._sentence.setText(told)

    def _verb(self) -> str:
        count = ribuan(len(self.model.chosen))
        if self.head.kind == "tanda":
            return tr("Tandai {count} pemilih (Ctrl+Enter)", count=count)
        return tr("Tambahkan {count} pemilih (Ctrl+Enter)", count=count)

    def _told(self) -> str:
        acts, shown = self.acts, self.acts.shown
        if acts.is_reading:
            return tr("{said} Tabel sedang dibaca …", said=acts.said).strip()
        if acts.is_taking:
            return tr("Sedang disimpan …")
        if acts.is_stale:
            return tr("Daftar sudah berubah sejak tabel ini dilihat. F5 melihatnya lagi.")
        if shown is None or acts.done is not None:
            return " ".join(part for part in (self._told_done(), acts.said) if part)
        may = sum(one.can_choose for one in shown.baris)
        counted = tr("Dipilih {count} dari {may} baris yang dapat dipilih; Spasi mencentang.",
                     count=ribuan(len(self.model.chosen)), may=ribuan(may))  # fmt: skip
        return " ".join((acts.said or tr("Belum ada yang disimpan."), counted))

    def _told_done(self) -> str:
        done = self.acts.done
        if done is None:
            return ""
        if not done.act:
            return tr("Tidak ada yang berubah: semuanya sudah demikian di daftar.")
        count = ribuan(len(done.pemilih))
        if self.head.kind == "tanda":
            return tr("✓ {count} pemilih ditandai sebagai satu tindakan.", count=count)
        return tr("✓ {count} pemilih ditambahkan sebagai satu tindakan.", count=count)

    # Acts ---------------------------------------------------------------------------------------------

    def take_chosen(self) -> None:
        """Ctrl+Enter."""
        self.problem.hide()
        self.table.go_to(self.table.at)  # thousands of selected cells are slow to draw
        self.acts.take(self.model.chosen)

    def save_report(self) -> None:
        """Ctrl+S: what becomes of every row, for whoever made the table."""
        if self.acts.shown is None:
            return
        name, kinds = self.session.file_name("laporan-baris", "csv"), tr("Tabel CSV (*.csv)")
        file = choose_new_file(self, tr("Simpan laporan baris"), name, kinds)
        if file is not None:
            self.acts.save_report(file, self.model.chosen)
