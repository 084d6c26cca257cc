"""What the keys of the desk do: about the listed, about those being typed, and saving them together."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.services.desa.loket import Disimpan
from app.services.desa.voter_details import VoterDetails
from app.system.language import tr
from app.ui.desa.loket_desk import PERSON, Hadir, Halangan, Meja, counted, counts_of, obstacle
from app.ui.desa.loket_edit import DeskEdit
from app.ui.desa.loket_form import LoketForm
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.ui.desa.loket_page import LoketPage

_NIK = Halangan("nik", "")


class LoketActs:
    """`press` is the one door for shortcuts and for the buttons of the key line."""

    def __init__(self, page: "LoketPage") -> None:
        self._page = page
        self._last: Disimpan | None = None
        self._last_meja: Meja | None = None
        self._keys: dict[str, Callable[[], None]] = {
            "S": self.confirm,
            "U": self.correct,
            "F2": self.next_person,
            "F6": self.is_same,
            "F7": self.is_other,
            "F9": self.receipt,
            "Ctrl+Return": self.save,
            "Ctrl+Enter": self.save,
        }

    def press(self, key: str) -> None:
        """A key, or its button."""
        if key in self._keys:
            self._keys[key]()

    def connect_form(self, form: LoketForm) -> None:
        """What the form's parts ask for."""
        table = form.people.table
        table.letter.connect(self.press)
        table.drop.connect(self.drop)
        table.opened.connect(lambda _: self.open_row())
        table.left.connect(lambda: form.person.go_to("nik"))
        form.escaped.connect(self._to_people)
        form.family.gone_on.connect(lambda: form.person.go_to("nik"))
        form.person.finished.connect(self.next_person)
        form.person.emptied.connect(lambda: self._forget(self._page.meja.at))
        form.twins.same.connect(self.is_same)
        form.twins.other.connect(self.is_other)

    # Listed voters ------------------------------------------------------------------------------------

    def _front_listed(self) -> Hadir | None:
        front = self._page.form.people.table.front()
        return self._page.meja.hadir[front.hadir] if front and front.hadir >= 0 else None

    def confirm(self) -> None:
        """S: he stands here and all is right; once more takes it back."""
        one, table = self._front_listed(), self._page.form.people.table
        if one is not None:
            one.sesuai = not one.sesuai
            row = table.at
            self._page.say("")
            table.go_to(row + one.sesuai)

    def correct(self) -> None:
        """U: what the papers say differently."""
        if one := self._front_listed():
            self._page.work.details(one.id, lambda details: self._correct(one, details))

    def _correct(self, one: Hadir, details: VoterDetails) -> None:
        """What was typed for him at the desk stands in the fields already."""
        page = self._page
        tps = page.session.workspace.pengaturan.istilah.tps
        asked = DeskEdit(page, details.pemilih, tps, {**one.ketikan, **one.ubah})
        wanted = asked.edit()
        if asked.result() == DeskEdit.DialogCode.Accepted:
            one.ubah = {kolom: text for (_, kolom), text in wanted.changes.items()} if wanted else {}
            one.sesuai = True
            page.say("")
        page.form.people.table.setFocus()

    def open_row(self) -> None:
        """Enter: a typed person comes back into the form; on a listed one it goes on."""
        form = self._page.form
        front = form.people.table.front()
        if front is not None and front.tamu >= 0:
            self._page.show_person(front.tamu)
            form.person.go_to("nama")
        elif self._page.meja.typed:
            form.person.go_to("nik")
        else:
            form.family.first_open().setFocus()

    def _to_people(self) -> None:
        """Esc: to the rows on the left."""
        people = self._page.form.people
        if people.model.rows:
            people.table.setFocus()
            people.table.go_to(people.table.at)

    # Typed people -------------------------------------------------------------------------------------

    def drop(self) -> None:
        """Del: forget one who was typed."""
        front = self._page.form.people.table.front()
        if front is not None and front.tamu >= 0:
            self._forget(front.tamu)

    def _forget(self, at: int) -> None:
        """He can be brought back."""
        self._page.remember()
        self._page.meja.drop(at)
        self._compare_again()

    def _compare_again(self) -> None:
        """The people have changed."""
        page = self._page
        page.checked = {}
        page.show_person(page.meja.at)
        page.form.person.go_to("nik")
        page.work.check()

    def next_person(self) -> None:
        """This one is complete: a fresh form for the next."""
        if self._page.meja.front.is_empty:
            self._page.form.person.go_to("nik")
        else:
            self._page.work.check(self._step)

    def _step(self) -> None:
        page = self._page
        why = self._obstacle(page.meja.at)
        if why is not None:
            self._stop(why)
            return
        page.meja.next_person()
        page.show_person(page.meja.at)
        page.form.person.go_to("nik")

    def _obstacle(self, at: int) -> Halangan | None:
        """Of one who has just been compared."""
        typed = self._page.meja.typed
        checked = [self._page.checked[one] for one in typed]
        return obstacle(self._page.meja, typed.index(at), checked) if at in typed else None

    def _stop(self, why: Halangan) -> None:
        """Say it where it is, and go there."""
        form = self._page.form
        form.person.tell_obstacle(why.kalimat)
        if why.kolom == "kembar":
            form.to_twins()
        elif why.kolom in PERSON:
            form.person.go_to_missing(why.kolom)
        else:
            form.field_of_family(why.kolom).setFocus()

    def is_same(self) -> None:
        """F6: the one in the form is the listed one beside him."""
        page, twin = self._page, self._page.form.twins.shown
        if twin is None:
            return
        page.remember()
        one = page.meja.recognise(page.meja.at, twin)
        page.meja.next_person()
        self._compare_again()
        page.form.people.table.go_to(page.meja.hadir.index(one))
        page.say(tr("Dicatat sesuai. U di daftar kiri membetulkan datanya."))

    def is_other(self) -> None:
        """F7: two people who are alike. One NIK is one person."""
        twins = self._page.form.twins
        twin = twins.shown
        if twin is None or twins.is_other.isHidden():
            return
        self._page.meja.front.lain.add(twin.terdaftar.pemilih.id)
        self._page.tell()
        if twins.shown is None:
            self._page.form.person.tell_obstacle("")
            self._page.form.person.go_on.setFocus()

    # Saving -------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+Enter: all of it as one act."""
        page = self._page
        if not page.form.isEnabled():
            return
        if page.meja.typed or page.meja.decided:
            page.work.check(self._save)
        else:
            page.say(tr("Belum ada yang dapat disimpan: ketik orang pertama, atau S pada yang terdaftar."))

    def _save(self) -> None:
        page = self._page
        for at in page.meja.typed:
            why = self._obstacle(at)
            if why is not None:
                page.show_person(at)
                self._stop(why)
                return
        page.form.setEnabled(False)
        page.work.save(self._saved, self._not_saved)

    def _not_saved(self, error: BaseException) -> None:
        form = self._page.form
        form.setEnabled(True)
        form.problem.tell(error)
        form.person.go_to("nik")

    def _saved(self, done: Disimpan) -> None:
        page = self._page
        meja = page.meja
        self._last, self._last_meja, page.before = done, meja, None
        page.form.setEnabled(True)
        page.form.family.propose_papers(meja.bukti.get("jenis", ""))
        page.start(Meja())
        told = counted(counts_of(meja))
        if not done.act:
            told = tr("sudah demikian di daftar, tidak ada yang berubah")
        page.say(tr("✓ Tersimpan: {told}. F9 tanda terima, Ctrl+Z mengurungkan.", told=told))
        page.village.say(tr("Keluarga tersimpan: {told}", told=told))
        page.form.people.nkk.setFocus()

    @property
    def has_receipt(self) -> bool:
        """A family whose act was undone has none."""
        index = self._page.session.index
        return self._last is not None and all(index.get(one) for one in self._last.pemilih)

    def receipt(self) -> None:
        """F9: the receipt of the family saved last."""
        if self._last is not None and self.has_receipt:
            self._page.work.receipt(self._last.pemilih, self._show_receipt)

    def _show_receipt(self, pdf: bytes) -> None:
        name = tr("Tanda terima")
        show_pdf(self._page, pdf, name, self._page.session.file_name(name, "pdf"))

    def undone_family(self) -> Meja | None:
        """What had been typed for the family saved last, once its act was undone and the desk is free."""
        gone = self._last is not None and not self.has_receipt
        return self._last_meja if gone and self._page.meja.is_empty else None
