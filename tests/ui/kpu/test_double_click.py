"""A return that is opened by a double click is taken in once the operator is inside."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.ui import settings
from app.ui.kpu.balasan_page import BalasanPage
from app.ui.kpu.login_screen import LoginScreen
from app.ui.kpu.screen import KpuScreen
from app.ui.window import MainWindow
from tests.services.kpu.district import OPERATOR, open_village, packed_district
from tests.ui.driving import children, keys, letters, rest, until
from tests.ui.kpu.conftest import close_vault


def test_the_return_waits_at_the_door(window: MainWindow, tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    sent = village.send("kembali.dptr", final=False)
    settings.set_text("folder-brankas", str(district.vault))
    window.open_file(sent.file)
    door = window.current
    assert isinstance(door, LoginScreen)
    assert any("kembali.dptr diperiksa setelah Anda masuk" in one.text() for one in children(door, QLabel))
    rest(window)
    letters(OPERATOR)
    keys("Return")
    until(lambda: isinstance(window.current, KpuScreen) and isinstance(window.current.page, BalasanPage))
    rest(window)
    screen = window.current
    assert isinstance(screen, KpuScreen) and isinstance(screen.page, BalasanPage)
    assert [item.urut for item in screen.page.list.items] == [1]
    close_vault(window)
