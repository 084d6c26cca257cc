"""The map of the village: many places at once, one undo, beside the list and after the DPT."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.services.desa import members, undo
from app.services.desa.edit import edit_from_table
from app.services.desa.frozen import frozen_rows, penetapan
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.peta_wilayah import (
    BarisWilayah,
    accept_proposals,
    assign,
    assign_each,
    assign_from_table,
    dusun_of,
    wilayah,
)
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from tests.builders import daftar
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, write_paket

VOTERS = [replace(one, rt=f"{1 + at % 4:03}", rw=f"{1 + at // 50:03}") for at, one in enumerate(daftar(100))]
"""Three addresses, four RT, two RW."""


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(other_village(tmp_path, VOTERS), "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
        yield workspace


def places(voters: Sequence[Pemilih]) -> Counter[tuple[str, str, str]]:
    return Counter((one.alamat, one.rt, one.rw) for one in voters)


def row_of(village: Workspace, key: tuple[str, str, str]) -> BarisWilayah:
    return next(row for row in wilayah(village) if row.kunci == key)


def other_village(folder: Path, voters: Sequence[Pemilih]) -> Path:
    file = write_paket(folder, TestKpu(), voters)
    open_first(file, " ".join(LETTER), folder / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    return folder / "data"


def test_the_places_of_the_list_are_shown_with_who_lives_there(village: Workspace) -> None:
    rows = wilayah(village)
    assert {row.kunci: row.voters for row in rows} == places(VOTERS)
    assert sum(row.laki for row in rows) == sum(voter.kelamin == "L" for voter in VOTERS)
    assert all(row.laki + row.perempuan == row.voters for row in rows)
    assert [(row.rw, row.rt) for row in rows] == sorted((row.rw, row.rt) for row in rows)


def test_many_places_get_a_name_and_lose_it_in_one_act(village: Workspace) -> None:
    keys = [row.kunci for row in wilayah(village)][:5]
    done = assign(village, keys, "  Krajan  Lor ")
    assert (done.places, done.voters) == (5, sum(places(VOTERS)[key] for key in keys))
    assert dusun_of(village) == dict.fromkeys(keys, "Krajan Lor")
    assert (village.remapped, village.touched) == (True, set()), "no row changes"
    assert row_of(village, keys[0]).dusun == "Krajan Lor"
    village.remapped = False
    back = undo.undo(village)
    assert (back.target, back.voters, back.what, back.places) == (done.act, (), ("wilayah",), 5)
    assert (dusun_of(village), village.remapped) == ({}, True)
    assert undo.redo(village).places == 5
    assert len(dusun_of(village)) == 5


def test_the_same_name_again_changes_nothing_and_an_empty_one_takes_it_away(village: Workspace) -> None:
    [key, other] = [row.kunci for row in wilayah(village)][:2]
    assign(village, [key, other], "Krajan")
    assert assign(village, [key], "Krajan").act == ""
    assert assign(village, [key], "").places == 1
    assert dusun_of(village) == {other: "Krajan"}
    assign_each(village, {key: "Satu", other: "Dua"})
    assert dusun_of(village) == {key: "Satu", other: "Dua"}
    undo.undo(village)
    assert dusun_of(village) == {other: "Krajan"}


def test_an_act_that_another_builds_on_is_not_undone_alone(village: Workspace) -> None:
    key = wilayah(village)[0].kunci
    first, second = assign(village, [key], "Satu"), assign(village, [key], "Dua")
    with pytest.raises(UserError) as caught:
        undo.undo(village, first.act)
    assert (caught.value.code, caught.value.params) == ("UNDO_MAP_CHANGED", {"act": second.act})
    undo.undo(village)
    undo.undo(village)
    assert dusun_of(village) == {}


def test_undo_goes_through_marks_and_places_in_their_order(village: Workspace) -> None:
    assign(village, [wilayah(village)[0].kunci], "Satu")
    mark(village, [Mark(VOTERS[0].id, Alasan.TNI)])
    assert undo.undo(village).what == ("status_pilkades", "usul_kpu")
    assert undo.undo(village).what == ("wilayah",)


def test_wrong_places_and_names_change_nothing(village: Workspace) -> None:
    key = wilayah(village)[0].kunci
    for keys, name, code in (
        ([key, ("TIDAK ADA", "001", "001")], "Satu", "PLACE_UNKNOWN"),
        ([key], "x" * 101, "FIELD_INVALID"),
        ([key], "a\x1b[2J", "FIELD_INVALID"),
    ):
        with pytest.raises(UserError, match=code):
            assign(village, keys, name)
    assert dusun_of(village) == {}


def test_what_an_address_says_is_proposed_and_taken_over_in_one_act(tmp_path: Path) -> None:
    addresses = ["DUSUN SUKASARI", "DSN. KRAJAN II RT 1", "JL. MAWAR NO 3", "KP. PASIR"]
    voters = [replace(one, alamat=addresses[at % 4]) for at, one in enumerate(VOTERS)]
    with open_workspace(other_village(tmp_path, voters), "ketua", KETUA) as village:
        rows = wilayah(village)
        assert {row.alamat: row.usul for row in rows} == {
            "DUSUN SUKASARI": "Sukasari",
            "DSN. KRAJAN II RT 1": "Krajan II",
            "JL. MAWAR NO 3": "",
            "KP. PASIR": "Pasir",
        }
        assert dusun_of(village) == {}, "nothing applies itself"
        assign(village, [rows[0].kunci], "Lain")
        assert row_of(village, rows[0].kunci).usul == ""
        done = accept_proposals(village)
        assert done.places == sum(bool(row.usul) for row in rows[1:])
        assert dusun_of(village)[rows[0].kunci] == "Lain"
        undo.undo(village, done.act)
        assert dusun_of(village) == {rows[0].kunci: "Lain"}
        some = [row for row in wilayah(village) if row.usul][:2]
        assert accept_proposals(village, [row.kunci for row in some]).places == 2


def test_places_without_rt_or_rw_are_a_pile_of_their_own(tmp_path: Path) -> None:
    voters = list(VOTERS)
    voters[:3] = [replace(voters[0], rt=""), replace(voters[1], rt="", rw=""), replace(voters[2], rw="")]
    with open_workspace(other_village(tmp_path, voters), "ketua", KETUA) as village:
        rows = wilayah(village)
        assert {row.kurang for row in rows if row.kurang} == {("rt",), ("rt", "rw"), ("rw",)}
        assert [bool(row.kurang) for row in rows] == [False] * (len(rows) - 3) + [True] * 3
        pile = [row.kunci for row in rows if row.kurang]
        assert assign(village, pile, "Krajan").voters == 3


@pytest.mark.parametrize("gone", [("rw",), ("rt",), ("rt", "rw"), ("rt", "rw", "alamat")])
def test_a_village_without_rt_or_rw_has_no_pile(tmp_path: Path, gone: tuple[str, ...]) -> None:
    voters = [replace(one, **dict.fromkeys(gone, "")) for one in VOTERS]
    voters[0] = replace(voters[0], rt="001", rw="001")  # one slip of a pen makes no RT
    with open_workspace(other_village(tmp_path, voters), "ketua", KETUA) as village:
        rows = wilayah(village)
        assert {row.kunci: row.voters for row in rows} == places(voters)
        assert not any(row.kurang for row in rows)
        assign(village, [row.kunci for row in rows], "Krajan")
        assert len(dusun_of(village)) == len(rows)


def test_a_corrected_rt_moves_the_voter_to_another_place(village: Workspace) -> None:
    here = (VOTERS[0].alamat, VOTERS[0].rt, VOTERS[0].rw)
    assign(village, [here], "Krajan")
    edit_from_table(village, f"id,kolom,nilai\n{VOTERS[0].id},rt,77\n".encode())
    there = (VOTERS[0].alamat, "077", VOTERS[0].rw)
    assert (row_of(village, there).voters, row_of(village, there).dusun) == (1, "")
    assign(village, [there], "Krajan")
    assert dusun_of(village)[there] == "Krajan"


def test_two_pcs_that_differ_show_it_until_one_decides(village: Workspace) -> None:
    key = wilayah(village)[0].kunci
    assign(village, [key], "Krajan")
    isi = {"alamat": key[0], "rt": key[1], "rw": key[2], "dusun": "Sukasari"}
    village.act([Draft("wilayah", isi=isi)])  # as another PC, which had not seen the first, would say it
    row = row_of(village, key)
    assert (row.dusun, row.konflik, row.usul) == ("", ("Krajan", "Sukasari"), "")
    assert key not in dusun_of(village)
    assert assign(village, [key], "Krajan").places == 1
    assert (row_of(village, key).dusun, row_of(village, key).konflik) == ("Krajan", ())
    assert len(journal.events_of_kind(village.db, "wilayah")[-1].dasar) == 2


def test_after_the_dpt_the_map_may_change_and_the_list_does_not_know(village: Workspace) -> None:
    keys = [row.kunci for row in wilayah(village)]
    before = assign(village, keys[:3], "Krajan")
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    dpt = penetapan(village, "dpt")
    assert dpt is not None
    frozen = frozen_rows(village, dpt)
    assign(village, keys[3:5], "Sukasari")
    undo.undo(village)
    undo.undo(village, before.act)
    assert dusun_of(village) == {}
    undo.redo(village)
    assert len(dusun_of(village)) == 3
    assert frozen_rows(village, dpt) == frozen


def test_a_table_names_places_all_or_none(village: Workspace) -> None:
    [one, two] = [row.kunci for row in wilayah(village)][:2]
    head = "alamat;rt;rw;dusun\n"

    def line(key: tuple[str, str, str], name: str) -> str:
        return f"{key[0]};{key[1].lstrip('0')};{key[2].lstrip('0')};{name}\n"

    for table, code in (
        (line(one, "A") + line(("TIDAK ADA", "1", "1"), "B"), "PLACE_UNKNOWN"),
        (line(one, "A") + line(one, "B"), "PLACE_TWICE"),
    ):
        with pytest.raises(UserError) as caught:
            assign_from_table(village, (head + table).encode())
        assert (caught.value.code, caught.value.params["row"]) == (code, 3)
    assert dusun_of(village) == {}
    assert assign_from_table(village, (head + line(one, "A") + line(two, "B")).encode()).places == 2
    assert dusun_of(village) == {one: "A", two: "B"}


def test_a_large_map_is_read_at_once(village: Workspace) -> None:
    """2,000 places: as many as 60,000 voters have."""
    drafts = [
        Draft("wilayah", isi={"alamat": f"JL {n}", "rt": "001", "rw": "001", "dusun": "X"})
        for n in range(2000)
    ]
    village.act(drafts)
    best = min(_seconds(village) for _ in range(3))
    assert best < 0.15


def _seconds(village: Workspace) -> float:
    began = time.perf_counter()
    assert len(dusun_of(village)) == 2000
    return time.perf_counter() - began
