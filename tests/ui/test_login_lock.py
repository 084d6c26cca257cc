"""Who comes in, and what ten idle minutes, an hour and a wrong password do to an opened village."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QWidget

from app.domain.errors import UserError
from app.domain.progress import Progress
from app.services.desa.workspace import Workspace, open_workspace
from app.ui import guard as guard_file
from app.ui.desa.login_screen import LoginScreen
from app.ui.desa.village_screen import VillageScreen
from app.ui.guard import CLOSE_AFTER, LOCK_AFTER, ScreenGuard
from app.ui.start_screen import StartScreen
from app.ui.window import MainWindow
from tests.ui.driving import (
    answer,
    answer_keys,
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
    waiting_for_answer,
)  # fmt: skip
from tests.villages import KETUA, SEKRETARIS, listed


def login(window: MainWindow, folder: Path, password: str) -> None:
    """Type the password of the member shown and press Enter."""
    window.show_login(folder)
    settle()
    letters(password)
    keys("Return")


def in_village(window: MainWindow) -> bool:
    return isinstance(window.current, VillageScreen) and not window.jobs.running


def role(window: MainWindow) -> str:
    """Of who is in."""
    assert window.session is not None
    return window.session.workspace.anggota.peran


class Clock:
    """The guard's clock, to be moved on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ahead = 0.0
        real = time.time
        monkeypatch.setattr(guard_file, "time", self)
        self._real = real

    def time(self) -> float:
        return self._real() + self._ahead

    def idle(self, guard: ScreenGuard, seconds: float) -> None:
        """Time goes by and nobody touches anything; the guard looks every minute."""
        for _ in range(round(seconds / 60)):
            self._ahead += 60
            guard.tick()

    def sleep(self, guard: ScreenGuard, seconds: float) -> None:
        """The laptop is shut and opened again."""
        self._ahead += seconds
        guard.tick()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_the_start_page_leads_to_the_village_that_is_here(window: MainWindow, village_folder: Path) -> None:
    window.show_start()
    settle()
    keys("Return")
    until(lambda: isinstance(window.current, LoginScreen))
    settle()
    assert focused() is child(window.current, QLineEdit, "Kata sandi")
    letters(KETUA)
    keys("Return")
    until(lambda: in_village(window))


def test_a_wrong_password_is_told_and_the_right_one_still_enters(
    window: MainWindow, village_folder: Path
) -> None:
    login(window, village_folder, "bukan ini")
    until(lambda: not window.jobs.running)
    settle()
    assert says("PASSWORD_WRONG", problem(window.current))
    assert window.session is None
    letters(KETUA)
    keys("Return")
    until(lambda: in_village(window))
    assert role(window) == "ketua"


def test_another_member_enters_with_his_own_password(window: MainWindow, village_folder: Path) -> None:
    window.show_login(village_folder)
    settle()
    member = child(window.current, QComboBox, "Anggota")
    assert [member.itemText(at) for at in range(member.count())] == [
        "Ketua Contoh (Ketua)",
        "Sekretaris Contoh (Sekretaris)",
    ]
    keys("Shift+Tab", "Down", "Tab")
    letters(SEKRETARIS)
    keys("Return")
    until(lambda: in_village(window))
    assert role(window) == "sekretaris"
    window.close_village(window.show_start)
    until(lambda: isinstance(window.current, StartScreen))
    window.show_login(village_folder)
    assert child(window.current, QComboBox, "Anggota").currentText().startswith("Sekretaris"), "remembered"


def test_escape_leads_back_to_the_doors(window: MainWindow, village_folder: Path) -> None:
    window.show_login(village_folder)
    settle()
    keys("Esc")
    assert isinstance(window.current, StartScreen)


def test_a_key_locks_and_nothing_of_the_list_can_be_seen(village: VillageScreen) -> None:
    name = village.session.index.rows[0].nama
    before = village.window_.grab().toImage()
    until(lambda: any(name in text for text in texts(village)))
    keys("Ctrl+L")
    settle()
    assert not village.isVisible()
    assert not any(name in text for text in texts(village.window_))
    assert village.window_.grab().toImage() != before
    assert focused().accessibleName() == "Kata sandi"


def test_a_locked_screen_takes_no_mark(village: VillageScreen) -> None:
    keys("Ctrl+L")
    settle()
    keys("M", "Ctrl+Z", "Tab", "Tab", "S", "Ctrl+1", "F1")
    until(lambda: not village.window_.jobs.running)
    assert not any(row.status for row in village.session.index.rows)
    assert village.guard.cover is not None


