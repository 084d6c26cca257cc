"""Numbers and dates follow the language; the window takes them from one place."""

import ast
from collections.abc import Iterator
from datetime import date

import pytest

from app.system.language import set_language
from app.ui.figures import day_and_date, long_date, ribuan
from tests.system.sources import trees

DAY = date(2027, 2, 3)


@pytest.fixture
def in_english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("id")


def test_indonesian() -> None:
    assert (ribuan(1_234_567), long_date(DAY)) == ("1.234.567", "3 Februari 2027")
    assert day_and_date(DAY) == "Rabu, 3 Februari 2027"


@pytest.mark.usefixtures("in_english")
def test_english() -> None:
    assert (ribuan(1_234_567), long_date(DAY)) == ("1,234,567", "3 February 2027")
    assert day_and_date(DAY) == "Wednesday, 3 February 2027"


def test_no_page_writes_them_in_one_language_only() -> None:
    """The domain's own wording is Indonesian, for paper."""
    taken = [
        f"{file}: {name.name}"
        for file, tree in trees().items()
        if file.startswith("ui/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "app.domain.tanggal"
        for name in node.names
        if name.name in ("ribuan", "long_date", "day_and_date")
    ]
    assert taken == []
