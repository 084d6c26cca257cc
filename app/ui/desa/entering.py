"""Into a village by a way in that was just made: the session, the list, what is to be known."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui import settings
from app.ui.desa.session import Session

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def enter(
    window: "MainWindow",
    folder: Path,
    who: tuple[str, str],
    told: str,
    warnings: Sequence[str],
    failed: Callable[[BaseException], None],
) -> None:
    """`who`: member and password; `told`: said on top of the list; `warnings`: codes to be shown too."""
    member, password = who
    settings.set_text(settings.of_village(folder, "anggota"), member)
    session = Session(window.jobs, window.fail, window)

    def entered() -> None:
        session.workspace.warnings.extend(warnings)
        window.show_village(session)
        if say := getattr(window.current, "say", None):
            say(told)

    session.open(folder, member, password, entered, failed)
