"""Rows of a village's own table: judged field by field, matched to the list without doubt or not at all."""

from dataclasses import replace

import pytest

from app.domain.alasan_tertulis import is_code, read_alasan
from app.domain.catatan import Kode
from app.domain.cocok import CocokError, Sebab, find, is_same_name
from app.domain.pemilih import Pemilih
from app.domain.serupa import Pembanding
from app.domain.tms import Alasan
from app.domain.voter_id import kpu_id
from app.domain.warga import Warga, judge, suspects
from tests.builders import NIK, NKK, nik

NONE = frozenset[str]()
SITI = Pemilih(kpu_id(1), nkk=NKK, nik=NIK, nama="SITI AMINAH", tanggal_lahir="1980-12-11")
BUDI = Pemilih(kpu_id(2), nkk=NKK, nik=nik(2, kelamin="L"), nama="BUDI", tanggal_lahir="1950-01-01")
SON = replace(BUDI, id=kpu_id(3), nik=nik(3, kelamin="L"), tanggal_lahir="1990-05-05")
LIST = {one.id: one for one in (SITI, BUDI, SON)}
KNOWN = Pembanding(LIST.values())


def judged(row: dict[str, str], numeric: frozenset[str] = NONE, suspect: frozenset[str] = NONE) -> Warga:
    return judge(row, numeric, suspect)


def test_a_row_in_the_lists_form() -> None:
    told = judged(
        {"nama": "Siti  Aminah", "nik": f"'{NIK}", "ttl": "Contoh, 11-12-1980", "kelamin": "perempuan"}
        | {"kawin": "Cerai Mati", "ektp": "sudah", "dusun": "Krajan", "rt": "RT 3", "disabilitas": "0"}
        | {"rw": "-", "agama": "-"}
    )
    assert dict(told.isian) == {
        "nama": "SITI AMINAH",
        "nik": NIK,
        "tempat_lahir": "CONTOH",
        "tanggal_lahir": "1980-12-11",
        "kelamin": "P",
        "kawin": "P",
        "ektp": "S",
        "alamat": "KRAJAN",
        "rt": "003",
        "disabilitas": "0",
    }
    assert (told.salah, told.catatan) == ((), ())


@pytest.mark.parametrize(
    ("row", "numeric", "kode"),
    [
        ({"nik": "9901015112800001"}, frozenset({"nik"}), Kode.SEL_ANGKA),
        ({"nik": "9.9010151128E+15"}, NONE, Kode.NOTASI_ILMIAH),
        ({"nik": "99O1015112800001"}, NONE, Kode.BERHURUF),
        ({"nik": "9901**********01"}, NONE, Kode.DISAMARKAN),
        ({"tanggal_lahir": "12/31/1980"}, NONE, Kode.URUTAN_BULAN_HARI),
        ({"ttl": "CONTOH"}, NONE, Kode.TANGGAL_TIDAK_TERBACA),
        ({"tanggal_lahir": "1980"}, frozenset({"tanggal_lahir"}), Kode.TANGGAL_TIDAK_TERBACA),
        ({"kelamin": "?"}, NONE, Kode.KELAMIN_TIDAK_TERBACA),
    ],
)
def test_damage_is_refused(row: dict[str, str], numeric: frozenset[str], kode: Kode) -> None:
    [note] = judged(row, numeric).salah
    assert note.kode is kode


def test_what_a_number_cell_may_be() -> None:
    told = judged({"tanggal_lahir": "29566", "rt": "3.0"}, frozenset({"tanggal_lahir", "rt"}))
    assert dict(told.isian) == {"tanggal_lahir": "1980-12-11", "rt": "003"}


def test_an_unknown_marriage_is_a_note() -> None:
    [note] = judged({"kawin": "entah"}).catatan
    assert note.kode is Kode.KAWIN_TIDAK_TERBACA


