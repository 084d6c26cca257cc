"""The choices at the right: what the document in front takes is shown, all else is not there."""

from collections.abc import Mapping
from math import ceil
from typing import Any, get_args

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from app.domain.daftar_tahap import NAMA
from app.domain.ukuran_kertas import UKURAN_KERTAS
from app.services.desa.cetak import MOST_BLANKS, DokumenCetak, Isian, Pilihan
from app.services.desa.cetak_keadaan import Ukuran
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import settings
from app.ui.desa.cetak_words import board_orders, slip_forms, slip_kinds, slip_orders, tps_word
from app.ui.desa.rekap_words import row_kinds
from app.ui.widgets.choice import Choice
from app.ui.widgets.day_field import DayField

_PAUSE = 400  # ms after the last letter
_PER_PAGE = ("2", "4", "6", "8")
_MOST_COPIES = 99


class ChoiceForm(QWidget):
    """`changed`: the document is to be made anew; while something is typed it waits a moment."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper, self.list_, self.tps, self.rt = _combo(), _combo(), _combo(), _combo()
        self.order, self.kind, self.rows = _combo(), _combo(), _combo()
        self.numbers, self.reason, self.receiver, self.boards = (QLineEdit() for _ in range(4))
        self.letter, self.place, self.times, self.posted = QLineEdit(), QLineEdit(), QSpinBox(), _combo()
        self.form, self.sheets = _combo(), QSpinBox()
        self._voters = 0
        self.per_page = Choice(tr("Surat per halaman"), [(one, one) for one in _PER_PAGE], "4")
        self.seen = Choice(tr("Data"), (("tersamar", tr("Tersamar")), ("terbuka", tr("Terbuka"))), "tersamar")
        self.master = Choice(
            tr("Nomor salinan"), (("tidak", tr("Bernomor")), ("ya", tr("Induk fotokopi"))), "tidak"
        )
        self.annex = Choice(
            tr("Lampiran"), (("tanpa", tr("Tanpa")), ("daftar", tr("Daftar pemilih"))), "tanpa"
        )
        self.day = DayField(tr("Tanggal naskah"))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._dokumen: DokumenCetak | None = None
        self._form = QFormLayout(self)
        self._build()
        self._fill()
        self._connect()

    def _build(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        for name, told, field in self._fields():
            self._form.addRow(name, field)
            field.setAccessibleName(told)
        self.numbers.setPlaceholderText(tr("semua, atau 1-250, 300"))
        self.reason.setPlaceholderText(tr("wajib diisi, dicatat"))
        for number, most in ((self.times, _MOST_COPIES), (self.sheets, MOST_BLANKS)):
            number.setRange(1, most)
            number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        for line in (self.receiver, self.boards):
            line.setPlaceholderText(tr("beberapa: pisahkan dengan ;"))
            line.setMaxLength(2000)
        for line in (self.reason, self.letter, self.place):
            line.setMaxLength(200)

    def _fields(self) -> tuple[tuple[str, str, QWidget], ...]:
        """Short name, spoken name, field."""
        tps = istilah().tps
        return (
            (tr("Kertas"), tr("Kertas"), self.paper),
            (tr("Daftar"), tr("Daftar yang dimaksud"), self.list_),
            (tps, tps, self.tps),
            ("RT", "RT", self.rt),
            (tr("No. urut"), tr("Rentang nomor urut"), self.numbers),
            (tr("Siapa"), tr("Siapa yang mendapat surat"), self.kind),
            (tr("Urutan"), tr("Urutan surat"), self.order),
            (tr("Per hal."), tr("Surat per halaman"), self.per_page),
            (tr("Dicetak"), tr("Yang dicetak"), self.form),
            (tr("Lembar"), tr("Jumlah lembar blangko"), self.sheets),
            (tr("Baris"), tr("Baris rekap"), self.rows),
            (tr("Lampiran"), tr("Lampiran"), self.annex),
            (tr("Data"), tr("Data"), self.seen),
            (tr("Alasan"), tr("Alasan"), self.reason),
            (tr("Penerima"), tr("Penerima salinan"), self.receiver),
            (tr("Salinan"), tr("Jumlah salinan setiap penerima"), self.times),
            (tr("Jenis"), tr("Nomor salinan"), self.master),
            (tr("Papan"), tr("Papan pengumuman"), self.boards),
            (tr("Urutan"), tr("Urutan pengumuman"), self.posted),
            (tr("Nomor"), tr("Nomor naskah"), self.letter),
            (tr("Tanggal"), tr("Tanggal naskah"), self.day),
            (tr("Tempat"), tr("Tempat"), self.place),
        )

    def _fill(self) -> None:
        words: Mapping[Any, str]
        for box, words in (
            (self.paper, {name: name for name in UKURAN_KERTAS}),
            (self.list_, {"": tr("yang terbaru"), **{str(one): name for one, name in NAMA.items()}}),
            (self.order, slip_orders()),
            (self.posted, board_orders()),
            (self.kind, slip_kinds()),
            (self.form, slip_forms()),
            (self.rows, row_kinds()),
        ):
            _offer(box, words)
        kept = self.paper.findData(settings.text("cetak-kertas"))
        self.paper.setCurrentIndex(max(0, kept))

    def _connect(self) -> None:
        boxes = (self.paper, self.list_, self.tps, self.rt, self.order, self.kind, self.rows, self.posted)
        for box in (*boxes, self.form):
            box.activated.connect(lambda _: self._chosen())
        self.per_page.chosen.connect(lambda _: self._propose_sheets())
        for choice in (self.seen, self.per_page, self.master, self.annex):
            choice.chosen.connect(lambda _: self._chosen())
        for line in self._lines:
            line.textEdited.connect(lambda _: self._timer.start())
            line.editingFinished.connect(self._typed)
        for number in (self.times, self.sheets):
            number.valueChanged.connect(lambda _: self._timer.start())
        self._timer.timeout.connect(self.changed)

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        """Whatever is typed."""
        return (
            self.numbers, self.reason, self.receiver, self.boards, self.letter, self.place, self.day.field,
        )  # fmt: skip

    def offer(self, size: Ukuran) -> None:
        """The TPS and RT that there are; what was chosen stays."""
        self._voters = size.jumlah
        tps = {"": tr("Semua {tps}", tps=istilah().tps)} | {one: tps_word(one) for one in size.tps if one}
        places = {f"{rt}/{rw}": f"RT {rt or '–'} / RW {rw or '–'}" for rt, rw in size.rt if rt or rw}
        for box, words in ((self.tps, tps), (self.rt, {"": tr("Semua RT")} | places)):
            kept = box.currentData()
            _offer(box, words)
            box.setCurrentIndex(max(0, box.findData(kept)))

    def begin(self, dokumen: DokumenCetak, tps: str = "") -> None:
        """Another document: masked again, nobody's copy. `tps`: the one that is next, where it needs one."""
        self._timer.stop()
        self._dokumen = dokumen
        self.seen.buttons["tersamar"].setChecked(True)
        self.master.buttons["tidak"].setChecked(True)
        self.annex.buttons["tanpa"].setChecked(True)
        for line in self._lines:
            line.clear()
        for box in (self.list_, self.kind, self.posted, self.form):
            box.setCurrentIndex(0)
        self.times.setValue(1)
        self._propose_sheets()
        self.tps.setCurrentIndex(max(0, self.tps.findData(tps)))
        self.rt.setCurrentIndex(0)
        self._timer.stop()
        self._show()

    def _show(self) -> None:
        """Only what the document takes."""
        takes = self._dokumen.isian if self._dokumen else frozenset()
        fields: Mapping[Isian, QWidget] = {
            "tahap": self.list_, "tps": self.tps, "rt": self.rt, "nomor": self.numbers,
            "per_halaman": self.per_page, "urut": self.order, "cara": self.kind, "menurut": self.rows,
            "terbuka": self.seen, "penerima": self.receiver, "kali": self.times, "induk": self.master,
            "papan": self.boards, "urut_papan": self.posted, "surat": self.letter, "tanggal": self.day,
            "tempat": self.place, "isi": self.form, "lembar": self.sheets, "lampiran": self.annex,
        }  # fmt: skip
        assert set(fields) == set(get_args(Isian))
        for name, field in fields.items():
            self._form.setRowVisible(field, name in takes)
        self._form.setRowVisible(self.seen, self._may_open)
        self._form.setRowVisible(self.reason, self.needs_reason)

    @property
    def needs_reason(self) -> bool:
        """NIK are to be seen, or slips are printed in place of spoilt ones."""
        takes = self._dokumen.isian if self._dokumen else frozenset()
        spoilt = "cara" in takes and self.kind.currentData() == "ganti"
        return spoilt or self.is_open

    @property
    def is_open(self) -> bool:
        """Whether NIK are to be seen."""
        if self._dokumen is None:
            return False
        return (self._may_open and self.seen.now == "terbuka") or self._dokumen.terbuka

    @property
    def _may_open(self) -> bool:
        """Of a decree it is the list behind it that may be opened."""
        takes = self._dokumen.isian if self._dokumen else frozenset()
        return "terbuka" in takes and ("lampiran" not in takes or self.annex.now == "daftar")

    @property
    def is_complete(self) -> bool:
        """Whether a reason is told where one is needed."""
        return not self.needs_reason or bool(self.reason.text().strip())

    @property
    def chosen(self) -> Pilihan:
        """What stands there now."""
        rt, _, rw = str(self.rt.currentData() or "").partition("/")
        takes: frozenset[Isian] = self._dokumen.isian if self._dokumen else frozenset()
        every: Mapping[Isian, Mapping[str, Any]] = {
            "tahap": {"tahap": self.list_.currentData()},
            "tps": {"tps": self.tps.currentData() or ""},
            "rt": {"rt": rt, "rw": rw},
            "nomor": {"nomor": self.numbers.text().strip()},
            "per_halaman": {"per_halaman": int(self.per_page.now)},
            "urut": {"urut": self.order.currentData()},
            "cara": {"cara": self.kind.currentData()},
            "menurut": {"menurut": self.rows.currentData()},
            "terbuka": {},
            "penerima": {"penerima": _several(self.receiver)},
            "kali": {"kali": self.times.value()},
            "induk": {"induk": self.master.now == "ya"},
            "papan": {"papan": _several(self.boards)},
            "urut_papan": {"urut_papan": self.posted.currentData()},
            "surat": {"surat": self.letter.text().strip()},
            "tanggal": {"tanggal": self.day.day},
            "tempat": {"tempat": self.place.text().strip()},
            "isi": {"isi": self.form.currentData()},
            "lembar": {"lembar": self.sheets.value()},
            "lampiran": {"lampiran": self.annex.now == "daftar"},
        }
        told = {key: value for name in takes for key, value in every[name].items()}
        reason = self.reason.text().strip() if self.needs_reason else ""
        return Pilihan(self.paper.currentData(), terbuka=self.is_open, alasan=reason, **told)

    def _propose_sheets(self) -> None:
        """A blank for everybody."""
        self.sheets.setValue(ceil(self._voters / int(self.per_page.now)))

    def _chosen(self) -> None:
        settings.set_text("cetak-kertas", self.paper.currentData())
        self._show()
        if self.needs_reason and not self.reason.text():
            self.reason.setFocus()
        self._timer.stop()
        self.changed.emit()

    def _typed(self) -> None:
        """Enter, or on to the next field: at once."""
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()


def _several(line: QLineEdit) -> tuple[str, ...]:
    """Names divided by semicolons."""
    return tuple(name for one in line.text().split(";") if (name := " ".join(one.split())))


def _combo() -> QComboBox:
    made = QComboBox()
    made.setMinimumContentsLength(10)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _offer(box: QComboBox, words: Mapping[Any, str]) -> None:
    box.clear()
    for value, word in words.items():
        box.addItem(word, value)
