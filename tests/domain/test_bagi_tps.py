"""The TPS planner: families are never apart, RTs stay whole where they can, sizes are even; it is quick."""

import time
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.bagi_tps import Keinginan, Rencana, divide, divide_by_number
from app.domain.errors import UserError
from app.domain.isi_tps import Penghuni, blocks_of, families_of, rt_order
from app.domain.mutu_tps import Mutu, mutu
from tests.builders import NKK, daftar, nik


def village(voters: int) -> list[Penghuni]:
    """The invented village as KPU numbers it."""
    return [
        Penghuni(one.id, number, one.nkk, "", one.rw, one.rt) for number, one in enumerate(daftar(voters), 1)
    ]


def rts(*sizes: int, dusun: str = "", rw: str = "001", start: int = 1) -> list[Penghuni]:
    """RTs of so many voters, each in families of two."""
    people: list[Penghuni] = []
    for number, size in enumerate(sizes, 1):
        for at in range(size):
            serial = start + len(people)
            card = nik(1 + (start + len(people) - at % 2) % 9999, kelamin="L", region=f"9901{number:02}")
            people.append(Penghuni(f"{serial:05}", serial, card, dusun, rw, f"{number:03}"))
    return people


def quality(people: list[Penghuni], plan: Rencana, batas: int = 500) -> Mutu:
    return mutu(families_of(people), plan.tps, batas)


def sizes(plan: Rencana) -> list[int]:
    return [count for _, count in sorted(Counter(plan.tps.values()).items())]


PLACES = st.tuples(
    st.sampled_from(("", "Krajan", "Pulau", "Sukasari")),
    st.sampled_from(("", "001", "002")),
    st.sampled_from(("", "001", "002", "003", "A")),
)
PEOPLE = st.lists(
    st.tuples(st.sampled_from(("", "9901**********01", *(nik(one) for one in range(1, 12)))), PLACES),
    max_size=60,
).map(lambda drawn: [Penghuni(f"{at:05}", at, nkk, *place) for at, (nkk, place) in enumerate(drawn, 1)])
WISHES = st.builds(
    Keinginan,
    jumlah=st.integers(0, 6),
    terbanyak=st.integers(1, 30),
    sendiri=st.frozensets(st.sampled_from(("Krajan", "Pulau")), max_size=2),
    satuan=st.sampled_from(("", "rw", "dusun")),
    pecah=st.booleans(),
)


@settings(max_examples=300)
@given(PEOPLE, WISHES, st.randoms(use_true_random=False))
def test_everybody_has_one_tps_and_no_family_is_apart(people: list[Penghuni], wishes: Keinginan, rng) -> None:  # type: ignore[no-untyped-def]
    try:
        plan = divide(people, wishes)
    except UserError as error:
        assert error.code in ("TPS_TOO_FEW", "TPS_TOO_MANY", "TPS_DUSUN_UNKNOWN")
        return
    assert plan.tps.keys() == {one.id for one in people}
    codes = sorted(set(plan.tps.values()))
    assert codes == [f"{number:03}" for number in range(1, len(codes) + 1)]
    if wishes.jumlah and people:
        assert len(codes) == wishes.jumlah
    assert quality(people, plan).keluarga_terpisah == 0
    home = {one.id: family.rt for family in families_of(people) for one in family.anggota}
    for code, dusun in plan.dusun.items():
        assert {home[voter][0] for voter, at in plan.tps.items() if at == code} == {dusun}
    for dusun in wishes.sendiri:
        theirs = {plan.tps[voter] for voter, place in home.items() if place[0] == dusun}
        assert theirs == {code for code, own in plan.dusun.items() if own == dusun}
    shuffled = list(people)
    rng.shuffle(shuffled)
    assert divide(shuffled, wishes) == plan


@given(st.lists(st.integers(1, 30).map(lambda half: 2 * half), min_size=1, max_size=12), st.integers(1, 6))
def test_whole_rts_stay_whole_and_the_largest_tps_is_as_small_as_they_allow(
    counts: list[int], jumlah: int
) -> None:
    people = rts(*counts)
    wishes = Keinginan(min(jumlah, len(counts)), terbanyak=max(counts))
    plan = divide(people, wishes)
    assert quality(people, plan).rt_terpisah == 0
    even = sum(counts) / wishes.jumlah
    assert max(sizes(plan)) <= even + max(counts)


