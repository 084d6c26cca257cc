"""Perbarui program: a key of a build, installers signed by stock `minisign`, what becomes of a village."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.crypto.minisig_stock import StockKey, read_stock_key
from app.domain.errors import UserError
from app.services.shared import pembaruan
from app.system import launch, paths
from app.ui.desa.village_screen import VillageScreen
from app.ui.pembaruan_dialog import PembaruanDialog, show_update
from app.ui.start_screen import StartScreen
from app.ui.window import MainWindow
from tests.releases import Publisher
from tests.ui.driving import answer, child, children, keys, letters, problem, rest, says, settle, texts, until

NEWER = "99.0.0"


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    return Publisher.make(tmp_path_factory.mktemp("penerbit"))


@pytest.fixture
def key(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> StockKey:
    """As a build with this key would have it."""
    made = read_stock_key(publisher.public.read_bytes())
    monkeypatch.setattr(pembaruan, "built_in_key", lambda: made)
    return made


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """As a build for Windows; what the system was asked to start."""
    started: list[Path] = []
    monkeypatch.setattr(pembaruan, "system", lambda: "windows")
    monkeypatch.setattr(launch, "start", started.append)
    return started


def checked(window: MainWindow, file: Path, parent: QWidget | None = None) -> PembaruanDialog:
    """The dialog once the file was looked at."""
    shown = show_update(parent or window.current, window, file)
    until(lambda: not window.jobs.running)
    settle()
    return shown


def dropped(file: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    drop.data = data  # type: ignore[attr-defined]  # Qt keeps no reference of its own
    return drop


def test_p_on_the_first_page_opens_it(window: MainWindow, key: StockKey) -> None:
    keys("P")
    [shown] = children(window, PembaruanDialog)
    assert shown.choose.hasFocus()
    assert not shown.act.isVisible()
    assert "Terpasang: versi" in " ".join(texts(shown))
    keys("Esc")
    assert not children(window, PembaruanDialog)


def test_a_build_without_a_key_says_so_at_once(window: MainWindow) -> None:
    if (Path(pembaruan.__file__).parents[3] / "resources" / "rilis" / "kunci.pub").exists():
        pytest.skip("this tree has its release key")
    shown = show_update(window.current, window)
    assert says("UPDATE_NO_KEY", problem(shown))
    assert not shown.choose.isEnabled()
    shown.reject()


def test_on_linux_the_command_is_told_and_copied(
    window: MainWindow, key: StockKey, publisher: Publisher, tmp_path: Path
) -> None:
    shown = checked(window, publisher.release(tmp_path, NEWER))
    told = " ".join(texts(shown))
    assert f"Versi {NEWER} untuk Linux (.deb): asli dan utuh." in told
    assert "Lebih baru daripada yang terpasang" in told
    assert "Semua data di komputer ini tetap" in told
    command = child(shown, QLineEdit, "Perintah untuk memasang").text()
    assert command == f"sudo apt install '{paths.update_root()}/dpt-desa_{NEWER}_amd64.deb'"
    assert shown.act.hasFocus()
    keys("Return")
    assert QApplication.clipboard().text() == command
    assert "✓ Disalin." in texts(shown)
    keys("Esc")
    assert window.isVisible()


def test_the_same_version_is_told(
    window: MainWindow, key: StockKey, publisher: Publisher, tmp_path: Path
) -> None:
    shown = checked(window, publisher.release(tmp_path, str(pembaruan.installed())))
    assert "Sama dengan yang terpasang" in " ".join(texts(shown))
    shown.reject()


def test_what_is_refused_is_told_and_another_file_may_be_tried(
    window: MainWindow, key: StockKey, publisher: Publisher, tmp_path: Path
) -> None:
    bad = publisher.release(tmp_path / "rusak", NEWER)
    bad.write_bytes(b"lain")
    shown = checked(window, bad)
    assert says("UPDATE_ALTERED", problem(shown))
    assert not shown.act.isVisible()
    assert shown.choose.hasFocus()
    shown.dropEvent(
        dropped(publisher.release(tmp_path / "lama", "0.0.1").rename(tmp_path / "lama" / "a.deb"))
    )
    until(lambda: not window.jobs.running)
    assert says("UPDATE_UNSIGNED", problem(shown))
    shown.check(publisher.release(tmp_path / "lama", "0.0.1"))
    until(lambda: not window.jobs.running)
    assert says("UPDATE_OLDER", problem(shown))
    shown.check(publisher.release(tmp_path / "baik", NEWER))
    until(lambda: not window.jobs.running)
    assert not shown.problem.isVisible()
    assert shown.act.isVisible()
    shown.reject()


def test_an_update_is_dropped_on_the_first_page(
    window: MainWindow, key: StockKey, publisher: Publisher, tmp_path: Path
) -> None:
    file = publisher.release(tmp_path, NEWER)
    deb = file.rename(tmp_path / "dpt-desa.deb")
    file.with_name(f"{file.name}.minisig").rename(tmp_path / "dpt-desa.deb.minisig")
    window.dropEvent(dropped(deb))
    until(lambda: not window.jobs.running)
    settle()
    [shown] = children(window, PembaruanDialog)
    assert shown.act.isVisible()
    shown.reject()


def test_closing_it_stops_the_check(
    window: MainWindow, key: StockKey, publisher: Publisher, tmp_path: Path
) -> None:
    shown = show_update(window.current, window, publisher.release(tmp_path, NEWER))
    shown.reject()
    until(lambda: not window.jobs.running)
    settle()
    assert window.isVisible()


def test_the_village_is_closed_before_the_installer_starts(
    village: VillageScreen, key: StockKey, windows: list[Path], publisher: Publisher, tmp_path: Path
) -> None:
    """And the window goes: the installer can replace the program's files."""
    window = village.window_
    shown = checked(window, publisher.release(tmp_path, NEWER, "windows"), village)
    assert "Yang sedang terbuka disimpan dan ditutup dahulu" in " ".join(texts(shown))
    keys("Return")
    until(lambda: not window.isVisible())
    assert windows == [paths.update_root() / f"dpt-desa-{NEWER}-windows-x64-setup.exe"]
    assert window.session is None


