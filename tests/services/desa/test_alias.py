"""Nicknames: told in the chain that stays, shown from a cache that is made again from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.services.desa import undo
from app.services.desa.alias import LONGEST, aliases, set_alias
from app.services.desa.mark import Mark, mark
from app.services.desa.workspace import Workspace, open_workspace
from app.store import alias as store
from app.store import database, journal
from tests.builders import daftar
from tests.villages import KETUA, SEKRETARIS, open_village

VOTER, OTHER = (voter.id for voter in daftar(100)[:2])


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace
        before = aliases(workspace)
        with database.transaction(workspace.db):
            store.rebuild(workspace.db)
        assert aliases(workspace) == before  # the cache is what the chain says


def test_a_nickname_is_told_changed_and_taken_away(village: Workspace) -> None:
    assert set_alias(village, VOTER, "  bin  Karto ")
    assert aliases(village) == {VOTER: "bin Karto"}
    assert not set_alias(village, VOTER, "bin Karto")
    assert set_alias(village, VOTER, "Pak Lurah lama")
    set_alias(village, OTHER, "kidul")
    assert aliases(village) == {VOTER: "Pak Lurah lama", OTHER: "kidul"}
    assert set_alias(village, VOTER, "")
    assert aliases(village) == {OTHER: "kidul"}
    assert village.touched == {VOTER, OTHER}


def test_it_is_there_at_the_next_start(tmp_path: Path) -> None:
    folder = open_village(tmp_path)
    with open_workspace(folder, "ketua", KETUA) as workspace:
        set_alias(workspace, VOTER, "bin Karto")
    with open_workspace(folder, "sekretaris", SEKRETARIS) as workspace:
        assert aliases(workspace) == {VOTER: "bin Karto"}


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "a\x1b[2J", "a\u202eb"])
def test_what_is_no_line_is_refused(village: Workspace, text: str) -> None:
    with pytest.raises(UserError) as caught:
        set_alias(village, VOTER, text)
    assert (caught.value.code, caught.value.params) == ("FIELD_INVALID", {"kolom": "alias"})
    assert aliases(village) == {}


def test_nobody_unknown_gets_one(village: Workspace) -> None:
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        set_alias(village, "000000", "bin Karto")


def test_the_journal_holds_none(village: Workspace) -> None:
    before = journal.lines(village.db, village.device)
    set_alias(village, VOTER, "bin Karto")
    assert journal.lines(village.db, village.device) == before
    assert "bin Karto" in journal.lines(village.db, village.device, "akses")[-1]


def test_access_and_cache_are_written_together_or_not_at_all(village: Workspace) -> None:
    before = journal.lines(village.db, village.device, "akses")
    with pytest.raises(RuntimeError), database.transaction(village.db):
        village.note_within([Draft(store.KIND, isi={"pemilih": VOTER, "alias": "bin Karto"})])
        store.put(village.db, VOTER, "bin Karto")
        raise RuntimeError
    assert journal.lines(village.db, village.device, "akses") == before
    assert aliases(village) == {}


def test_of_two_pcs_the_last_word_counts(village: Workspace) -> None:
    """By (lamport, device, urut), whatever order the lines arrived in."""
    set_alias(village, VOTER, "satu")
    lamport = village.db.execute("SELECT max(lamport) FROM akses").fetchone()[0]
    for device, text, at in (("ZZZZZZZZ", "tiga", lamport + 2), ("AAAAAAAA", "dua", lamport + 2)):
        line = journal.lines(village.db, village.device, "akses")[-1]
        line = line.replace(village.device, device).replace("satu", text)
        line = line.replace(f'"lamport":{lamport}', f'"lamport":{at}')
        village.db.execute("INSERT INTO akses VALUES (?, 1, '', ?, ?)", (device, at, line))
    with database.transaction(village.db):
        store.rebuild(village.db)
    assert aliases(village) == {VOTER: "tiga"}


def test_undo_finds_a_nickname_in_its_place_among_the_acts(village: Workspace) -> None:
    mark(village, [Mark(VOTER, Alasan.MENINGGAL)])
    set_alias(village, VOTER, "bin Karto")
    set_alias(village, OTHER, "kidul")
    mark(village, [Mark(OTHER, Alasan.PINDAH)])
    reversed_ = [undo.undo(village) for _ in range(4)]
    assert [(one.voters, one.what[0]) for one in reversed_] == [
        ((OTHER,), "status_pilkades"),
        ((OTHER,), "alias"),
        ((VOTER,), "alias"),
        ((VOTER,), "status_pilkades"),
    ]
    assert aliases(village) == {}
    assert {one.by for one in reversed_} == {village.anggota.id}
    again = [undo.redo(village) for _ in range(4)]
    assert [(one.voters, one.what) for one in again] == [(one.voters, one.what) for one in reversed_[::-1]]
    assert aliases(village) == {VOTER: "bin Karto", OTHER: "kidul"}


def test_the_one_before_comes_back_at_the_next_start_too(tmp_path: Path) -> None:
    folder = open_village(tmp_path)
    with open_workspace(folder, "ketua", KETUA) as workspace:
        set_alias(workspace, VOTER, "bin Karto")
        set_alias(workspace, VOTER, "salah")
    with open_workspace(folder, "sekretaris", SEKRETARIS) as workspace:
        undo.undo(workspace)
        assert aliases(workspace) == {VOTER: "bin Karto"}
        set_alias(workspace, OTHER, "kidul")  # nothing is left to redo
        with pytest.raises(UserError, match="NOTHING_TO_REDO"):
            undo.redo(workspace)


def test_another_pcs_last_word_is_not_undone(village: Workspace) -> None:
    set_alias(village, VOTER, "bin Karto")
    with database.transaction(village.db):
        line = journal.lines(village.db, village.device, "akses")[-1]
        at = village.db.execute("SELECT max(lamport) FROM akses").fetchone()[0] + 1
        line = line.replace(village.device, "ZZZZZZZZ").replace("bin Karto", "kidul")
        line = line.replace(f'"lamport":{at - 1}', f'"lamport":{at}')
        village.db.execute("INSERT INTO akses VALUES ('ZZZZZZZZ', 1, '', ?, ?)", (at, line))
        store.rebuild(village.db)
    with pytest.raises(UserError, match="NOTHING_TO_UNDO"):
        undo.undo(village)
    assert aliases(village) == {VOTER: "kidul"}
