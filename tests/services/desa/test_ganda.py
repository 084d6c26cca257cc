"""Pairs of a real data file: found, decided, taken back, undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.pasangan import Tingkat, kunci
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Profil
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.services.desa import members, undo
from app.services.desa.add import Orang, add
from app.services.desa.daftar_rows import RowReader, read_rows
from app.services.desa.ganda import different, find, find_among, undecided
from app.services.desa.ganda_putusan import decide_different, decided, reopen, strike, to_strike
from app.services.desa.ganda_rinci import side_by_side
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace, open_workspace
from app.store import daftar as store
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu

PEOPLE = list(daftar(100))
FIRST, TWIN, THIRD = PEOPLE[10], PEOPLE[50], PEOPLE[70]
SAME = {"nama": FIRST.nama, "tanggal_lahir": FIRST.tanggal_lahir, "kelamin": FIRST.kelamin}
VOTERS = [replace(one, **SAME) if one in (TWIN, THIRD) else one for one in PEOPLE]
"""One person three times, each time in another RT and on another card."""
PAIR = (FIRST.id, TWIN.id)


def opened(folder: Path, profil: Profil = "lengkap", voters: list[Pemilih] = VOTERS) -> Path:
    file = folder / "paket.dpt"
    file.write_bytes(TestKpu().paket(voters, profil=profil))
    open_first(file, " ".join(LETTER), folder / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    return folder / "data"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(opened(tmp_path), "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
        yield workspace


def keys(village: Workspace) -> list[tuple[str, str]]:
    return sorted(pair.kunci for pair in find(village).pasangan)


ALL = sorted([PAIR, (FIRST.id, THIRD.id), (TWIN.id, THIRD.id)])


def test_the_pairs_of_a_list(village: Workspace) -> None:
    assert keys(village) == ALL
    assert undecided(village) == 3
    assert decided(village) == []


def test_the_window_s_rows_give_the_same_pairs(village: Workspace) -> None:
    mark(village, [Mark(THIRD.id, Alasan.MENINGGAL)])
    rows = read_rows(village, RowReader.of(village))
    assert find_among(rows, different(village)) == find(village)
    assert keys(village) == [PAIR]


def test_two_people_are_kept_as_two_and_are_asked_about_no_more(village: Workspace) -> None:
    act = decide_different(village, TWIN.id, FIRST.id, "  kakak   sepupu ")
    assert keys(village) == [pair for pair in ALL if pair != PAIR]
    [told] = decided(village)
    assert (told.kunci, told.putusan, told.alasan, told.anggota) == (
        PAIR,
        "beda",
        "kakak sepupu",
        "Ketua Contoh",
    )
    assert village.touched == set(PAIR)
    assert decide_different(village, *PAIR, "kakak sepupu") == ""
    village.touched.clear()
    assert undo.undo(village).target == act
    assert village.touched == set(PAIR)
    assert (keys(village), decided(village)) == (ALL, [])
    undo.redo(village)
    assert len(decided(village)) == 1


def test_the_duplicate_leaves_the_list_and_says_whose_it_is(village: Workspace) -> None:
    strike(village, TWIN.id, FIRST.id, {"jenis": "KTP-el", "keterangan": "KTP dilihat"})
    found = store.get(village.db, TWIN.id)
    assert found is not None and found.bukti["keterangan"] == "KTP dilihat"
    marked = found.pemilih
    assert (marked.status_pilkades, marked.usul_kpu, marked.ganda_dengan) == ("ganda", "ganda", FIRST.id)
    assert keys(village) == [(FIRST.id, THIRD.id)]
    [told] = decided(village)
    assert (told.kunci, told.putusan, told.dicoret, told.anggota) == (PAIR, "ganda", TWIN.id, "Ketua Contoh")
    undo.undo(village)
    assert keys(village) == ALL


def test_decisions_are_told_the_newest_first(village: Workspace) -> None:
    decide_different(village, *PAIR)
    strike(village, THIRD.id, FIRST.id)
    assert [one.putusan for one in decided(village)] == ["ganda", "beda"]


@pytest.mark.parametrize("how", ["beda", "ganda"])
def test_a_decision_is_taken_back_long_after(village: Workspace, how: str) -> None:
    acts: dict[str, Callable[[], object]] = {
        "beda": lambda: decide_different(village, *PAIR),
        "ganda": lambda: strike(village, TWIN.id, FIRST.id),
    }
    acts[how]()
    mark(village, [Mark(PEOPLE[1].id, Alasan.MENINGGAL)])
    assert reopen(village, TWIN.id, FIRST.id)
    assert (keys(village), decided(village)) == (ALL, [])
    found = store.get(village.db, TWIN.id)
    assert found is not None and (found.pemilih.status_pilkades, found.pemilih.ganda_dengan) == ("", "")
    assert reopen(village, TWIN.id, FIRST.id) == ""


def test_what_cannot_be_decided(village: Workspace) -> None:
    mark(village, [Mark(TWIN.id, Alasan.MENINGGAL)])
    for act in (
        lambda: decide_different(village, *PAIR),
        lambda: strike(village, FIRST.id, TWIN.id),
        lambda: strike(village, TWIN.id, FIRST.id),
    ):
        with pytest.raises(UserError, match="PAIR_GONE") as caught:
            act()
        assert caught.value.params == {"voter": TWIN.id}
    with pytest.raises(UserError, match="PAIR_SAME"):
        strike(village, FIRST.id, FIRST.id)
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        decide_different(village, FIRST.id, "999995")
    for reason in ("x" * 201, "dua\x00baris"):
        with pytest.raises(UserError, match="FIELD_INVALID"):
            decide_different(village, FIRST.id, THIRD.id, reason)


def test_two_pcs_that_say_the_same_for_two_reasons_agree(village: Workspace) -> None:
    for alasan in ("saudara", "tetangga"):
        isi = {"satu": PAIR[0], "dua": PAIR[1], "putusan": "beda", "alasan": alasan}
        village.act([Draft("pasangan", isi=isi)])
    assert different(village) == {PAIR}
    assert decided(village)[0].alasan in ("saudara", "tetangga")
    isi = {"satu": PAIR[0], "dua": PAIR[1], "putusan": "", "alasan": ""}
    village.act([Draft("pasangan", isi=isi)])
    assert different(village) == frozenset(), "what they say apart is decided by nobody"
    decide_different(village, *PAIR)
    assert different(village) == {PAIR}


def test_after_the_dpt_nobody_is_struck_but_a_pair_may_be_told_apart(village: Workspace) -> None:
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    with pytest.raises(UserError, match="DPT_LOCKED"):
        strike(village, TWIN.id, FIRST.id)
    assert decide_different(village, *PAIR)
    undo.undo(village)
    mark(village, [Mark(TWIN.id, Alasan.GANDA, "kpu")])
    assert keys(village) == [(FIRST.id, THIRD.id)], "it is proposed to KPU already"


def test_the_village_s_own_entry_is_the_one_to_go(village: Workspace) -> None:
    fields = {
        kolom: getattr(FIRST, kolom) for kolom in ("nama", "kelamin", "tanggal_lahir", "rt", "rw", "tps")
    }
    _, [own] = add(village, [Orang(fields | {"nik": nik(77, FIRST.tanggal_lahir, FIRST.kelamin)})])
    rows = {row.id: row for row in read_rows(village, RowReader.of(village))}
    assert to_strike(rows[FIRST.id], rows[own.id]) == own.id
    assert to_strike(rows[own.id], rows[FIRST.id]) == own.id
    assert to_strike(rows[FIRST.id], rows[TWIN.id]) == TWIN.id
    assert to_strike(replace(rows[FIRST.id], nik=""), rows[TWIN.id]) == FIRST.id
    assert kunci(FIRST.id, own.id) in keys(village)


@pytest.mark.parametrize("profil", ["nik-disamarkan", "tanpa-nik"])
def test_what_the_profile_hides_is_counted(tmp_path: Path, profil: Profil) -> None:
    voters = [replace(one, nik="9901**********01", nkk="") for one in VOTERS]
    with open_workspace(opened(tmp_path, profil, voters), "ketua", KETUA) as village:
        found = find(village)
        assert (found.terlewat.orang, found.terlewat.nik, found.terlewat.nkk) == (100, 100, 100)
        assert keys(village) == ALL


def test_side_by_side_a_masked_nik_is_still_compared(village: Workspace) -> None:
    shown = side_by_side(village, PAIR)
    assert (shown.satu.pemilih.id, shown.dua.pemilih.id) == PAIR
    assert "*" in shown.satu.pemilih.nik
    assert not shown.beda["nama"] and shown.beda["nik"] and shown.beda["nkk"]


def test_a_reveal_of_both_is_written_down(village: Workspace) -> None:
    before = journal.head_of(village.db, village.device, "akses").urut
    shown = side_by_side(village, PAIR, reveal=True)
    assert (shown.satu.pemilih.nik, shown.dua.pemilih.nik) == (FIRST.nik, TWIN.nik)
    assert journal.head_of(village.db, village.device, "akses").urut == before + 2


def test_two_different_masked_numbers_prove_nothing(tmp_path: Path) -> None:
    voters = [replace(one, nik=f"9901**********{at:02}") for at, one in enumerate(VOTERS)]
    with open_workspace(opened(tmp_path, "nik-disamarkan", voters), "ketua", KETUA) as village:
        assert "nik" not in side_by_side(village, PAIR).beda


def test_sure_pairs_first(village: Workspace) -> None:
    levels = [pair.tingkat for pair in find(village).pasangan]
    assert levels == sorted(levels, key=list(Tingkat).index)
