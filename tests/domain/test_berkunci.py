"""Keyed records: whole records by key, order-free, conflicts told, undo reaching them."""

from dataclasses import replace
from itertools import permutations
from typing import Any

from app.domain.berkunci import KEYS, Terkini, fold_keyed
from app.domain.fold import undone
from app.domain.isi_peristiwa import KEYED
from app.domain.peristiwa import Peristiwa

A, B = "AAAAAAAA", "BBBBBBBB"


def said(device: str, number: int, nilai: object, dasar: tuple[str, ...] = (), lamport: int = 0) -> Peristiwa:
    isi = {"kunci": "batas_tps", "nilai": nilai, "nomor": "", "alasan": ""}
    return event(device, number, "setelan", isi, dasar, lamport)


def event(
    device: str, number: int, jenis: str, isi: Any, dasar: tuple[str, ...] = (), lamport: int = 0
) -> Peristiwa:
    act = f"{device}:{number}"
    return Peristiwa(device, number, "", lamport or number, 7, "ab" * 8, act, jenis, isi=isi, dasar=dasar)


def folded(*events: Peristiwa) -> dict[tuple[str, ...], Terkini]:
    """The same from every order, and from events that came twice."""
    found = [fold_keyed([*order, *order], undone(order), "setelan") for order in permutations(events)]
    assert all(one == found[0] for one in found)
    return found[0]


def test_the_last_word_counts_as_a_whole() -> None:
    found = folded(said(A, 2, 500), said(A, 3, 600, (f"{A}:2",)))
    assert found[("batas_tps",)].isi["nilai"] == 600
    assert found[("batas_tps",)].dasar == (f"{A}:3",)


def test_two_words_apart_are_a_conflict_until_one_names_both() -> None:
    one, other = said(A, 2, 500), said(B, 2, 600)
    apart = folded(one, other)[("batas_tps",)]
    assert not apart.isi
    assert [isi["nilai"] for isi in apart.konflik] == [500, 600]
    decided = folded(one, other, said(B, 3, 700, apart.dasar))[("batas_tps",)]
    assert (decided.isi["nilai"], decided.konflik) == (700, ())


def test_the_same_word_twice_is_no_conflict() -> None:
    found = folded(said(A, 2, 500), said(B, 2, 500))[("batas_tps",)]
    assert (found.isi["nilai"], found.dasar) == (500, (f"{A}:2", f"{B}:2"))


def test_an_undo_lets_the_word_before_stand_again() -> None:
    first, second = said(A, 2, 500), said(A, 3, 600, (f"{A}:2",))
    undo = event(A, 4, "batal", f"{A}:3")
    assert folded(first, second, undo)[("batas_tps",)].isi["nilai"] == 500


def test_a_circle_leaves_a_candidate() -> None:
    one = replace(said(A, 2, 500, (f"{B}:3",)), lamport=3)
    other = replace(said(B, 3, 600, (f"{A}:2",)), lamport=3)
    assert folded(one, other)[("batas_tps",)].dasar == (f"{A}:2", f"{B}:3")


def test_every_keyed_kind_has_a_key() -> None:
    assert tuple(KEYS) == KEYED
