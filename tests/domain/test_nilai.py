"""What a village may say of a voter: typed and journalled values pass one set of rules."""

import pytest

from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.nilai import is_allowed
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.tms import INFO, TMS, USUL_KPU
from tests.builders import NIK

TYPED = [
    ("nama", " siti\u00a0 aminah ", "SITI AMINAH"),
    ("nama", "ANDRE\u0301", "ANDR\u00c9"),
    ("alamat", "dusun sukasari", "DUSUN SUKASARI"),
    ("tanggal_lahir", "11-12-1980", "1980-12-11"),
    ("tanggal_lahir", "00|00|1950", "1950-00-00"),
    ("rt", "1", "001"),
    ("rw", "0", ""),
    ("tps", "khusus 1", "KHUSUS 1"),
    ("tps_kpu", "TPS 2", "002"),
    ("tps", "901-A/2", "901-A/2"),
    ("kelamin", "p", "P"),
    ("kawin", "", ""),
    ("disabilitas", "6", "6"),
    ("nik", NIK, NIK),
    ("nkk", "", ""),
    ("catatan", "dua\nbaris", "dua baris"),
]


@pytest.mark.parametrize(("kolom", "text", "value"), TYPED)
def test_what_is_typed_becomes_a_value_that_a_journal_may_hold(kolom: str, text: str, value: str) -> None:
    assert clean(kolom, text) == value
    assert is_allowed(kolom, value)
    assert clean(kolom, value) == value


REFUSED = [
    ("nama", ""),
    ("nama", "A" * 101),
    ("nama", "A\x1b[2J"),
    ("nama", "A\u202eB"),
    ("tempat_lahir", "A" * 101),
    ("alamat", "A" * 201),
    ("catatan", "x" * 1001),
    ("tanggal_lahir", ""),
    ("tanggal_lahir", "2001-02-30"),
    ("tanggal_lahir", "+199-01-01"),
    ("rt", "=1+1"),
    ("rt", "-1"),
    ("rw", "+A"),
    ("tps", "@A"),
    ("tps", "1" * 5000),
    ("tps", "KHUSUS LAPAS 1"),
    ("tps_kpu", "\u0661"),
    ("kelamin", ""),
    ("kelamin", "X"),
    ("kawin", "X"),
    ("ektp", "1"),
    ("disabilitas", "7"),
    ("nik", "123"),
    ("nik", "\u0661" * 16),
    ("nkk", "9928**********01"),
]


@pytest.mark.parametrize(("kolom", "text"), REFUSED)
def test_what_is_no_value_is_refused_on_both_ways(kolom: str, text: str) -> None:
    with pytest.raises(UserError) as caught:
        clean(kolom, text)
    assert (caught.value.code, caught.value.params) == ("FIELD_INVALID", {"kolom": kolom})
    assert not is_allowed(kolom, text)


@pytest.mark.parametrize("kolom", ["sumber", "dpid", "id", "status_pilkades", "bukti", ""])
def test_a_field_that_nobody_types_is_unknown(kolom: str) -> None:
    with pytest.raises(UserError, match="FIELD_UNKNOWN"):
        clean(kolom, "dp4")


@pytest.mark.parametrize("value", ["1", "01", "0001 ", " 001", "000", "TPS 1", "a", "1  A", "001\n"])
def test_a_journal_holds_numbers_in_one_form_only(value: str) -> None:
    assert not is_allowed("tps", value)


def test_verdicts_are_closed_sets() -> None:
    assert all(is_allowed("status_pilkades", value) for value in {"", "sesuai", *TMS})
    assert all(is_allowed("usul_kpu", value) for value in {"", *USUL_KPU})
    assert all(is_allowed("info", value) for value in {"", *INFO})
    assert not is_allowed("status_pilkades", "pindah_fisik")
    assert not is_allowed("usul_kpu", "tms_lain")
    assert not any(is_allowed(kolom, "gangguan_jiwa") for kolom in ("status_pilkades", "usul_kpu", "info"))
    assert not is_allowed("usul_kpu", "sesuai")
    assert not is_allowed("info", "meninggal")
    assert not is_allowed("ganda_dengan", "000000")


@pytest.mark.parametrize("kolom", sorted(KOLOM_DAFTAR))
def test_only_text_is_a_value(kolom: str) -> None:
    others: tuple[object, ...] = (1, {}, [], None)
    assert not any(is_allowed(kolom, other) for other in others)
