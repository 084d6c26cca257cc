"""The key card says exactly what it is given."""

import pytest

from app.printing.kartu_tombol import kartu_tombol_pdf
from app.printing.page import A4, F4
from tests.printing.reading import boxes, every_font_is_embedded, texts

KEYS = (("S", "Sesuai"), ("M", "Meninggal"), ("Ctrl+Z", "Urungkan"), ("F2", "Pemilih baru"))


def test_every_key_stands_on_both_cards_in_its_order() -> None:
    pdf = kartu_tombol_pdf(KEYS, A4)
    [page] = texts(pdf)
    words = page.split("\n")
    for key, label in KEYS:
        assert (words.count(key), words.count(label)) == (2, 2) or page.count(f"{key} {label}") == 2, key
    assert page.index("Sesuai") < page.index("Meninggal")
    assert boxes(pdf) == {(2100, 2970)}
    assert every_font_is_embedded(pdf)


@pytest.mark.parametrize("count", [0, 1, 17, 60])
def test_any_number_of_keys_fits_one_page(count: int) -> None:
    keys = [(f"Ctrl+Shift+F{n}", f"Pekerjaan yang panjang sekali namanya nomor {n}") for n in range(count)]
    pages = texts(kartu_tombol_pdf(keys, F4))
    assert len(pages) == 1
    assert " ".join(pages[0].split()).count("Pekerjaan yang panjang sekali namanya nomor") == 2 * count
