"""What the courier's screen asks of the window around it.

Decision: a protocol and not the window itself, which knows the rooms where voters are kept: nothing of those
may be within reach from here, not even by a type.
"""

from typing import Protocol

from app.ui.jobs import Jobs


class Host(Protocol):
    """The main window is one."""

    jobs: Jobs

    def fail(self, error: BaseException) -> None: ...

    def show_start(self) -> None: ...

    def show_manual(self, stem: str = "") -> None: ...
