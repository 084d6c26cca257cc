"""Eligibility on the voting day, and whose age needs a second look."""

from datetime import date

import pytest

from app.domain.syarat import Hak, Kelayakan, Ragu, is_old_enough, kelayakan
from tests.builders import pemilih

HARI = date(2027, 2, 3)


@pytest.mark.parametrize(
    ("lahir", "kawin", "umur", "hak", "ragu"),
    [
        ("1980-12-11", "S", "46", Hak.YA, Ragu.TIDAK),
        ("2010-02-03", "B", "17", Hak.YA, Ragu.TIDAK),
        ("2010-02-04", "B", "16", Hak.TIDAK, Ragu.BAWAH_UMUR),
        ("2010-02-04", "", "16", Hak.TIDAK, Ragu.BAWAH_UMUR),
        ("2010-02-04", "S", "16", Hak.KAWIN, Ragu.TIDAK),
        ("2010-02-04", "P", "16", Hak.KAWIN, Ragu.TIDAK),
        ("2010-00-00", "B", "16-17", Hak.MUNGKIN, Ragu.SEBAGIAN),
        ("2010-02-00", "S", "16-17", Hak.KAWIN, Ragu.TIDAK),
        ("1980-00-00", "B", "46-47", Hak.YA, Ragu.TIDAK),
        ("", "B", "?", Hak.BELUM_DIISI, Ragu.TANPA_TANGGAL),
        ("0000-00-00", "S", "?", Hak.BELUM_DIISI, Ragu.TANPA_TANGGAL),
        ("1926-02-03", "P", "101", Hak.YA, Ragu.LEBIH_100),
        ("1926-02-04", "P", "100", Hak.YA, Ragu.TIDAK),
        ("1926-00-00", "P", "100-101", Hak.YA, Ragu.LEBIH_100),
    ],
)
def test_what_age_and_marriage_say(lahir: str, kawin: str, umur: str, hak: Hak, ragu: Ragu) -> None:
    assert kelayakan(lahir, kawin, HARI) == Kelayakan(umur, hak, ragu)
    assert is_old_enough(pemilih(tanggal_lahir=lahir, kawin=kawin), HARI) is (hak is not Hak.TIDAK)


def test_a_postponed_vote_makes_voters() -> None:
    assert kelayakan("2010-02-10", "B", HARI).hak is Hak.TIDAK
    assert kelayakan("2010-02-10", "B", date(2027, 2, 10)) == Kelayakan("17", Hak.YA, Ragu.TIDAK)