def test_the_password_opens_the_lock_where_one_was(village: VillageScreen) -> None:
    keys("Down", "Down", "Ctrl+L")
    settle()
    letters("bukan ini")
    keys("Return")
    until(lambda: not village.window_.jobs.running)
    cover = village.guard.cover
    assert cover is not None and says("PASSWORD_WRONG", problem(cover))
    letters(KETUA)
    keys("Return")
    until(lambda: village.guard.cover is None)
    settle()
    assert village.isVisible()
    keys("M")
    until(lambda: village.session.index.rows[2].status == "meninggal")


def test_ten_idle_minutes_lock_and_a_key_in_time_does_not(village: VillageScreen, clock: Clock) -> None:
    clock.idle(village.guard, LOCK_AFTER - 60)
    keys("Down")
    clock.idle(village.guard, LOCK_AFTER - 60)
    assert village.guard.cover is None
    clock.idle(village.guard, 120)
    assert village.guard.cover is not None


def test_a_dialog_left_open_is_put_away_before_the_lock(village: VillageScreen, clock: Clock) -> None:
    """It would show a NIK over the cover, and the password could not be typed."""
    locked: list[bool] = []

    def idle() -> None:
        if waiting_for_answer() is None:
            return
        timer.stop()
        clock.idle(village.guard, LOCK_AFTER + 60)
        locked.append(True)

    timer = QTimer()
    timer.timeout.connect(idle)
    timer.start(20)
    keys("N")
    until(lambda: locked)
    settle()
    assert not children(village.window_, QDialog)
    letters(KETUA)
    keys("Return")
    until(lambda: village.guard.cover is None)


def test_work_that_ends_behind_the_lock_opens_no_dialog(village: VillageScreen) -> None:
    """The fields of a voter with his NIK were asked for; the lock was quicker."""
    village.session.run(lambda workspace, _: time.sleep(0.5))
    keys("U", "Ctrl+L")
    assert village.guard.cover is not None
    rest(village.window_)
    assert waiting_for_answer() is None
    assert not children(village.window_, QDialog)
    letters(KETUA)
    keys("Return")
    until(lambda: village.guard.cover is None)


def test_an_error_behind_the_lock_is_told(village: VillageScreen) -> None:
    """It names nobody, and somebody must learn that a mark is not on disk."""
    told: list[str] = []

    def fail(workspace: Workspace, progress: Progress) -> None:
        time.sleep(0.3)  # the lock is there first
        raise UserError("DISK_FULL")

    def read(box: QWidget) -> None:
        told.extend(texts(box))
        keys("Return")

    answer(read)
    village.session.run(fail)
    village.guard.lock()
    until(lambda: told)
    assert village.guard.cover is not None


def test_an_hour_closes_the_data_file(village: VillageScreen, clock: Clock) -> None:
    window, folder = village.window_, village.session.workspace.folder
    clock.idle(village.guard, CLOSE_AFTER + 60)
    until(lambda: isinstance(window.current, LoginScreen))
    settle()
    assert window.session is None
    with open_workspace(folder, "ketua", KETUA):
        pass  # nobody else has it open
    assert not [one for one in children(window, QPushButton) if one.text() == "Buka kunci"], (
        "no cover is left"
    )
    letters(KETUA)
    keys("Return")
    until(lambda: in_village(window))


def test_a_laptop_that_slept_wakes_at_the_login(village: VillageScreen, clock: Clock) -> None:
    window = village.window_
    clock.sleep(village.guard, 3 * 3600)
    until(lambda: isinstance(window.current, LoginScreen))


def test_leaving_signs_what_was_done(village: VillageScreen) -> None:
    """Out by the button, while the mark is still on its way: it is on disk, signed."""
    window, folder = village.window_, village.session.workspace.folder
    keys("M")
    child(village, QPushButton, "Keluar").click()
    until(lambda: isinstance(window.current, StartScreen))
    with open_workspace(folder, "ketua", KETUA) as workspace:
        assert not workspace.warnings
        assert len(listed(workspace, status="meninggal")) == 1


def test_the_window_asks_once_before_it_interrupts_work(window: MainWindow) -> None:
    ended: list[bool] = []

    def work(progress: object) -> None:
        for step in range(400):
            time.sleep(0.01)
            progress(step, 400)  # type: ignore[operator]

    window.work("free", work, lambda _: ended.append(True), lambda error: ended.append(False), "Mencetak")
    answer_keys("Esc")
    window.close()
    assert window.isVisible()
    answer_keys("Tab", "Return")
    window.close()
    until(lambda: not window.isVisible())
    assert ended != [True]
