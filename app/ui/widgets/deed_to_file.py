"""A deed that ends on disk: its form first, then where to, then the act."""

from collections.abc import Callable
from pathlib import Path

from app.domain.errors import Cancelled
from app.ui.widgets.deed import Failed, Start, Then

Place = Callable[[], Path | None]


def to_file(place: Place, start: Callable[[Path, Then, Failed], object]) -> Start:
    """`place` asks once the form is agreed to; whoever names none is back in the form, with all he typed."""

    def begin(then: Then, failed: Failed) -> None:
        out = place()
        if out is None:
            failed(Cancelled())
        else:
            start(out, then, failed)

    return begin
