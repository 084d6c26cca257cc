"""What a family at the desk shares: where it lives, and the papers it shows."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.catatan import Kode
from app.system.language import tr
from app.ui.desa.evidence_form import bukti_words
from app.ui.desa.field_words import field_words
from app.ui.desa.loket_desk import is_numbered
from app.ui.desa.loket_fields import Block, DeskField
from app.ui.widgets.controls import column, row

PAPERS = ("KTP-el dan KK", "KK", "KTP-el", "Surat keterangan")
PLACE = ("alamat", "rt", "rw", "tps")


class FamilyForm(QWidget):
    """`changed`: something was typed. `gone_on`: Enter in the last field."""

    changed = Signal()
    gone_on = Signal()

    def __init__(self, tps: str) -> None:
        super().__init__()
        words, papers = {**field_words(), "tps": tps}, bukti_words()
        self.place = {kolom: DeskField(words[kolom], 200 if kolom == "alamat" else 12) for kolom in PLACE}
        self.papers = {
            "jenis": DeskField(tr("Dokumen yang ditunjukkan"), 60, PAPERS),
            "nomor": DeskField(papers["nomor"], 60),
            "pelapor": DeskField(papers["pelapor"], 80),
        }
        self._blocks = {kolom: Block(self.place[kolom], 0 if kolom == "alamat" else 96) for kolom in PLACE}
        self._number = Block(self.papers["nomor"], 190, hinted=False)
        self._build()
        self._connect()

    def _build(self) -> None:
        where = row(*(self._blocks[kolom] for kolom in PLACE))
        where.setStretch(0, 1)
        jenis = Block(self.papers["jenis"], 210, hinted=False)
        shown = row(jenis, self._number, Block(self.papers["pelapor"], hinted=False))
        shown.setStretch(2, 1)
        self.setLayout(column(where, shown, space=2))
        self.papers["jenis"].setToolTip("\n".join(PAPERS))
        self._number.hide()

    def _connect(self) -> None:
        for field in self.fields:
            field.textChanged.connect(lambda _: self._changed())
            field.gone_on.connect(lambda field=field: self._go_on(field))
        self.place["alamat"].taken.connect(self._take_place)

    @property
    def fields(self) -> list[DeskField]:
        """In the order they are typed."""
        return [*self.place.values(), *self.papers.values()]

    def first_open(self) -> DeskField:
        """Where to go on typing."""
        return next((field for field in self.place.values() if not field.value), self.papers["jenis"])

    def _changed(self) -> None:
        self._number.setVisible(is_numbered(self.papers["jenis"].value))
        self.changed.emit()

    def _take_place(self) -> None:
        """Where the family lives is one proposal: taking the address takes what belongs to it."""
        for field in self.place.values():
            field.take()

    def _go_on(self, field: DeskField) -> None:
        later = self.fields[self.fields.index(field) + 1 :]
        if field is self.place["alamat"] and all(one.value for one in self.place.values()):
            later = list(self.papers.values())
        following = next((one for one in later if one.isVisible()), None)
        if following is None:
            self.gone_on.emit()
        else:
            following.setFocus()
            following.selectAll()

    def propose(self, place: Mapping[str, str]) -> None:
        """Grey values of where the family lives."""
        for kolom, field in self.place.items():
            field.propose(place.get(kolom, ""))

    def propose_papers(self, jenis: str) -> None:
        """What the family before showed; at first what most people bring."""
        self.papers["jenis"].propose(jenis or PAPERS[0])

    @property
    def bersama(self) -> dict[str, str]:
        return {kolom: field.value for kolom, field in self.place.items()}

    @property
    def bukti(self) -> dict[str, str]:
        """What is shown; a number only where the paper has one of its own."""
        told = {kolom: field.value for kolom, field in self.papers.items()}
        if not is_numbered(told["jenis"]):
            told["nomor"] = ""
        return {kolom: text for kolom, text in told.items() if text}

    def write(self, bersama: Mapping[str, str], bukti: Mapping[str, str]) -> None:
        """Another family's values."""
        for kolom, field in self.place.items():
            field.setText(bersama.get(kolom, ""))
        for kolom, field in self.papers.items():
            field.setText(bukti.get(kolom, ""))

    def tell(self, salah: Mapping[str, Kode], usual: str) -> None:
        """`usual`: where a TPS that nobody types comes from, in words."""
        for kolom, block in self._blocks.items():
            if kolom in salah and not block.field.hasFocus():
                block.tell(tr(salah[kolom].kalimat), "bad")
            else:
                offered = kolom == "alamat" and block.field.proposal and not block.field.value
                block.tell(usual if offered else "")
