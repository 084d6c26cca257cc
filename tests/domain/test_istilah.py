"""What a region calls things: presets, words made of others, KPU's own words, words in a sentence."""

from dataclasses import asdict
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.istilah import NAMES, SEBUTAN, Istilah, in_sentence, with_words
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.sebutan import kabupaten_lengkap, nama_pemilihan

REGIONS = {
    "pilwu": ("Desa", "Kuwu", "Pilwu", "Panpilwu"),
    "pilur": ("Kalurahan", "Lurah", "Pilur", "Panitia Pilur"),
    "pilchiksung": ("Gampong", "Keuchik", "Pilchiksung", "P2K"),
    "pilwana": ("Nagari", "Wali Nagari", "Pilwana", "PPWN"),
    "pilkalem": ("Lembang", "Kepala Lembang", "Pilkalem", "Panitia Pilkalem"),
    "pilkati": ("Tiyuh", "Kepalo Tiyuh", "Pilkati", "Panitia Pilkati"),
    "pilratin": ("Pekon", "Peratin", "Pilratin", "Panitia Pilratin"),
    "papua": ("Kampung", "Kepala Kampung", "Pilkampung", "Panitia Pilkampung"),
    "siak": ("Kampung", "Penghulu", "Pilpeng", "Panitia Pilpeng"),
}


@pytest.mark.parametrize("key", sorted(REGIONS))
def test_a_region_has_its_words(key: str) -> None:
    one = SEBUTAN[key]
    assert (one.desa, one.kepala, one.pemilihan, one.singkatan_panitia) == REGIONS[key]


@pytest.mark.parametrize("key", sorted(SEBUTAN))
def test_a_preset_says_its_head_everywhere(key: str) -> None:
    one = SEBUTAN[key]
    assert all(asdict(one).values())
    assert one.kepala in one.panitia
    assert one.kepala in one.pemilihan_panjang


@pytest.mark.parametrize("key", sorted(SEBUTAN))
def test_a_preset_without_desa_never_says_it(key: str) -> None:
    words = asdict(SEBUTAN[key])
    assert words["desa"].split()[0] == "Desa" or not any("Desa" in word for word in words.values())


def test_words_of_an_older_package_are_made_of_its_own() -> None:
    older = Istilah(desa="Nagari", kepala="Wali Nagari", pemilihan="Pilwana")
    assert older.pemilihan_panjang == "Pemilihan Wali Nagari"
    assert older.singkatan_panitia == "Panitia Pilwana"


def test_made_words_follow_a_new_head_and_said_ones_stay() -> None:
    kuwu = with_words(Istilah(), {"kepala": "Kuwu", "pemilihan": "Pilwu"})
    assert (kuwu.pemilihan_panjang, kuwu.singkatan_panitia) == ("Pemilihan Kuwu", "Panitia Pilwu")
    assert with_words(SEBUTAN["pilwana"], {"pemilihan": "Pilnag"}).singkatan_panitia == "PPWN"


def test_only_the_given_words_change() -> None:
    meja = with_words(SEBUTAN["pilur"], {"tps": "Meja"})
    assert asdict(meja) == asdict(SEBUTAN["pilur"]) | {"tps": "Meja"}


def test_where_there_is_no_kpps_the_committee_serves() -> None:
    assert Istilah().petugas_tps == "KPPS"
    assert with_words(Istilah(), {"kpps": ""}).petugas_tps == "Panitia Pemilihan Kepala Desa"


@pytest.mark.parametrize("word", ["", " Meja", "Meja\n", "M" * 201, 7, None])
def test_a_word_is_one_line_and_not_empty(word: object) -> None:
    with pytest.raises(UserError) as refused:
        with_words(Istilah(), {"tps": word})
    assert refused.value.code == "TERM_WRONG"


def test_an_unknown_word_is_named_with_the_known_ones() -> None:
    with pytest.raises(UserError) as refused:
        with_words(Istilah(), {"lurah": "Lurah"})
    assert refused.value.code == "TERM_UNKNOWN"
    assert refused.value.params == {"word": "lurah", "known": ", ".join(NAMES)}


@pytest.mark.parametrize(
    ("word", "told"),
    [("Wali Nagari", "wali nagari"), ("TPS", "TPS"), ("Meja", "meja"), ("DPMKal", "DPMKal"), ("P2K", "P2K")],
)
def test_a_noun_is_small_in_a_sentence_and_an_abbreviation_is_not(word: str, told: str) -> None:
    assert in_sentence(word) == told


@pytest.mark.parametrize(
    ("key", "nama", "told"),
    [
        ("pilkades", "DESA KALISALAK", "Pemilihan Kepala Desa KALISALAK Tahun 2027"),
        ("pilwu", "Krangkeng", "Pemilihan Kuwu Desa Krangkeng Tahun 2027"),
        ("pilwana", "Nagari Lubuk Alung", "Pemilihan Wali Nagari Lubuk Alung Tahun 2027"),
        ("pilchiksung", "Keude", "Pemilihan Keuchik Langsung Gampong Keude Tahun 2027"),
        ("negeri-administratif", "Banda", "Pemilihan Kepala Negeri Administratif Banda Tahun 2027"),
        ("desa-adat", "Ayapo", "Pemilihan Kepala Desa Adat Ayapo Tahun 2027"),
    ],
)
def test_an_election_is_named_in_full_and_its_noun_once(key: str, nama: str, told: str) -> None:
    desa = Desa("9901012001", nama, "Contoh", "Kabupaten Contoh", "Provinsi Contoh")
    election = Pemilihan("9901-2027-0a1b2c3d", "Serentak 2027", date(2027, 2, 3))
    assert nama_pemilihan(SEBUTAN[key], desa, election) == told


@pytest.mark.parametrize(
    ("nama", "told"),
    [("Tegal", "Kabupaten Tegal"), ("Kabupaten Tegal", "Kabupaten Tegal"), ("Kota Batu", "Kota Batu")],
)
def test_a_district_is_named_once_and_a_city_is_one(nama: str, told: str) -> None:
    assert kabupaten_lengkap(Istilah(), Desa("9901012001", "Sukamaju", "Contoh", nama, "Contoh")) == told
