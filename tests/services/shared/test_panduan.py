"""The manual: in the words of the place, found by words, one sheet for each reader."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.istilah import Istilah
from app.printing.fonts import text_face
from app.services.shared.panduan import GUIDES, find, guide, guide_pdf, guides
from tests.nouns import OTHERWISE, said, usual_words


@pytest.mark.parametrize("paper", ["A4", "F4", "Letter"])
def test_every_guide_fits_one_sheet(paper: str) -> None:
    for one in guides(Istilah()):
        assert len(PdfReader(BytesIO(guide_pdf([one], paper))).pages) == 1, one.stem


def test_all_guides_are_one_document_in_their_order() -> None:
    pages = PdfReader(BytesIO(guide_pdf(guides(Istilah())))).pages
    assert len(pages) == len(GUIDES)
    for page, one in zip(pages, guides(Istilah()), strict=True):
        assert one.title in " ".join(page.extract_text().split())


@pytest.mark.parametrize("stem", GUIDES)
def test_the_words_of_the_place(stem: str) -> None:
    assert not said(usual_words(OTHERWISE), guide(stem, OTHERWISE).text)


def test_a_part_is_found_by_all_its_words_and_the_heading_comes_first() -> None:
    hits = find("AMPLOP hilang", guides(Istilah()))
    assert [hit.stem for hit in hits] == ["ketua", "kpu"]
    assert "KPU menelepon balik" in hits[0].excerpt
    assert find("loket", guides(Istilah()))[0].title == "Warga datang: Loket"
    assert find("tidakadakata", guides(Istilah())) == []
    assert find("  ", guides(Istilah())) == []


def test_no_letter_is_missing_in_the_printed_face() -> None:
    for one in guides(Istilah()):
        assert text_face().covers(one.text.replace("\n", "")), one.stem
