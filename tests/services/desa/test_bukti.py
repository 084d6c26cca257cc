"""Evidence and notes after the mark: for one or many, at every stage, a kept reason's papers apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.services.desa import find, members, undo
from app.services.desa.bukti import set_bukti, set_catatan
from app.services.desa.frozen import frozen_rows, penetapan
from app.services.desa.mark import Mark, mark
from app.services.desa.rahasia import secret_reason
from app.services.desa.ratify import ratify
from app.services.desa.return_data import write_return
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from tests.builders import daftar
from tests.villages import KETUA, SEKRETARIS, open_village

ANGGOTA = "kata sandi anggota"
VOTERS = [one.id for one in daftar(100)]
FIRST, SECOND, THIRD = VOTERS[:3]
LETTER = {"jenis": "Surat keterangan dokter", "nomor": "445/9"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return open_village(tmp_path)


@pytest.fixture
def village(folder: Path) -> Iterator[Workspace]:
    with open_workspace(folder, "ketua", KETUA) as workspace:
        yield workspace


def bukti(village: Workspace, voter: str) -> dict[str, str]:
    return dict(find.show_voter(village, voter).tercatat.bukti)


def catatan(village: Workspace, voter: str) -> str:
    return find.show_voter(village, voter).tercatat.pemilih.catatan


def test_one_paper_for_many_voters_is_one_act(village: Workspace) -> None:
    done = set_bukti(village, VOTERS[:3], {"nomor": " 474 / 12 ", "tanggal_dokumen": "3-12-2026"})
    assert (done.voters, done.changed) == (3, 3)
    told = {"nomor": "474 / 12", "tanggal_dokumen": "2026-12-03"}
    assert [bukti(village, voter) for voter in VOTERS[:4]] == [told, told, told, {}]
    assert village.touched == set(VOTERS[:3])
    undo.undo(village, done.act)
    assert [bukti(village, voter) for voter in VOTERS[:3]] == [{}, {}, {}]


def test_the_same_paper_again_changes_nothing_and_an_empty_one_takes_it_away(village: Workspace) -> None:
    set_bukti(village, [FIRST], {"nomor": "1", "kotak": "7"})
    again = set_bukti(village, [FIRST, SECOND], {"nomor": "1", "kotak": "7"})
    assert (again.voters, again.changed) == (2, 1)
    assert set_bukti(village, [FIRST], {"nomor": "1", "kotak": "7", "pelapor": " "}).act == ""
    set_bukti(village, [FIRST], {})
    assert bukti(village, FIRST) == {}


@pytest.mark.parametrize(
    ("voters", "wrong", "code"),
    [
        ([FIRST, "000000"], {"nomor": "1"}, "VOTER_UNKNOWN"),
        ([FIRST], {"nomr": "1"}, "BUKTI_UNKNOWN"),
        ([FIRST], {"tanggal_kejadian": "besok"}, "FIELD_INVALID"),
        ([FIRST], {"keterangan": "x" * 1001}, "FIELD_INVALID"),
        ([FIRST], {"keterangan": "a\x1b[2J"}, "FIELD_INVALID"),
    ],
)
def test_a_wrong_paper_changes_nobody(
    village: Workspace, voters: list[str], wrong: dict[str, str], code: str
) -> None:
    before = journal.heads(village.db)
    with pytest.raises(UserError) as caught:
        set_bukti(village, voters, wrong)
    assert caught.value.code == code
    assert (bukti(village, FIRST), journal.heads(village.db)) == ({}, before)


def test_papers_of_a_kept_reason_go_where_the_reason_is(village: Workspace) -> None:
    mark(village, [Mark(FIRST, Alasan.GANGGUAN_JIWA, bukti=LETTER), Mark(SECOND, Alasan.TNI)])
    village.touched.clear()
    new = LETTER | {"nomor": "445/10"}
    done = set_bukti(village, [FIRST], new)
    assert (done.voters, done.changed) == (1, 0)
    kept = secret_reason(village, FIRST)
    assert kept is not None and dict(kept.bukti) == new
    assert bukti(village, FIRST) == {}
    assert village.touched == {FIRST}
    about = [event for event in journal.events_of(village.db, FIRST) if event.kolom == "bukti"]
    assert about == [], "the journal, which goes to KPU, knows no paper of it"


def test_nobody_else_adds_papers_to_a_kept_reason(village: Workspace, folder: Path) -> None:
    members.add(village, "Anggota Contoh", "anggota", ANGGOTA)
    mark(village, [Mark(FIRST, Alasan.GANGGUAN_JIWA, bukti=LETTER)])
    village.db.close()
    with (
        open_workspace(folder, "anggota", ANGGOTA) as workspace,
        pytest.raises(UserError, match="SECRET_ROLE"),
    ):
        set_bukti(workspace, [FIRST], {"nomor": "1"})


def test_a_note_is_one_line_that_can_be_taken_back(village: Workspace) -> None:
    done = set_catatan(village, FIRST, "  Menunggu\nsurat  dari RT ")
    assert (catatan(village, FIRST), done.changed) == ("Menunggu surat dari RT", 1)
    assert set_catatan(village, FIRST, "Menunggu surat dari RT").act == ""
    undo.undo(village, done.act)
    assert catatan(village, FIRST) == ""
    for wrong in ("x" * 1001, "a\x1b[2J"):
        with pytest.raises(UserError, match="FIELD_INVALID"):
            set_catatan(village, FIRST, wrong)
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        set_catatan(village, "000000", "ada")
    assert catatan(village, FIRST) == ""


def test_after_the_dpt_papers_and_notes_still_come_and_the_frozen_list_does_not_move(
    village: Workspace, tmp_path: Path
) -> None:
    mark(village, [Mark(FIRST, Alasan.MENINGGAL)])
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    dpt = penetapan(village, "dpt")
    assert dpt is not None
    frozen = frozen_rows(village, dpt)
    set_bukti(village, [FIRST], {"nomor": "474/1"})
    set_catatan(village, THIRD, "Surat menyusul")
    assert frozen_rows(village, dpt) == frozen
    assert (bukti(village, FIRST), catatan(village, THIRD)) == ({"nomor": "474/1"}, "Surat menyusul")
    assert "AFTER_FINAL" not in village.warnings
    write_return(village, tmp_path / "akhir.dptr", True, "sekretaris", SEKRETARIS)
    set_catatan(village, THIRD, "Surat sudah ada")
    assert "AFTER_FINAL" in village.warnings


def test_kept_papers_are_not_spread_over_others(village: Workspace) -> None:
    mark(village, [Mark(FIRST, Alasan.TMS_LAIN), Mark(SECOND, Alasan.MENINGGAL)])
    with pytest.raises(UserError, match="SECRET_MIXED"):
        set_bukti(village, [FIRST, SECOND], {"nomor": "445/7"})
    assert not bukti(village, SECOND)
