"""The printing page by keys: look, choose, print, go on after a jam, save, words, papers with a number."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from app.domain.progress import Progress
from app.services.desa.kendali import papers
from app.services.desa.workspace import Workspace
from app.store import akses
from app.ui.desa.cetak_naskah import Prepared
from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.window import MainWindow
from tests.printing.reading import texts
from tests.ui.driving import answer, child, keys, letters, press, rest, settle, until, write
from tests.ui.trays import Tray

NAME = "HP DeskJet 2130"


@pytest.fixture
def printer(tmp_path: Path) -> Tray:
    return Tray(tmp_path / "tray")


@pytest.fixture
def page(village: VillageScreen, printer: Tray) -> Iterator[CetakPage]:
    """The page of a village of 100 voters before its DPS, beside it a printer."""
    keys("Alt+7")
    rest(village.window_)
    shown = village.page
    assert isinstance(shown, CetakPage)
    shown.acts.printer_of = printer
    shown.panel.printer.printer.addItem(NAME)
    shown.panel.printer.printer.setCurrentIndex(0)
    shown.acts.look()
    rest(village.window_)
    yield shown
    settle()


def at(page: CetakPage, kode: str) -> None:
    assert page.list.go_to(kode)
    rest(page.village.window_)


def seen(page: CetakPage) -> Prepared | None:
    """What is looked at now."""
    return page.acts.made


def prints(page: CetakPage) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def work(workspace: Workspace, _: Progress) -> list[dict[str, str]]:
        return [dict(event.data) for event in akses.of_kind(workspace.db, "cetak")]

    page.session.run(work, found.extend)
    rest(page.village.window_)
    return found


def test_a_document_is_seen_as_soon_as_it_is_in_front(page: CetakPage) -> None:
    at(page, "surat_tugas")
    assert page.view.pages.accessibleDescription() == "Halaman 1 dari 1"
    assert page.panel.title == "Surat tugas"
    press(page.list.table, "Down")
    rest(page.village.window_)
    assert page.panel.title == "Pernyataan menjaga kerahasiaan data"
    assert prints(page) == []


def test_headings_are_passed_by_the_arrows(page: CetakPage) -> None:
    at(page, "pernyataan_rahasia")
    seen = []
    for _ in range(12):
        press(page.list.table, "Down")
        assert page.list.front is not None
        seen.append(page.list.front.dokumen.kode)
    assert len(set(seen)) == 12


def test_a_document_is_found_by_letters_of_its_name(page: CetakPage) -> None:
    keys("/")
    letters("kerja coklit")
    rest(page.village.window_)
    assert page.list.front is not None
    assert page.list.front.dokumen.kode == "lembar_kerja"
    keys("Down")
    assert page.list.table.hasFocus()
    press(page.list.table, "Esc")
    assert len(page.list.model.rows) > 20


def test_printing_sends_the_pages_and_writes_it_down_once(page: CetakPage, printer: Tray) -> None:
    at(page, "surat_tugas")
    page.panel.printer.copies.setValue(3)
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert printer.asked == [(NAME, 3)]
    [told] = prints(page)
    assert (told["kode"], told["halaman"], told["rangkap"]) == ("surat_tugas", "1", "3")
    assert page.list.front is not None
    assert page.list.front.sudah == 1


def test_after_a_jam_the_rest_is_no_second_print(page: CetakPage, printer: Tray) -> None:
    at(page, "daftar_dps")
    total = len(page.view.pages.sizes)
    assert total >= 4
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    page.panel.printer.first.setValue(3)
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert [printer.pages(0), printer.pages(1)] == [total, total - 2]
    first, rest_ = prints(page)
    assert "lanjutan" not in first
    assert (rest_["lanjutan"], rest_["halaman"]) == ("ya", f"3-{total}")


def test_both_sides_by_hand_are_one_print(page: CetakPage, printer: Tray) -> None:
    at(page, "lembar_kerja")
    total = page.acts.made.pages if page.acts.made else 0
    side = page.panel.printer.side
    for value in ("ganjil", "genap_balik"):
        side.setCurrentIndex(side.findData(value))
        press(page.list.table, "Ctrl+P")
        rest(page.village.window_)
    assert printer.pages(0) + printer.pages(1) == total
    assert [one.get("lanjutan") for one in prints(page)] == [None, "ya"]
    side.setCurrentIndex(0)
    numbers = _book(page)
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert [one.get("lanjutan") for one in prints(page)] == [None, "ya", None]
    assert len(_book(page)) == 2 * len(numbers)


def _book(page: CetakPage) -> list[str]:
    found: list[str] = []
    page.session.run(lambda workspace, _: [one.nomor for one in papers(workspace)], found.extend)
    rest(page.village.window_)
    return found


def test_pages_that_are_not_there_are_refused_before_anything_is_written(
    page: CetakPage, printer: Tray
) -> None:
    at(page, "surat_tugas")
    write(page.panel.printer.range_, "7-9")
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert "Tidak ada halaman yang dipilih" in page.panel.problem.accessibleName()
    page.panel.printer.range_.setText("tiga")
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert page.panel.problem.isVisible()
    assert printer.asked == []
    assert prints(page) == []


def test_a_print_that_is_stopped_may_go_on(page: CetakPage, printer: Tray) -> None:
    at(page, "daftar_dps")
    page.session._jobs.told.connect(lambda job: job.cancel() if job.what == "Mencetak" else None)
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    page.session._jobs.told.disconnect()
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    assert printer.pages() == len(page.view.pages.sizes)
    assert [one.get("lanjutan") for one in prints(page)] == [None, "ya"]


def test_nik_is_seen_only_with_a_reason_and_never_on_a_board(page: CetakPage) -> None:
    at(page, "papan_dps")
    assert not page.panel.choices.seen.isVisible()
    at(page, "daftar_dps")
    assert page.acts.made is not None
    assert "*" in texts(page.acts.made.pdf)[0]
    page.panel.choices.seen.buttons["terbuka"].click()
    rest(page.village.window_)
    assert seen(page) is None
    assert not page.panel.save.isEnabled()
    assert page.panel.choices.reason.hasFocus()
    letters("Diminta KPU")
    keys("Return")
    rest(page.village.window_)
    assert page.acts.made is not None
    assert "*" not in "".join(texts(page.acts.made.pdf)[0].split("KOTA")[:1])
    at(page, "surat_tugas")
    at(page, "daftar_dps")
    assert page.panel.choices.seen.now == "tersamar"


def named(file: Path) -> Callable[[QWidget], None]:
    """Answers the dialog that asks where to."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        lines: list[QLineEdit] = list(dialog.findChildren(QLineEdit))
        [line] = [one for one in lines if one.objectName() == "fileNameEdit"]
        line.setText(str(file))
        press(line, "Return")

    return act


