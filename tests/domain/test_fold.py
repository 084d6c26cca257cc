"""Fold, undo and conflicts on journals that hypothesis invents."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.fold import fold, fold_voter, undone
from app.domain.peristiwa import Peristiwa
from app.domain.voter_id import village_id
from tests.builders import pemilih

BASE = pemilih(1, nama="SITI")
OTHER = pemilih(2, nama="BUDI")
BASES = {BASE.id: BASE, OTHER.id: OTHER}
A, B = "AAAAAAAA", "BBBBBBBB"


def event(device: str, urut: int, lamport: int, jenis: str = "nilai", **more: object) -> Peristiwa:
    fields: dict[str, object] = {
        "pemilih": BASE.id if jenis == "nilai" else "",
        "kolom": "nama" if jenis == "nilai" else "",
        "tindakan": f"{device}:{urut}",
    }
    return Peristiwa(device, urut, "", lamport, 0, "", jenis=jenis, **{**fields, **more})  # type: ignore[arg-type]


def named(events: list[Peristiwa]) -> str:
    one = fold(BASES, events).pemilih[BASE.id]
    return one.nama


def test_a_value_replaces_the_base() -> None:
    assert named([event(A, 1, 1, isi="AMINAH", lama="SITI")]) == "AMINAH"


def test_a_later_value_names_the_one_it_replaces() -> None:
    first = event(A, 1, 1, isi="AMINAH", lama="SITI")
    second = event(B, 1, 2, isi="AMINAH S", lama="AMINAH", dasar=(first.ref,))
    assert named([second, first]) == "AMINAH S"


def test_two_who_did_not_see_each_other_conflict_and_the_base_stays() -> None:
    events = [event(A, 1, 1, isi="AMINAH", lama="SITI"), event(B, 1, 1, isi="SITTI", lama="SITI")]
    result = fold(BASES, events)
    assert result.pemilih[BASE.id].nama == "SITI"
    assert [(one.kolom, one.dasar, one.kpu) for one in result.konflik] == [
        ("nama", (f"{A}:1", f"{B}:1"), False)
    ]


def test_two_who_say_the_same_agree() -> None:
    events = [event(A, 1, 1, isi="AMINAH", lama="SITI"), event(B, 1, 1, isi="AMINAH", lama="SITI")]
    assert named(events) == "AMINAH"
    assert not fold(BASES, events).konflik


def test_a_decision_names_all_candidates_and_ends_the_conflict() -> None:
    events = [event(A, 1, 1, isi="AMINAH", lama="SITI"), event(B, 1, 1, isi="SITTI", lama="SITI")]
    decision = event(A, 2, 3, isi="SITTI", lama="SITI", dasar=(f"{A}:1", f"{B}:1"))
    assert named([*events, decision]) == "SITTI"
    assert not fold(BASES, [*events, decision]).konflik


def test_kpu_moving_the_value_under_a_mark_is_a_conflict_until_decided() -> None:
    mark = event(A, 1, 1, isi="AMINAH", lama="SITI")
    moved = {BASE.id: pemilih(1, nama="SITI KHADIJAH")}
    result = fold(moved, [mark])
    assert result.pemilih[BASE.id].nama == "SITI KHADIJAH"
    assert [one.kpu for one in result.konflik] == [True]
    decided = event(A, 2, 2, isi="AMINAH", lama="SITI KHADIJAH", dasar=(mark.ref,))
    assert fold(moved, [mark, decided]).pemilih[BASE.id].nama == "AMINAH"


def test_kpu_taking_over_the_correction_is_no_conflict() -> None:
    mark = event(A, 1, 1, isi="AMINAH", lama="SITI")
    assert not fold({BASE.id: pemilih(1, nama="AMINAH")}, [mark]).konflik


def test_marks_of_a_voter_who_left_are_orphans_not_lost() -> None:
    result = fold({OTHER.id: OTHER}, [event(A, 1, 1, isi="AMINAH", lama="SITI")])
    assert result.orphans == [BASE.id]
    assert BASE.id not in result.pemilih


def test_a_circle_of_replacements_raises_nothing_and_the_later_event_stands() -> None:
    """Only a hostile device writes one; a mark reaches back to lower Lamport numbers only."""
    one = event(A, 1, 1, isi="AMINAH", lama="SITI", dasar=(f"{B}:1",))
    two = event(B, 1, 2, isi="AISYAH", lama="SITI", dasar=(f"{A}:1",))
    assert named([one, two]) == named([two, one]) == "AISYAH"
    itself = event(A, 1, 1, isi="AMINAH", lama="SITI", dasar=(f"{A}:1",))
    assert named([itself]) == "AMINAH"
    twins = [replace(one, lamport=2), two]
    assert [konflik.dasar for konflik in fold(BASES, twins).konflik] == [(f"{A}:1", f"{B}:1")]


def test_a_voter_added_twice_is_the_same_in_any_order() -> None:
    voter = village_id(A, 1)
    twice = [event(A, n, n, "baru", pemilih=voter, isi={"nama": name}) for n, name in ((1, "X"), (2, "Y"))]
    assert [fold({}, order).pemilih[voter].nama for order in (twice, twice[::-1])] == ["Y", "Y"]


def test_undo_restores_what_the_act_replaced_and_redo_brings_it_back() -> None:
    first = event(A, 1, 1, isi="AMINAH", lama="SITI")
    second = event(A, 2, 2, isi="AISYAH", lama="AMINAH", dasar=(first.ref,))
    undo = event(A, 3, 3, "batal", isi=second.tindakan)
    redo = event(A, 4, 4, "batal", isi=undo.tindakan)
    assert named([first, second, undo]) == "AMINAH"
    assert named([first, second, undo, redo]) == "AISYAH"


def test_an_undo_reaches_back_only() -> None:
    """A `batal` that names an act not yet made, or its own undo, changes nothing: there are no cycles."""
    undo = event(A, 1, 1, "batal", isi=f"{B}:1")
    other = event(B, 1, 2, "batal", isi=f"{A}:1")
    assert undone([undo, other]) == {f"{A}:1": 2}


@st.composite
def journals(draw: st.DrawFn) -> list[Peristiwa]:
    """Two devices that sometimes have seen each other, marking two voters, undoing at random."""
    events: list[Peristiwa] = []
    heads = {A: 0, B: 0}
    for lamport in range(1, draw(st.integers(1, 12)) + 1):
        device = draw(st.sampled_from((A, B)))
        heads[device] += 1
        voter = draw(st.sampled_from((BASE.id, OTHER.id)))
        before = [one for one in events if one.jenis == "nilai" and one.pemilih == voter]
        seen = draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if before else []
        if events and draw(st.integers(0, 3)) == 0:
            target = draw(st.sampled_from(events)).tindakan
            events.append(event(device, heads[device], lamport, "batal", isi=target))
        else:
            refs = tuple(sorted(one.ref for one in seen))
            name = draw(st.sampled_from(("AMINAH", "AISYAH", "SITI", "BUDI")))
            events.append(
                event(
                    device,
                    heads[device],
                    lamport,
                    pemilih=voter,
                    isi=name,
                    lama=BASES[voter].nama,
                    dasar=refs,
                )
            )
    return events


@given(journals(), st.randoms())
def test_order_of_arrival_does_not_matter(events: list[Peristiwa], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(BASES, shuffled) == fold(BASES, events)


@given(journals(), journals())
def test_merging_is_commutative_associative_and_idempotent(
    one: list[Peristiwa], two: list[Peristiwa]
) -> None:
    left = {(e.perangkat, e.urut): e for e in one}
    right = {(e.perangkat, e.urut): e for e in two if (e.perangkat, e.urut) not in left}
    union = [*left.values(), *right.values()]
    for order in permutations((list(left.values()), list(right.values()), list(left.values()))):
        merged = {(e.perangkat, e.urut): e for part in order for e in part}
        assert fold(BASES, merged.values()) == fold(BASES, union)


@given(journals())
def test_undo_of_the_newest_act_gives_the_list_before_it(events: list[Peristiwa]) -> None:
    newest = events[-1]
    undo = event(A, 99, 99, "batal", isi=newest.tindakan)
    assert fold(BASES, [*events, undo]).pemilih == fold(BASES, events[:-1]).pemilih
    redo = event(A, 100, 100, "batal", isi=undo.tindakan)
    assert fold(BASES, [*events, undo, redo]) == fold(BASES, events)


@given(journals())
def test_one_voter_folds_as_the_whole_list_does(events: list[Peristiwa]) -> None:
    whole = fold(BASES, events)
    for base in BASES.values():
        mine = [one for one in events if one.pemilih == base.id]
        assert fold_voter(base, mine, undone(events)).pemilih == whole.pemilih[base.id]
