"""What the keys and buttons of a list do: answer, make a list, write it, print it. Each a small act."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.dukcapil_daftar import Butir, DaftarPadanan
from app.services.desa import dukcapil, dukcapil_kertas
from app.services.desa.dukcapil import Sensus
from app.services.desa.dukcapil_jawaban import Jawaban, Terjawab, answer
from app.services.desa.dukcapil_kertas import Buku
from app.services.desa.print_lists import Printed
from app.services.desa.voter_details import VoterDetails, voter_details
from app.system.language import tr
from app.system.safe_file import write_atomic
from app.ui import errors
from app.ui.desa.dukcapil_beda_dialog import ask_difference
from app.ui.desa.dukcapil_dialogs import Keluar, ask_paper, ask_workbook, choose_voters, show_password
from app.ui.desa.dukcapil_words import KEYS
from app.ui.figures import ribuan
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.ui.desa.dukcapil_page import DukcapilPage


class DukcapilActs:
    """An answer is seen at once and saved beside the window; what could not be saved is read again."""

    def __init__(self, page: "DukcapilPage") -> None:
        self._page = page
        self._session = page.session
        self.saving = 0
        """Answers that are on their way to the disk."""
        self.saved = 0
        """Answers that changed a voter since the page last read."""

    def press(self, key: str) -> None:
        """A key on the row in front."""
        front = self._page.rows.table.front()
        if front is None:
            return
        if key == "Enter":
            self._page.village.show_voter(front.pemilih)
        elif key == "Ctrl+Z":
            self._page.village.undo()
        elif front.lagi:
            self._page.village.say(
                tr("Ditanyakan lagi di daftar {daftar}; jawablah di sana.", daftar=front.lagi)
            )
        elif front.konflik:
            self._page.village.say(tr("Dua komputer menjawab berbeda; putuskan dahulu di Daftar."))
        elif key == "Backspace":
            self._answer(front, "", {}, "")
        elif key in KEYS and self._page.letter.letter() is None:
            self._page.letter.ask()
        elif key == "B":
            self._ask_difference(front)
        elif key in KEYS:
            same = front.isi.get("jawaban") == KEYS[key]
            self._answer(front, KEYS[key], {}, front.isi.get("keterangan", "") if same else "")

    def _answer(self, front: Butir, jawaban: str, beda: Mapping[str, str], note: str) -> None:
        rows, letter = self._page.rows, self._page.letter.letter()
        shown = rows.list
        assert shown is not None
        told = (
            {"jawaban": jawaban, "nomor": letter.nomor, "tanggal": letter.tanggal}
            if letter and jawaban
            else {}
        )
        asked = {key: front.isi[key] for key in ("daftar", "urut")}
        rows.model.set_answer(front.pemilih, asked | told)
        rows.tell_answers()
        if jawaban:
            rows.table.step()
        one = Jawaban(front.pemilih, shown.nomor, jawaban, letter, note, beda)
        self.saving += 1
        self._session.run(lambda workspace, _: answer(workspace, [one]), self._answered, self._refused)

    def _answered(self, done: Terjawab) -> None:
        self.saving -= 1
        self.saved += bool(done.act)
        for voter, isi in done.isi.items():
            self._page.rows.model.set_answer(voter, isi)
        self._page.answers_saved()

    def _refused(self, error: BaseException) -> None:
        self.saving -= 1
        self._page.read_again()
        errors.show(self._page, error)

    def _ask_difference(self, front: Butir) -> None:
        """B: both values side by side; the reveal is written down."""

        def ask(details: VoterDetails) -> None:
            told = ask_difference(self._page, details.pemilih, front.isi)
            if told is not None:
                self._answer(front, "data_beda", told.values, told.keterangan)
            self._page.rows.table.setFocus()

        voter = front.pemilih
        self._session.run(lambda workspace, _: voter_details(workspace, voter, reveal=True), ask)

    # Lists ----------------------------------------------------------------------------------------------

    def make(self) -> None:
        """F2: whom to ask for, then one numbered list."""

        def choose(sensus: Sensus) -> None:
            wanted = choose_voters(self._page, sensus)
            if wanted is not None:
                self._session.run(
                    lambda workspace, progress: dukcapil.make_list(workspace, wanted, progress),
                    self._made,
                    what=tr("Membuat daftar"),
                )

        self._session.run(
            lambda workspace, _: dukcapil.survey(workspace), choose, what=tr("Menghitung pemilih")
        )

    def _made(self, made: DaftarPadanan) -> None:
        self._page.read_again(made.nomor)
        self._page.village.say(
            tr("Daftar {nomor} dibuat: {count} orang.", nomor=made.nomor, count=ribuan(len(made.butir)))
        )

    def write(self) -> None:
        """Ctrl+S: the workbook, its password shown once."""
        shown = self._page.rows.list
        how = ask_workbook(self._page, shown.terbuka, len(shown.butir)) if shown else None
        file = self._place(shown.nomor) if shown and how else None
        if shown is None or how is None or file is None:
            return
        nomor = shown.nomor
        self._session.run(
            lambda workspace, progress: dukcapil_kertas.workbook(
                workspace, nomor, how.password, hanya_terbuka=how.hanya_terbuka, progress=progress
            ),
            lambda book: self._keep(file, book, how),
            what=tr("Menyusun buku kerja"),
        )

    def _place(self, nomor: str) -> Path | None:
        name, kinds = self._session.file_name(f"dukcapil {nomor}", "xlsx"), tr("Buku kerja Excel (*.xlsx)")
        return choose_new_file(self._page, tr("Simpan buku kerja"), name, kinds)

    def _keep(self, file: Path, book: Buku, how: Keluar) -> None:
        """The password is told once the file is there."""

        def kept(_: None) -> None:
            count = ribuan(book.pemilih)
            told = tr("Tersimpan: {file}, {count} orang.", file=file.name, count=count)
            self._page.village.say(" ".join((told, *book.kekurangan)))
            if how.password:
                show_password(self._page, how.password, file.name)

        self._session.free(lambda _: write_atomic(file, book.xlsx), kept, what=tr("Menyimpan buku kerja"))

    def print_list(self) -> None:
        """Ctrl+P: the letter and the list as they will come out."""
        shown = self._page.rows.list
        how = ask_paper(self._page, shown.terbuka, len(shown.butir)) if shown else None
        if shown is None or how is None:
            return
        nomor = shown.nomor

        def drawn(printed: Printed) -> None:
            name = tr("Daftar padanan {nomor}", nomor=nomor)
            show_pdf(self._page, printed.pdf, name, self._session.file_name(name, "pdf"))

        self._session.run(
            lambda workspace, progress: dukcapil_kertas.letter(
                workspace, nomor, how.nomor, how.kertas, hanya_terbuka=how.hanya_terbuka, progress=progress
            ),
            drawn,
            what=tr("Menyusun daftar"),
        )
