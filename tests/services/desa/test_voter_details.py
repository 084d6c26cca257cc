"""One voter in full: masked until revealed, what was corrected and by whom, in conflict, kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.nik import masked
from app.domain.peristiwa import Draft
from app.domain.syarat import Hak, Kelayakan, Ragu
from app.domain.tms import ARTI, Alasan
from app.services.desa import members, undo
from app.services.desa.add import Orang, add
from app.services.desa.bukti import set_bukti, set_catatan
from app.services.desa.edit import edit
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, adopt, open_first
from app.services.desa.voter_details import voter_details
from app.services.desa.workspace import Workspace, open_workspace
from app.store import akses
from tests.builders import NIK, daftar, nik
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, write_paket

ANGGOTA = "kata sandi anggota"
VOTERS = [replace(one, tanggal_lahir="1980-12-11", kelamin="P", nik=NIK) if not at else one
          for at, one in enumerate(daftar(30))]  # fmt: skip
VOTER = VOTERS[0]


@pytest.fixture
def kpu() -> TestKpu:
    return TestKpu()


@pytest.fixture
def folder(tmp_path: Path, kpu: TestKpu) -> Path:
    file = write_paket(tmp_path, kpu, VOTERS)
    open_first(file, " ".join(LETTER), tmp_path / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(tmp_path / "data", "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
        members.add(workspace, "Anggota Contoh", "anggota", ANGGOTA)
    return tmp_path / "data"


@pytest.fixture
def village(folder: Path) -> Iterator[Workspace]:
    with open_workspace(folder, "ketua", KETUA) as workspace:
        yield workspace


def reveals(village: Workspace) -> list[object]:
    """Whom somebody has looked at, as the chain that stays in the village has it."""
    return [event.isi for event in akses.of_kind(village.db, "lihat")]


def test_numbers_are_masked_until_they_are_revealed_which_is_written_down(village: Workspace) -> None:
    shown = voter_details(village, VOTER.id)
    assert (shown.pemilih.nik, shown.pemilih.nkk) == (masked(VOTER.nik), masked(VOTER.nkk))
    assert (shown.terbuka, shown.pemilih.nama, shown.kelayakan.umur) == (False, VOTER.nama, "46")
    assert reveals(village) == []
    shown = voter_details(village, VOTER.id, reveal=True)
    assert (shown.pemilih.nik, shown.pemilih.nkk, shown.terbuka) == (VOTER.nik, VOTER.nkk, True)
    assert reveals(village) == [{"pemilih": VOTER.id}]


def test_whether_he_may_vote_is_told_with_the_rule_behind_it(village: Workspace) -> None:
    shown = voter_details(village, VOTER.id)
    assert shown.kelayakan == Kelayakan("46", Hak.YA, Ragu.TIDAK)
    assert shown.dasar_syarat == "Permendagri 112/2014 jo 65/2017 jo 72/2020 Pasal 10"
    edit(village, {(VOTER.id, "tanggal_lahir"): "4-2-2010", (VOTER.id, "kawin"): "B"})
    assert voter_details(village, VOTER.id).kelayakan == Kelayakan("16", Hak.TIDAK, Ragu.BAWAH_UMUR)


@pytest.mark.parametrize(
    "voter", ["000000", "abc", NIK, daftar(31)[30].id], ids=["no_id", "word", "nik", "not_listed"]
)
def test_who_is_not_listed_is_unknown_and_no_number_is_repeated(village: Workspace, voter: str) -> None:
    with pytest.raises(UserError) as caught:
        voter_details(village, voter, reveal=True)
    assert caught.value.code == "VOTER_UNKNOWN"
    assert NIK not in str(caught.value.params)
    assert reveals(village) == []


def test_corrections_stand_beside_what_kpu_says(village: Workspace) -> None:
    assert voter_details(village, VOTER.id).koreksi == {}
    other = nik(77, "1980-12-11")
    edit(village, {(VOTER.id, "nama"): "nama betul", (VOTER.id, "nik"): other})
    hidden = voter_details(village, VOTER.id).koreksi
    assert hidden == {"nama": (VOTER.nama, "NAMA BETUL"), "nik": (masked(VOTER.nik), masked(other))}
    assert voter_details(village, VOTER.id, reveal=True).koreksi["nik"] == (VOTER.nik, other)
    undo.undo(village)
    assert voter_details(village, VOTER.id).koreksi == {}


def test_somebody_whom_the_village_added_has_no_corrections(village: Workspace) -> None:
    isian = {"nik": nik(5, "1990-05-04", "L"), "nama": "BARU", "kelamin": "L", "tanggal_lahir": "4-5-1990"}
    _, [made] = add(village, [Orang(isian, {"jenis": "KTP-el"})])
    shown = voter_details(village, made.id)
    assert (dict(shown.koreksi), dict(shown.bukti)) == ({}, {"jenis": "KTP-el"})
    assert [(step.kolom, step.baru) for step in shown.riwayat] == [
        ("bukti", "jenis KTP-el"),
        ("baru", "ditambahkan"),
    ]
    assert NIK not in str(shown) and isian["nik"] not in str(shown)


def test_what_a_nik_disagrees_with_is_a_note_and_no_error(village: Workspace) -> None:
    assert voter_details(village, VOTER.id).peringatan == ()
    edit(village, {(VOTER.id, "tanggal_lahir"): "12-12-1981", (VOTER.id, "kelamin"): "L"})
    assert len(voter_details(village, VOTER.id).peringatan) == 2


def test_the_story_is_newest_first_and_names_who_did_it(folder: Path) -> None:
    with open_workspace(folder, "sekretaris", SEKRETARIS) as workspace:
        edit(workspace, {(VOTER.id, "nama"): "SATU"})
    with open_workspace(folder, "ketua", KETUA) as workspace:
        mark(workspace, [Mark(VOTER.id, Alasan.TNI)])
        set_catatan(workspace, VOTER.id, "Sedang dinas")
        told = voter_details(workspace, VOTER.id).riwayat
    assert [(step.anggota, step.kolom, step.lama, step.baru, step.batal) for step in told] == [
        ("Ketua Contoh", "catatan", "", "Sedang dinas", False),
        ("Ketua Contoh", "usul_kpu", "-", ARTI[Alasan.TNI].label, False),
        ("Ketua Contoh", "status_pilkades", "-", ARTI[Alasan.TNI].label, False),
        ("Sekretaris Contoh", "nama", VOTER.nama, "SATU", False),
    ]
    assert len({step.tindakan for step in told}) == 3, "a mark is one act"


def test_what_was_undone_stays_in_the_story(village: Workspace) -> None:
    mark(village, [Mark(VOTER.id, Alasan.MENINGGAL)])
    undo.undo(village)
    shown = voter_details(village, VOTER.id)
    assert shown.pemilih.status_pilkades == ""
    assert [step.batal for step in shown.riwayat] == [True, True]
    undo.redo(village)
    assert [step.batal for step in voter_details(village, VOTER.id).riwayat] == [False, False]


def test_a_changed_number_is_hidden_in_the_story_too(village: Workspace) -> None:
    other = nik(78, "1980-12-11")
    edit(village, {(VOTER.id, "nik"): other})
    assert other not in str(voter_details(village, VOTER.id))
    [step] = voter_details(village, VOTER.id, reveal=True).riwayat
    assert (step.lama, step.baru) == (VOTER.nik, other)


def test_a_number_written_as_a_documents_is_hidden_in_the_story(village: Workspace) -> None:
    set_bukti(village, [VOTER.id], {"jenis": "KTP-el", "nomor": VOTER.nik})
    set_catatan(village, VOTER.id, f"KK lama {VOTER.nkk}")
    told = str(voter_details(village, VOTER.id).riwayat)
    assert VOTER.nik not in told and masked(VOTER.nik) in told
    assert VOTER.nkk not in told and masked(VOTER.nkk) in told
    assert VOTER.nik in str(voter_details(village, VOTER.id, reveal=True).riwayat)


def test_two_values_apart_are_shown_as_a_choice(village: Workspace) -> None:
    for name in ("SATU", "DUA"):  # as two PCs that had not seen each other would say it
        village.act([Draft("nilai", VOTER.id, "nama", name, VOTER.nama)])
    [choice] = voter_details(village, VOTER.id).konflik
    assert choice.kolom == "nama"
    assert [(value, who) for _, value, who in choice.nilai] == [("SATU", "panitia"), ("DUA", "panitia")]
    refs = [ref for ref, _, _ in choice.nilai]
    assert refs == sorted(refs) and all(refs)


def test_kpus_new_value_and_ours_are_shown_as_a_choice(tmp_path: Path, kpu: TestKpu, folder: Path) -> None:
    with open_workspace(folder, "ketua", KETUA) as workspace:
        edit(workspace, {(VOTER.id, "nama"): "DARI DESA"})
        moved = [replace(VOTER, nama="DARI KPU"), *VOTERS[1:]]
        adopt(workspace, write_paket(tmp_path, kpu, moved, urut=2), " ".join(LETTER))
        [choice] = voter_details(workspace, VOTER.id).konflik
    assert [(bool(ref), value, who) for ref, value, who in choice.nilai] == [
        (False, "DARI KPU", "KPU"),
        (True, "DARI DESA", "panitia"),
    ]


def test_a_conflict_over_a_number_hides_it(village: Workspace) -> None:
    apart = [nik(79, "1980-12-11"), nik(80, "1980-12-11")]
    for number in apart:
        village.act([Draft("nilai", VOTER.id, "nik", number, VOTER.nik)])
    told = str(voter_details(village, VOTER.id))
    assert not any(number in told for number in apart)
    [choice] = voter_details(village, VOTER.id, reveal=True).konflik
    assert [value for _, value, _ in choice.nilai] == apart


def test_a_kept_reason_is_for_ketua_and_sekretaris_alone(folder: Path) -> None:
    letter = {"jenis": "Surat keterangan dokter", "nomor": "445/9"}
    with open_workspace(folder, "ketua", KETUA) as workspace:
        mark(workspace, [Mark(VOTER.id, Alasan.GANGGUAN_JIWA, bukti=letter)])
    for role, password, sees in (
        ("ketua", KETUA, True),
        ("sekretaris", SEKRETARIS, True),
        ("anggota", ANGGOTA, False),
    ):
        with open_workspace(folder, role, password) as workspace:
            shown = voter_details(workspace, VOTER.id)
        assert shown.pemilih.status_pilkades == "tms_lain"
        assert shown.rahasia == (ARTI[Alasan.GANGGUAN_JIWA].label if sees else "")
        assert dict(shown.bukti) == (letter if sees else {})
        assert "445/9" not in str(shown.riwayat)


def test_evidence_is_shown_with_the_voter(village: Workspace) -> None:
    set_bukti(village, [VOTER.id], {"nomor": "474/1", "tanggal_kejadian": "3-12-2026"})
    shown = voter_details(village, VOTER.id)
    assert dict(shown.bukti) == {"nomor": "474/1", "tanggal_kejadian": "2026-12-03"}
    assert shown.riwayat[0].baru == "nomor 474/1, tanggal kejadian 2026-12-03"
