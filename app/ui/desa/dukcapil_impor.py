"""Answers from a table of the office: every row seen with what becomes of it, then kept as one act."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.services.desa.dukcapil_baris import Baris
from app.services.desa.dukcapil_impor import HASIL, Pratinjau
from app.services.desa.dukcapil_words import jawaban_word
from app.system.language import tr
from app.ui.desa.dukcapil_room import RoomyTable
from app.ui.desa.dukcapil_words import OUTCOME_LOOKS, outcome_sign, outcome_word, why
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import button, clear, column, label, line, row, title

_MOST_COLUMNS = 10  # names of them; a list of our own has more, and nobody reads those


class DukcapilImpor(QWidget):
    """`take` keeps the answers, `report` saves the account of all rows, `again` reads the file anew."""

    take = Signal()
    report = Signal()
    again = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: Pratinjau | None = None
        headings = (
            tr("Baris"),
            tr("Daftar"),
            tr("Nama di tabel"),
            tr("NIK"),
            tr("Yang terjadi"),
            tr("Sebab"),
        )
        self._model = TextModel((Heading(headings[0], is_number=True), *map(Heading, headings[1:])))
        self.table = RoomyTable(self._model, tr("Baris tabel"), [52, 62, 190, 132, 150, 0], (3, 1))
        self._rows: list[Baris] = []
        self._only = ""
        self.buttons: dict[str, QPushButton] = {}
        self._counts = row(space=2)
        self._name, self._used = title(""), label("", "quiet", wrap=True)
        self._sentence = label("", "quiet", wrap=True, size=0.92)
        self._state = label("", wrap=True)
        self.keep = button("", self.take.emit, primary=True)
        self.account = button(tr("Simpan laporan baris (Ctrl+S)"), self.report.emit, "save")
        self.reread = button(tr("Lihat ulang (F5)"), self.again.emit, "rotate-ccw", flat=True)
        self.leave = button(tr("Tutup (Esc)"), self.left.emit, flat=True)
        self._build()
        self.table.moved.connect(lambda _: self._tell_front())

    def _build(self) -> None:
        head = column(row(self._name, None, self.reread, self.leave), self._used, space=2)
        head.setContentsMargins(12, 6, 8, 4)
        counts, sentence = row(self._counts), row(self._sentence)
        counts.setContentsMargins(8, 2, 8, 2)
        sentence.setContentsMargins(12, 4, 12, 4)
        self._sentence.setMinimumHeight(2 * self._sentence.fontMetrics().lineSpacing())
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = row(self._state, self.account, self.keep)
        foot.setContentsMargins(12, 6, 12, 6)
        foot.setStretch(0, 1)
        body = column(head, line(), counts, line(), self.table, line(), sentence, line(), foot, space=0)
        body.setStretch(4, 1)
        self.setLayout(body)
        self.setFocusProxy(self.table)

    def tell(self, shown: Pratinjau) -> None:
        """Another look at a file."""
        self.shown, self._only = shown, ""
        self._name.setText(shown.berkas)
        unused = [*shown.tak_dikenal, *(tr("lembar {name}", name=name) for name in shown.dilewati)]
        names = list(shown.kolom.values())
        told = tr("Kolom dipakai: {names}", names=" · ".join(names[:_MOST_COLUMNS]))
        if len(names) > _MOST_COLUMNS:
            told = tr("{count} kolom dikenali.", count=len(names))
        more = tr("Tidak dipakai: {names}", names=" · ".join(unused)) if unused else ""
        answers = [
            tr("{word} {count}", word=jawaban_word(word), count=ribuan(number))
            for word, number in sorted(shown.jawaban.items())
        ]
        self._used.setText("\n".join(part for part in (" · ".join(answers), told, more) if part))
        self._tell_counts(shown)
        self.show_only("")
        count = sum(shown.jawaban.values())
        self.keep.setText(tr("Simpan {count} jawaban (Ctrl+Enter)", count=ribuan(count)))
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setEnabled(bool(count))
        self._state.setText(tr("Belum ada yang disimpan."))

    def _tell_counts(self, shown: Pratinjau) -> None:
        """`masuk 40 + tetap 10 + ditolak 3 + ganda 2 = semua 55 baris`."""
        clear(self._counts)
        self.buttons = {}
        counts = shown.hitungan
        for at, hasil in enumerate(HASIL):
            if at:
                self._counts.addWidget(label("+", "quiet"))
            word = tr("{word} {count}", word=outcome_word(hasil), count=ribuan(counts[hasil]))
            self._add(hasil, word, bool(counts[hasil]))
        self._counts.addWidget(label("=", "quiet"))
        self._add("", tr("semua {count} baris", count=ribuan(sum(counts.values()))), True)
        self._counts.addStretch(1)

    def _add(self, hasil: str, word: str, on: bool) -> None:
        made = button(word, partial(self.show_only, hasil), flat=True)
        made.setCheckable(True)
        made.setEnabled(on)
        self.buttons[hasil] = made
        self._counts.addWidget(made)

    def show_only(self, hasil: str) -> None:
        """The rows of one outcome; "" all."""
        if self.shown is None:
            return
        self._rows = [one for one in self.shown.baris if hasil in ("", one.hasil)]
        self._model.show([_line(one) for one in self._rows])
        for name, made in self.buttons.items():
            made.setChecked(name == hasil)
        self.table.go_to(0)
        self._tell_front()

    def _tell_front(self) -> None:
        """Why, in full, of the row in front."""
        at = self.table.at
        front = self._rows[at] if 0 <= at < len(self._rows) else None
        reason = why(front) if front else ""
        self._sentence.setText(
            tr("Baris {number}: {why}", number=front.nomor, why=reason) if front and reason else ""
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _line(one: Baris) -> Line:
    place = f"{one.daftar or '-'}/{one.urut or '-'}"
    texts = (str(one.nomor), place, one.nama or "-", one.nik or "-", outcome_sign(one), why(one))
    return Line(texts, "text" if one.jawab else OUTCOME_LOOKS[one.hasil])
