"""Answers as words, what still differs, what needs a person; lists read back from a journal."""

from collections.abc import Mapping

import pytest

from app.domain.dukcapil import (
    beda,
    bukti_surat,
    is_contrary,
    keadaan,
    perlu_diputuskan,
    read_jawaban,
)
from app.domain.dukcapil_daftar import KONFLIK, daftar_padanan, next_number
from app.domain.fold import fold_voter, undone
from app.domain.nik import masked
from app.domain.peristiwa import Peristiwa
from tests.builders import pemilih

VOTER, OTHER = pemilih(1), pemilih(2)
A, B = "AAAAAAAA", "BBBBBBBB"
ASKED = {"daftar": "1", "urut": "4"}


@pytest.mark.parametrize(
    ("text", "jawaban"),
    [
        ("sesuai", "sesuai"), ("S", "sesuai"), (" Data  Sesuai ", "sesuai"),
        ("TIDAK DITEMUKAN", "tidak_ditemukan"), ("tidak_ditemukan", "tidak_ditemukan"),
        ("t", "tidak_ditemukan"), ("Meninggal dunia.", "meninggal"), ("PINDAH", "pindah"),
        ("data beda", "data_beda"), ("Tidak sesuai", "data_beda"),
        ("ditemukan", None), ("ya", None), ("1", None), ("", None), ("?", None),
    ],
)  # fmt: skip
def test_answers_as_an_office_writes_them(text: str, jawaban: str | None) -> None:
    assert read_jawaban(text) == jawaban


def values(**fields: str) -> Mapping[str, str]:
    return {"status_pilkades": "", "usul_kpu": "", "info": "", "nama": "SITI", "nik": "", **fields}


def needs(isi: Mapping[str, str], **fields: str) -> bool:
    return perlu_diputuskan({**ASKED, **isi}, values(**fields).__getitem__)


def test_what_needs_a_person() -> None:
    assert not needs({})
    assert not needs({"jawaban": "sesuai"})
    assert needs({"jawaban": "sesuai", "nik": "9901015112800001"}), "the office fills what the list lacks"
    assert needs({"jawaban": "meninggal"}) and needs({"jawaban": "tidak_ditemukan"})
    assert not needs({"jawaban": "meninggal"}, status_pilkades="meninggal")
    assert not needs({"jawaban": "pindah"}, usul_kpu="pindah"), "proposed to KPU after the DPT"
    assert needs({"jawaban": "pindah"}, status_pilkades="sesuai")
    assert not needs({"jawaban": "pindah"}, info="pindah_fisik")
    assert needs({"jawaban": "pindah"}, info="salah_tps")
    assert not needs({"jawaban": "meninggal", "putusan": "tetap"})
    assert needs({"jawaban": "data_beda"}), "the office did not say what differs"
    assert needs({"jawaban": "data_beda", "nama": "SITI A"})
    assert not needs({"jawaban": "data_beda", "nama": "SITI"}), "corrected meanwhile"


def test_both_values_stand_beside_each_other() -> None:
    isi = {**ASKED, "jawaban": "data_beda", "nama": "SITI A", "rt": "004"}
    assert beda(isi, {"nama": "SITI", "rt": "004"}.__getitem__) == {"nama": ("SITI", "SITI A")}


def test_a_starred_or_missing_number_is_completed_not_contradicted() -> None:
    assert not is_contrary("nik", masked(VOTER.nik), VOTER.nik)
    assert is_contrary("nik", masked(VOTER.nik), OTHER.nik[:4] + VOTER.nik[4:14] + "99")
    assert not is_contrary("nkk", "", VOTER.nkk)
    assert is_contrary("nama", "SITI", "SITI A")


