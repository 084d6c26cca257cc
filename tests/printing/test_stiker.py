"""Stickers read back: every family, whole names, nothing secret, a code that reads."""

import re

import pytest

from app.domain.kertas import Kertas
from app.printing.page import PAPERS
from app.printing.stiker import Keluarga, OpsiStiker, Penghuni, stiker_pdf
from tests.nouns import OTHERWISE, said, usual_words
from tests.printing.people import DESA, ISTILAH, LONG_NAME, PEMILIHAN
from tests.printing.reading import boxes, every_font_is_embedded, qr_texts, texts
from tests.printing.tinta import looks_as_before

SIDIK = "7F3A91C07F3A91C0"


def family(first: int, people: int) -> Keluarga:
    code = Kertas(DESA.kode, "dps", "001", f"N{first}", SIDIK).text()
    told = [Penghuni(no, f"ORANG {no:05}", "LP"[no % 2], "001") for no in range(first, first + people)]
    return Keluarga("003", "001", "Dusun Krajan", told, code)


@pytest.mark.parametrize("nama", PAPERS)
def test_everybody_stands_on_one_sticker(nama: str) -> None:
    families, first = [], 1
    for people in (1, 4, 23, 2, 7, 1, 1, 3, 12, 5):
        families.append(family(first, people))
        first += people
    pdf, pages = stiker_pdf(families, OpsiStiker(DESA, PEMILIHAN, ISTILAH, PAPERS[nama], "dps"))
    told = texts(pdf)
    assert len(told) == pages
    assert [int(one) for one in re.findall(r"ORANG (\d{5})", " ".join(told))] == list(range(1, first))
    assert boxes(pdf) == {(round(PAPERS[nama].width * 254 / 72), round(PAPERS[nama].height * 254 / 72))}
    assert every_font_is_embedded(pdf)
    assert "(lanjutan)" in " ".join(told)


def test_a_code_on_each_and_none_before_a_list() -> None:
    families = [family(1, 2), family(3, 1)]
    pdf, _ = stiker_pdf(families, OpsiStiker(DESA, PEMILIHAN, ISTILAH, tahap="dps"))
    assert [text.split(":")[4] for text in qr_texts(pdf)] == ["N1", "N3"]
    looks_as_before("stiker", pdf)


def test_long_names_are_whole_and_nouns_come_from_the_glossary() -> None:
    names = [LONG_NAME, f"{LONG_NAME} {LONG_NAME}", "A" * 60]
    people = [Penghuni(no, name, "P", "001") for no, name in enumerate(names, 1)]
    for paper in PAPERS.values():
        one = Keluarga("003", "001", "Krajan", people)
        told = " ".join(texts(stiker_pdf([one], OpsiStiker(DESA, PEMILIHAN, OTHERWISE, paper, "dps"))[0]))
        assert all("".join(name.split()) in "".join(told.split()) for name in names)
        assert not said(usual_words(OTHERWISE), told)