def test_typing_that_would_be_lost_is_asked_about_first(
    village: VillageScreen, key: StockKey, windows: list[Path], publisher: Publisher, tmp_path: Path
) -> None:
    window = village.window_
    village.show_page("loket")
    rest(window)
    keys("F2")
    rest(window)
    letters("9901")
    rest(window)
    shown = checked(window, publisher.release(tmp_path, NEWER, "windows"), village)
    answer(lambda box: keys("Return"))  # back to what was typed
    shown.act.click()
    rest(window)
    assert village.unsaved() and window.isVisible()
    assert windows == []


def test_a_copy_that_changed_meanwhile_is_not_started(
    window: MainWindow, key: StockKey, windows: list[Path], publisher: Publisher, tmp_path: Path
) -> None:
    shown = checked(window, publisher.release(tmp_path, NEWER, "windows"))
    (paths.update_root() / f"dpt-desa-{NEWER}-windows-x64-setup.exe").write_bytes(b"lain")
    told: list[str] = []

    def read(box: QWidget) -> None:
        told.append(" ".join(texts(box)))
        keys("Return")

    answer(read)
    shown.act.click()
    until(lambda: isinstance(window.current, StartScreen) and told)
    assert windows == []
    assert window.isVisible()
    assert "tidak cocok dengan tanda tangannya" in told[0]


def test_a_portable_program_shows_the_folder(
    window: MainWindow, key: StockKey, windows: list[Path], publisher: Publisher, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(pembaruan, "system", lambda: "portable")
    shown = checked(window, publisher.release(tmp_path, NEWER, "portable"))
    shown.act.click()
    assert windows == [paths.update_root()]
    assert window.isVisible()
    shown.reject()


def test_a_system_that_will_not_start_it_says_so(key: StockKey, publisher: Publisher, tmp_path: Path) -> None:
    """Where there is no double click: this very system."""
    found = pembaruan.take(publisher.release(tmp_path, NEWER))
    with pytest.raises(UserError, match="FILE_NOT_STARTED"):
        pembaruan.start(found)
