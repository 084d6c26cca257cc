"""One person at the desk, typed by keyboard alone; what is wrong or odd is said beside the field at once."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.catatan import Kode
from app.domain.nik import birth_in, is_nik
from app.domain.periksa import Pemeriksaan, periksa
from app.domain.syarat import Hak
from app.domain.tanggal import short_date
from app.system.language import tr
from app.ui.desa.field_words import field_words
from app.ui.desa.loket_desk import PERSON, Tamu
from app.ui.desa.loket_fields import Block, CodeField, DateField, DeskField
from app.ui.widgets.controls import button, column, label, row, set_look

_MOST_NOTES = 2
_LETTER = "Surat keterangan"


def code_words() -> dict[str, dict[str, str]]:
    """Field of one letter -> letter -> its meaning."""
    return {
        "kelamin": {"L": tr("laki-laki"), "P": tr("perempuan")},
        "kawin": {"B": tr("belum"), "S": tr("sudah"), "P": tr("pernah")},
        "disabilitas": {
            "0": tr("tidak"), "1": tr("fisik"), "2": tr("intelektual"), "3": tr("mental"),
            "4": tr("wicara"), "5": tr("rungu"), "6": tr("netra"),
        },
        "ektp": {"S": tr("sudah"), "B": tr("belum"), "K": tr("kode K")},
    }  # fmt: skip


class PersonForm(QWidget):
    """`changed`: something was typed. `finished`: the button after the last field."""

    changed = Signal()
    finished = Signal()
    emptied = Signal()

    def __init__(self, hari: date, *, nik_needed: bool) -> None:
        super().__init__()
        self._hari, self._nik_needed = hari, nik_needed
        self._vouched = self._went_past = False
        words, codes = field_words(), code_words()
        names = {**words, "kawin": tr("Kawin"), "disabilitas": tr("Disabilitas"), "ektp": tr("KTP-el")}
        self.fields: dict[str, DeskField] = {}
        for kolom in PERSON:
            if kolom in codes:
                self.fields[kolom] = CodeField(names[kolom], codes[kolom])
            elif kolom == "tanggal_lahir":
                self.fields[kolom] = DateField(names[kolom])
            else:
                self.fields[kolom] = DeskField(names[kolom])
        self.letter = {
            "jenis": DeskField(tr("Surat untuk NIK yang menyusul"), 60, (_LETTER,)),
            "nomor": DeskField(tr("Nomor surat"), 60),
        }
        self._title = label("", bold=True, size=1.1)
        self._right = label("", wrap=True)
        self._notes = label("", "quiet", wrap=True, size=0.92)
        self._obstacle = label("", "bad", wrap=True)
        self.judged = Pemeriksaan({})
        self._build()
        self._connect()
        self.tell_obstacle("")
        self._judge()

    def _build(self) -> None:
        widths = {"nik": 250, "tanggal_lahir": 156, "kelamin": 112, "kawin": 176, "ektp": 196}
        self._blocks = {kolom: Block(field, widths.get(kolom, 0)) for kolom, field in self.fields.items()}
        letter = [
            Block(self.letter["jenis"], 250, hinted=False),
            Block(self.letter["nomor"], 220, hinted=False),
        ]
        self._letter = QWidget()
        self._letter.setLayout(row(*letter, None))
        self._clear = button(tr("Kosongkan orang ini"), self.emptied.emit, flat=True)
        self.go_on: QPushButton = button(tr("Orang berikut (Enter)"), self.finished.emit, "arrow-right")
        lines = [
            ("nik", "nama"),
            ("tempat_lahir", "tanggal_lahir", "kelamin", "kawin"),
            ("disabilitas", "ektp"),
        ]
        first, second, third = (row(*(self._blocks[kolom] for kolom in names)) for names in lines)
        first.setStretch(1, 1)
        second.setStretch(0, 1)
        third.setStretch(0, 1)
        keep = self._clear.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keep)
        words = column(self._obstacle, self._right, self._notes, space=2)
        foot = row(words, self.go_on)
        foot.setStretch(0, 1)
        head = row(self._title, None, self._clear)
        self.setLayout(column(head, first, self._letter, second, third, foot, space=2))

    def _connect(self) -> None:
        for kolom, field in self.fields.items():
            field.textChanged.connect(lambda _: self._typed())
            field.entered.connect(self._judge)
            field.left.connect(self._judge)
            field.gone_on.connect(lambda kolom=kolom: self._go_on(kolom))
        for field in self.letter.values():
            field.textChanged.connect(lambda _: self._typed())
        self.letter["jenis"].gone_on.connect(self.letter["nomor"].setFocus)
        self.letter["nomor"].gone_on.connect(self.fields["nama"].setFocus)
        self.letter["jenis"].propose(_LETTER)

    @property
    def every_field(self) -> list[DeskField]:
        return [*self.fields.values(), *self.letter.values()]

    def tell_obstacle(self, text: str) -> None:
        """Why the person cannot be saved yet, until somebody types on."""
        self._obstacle.setText(text)
        self._obstacle.setVisible(bool(text))

    def _typed(self) -> None:
        self.tell_obstacle("")
        self._judge()
        self.changed.emit()

    def _go_on(self, kolom: str) -> None:
        """The field after this one; a missing NIK leads to its letter, the last field to the button."""
        if kolom == "nik" and self._lacks_nik:
            self._went_past = True
            self._judge()
            self.letter["jenis"].setFocus()
        elif kolom == PERSON[-1]:
            self.go_on.setFocus()
        else:
            following = self.fields[PERSON[PERSON.index(kolom) + 1]]
            following.setFocus()
            following.selectAll()

    def write(self, tamu: Tamu, number: int, *, vouched: bool) -> None:
        """Show another person. `vouched`: the family's own letter stands for a NIK."""
        self._vouched, self._went_past = vouched, False
        for kolom, field in self.fields.items():
            _set(field, tamu.isian.get(kolom, ""))
        for kolom, field in self.letter.items():
            _set(field, tamu.surat.get(kolom, ""))
        self.tell_number(number)
        self.tell_obstacle("")
        self._judge()

    def tell_number(self, number: int) -> None:
        self._title.setText(tr("Orang baru ke-{number}", number=number))

    def set_vouched(self, vouched: bool) -> None:
        """The family's papers have changed."""
        self._vouched = vouched
        self._judge()

    @property
    def isian(self) -> dict[str, str]:
        return {kolom: field.value for kolom, field in self.fields.items() if field.value}

    @property
    def surat(self) -> dict[str, str]:
        """The letter that vouches for a NIK, while there is none."""
        told = {kolom: field.value for kolom, field in self.letter.items() if field.value}
        return {} if self.fields["nik"].value else told

    def go_to(self, kolom: str) -> None:
        """Into a field."""
        self.fields[kolom].setFocus()
        self.fields[kolom].selectAll()

    def go_to_missing(self, kolom: str) -> None:
        """Into a field that keeps him from being saved: a missing NIK may come later, with a letter."""
        if kolom == "nik" and self._letter.isVisibleTo(self):
            self.letter["nomor"].setFocus()
        else:
            self.go_to(kolom)

    def told(self, kolom: str) -> str:
        """The line below a field."""
        return self._blocks[kolom].hint

    def _judge(self) -> None:
        """What can be said without the list, at every key."""
        found = self.judged = periksa(self.isian, self._hari)
        self._propose(found)
        self._letter.setVisible(self._wants_letter())
        for kolom, block in self._blocks.items():
            text, look = self._told(kolom, block.field, found)
            block.tell(text, look)
        self._clear.setVisible(bool(self.isian or self.surat))
        self._tell_right(found)

    def _propose(self, found: Pemeriksaan) -> None:
        """What the NIK says goes into empty fields, grey."""
        born = found.usul.get("tanggal_lahir", "")
        self.fields["tanggal_lahir"].propose(short_date(born) if born else "")
        self.fields["kelamin"].propose(found.usul.get("kelamin", ""))

    def _wants_letter(self) -> bool:
        """No NIK, but already more of the person, or somebody just went past the NIK."""
        later = [field for kolom, field in self.fields.items() if kolom != "nik"]
        started = any(field.value for field in (*later, *self.letter.values()))
        return self._lacks_nik and (self._went_past or started)

    @property
    def _lacks_nik(self) -> bool:
        return self._nik_needed and not self._vouched and not self.fields["nik"].value

    def _told(self, kolom: str, field: DeskField, found: Pemeriksaan) -> tuple[str, str]:
        """The line below a field. What is only half typed is not wrong yet."""
        if kolom in found.salah:
            if kolom == "nik" and field.hasFocus() and found.salah[kolom] is Kode.BUKAN_16_ANGKA:
                return _counted(field.value)
            if not field.hasFocus() or kolom == "nik":
                return tr(found.salah[kolom].kalimat), "bad"
            return "", "quiet"
        if isinstance(field, CodeField):
            return (field.word, "quiet") if field.value or kolom != "kelamin" else ("", "quiet")
        if kolom == "nik" and field.value:
            born = birth_in(found.isian["nik"]) if is_nik(found.isian.get("nik", "")) else None
            return (tr("✓ 16 angka"), "good") if born else (tr("✓ 16 angka, tanpa tanggal lahir"), "quiet")
        if kolom == "nik":
            return (
                (tr("NIK menyusul dengan surat"), "quiet")
                if self._letter.isVisibleTo(self)
                else ("", "quiet")
            )
        if kolom == "tanggal_lahir" and field.proposal and not field.value:
            return tr("usul dari NIK"), "quiet"
        return "", "quiet"

    def _tell_right(self, found: Pemeriksaan) -> None:
        """Age and right to vote on the voting day, in words; then what to look at twice."""
        known = found.hak is not Hak.BELUM_DIISI
        sign = "✗" if found.hak is Hak.TIDAK else "✓"
        told = tr("{sign} Umur {umur}. {hak}", sign=sign, umur=found.umur, hak=tr(found.hak.kalimat))
        self._right.setText(told if known else "")
        for look, on in (("bad", found.hak is Hak.TIDAK), ("good", known and found.hak is not Hak.TIDAK)):
            if bool(self._right.property(look)) != on:
                set_look(self._right, look, on)
        notes = [tr("Catatan: {note}", note=tr(note.kode.kalimat)) for note in found.catatan[:_MOST_NOTES]]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))


def _counted(typed: str) -> tuple[str, str]:
    digits = sum(map(str.isdecimal, typed))
    if digits > 16:
        return tr("{digits} angka: terlalu panjang", digits=digits), "bad"
    return tr("{digits} dari 16 angka", digits=digits), "quiet"


def _set(field: DeskField, text: str) -> None:
    """Without the page being told of each."""
    field.blockSignals(True)
    field.setText(text)
    field.blockSignals(False)
