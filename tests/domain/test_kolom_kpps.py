"""Columns of the copy for who serves at a TPS: what may be chosen, and nothing that breaks masking."""

import pytest

from app.domain.aturan import Aturan, is_aturan, is_setelan, read_aturan
from app.domain.kolom_kpps import BAWAAN, KOLOM, is_kolom_kpps
from app.printing.dpt_jenis import KPPS, PENGUMUMAN, JenisDaftar
from app.printing.dpt_katalog import columns_of
from tests.printing.people import ISTILAH


def test_whatever_may_be_chosen_stays_masked_and_can_be_printed() -> None:
    every = JenisDaftar("uji", KOLOM, "")
    assert not every.terbuka
    assert len(columns_of(every, ISTILAH)) == len(KOLOM)
    assert KPPS.kolom == BAWAAN == Aturan().kolom_kpps
    assert not PENGUMUMAN.terbuka


@pytest.mark.parametrize(
    "told",
    [
        list(BAWAAN),
        ["no", "nama", "keterangan"],
        ["no", "keterangan", "nama", "nik_samar", "nkk_samar"],
        [one for one in KOLOM if one != "nik4"],
    ],
)
def test_a_choice_is_kept(told: list[str]) -> None:
    assert is_kolom_kpps(told)
    assert is_aturan({"kolom_kpps": told})
    assert read_aturan({"kolom_kpps": told}).kolom_kpps == tuple(told)


@pytest.mark.parametrize(
    "told",
    [
        "no,nama,keterangan",
        [],
        ["no", "nama"],
        ["no", "keterangan"],
        ["nama", "no", "keterangan"],
        ["no", "nama", "nama", "keterangan"],
        ["no", "nama", "keterangan", "nik"],
        ["no", "nama", "keterangan", "nkk"],
        ["no", "nama", "keterangan", "lahir"],
        ["no", "nama", "keterangan", "lahir_lengkap"],
        ["no", "nama", "keterangan", "disabilitas"],
        ["no", "nama", "keterangan", "tanda_tangan"],
        ["no", "nama", "keterangan", "nik4", "nik_samar"],
        ["no", "nama", "keterangan", 4],
        ["no", "nama", "keterangan", ["nik"]],
        {"no": 1, "nama": 2, "keterangan": 3},
    ],
)
def test_anything_else_is_refused(told: object) -> None:
    assert not is_kolom_kpps(told)
    assert not is_aturan({"kolom_kpps": told})
    assert not is_setelan({"kunci": "kolom_kpps", "nilai": told, "nomor": "", "alasan": ""})