def test_a_file_is_saved_and_counts_as_a_print(page: CetakPage, tmp_path: Path) -> None:
    at(page, "surat_tugas")
    answer(lambda dialog: press(dialog, "Return"))
    answer(named(tmp_path / "tugas"))
    press(page.list.table, "Ctrl+S")
    rest(page.village.window_)
    assert page.acts.made is not None
    assert (tmp_path / "tugas.pdf").read_bytes() == page.acts.made.pdf
    assert [one["jalan"] for one in prints(page)] == ["pdf"]


def test_open_data_is_saved_behind_a_password_only(page: CetakPage, tmp_path: Path) -> None:
    at(page, "daftar_dps")
    page.panel.choices.seen.buttons["terbuka"].click()
    write(page.panel.choices.reason, "Diminta KPU")
    press(page.panel.choices.reason, "Return")
    rest(page.village.window_)

    def type_password(dialog: QWidget) -> None:
        box = child(dialog, QCheckBox, "Dengan kata sandi")
        assert box.isChecked()
        assert not box.isEnabled()
        for name in ("Kata sandi baru", "Sekali lagi"):
            write(child(dialog, QLineEdit, name), "gerobak hijau 47")
        press(dialog, "Return")

    answer(type_password)
    answer(named(tmp_path / "terbuka.pdf"))
    press(page.list.table, "Ctrl+S")
    rest(page.village.window_)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument((tmp_path / "terbuka.pdf").read_bytes())
    assert len(pypdfium2.PdfDocument((tmp_path / "terbuka.pdf").read_bytes(), password="gerobak hijau 47"))


