"""The answers of the population office that a person decides upon: marked, corrected, or left as it is."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QWidget

from app.domain.tms import ARTI, Alasan
from app.services.desa.dukcapil_putusan import LONGEST_REASON, Perkara, keep, mark_by_letter, take_values
from app.services.desa.dukcapil_words import jawaban_word, letter_told, value_shown, value_words
from app.services.desa.edit import Edited
from app.services.desa.mark import Marked
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.dukcapil_keys import KeyStrip
from app.ui.desa.dukcapil_room import RoomyTable
from app.ui.desa.dukcapil_ubah import correct
from app.ui.desa.dukcapil_words import answer_letter, decision_keys, hint_words, letter_words
from app.ui.desa.keys import status_word, within
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.ask import one_line, preview
from app.ui.widgets.controls import clear, column, label, line, row, title

if TYPE_CHECKING:
    from app.ui.desa.dukcapil_page import DukcapilPage

_WIDTHS = [64, 196, 142, 0, 190, 96]
_MARKS = {
    "M": Alasan.MENINGGAL,
    "P": Alasan.PINDAH,
    "D": Alasan.PINDAH_FISIK,
    "K": Alasan.TIDAK_DIKENAL,
}


class DukcapilPutusan(QWidget):
    """Each key is one act by the ordinary services, with one undo."""

    def __init__(self, page: "DukcapilPage") -> None:
        super().__init__()
        self._page = page
        self.cases: list[Perkara] = []
        headings = (
            tr("Daftar"),
            tr("Nama"),
            tr("Jawaban"),
            tr("Menurut Dukcapil"),
            tr("Surat"),
            tr("Status"),
        )
        self._model = TextModel(tuple(map(Heading, headings)))
        self.table = RoomyTable(self._model, tr("Perlu diputuskan"), _WIDTHS, (4, 5, 0))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._told = label("", "quiet", wrap=True)
        self._empty = label("", "quiet", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._front, self._hint = label("", bold=True, wrap=True), label("", "quiet", wrap=True)
        self._values = QGridLayout()
        self._build()
        self.table.letter.connect(self.press)
        self.table.opened.connect(lambda _: self.press("Enter"))
        self.table.moved.connect(lambda _: self._tell_front())

    def _build(self) -> None:
        head = column(row(title(tr("Perlu diputuskan")), None), self._told, space=2)
        head.setContentsMargins(12, 6, 12, 6)
        self._values.setHorizontalSpacing(16)
        self._values.setVerticalSpacing(1)
        self._values.setColumnStretch(3, 1)
        self._side = QWidget()
        self._side.setLayout(column(self._front, self._values, self._hint, space=4, margin=10))
        keys = KeyStrip(decision_keys(), self.press)
        body = column(head, line(), self._empty, self.table, line(), self._side, line(), keys, space=0)
        body.setStretch(2, 1)  # the sentence alone where nothing waits
        body.setStretch(3, 1)
        self.setLayout(body)
        self.setFocusProxy(self.table)

    def tell(self, cases: Sequence[Perkara]) -> None:
        """Read again; the place in front stays."""
        at = max(self.table.at, 0)
        self.cases = list(cases)
        self._model.show([self._line(one) for one in cases])
        self._empty.setVisible(not cases)
        self.table.setVisible(bool(cases))
        self._side.setVisible(bool(cases))
        self._empty.setText(tr("Tidak ada jawaban yang menunggu keputusan."))
        self._told.setText(
            tr("Jawaban Dukcapil adalah bukti. Panitia yang memutuskan; suratnya menjadi bukti tanda itu.")
        )
        self.table.go_to(min(at, len(cases) - 1))
        self._tell_front()

    def _line(self, one: Perkara) -> Line:
        voter, isi, words = one.pemilih, one.isi, value_words()
        told = [f"{words[kolom]}: {value_shown(kolom, pair[1])}" for kolom, pair in one.beda.items()]
        listed = self._page.session.index.get(voter.id)
        status = (listed.info or listed.status) if listed else voter.status_pilkades
        return Line(
            (
                f"{isi.get('daftar', '')}/{isi.get('urut', '')}",
                voter.nama,
                answer_letter(isi.get("jawaban", "")),
                "; ".join(part for part in (*told, isi.get("keterangan", "")) if part),
                letter_words(isi),
                status_word(status) if status else tr("Belum"),
            )
        )

    def front(self) -> Perkara | None:
        """The case in front."""
        return self.cases[self.table.at] if 0 <= self.table.at < len(self.cases) else None

    def chosen(self) -> list[Perkara]:
        """The selected cases; the one in front where nothing is selected."""
        picked = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        cases = [self.cases[at] for at in picked if at < len(self.cases)]
        front = self.front()
        return cases or ([front] if front else [])

    def _tell_front(self) -> None:
        """Both values of the case in front, beside each other."""
        clear(self._values)
        front = self.front()
        if front is None:
            return
        answer = jawaban_word(front.isi.get("jawaban", ""))
        self._front.setText(f"{front.pemilih.nama}: {answer}, {letter_told(front.isi)}")
        self._hint.setText(hint_words()[front.isi["jawaban"]])
        words = value_words()
        for at, (kolom, (ours, theirs)) in enumerate(front.beda.items()):
            self._values.addWidget(label(words[kolom], "quiet"), at, 0)
            mine = tr("di daftar {value}", value=value_shown(kolom, ours) or "-")
            office = tr("di Dukcapil {value}", value=value_shown(kolom, theirs))
            self._values.addWidget(label(mine), at, 1)
            self._values.addWidget(label(office, bold=True), at, 2)

    # Acts -----------------------------------------------------------------------------------------------

    def press(self, key: str) -> None:
        """A key on the case in front, or on the selected ones."""
        front = self.front()
        if key == "Ctrl+Z":
            self._page.village.undo()
        elif front is None:
            return
        elif key in _MARKS:
            self._mark(_MARKS[key], self.chosen())
        elif key == "B":
            self._take(front)
        elif key == "T":
            self._keep(self.chosen())
        elif key == "U":
            correct(self._page, front.pemilih.id)
        elif key == "Enter":
            self._page.village.show_voter(front.pemilih.id)

    def _mark(self, alasan: Alasan, cases: Sequence[Perkara]) -> None:
        word = within(tr(ARTI[alasan].label))
        if len(cases) > 1 and not self._agreed(tr("Tandai {word}", word=word), cases):
            return
        voters = [one.pemilih.id for one in cases]
        locked = self._page.session.is_locked and alasan is not Alasan.MENINGGAL

        def marked(done: Marked) -> None:
            count = ribuan(done.changed)
            told = tr("{count} pemilih ditandai {word}. Ctrl+Z mengurungkan.", count=count, word=word)
            kpu = tr("DPT tetap: {count} pemilih diusulkan ke KPU saja ({word}).", count=count, word=word)
            self._page.village.say(kpu if locked else told)

        self._run(lambda workspace: mark_by_letter(workspace, voters, alasan), marked)

    def _agreed(self, verb: str, cases: Sequence[Perkara]) -> bool:
        told = tr(
            "{count} pemilih sebagai satu tindakan; satu kali urungkan membatalkannya.", count=len(cases)
        )
        rows = [f"{one.pemilih.nama}  ({jawaban_word(one.isi.get('jawaban', ''))})" for one in cases]
        return preview(self._page, verb, verb, told, rows)

    def _take(self, front: Perkara) -> None:
        if not front.beda:
            self._page.village.say(tr("Tidak ada data Dukcapil yang berbeda dari daftar pada pemilih ini."))
            return
        voter = front.pemilih.id

        def taken(done: Edited) -> None:
            self._page.village.say(tr("{count} isian dibetulkan menurut Dukcapil.", count=done.fields))

        self._run(lambda workspace: take_values(workspace, voter), taken)

    def _keep(self, cases: Sequence[Perkara]) -> None:
        """T: why the list stays as it is; the reason travels with the return."""
        told = tr(
            "Daftar tidak diubah. Alasannya disimpan di samping jawaban Dukcapil dan ikut dikirim ke KPU."
        )
        reason = one_line(
            self._page, tr("Tetap seperti di daftar"), tr("Simpan putusan"), told, "", LONGEST_REASON
        )
        if reason is None:
            return
        voters = [one.pemilih.id for one in cases]

        def kept(done: Marked) -> None:
            self._page.village.say(
                tr("{count} pemilih dibiarkan seperti di daftar.", count=ribuan(done.changed))
            )

        self._run(lambda workspace: keep(workspace, voters, reason), kept)

    def _run(self, act: Callable[[Workspace], object], then: Callable[..., None]) -> None:
        self._page.session.run(lambda workspace, _: act(workspace), then)
