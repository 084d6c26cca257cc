"""Which ratification holds, and the numbers that it gives, over lists of all shapes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.berlaku import Berlaku, Penetapan, berlaku
from app.domain.pemilih import Pemilih
from app.domain.penetapan import daftar
from app.domain.peristiwa import Peristiwa
from tests.builders import daftar as people

DEVICE = "AAAAAAAA"
VOTERS = people(12)


def ratified(number: int, tahap: str, sebelum: str = "") -> Peristiwa:
    isi = {
        "tahap": tahap, "paket": "p", "kepala": {}, "aturan": 1, "sidik": "", "jumlah": {}, "nomor": "",
        "sebelum": sebelum, "hari": "2027-02-03", "tanda_tangan": {"a": "", "b": ""},
    }  # fmt: skip
    return event(number, "tetapkan", isi)


def event(number: int, jenis: str, isi: Any) -> Peristiwa:
    ref = f"{DEVICE}:{number}"
    return Peristiwa(DEVICE, number, "", number, 0, "", ref, jenis, isi=isi)


def opened(number: int, ref: int) -> Peristiwa:
    told = {"tetapan": f"{DEVICE}:{ref}", "alasan": "x", "nomor": "1", "tanda_tangan": {"a": "", "b": ""}}
    return event(number, "buka", told)


def of(*events: Peristiwa) -> Berlaku:
    return berlaku(events)


def seen_by(lists: Mapping[str, Iterable[Pemilih]]) -> Any:
    def voters(what: Penetapan) -> Iterable[Pemilih]:
        return lists[what.ref]

    return voters


def test_an_opened_list_holds_no_more_and_stays_known() -> None:
    found = of(ratified(1, "dps"), ratified(2, "dpt"), opened(3, 2))
    assert set(found.tahap) == {"dps"}
    assert found.terakhir is found.tahap["dps"]
    assert found.dpt_sebelum == f"{DEVICE}:2"
    again = of(ratified(1, "dps"), ratified(2, "dpt"), opened(3, 2), ratified(4, "dpt", f"{DEVICE}:2"))
    assert again.tahap["dpt"].ref == f"{DEVICE}:4"
    assert [one.tetapan for one in again.pembukaan] == [f"{DEVICE}:2"]


def test_addenda_hang_on_the_dpt_in_force() -> None:
    dpt, one = ratified(2, "dpt"), ratified(3, "addendum", f"{DEVICE}:2")
    two = ratified(4, "addendum", f"{DEVICE}:3")
    assert [each.ref for each in of(dpt, one, two).addenda] == [f"{DEVICE}:3", f"{DEVICE}:4"]
    found = of(dpt, one, two, opened(5, 2))
    assert (found.addenda, found.dpt_sebelum) == ((), f"{DEVICE}:4")


def test_two_dpts_at_once_are_told() -> None:
    found = of(ratified(1, "dpt"), ratified(2, "dpt"))
    assert [one.ref for one in found.kembar] == [f"{DEVICE}:1"]


def test_two_addenda_on_one_list_are_told() -> None:
    found = of(*(ratified(1, "dpt"), *(ratified(one, "addendum", f"{DEVICE}:1") for one in (2, 3))))
    assert [one.ref for one in found.addenda] == [f"{DEVICE}:2"]
    assert [one.ref for one in found.kembar] == [f"{DEVICE}:3"]


def test_no_undo_takes_back_what_two_members_signed() -> None:
    undo_dpt = event(3, "batal", f"{DEVICE}:2")
    assert "dpt" in of(ratified(1, "dps"), ratified(2, "dpt"), undo_dpt).tahap
    undo_opening = event(4, "batal", f"{DEVICE}:3")
    assert "dpt" not in of(ratified(1, "dps"), ratified(2, "dpt"), opened(3, 2), undo_opening).tahap


def test_a_long_chain_of_addenda_costs_no_more_than_its_lists() -> None:
    chain = [ratified(1, "dpt"), *(ratified(n, "addendum", f"{DEVICE}:{n - 1}") for n in range(2, 40))]
    found, asked = of(*chain), []

    def voters(what: Penetapan) -> Iterable[Pemilih]:
        asked.append(what.ref)
        return VOTERS[: int(what.ref.partition(":")[2])]

    whole = found.whole(found.addenda[-1], voters)
    assert len(whole) == len(VOTERS) and len(asked) == len(chain)


def test_no_list_builds_on_itself() -> None:
    found = of(ratified(1, "dpt", f"{DEVICE}:2"), ratified(2, "dpt", f"{DEVICE}:2"))
    assert [one.sebelum for one in found.semua.values()] == ["", ""]


@given(
    st.lists(st.sampled_from(["001", "002", "003"]), min_size=12, max_size=12),
    st.sets(st.integers(0, 11)),
    st.lists(st.sampled_from(["001", "002", "003"]), min_size=12, max_size=12),
    st.sets(st.integers(0, 11)),
)
def test_a_number_once_given_is_kept_or_left_free(
    first: list[str], off: set[int], then: list[str], off_then: set[int]
) -> None:
    def listed(tps: list[str], without: set[int]) -> list[Pemilih]:
        return [replace(one, tps=tps[at]) for at, one in enumerate(VOTERS) if at not in without]

    before = daftar(listed(first, off))
    after = daftar(listed(then, off_then), before)
    had = {row.pemilih.id: (row.pemilih.tps, row.no) for row in before}
    taken = set(had.values())
    places = [(row.pemilih.tps, row.no) for row in after]
    assert len(set(places)) == len(places)
    assert places == sorted(places)
    for row in after:
        place = (row.pemilih.tps, row.no)
        stayed = had.get(row.pemilih.id, ("", 0))[0] == row.pemilih.tps
        assert place == had[row.pemilih.id] if stayed else place not in taken
    assert {row.pemilih.id for row in after} == {one.id for one in listed(then, off_then)}


def test_an_addendum_lists_only_whom_the_dpt_has_not() -> None:
    found = of(ratified(1, "dpt"), ratified(2, "addendum", f"{DEVICE}:1"))
    voters = seen_by({f"{DEVICE}:1": VOTERS[:8], f"{DEVICE}:2": VOTERS})
    rows = found.rows(found.addenda[0], voters)
    assert {row.pemilih.id for row in rows} == {one.id for one in VOTERS[8:]}
    whole = found.whole(found.addenda[0], voters)
    assert {row.pemilih.id for row in whole} == {one.id for one in VOTERS}
    assert len({(row.pemilih.tps, row.no) for row in whole}) == len(VOTERS)