def test_the_letter_becomes_evidence_and_never_takes_other_papers_away() -> None:
    isi = {
        **ASKED,
        "jawaban": "meninggal",
        "nomor": "470/12",
        "tanggal": "2027-01-03",
        "keterangan": "akta ada",
    }
    assert bukti_surat(isi, {}) == {
        "jenis": "Surat Dukcapil",
        "nomor": "470/12",
        "tanggal_dokumen": "2027-01-03",
        "keterangan": "Padanan daftar 1 nomor 4. akta ada",
    }
    akta = {"jenis": "Akta kematian", "nomor": "9/2026", "keterangan": "dari keluarga"}
    once = bukti_surat(isi, akta)
    assert once == akta | {"keterangan": "dari keluarga. Surat Dukcapil 470/12 tanggal 03-01-2027"}
    assert bukti_surat(isi, once) == once


# Lists ----------------------------------------------------------------------------------------------------


def said(
    at: int, isi: Mapping[str, str], *dasar: str, voter: str = VOTER.id, device: str = A, act: str = ""
) -> Peristiwa:
    act = act or f"{device}:{at}"
    return Peristiwa(
        device, at, "", at, 1000 + at, "m1", act, "nilai", voter, "dukcapil", isi, "", tuple(sorted(dasar))
    )


def undo(at: int, act: str) -> Peristiwa:
    return Peristiwa(A, at, "", at, 0, "", f"{A}:{at}", "batal", "", "", act)


def lists(*events: Peristiwa):  # type: ignore[no-untyped-def]
    return daftar_padanan([one for one in events if one.jenis == "nilai"], undone(events))


def test_a_list_keeps_its_order_and_counts_its_answers() -> None:
    first = said(2, {"daftar": "1", "urut": "2"}, act=f"{A}:1")
    second = said(1, {"daftar": "1", "urut": "1"}, voter=OTHER.id)
    answer = said(
        3, {"daftar": "1", "urut": "2", "jawaban": "sesuai", "nomor": "5", "tanggal": "2027-01-02"}, first.ref
    )
    [made] = lists(answer, first, second).values()
    assert [one.pemilih for one in made.butir] == [OTHER.id, VOTER.id]
    assert (made.nomor, made.act, made.waktu, made.anggota) == ("1", f"{A}:1", 1001, "m1")
    assert made.hitungan == {"ditanya": 1, "sesuai": 1} and made.terbuka == 1
    assert made.surat == [("5", "2027-01-02", 1)]


def test_asked_again_the_old_list_keeps_its_answer_and_takes_no_other() -> None:
    first = said(1, {"daftar": "2", "urut": "1"})
    answer = said(2, {"daftar": "2", "urut": "1", "jawaban": "tidak_ditemukan"}, first.ref)
    again = said(3, {"daftar": "10", "urut": "7"}, answer.ref)
    known = lists(first, answer, again)
    assert list(known) == ["2", "10"], "by number, not by letter"
    assert known["2"].butir[0].keadaan == "tidak_ditemukan" and known["2"].butir[0].lagi == "10"
    assert known["10"].butir[0].keadaan == "ditanya" and known["10"].butir[0].lagi == ""
    assert known["2"].terbuka == 0


def test_two_answers_that_did_not_see_each_other_are_a_conflict() -> None:
    first = said(1, ASKED)
    here = said(2, {**ASKED, "jawaban": "sesuai"}, first.ref)
    there = said(1, {**ASKED, "jawaban": "pindah"}, first.ref, device=B)
    [row] = lists(first, here, there)["1"].butir
    assert row.keadaan == KONFLIK
    folded = fold_voter(VOTER, [first, here, there], {})
    assert keadaan(folded.dukcapil) == "" and [one.kolom for one in folded.konflik] == ["dukcapil"]


def test_what_is_undone_is_gone_but_its_number_is_never_given_again() -> None:
    first = said(1, ASKED)
    assert lists(first, undo(2, first.tindakan)) == {}
    assert next_number([]) == "1"
    assert next_number([first, said(3, {"daftar": "x", "urut": "1"})]) == "2"