@settings(max_examples=200)
@given(st.lists(st.integers(1, 60).map(lambda half: 2 * half), min_size=1, max_size=12), st.integers(6, 80))
def test_where_rts_may_be_cut_no_tps_is_above_the_limit(counts: list[int], most: int) -> None:
    people = rts(*counts)
    plan = divide(people, Keinginan(terbanyak=most, pecah=True))
    assert max(sizes(plan)) <= most
    assert len(sizes(plan)) <= -(-sum(counts) // most) * 1.2 + 2


def test_an_rt_of_more_than_the_limit_is_cut_between_families() -> None:
    people = rts(100, 730, 100)
    result = quality(people, divide(people, Keinginan(terbanyak=500)))
    assert (result.tps, result.rt_terpisah, result.keluarga_terpisah, result.lebih) == (2, 1, 0, 0)
    assert result.selisih <= 2


def test_the_limit_only_warns_where_rts_are_to_stay_whole() -> None:
    people = rts(*[140] * 7)
    result = quality(people, divide(people, Keinginan(terbanyak=500)))
    assert (result.tps, result.terbesar, result.rt_terpisah, result.lebih) == (2, 560, 0, 1)
    kept = quality(people, divide(people, Keinginan(terbanyak=500, pecah=True)))
    assert (kept.tps, kept.rt_terpisah, kept.lebih) == (2, 1, 0)


def test_rts_of_a_shared_rw_change_places_where_that_evens_the_sizes() -> None:
    people = rts(200, 60, 40, 100)
    assert sizes(divide(people, Keinginan(jumlah=2, terbanyak=500))) == [200, 200]


def test_an_island_votes_at_home_and_the_others_are_even_without_it() -> None:
    mainland = rts(100, 100, 100, 100, dusun="Krajan")
    island = rts(40, 30, dusun="Pulau", rw="002", start=5000)
    plan = divide([*mainland, *island], Keinginan(jumlah=3, sendiri=frozenset({"Pulau"})))
    assert sizes(plan) == [200, 200, 70] and plan.dusun == {"003": "Pulau"}


def test_addresses_that_the_map_does_not_name_go_with_the_only_dusun_of_their_rt() -> None:
    people = rts(10, 10, dusun="Pulau")
    people[0] = replace(people[0], dusun="", nkk="")
    plan = divide([*people, *rts(20, rw="002", start=900)], Keinginan(sendiri=frozenset({"Pulau"})))
    assert plan.tps[people[0].id] == "001" and sizes(plan) == [20, 20]


def test_every_rw_may_have_its_own() -> None:
    """As at Tegal: one field, a table an RW."""
    people = [*rts(300, 300), *rts(250, 238, rw="002", start=2000), *rts(746, rw="003", start=4000)]
    assert sizes(divide(people, Keinginan(terbanyak=800, satuan="rw"))) == [600, 488, 746]
    with pytest.raises(UserError, match="TPS_TOO_FEW") as raised:
        divide(people, Keinginan(jumlah=2, satuan="rw"))
    assert raised.value.params == {"count": 3}


def test_nobody_can_be_divided_into_more_tps_than_families() -> None:
    with pytest.raises(UserError, match="TPS_TOO_MANY") as raised:
        divide(rts(4, 2), Keinginan(jumlah=4))
    assert raised.value.params == {"count": 3}
    with pytest.raises(UserError, match="TPS_TOO_MANY"):
        divide(village(3000), Keinginan(terbanyak=1))


def test_a_dusun_where_nobody_lives_has_no_tps() -> None:
    with pytest.raises(UserError, match="TPS_DUSUN_UNKNOWN"):
        divide(rts(10), Keinginan(sendiri=frozenset({"Pulau"})))
    assert divide([], Keinginan()) == Rencana({})


@pytest.mark.parametrize("nkk", ["", "9901**********01"])
def test_without_nkk_the_cut_keeps_the_order_of_the_list_and_says_what_it_could_not_see(nkk: str) -> None:
    people = [replace(one, nkk=nkk) for one in rts(700)]
    plan = divide(people, Keinginan(terbanyak=500))
    assert sizes(plan) == [350, 350]
    assert [plan.tps[one.id] for one in people] == ["001"] * 350 + ["002"] * 350
    assert quality(people, plan).tanpa_keluarga == 700


def test_a_number_that_half_the_village_shares_is_no_family() -> None:
    people = [replace(one, nkk=NKK) if at % 2 else one for at, one in enumerate(rts(200, 200))]
    assert len(families_of(people)) == 400
    assert quality(people, divide(people, Keinginan(2))).selisih == 0


def test_a_family_in_two_rts_votes_where_most_of_it_lives() -> None:
    people = rts(4, 4)
    people = [replace(one, nkk=NKK) if at in (0, 4, 5) else one for at, one in enumerate(people)]
    plan = divide(people, Keinginan(2))
    assert plan.tps[people[0].id] == plan.tps[people[4].id] == "002"


def test_rts_lie_by_dusun_where_each_begins() -> None:
    places = [("Zaitun", "001", "001"), ("Anggur", "002", "001"), ("Zaitun", "001", "002"), ("", "", "")]
    ordered = sorted(places, key=rt_order(places).__getitem__)
    assert ordered == [("", "", ""), places[0], places[2], places[1]]


def test_blocks_tell_which_rts_are_whole() -> None:
    people = rts(4, 4)
    tps = {one.id: "001" if at < 6 else "" for at, one in enumerate(people)}
    blocks = blocks_of(families_of(people), tps)
    shape = {
        code: [(one.rt[2], len(one.pemilih), one.utuh) for one in found] for code, found in blocks.items()
    }
    assert shape == {"": [("002", 2, False)], "001": [("001", 4, True), ("002", 2, False)]}


@pytest.mark.parametrize(
    ("voters", "wishes"), [(2700, Keinginan()), (2700, Keinginan(8)), (10_000, Keinginan())]
)
def test_the_naive_split_takes_families_and_rts_apart_and_the_plan_does_not(
    voters: int, wishes: Keinginan
) -> None:
    people = village(voters)
    plan = divide(people, wishes)
    ours = quality(people, plan)
    naive = mutu(families_of(people), divide_by_number(people, ours.tps), 500)
    assert (ours.keluarga_terpisah, ours.rt_terpisah, ours.tanpa_tps) == (0, 0, 0)
    assert naive.keluarga_terpisah >= 2 and naive.rt_terpisah >= ours.tps - 2
    assert naive.selisih <= 1 and ours.selisih <= 120


@pytest.mark.parametrize("pecah", [False, True])
def test_sixty_thousand_voters_and_150_tps_are_divided_at_once(pecah: bool) -> None:
    people = village(60_000)
    began = time.process_time()
    plan = divide(people, Keinginan(150, terbanyak=408, pecah=pecah))
    assert time.process_time() - began < 2
    result = quality(people, plan, 408)
    assert (result.tps, result.keluarga_terpisah) == (150, 0)
    assert result.lebih == 0 if pecah else result.rt_terpisah == 0
