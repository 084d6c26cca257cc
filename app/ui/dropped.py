"""What files become that are dropped on the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from app.ui.window import MainWindow

_FILES = (".dpt", ".dptx", ".dptr", ".dptb", ".dptl")


def landing(window: "MainWindow", event: QDropEvent) -> Callable[[], None] | None:
    """What dropping them here would do; None: nothing.

    KPU's and the courier's screens take any number of files by their endings, and folders. Elsewhere one file
    of ours opens as by a double click; where a village is open it is a newer package for it.
    """
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if not _may_land(window):
        return None
    screen, takes = window.current, getattr(window.current, "takes", ())
    if files := [path for path in paths if takes and (path.is_dir() or path.suffix.lower() in takes)]:
        return lambda: screen.take_files(files)  # type: ignore[attr-defined]
    file = next((path for path in paths if path.suffix.lower() in _FILES), None)
    if file is None or window.vault is not None:
        return None
    return lambda: (window.offer_reissue if window.session is not None else window.open_file)(file)


def _may_land(window: "MainWindow") -> bool:
    """Not onto a locked screen, nor while a village is being opened or closed."""
    if window.session is None and window.vault is None:
        return not window.is_closing and not window.jobs.running
    return window.current.isVisible()
