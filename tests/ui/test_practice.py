"""Practice in the window: one key from the first page, marked everywhere, apart, begun anew."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.tms import Alasan
from app.services.desa.workspace import villages_here
from app.services.latihan import place
from app.services.latihan.make import make_practice
from app.services.latihan.tasks import tasks
from app.system import paths
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.login_screen import LoginScreen
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.kpu.login_screen import LoginScreen as KpuLogin
from app.ui.kpu.screen import KpuScreen
from app.ui.start_screen import StartScreen
from app.ui.widgets.practice_band import PracticeBand
from app.ui.window import MainWindow
from tests.ui.driving import answer_keys, child, children, keys, rest, settle, texts, until


def practise(window: MainWindow) -> VillageScreen:
    """From the first page with one key."""
    keys("L")
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    shown = window.current
    assert isinstance(shown, VillageScreen)
    return shown


def band(window: MainWindow) -> PracticeBand:
    [found] = children(window, PracticeBand)
    return found


def test_one_key_opens_it(window: MainWindow) -> None:
    village = practise(window)
    assert window.windowTitle().startswith("LATIHAN · ")
    assert len(village.session.index.rows) == 300
    assert place.village() == village.session.workspace.folder
    assert any("latihan ketua" in text for text in texts(band(window)))


def test_every_page_carries_the_word(window: MainWindow) -> None:
    village = practise(window)
    for stem in PAGES:
        village.show_page(stem)
        rest(window)
        assert "LATIHAN" in texts(band(window))
        assert band(window).isVisible()


def test_a_real_village_carries_none(village: VillageScreen) -> None:
    assert children(village, PracticeBand) == []
    assert "LATIHAN" not in village.window_.windowTitle()
    keys("F4")
    settle()
    assert QApplication.activeModalWidget() is None


def test_a_task_is_ticked_once_it_is_done(window: MainWindow) -> None:
    village = practise(window)
    page = village.page
    assert isinstance(page, DaftarPage)
    todo = tasks(village.session.workspace.folder)
    for one in todo:
        row = next(
            row for row in village.session.index.rows if (row.nama, row.rt.lstrip("0")) == (one.nama, one.rt)
        )
        page.go_to(row.id)
        keys({Alasan.MENINGGAL: "M", Alasan.PINDAH: "P", Alasan.PINDAH_FISIK: "D", Alasan.TNI: "T",
              Alasan.POLRI: "O", Alasan.BAWAH_UMUR: "B", Alasan.TIDAK_DIKENAL: "K"}[one.alasan])  # fmt: skip
        rest(window)
    keys("F4")
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert sum(text.startswith("✓") for text in texts(dialog)) == len(todo)
    dialog.close()


def test_going_on_with_real_work_never_offers_it(window: MainWindow) -> None:
    practise(window)
    window.leave_village()
    until(lambda: isinstance(window.current, StartScreen))
    rest(window)
    assert villages_here() == []
    assert "Belum ada daftar di komputer ini." in texts(window.current)


def test_its_log_in_page_tells_the_passwords_and_no_real_village(
    window: MainWindow, village_folder: Path
) -> None:
    window.show_login(make_practice())
    settle()
    shown = window.current
    assert isinstance(shown, LoginScreen)
    assert [shown.village.itemText(at)[:7] for at in range(shown.village.count())] == ["LATIHAN"]
    assert any("latihan ketua" in text for text in texts(shown))
    window.show_login(village_folder)
    settle()
    shown = window.current
    assert isinstance(shown, LoginScreen)
    assert shown.village.count() == 1
    assert not any("LATIHAN" in text for text in texts(shown))


def test_beginning_again_is_asked_and_makes_another(window: MainWindow) -> None:
    village = practise(window)
    before = village.session.workspace.folder
    answer_keys("Escape")
    band(window).again.click()
    rest(window)
    assert before.exists()
    answer_keys("Return")
    keys("Shift+F4")
    until(lambda: place.village() not in (None, before) and window.session is not None)
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    assert not before.exists()
    assert isinstance(window.current, VillageScreen)


def test_it_can_be_stopped_while_it_is_made(window: MainWindow) -> None:
    keys("L")
    until(lambda: window.jobs.running)
    for job in list(window.jobs.running):
        job.cancel()
    until(lambda: not window.jobs.running)
    settle()
    assert isinstance(window.current, StartScreen)
    assert window.current.isEnabled()
    assert not paths.practice_root().exists()


def test_somebody_who_changed_the_password_is_asked(window: MainWindow) -> None:
    from app.services.desa import members
    from app.services.desa.workspace import open_workspace

    with open_workspace(make_practice(), "ketua", place.KETUA) as workspace:
        members.change_password(workspace, "lain sama sekali")
    answer_keys("Escape")
    keys("L")
    until(lambda: isinstance(window.current, LoginScreen))
    rest(window)


def test_the_vault_of_the_same_district(window: MainWindow) -> None:
    window.show_kpu()
    settle()
    shown = window.current
    assert isinstance(shown, KpuLogin)
    child(shown, QPushButton, "Brankas latihan").click()
    until(lambda: window.vault is not None)
    rest(window)
    assert isinstance(window.current, KpuScreen)
    assert window.windowTitle().startswith("LATIHAN · ")
    assert place.OPERATOR in " ".join(texts(band(window)))
    window.leave_vault()
    until(lambda: isinstance(window.current, StartScreen))
    window.show_kpu()
    settle()
    assert isinstance(window.current, KpuLogin)
    assert window.current.folder == paths.vault_root()


def test_the_lock_says_where_the_password_is(window: MainWindow) -> None:
    village = practise(window)
    village.guard.lock()
    settle()
    told = [one.text() for one in children(window, QLabel)]
    assert any("LATIHAN" in text and place.KETUA in text for text in told)
