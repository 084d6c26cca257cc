"""The TPS planner on a real data file: proposed without a trace, saved by one act, undone by one."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.bagi_tps import Keinginan, Rencana
from app.domain.errors import Cancelled, UserError
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.services.desa import acts, members, undo
from app.services.desa.add import Orang, add
from app.services.desa.bagi_tps import Applied, apply, family_voters, move, propose, read_warga, rt_voters
from app.services.desa.bagi_tps_keadaan import Warga, keadaan_of, table_of
from app.services.desa.bagi_tps_tempat import Tempat, places, places_from_table, set_places
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.peta_wilayah import assign, wilayah
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, write_paket

VOTERS = [
    replace(one, rt=f"{1 + at // 20:03}", rw=f"{1 + at // 60:03}", nkk=nik(1 + at // 2, kelamin="L"))
    for at, one in enumerate(daftar(100))
]
"""Five RT of 20 voters, three in RW 1 and two in RW 2; families of two."""


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path, VOTERS) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
        yield workspace


def opened(folder: Path, voters: list[Pemilih]) -> AbstractContextManager[Workspace]:
    file = write_paket(folder, TestKpu(), voters)
    open_first(file, " ".join(LETTER), folder / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    return open_workspace(folder / "data", "ketua", KETUA)


def tps_of(village: Workspace) -> dict[str, str]:
    return {voter.id: voter.tps for voter in store.current(village.db)}


def sizes(village: Workspace) -> list[int]:
    return [count for _, count in sorted(Counter(tps_of(village).values()).items())]


def proposed(village: Workspace, wishes: Keinginan) -> tuple[Warga, Rencana]:
    warga = read_warga(village)
    return warga, propose(warga, wishes)


def test_a_proposal_saves_nothing_and_one_act_saves_it(village: Workspace) -> None:
    before = journal.head_of(village.db, village.device)
    warga, plan = proposed(village, Keinginan(2))
    assert sizes(village) == [100]
    assert journal.head_of(village.db, village.device) == before
    state = keadaan_of(warga, 500, plan.tps)
    assert (state.mutu.tps, state.mutu.selisih, state.mutu.rt_terpisah, len(state.pindah)) == (2, 20, 0, 40)
    assert (state.biasa.selisih, state.biasa.rt_terpisah) == (0, 1)
    done = apply(village, plan)
    assert (done.voters, done.places) == (40, 0)
    assert sizes(village) == [60, 40]
    assert village.touched == {voter for voter, code in plan.tps.items() if code == "002"}


def test_sidalihs_own_tps_stays(village: Workspace) -> None:
    apply(village, proposed(village, Keinginan(5))[1])
    assert {voter.tps_kpu for voter in store.current(village.db)} == {VOTERS[0].tps_kpu}


def test_one_undo_brings_everybody_and_every_own_tps_back(village: Workspace) -> None:
    assign(village, [row.kunci for row in wilayah(village) if row.rw == "002"], "Pulau")
    done = apply(village, proposed(village, Keinginan(sendiri=frozenset({"Pulau"})))[1])
    assert (done.voters, done.places) == (40, 1)
    assert places(village) == {"002": Tempat("002", "", "Pulau")}
    back = undo.undo(village)
    assert back.target == done.act and set(back.what) == {"tps"}
    assert sizes(village) == [100] and places(village) == {}
    undo.redo(village)
    assert sizes(village) == [60, 40] and places(village)["002"].dusun == "Pulau"


def test_a_later_plan_takes_the_own_tps_of_an_earlier_one_away_and_keeps_places(village: Workspace) -> None:
    assign(village, [row.kunci for row in wilayah(village) if row.rw == "002"], "Pulau")
    apply(village, proposed(village, Keinginan(sendiri=frozenset({"Pulau"})))[1])
    set_places(village, {"2": " Balai  dusun "})
    apply(village, proposed(village, Keinginan(2))[1])
    assert places(village) == {"002": Tempat("002", "Balai dusun", "")}


def test_the_same_plan_again_is_no_act(village: Workspace) -> None:
    plan = proposed(village, Keinginan(2))[1]
    apply(village, plan)
    assert apply(village, plan) == Applied("", 0, 0)


def test_who_is_struck_votes_nowhere_and_is_passed_over(village: Workspace) -> None:
    plan = proposed(village, Keinginan(2))[1]
    struck = VOTERS[99].id
    mark(village, [Mark(struck, Alasan.MENINGGAL)])
    warga = read_warga(village)
    assert len(warga.penghuni) == 99 and struck not in warga.tps
    assert sum(row.pemilih for row in table_of(keadaan_of(warga, 500, plan.tps), {})) == 99
    assert apply(village, plan).voters == 39


def test_an_rt_a_family_or_voters_move_by_one_act_each(village: Workspace) -> None:
    apply(village, proposed(village, Keinginan(2))[1])
    warga = read_warga(village)
    assert move(village, rt_voters(warga, "003", "001"), "2").voters == 20
    assert sizes(village) == [40, 60]
    family = family_voters(warga, VOTERS[0].id)
    assert sorted(family) == sorted([VOTERS[0].id, VOTERS[1].id])
    assert move(village, family, "003").voters == 2, "the next number makes a new one"
    assert sizes(village) == [38, 60, 2]
    undo.undo(village)
    undo.undo(village)
    assert sizes(village) == [60, 40]


def test_what_cannot_be_moved_is_refused_by_name(village: Workspace) -> None:
    warga = read_warga(village)
    refused: dict[str, Callable[[], object]] = {
        "TPS_NOT_IN_USE": lambda: move(village, [VOTERS[0].id], "7"),
        "FIELD_INVALID": lambda: move(village, [VOTERS[0].id], "=1"),
        "VOTER_UNKNOWN": lambda: move(village, ["999999"], "1"),
        "RT_UNKNOWN": lambda: rt_voters(warga, "009", "001"),
        "TPS_NOT_LISTED": lambda: family_voters(warga, "000000"),
    }
    for code, act in refused.items():
        with pytest.raises(UserError) as raised:
            act()
        assert raised.value.code == code
    assert sizes(village) == [100]


def test_without_nkk_a_voter_moves_alone(tmp_path: Path) -> None:
    with opened(tmp_path, [replace(one, nkk="9901**********01") for one in VOTERS]) as workspace:
        warga = read_warga(workspace)
        assert family_voters(warga, VOTERS[0].id) == [VOTERS[0].id]
        state = keadaan_of(warga, 50)
        assert (state.mutu.keluarga, state.mutu.tanpa_keluarga, state.mutu.lebih) == (0, 100, 1)


def test_after_the_dpt_nobody_moves_but_a_place_may(village: Workspace) -> None:
    plan = proposed(village, Keinginan(2))[1]
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    apply(village, plan)
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    with pytest.raises(UserError, match="DPT_LOCKED"):
        move(village, [VOTERS[0].id], "002")
    with pytest.raises(UserError, match="DPT_LOCKED"):
        apply(village, proposed(village, Keinginan(5))[1])
    with pytest.raises(UserError, match="UNDO_FROZEN"):
        undo.undo(village)
    assert set_places(village, {"001": "SD Negeri 1"})
    assert apply(village, plan).act == "", "what is so already is no change"


def test_places_are_typed_or_come_from_a_table_and_are_undone(village: Workspace) -> None:
    apply(village, proposed(village, Keinginan(2))[1])
    village.touched.clear()
    village.recorded = False
    told = places_from_table(b'kode,lokasi\n1,Balai desa\n002,"SD 2, kelas 3"\n')
    assert set_places(village, told)
    assert (village.touched, village.recorded) == (set(), True)
    assert {kode: one.lokasi for kode, one in places(village).items()} == {
        "001": "Balai desa",
        "002": "SD 2, kelas 3",
    }
    assert set_places(village, {"001": "Balai desa"}) == ""
    assert undo.undo(village).what == ("tps",)
    assert places(village) == {}


@pytest.mark.parametrize(
    ("table", "code", "row"),
    [
        ("kode,lokasi\n1,A\n001,B\n", "TPS_TWICE", 3),
        ("kode,lokasi\n1," + "A" * 201 + "\n", "FIELD_INVALID", 2),
        ("kode,lokasi\n=1,A\n", "FIELD_INVALID", 2),
    ],
)
def test_a_table_is_refused_with_its_row(table: str, code: str, row: int) -> None:
    with pytest.raises(UserError, match=code) as raised:
        places_from_table(table.encode())
    assert raised.value.params["row"] == row


def test_a_place_is_said_of_a_tps_in_use_only(village: Workspace) -> None:
    with pytest.raises(UserError, match="TPS_NOT_IN_USE"):
        set_places(village, {"9": "Balai desa"})


def test_a_place_that_two_pcs_give_apart_is_open_until_somebody_decides(village: Workspace) -> None:
    for lokasi in ("Balai desa", "SD 1"):  # neither names the other, as on two PCs
        village.act([Draft("tps", isi={"kode": "001", "lokasi": lokasi, "dusun": "Pulau"})])
    found = places(village)["001"]
    assert (found.lokasi, found.dusun, sorted(found.konflik)) == ("", "", ["Balai desa", "SD 1"])
    assert apply(village, proposed(village, Keinginan())[1]).places == 0, "a plan decides no conflict"
    set_places(village, {"001": "SD 1"})
    assert places(village)["001"] == Tempat("001", "SD 1", "Pulau")


def test_two_pcs_that_divide_apart_are_decided_by_the_next_plan(village: Workspace) -> None:
    voter = VOTERS[0].id
    for kode in ("002", "003"):
        village.act([Draft("nilai", voter, "tps", kode, VOTERS[0].tps_kpu)])
    assert next(store.rows(village.db, [voter]))["konflik"] == "tps"
    done = apply(village, Rencana({voter: VOTERS[0].tps_kpu}))
    assert done.voters == 1 and next(store.rows(village.db, [voter]))["konflik"] == ""


def test_cancelled_before_it_is_saved_nothing_has_changed(village: Workspace) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        apply(village, proposed(village, Keinginan(2))[1], stop)
    assert sizes(village) == [100] and village.touched == set()


def test_the_table_tells_places_dusun_sexes_and_the_difference(village: Workspace) -> None:
    assign(village, [row.kunci for row in wilayah(village) if row.rw == "001"], "Krajan")
    assign(village, [row.kunci for row in wilayah(village) if row.rw == "002"], "Pulau")
    warga, plan = proposed(village, Keinginan(sendiri=frozenset({"Pulau"})))
    rows = table_of(keadaan_of(warga, 50, plan.tps), {"001": Tempat("001", "Balai desa")}, plan.dusun)
    assert [(row.kode, row.lokasi, row.dusun, row.sendiri) for row in rows] == [
        ("001", "Balai desa", ("Krajan",), False),
        ("002", "", ("Pulau",), True),
    ]
    assert [(row.rt, row.pemilih, row.beda, row.lebih) for row in rows] == [
        (3, 60, 10, True),
        (2, 40, -10, False),
    ]
    assert all(row.laki + row.perempuan == row.pemilih for row in rows)


def test_who_has_no_tps_stands_last_and_is_no_tps(tmp_path: Path) -> None:
    voters = [replace(one, tps_kpu="") if at < 3 else one for at, one in enumerate(VOTERS)]
    with opened(tmp_path, voters) as workspace:
        state = keadaan_of(read_warga(workspace), 500)
        rows = table_of(state, {})
    assert [row.kode for row in rows] == ["001", ""] and state.kode == ["001"]
    assert (state.mutu.tanpa_tps, rows[1].pemilih, rows[1].beda) == (3, 3, 0)


def test_a_new_voter_votes_with_his_family_or_rt_and_keeps_sidalihs_tps(village: Workspace) -> None:
    apply(village, proposed(village, Keinginan(2))[1])
    born = {"kelamin": "P", "tanggal_lahir": "1980-12-11"}
    family, neighbour, stranger = (
        {"nama": "SITI", "nik": nik(901), "nkk": VOTERS[99].nkk, **born},
        {"nama": "ANI", "nik": nik(902), "nkk": nik(903), "rt": "005", "rw": "002", **born},
        {"nama": "TINI", "nik": nik(904), "tps_kpu": "001", **born},
    )
    _, added = add(village, [Orang(one) for one in (family, neighbour, stranger)])
    assert [(one.tps, one.tps_kpu) for one in added] == [("002", "001"), ("002", "001"), ("001", "001")]


def test_the_history_tells_moves_and_places_apart(village: Workspace) -> None:
    assign(village, [row.kunci for row in wilayah(village) if row.rw == "002"], "Pulau")
    apply(village, proposed(village, Keinginan(sendiri=frozenset({"Pulau"})))[1])
    placed = set_places(village, {"002": "SD 1"})
    (newest,) = acts.acts(village, "tempat_tps", most=1)
    assert newest.act == placed and newest.hal == (acts.Hal("tempat_tps", "", 1),)
    assert [(one.nama, one.kolom, one.baru) for one in acts.details(village, placed)] == [
        ("002", "tempat_tps", "SD 1, Pulau")
    ]
    plan = acts.acts(village, "ubah")[0]
    assert set(plan.hal) == {acts.Hal("ubah", "tps", 40), acts.Hal("tempat_tps", "", 1)}
