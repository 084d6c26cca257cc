"""The way into practice and back to its beginning: no package, no letter, no password to type."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.errors import Cancelled
from app.domain.progress import Progress
from app.services.kpu.vault_slots import enter, is_vault
from app.services.latihan import place
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label

if TYPE_CHECKING:
    from app.ui.window import MainWindow

Then = Callable[[], None]


def open_practice(window: "MainWindow", then: Then | None = None) -> None:
    """The practice village, the Ketua logged in; made first where there is none.

    `then` once it stands on the screen.
    """
    _with_practice(window, lambda: _open_village(window, then or (lambda: None)))


def open_practice_vault(window: "MainWindow", then: Then | None = None) -> None:
    """KPU's vault of the same district, its operator logged in."""
    _with_practice(window, lambda: _open_vault(window, then or (lambda: None)))


def start_again(window: "MainWindow", asked_on: QWidget) -> None:
    """Ask; then all practice is deleted and made anew."""
    told = tr(
        "Semua tanda, cetakan, dan pengembalian latihan di komputer ini dihapus dan tidak dapat diurungkan. "
        "Data yang sebenarnya tidak tersentuh."
    )
    heading, verb = tr("Mulai latihan dari awal"), tr("Hapus latihan dan mulai lagi")
    ask = Ask(asked_on, heading, verb, label(told, wrap=True))
    if ask.agreed():
        leave = window.close_village if window.session is not None else window.close_vault
        again = open_practice if window.session is not None else open_practice_vault
        leave(lambda: _anew(window, lambda: again(window)))


def _anew(window: "MainWindow", then: Then) -> None:
    window.show_start()
    _prepare(window, then)


def _with_practice(window: "MainWindow", then: Then) -> None:
    if place.village() is not None:
        then()
    else:
        _prepare(window, then)


def _prepare(window: "MainWindow", then: Then) -> None:
    """The screen waits; the strip at the bottom tells how far it is, and stops it."""
    window.current.setEnabled(False)
    window.work("free", _make, lambda _: then(), _failed(window), "Menyiapkan latihan")


def _make(progress: Progress) -> Path:
    """What writes workbooks and papers is loaded by who practises, not by every start."""
    from app.services.latihan.make import make_practice

    return make_practice(progress)


def _failed(window: "MainWindow") -> Callable[[BaseException], None]:
    """Back to the screen; nothing of the try is left."""

    def told(error: BaseException) -> None:
        window.current.setEnabled(True)
        if not isinstance(error, Cancelled):
            window.fail(error)

    return told


def _open_village(window: "MainWindow", then: Then) -> None:
    folder = place.village()
    assert folder is not None
    session = Session(window.jobs, window.fail, window)

    def opened() -> None:
        window.show_village(session)
        then()

    window.current.setEnabled(False)
    session.open(folder, "ketua", place.KETUA, opened, _locked_out(window, folder))


def _locked_out(window: "MainWindow", folder: Path) -> Callable[[BaseException], None]:
    """Somebody has practised changing the password: the log-in page asks for his."""

    def told(error: BaseException) -> None:
        window.show_login(folder)
        window.fail(error)

    return told


def _open_vault(window: "MainWindow", then: Then) -> None:
    from app.ui.kpu.session import VaultSession

    session = VaultSession(window.jobs, window.fail, window)

    def opened() -> None:
        window.show_vault(session)
        then()

    assert is_vault(place.vault())
    window.current.setEnabled(False)
    window.work(
        "free",
        lambda _: enter(place.vault(), place.OPERATOR),
        lambda entered: session.open(entered, "", opened, _failed(window)),
        _failed(window),
        "Membuka brankas",
    )
