"""What was open is forgotten once it is closed: the keys go, and the people of the list."""

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from app.services.desa.daftar_rows import Ringkas
from app.services.desa.workspace import Workspace
from app.services.kpu.vault_session import Vault
from app.services.kpu.vault_slots import enter
from app.ui.kpu.session import VaultSession
from app.ui.window import MainWindow
from tests.services.kpu.district import OPERATOR, new_district
from tests.ui.driving import press, settle, until, write
from tests.villages import KETUA


def test_of_a_village(window: MainWindow, village_folder: Path) -> None:
    before = _alive(Ringkas)  # another test's, that a dialog's frame still holds
    window.show_login(village_folder)
    write(window.current.first_control(), KETUA)  # type: ignore[attr-defined]
    press(window.current, "Return")
    until(lambda: window.session is not None and window.session.index.rows)
    until(lambda: not window.jobs.running)
    window.close_village(window.show_start)
    _come_to_rest(window)
    assert (_alive(Workspace), _alive(Ringkas)) == (0, before)


def test_of_a_vault(window: MainWindow, tmp_path: Path) -> None:
    session = VaultSession(window.jobs, window.fail, window)
    entered = enter(new_district(tmp_path, 2).vault, OPERATOR)
    session.open(entered, "", lambda: window.show_vault(session), window.fail)
    until(lambda: window.vault is not None and not window.jobs.running)
    assert _alive(Vault) == 1
    window.close_vault(window.show_start)
    _come_to_rest(window)
    assert _alive(Vault) == 0


def _come_to_rest(window: MainWindow) -> None:
    until(lambda: not window.jobs.running)
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())
