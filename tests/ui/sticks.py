"""Sticks, files and letters as a person handles them in front of a window."""

import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.desa.copies import Copy, copies_in
from tests.ui.driving import answer, keys, letters


def choose(path: Path) -> None:
    """Type a path into the file dialog that comes next."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        letters(str(path))
        keys("Return")

    answer(act)


def type_words(words: Sequence[str]) -> None:
    """Four letters of each, Space goes on."""
    for word in words[:-1]:
        letters(word[:4])
        keys("Space")
    letters(words[-1][:4])


def copies(stick: Path) -> list[Copy]:
    """What lies there, newest first."""
    return copies_in(stick)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow beyond a page: what is written meanwhile fails as on a full stick."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