def test_a_file_given_away_is_in_the_book_until_it_is_deleted(page: CetakPage, tmp_path: Path) -> None:
    at(page, "surat_tugas")

    def fill(dialog: QWidget) -> None:
        write(child(dialog, QLineEdit, "Dititipkan kepada"), "Fotokopi Sumber Rejeki")
        for name in ("Kata sandi baru", "Sekali lagi"):
            write(child(dialog, QLineEdit, name), "gerobak hijau 47")
        press(dialog, "Return")

    answer(fill)
    answer(named(tmp_path / "titip.pdf"))
    page.panel.leave.click()
    rest(page.village.window_)
    assert (tmp_path / "titip.pdf").exists()
    assert page.left.text() == "1 berkas titip cetak belum dihapus"
    page.left.click()
    rest(page.village.window_)
    [paper] = page.kendali.found
    assert (paper.pemegang, paper.isi) == ("Fotokopi Sumber Rejeki", "Surat tugas")
    answer(lambda dialog: press(dialog, "Return"))
    press(page.kendali.table, "M")
    rest(page.village.window_)
    assert page.kendali.found[0].keadaan == "musnah"
    press(page.kendali.table, "Esc")
    rest(page.village.window_)
    assert not page.left.isVisible()


def test_a_stick_pulled_out_leaves_nothing_to_delete(page: CetakPage, tmp_path: Path) -> None:
    at(page, "surat_tugas")
    stick = tmp_path / "stick"
    stick.mkdir()

    def fill(dialog: QWidget) -> None:
        write(child(dialog, QLineEdit, "Dititipkan kepada"), "Fotokopi")
        for name in ("Kata sandi baru", "Sekali lagi"):
            write(child(dialog, QLineEdit, name), "gerobak hijau 47")
        press(dialog, "Return")

    def name_it_and_pull(dialog: QWidget) -> None:
        named(stick / "titip.pdf")(dialog)
        stick.rmdir()

    answer(fill)
    answer(name_it_and_pull)
    page.panel.leave.click()
    rest(page.village.window_)
    assert page.panel.problem.isVisible()
    page.read()
    rest(page.village.window_)
    assert not page.left.isVisible()


def test_worksheets_go_out_and_come_back_together(page: CetakPage) -> None:
    at(page, "lembar_kerja")
    write(page.panel.choices.receiver, "Budi; Ani; Tuti")
    press(page.panel.choices.receiver, "Return")
    rest(page.village.window_)
    press(page.list.table, "Ctrl+P")
    rest(page.village.window_)
    press(page.list.table, "B")
    rest(page.village.window_)
    view = page.kendali
    count = len(view.found)
    assert count >= 3
    press(view.table, "Ctrl+A")

    def hand_out(dialog: QWidget) -> None:
        write(child(dialog, QLineEdit, "Pemegang"), "Budi")
        press(dialog, "Return")

    answer(hand_out)
    press(view.table, "S")
    rest(page.village.window_)
    assert view.sum.text().startswith(f"{count} keluar, 0 kembali; {count} masih di luar")
    view.table.go_to(0)
    answer(lambda dialog: press(dialog, "Return"))
    press(view.table, "K")
    rest(page.village.window_)
    assert view.sum.text().startswith(f"{count} keluar, 1 kembali; {count - 1} masih di luar")
    press(view.table, "Ctrl+Z")
    rest(page.village.window_)
    assert view.sum.text().startswith(f"{count} keluar, 0 kembali")


def test_needs_follow_copies_and_speed(page: CetakPage) -> None:
    press(page.list.table, "K")
    view = page.needs
    before = view.sentence
    view.table.go_to(0)
    view.copies.setValue(99)
    assert view.sentence != before
    assert view.sentence in page.to_needs.text()
    view.speed.setValue(1)
    assert "jam" in view.sentence
    kode = view.needed.baris[0].kode
    press(view.table, "Return")
    rest(page.village.window_)
    assert page.list.front is not None
    assert page.list.front.dokumen.kode == kode


