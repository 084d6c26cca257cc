"""Whether what is open now is practice: then every paper says so.

Like the words of the place this is the program's: one village or vault is open at a time. Were a real one
open beside it, its papers would be marked too, which harms nobody; the other way round must not happen.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.latihan import is_latihan

_open = [0]


@contextmanager
def practising(kode: str) -> Iterator[None]:
    """While the village or vault of this code (or election's id) is open."""
    if not is_latihan(kode):
        yield
        return
    _open[0] += 1
    try:
        yield
    finally:
        _open[0] -= 1


def is_practice() -> bool:
    """Whether a practice village or vault is open."""
    return _open[0] > 0
