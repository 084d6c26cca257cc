"""The recovery key's sheet: groups, QR, what it is for; one page whatever the office is called."""

from datetime import date

import pytest

from app.printing.kunci_pemulihan import KunciPemulihan, groups, kunci_pemulihan_pdf
from tests.printing.reading import boxes, every_font_is_embedded, overlapping, qr_texts, stored, texts

WHOLE = "AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQQPZRY9X8GF2TVDW0S3JN54K"
PART = "BAGIAN-2-" + "0123456789abcdef" * 4 + "-89abcdef"
LONG = "KPU Kabupaten Kepulauan Siau Tagulandang Biaro Provinsi Sulawesi Utara"


def sheet(baris: str = WHOLE, kpu: str = "KPU Kabupaten Contoh", bagian: int = 0) -> bytes:
    return kunci_pemulihan_pdf(KunciPemulihan(kpu, baris, "ABCD-EFGH-JKMN-PQRS", date(2026, 11, 23), bagian))


@pytest.mark.parametrize(("baris", "bagian"), [(WHOLE, 0), (PART, 2)])
def test_the_groups_are_the_key_and_so_is_the_code(baris: str, bagian: int) -> None:
    head, *rest = groups(baris)
    assert (head + "".join(rest)).replace("-", "") == baris.replace("-", "")
    assert {len(group) for group in rest[:-1]} == {4}
    pdf = sheet(baris, bagian=bagian)
    (page,) = texts(pdf)
    assert "".join(rest) in "".join(page.split())
    assert qr_texts(pdf) == [baris]


def test_it_says_whose_it_is_and_how_it_is_used() -> None:
    (page,) = texts(sheet())
    for words in (
        "KUNCI PEMULIHAN",
        "KPU Kabupaten Contoh",
        "ABCD-EFGH-JKMN-PQRS",
        "23 November 2026",
        "Jangan difoto",
    ):
        assert words in page
    (part,) = texts(sheet(PART, bagian=2))
    assert "BAGIAN 2 DARI 2" in part and "tidak membuka apa pun" in " ".join(part.split())


@pytest.mark.parametrize("bagian", [0, 2])
def test_one_a4_page_where_nothing_overlaps(bagian: int) -> None:
    pdf = sheet(PART if bagian else WHOLE, LONG, bagian)
    assert boxes(pdf) == {(2100, 2970)} and not overlapping(pdf)
    assert every_font_is_embedded(pdf) and b"Kunci pemulihan" in stored(pdf)
