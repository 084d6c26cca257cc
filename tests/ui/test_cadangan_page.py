"""The page of backups by keyboard: a place, one now, the ring, trying out, words for the bad day."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.services.desa.backup import RING
from app.services.desa.recovery import has_recovery
from app.services.desa.reenter import open_by_words
from app.ui.desa.cadangan_page import CadanganPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.widgets.pdf_preview import PdfPreview
from app.ui.window import MainWindow
from tests.printing.reading import words_on
from tests.ui.driving import (
    answer,
    child,
    children,
    focused,
    keys,
    letters,
    problem,
    rest,
    says,
    settle,
    texts,
    until,
)
from tests.ui.sticks import choose, copies
from tests.villages import KETUA, SEKRETARIS

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "FLASHDISK"
    folder.mkdir()
    return folder


@pytest.fixture
def page(village: VillageScreen) -> CadanganPage:
    """Before any place is chosen."""
    keys("Ctrl+7")
    rest(village.window_)
    assert isinstance(village.page, CadanganPage)
    return village.page


@pytest.fixture
def chosen(page: CadanganPage, stick: Path) -> CadanganPage:
    """The first backup is made."""
    choose(stick)
    keys("Return")
    until(lambda: len(copies(stick)) == 1)
    rest(page.village.window_)
    return page


def shown(page: CadanganPage) -> list[tuple[str, ...]]:
    return [line.texts for line in page.model.lines]


def mark(page: CadanganPage, key: str) -> None:
    """One act in the list, and back."""
    keys("Ctrl+1", key)
    rest(page.village.window_)
    keys("Ctrl+7")
    rest(page.village.window_)


def test_an_empty_page_teaches_and_its_button_is_ready(page: CadanganPage) -> None:
    assert any("Pasang flashdisk" in text for text in texts(page))
    assert focused().accessibleName() == "Pilih tempat cadangan …"
    assert not [one for one in children(page, QPushButton) if one.text() == "&Buat cadangan sekarang"]


def test_a_place_is_chosen_once_and_used_at_once(chosen: CadanganPage, stick: Path) -> None:
    assert any(str(stick) in text for text in texts(chosen))
    assert any(text.startswith("Cadangan terakhir ") for text in texts(chosen))
    assert any("Semua tindakan sudah ikut." in text for text in texts(chosen))
    ((when, behind, voters, size, name),) = shown(chosen)
    assert (behind, voters, name) == ("✓ lengkap", "100", copies(stick)[0].file.name)
    assert size.endswith(" KB") and len(when) == len("23-11-2026 14.03")


def test_the_disk_of_the_data_is_warned_of(chosen: CadanganPage) -> None:
    assert any("disk yang sama" in text for text in texts(chosen))


def test_a_stick_of_its_own_is_not(page: CadanganPage, other_disk: Path) -> None:
    choose(other_disk)
    keys("Return")
    until(lambda: len(copies(other_disk)) == 1)
    rest(page.village.window_)
    assert not any("disk yang sama" in text for text in texts(page))


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than the tests' data."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("no second file system")
    folder = memory / tmp_path.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def test_the_data_folder_is_no_place(page: CadanganPage, village_folder: Path) -> None:
    choose(village_folder)
    keys("Return")
    rest(page.village.window_)
    assert says("BACKUP_IN_DATA", problem(page))
    assert page.session.keeper.folder is None


def test_ten_copies_are_kept_with_what_each_lacks(chosen: CadanganPage, stick: Path) -> None:
    tester = QAbstractItemModelTester(chosen.model, FATAL, chosen)
    first = copies(stick)[0].file.name
    for number in range(RING + 1):
        mark(chosen, "SM"[number % 2])
        keys("Alt+B")
        rest(chosen.village.window_)
    mark(chosen, "T")
    rows = shown(chosen)
    assert [row[1] for row in rows] == [f"{count} tindakan" for count in range(1, RING + 1)]
    assert [row[4] for row in rows] == [copy.file.name for copy in copies(stick)]
    assert first not in [row[4] for row in rows]
    assert any("1 tindakan sesudahnya belum ikut" in text for text in texts(chosen))
    del tester


def test_trying_out_tells_the_last_act_and_what_is_missing(chosen: CadanganPage) -> None:
    mark(chosen, "M")
    keys("Alt+B")
    rest(chosen.village.window_)
    mark(chosen, "S")
    keys("Alt+U")
    rest(chosen.village.window_)
    told = chosen.tested.text()
    assert "dapat dibuka dan utuh: 100 pemilih" in told
    assert "Meninggal, 1 pemilih, oleh Ketua Contoh" in told
    assert "1 tindakan sesudahnya belum ikut" in told


def test_a_damaged_newest_copy_is_told_and_replaced(chosen: CadanganPage, stick: Path) -> None:
    (newest,) = copies(stick)
    data = newest.file.read_bytes()
    newest.file.write_bytes(data.replace(b"age-encryption.org", b"age-encryption,org"))
    keys("Alt+U")
    rest(chosen.village.window_)
    assert says("BACKUP_FAILED", problem(chosen))
    assert not chosen.tested.isVisible()
    keys("Alt+B")
    rest(chosen.village.window_)
    keys("Alt+U")
    rest(chosen.village.window_)
    assert "utuh" in chosen.tested.text() and chosen.tested.isVisible()


def test_an_older_copy_that_holds_is_no_comfort_where_the_newest_is_gone(
    chosen: CadanganPage, stick: Path
) -> None:
    """Cut off, as by a stick pulled out too early, it is not even known as a copy."""
    mark(chosen, "M")
    keys("Alt+B")
    rest(chosen.village.window_)
    keys("Alt+U")
    rest(chosen.village.window_)
    assert not chosen.tested.property("warn")
    newest = copies(stick)[0].file
    newest.write_bytes(newest.read_bytes()[:-100])
    keys("Alt+U")
    rest(chosen.village.window_)
    assert "tidak ada di sana atau rusak" in chosen.tested.text()
    assert chosen.tested.property("warn")


def test_a_stick_taken_out_is_told_on_the_page(chosen: CadanganPage, stick: Path) -> None:
    stick.rename(stick.with_name("DICABUT"))
    for key in ("Alt+U", "Alt+B"):
        keys(key)
        rest(chosen.village.window_)
        assert says("FOLDER_MISSING", problem(chosen))
    keys("Ctrl+1", "Ctrl+7")
    rest(chosen.village.window_)
    assert says("FOLDER_MISSING", problem(chosen)), "it is still so"
    assert not shown(chosen)


# Words for the bad day -----------------------------------------------------------------------------


def both_passwords(ketua: str, sekretaris: str) -> None:
    """In the dialog that comes next."""

    def act(dialog: QWidget) -> None:
        letters(ketua)
        keys("Tab")
        letters(sekretaris)
        keys("Return")

    answer(act)


def preview(window: MainWindow) -> PdfPreview:
    until(lambda: window.findChildren(PdfPreview))
    (sheet,) = list[PdfPreview](window.findChildren(PdfPreview))
    until(lambda: sheet.print_.isEnabled())
    return sheet


def test_ketua_and_sekretaris_make_words_that_open_this_computer(
    page: CadanganPage, village_folder: Path
) -> None:
    both_passwords(KETUA, SEKRETARIS)
    keys("Alt+K")
    sheet = preview(page.village.window_)
    assert not sheet.save.isVisible(), "on paper alone, never beside the data that it opens"
    assert has_recovery(village_folder)
    assert any("sudah pernah dibuat" in text for text in texts(page))
    pdf = sheet._pdf
    sheet.close()
    page.village.window_.close_village(lambda: None)
    until(lambda: not page.village.window_.jobs.running)
    assert open_by_words(village_folder, words_on(pdf)).way == "darurat"


def test_a_wrong_password_is_told_in_the_dialog_and_typed_again(
    page: CadanganPage, village_folder: Path
) -> None:
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        letters(KETUA)
        keys("Tab")
        letters("bukan ini")
        keys("Return")
        until(lambda: problem_in(dialog))
        seen.append(problem(dialog))
        theirs = child(dialog, QLineEdit, "Kata sandi Sekretaris")
        theirs.setFocus()
        theirs.selectAll()
        letters(SEKRETARIS)
        keys("Return")

    answer(act)
    keys("Alt+K")
    preview(page.village.window_).close()
    assert says("PASSWORD_WRONG", seen[0])
    assert has_recovery(village_folder)


def problem_in(dialog: QWidget) -> bool:
    return bool(getattr(dialog, "problem").isVisible())  # noqa: B009


def test_leaving_the_dialog_makes_no_words(page: CadanganPage, village_folder: Path) -> None:
    left: list[bool] = []

    def act(dialog: QWidget) -> None:
        keys("Esc")
        left.append(True)

    answer(act)
    keys("Alt+K")
    until(lambda: left)
    settle()
    assert not has_recovery(village_folder)
    assert page.safety.words.isEnabled()
