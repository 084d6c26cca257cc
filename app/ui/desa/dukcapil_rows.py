"""One list of the page Dukcapil: its numbers on top, its rows in the paper's order, the keys below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.dukcapil_daftar import DaftarPadanan
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.dukcapil_words import jawaban_word
from app.system import clock
from app.system.language import tr
from app.ui.desa.dukcapil_keys import KeyStrip
from app.ui.desa.dukcapil_table import DukcapilTable
from app.ui.desa.dukcapil_words import answer_keys
from app.ui.desa.row_number import RowNumber
from app.ui.figures import ribuan
from app.ui.models.dukcapil_model import DukcapilModel
from app.ui.widgets.controls import button, column, label, line, row, title

_STATES = ("sesuai", "tidak_ditemukan", "meninggal", "pindah", "data_beda", "konflik")


class DukcapilRows(QWidget):
    """`pressed(key)`: a letter, Backspace or Enter on the row in front, or a key of the line below."""

    pressed = Signal(str)
    write = Signal()
    paper = Signal()

    def __init__(self, zone: int) -> None:
        super().__init__()
        self._zone = zone
        self.list: DaftarPadanan | None = None
        self._who = ""
        self.model = DukcapilModel()
        self.table = DukcapilTable(self.model)
        self.number = RowNumber(self)
        self.waiting = QCheckBox(tr("hanya yang belum dijawab"))
        self._name, self._counts = title(""), label("", "quiet", wrap=True)
        self._jump = label("", bold=True)
        self.book = button(tr("Buku kerja … (Ctrl+S)"), self.write.emit, "save")
        self.print_ = button(tr("Cetak … (Ctrl+P)"), self.paper.emit, "printer")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(self._name, self._jump, None, self.waiting, self.book, self.print_)
        counts = row(self._counts)
        for part in (head, counts):
            part.setContentsMargins(12, 6, 8, 2)
        keys = KeyStrip(answer_keys(), self._press)
        body = column(head, counts, line(), self.table, line(), keys, space=0)
        body.setStretch(3, 1)
        self.setLayout(body)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.table.letter.connect(self._press)
        self.table.back.connect(self._backspace)
        self.table.opened.connect(lambda _: self._press("Enter"))
        self.table.digit.connect(self.number.add)
        self.table.escape.connect(self.number.clear)
        self.number.changed.connect(self._tell_number)
        self.number.chosen.connect(lambda number: self.table.go_to(self.model.line_of(number)))
        self.waiting.toggled.connect(lambda _: self._narrow())

    def _press(self, key: str) -> None:
        """A number typed first says which row."""
        went = self.number.commit()
        if not (went and key == "Enter"):
            self.pressed.emit(key)

    def _backspace(self) -> None:
        if self.number.text:
            self.number.drop()
        else:
            self.pressed.emit("Backspace")

    def _tell_number(self, text: str) -> None:
        self._jump.setText(tr("ke nomor {number}", number=text) if text else "")

    def tell(self, shown: DaftarPadanan, index: DaftarIndex, who: str) -> None:
        """A list, or the same one read again: the row in front stays in front. `who` made it."""
        same = self.list is not None and self.list.nomor == shown.nomor
        front = self.table.front() if same else None
        if not same:
            self.number.clear()
            blocked = self.waiting.blockSignals(True)
            self.waiting.setChecked(False)
            self.waiting.blockSignals(blocked)
        self.list = shown
        self._name.setText(tr("Daftar {nomor}", nomor=shown.nomor))
        self._fill(index, front.urut if front else 0)
        self._tell_counts(who)

    def _fill(self, index: DaftarIndex, urut: int) -> None:
        assert self.list is not None
        rows = self.list.butir
        only = self.waiting.isChecked()
        shown = [at for at, one in enumerate(rows) if not only or (one.keadaan == "ditanya" and not one.lagi)]
        self.model.show(index, rows, shown)
        self.table.go_to(max(self.model.line_of(urut), 0) if urut else self._first_open())

    def _first_open(self) -> int:
        """Where typing goes on: the first row without an answer, else the first."""
        lines = range(len(self.model.shown))
        return next((line for line in lines if self.model.row(line).keadaan == "ditanya"), 0)

    def _narrow(self) -> None:
        if self.list is not None:
            front = self.table.front()
            self._fill(self.model.index_of, front.urut if front else 0)
            self.table.setFocus()

    def tell_answers(self) -> None:
        """Counts after a key; the rows are the model's own."""
        self._tell_counts(self._who)

    def _tell_counts(self, who: str) -> None:
        assert self.list is not None
        self._who = who
        states = [one.keadaan for one in self.model.rows]
        counts = [(word, states.count(word)) for word in _STATES]
        answers = [
            tr("{word} {count}", word=jawaban_word(word), count=ribuan(count))
            for word, count in counts
            if count
        ]
        waiting = states.count("ditanya")
        told = tr("{total} orang, {count} belum dijawab", total=ribuan(len(states)), count=ribuan(waiting))
        when = clock.local_time(self.list.waktu, self._zone)
        made = tr("dibuat {waktu} oleh {anggota}", waktu=when, anggota=who or "-")
        self._counts.setText(" · ".join((told, *answers, made)))
