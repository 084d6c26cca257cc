"""Loket: a family stands at the desk with its papers; typed by keyboard alone, saved as one act."""

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.bukti import stands_for_nik
from app.domain.sidalih_fields import three_digits
from app.services.desa.loket import Diperiksa, Terdaftar
from app.system.language import tr
from app.ui.desa.loket_acts import LoketActs
from app.ui.desa.loket_closed import LoketClosed
from app.ui.desa.loket_desk import Meja, told_of, undecided
from app.ui.desa.loket_family import PLACE
from app.ui.desa.loket_form import LoketForm
from app.ui.desa.loket_rows import desk_rows
from app.ui.desa.loket_work import LoketWork
from app.ui.desa.page import Page
from app.ui.widgets.controls import column

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


class LoketPage(Page):
    """`meja` is what lies on the desk; it stays there, whatever page is shown, until it is saved or cleared.

    `checked`: each typed person by his place, as the list was last asked about him.
    """

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.meja = Meja()
        self.checked: dict[int, Diperiksa] = {}
        self.before: Meja | None = None
        self._said = ""
        self.acts = LoketActs(self)
        self.form = LoketForm(self.session.workspace, self.acts.press)
        self.work = LoketWork(self.session, lambda: self.meja, self.form.problem.tell, self)
        self.closed = LoketClosed(lambda: screen.show_page("daftar"))
        self._body = QStackedWidget()
        for part in (self.form, self.closed):
            self._body.addWidget(part)
        self.setLayout(column(self._body, space=0))
        self._connect()
        self.start(Meja())
        self._tell_stage()

    def _connect(self) -> None:
        form = self.form
        for keys in ("F2", "F6", "F7", "F9", "Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda keys=keys: self.acts.press(keys))
        for part in (form.people, form.family, form.person):
            part.changed.connect(self._typed)
        form.people.looked_up.connect(self._look_up)
        form.clear.clicked.connect(self.clear)
        form.bring_back.clicked.connect(self.bring_typed_back)
        self.acts.connect_form(form)
        for field in form.fields:
            field.idle = lambda: self.meja.is_empty
        self.work.checked.connect(self._show_checked)
        self.session.changed.connect(lambda _: self._list_changed())
        self.session.loaded.connect(self._list_changed)

    def first_control(self) -> QWidget:
        """Where somebody was typing."""
        if self._body.currentWidget() is self.closed:
            return self.closed.go
        front = self.focusWidget()
        return front if front is not None and self.form.isAncestorOf(front) else self.form.people.nkk

    @property
    def is_unsaved(self) -> bool:
        return self.meja.is_unsaved

    def shown(self) -> None:
        self._tell_stage()

    def _is_closed(self) -> bool:
        """After the DPT nobody is added here, unless an addendum may take them in."""
        return self.session.is_locked and self.session.workspace.aturan.setelah_dpt != "addendum"

    def _tell_stage(self) -> None:
        """After the DPT nobody is added any more; what is typed stays in sight until it is cleared."""
        closed = self._is_closed() and not self.is_unsaved
        self._body.setCurrentWidget(self.closed if closed else self.form)

    # What is typed ------------------------------------------------------------------------------------

    def _typed(self) -> None:
        form, meja = self.form, self.meja
        meja.bersama = {"nkk": form.people.nkk.value, **form.family.bersama}
        meja.bukti = form.family.bukti
        meja.front.isian, meja.front.surat = form.person.isian, form.person.surat
        form.person.set_vouched(stands_for_nik(meja.bukti))
        form.problem.hide()
        self._propose_place()
        self.work.typed()
        self.say("")

    def _propose_place(self) -> None:
        """Where the family on the card lives; else the TPS of the RT."""
        here = next((one.terdaftar.pemilih for one in self.meja.hadir), None)
        if here is not None:
            self.form.family.propose({kolom: getattr(here, kolom) for kolom in PLACE})
            return
        rt, rw = (three_digits(self.meja.bersama.get(kolom, "").upper()) for kolom in ("rt", "rw"))
        self.form.family.propose({"tps": self.work.usual_tps(rt, rw)})

    def _look_up(self, nkk: str, go_on: bool) -> None:
        def told(found: Sequence[Terdaftar]) -> None:
            self.form.tell_card(nkk, len(found))
            self._take_family(found)
            if go_on:
                self._go_on_from_card()

        self.work.look_up(nkk, told)

    def _take_family(self, found: Sequence[Terdaftar]) -> None:
        self.meja.take_family(found)
        self._propose_place()
        self.tell()

    def _go_on_from_card(self) -> None:
        """To the first one still to be confirmed; an unknown family goes on with where it lives."""
        opened = next((at for at, one in enumerate(self.meja.hadir) if not one.is_decided), None)
        if opened is None:
            self.form.family.first_open().setFocus()
        else:
            self.form.people.table.setFocus()
            self.form.people.table.go_to(opened)

    # What is shown ------------------------------------------------------------------------------------

    def _show_checked(self, found: dict[int, Diperiksa]) -> None:
        self.checked = found
        self.tell()

    def say(self, text: str) -> None:
        """One sentence below, until the next key."""
        self._said = text
        self.tell()

    def tell(self) -> None:
        """Rows, comparison, fields of the family, and what is unsaved."""
        form, meja, index = self.form, self.meja, self.session.index
        ages = {one.id: row.umur for one in meja.hadir if (row := index.get(one.id))}
        form.people.show_rows(desk_rows(meja, self.checked, ages))
        front = self.checked.get(meja.at)
        twins = undecided(meja.front, front) if front else []
        form.people.make_room(bool(twins))
        form.twins.tell(twins[0] if twins else None, len(twins) - 1, front.periksa.isian if front else {})
        form.family.tell(front.periksa.salah if front else {}, tr("Enter: tempat tinggal keluarga ini"))
        form.person.tell_number(meja.at + 1)
        unsaved = (told_of(meja) or tr("alamat atau dokumen")) if meja.is_unsaved else ""
        form.tell_state(self._said, unsaved, found=bool(meja.hadir))
        form.receipt.setEnabled(self.acts.has_receipt)
        form.bring_back.setVisible(self.before is not None)
        form.clear.setVisible(not meja.is_empty)
        self._mark_sidebar()

    def _mark_sidebar(self) -> None:
        """Unsaved typing is told wherever one goes."""
        shown, unsaved = self.village.sidebar.buttons["loket"], self.meja.is_unsaved
        shown.setText(tr("Loket •") if unsaved else tr("Loket"))
        shown.setAccessibleName(tr("Loket, ada isian yang belum disimpan") if unsaved else tr("Loket"))

    def show_person(self, at: int) -> None:
        """Bring a typed person into the form."""
        self.meja.at = at
        self.form.person.write(self.meja.front, at + 1, vouched=stands_for_nik(self.meja.bukti))
        self.tell()

    # Putting something else on the desk ---------------------------------------------------------------

    def start(self, meja: Meja) -> None:
        """Show it as it was left."""
        self.meja, self.checked = meja, {}
        form = self.form
        form.hold_signals(True)
        form.people.write(meja.bersama.get("nkk", ""))
        form.family.write(meja.bersama, meja.bukti)
        form.person.write(meja.front, meja.at + 1, vouched=stands_for_nik(meja.bukti))
        form.hold_signals(False)
        form.problem.hide()
        self._propose_place()
        self.say("")

    def remember(self) -> None:
        """What lies here now can be brought back."""
        self.before = deepcopy(self.meja)

    def clear(self) -> None:
        """Another family comes; this one can be brought back."""
        self.before = self.meja
        self.start(Meja())
        self.form.people.nkk.setFocus()

    def bring_typed_back(self) -> None:
        """What lay on the desk before; what lies there now can be brought back in its turn."""
        if self.before is not None:
            now, before = self.meja, self.before
            self.before = None if now.is_empty else now
            self.start(before)
            self.work.check()
            self.form.person.go_to("nik")

    def _list_changed(self) -> None:
        """Somebody marked or undid: the card's voters are read again; an undone family may be typed on."""
        self._tell_stage()
        meja = self.meja
        if undone := self.acts.undone_family():
            self.before = undone
            self._said = tr("Diurungkan. Isiannya dapat dikembalikan.")
        if meja.hadir:
            nkk = meja.bersama.get("nkk", "")
            self.work.look_up(nkk, lambda found: self._take_family(found) if self.meja is meja else None)
        self.tell()
