"""The page of the population office: lists, answers typed by one key a row, a table taken, decisions."""

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from app.crypto.office import with_password, without_password
from app.domain.tms import Alasan
from app.services.desa import dukcapil, dukcapil_kertas
from app.services.desa.dukcapil import Pilihan
from app.services.desa.dukcapil_jawaban import Jawaban, Surat, answer
from app.services.desa.edit import edit
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace
from app.store import akses, journal
from app.store import daftar as store
from app.store.daftar import Tercatat
from app.ui.desa.dukcapil_page import DukcapilPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.widgets.pdf_preview import PdfPreview
from tests.builders import daftar, nik
from tests.ui.driving import answer as in_dialog
from tests.ui.driving import child, children, focused, keys, letters, settle, texts, until, waiting_for_answer
from tests.villages import SEKRETARIS

T = TypeVar("T")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
VOTERS = daftar(100)
LETTER = Surat("470/12", "2027-01-03")
COUNT = 12


@pytest.fixture
def page(village: VillageScreen) -> Iterator[DukcapilPage]:
    """Twelve voters are corrected; no list is made yet."""
    village.session.run(
        lambda workspace, _: edit(workspace, {(v.id, "nama"): f"{v.nama} BETUL" for v in VOTERS[:COUNT]})
    )
    keys("Alt+5")
    shown = village.page
    assert isinstance(shown, DukcapilPage)
    rest(shown)
    yield shown
    rest(shown)


def rest(page: DukcapilPage) -> None:
    """Also the reading that follows a pause in typing."""
    until(
        lambda: not page.village.window_.jobs.running and not page._quiet.isActive() and not page.acts.saving
    )
    settle()


def ask(page: DukcapilPage, what: Callable[[Workspace], T]) -> T:
    """Straight from the data file."""
    answers: list[T] = []
    page.session.run(lambda workspace, _: what(workspace), answers.append)
    until(lambda: answers)
    rest(page)
    return answers[0]


def kept(page: DukcapilPage, voter: str) -> Tercatat:
    found = ask(page, lambda workspace: store.get(workspace.db, voter))
    assert found is not None
    return found


def said(page: DukcapilPage, voter: str) -> Mapping[str, str]:
    return kept(page, voter).dukcapil


def made(page: DukcapilPage, **answers: str) -> list[str]:
    """List 1, some of its rows answered: number -> answer, `5="data_beda NAMA"`."""

    def work(workspace: Workspace) -> list[str]:
        ids = [one.pemilih for one in dukcapil.make_list(workspace, Pilihan()).butir]
        told = []
        for number, text in answers.items():
            jawaban, _, nama = text.partition(" ")
            told.append(
                Jawaban(ids[int(number[1:]) - 1], "1", jawaban, LETTER, beda={"nama": nama} if nama else {})
            )
        if told:
            answer(workspace, told)
        return ids

    return ask(page, work)


def column(page: DukcapilPage, at: int) -> list[str]:
    model = page.rows.model
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def lists(page: DukcapilPage) -> list[tuple[str, str]]:
    model = page.lists.view.model()
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def cases(page: DukcapilPage) -> list[str]:
    return [one.pemilih.id for one in page.putusan.cases]


def letter(page: DukcapilPage) -> None:
    """Typed once."""
    page.letter.nomor.setFocus()
    letters("470/12")
    keys("Return")
    letters("3-1-2027")
    keys("Return")


# Lists ----------------------------------------------------------------------------------------------------