def test_a_file_that_excel_rounded_shows_it() -> None:
    rounded = [{"nik": f"990101511280{n:03}0", "tanggal_lahir": "1/2/1980"} for n in range(30)]
    assert suspects(rounded) == frozenset({"nik"})
    assert suspects(rounded[:10]) == NONE
    american = [{"tanggal_lahir": "12/31/1980"}] * 5 + [{"tanggal_lahir": "01/02/1980"}] * 5
    assert suspects(american) == frozenset({"tanggal_lahir"})
    [note] = judged({"nik": rounded[0]["nik"]}, suspect=frozenset({"nik"})).salah
    assert note.kode is Kode.DIBULATKAN
    [note] = judged({"tanggal_lahir": "01/02/1980"}, suspect=frozenset({"tanggal_lahir"})).salah
    assert note.kode is Kode.URUTAN_MERAGUKAN


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Pemilih(SITI.id), SITI),
        (Pemilih(SITI.id, nik=NIK, nama="ST. AMINAH"), SITI),
        (Pemilih("", nik=NIK), SITI),
        (Pemilih("", nik=NIK, nama="SITI"), SITI),
        (Pemilih("", nkk=NKK, nama="SITTI AMINAH"), SITI),
        (Pemilih("", nama="SITI AMINAH", tanggal_lahir="1980-12-11"), SITI),
        (Pemilih("", nkk=NKK, nama="BUDI", tanggal_lahir="1990-05-05"), SON),
        (Pemilih(kpu_id(9)), Sebab.ID_SALAH),
        (Pemilih("12"), Sebab.ID_SALAH),
        (Pemilih(BUDI.id, nik=NIK), Sebab.BEDA_ORANG),
        (Pemilih(SITI.id, nama="BUDI"), Sebab.NAMA_LAIN),
        (Pemilih("", nik=NIK, nama="BUDI"), Sebab.NAMA_LAIN),
        (Pemilih("", nkk=NKK, nama="BUDI"), Sebab.BEBERAPA_COCOK),
        (Pemilih("", nama="SITI AMINAH", tanggal_lahir="1980-12-11", nik=nik(9)), Sebab.NIK_LAIN),
        (Pemilih("", nama="SITI AMINAH", tanggal_lahir="1981-12-11"), Sebab.TIDAK_DITEMUKAN),
        (Pemilih("", nama="SITI AMINAH"), Sebab.TIDAK_DITEMUKAN),
    ],
)
def test_the_voter_whom_a_row_means(row: Pemilih, expected: Pemilih | Sebab) -> None:
    try:
        assert find(row, LIST, KNOWN) == expected
    except CocokError as error:
        assert error.sebab is expected


def test_two_voters_of_one_name_and_birth_date_are_left_to_a_person() -> None:
    twin = replace(SITI, id=kpu_id(5), nkk="", nik=nik(5))
    row = Pemilih("", nama=SITI.nama, tanggal_lahir=SITI.tanggal_lahir)
    with pytest.raises(CocokError) as caught:
        find(row, LIST | {twin.id: twin}, Pembanding([*LIST.values(), twin]))
    assert caught.value.sebab is Sebab.BEBERAPA_COCOK


def test_names_of_one_person() -> None:
    assert is_same_name("MOH. SOLEH", "MUHAMMAD SOLEH")
    assert is_same_name("SITI", "SITI AMINAH")
    assert not is_same_name("SITI AMINAH", "SITI ROHMAH")
    assert not is_same_name("", "SITI")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Meninggal Dunia", Alasan.MENINGGAL),
        ("1. MENINGGAL", Alasan.MENINGGAL),
        ("md", Alasan.MENINGGAL),
        ("MS", Alasan.SESUAI),
        ("pindah-domisili", Alasan.PINDAH),
        ("Pindah fisik, dokumen masih di sini", Alasan.PINDAH_FISIK),
        ("hak_dicabut", Alasan.HAK_DICABUT),
        ("Tidak dikenal / fiktif", Alasan.TIDAK_DIKENAL),
        ("TMS", None),
        ("5", None),
        ("P", None),
        ("meninggal? pindah?", None),
        ("", None),
    ],
)
def test_reasons_are_words(text: str, reason: Alasan | None) -> None:
    assert read_alasan(text) is reason


def test_numbers_are_codes() -> None:
    assert [text for text in ("5", "5.0", " 10 ", "5a", "") if is_code(text)] == ["5", "5.0", " 10 "]


def test_every_reason_has_a_sentence() -> None:
    for sebab in Sebab:
        told = sebab.kalimat.format(pemilih="1", baris="2", kolom="NIK", alasan="Kosong.")
        assert told.endswith("."), sebab
