"""Pasted lists of names: what is certain, what is asked, what is not there."""

import pytest

from app.domain.ikut import guess, read_names
from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa


def desa(kode: str, nama: str, kecamatan: str) -> Desa:
    return Desa(kode, nama, kecamatan, "Kabupaten Contoh")


VILLAGES = (
    desa("9901012001", "Kalisalak", "Margasari"),
    desa("9901012002", "Sukamaju", "Margasari"),
    desa("9901022001", "Sukamaju", "Lebaksiu"),
    desa("9901022002", "Jatimulya", "Lebaksiu"),
    desa("9901022003", "Jatimulya", "Lebaksiu"),
    desa("9901022004", "Karanganyar", "Lebaksiu"),
    desa("9901022005", "Wringinjenggot", "Lebaksiu"),
)
REGISTER = {
    "990101": "Margasari", "990102": "Lebaksiu", "990103": "Balapulang",
    "9901032001": "Karanganyar", "9901032002": "Cibunar", "9901012001": "Kalisalak",
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kodes", "keputusan", "sebab"),
    [
        ("1. Desa Kalisalak (Kec. Margasari)", ["9901012001"], "pasti", ""),
        ("KALI SALAK", ["9901012001"], "pasti", ""),
        ("33\tKalisalak\tMargasari", ["9901012001"], "pasti", ""),
        ("Sukamaju, Lebaksiu", ["9901022001"], "pasti", ""),
        ("Ds. Sukamaju kecamatan Lebaksiu", ["9901022001"], "pasti", ""),
        ("- sukamaju – Margasari", ["9901012002"], "pasti", ""),
        ("99.01.02.2005", ["9901022005"], "pasti", ""),
        ("Sukamaju", ["9901012002", "9901022001"], "ragu", "beberapa"),
        ("Jatimulya (Lebaksiu)", ["9901022002", "9901022003"], "ragu", "beberapa"),
        ("Karanganyar", ["9901022004"], "ragu", "beberapa"),  # the district has another one
        ("Karanganyar, Lebaksiu", ["9901022004"], "pasti", ""),
        ("Karanganyar, Balapulang", [], "tidak_ada", "belum_ada_daftarnya"),
        ("Cibunar", [], "tidak_ada", "belum_ada_daftarnya"),
        ("Kalisalak (Balapulang)", ["9901012001"], "ragu", "kecamatan_lain"),
        ("Kalisalak (Entah)", ["9901012001"], "ragu", "kecamatan_tak_dikenal"),
        ("Wringinjengot", ["9901022005"], "ragu", "mirip"),
        ("Entah", [], "tidak_ada", ""),
        ("9901099999", [], "tidak_ada", "belum_ada_daftarnya"),
    ],
)
def test_a_line_is_certain_doubtful_or_not_found(
    line: str, kodes: list[str], keputusan: str, sebab: str
) -> None:
    (one,) = guess(read_names(line, Istilah()), VILLAGES, REGISTER)
    assert ([desa.kode for desa in one.desa], one.keputusan, one.sebab) == (kodes, keputusan, sebab)


def test_two_lines_for_one_village_are_both_asked() -> None:
    found = guess(read_names("Kalisalak\n\nDesa Kali-Salak", Istilah()), VILLAGES, REGISTER)
    assert [(one.baris, one.keputusan, one.sebab) for one in found] == [
        (1, "ragu", "dua_kali"),
        (3, "ragu", "dua_kali"),
    ]


def test_the_words_of_the_region_are_left_out() -> None:
    words = Istilah(desa="Nagari", kecamatan="Kecamatan")
    (one,) = guess(read_names("Nagari Kalisalak", words), VILLAGES, REGISTER)
    assert one.kode == "9901012001"
