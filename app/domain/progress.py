"""How long work tells where it is and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Called as often as the work likes; raises `Cancelled` when the person asked to stop.

    `total` is 0 while the end is not known; `what` names the step in Indonesian.
    """

    def __call__(self, done: int, total: int, what: str = "") -> None: ...


def silent(done: int, total: int, what: str = "") -> None:
    """Progress nobody watches."""