def test_the_first_list_is_made_by_keys(page: DukcapilPage) -> None:
    assert focused() is page.empty.make and not page.lists.isVisible()

    def choose(dialog: QWidget) -> None:
        words = [box.text() for box in children(dialog, QCheckBox) if box.isChecked()]
        assert words == ["Pemilih baru (0)", f"Pemilih yang datanya dibetulkan ({COUNT})"]
        assert f"{COUNT} orang akan ditanyakan" in texts(dialog)
        unverified = next(box for box in children(dialog, QCheckBox) if "belum diverifikasi" in box.text())
        unverified.click()
        assert "100 orang akan ditanyakan" in texts(dialog)
        unverified.click()
        keys("Return")

    in_dialog(choose)
    keys("F2")
    rest(page)
    assert lists(page) == [("Perlu diputuskan", "0"), ("Daftar 1", f"0 dari {COUNT}")]
    assert focused() is page.rows.table and page.rows.table.at == 0
    assert column(page, 0) == [str(number) for number in range(1, COUNT + 1)]
    assert set(column(page, 5)) == {"ubah nama"} and set(column(page, 6)) == {"–"}
    assert len(ask(page, dukcapil.lists)) == 1
    keys("Ctrl+Z")
    rest(page)
    assert ask(page, dukcapil.lists) == [] and page.empty.isVisible()


def test_nobody_is_left_to_ask_for(page: DukcapilPage) -> None:
    made(page)

    def look(dialog: QWidget) -> None:
        assert not child(dialog, QPushButton, "Buat daftar").isEnabled()
        again = next(
            box for box in children(dialog, QCheckBox) if box.text().startswith("yang belum dijawab")
        )
        assert again.text() == f"yang belum dijawab ({COUNT})"
        again.click()
        keys("Return")

    in_dialog(look)
    keys("F2")
    rest(page)
    assert [name for name, _ in lists(page)] == ["Perlu diputuskan", "Daftar 2", "Daftar 1"]
    page.lists.go_to("1")
    assert set(column(page, 6)) == {"ditanyakan lagi di 2"}
    page.rows.table.setFocus()
    letter(page)
    keys("S")
    rest(page)
    assert said(page, page.rows.model.row(0).pemilih)["daftar"] == "2", "an old list takes no answer"


# Answers --------------------------------------------------------------------------------------------------


def test_an_answer_needs_its_letter_which_is_typed_once(page: DukcapilPage) -> None:
    ids = made(page)
    keys("Right")
    assert focused() is page.rows.table
    keys("S")
    assert focused() is page.letter.nomor and said(page, ids[0]) == {"daftar": "1", "urut": "1"}
    assert any("jawaban tanpa surat bukan bukti" in text for text in texts(page))
    letters("470/12")
    keys("Return")
    letters("kemarin")
    keys("Return", "S")
    assert focused() is page.letter.tanggal
    keys("Ctrl+A")
    letters("3-1-2027")
    keys("Return")
    for key in "SSTMP":
        keys(key)
    rest(page)
    assert [said(page, one).get("jawaban") for one in ids[:6]] == [
        "sesuai", "sesuai", "tidak_ditemukan", "meninggal", "pindah", None,
    ]  # fmt: skip
    assert {said(page, one)["nomor"] for one in ids[:5]} == {"470/12"}
    assert page.rows.table.at == 5 and focused() is page.rows.table
    assert lists(page) == [("Perlu diputuskan", "3"), ("Daftar 1", f"5 dari {COUNT}")]
    assert column(page, 6)[:6] == [
        "S  sesuai",
        "S  sesuai",
        "T  tidak ditemukan",
        "M  meninggal",
        "P  pindah",
        "–",
    ]


def test_a_row_is_seen_answered_before_it_is_saved(page: DukcapilPage) -> None:
    """A quick hand is never held up: twelve keys at once, then they are on disk in that order."""
    ids = made(page)
    letter(page)
    page.rows.table.setFocus()
    for key in "SMSMSMSMSMSM":
        keys(key)
    assert column(page, 6) == ["S  sesuai", "M  meninggal"] * 6
    rest(page)
    assert [said(page, one)["jawaban"] for one in ids] == ["sesuai", "meninggal"] * 6
    assert page.rows.table.at == COUNT - 1


def test_undo_takes_the_last_answer_back_and_backspace_clears_one(page: DukcapilPage) -> None:
    ids = made(page)
    letter(page)
    keys("S")
    keys("M")
    rest(page)
    keys("Ctrl+Z")
    rest(page)
    assert said(page, ids[1]) == {"daftar": "1", "urut": "2"} and column(page, 6)[:2] == ["S  sesuai", "–"]
    page.rows.table.go_to(0)
    keys("Backspace")
    rest(page)
    assert said(page, ids[0]) == {"daftar": "1", "urut": "1"}
    assert page.rows.table.at == 0


