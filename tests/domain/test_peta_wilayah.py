"""The map folds like a field of the list: order-free, undone by act, a conflict where two PCs differ."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.fold import fold, undone
from app.domain.penetapan import daftar as numbered
from app.domain.penetapan import sidik
from app.domain.peristiwa import START, Peristiwa, check, check_chain
from app.domain.peta_wilayah import Kunci, Sebutan, dusun_in, fold_wilayah
from tests.builders import daftar
from tests.domain.chains import DEVICE, VALUE, chain

KEY = ("DUSUN SUKASARI", "001", "002")
OTHER = ("DUSUN SUKASARI", "", "")
A, B = "AAAAAAAA", "BBBBBBBB"


def said(
    device: str, urut: int, dusun: str, dasar: tuple[str, ...] = (), lamport: int = 0, key: Kunci = KEY
) -> Peristiwa:
    isi = dict(zip(("alamat", "rt", "rw"), key, strict=True)) | {"dusun": dusun}
    ref = f"{device}:{urut}"
    return Peristiwa(
        device, urut, START, lamport or urut, 1, "", ref, "wilayah", isi=isi, dasar=tuple(sorted(dasar))
    )


def undo(device: str, urut: int, act: str) -> Peristiwa:
    return Peristiwa(device, urut, START, urut, 1, "", f"{device}:{urut}", "batal", isi=act)


def folded(*events: Peristiwa) -> dict[Kunci, Sebutan]:
    """The same whatever order they come in."""
    maps = [fold_wilayah(order, undone(order)) for order in permutations(events)]
    assert all(one == maps[0] for one in maps)
    return maps[0]


def test_the_last_word_on_one_pc_stands() -> None:
    first, second = said(A, 2, "Krajan"), said(A, 3, "Sukasari", (f"{A}:2",))
    assert folded(first, second) == {KEY: Sebutan("Sukasari", (f"{A}:3",))}


def test_two_pcs_that_say_the_same_agree() -> None:
    assert folded(said(A, 2, "Krajan"), said(B, 2, "Krajan"))[KEY] == Sebutan("Krajan", (f"{A}:2", f"{B}:2"))


def test_two_pcs_that_differ_are_a_conflict_until_one_decides() -> None:
    one, other = said(A, 2, "Krajan"), said(B, 9, "Sukasari")
    assert folded(one, other)[KEY] == Sebutan("", (f"{A}:2", f"{B}:9"), ("Krajan", "Sukasari"))
    decided = said(A, 10, "Sukasari", (f"{A}:2", f"{B}:9"))
    assert folded(one, other, decided)[KEY].dusun == "Sukasari"


def test_a_decision_that_saw_one_side_only_leaves_the_conflict() -> None:
    assert folded(said(A, 2, "X"), said(B, 3, "Y"), said(A, 4, "Z", (f"{A}:2",)))[KEY].konflik == ("Y", "Z")


def test_a_name_taken_away_against_a_name_is_a_conflict() -> None:
    assert folded(said(A, 2, "X"), said(A, 3, "", (f"{A}:2",)), said(B, 4, "X", (f"{A}:2",)))[KEY] == Sebutan(
        "", (f"{A}:3", f"{B}:4"), ("", "X")
    )


def test_undo_brings_back_what_was_replaced_and_redo_takes_it_again() -> None:
    events = [said(A, 2, "X"), said(A, 3, "Y", (f"{A}:2",)), undo(A, 4, f"{A}:3")]
    assert folded(*events)[KEY].dusun == "X"
    assert folded(*events, undo(A, 5, f"{A}:4"))[KEY].dusun == "Y"
    assert folded(events[0], undo(A, 4, f"{A}:2")) == {}


def test_keys_do_not_touch_each_other() -> None:
    events = said(A, 2, "X"), said(A, 3, "Y", (f"{A}:2",), key=OTHER)
    assert {key: one.dusun for key, one in folded(*events).items()} == {KEY: "X", OTHER: "Y"}


def test_a_circle_of_events_has_a_candidate() -> None:
    one = said(A, 2, "X", (f"{B}:2",), lamport=5)
    other = said(B, 2, "Y", (f"{A}:2",), lamport=6)
    assert folded(one, other)[KEY].dusun == "Y"


@given(
    st.lists(
        st.tuples(
            st.sampled_from((A, B)), st.sampled_from(("", "X", "Y")), st.sets(st.integers(0, 9), max_size=3)
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_merging_is_union_in_any_order(told: list[tuple[str, str, set[int]]], chance: Any) -> None:
    events: list[Peristiwa] = []
    for urut, (device, dusun, seen) in enumerate(told, start=2):
        refs = tuple(events[at].ref for at in seen if at < len(events))
        events.append(said(device, urut, dusun, refs))
    shuffled = [*events, *events]
    chance.shuffle(shuffled)
    assert fold_wilayah(shuffled, {}) == fold_wilayah(events, {})
    assert all((one.dusun == "") or not one.konflik for one in fold_wilayah(events, {}).values())


ISI = {"alamat": KEY[0], "rt": KEY[1], "rw": KEY[2], "dusun": "Sukasari"}
WILAYAH: dict[str, Any] = {"jenis": "wilayah", "isi": ISI}


@pytest.mark.parametrize(
    "said_of_it",
    [
        WILAYAH,
        WILAYAH | {"dasar": (f"{DEVICE}:2",)},
        WILAYAH | {"isi": ISI | {"dusun": ""}},
        WILAYAH | {"isi": ISI | {"rt": "", "rw": "", "alamat": "=X\u2028" * 60}},
    ],
)
def test_a_device_may_say_of_a_place(said_of_it: dict[str, Any]) -> None:
    assert check_chain(chain([VALUE, said_of_it]), DEVICE)[-1].jenis == "wilayah"


@pytest.mark.parametrize(
    "said_of_it",
    [
        WILAYAH | {"isi": ISI | {"dusun": "X" * 101}},
        WILAYAH | {"isi": ISI | {"dusun": "dua\nbaris"}},
        WILAYAH | {"isi": ISI | {"lain": ""}},
        WILAYAH | {"isi": {"alamat": "", "rt": "", "rw": ""}},
        WILAYAH | {"isi": ISI | {"rt": 1}},
        WILAYAH | {"isi": "Sukasari"},
        WILAYAH | {"kolom": "alamat"},
        WILAYAH | {"pemilih": VALUE["pemilih"]},
        WILAYAH | {"lama": "X"},
        WILAYAH | {"dasar": (f"{DEVICE}:3",)},
    ],
)
def test_a_device_may_not_say_of_a_place(said_of_it: dict[str, Any]) -> None:
    with pytest.raises(UserError) as caught:
        check(chain([VALUE, said_of_it])[2])
    assert caught.value.code == "EVENT_INVALID"
    assert caught.value.params["what"] in ("wilayah", "alamat")


def test_the_list_does_not_know_the_map() -> None:
    base = {voter.id: voter for voter in daftar(100)}
    key = (base["000018"].alamat, base["000018"].rt, base["000018"].rw)
    with_map = fold(base, [said(A, 2, "Krajan", key=key)]).pemilih
    assert with_map == base
    assert sidik(numbered(with_map.values()), "x", "y", "dpt") == sidik(
        numbered(base.values()), "x", "y", "dpt"
    )


ADDRESSES = {
    "DUSUN SUKASARI": "Sukasari",
    "dusun sukasari": "Sukasari",
    "DSN. KRAJAN II RT 01 RW 02": "Krajan II",
    "JL. MAWAR DSN SUKASARI NO 3": "Sukasari",
    "DUKUH-KARANG": "Karang",
    "KP.CIBOGO HILIR, DESA SUKAMAJU": "Cibogo Hilir",
    "KAMPUNG PASIR DUSUN SUKASARI": "Sukasari",
    "JORONG KOTO TUO": "Koto Tuo",
    "PADUKUHAN NGENTAK": "Ngentak",
    "BANJAR DINAS KELOD": "Kelod",
    "DUSUN MA'RUF": "Ma'ruf",
    "DUSUN III": "Dusun III",
    "BLOK C": "Blok C",
    "BLOK A5 NO 2": "Blok A5",
    "DSN SUKASARI BLOK C": "Sukasari",
    "DUSUN": "",
    "DUSUN RT 01": "",
    "DS. SUKAMAJU": "",
    "JL. MAWAR NO 3": "",
    "DUSUNAN": "",
    "": "",
    "DUSUN " + "A" * 150: "",
}


@pytest.mark.parametrize("alamat", ADDRESSES)
def test_an_address_names_its_dusun(alamat: str) -> None:
    assert dusun_in(alamat) == ADDRESSES[alamat]


def test_the_regions_own_word_is_looked_for_first() -> None:
    assert dusun_in("DUSUN BARU SUKU TENGAH", "Suku") == "Tengah"
    assert dusun_in("SUKU BARU") == ""
    assert dusun_in("KAMPUNG II", "Kampung") == "Kampung II"
