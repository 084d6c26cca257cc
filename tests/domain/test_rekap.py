"""The two balances of a village."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_listed
from app.domain.rekap import Neraca, pdpb, pilkades, total
from tests.builders import daftar

BASE = {voter.id: replace(voter, tps=voter.tps_kpu) for voter in daftar(60)}
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "tps": st.sampled_from(["001", "002", "009"]),
        "kelamin": st.sampled_from("LP"),
        "status_pilkades": st.sampled_from(["sesuai", "meninggal", "domisili_kurang_6_bulan"]),
        "usul_kpu": st.sampled_from(["meninggal", "pindah"]),
    },
)


@given(
    st.dictionaries(st.sampled_from(sorted(BASE)), CHANGES),
    st.lists(CHANGES, max_size=5),
)
def test_both_always_balance(changes: dict[str, dict[str, str]], new: list[dict[str, str]]) -> None:
    voters = [replace(voter, **changes.get(voter.id, {})) for voter in BASE.values()]
    fresh = Pemilih("", kelamin="L", tps="001", tps_kpu="002")
    voters += [replace(fresh, id=f"K7QM2XWD-{number}-0", **fields) for number, fields in enumerate(new)]
    dpt = [voter for voter in voters if is_listed(voter)]
    for lines in (pilkades(BASE, voters, dpt), pdpb(BASE, voters)):
        assert all(line.balances for line in lines)
        assert total(lines).balances and total(lines).masuk == total(lines).keluar
    assert total(pilkades(BASE, voters, dpt)).akhir == len(dpt)


def test_a_voter_who_is_on_no_list_shows() -> None:
    """The proof counts the list by itself: somebody slipped in is noticed."""
    voters = list(BASE.values())
    lines = pilkades(BASE, voters, [*voters, replace(voters[0], id="lain")])
    assert [line.balances for line in lines].count(False) == 1


def test_moves_between_tps_are_told_apart() -> None:
    first, *others = BASE.values()
    voters = [replace(first, tps="077"), *others]
    lines = pilkades(BASE, voters, voters)
    assert [line for line in lines if line.tps == "077"] == [
        Neraca("077", voters[0].kelamin, 0, 0, 0, 1, 0, 1)
    ]
    assert sum(line.keluar for line in lines) == 1
    assert all(line.masuk == line.keluar == 0 for line in pdpb(BASE, voters))