def test_digits_jump_to_a_number(page: DukcapilPage) -> None:
    ids = made(page)
    letter(page)
    keys("1", "1")
    assert "ke nomor 11" in texts(page)
    keys("T")
    rest(page)
    assert said(page, ids[10])["jawaban"] == "tidak_ditemukan" and page.rows.table.at == 11
    keys("3", "Return")
    assert page.rows.table.at == 2, "Enter after a number goes there and nowhere else"
    assert page.village.stem == "dukcapil"
    keys("Return")
    rest(page)
    assert page.village.stem == "daftar"


def test_different_data_are_typed_beside_the_lists(page: DukcapilPage) -> None:
    ids = made(page)
    letter(page)

    def fill(dialog: QWidget) -> None:
        assert VOTERS[0].nik not in page.rows.model.index(0, 4).data()
        letters("siti aminah binti")
        keys("Return")
        letters("12")
        assert not child(dialog, QPushButton, "Simpan jawaban").isEnabled(), "no NIK has two digits"
        keys("Backspace", "Backspace")
        keys(*["Return"] * 9)
        letters("akta lahir")
        keys("Return")

    before = kept(page, ids[0]).pemilih
    in_dialog(fill)
    keys("B")
    rest(page)
    assert said(page, ids[0])["nama"] == "SITI AMINAH BINTI"
    assert said(page, ids[0])["keterangan"] == "akta lahir"
    assert kept(page, ids[0]).pemilih == before, "no list changes"
    assert page.rows.table.at == 1 and focused() is page.rows.table
    noted = ask(page, lambda workspace: [one.data for one in akses.of_kind(workspace.db, "lihat")])
    assert {"pemilih": ids[0]} in noted, "the reveal is written down"

    def see(dialog: QWidget) -> None:
        name = child(dialog, QLineEdit, "Nama menurut Dukcapil")
        assert name.text() == "SITI AMINAH BINTI"
        name.setText("SITI AMINAH")
        keys("Ctrl+Return")

    in_dialog(see)
    keys("Up", "B")
    rest(page)
    assert said(page, ids[0])["nama"] == "SITI AMINAH"


def test_only_what_waits_is_shown_by_wish(page: DukcapilPage) -> None:
    made(page, n1="sesuai", n3="meninggal")
    page.read_again("1")
    rest(page)
    assert page.rows.table.front() is not None and page.rows.table.front().urut == 2  # type: ignore[union-attr]
    page.rows.waiting.click()
    assert column(page, 0) == ["2", *map(str, range(4, COUNT + 1))]
    page.rows.waiting.click()
    assert len(column(page, 0)) == COUNT


def test_the_letter_recorded_last_is_offered_again(page: DukcapilPage) -> None:
    made(page, n1="sesuai")
    assert (page.letter.nomor.text(), page.letter.tanggal.text()) == ("470/12", "03-01-2027")
    assert page.letter.letter() == LETTER


def test_what_was_refused_is_told_and_read_again(page: DukcapilPage) -> None:
    """Somebody else undid the list between two keys."""
    ids = made(page)
    letter(page)
    page.session.run(lambda workspace, _: edit(workspace, {(ids[0], "rt"): "5"}))
    act = ask(page, lambda workspace: dukcapil.one_list(workspace, "1").act)
    page._quiet.stop()

    def undo(workspace: Workspace, _: object) -> None:
        from app.services.desa.undo import undo

        undo(workspace, act)

    in_dialog(lambda dialog: keys("Return"))
    page.session.run(undo)
    keys("S")
    until(lambda: waiting_for_answer() is None)
    rest(page)
    assert said(page, ids[0]) == {} and page.empty.isVisible()


