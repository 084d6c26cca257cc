"""Entri lembar kerja: one RT in the order of its paper, typed with one hand, about two seconds a row."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.tms import ARTI, Alasan
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.lembar_kerja import Lembar, next_open, rest, sheets
from app.services.desa.mark import Mark
from app.services.desa.voter_details import VoterDetails, voter_details
from app.system.language import tr
from app.ui import settings
from app.ui.desa.daftar_acts import DaftarActs
from app.ui.desa.entri_head import EntriHead
from app.ui.desa.entri_keys import EntriKeys
from app.ui.desa.entri_words import next_key, next_key_at_end
from app.ui.desa.keys import BADGES, within
from app.ui.desa.lembar_chooser import choose_sheet
from app.ui.desa.lembar_table import LembarTable
from app.ui.desa.row_number import RowNumber
from app.ui.desa.rows_page import RowsPage
from app.ui.figures import ribuan
from app.ui.models.lembar_model import LembarModel
from app.ui.widgets.controls import column, label, line, row

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class EntriPage(RowsPage):
    """Left the paper, right the keys. A row keeps its number while the sheet lies here."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.sheet: tuple[str, str] | None = None
        self.model = LembarModel()
        self.table = LembarTable(self.model)
        self.number = RowNumber(self)
        self._return_to: int | None = None
        self._evidence_of = ""
        self.acts = DaftarActs(
            self,
            {
                "Enter": self.enter,
                "Backspace": self.back,
                "Ctrl+Enter": self.mark_rest,
                "R": self.choose,
                "F2": lambda: screen.show_page("loket"),
            },
        )
        self.keys = EntriKeys(self.acts.press)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head = EntriHead(self.choose, self.mark_rest)
        self._empty = label("", "quiet", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        split = QFrame()
        split.setProperty("vline", True)
        body = row(column(self._empty, self.table, space=0), split, self.keys, space=0)
        body.setStretch(0, 11)
        body.setStretch(2, 9)
        page = column(self.head, line(), body, space=0)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.session.loaded.connect(self.refill)
        self.session.changed.connect(self._changed)
        self.table.letter.connect(self._letter)
        self.table.digit.connect(self.number.add)
        self.table.enter.connect(self.enter)
        self.table.rest.connect(self.mark_rest)
        self.table.back.connect(self.back)
        self.table.escape.connect(self.number.clear)
        self.table.moved.connect(self._moved)
        self.number.changed.connect(lambda _: self._tell_now())
        self.number.chosen.connect(self._jump)
        self.keys.evidence.connect(self.acts.save_evidence)
        self.keys.left.connect(self.to_rows)

    def first_control(self) -> QWidget:
        return self.table

    def shown(self) -> None:
        """The first time: the sheet that lay here last, else the first with something to do."""
        if self.sheet is None and self.session.index.rows:
            found = sheets(self.session.index)
            last = settings.text(self._last_key())
            known = next((sheet for sheet in found if "/".join(sheet.kunci) == last), None)
            chosen = known or next_open(found, ("", "")) or found[0]
            self.open_sheet(*chosen.kunci)
        self._tell()

    def _last_key(self) -> str:
        return settings.of_village(self.session.workspace.folder, "lembar")

    def open_sheet(self, rt: str, rw: str) -> None:
        """Another paper lies on the desk: its first open row in front."""
        self.sheet = (rt, rw)
        settings.set_text(self._last_key(), f"{rt}/{rw}")
        index = self.session.index
        self.model.show(index, [index.rows[at].id for at in index.worksheet(rt, rw)])
        self.acts.forget()
        self.go_to_open()
        self._tell()

    def show_open(self) -> None:
        """From elsewhere: the sheet that lies here if it still has open rows, else the next that has."""
        if not rest(self.model.rows()) and (following := self._following()):
            self.open_sheet(*following.kunci)

    def go_to_open(self) -> None:
        """The first row without a verdict; the end of the sheet where there is none."""
        rows = self.model.rows()
        self.table.go_to(next((at for at, one in enumerate(rows) if not one.status), len(rows)))

    def refill(self) -> None:
        """The list was read again: the same rows in the same order, newcomers below."""
        if self.sheet is None:
            if self.isVisible():
                self.shown()
            return
        front, index = self.front(), self.session.index
        here = [index.rows[at].id for at in index.worksheet(*self.sheet)]
        kept = [voter for voter in self.model.voters if index.get(voter)]
        self.model.show(index, kept + [voter for voter in here if voter not in set(kept)])
        self.table.go_to(self.model.voters.index(front.id) if front else len(self.model.voters))
        self._tell()

    def _changed(self, moved: bool) -> None:
        if moved:
            self.refill()
        else:
            self.model.redraw()
            self._tell()

    def _tell(self) -> None:
        """The head and the sentence on the right."""
        rows = self.model.rows()
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._empty.setText(tr("Daftar sedang dimuat …"))
        self.head.tell(self._here(rows), rows)
        self._tell_now()

    def _here(self, rows: Sequence[Ringkas]) -> Lembar:
        rt, rw = self.sheet or ("", "")
        return Lembar(rt, rw, dusun={one.dusun for one in rows if one.dusun})

    def _tell_now(self) -> None:
        whose = self.acts.evidence_of()
        self.keys.tell(self._now(), f"{self._place(whose.id)} {whose.nama}" if whose else "")

    def _now(self) -> str:
        """What the next key does."""
        if (front := self.front()) is not None:
            return next_key(front, self.number.text)
        left = len(rest(self.model.rows()))
        return next_key_at_end(self.number.text, left, None if left else self._following())

    def _following(self) -> Lembar | None:
        return next_open(sheets(self.session.index), self.sheet or ("", ""))

    def _place(self, voter: str) -> int:
        return self.model.voters.index(voter) + 1 if voter in self.model.voters else 0

    def _letter(self, key: str, family: bool) -> None:
        self.number.commit()
        self.acts.press(key, family)

    def _jump(self, number: int) -> None:
        if 1 <= number <= len(self.model.voters):
            self.table.go_to(number - 1)
        else:
            self.keys.last.setText(
                tr(
                    "Tidak ada baris {number} di lembar ini (1-{last}).",
                    number=number,
                    last=len(self.model.voters),
                )
            )

    def enter(self) -> None:
        """To the number typed; else confirm the row, or pass it if it has its verdict."""
        if self.number.commit():
            return
        front = self.front()
        if front is None:
            self._leave_end()
        elif front.status or front.konflik:
            self.table.go_to(self.table.at + 1)
        else:
            self.acts.mark(Alasan.SESUAI)

    def _leave_end(self) -> None:
        if rest(self.model.rows()):
            self.go_to_open()
        elif following := self._following():
            self.open_sheet(*following.kunci)

    def back(self) -> None:
        """The last digit, else one row up; from the end to the last row."""
        if self.number.text:
            self.number.drop()
        else:
            at = self.table.at
            self.table.go_to(at - 1 if at > 0 else 0 if at == 0 else len(self.model.voters) - 1)

    def choose(self) -> None:
        """R: another RT."""
        if chosen := choose_sheet(self, sheets(self.session.index), self.sheet or ("", "")):
            self.open_sheet(*chosen.kunci)
        self.table.setFocus()

    def mark_rest(self) -> None:
        """Everybody on this sheet who has no verdict yet stays: one act, after a look at the names."""
        self.acts.mark_all(Alasan.SESUAI, rest(self.model.rows()))

    def front(self) -> Ringkas | None:
        return self.table.front()

    def chosen(self) -> list[Ringkas]:
        front = self.front()
        return [front] if front else []

    def number_of(self, row: Ringkas) -> str:
        """The paper's; a voter of the family who stands on another sheet has KPU's."""
        return str(self._place(row.id) or tr("no. {no}", no=row.no))

    def marking(self, marks: Sequence[Mark]) -> None:
        """Flash, say it, go on below the last row marked."""
        letters = {one.voter: _letter_of(one.alasan) for one in marks}
        self.table.flash(letters)
        places = [self._place(one.voter) for one in marks]
        word = within(tr(ARTI[marks[0].alasan].label))
        voter = self.session.index.get(marks[0].voter)
        if len(marks) == 1 and voter:
            told = tr("✓ {number} {nama}: {word}", number=places[0], nama=voter.nama, word=word)
        else:
            told = tr("✓ {count} pemilih: {word}", count=ribuan(len(marks)), word=word)
        self.keys.last.setText(told)
        self.table.go_to(max(places))

    def go_to(self, voter: str) -> None:
        if voter in self.model.voters:
            self.table.go_to(self.model.voters.index(voter))

    def to_evidence(self, voter: str) -> None:
        """Whoever was just marked comes back to the front for his papers."""
        if voter not in self.model.voters:
            return
        self._return_to = self.table.at
        self.go_to(voter)
        found = self.session.index.get(voter)
        assert found is not None
        self.keys.open_evidence(
            tr("Bukti: {number} {nama}", number=self._place(voter), nama=found.nama), found.status
        )
        self._evidence_of = voter
        self.session.run(lambda workspace, _: voter_details(workspace, voter), self._fill_evidence)

    def _fill_evidence(self, details: VoterDetails) -> None:
        """Unless the form asks for somebody else by now."""
        if details.pemilih.id == self._evidence_of:
            self.keys.fill_evidence(details)

    def _moved(self) -> None:
        """Another row was clicked: what is typed for one voter must not be saved for him."""
        front = self.front()
        if self._evidence_of and (front is None or front.id != self._evidence_of):
            self._return_to = None
            self.to_rows()
        self._tell_now()

    def to_rows(self) -> None:
        """Back to where one was before E."""
        self._evidence_of = ""
        self.keys.close_evidence()
        if self._return_to is not None:
            self.table.go_to(self._return_to)
            self._return_to = None
        self.table.setFocus()


def _letter_of(alasan: Alasan) -> str:
    arti = ARTI[alasan]
    return BADGES.get(arti.info or arti.pilkades, "")
