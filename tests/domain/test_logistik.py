"""Ballots, letters, copies, boxes."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.istilah import SEBUTAN, Istilah
from app.domain.logistik import Logistik, jumlah_logistik, logistik_tps, surat_suara
from app.domain.rekap_lembar import lembar_logistik


def test_a_part_of_a_ballot_is_one() -> None:
    assert surat_suara(400, "2.5") == 410
    assert surat_suara(401, "2.5") == 412
    assert surat_suara(0, "2.5") == 0
    assert surat_suara(100, "0") == 100


@given(st.integers(0, 99_999), st.integers(0, 9_999))
def test_the_reserve_is_never_less_than_the_regulation_says(voters: int, hundredths: int) -> None:
    percent = f"{hundredths // 100}.{hundredths % 100:02}"
    ballots = surat_suara(voters, percent)
    assert 0 <= ballots - voters - Fraction(hundredths, 10_000) * voters < 1


def test_every_tps_rounds_up_by_itself() -> None:
    rows = [logistik_tps(f"00{at}", 50, 51, 101, "2") for at in (1, 2, 3)]
    total = jumlah_logistik(rows)
    assert (total.jumlah, total.surat, total.kotak, total.salinan) == (303, 312, 3, 9)


def test_voters_without_a_tps_have_no_box() -> None:
    row = logistik_tps("", 1, 1, 2, "")
    assert (row.surat, row.kotak, row.undangan) == (None, 0, 2)


def test_the_rules_stand_below_in_the_regions_words() -> None:
    needs = Logistik("", [row := logistik_tps("001", 1, 1, 2, "")], row)
    assert "kosong sampai" in lembar_logistik(needs, Istilah()).catatan
    told = lembar_logistik(Logistik("2.5", [row], row), SEBUTAN["pilwu"]).catatan
    assert "2,5 persen" in told