def test_tab_reaches_the_work_before_the_lock(page: DukcapilPage) -> None:
    made(page)
    page.lists.go_to("1")
    page.rows.setFocus()
    assert focused().accessibleName() == "Baris daftar padanan"
    reached = []
    for _ in range(11):
        keys("Tab")
        reached.append(focused().accessibleName())
    assert reached[:3] == ["Daftar padanan", "Daftar baru … (F2)", "Dari tabel … (Ctrl+O)"]
    assert reached[3:8] == ["Daftar", *reached[4:5], "Gambar kemajuan", "Kunci", "Keluar"]
    assert reached[4].startswith("Hari ini")
    assert reached[8:] == ["Nomor surat Dukcapil", "Tanggal surat Dukcapil", "Baris daftar padanan"]


# How a list leaves ----------------------------------------------------------------------------------------


def test_the_workbook_and_its_password_shown_once(
    page: DukcapilPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(page)
    file = tmp_path / "daftar"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    seen: list[str] = []

    def note(dialog: QWidget) -> None:
        seen.extend(one.text() for one in children(dialog, QLabel) if one.text().count("-") == 3)
        keys("Return")

    in_dialog(lambda dialog: keys("Return"))
    in_dialog(note)
    keys("Ctrl+S")
    until(lambda: seen)
    rest(page)
    [password] = seen
    book = openpyxl.load_workbook(
        io.BytesIO(without_password(file.with_suffix(".xlsx").read_bytes(), password))
    )
    assert book.worksheets[0].max_row == COUNT + 1
    assert not any(password in text for text in texts(page)), "once"


def test_the_paper_is_shown_as_it_comes_out(page: DukcapilPage) -> None:
    made(page)
    in_dialog(lambda dialog: keys("Return"))
    shown: list[PdfPreview] = []

    def close(dialog: QWidget) -> None:
        assert isinstance(dialog, PdfPreview)
        until(lambda: not dialog.jobs.running)
        shown.append(dialog)
        assert len(dialog.pages.sizes) == 2
        keys("Esc")

    in_dialog(close)
    keys("Ctrl+P")
    until(lambda: shown)
    rest(page)
    noted = ask(page, lambda workspace: [one.data for one in akses.of_kind(workspace.db, "cetak")])
    assert noted[-1] == {"dokumen": "dukcapil", "daftar": "1", "pemilih": str(COUNT), "jenis": "terbuka"}


# A table of answers ---------------------------------------------------------------------------------------


def answered(page: DukcapilPage, **cells: str) -> bytes:
    """The workbook as the office sends it back: `n3="meninggal"`."""
    xlsx = ask(page, lambda workspace: dukcapil_kertas.workbook(workspace, "1", "")).xlsx
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    for number, text in cells.items():
        book.worksheets[0].cell(int(number[1:]) + 1, 15, text)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_table_is_looked_at_and_kept_as_one_act(page: DukcapilPage, tmp_path: Path) -> None:
    ids = made(page)
    letter(page)
    file = tmp_path / "jawaban.xlsx"
    file.write_bytes(answered(page, n1="sesuai", n2="meninggal", n3="entah", n4="pindah"))
    before = ask(page, lambda workspace: journal.head_of(workspace.db, workspace.device).urut)
    page.tabel.open(file)
    rest(page)
    assert page.impor.isVisible() and focused() is page.impor.table
    assert [one.text() for one in page.impor.buttons.values()] == [
        "masuk 3", f"tetap {COUNT - 4}", "ditolak 1", "ganda 0", f"semua {COUNT} baris",
    ]  # fmt: skip
    assert said(page, ids[0]) == {"daftar": "1", "urut": "1"}, "nothing is saved yet"
    page.impor.show_only("ditolak")
    assert any("Jawabannya tidak dikenal" in text for text in texts(page))
    keys("Ctrl+Return")
    rest(page)
    assert [said(page, one).get("jawaban") for one in ids[:4]] == ["sesuai", "meninggal", None, "pindah"]
    events = ask(page, lambda workspace: journal.head_of(workspace.db, workspace.device).urut) - before
    assert events == 3 and page.rows.isVisible()
    keys("Ctrl+Z")
    rest(page)
    assert all(said(page, one).keys() == {"daftar", "urut"} for one in ids)


def test_a_locked_file_asks_for_its_password_until_it_fits(page: DukcapilPage, tmp_path: Path) -> None:
    made(page)
    letter(page)
    file = tmp_path / "terkunci.xlsx"
    file.write_bytes(with_password(answered(page, n1="sesuai"), "gerobak-hijau"))

    def wrong(dialog: QWidget) -> None:
        letters("salah")
        keys("Return")

    def right(dialog: QWidget) -> None:
        assert any("tidak cocok" in text for text in texts(dialog))
        letters("gerobak-hijau")
        keys("Return")

    in_dialog(wrong)
    in_dialog(right)
    page.tabel.open(file)
    until(lambda: page.impor.isVisible())
    rest(page)
    assert page.impor.shown is not None and page.impor.shown.hitungan["masuk"] == 1
    keys("Esc")
    assert page.rows.isVisible() and focused() is page.rows.table


def test_a_table_waits_for_its_letter(page: DukcapilPage, tmp_path: Path) -> None:
    made(page)
    file = tmp_path / "jawaban.xlsx"
    file.write_bytes(answered(page, n1="sesuai"))
    page.tabel.open(file)
    rest(page)
    assert any("Nomor atau tanggal surat jawabannya" in text for text in texts(page))
    assert not page.impor.keep.isEnabled()
    letter(page)
    rest(page)
    assert page.impor.keep.isEnabled() and page.impor.keep.text() == "Simpan 1 jawaban (Ctrl+Enter)"


def test_the_account_of_the_rows_is_saved(
    page: DukcapilPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(page)
    letter(page)
    file, report = tmp_path / "jawaban.xlsx", tmp_path / "laporan.csv"
    file.write_bytes(answered(page, n1="sesuai", n2="entah"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(report), ""))
    page.tabel.open(file)
    rest(page)
    keys("Ctrl+S")
    rest(page)
    assert len(report.read_text("utf-8-sig").splitlines()) == COUNT + 1


# Decisions ------------------------------------------------------------------------------------------------


def deciding(page: DukcapilPage, **answers: str) -> list[str]:
    ids = made(page, **answers)
    page.lists.go_to("")
    keys("Right")
    assert focused() is page.putusan.table
    return ids


def test_each_answer_is_decided_by_one_key(page: DukcapilPage) -> None:
    ids = deciding(page, n1="meninggal", n2="pindah", n3="data_beda NAMA DUKCAPIL", n4="tidak_ditemukan")
    assert cases(page) == ids[:4]
    assert any(text.startswith("M menandai meninggal dengan surat ini") for text in texts(page))
    keys("M")
    rest(page)
    dead = kept(page, ids[0])
    assert dead.pemilih.status_pilkades == "meninggal"
    assert (dead.bukti["jenis"], dead.bukti["nomor"]) == ("Surat Dukcapil", "470/12")
    assert cases(page) == ids[1:4] and page.putusan.table.at == 0
    keys("D")
    rest(page)
    assert kept(page, ids[1]).pemilih.info == "pindah_fisik"
    assert any("di Dukcapil NAMA DUKCAPIL" in text for text in texts(page))
    keys("B")
    rest(page)
    assert kept(page, ids[2]).pemilih.nama == "NAMA DUKCAPIL"

    def why(dialog: QWidget) -> None:
        letters("ditemui pantarlih")
        keys("Return")

    in_dialog(why)
    keys("T")
    rest(page)
    assert said(page, ids[3])["putusan"] == "tetap" and said(page, ids[3])["alasan"] == "ditemui pantarlih"
    assert cases(page) == [] and "Tidak ada jawaban yang menunggu keputusan." in texts(page)
    keys("Ctrl+Z")
    rest(page)
    assert cases(page) == [ids[3]]


def test_several_are_marked_after_a_look(page: DukcapilPage) -> None:
    ids = deciding(page, n1="meninggal", n2="meninggal", n3="meninggal")
    keys("Ctrl+A")

    def agree(dialog: QWidget) -> None:
        assert any("3 pemilih sebagai satu tindakan" in text for text in texts(dialog))
        keys("Return")

    in_dialog(agree)
    keys("M")
    rest(page)
    assert {kept(page, one).pemilih.status_pilkades for one in ids[:3]} == {"meninggal"}
    keys("Ctrl+Z")
    rest(page)
    assert cases(page) == ids[:3]


def test_by_hand_with_the_letter_as_evidence(page: DukcapilPage) -> None:
    ids = deciding(page, n1="tidak_ditemukan")

    def correct(dialog: QWidget) -> None:
        assert child(dialog, QLineEdit, "Nomor").text() == "470/12"
        field = child(dialog, QLineEdit, "NIK")
        field.setFocus()
        keys("Ctrl+A")
        letters(nik(950))
        child(dialog, QPushButton, "Simpan perubahan").click()

    in_dialog(correct)
    keys("U")
    rest(page)
    one = kept(page, ids[0])
    assert one.pemilih.nik == nik(950) and one.bukti["nomor"] == "470/12"


def test_after_the_dpt_answers_come_and_kpu_is_told(page: DukcapilPage) -> None:
    ids = made(page)

    def freeze(workspace: Workspace) -> None:
        ratify(workspace, "dps", "sekretaris", SEKRETARIS)
        ratify(workspace, "dpt", "sekretaris", SEKRETARIS)

    ask(page, freeze)
    letter(page)
    keys("P")
    rest(page)
    page.lists.go_to("")
    keys("Right", "P")
    rest(page)
    one = kept(page, ids[0]).pemilih
    assert (one.status_pilkades, one.usul_kpu) == ("", "pindah")
    assert any(
        text.startswith("✓ DPT tetap: 1 pemilih diusulkan ke KPU saja") for text in texts(page.village)
    )


# Elsewhere ------------------------------------------------------------------------------------------------


def test_the_list_is_filtered_by_the_answer_and_the_panel_tells_it(page: DukcapilPage) -> None:
    ids = made(page, n1="meninggal", n2="data_beda NAMA DUKCAPIL", n3="sesuai")
    page.village.show_list(dukcapil="data_beda")
    rest(page)
    until(lambda: any("NAMA DUKCAPIL" in text for text in texts(page.village)))
    shown = texts(page.village)
    assert "daftar 1 no. 2: data beda, surat 470/12, 03-01-2027; Nama NAMA DUKCAPIL" in shown
    assert any("di Dukcapil NAMA DUKCAPIL" in text for text in shown)
    assert any(
        button.text().startswith("Dukcapil: data beda 1") for button in children(page.village, QPushButton)
    )
    page.village.show_list(dukcapil_putuskan="ya")
    rest(page)
    assert page.session.index.facets("dukcapil_putuskan")["ya"] == 2
    tasks = [task.text for task in page.village.today.todo(page.session.index.total())]
    assert "2 jawaban Dukcapil perlu diputuskan" in tasks
    ask(page, lambda workspace: mark(workspace, [Mark(ids[0], Alasan.MENINGGAL)]))
    assert page.session.index.facets("dukcapil_putuskan")["ya"] == 1


def test_its_models_are_sound(page: DukcapilPage) -> None:
    models = (page.rows.model, page.lists.view.model(), page.putusan.table.model(), page.impor.table.model())
    testers = [QAbstractItemModelTester(model, FATAL) for model in models]
    made(page, n1="meninggal")
    letter(page)
    page.lists.go_to("1")
    page.rows.table.setFocus()
    for key in ("S", "M", "Backspace", "5", "T"):
        keys(key)
    rest(page)
    assert testers


@pytest.mark.parametrize("village_folder", [3000], indirect=True)
def test_a_key_is_quick_on_a_long_list(page: DukcapilPage) -> None:
    """All unverified voters of a large village on one list: nothing waits for the disk."""
    import time

    ask(page, lambda workspace: dukcapil.make_list(workspace, Pilihan(frozenset(("semua",)))))
    page.read_again("1")
    rest(page)
    letter(page)
    spent = []
    for key in "SMTPSMTPSMTPSMTP":
        began = time.perf_counter()
        keys(key)
        spent.append(time.perf_counter() - began)
    assert len(page.rows.model.rows) == 3000
    assert sorted(spent)[len(spent) // 2] < 0.1, spent
    rest(page)
