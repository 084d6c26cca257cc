"""A conflict is decided by a person: the value chosen stands, for everybody, and can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.pemilih import OBJECTS
from app.domain.peristiwa import Draft, Isi
from app.domain.tms import Alasan
from app.services.desa import find, undo
from app.services.desa.decide import decide
from app.services.desa.edit import edit
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import adopt
from app.services.desa.ratify import ratify
from app.services.desa.voter_details import voter_details
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import database, journal
from tests.builders import daftar
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, listed, open_village, write_paket

VOTERS = daftar(100)
VOTER = VOTERS[0]


@pytest.fixture
def kpu() -> TestKpu:
    return TestKpu()


@pytest.fixture
def village(tmp_path: Path, kpu: TestKpu) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path, kpu), "ketua", KETUA) as workspace:
        yield workspace
        before = listed(workspace, reveal=True)
        with database.transaction(workspace.db):
            store.rebuild(workspace.db)
        assert listed(workspace, reveal=True) == before  # the cache is what the journal says


def apart(village: Workspace, kolom: str, *values: Isi) -> list[str]:
    """The field's values as PCs that had not seen each other say them; their refs, in the values' order."""
    lama = getattr(VOTER, kolom) if hasattr(VOTER, kolom) else ""
    return [village.act([Draft("nilai", VOTER.id, kolom, value, lama)])[0].ref for value in values]


def now(village: Workspace, kolom: str) -> str:
    return str(getattr(find.show_voter(village, VOTER.id, reveal=True).tercatat.pemilih, kolom))


def conflicts(village: Workspace) -> tuple[str, ...]:
    return find.show_voter(village, VOTER.id).tercatat.konflik


@pytest.mark.parametrize("chosen", [0, 1, 2])
def test_either_value_or_kpus_own_can_be_chosen(village: Workspace, chosen: int) -> None:
    refs = [*apart(village, "nama", "SATU", "DUA"), ""]
    assert (conflicts(village), now(village, "nama")) == (("nama",), VOTER.nama)
    done = decide(village, VOTER.id, "nama", refs[chosen])
    assert (done.voters, done.changed) == (1, 1)
    assert (conflicts(village), now(village, "nama")) == ((), ("SATU", "DUA", VOTER.nama)[chosen])
    newest = journal.events_of(village.db, VOTER.id)[-1]
    assert list(newest.dasar) == sorted(refs[:2]), "it names all candidates, so that every PC agrees"


def test_a_decision_is_undone_and_the_conflict_is_back(village: Workspace) -> None:
    refs = apart(village, "nama", "SATU", "DUA")
    done = decide(village, VOTER.id, "nama", refs[1])
    undo.undo(village, done.act)
    assert (conflicts(village), now(village, "nama")) == (("nama",), VOTER.nama)
    decide(village, VOTER.id, "nama", refs[0])
    assert now(village, "nama") == "SATU"


def test_kpus_new_value_against_ours(village: Workspace, tmp_path: Path, kpu: TestKpu) -> None:
    edit(village, {(VOTER.id, "nama"): "DARI DESA", (VOTER.id, "rt"): "7"})
    moved = [replace(VOTER, nama="DARI KPU", rt="008"), *VOTERS[1:]]
    adopt(village, write_paket(tmp_path, kpu, moved, urut=2), " ".join(LETTER))
    assert set(conflicts(village)) == {"nama", "rt"}
    ours = {choice.kolom: choice.nilai[1][0] for choice in voter_details(village, VOTER.id).konflik}
    decide(village, VOTER.id, "nama", ours["nama"])
    decide(village, VOTER.id, "rt", "")
    assert (conflicts(village), now(village, "nama"), now(village, "rt")) == ((), "DARI DESA", "008")


def test_verdicts_and_papers_are_decided_alike(village: Workspace) -> None:
    verdicts = apart(village, "status_pilkades", "tni", "meninggal")
    papers = apart(village, "bukti", {"nomor": "1"}, {"nomor": "2"})
    assert set(conflicts(village)) == {"status_pilkades", "bukti"}
    decide(village, VOTER.id, "status_pilkades", verdicts[1])
    decide(village, VOTER.id, "bukti", papers[0])
    shown = find.show_voter(village, VOTER.id).tercatat
    assert (shown.pemilih.status_pilkades, shown.bukti, shown.konflik) == ("meninggal", {"nomor": "1"}, ())


@pytest.mark.parametrize("kolom", OBJECTS)
def test_papers_in_conflict_can_be_dropped(village: Workspace, kolom: str) -> None:
    apart(village, kolom, {"nomor": "1"}, {"nomor": "2"})
    decide(village, VOTER.id, kolom, "")
    shown = find.show_voter(village, VOTER.id).tercatat
    assert (shown.bukti, shown.dukcapil, shown.konflik) == ({}, {}, ())


def test_three_values_are_settled_by_one_decision(village: Workspace) -> None:
    refs = apart(village, "nama", "SATU", "DUA", "TIGA")
    decide(village, VOTER.id, "nama", refs[2])
    assert (conflicts(village), now(village, "nama")) == ((), "TIGA")


def test_what_is_not_in_conflict_is_not_decided(village: Workspace) -> None:
    refs = apart(village, "nama", "SATU", "DUA")
    [other] = [
        event.ref for event in village.act([Draft("nilai", VOTERS[1].id, "nama", "X", VOTERS[1].nama)])
    ]
    before = journal.heads(village.db)
    for voter, kolom, ref in (
        (VOTER.id, "rt", ""),
        (VOTER.id, "nama", other),  # somebody else's
        (VOTERS[1].id, "nama", other),  # no conflict there
        (VOTER.id, "tidak_ada", refs[0]),
    ):
        with pytest.raises(UserError) as caught:
            decide(village, voter, kolom, ref)
        assert caught.value.code == "NOT_IN_CONFLICT"
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        decide(village, "000000", "nama", refs[0])
    assert journal.heads(village.db) == before
    decide(village, VOTER.id, "nama", refs[0])
    with pytest.raises(UserError, match="NOT_IN_CONFLICT"):
        decide(village, VOTER.id, "nama", refs[1])


def test_a_conflict_blocks_the_ratification_until_it_is_decided(village: Workspace) -> None:
    mark(village, [Mark(one.id, Alasan.SESUAI) for one in VOTERS])
    refs = apart(village, "nama", "SATU", "DUA")
    with pytest.raises(UserError) as caught:
        ratify(village, "dps", "sekretaris", SEKRETARIS)
    assert "CONFLICT" in caught.value.code
    decide(village, VOTER.id, "nama", refs[0])
    assert ratify(village, "dps", "sekretaris", SEKRETARIS).tahap == "dps"
