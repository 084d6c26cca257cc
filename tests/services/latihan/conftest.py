"""Practice as this computer's person gets it, made once a test in a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desa.workspace import Workspace, open_workspace
from app.services.latihan import place
from app.services.latihan.make import make_practice


@pytest.fixture
def folder() -> Path:
    """The practice village's data."""
    return make_practice()


@pytest.fixture
def village(folder: Path) -> Iterator[Workspace]:
    """Opened by its Ketua."""
    with open_workspace(folder, "ketua", place.KETUA) as workspace:
        yield workspace
