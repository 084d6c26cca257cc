"""A reason that stays in the village: marked by two roles, read by two roles, gone with its mark."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.tms import ARTI, TMS, Alasan
from app.services.desa import find, members, undo
from app.services.desa.bukti import set_bukti
from app.services.desa.edit import edit_from_table
from app.services.desa.mark import Mark, drafts_of, mark, marks_from_table
from app.services.desa.rahasia import Rahasia, secret_reason
from app.services.desa.workspace import Workspace, open_workspace
from app.store import akses, journal
from tests.builders import daftar
from tests.villages import KETUA, SEKRETARIS, listed, open_village

VOTER, OTHER = (voter.id for voter in daftar(100)[:2])
LETTER = {"jenis": "Surat keterangan dokter", "nomor": "445/SKD/77", "tanggal_dokumen": "3-12-2026"}
KEPT = LETTER | {"tanggal_dokumen": "2026-12-03"}
ANGGOTA = "kata sandi anggota"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = open_village(tmp_path)
    with open_workspace(folder, "ketua", KETUA) as workspace:
        members.add(workspace, "Anggota Contoh", "anggota", ANGGOTA)
    return folder


@pytest.fixture
def village(folder: Path) -> Iterator[Workspace]:
    with open_workspace(folder, "ketua", KETUA) as workspace:
        yield workspace


def ill(voter: str = VOTER, **bukti: str) -> Mark:
    return Mark(voter, Alasan.GANGGUAN_JIWA, bukti=LETTER | bukti)


def journal_says(village: Workspace) -> str:
    return "\n".join(journal.lines(village.db, village.device))


def test_the_journal_says_that_and_not_why(village: Workspace) -> None:
    done = mark(village, [ill()])
    assert (done.voters, done.changed) == (1, 1)
    shown = find.show_voter(village, VOTER).tercatat
    assert (shown.pemilih.status_pilkades, shown.pemilih.usul_kpu, shown.bukti) == ("tms_lain", "", {})
    assert secret_reason(village, VOTER) == Rahasia(Alasan.GANGGUAN_JIWA, KEPT)
    assert secret_reason(village, OTHER) is None
    for told in ("gangguan", "445/SKD/77", "dokter"):
        assert told not in journal_says(village)
    assert [one.pemilih.id for one in listed(village, status="tms_lain")] == [VOTER]


def test_only_ketua_and_sekretaris_see_it_and_mark_it(folder: Path) -> None:
    with open_workspace(folder, "sekretaris", SEKRETARIS) as workspace:
        mark(workspace, [ill()])
        assert secret_reason(workspace, VOTER) is not None
    with open_workspace(folder, "anggota", ANGGOTA) as workspace:
        assert secret_reason(workspace, VOTER) is None
        before = journal.heads(workspace.db)
        for one in (ill(OTHER), Mark(OTHER, Alasan.TMS_LAIN)):
            with pytest.raises(UserError, match="SECRET_ROLE"):
                mark(workspace, [Mark(VOTER, Alasan.SESUAI), one])
        assert journal.heads(workspace.db) == before
        assert mark(workspace, [Mark(OTHER, Alasan.TNI)]).changed == 1


def test_gangguan_jiwa_needs_the_letters_number(village: Workspace) -> None:
    for bukti in ({}, {"jenis": "Surat keterangan dokter"}, {"nomor": "  "}):
        with pytest.raises(UserError, match="SECRET_LETTER_NEEDED"):
            mark(village, [Mark(VOTER, Alasan.GANGGUAN_JIWA, bukti=bukti)])
    with pytest.raises(UserError, match="BUKTI_UNKNOWN"):
        mark(village, [ill(diagnosa="x")])
    assert listed(village, status="tms_lain") == []


def test_a_local_reason_needs_no_paper_and_may_have_one(village: Workspace) -> None:
    mark(village, [Mark(VOTER, Alasan.TMS_LAIN)])
    assert secret_reason(village, VOTER) == Rahasia(Alasan.TMS_LAIN)
    told = {"keterangan": "Keputusan rapat panitia"}
    done = mark(village, [Mark(VOTER, Alasan.TMS_LAIN, bukti=told)])
    assert (done.act, done.changed) == ("", 1)
    assert secret_reason(village, VOTER) == Rahasia(Alasan.TMS_LAIN, told)
    assert "rapat" not in journal_says(village)


def test_telling_the_same_again_writes_nothing(village: Workspace) -> None:
    mark(village, [ill()])
    for again in (ill(), Mark(VOTER, Alasan.GANGGUAN_JIWA)):
        assert mark(village, [again]).changed == 0
    assert len(list(akses.of_kind(village.db, "rahasia"))) == 1
    mark(village, [ill(kotak="7")])
    assert secret_reason(village, VOTER) == Rahasia(Alasan.GANGGUAN_JIWA, KEPT | {"kotak": "7"})


def test_the_last_word_about_a_mark_counts(village: Workspace) -> None:
    mark(village, [ill()])
    mark(village, [Mark(VOTER, Alasan.TMS_LAIN)])
    assert secret_reason(village, VOTER) == Rahasia(Alasan.TMS_LAIN)


def test_undoing_the_mark_hides_the_reason_and_redoing_shows_it(village: Workspace) -> None:
    mark(village, [ill()])
    undo.undo(village)
    assert secret_reason(village, VOTER) is None
    undo.redo(village)
    assert secret_reason(village, VOTER) == Rahasia(Alasan.GANGGUAN_JIWA, KEPT)


def test_another_mark_hides_the_reason_and_a_new_one_starts_afresh(village: Workspace) -> None:
    mark(village, [ill()])
    mark(village, [Mark(VOTER, Alasan.SESUAI)])
    assert secret_reason(village, VOTER) is None
    with pytest.raises(UserError, match="SECRET_LETTER_NEEDED"):
        mark(village, [Mark(VOTER, Alasan.GANGGUAN_JIWA)])
    mark(village, [Mark(VOTER, Alasan.TMS_LAIN)])
    assert secret_reason(village, VOTER) == Rahasia(Alasan.TMS_LAIN)


def test_many_at_once_are_one_act(village: Workspace) -> None:
    done = mark(village, [ill(VOTER), ill(OTHER, nomor="9"), Mark(daftar(100)[2].id, Alasan.TNI)])
    assert (done.changed, len(undo.undo(village).voters)) == (3, 3)
    assert secret_reason(village, OTHER) is None


def test_a_worksheet_may_hold_it(village: Workspace) -> None:
    table = f"id,alasan,bukti_nomor,bukti_jenis\n{VOTER},Gangguan Jiwa,445/SKD/77,Surat dokter\n"
    mark(village, marks_from_table(table.encode()))
    kept = secret_reason(village, VOTER)
    assert kept is not None and kept.bukti == {"nomor": "445/SKD/77", "jenis": "Surat dokter"}
    with pytest.raises(UserError) as caught:
        marks_from_table(f"{table}{OTHER},gangguan_jiwa,,\n".encode())
    assert (caught.value.code, caught.value.params["row"]) == ("MARK_ROW", 3)


def test_papers_that_come_later_stay_too(village: Workspace) -> None:
    mark(village, [ill(), Mark(OTHER, Alasan.TMS_LAIN)])
    village.touched.clear()
    set_bukti(village, [VOTER, OTHER], {"nomor": "445/SKD/78"})
    assert village.touched == {VOTER, OTHER}, "the window tells it as saved"
    assert secret_reason(village, VOTER) == Rahasia(Alasan.GANGGUAN_JIWA, {"nomor": "445/SKD/78"})
    assert secret_reason(village, OTHER) == Rahasia(Alasan.TMS_LAIN, {"nomor": "445/SKD/78"})
    village.touched.clear()
    set_bukti(village, [VOTER], {"nomor": "445/SKD/78"})
    assert not village.touched
    with pytest.raises(UserError, match="SECRET_LETTER_NEEDED"):
        set_bukti(village, [VOTER], {"kotak": "3"})


def test_no_other_way_brings_papers_into_the_journal(village: Workspace) -> None:
    mark(village, [ill()])
    with pytest.raises(UserError, match="SECRET_EVIDENCE"):
        edit_from_table(village, f"id,kolom,nilai,bukti_nomor\n{VOTER},nama,SITI,445/SKD/77\n".encode())
    assert edit_from_table(village, f"id,kolom,nilai\n{VOTER},nama,SITI\n".encode()).fields == 1
    mark(village, [Mark(VOTER, Alasan.MENINGGAL, bukti={"nomor": "474.3/1"})])
    assert find.show_voter(village, VOTER).tercatat.bukti == {"nomor": "474.3/1"}


def test_an_act_that_does_more_cannot_lose_the_reason(village: Workspace) -> None:
    with pytest.raises(AssertionError):
        drafts_of(village, [ill()])


def test_what_the_committee_reads_everywhere_says_no_reason() -> None:
    """`tms_lain` is all that lists, papers and files know."""
    assert "gangguan_jiwa" not in TMS
    assert {ARTI[reason].on_paper for reason in (Alasan.GANGGUAN_JIWA, Alasan.TMS_LAIN)} == {"TMS"}
    assert "tms_lain" in find.STATUSES and "gangguan_jiwa" not in find.STATUSES
