"""The test page: its frame lies where printers begin to reach, its rulers are 100 mm long."""

import pytest

from app.printing.halaman_uji import halaman_uji_pdf
from app.printing.page import PAPERS, Paper
from tests.printing.reading import boxes, texts
from tests.printing.tinta import looks_as_before


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_it_fits_every_paper(paper: Paper) -> None:
    pdf = halaman_uji_pdf(paper)
    assert boxes(pdf) == {(round(paper.width * 254 / 72), round(paper.height * 254 / 72))}
    [told] = texts(pdf)
    assert f"HALAMAN UJI – {paper.nama}" in told
    assert told.count("100 mm") == 3


def test_it_looks_as_before() -> None:
    looks_as_before("halaman_uji", halaman_uji_pdf(PAPERS["F4"]))
