"""Backups by themselves: after fifty acts, at the day's first, at close; a missing stick holds nobody up."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.progress import Progress
from app.services.desa.backup import EVERY, state
from app.services.desa.workspace import open_workspace
from app.system import clock
from app.ui.desa.closing_screen import ClosingScreen
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.login_screen import LoginScreen
from app.ui.desa.village_screen import VillageScreen
from app.ui.start_screen import StartScreen
from app.ui.window import MainWindow
from tests.ui.driving import (
    answer_keys,
    child,
    focused,
    keys,
    letters,
    problem,
    rest,
    says,
    settle,
    texts,
    until,
    waiting_for_answer,
)
from tests.ui.sticks import choose, copies, full_disk
from tests.villages import KETUA, listed


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "FLASHDISK"
    folder.mkdir()
    return folder


@pytest.fixture
def backed_up(village: VillageScreen, stick: Path) -> VillageScreen:
    """The place for backups is chosen, the first is made, the focus is in the list."""
    keys("Ctrl+7")
    choose(stick)
    keys("Alt+P")
    until(lambda: len(copies(stick)) == 1)
    rest(village.window_)
    keys("Ctrl+1")
    return village


def mark(village: VillageScreen, times: int) -> None:
    keys(*["S"] * times)
    rest(village.window_)


def leave(village: VillageScreen) -> MainWindow:
    """Out by the button."""
    child(village, QPushButton, "Keluar").click()
    return village.window_


def read(folder: Path) -> int:
    """Acts that no backup holds, as the data file knows."""
    with open_workspace(folder, "ketua", KETUA) as workspace:
        return state(workspace).acts_since


def top(village: VillageScreen) -> tuple[str, bool]:
    """What the head line says, and whether it is red."""
    return village.top.backup.text(), bool(village.top.backup.property("bad"))


def test_before_the_first_backup_the_head_line_is_red(village: VillageScreen) -> None:
    assert top(village) == ("⚠ belum ada cadangan", True)
    assert village.today.tasks.text().startswith("Hari ini: buat cadangan")
    mark(village, EVERY + 1)
    assert top(village) == ("⚠ belum ada cadangan", True)
    assert waiting_for_answer() is None, "nobody was asked in the middle of marking"


def test_fifty_acts_make_a_backup(backed_up: VillageScreen, stick: Path) -> None:
    assert top(backed_up) == ("cadangan baru saja", False)
    mark(backed_up, EVERY - 1)
    assert len(copies(stick)) == 1
    mark(backed_up, 1)
    until(lambda: len(copies(stick)) == 2)
    rest(backed_up.window_)
    assert backed_up.session.backup is not None
    assert (backed_up.session.backup.folder, backed_up.session.backup.acts_since) == (str(stick), 0)
    assert isinstance(backed_up.page, DaftarPage) and focused() is backed_up.page.table


def test_undo_counts_as_an_act(backed_up: VillageScreen, stick: Path) -> None:
    mark(backed_up, EVERY - 1)
    keys("Ctrl+Z")
    until(lambda: len(copies(stick)) == 2)


def test_the_first_act_of_another_day_makes_one(
    backed_up: VillageScreen, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = clock.now_ms() + 25 * 3_600_000
    monkeypatch.setattr(clock, "now_ms", lambda: later)
    backed_up.top.tell()
    assert top(backed_up) == ("⚠ cadangan 1 hari lalu", True)
    mark(backed_up, 1)
    until(lambda: len(copies(stick)) == 2)
    rest(backed_up.window_)
    assert top(backed_up) == ("cadangan baru saja", False)


def test_the_age_is_told_in_minutes_and_hours(
    backed_up: VillageScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now_ms()
    for minutes, told in ((5, "cadangan 5 menit lalu"), (130, "cadangan 2 jam lalu")):
        monkeypatch.setattr(clock, "now_ms", lambda minutes=minutes: now + minutes * 60_000)
        backed_up.top.tell()
        assert top(backed_up) == (told, False)


def test_what_the_data_file_knows_is_shown_the_next_day(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    window = leave(backed_up)
    until(lambda: isinstance(window.current, StartScreen))
    window.show_login(village_folder)
    settle()
    letters(KETUA)
    keys("Return")
    until(lambda: window.session is not None and window.session.backup is not None)
    assert isinstance(window.current, VillageScreen)
    assert top(window.current) == ("cadangan baru saja", False)
    assert window.session is not None and window.session.keeper.folder == stick


# At close ------------------------------------------------------------------------------------------


def test_closing_the_window_backs_up_what_none_holds(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    mark(backed_up, 3)
    backed_up.window_.close()
    until(lambda: not backed_up.window_.isVisible())
    assert len(copies(stick)) == 2
    assert read(village_folder) == 0


def test_a_mark_on_its_way_is_in_the_last_backup(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    keys("M")
    window = leave(backed_up)
    until(lambda: isinstance(window.current, StartScreen))
    assert len(copies(stick)) == 2
    assert read(village_folder) == 0


def test_nothing_done_needs_no_other_backup(backed_up: VillageScreen, stick: Path) -> None:
    window = leave(backed_up)
    until(lambda: isinstance(window.current, StartScreen))
    assert len(copies(stick)) == 1


def test_closing_while_one_is_made_waits_for_it_and_asks_nothing(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    mark(backed_up, 2)
    backed_up.session.keeper.make()
    backed_up.window_.close()
    until(lambda: not backed_up.window_.isVisible())
    assert len(copies(stick)) == 2
    assert read(village_folder) == 0


def busy_stick(window: MainWindow) -> Event:
    """A stick on which nothing gets on until the event is set."""
    done = Event()

    def work(progress: Progress) -> None:
        done.wait(20)

    window.jobs.start("free", work, lambda _: None, window.fail)
    return done


def closing(window: MainWindow) -> ClosingScreen:
    until(lambda: isinstance(window.current, ClosingScreen))
    settle()
    assert isinstance(window.current, ClosingScreen)
    return window.current


def test_the_last_backup_can_be_skipped_and_nothing_is_lost(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    mark(backed_up, 3)
    done = busy_stick(backed_up.window_)
    window = leave(backed_up)
    screen = closing(window)
    assert any(str(stick) in text for text in texts(screen))
    keys("Esc")
    until(lambda: isinstance(window.current, StartScreen))
    with open_workspace(village_folder, "ketua", KETUA) as workspace:
        assert len(listed(workspace, status="sesuai")) == 3
        assert state(workspace).acts_since == 3
    done.set()
    until(lambda: not window.jobs.running)
    assert len(copies(stick)) == 1, "what was skipped was not written half"


def test_closing_the_window_again_skips_too(backed_up: VillageScreen, stick: Path) -> None:
    mark(backed_up, 1)
    done = busy_stick(backed_up.window_)
    window = leave(backed_up)
    closing(window)
    answer_keys("Tab", "Return")  # "Batalkan dan tutup"
    window.close()
    done.set()
    until(lambda: not window.isVisible())
    assert len(copies(stick)) == 1


def test_a_missing_stick_is_told_at_close_and_can_be_put_back(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    mark(backed_up, 1)
    stick.rename(stick.with_name("DICABUT"))
    window = leave(backed_up)
    screen = closing(window)
    until(lambda: screen.problem.isVisible())
    assert says("FOLDER_MISSING", problem(screen))
    stick.with_name("DICABUT").rename(stick)
    settle()
    keys("Return")
    until(lambda: isinstance(window.current, StartScreen))
    assert len(copies(stick)) == 2
    assert read(village_folder) == 0


def test_without_the_stick_one_can_still_leave(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    mark(backed_up, 1)
    stick.rename(stick.with_name("DICABUT"))
    window = leave(backed_up)
    screen = closing(window)
    until(lambda: screen.problem.isVisible())
    keys("Esc")
    until(lambda: isinstance(window.current, StartScreen))
    assert read(village_folder) == 1


def test_another_place_can_be_chosen_at_close(
    backed_up: VillageScreen, stick: Path, village_folder: Path
) -> None:
    mark(backed_up, 1)
    stick.rename(stick.with_name("DICABUT"))
    other = stick.with_name("LAIN")
    other.mkdir()
    window = leave(backed_up)
    screen = closing(window)
    until(lambda: screen.problem.isVisible())
    settle()
    choose(other)
    keys("Alt+P")
    until(lambda: isinstance(window.current, StartScreen))
    assert len(copies(other)) == 1
    assert read(village_folder) == 0


def test_nobody_there_nobody_asked(backed_up: VillageScreen, stick: Path, village_folder: Path) -> None:
    """An hour idle or a laptop that slept: the file closes, with the stick or without."""
    mark(backed_up, 1)
    stick.rename(stick.with_name("DICABUT"))
    window = backed_up.window_
    window.close_village(lambda: window.show_login(village_folder), attended=False)
    until(lambda: isinstance(window.current, LoginScreen))
    assert read(village_folder) == 1


# A stick that is not there -------------------------------------------------------------------------


def test_a_missing_stick_holds_nobody_up_and_is_tried_again(backed_up: VillageScreen, stick: Path) -> None:
    away = stick.with_name("DICABUT")
    stick.rename(away)
    mark(backed_up, EVERY)
    assert waiting_for_answer() is None
    assert isinstance(backed_up.page, DaftarPage) and focused() is backed_up.page.table
    assert top(backed_up) == ("⚠ cadangan gagal", True)
    notice = backed_up.notice
    assert notice.isVisible()
    assert str(stick) in notice.text.text() and f"{EVERY} tindakan" in notice.text.text()
    assert sum(bool(row.status) for row in backed_up.session.index.rows) == EVERY
    away.rename(stick)
    keys("Home", *["T"] * (EVERY - 1))
    rest(backed_up.window_)
    assert len(copies(stick)) == 1, "not before fifty more"
    keys("T")
    until(lambda: len(copies(stick)) == 2)
    rest(backed_up.window_)
    assert top(backed_up) == ("cadangan baru saja", False)
    assert not notice.isVisible()


def test_the_notice_can_be_put_away_and_tried_at_once(backed_up: VillageScreen, stick: Path) -> None:
    away = stick.with_name("DICABUT")
    stick.rename(away)
    mark(backed_up, EVERY)
    notice = backed_up.notice
    child(notice, QPushButton, "Tutup").click()
    assert not notice.isVisible()
    keys("Ctrl+7", "Ctrl+1")
    assert not notice.isVisible()
    backed_up.session.keeper.make()
    rest(backed_up.window_)
    assert notice.isVisible(), "another try failed"
    away.rename(stick)
    child(notice, QPushButton, "Coba sekarang").click()
    rest(backed_up.window_)
    assert not notice.isVisible()
    assert len(copies(stick)) == 2


def test_a_full_stick_costs_no_older_backup(backed_up: VillageScreen, stick: Path) -> None:
    mark(backed_up, 1)
    keys("Ctrl+7")
    with full_disk():
        keys("Alt+B")
        rest(backed_up.window_)
    assert says("DISK_FULL", problem(backed_up.page))
    assert not backed_up.notice.isVisible(), "said once, on the page"
    keys("Ctrl+1")
    assert top(backed_up) == ("⚠ cadangan gagal", True)
    assert "penuh" in backed_up.notice.text.text() and backed_up.notice.isVisible()
    assert [file.suffix for file in stick.iterdir()] == [".dptx"]
    keys("Ctrl+7", "Alt+B")
    until(lambda: len(copies(stick)) == 2)


def test_one_stopped_in_the_strip_is_made_fifty_acts_later(backed_up: VillageScreen, stick: Path) -> None:
    window, keeper = backed_up.window_, backed_up.session.keeper
    done = busy_stick(window)
    keys(*["S"] * EVERY)
    until(lambda: window.strip.isVisible() and len(window.jobs.running) == 2)
    assert keeper.job in window.jobs.running
    assert keeper.job is not None
    keeper.job.cancel()
    done.set()
    until(lambda: not keeper.is_running)
    rest(window)
    assert keeper.problem is None and not backed_up.notice.isVisible()
    assert len(copies(stick)) == 1
    mark(backed_up, EVERY - 1)
    assert len(copies(stick)) == 1
    mark(backed_up, 1)
    until(lambda: len(copies(stick)) == 2)
