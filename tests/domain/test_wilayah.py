"""Proposing village codes: only where nothing else can be meant."""

import pytest

from app.domain.wilayah import Usul, folded, is_kode_desa, propose, title_case

REGISTER = {
    "3328": "Kabupaten Tegal",
    "332801": "Margasari",
    "332802": "Bumijawa",
    "3328012001": "Kali Salak",
    "3328012002": "Sukamaju",
    "3328022001": "Sukamaju",
    "3328022002": "Kembar",
    "3328022003": "Kembar",
    "3329012001": "Kalisalak",
}


def proposed(kecamatan: str, nama: str) -> str:
    return propose([("1", kecamatan, nama)], REGISTER, "3328")["1"].kode


@pytest.mark.parametrize(
    ("kecamatan", "nama", "kode"),
    [
        ("MARGASARI", "KALISALAK", "3328012001"),
        ("margasari ", "Kali-Salak", "3328012001"),
        ("Kecamatan Margasari", "DESA SUKAMAJU", "3328012002"),
        ("BUMIJAWA", "SUKAMAJU", "3328022001"),
        ("BUMIJAWA", "KEMBAR", ""),
        ("BUMIJAWA", "TIDAK ADA", ""),
        ("LAIN", "SUKAMAJU", ""),
    ],
)
def test_a_name_counts_within_its_kecamatan(kecamatan: str, nama: str, kode: str) -> None:
    assert proposed(kecamatan, nama) == kode


def test_two_areas_of_one_name_are_asked_about() -> None:
    both = propose([("1", "MARGASARI", "SUKAMAJU"), ("2", "MARGASARI", "Suka Maju")], REGISTER, "3328")
    assert both == {"1": Usul(), "2": Usul()}


def test_names_are_compared_without_case_and_punctuation() -> None:
    assert folded("  Désa Ko'ta ") == folded("DESA KOTA") == "KOTA"
    assert title_case("KALI SALAK II") == "Kali Salak II" and title_case("Ujong Mangki") == "Ujong Mangki"
    assert title_case("MA'RANG") == "Ma'rang"
    assert is_kode_desa("3328012001") and not is_kode_desa("33.28.01.2001")
