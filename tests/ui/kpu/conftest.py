"""KPU's window on a real vault: its folder on disk, its screen with the operator inside.

Another district: `@pytest.mark.parametrize("district", [packed_district], indirect=True)`, any of
tests/services/kpu/district.py or a function of your own, `(folder) -> District`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.services.kpu.vault_slots import enter
from app.ui.kpu.screen import KpuScreen
from app.ui.kpu.session import VaultSession
from app.ui.window import MainWindow
from tests.services.kpu.district import OPERATOR, District, new_district
from tests.ui.driving import rest, until

_FIRST = "catatan"
"""Only looked at, and quickly made; a test goes on to its own page."""


@pytest.fixture
def district(request: pytest.FixtureRequest, tmp_path: Path) -> District:
    """A vault whose list has two villages with their codes, 40 voters each, nothing packed."""
    make: Callable[[Path], District] = getattr(request, "param", _two_villages)
    return make(tmp_path)


def _two_villages(folder: Path) -> District:
    return new_district(folder, 2)


@pytest.fixture
def vault_screen(window: MainWindow, district: District) -> Iterator[KpuScreen]:
    """The opened vault, its window at rest. The file has one writer: until `close_vault(window)` a test looks
    into it by `session.read` only."""
    session = VaultSession(window.jobs, window.fail, window)

    def opened() -> None:
        window.show_vault(session)
        screen = window.current
        assert isinstance(screen, KpuScreen)
        screen.show_page(_FIRST)

    session.open(enter(district.vault, OPERATOR), "", opened, window.fail)
    until(lambda: window.vault is not None and not window.jobs.running)
    rest(window)
    shown = window.current
    assert isinstance(shown, KpuScreen)
    yield shown
    if window.vault is not None:
        close_vault(window)


def close_vault(window: MainWindow) -> None:
    """The file is closed: `district.opened()` works again."""
    until(lambda: not window.jobs.running)
    window.close_vault(window.show_start)
    until(lambda: not window.jobs.running)
