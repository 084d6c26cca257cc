"""Invitations that came back: written down at the left; at the right the balance and the slips."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedWidget, QWidget

from app.domain.progress import Progress
from app.services.desa.kembalian import Neraca, SuratKembali, balance, note_returned, whose
from app.services.desa.kendali import today
from app.services.desa.undangan_ikat import Urut
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.workspace import Workspace
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.cetak_kembali_isian import ReturnForm
from app.ui.desa.cetak_view import BehindView
from app.ui.desa.kembalian_words import (
    balance_headings,
    balance_line,
    balance_sentence,
    reason_words,
    reasons_sentence,
    slip_headings,
    slip_line,
)
from app.ui.figures import ribuan
from app.ui.models.text_model import Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.plain_key import letter_of
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.desa.cetak_page import CetakPage

SLIPS = "surat"


class KembaliView(BehindView):
    """What is written down here is an act that undo takes back; the balance follows it."""

    def __init__(self, page: "CetakPage") -> None:
        super().__init__(tr("{slip} yang kembali", slip=istilah().undangan))
        self._page, self._session = page, page.session
        self.neraca: Neraca | None = None
        self.form = ReturnForm()
        self.kinds = Choice(
            tr("Neraca"),
            [("rt", tr("Per RT")), ("tps", tr("Per {tps}", tps=istilah().tps)), (SLIPS, tr("Yang kembali"))],
            "rt",
        )
        self.lines, self.slips = TextModel(balance_headings()), TextModel(slip_headings())
        name = tr("Neraca")
        self.balance = PlainTable(self.lines, name, [0, 48, 72, 72, 76, 76, 84, 96, 120])
        self.table = PlainTable(self.slips, tr("Yang kembali"), [48, 64, 0, 84, 140, 84, 150])
        self.sum, self._reasons = label("", size=1.25, bold=True, wrap=True), label("", "quiet", wrap=True)
        self.keys = {key: button(f"{word} ({key})", flat=True) for key, word in _acts().items()}
        self._tables = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for table in (self.balance, self.table):
            self._tables.addWidget(table)
        above = column(self.sum, self._reasons, self.kinds, space=6)
        above.setContentsMargins(16, 10, 16, 6)
        foot = row(*self.keys.values(), None, space=4)
        foot.setContentsMargins(12, 6, 12, 6)
        right = column(above, self._tables, foot, space=0)
        right.setStretch(1, 1)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(self.form, split, right, space=0)
        body.setStretch(2, 1)
        self.lay_out(None, body=body)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda _: self._choose())
        self.form.asked.connect(self._ask_whose)
        self.form.entered.connect(self._enter)
        for table in (self.balance, self.table):
            table.letter.connect(self.press)
        self.table.opened.connect(lambda at: self.form.fill(self._found[at]))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell_keys())
        for key, made in self.keys.items():
            made.clicked.connect(lambda _=False, key=key: self.press(key))

    def first_control(self) -> QWidget:
        return self.table if self.kinds.now == SLIPS else self.balance

    @property
    def is_changed(self) -> bool:
        return self.form.is_typed

    def forget(self) -> bool:
        """The balance as a document may have other numbers now."""
        self.form.forget()
        return True

    def begin(self) -> None:
        """Today's slips."""
        self.form.problem.hide()
        self.form.day.field.setText(f"{today(self._session.workspace):%d-%m-%Y}")
        self.read()

    @property
    def by(self) -> Urut:
        """What a line of the balance is about."""
        return "tps" if self.kinds.now == "tps" else "rt"

    @property
    def _found(self) -> Sequence[SuratKembali]:
        return self.neraca.surat if self.neraca else ()

    def read(self) -> None:
        """The balance, once more."""
        by = self.by
        self._session.run(lambda workspace, _: balance(workspace, by), self._tell, self.form.problem.tell)

    def _choose(self) -> None:
        self._tables.setCurrentIndex(int(self.kinds.now == SLIPS))
        self.read()

    def _tell(self, told: Neraca) -> None:
        self.neraca, by = told, self.by
        self.sum.setText(balance_sentence(told.jumlah))
        self._reasons.setText(reasons_sentence(told.jumlah))
        self._reasons.setVisible(bool(self._reasons.text()))
        self.form.offer(sorted({one.wilayah.tps for one in told.baris if one.wilayah.tps}))
        self.kinds.buttons[SLIPS].setText(tr("Yang kembali: {count}", count=ribuan(len(told.surat))))
        _fill(self.balance, self.lines, [balance_line(one, by) for one in told.baris])
        _fill(self.table, self.slips, [slip_line(one) for one in told.surat])
        self._tell_keys()

    @property
    def chosen(self) -> list[SuratKembali]:
        """The slips that are lit."""
        if self.kinds.now != SLIPS:
            return []
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self._found[at] for at in rows if at < len(self._found)]

    def _tell_keys(self) -> None:
        chosen = self.chosen
        listed = bool(chosen) and all(one.baris for one in chosen)
        self.keys["D"].setEnabled(listed)
        self.keys["L"].setEnabled(len(chosen) == 1 and listed)

    def press(self, key: str) -> None:
        """What a letter does."""
        acts = {"N": self.form.start, "D": self.deliver, "L": self.show_voter, "P": self.show_paper}
        if key in acts and (key not in self.keys or self.keys[key].isEnabled()):
            acts[key]()

    def show_voter(self) -> None:
        """The list, with whom the slip is for in front."""
        self._page.village.show_voter(self.chosen[0].kembali.pemilih)

    def show_paper(self) -> None:
        """The balance as a document: seen, printed, saved like all others."""
        self._page.show_balance(self.by)

    def deliver(self) -> None:
        """They were delivered after all."""
        siapa = Siapa(pemilih=tuple(one.kembali.pemilih for one in self.chosen))
        self._note(siapa, "", lambda count: tr("{count} dicatat sudah sampai", count=ribuan(count)))

    def _ask_whose(self) -> None:
        siapa = self.form.siapa
        self._session.run(
            lambda workspace, _: whose(workspace, siapa), self.form.tell_whose, self.form.tell_nobody
        )

    def _enter(self) -> None:
        """Enter in the form."""
        reason = str(self.form.reason.currentData())
        word = reason_words()[reason].lower()

        def told(count: int) -> str:
            return tr("{count} dicatat kembali: {reason}", count=ribuan(count), reason=word)

        self._note(self.form.siapa, reason, told)

    def _note(self, siapa: Siapa, reason: str, told: Callable[[int], str]) -> None:
        day, note = self.form.day.day, self.form.note.text()

        def work(workspace: Workspace, _: Progress) -> tuple[str, int]:
            if not reason:
                return note_returned(workspace, siapa, "")
            return note_returned(workspace, siapa, reason, day, note)

        def done(kept: tuple[str, int]) -> None:
            act, count = kept
            self._page.village.say(told(count) if act else tr("Sudah tercatat demikian"))
            if reason:
                self.form.saved()

        self._session.run(work, done, self.form.problem.tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The letters where no row has the focus."""
        if letter := letter_of(event):
            self.press(letter)
        else:
            super().keyPressEvent(event)


def _acts() -> dict[str, str]:
    return {"D": tr("Ternyata sampai"), "L": tr("Lihat di Daftar"), "P": tr("Neraca sebagai PDF")}


def _fill(table: PlainTable, model: TextModel, lines: list[Line]) -> None:
    """The row in front stays there."""
    at = max(table.at, 0)
    model.show(lines)
    table.go_to(min(at, len(lines) - 1))
