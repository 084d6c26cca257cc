"""Aturan: what every package brings beside its list, where one village differs, KPU's office and letters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QScrollArea, QStackedWidget, QWidget

from app.domain.istilah import in_sentence
from app.services.kpu.setup import Setup, setup
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.kpu.aturan_istilah import SebutanSubject
from app.ui.kpu.aturan_jadwal import JadwalSubject, TanggalSubject
from app.ui.kpu.aturan_kantor import KantorSubject
from app.ui.kpu.aturan_naskah import KalimatSubject
from app.ui.kpu.aturan_subject import Act, Subject
from app.ui.kpu.aturan_surat import SuratSubject
from app.ui.kpu.aturan_umum import DasarSubject, LiburSubject, PenandaSubject, UmumSubject
from app.ui.kpu.page import KpuPage
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen

_LIST, _SCOPE = 176, 470
_SUBJECTS: tuple[type[Subject], ...] = (
    SebutanSubject, JadwalSubject, TanggalSubject, LiburSubject, UmumSubject, PenandaSubject, DasarSubject,
    KalimatSubject, KantorSubject, SuratSubject,
)  # fmt: skip


class AturanPage(KpuPage):
    """Subjects at the left, the form of the one in front in the middle. What is typed in one stays while
    others are looked at."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.setup: Setup | None = None
        self._kode = ""
        self.problem = ErrorPanel()
        self.subjects = [kind(self) for kind in _SUBJECTS]
        self.model = TextModel([Heading(tr("Pokok"))])
        self.table = PlainTable(self.model, tr("Pokok aturan"), [0])
        self.scope = QComboBox()
        self._differing = label("", "quiet")
        self._name, self._hint = label("", bold=True, size=1.15), label("", "quiet", wrap=True)
        self._own, self._wrong = label("", "warn", wrap=True), label("", "warn", wrap=True)
        self._note = label("", "quiet", wrap=True)
        self.save = button(tr("Simpan (Ctrl+Enter)"), self._save, primary=True)
        self.undo = button(tr("B&uang isian"), self._drop)
        self.same = button(tr("Samakan dengan &kabupaten"), self._as_district, flat=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.scope.setEditable(True)
        self.scope.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.scope.setAccessibleName(tr("Berlaku untuk"))
        self.scope.setFixedWidth(theme.scaled(_SCOPE))
        scope = label(tr("&Berlaku untuk"), "quiet")
        scope.setTextFormat(Qt.TextFormat.AutoText)
        scope.setBuddy(self.scope)
        head = row(title(tr("Aturan")), 16, scope, self.scope, self._differing, None)
        self.table.horizontalHeader().hide()
        self.table.setFixedWidth(theme.scaled(_LIST))
        self._stack = QStackedWidget()
        for one in self.subjects:
            self._stack.addWidget(_scrolled(one) if one.scrolls else one)
        foot = row(self._note, self.same, self.undo, self.save)
        foot.setStretch(0, 1)
        right = column(
            self._name, self._hint, self._own, self.problem, self._stack, self._wrong, line(), foot, space=6
        )
        right.setStretch(4, 1)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self.table, split, right, space=12)
        body.setStretch(2, 1)
        page = column(head, line(), body, space=10, margin=16)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.table.moved.connect(lambda _: self._show_subject())
        self.table.opened.connect(lambda _: self.subject.first_control().setFocus())
        self.scope.activated.connect(lambda _: self._choose_scope())
        for one in self.subjects:
            one.edited.connect(self._tell)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save)

    def first_control(self) -> QWidget:
        return self.table

    @property
    def subject(self) -> Subject:
        """The one in front."""
        offered = self._offered()
        return offered[min(max(self.table.at, 0), len(offered) - 1)]

    def _offered(self) -> list[Subject]:
        return [one for one in self.subjects if not (self._kode and one.of_district)]

    @property
    def is_unsaved(self) -> bool:
        return any(one.is_changed for one in self.subjects)

    def refresh(self) -> None:
        kode = self._kode
        self.session.read(lambda vault, _: setup(vault, kode), self._show, self.problem.tell)

    def show_village(self, kode: str) -> None:
        """What this village inherits, "" what all do; not while something typed would be lost."""
        if kode == self._kode:
            return
        if self.is_unsaved:
            self._tell_scope()
            self._wrong.setText(tr("Simpan atau buang dahulu isian yang belum disimpan."))
            self._wrong.show()
            return
        self._kode = kode
        self.refresh()

    def _choose_scope(self) -> None:
        self.show_village(str(self.scope.currentData() or ""))

    def _show(self, now: Setup) -> None:
        if now.kode != self._kode:
            return
        other = self.setup is None or self.setup.kode != now.kode
        self.setup = now
        self.problem.hide()
        for one in self.subjects:
            if not one.is_changed:
                one.show_setup(now)
        self._fill_scope(now)
        self._tell_rows()
        if other:
            self.table.go_to(max(0, self.table.at))
            self._show_subject()
        self._tell()

    def _fill_scope(self, now: Setup) -> None:
        self.scope.clear()
        self.scope.addItem(tr("Seluruh kabupaten"), "")
        for desa in sorted(now.desa, key=lambda one: (one.kode not in now.berbeda, one.nama, one.kode)):
            sign = "≠ " if desa.kode in now.berbeda else ""
            self.scope.addItem(f"{sign}{desa.nama}, {desa.kecamatan} ({desa.kode})", desa.kode)
        completer = QCompleter(self.scope.model(), self.scope)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.scope.setCompleter(completer)
        self._tell_scope()
        noun, count = in_sentence(istilah().desa), len(now.berbeda)
        told = tr("{count} {desa} berbeda (≠)", count=ribuan(count), desa=noun) if count else ""
        self._differing.setText(told)

    def _tell_scope(self) -> None:
        self.scope.setCurrentIndex(max(0, self.scope.findData(self._kode)))
        if (field := self.scope.lineEdit()) is not None:
            field.setCursorPosition(0)  # a long name is read from its beginning

    def _tell_rows(self) -> None:
        """The list of subjects: which have unsaved typing, in which the village differs."""
        at, offered = self.table.at, self._offered()
        lines = [self._line(one) for one in offered]
        if [one.texts for one in lines] != [one.texts for one in self.model.lines]:
            self.table.blockSignals(True)
            self.model.show(lines)
            self.table.go_to(min(max(at, 0), len(offered) - 1))
            self.table.blockSignals(False)

    def _line(self, one: Subject) -> Line:
        if one.is_changed:
            return Line((f"{one.name} •",), "warn")
        own = self.setup is not None and bool(one.own(self.setup))
        return Line((f"{one.name} ≠" if own else one.name,), "accent" if own else "text")

    def _show_subject(self) -> None:
        if self.setup is None:
            return
        one = self.subject
        self._stack.setCurrentIndex(self.subjects.index(one))
        self._name.setText(one.name)
        self._hint.setText(one.hint)
        self.problem.hide()
        one.shown()
        self._tell()

    def _tell(self) -> None:
        """Buttons and sentences of the subject in front."""
        if self.setup is None:
            return
        one, own = self.subject, self.subject.own(self.setup)
        wrong = one.wrong if one.is_changed else ""
        self.save.setEnabled(one.is_changed and not wrong)
        self.undo.setEnabled(one.is_changed)
        self.same.setVisible(bool(self._kode) and one.as_district() is not None)
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._own.setText(tr("Berbeda dari kabupaten: {names}.", names=", ".join(own)))
        self._own.setVisible(bool(own))
        self._note.setText(self._noted(self.setup))
        self._tell_rows()

    def _noted(self, now: Setup) -> str:
        if self.subject.of_district:
            return ""
        told = tr("Berlaku untuk paket yang dibuat sesudah disimpan.")
        if now.dikemas:
            told += " " + tr(
                "{count} paket sudah beredar: terbitkan ulang, atau panitianya membetulkan sendiri.",
                count=ribuan(now.dikemas),
            )
        return told

    def _save(self) -> None:
        if self.save.isEnabled():
            self.keep(self.subject.keep(), self.subject)

    def keep(self, act: Act, one: Subject) -> None:
        """Do it; what was typed in the subject is kept then."""
        self.problem.hide()

        def done(_: object) -> None:
            one.kept()
            self.screen_.say(tr("Tersimpan: {name}", name=one.name))
            self.refresh()

        self.session.run(lambda vault, _: act(vault), done, self.problem.tell)

    def _drop(self) -> None:
        self.subject.drop()
        self.problem.hide()
        if self.setup is not None:
            self.subject.show_setup(self.setup)
        self._tell()
        self.table.setFocus()

    def _as_district(self) -> None:
        act = self.subject.as_district()
        if act is not None:
            self.keep(act, self.subject)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc: back to the list of subjects; what is typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)


def _scrolled(one: Subject) -> QScrollArea:
    one.setProperty("sheet", True)
    area = QScrollArea()
    area.setWidget(one)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