def test_words_are_changed_with_the_page_beside_them(page: CetakPage) -> None:
    at(page, "surat_tugas")
    press(page.list.table, "T")
    rest(page.village.window_)
    view = page.words
    row = next(at for at, one in enumerate(view.parts) if len(one.baris[0]) > 40)
    view.table.go_to(row)
    view.edit.setFocus()
    view.edit.moveCursor(QTextCursor.MoveOperation.End)
    letters(" Bertugaslah dengan ramah.")
    rest(page.village.window_)
    assert page.is_unsaved
    assert "diubah" in view.model.lines[row].texts[1]
    keys("Ctrl+Return")
    rest(page.village.window_)
    assert view.parts[row].asal == "panitia"
    keys("Esc")
    rest(page.village.window_)
    assert page.acts.made is not None
    assert "dengan ramah" in " ".join(" ".join(texts(page.acts.made.pdf)).split())
    press(page.list.table, "Ctrl+Z")
    rest(page.village.window_)
    assert page.acts.made is not None
    press(page.list.table, "T")
    rest(page.village.window_)
    assert view.parts[row].asal != "panitia"


def test_a_placeholder_nobody_knows_is_told_beside_the_words(page: CetakPage) -> None:
    at(page, "surat_tugas")
    press(page.list.table, "T")
    rest(page.village.window_)
    view = page.words
    view.table.go_to(1)
    view.edit.setFocus()
    view.edit.moveCursor(QTextCursor.MoveOperation.End)
    letters(" {nik_ibu}")
    until(view.problem.isVisible)
    assert "{nik_ibu}" in view.problem.accessibleName()
    assert view.view.paper is not None
    answer(lambda dialog: press(dialog, "Return"))
    press(view.table, "Esc")
    rest(page.village.window_)
    assert not page.is_unsaved


def test_the_usual_words_come_back_by_one_button(page: CetakPage) -> None:
    at(page, "surat_tugas")
    press(page.list.table, "T")
    rest(page.village.window_)
    view = page.words
    row = next(at for at, one in enumerate(view.parts) if len(one.baris[0]) > 40)
    usual = view.parts[row].baris
    view.table.go_to(row)
    view.edit.setPlainText("Kalimat lain.")
    keys("Ctrl+Return")
    rest(page.village.window_)
    assert view.parts[row].baris == ("Kalimat lain.",)
    view.usual.click()
    rest(page.village.window_)
    assert view.parts[row].baris == usual


def test_a_picture_stands_in_the_letterhead(page: CetakPage, tmp_path: Path) -> None:
    Image.new("RGB", (300, 300), "black").save(tmp_path / "garuda.png")
    at(page, "surat_tugas")
    press(page.list.table, "T")
    rest(page.village.window_)
    view = page.words
    view.table.go_to(next(at for at, one in enumerate(view.parts) if one.nama == "kop"))
    rest(page.village.window_)
    assert view.logo.isVisible()
    answer(named(tmp_path / "garuda.png"))
    view.logo.click()
    rest(page.village.window_)
    keys("Esc")
    rest(page.village.window_)
    made = seen(page)
    assert made is not None
    assert b"/Image" in made.pdf


def test_without_a_printer_the_test_page_and_printing_wait(
    village: VillageScreen, window: MainWindow, printer: Tray
) -> None:
    village.show_page("cetak")
    rest(window)
    shown = village.page
    assert isinstance(shown, CetakPage)
    at(shown, "surat_tugas")
    assert not shown.panel.print_.isEnabled()
    assert shown.panel.save.isEnabled()
    shown.acts.printer_of = printer
    shown.panel.printer.printer.addItem(NAME)
    shown.panel.printer.printer.setCurrentIndex(0)
    shown.panel.test.click()
    rest(window)
    assert printer.pages() == 1
    assert prints(shown) == []


def test_the_window_answers_while_a_document_is_made(page: CetakPage) -> None:
    at(page, "daftar_dps")
    page.acts.look()
    press(page.list.table, "Up")
    assert page.list.front is not None
    assert page.list.front.dokumen.kode != "daftar_dps"
    until(lambda: seen(page) is not None)
    made = seen(page)
    assert made is not None
    assert made.dokumen.kode == page.list.front.dokumen.kode


def test_the_keys_of_a_choice_are_the_windows(page: CetakPage) -> None:
    at(page, "undangan")
    for name in ("Kertas", "Printer", "Jumlah rangkap", "Mulai dari halaman", "Halaman yang dicetak"):
        assert child(page, QWidget, name).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_before_the_dpt_no_letter_can_come_back(page: CetakPage) -> None:
    at(page, "surat_tugas")
    assert not page.to_returned.isVisible()
    press(page.list.table, "S")
    assert page.views.currentIndex() == 0
