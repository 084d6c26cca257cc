"""Who is counted where: tables, the net by area, and what of them leaves the village."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import rekap, rekap_bersih, rekap_keluar
from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_listed
from app.domain.rekap_bersih import Bersih
from app.domain.rekap_desa import DIMENSI, UKURAN, Tabel, Ukuran, tabel
from app.domain.rekap_orang import (
    DI_BAWAH,
    PEMULA,
    TAK_TENTU,
    WILAYAH,
    Pembaca,
    Tercacah,
    Wilayah,
    kelompok_umur,
)
from app.domain.sel_kecil import is_kecil
from tests.builders import daftar

HARI = date(2027, 2, 3)
BASE = {voter.id: replace(voter, tps=voter.tps_kpu) for voter in daftar(200)}
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "tps": st.sampled_from(["001", "002", "009"]),
        "rt": st.sampled_from(["001", "002", "077"]),
        "kelamin": st.sampled_from(["L", "P", ""]),
        "disabilitas": st.sampled_from(["", "0", "3"]),
        "status_pilkades": st.sampled_from(["sesuai", "meninggal", "domisili_kurang_6_bulan"]),
        "usul_kpu": st.sampled_from(["meninggal", "pindah"]),
    },
)


def read(voters: Sequence[Pemilih]) -> tuple[list[Tercacah], Pembaca]:
    """Counted voters of the list as it stands."""
    reader = Pembaca(
        {one.id for one in voters if is_listed(one)}, {("DUSUN SUKASARI", "001", "001"): "Sukasari"}, HARI
    )
    return [reader.read(one, BASE.get(one.id), ubah=one.rt == "077") for one in voters], reader


def net(voters: Sequence[Pemilih], dimensi: Wilayah) -> list[Bersih]:
    people, reader = read(voters)
    areas = [reader.place(one, one.tps)[dimensi] for one in voters if is_listed(one)]
    return rekap_bersih.bersih(people, dimensi, areas)


def changed(**fields: str) -> list[Pemilih]:
    """The village with its first voter changed."""
    first, *others = BASE.values()
    return [replace(first, **fields), *others]


def test_a_table_counts_everybody_once_and_knows_them() -> None:
    voters = list(BASE.values())
    people, _ = read(voters)
    for dimensi in DIMENSI:
        made = tabel(people, dimensi, "kelamin")
        assert made.jumlah == 200 == len(set(made.orang(None, None)))
        assert sum(map(made.jumlah_baris, made.baris)) == sum(map(made.jumlah_kolom, made.kolom)) == 200
    by_rt = tabel(people, "rt", "kelamin")
    men = {one.id for one in voters if (one.rt, one.rw, one.kelamin) == ("001", "001", "L")}
    assert men and set(by_rt.orang("001/001", "L")) == men


def test_first_time_voters_are_up_to_21_or_younger_and_married() -> None:
    assert kelompok_umur("2010-02-03", HARI, False) == PEMULA  # 17 on the day
    assert kelompok_umur("2005-02-04", HARI, False) == PEMULA  # 21
    assert kelompok_umur("2005-02-03", HARI, False) == "22-30"
    assert kelompok_umur("2011-01-01", HARI, True) == PEMULA
    assert kelompok_umur("2011-01-01", HARI, False) == DI_BAWAH
    assert kelompok_umur("1950-00-00", HARI, False) == "71+"
    assert kelompok_umur("2005-00-00", HARI, False) == TAK_TENTU  # 21 or 22
    assert kelompok_umur("", HARI, False) == TAK_TENTU


def test_tms_of_this_election_alone_stands_apart_from_what_kpu_is_asked() -> None:
    here, there, both = (voter for voter in daftar(3))
    voters = [
        replace(here, status_pilkades="domisili_kurang_6_bulan"),
        replace(there, usul_kpu="meninggal"),
        replace(both, status_pilkades="pindah", usul_kpu="pindah"),
    ]
    people, _ = read(voters)
    struck, asked = tabel(people, "rw", "tms"), tabel(people, "rw", "kpu_saja")
    assert struck.orang(None, "pilkades:domisili_kurang_6_bulan") == [here.id]
    assert struck.orang(None, "kpu:pindah") == [both.id]
    assert struck.jumlah == 2
    assert asked.orang(None, None) == [there.id]


def test_new_and_corrected_voters_are_counted_while_they_stay() -> None:
    new = Pemilih("K7QM2XWD-1-0", kelamin="P", rt="001", rw="001", tps="001")
    gone = replace(new, id="K7QM2XWD-2-0", status_pilkades="meninggal")
    people, _ = read([*changed(rt="077"), new, gone])
    assert tabel(people, "rt", "baru").orang(None, None) == [new.id]
    assert tabel(people, "rt", "ubah").orang("077/001", None) == [next(iter(BASE))]
    assert tabel(people, "rt", "tms").jumlah == 0


@given(st.dictionaries(st.sampled_from(sorted(BASE)), FIELDS), st.lists(FIELDS, max_size=5))
def test_the_net_balances_and_agrees_with_kpus_balance(
    changes: dict[str, dict[str, str]], new: list[dict[str, str]]
) -> None:
    voters = [replace(voter, **changes.get(voter.id, {})) for voter in BASE.values()]
    fresh = Pemilih("", kelamin="L", rt="001", rw="001", tps="001")
    voters += [replace(fresh, id=f"K7QM2XWD-{number}-0", **fields) for number, fields in enumerate(new)]
    final = [voter for voter in voters if is_listed(voter)]
    for dimensi in WILAYAH:
        lines = net(voters, dimensi)
        whole = rekap_bersih.jumlah_bersih(lines)
        assert all(line.balances for line in lines)
        assert whole.akhir == len(final) and whole.naik == len(whole.baru) - len(whole.tms)
        assert sum(len(line.masuk) for line in lines) == sum(len(line.keluar) for line in lines)
    by_tps = {line.kelompok: line for line in net(voters, "tps")}
    for line in rekap.balance(BASE, voters, final, lambda one: (one.tps, ""), is_listed):
        mine = by_tps.get(line.tps, Bersih("", 0, (), (), (), (), 0))
        told = (mine.awal, len(mine.baru), len(mine.tms), len(mine.masuk), len(mine.keluar), mine.akhir)
        assert told == (line.awal, line.baru, line.tms, line.masuk, line.keluar, line.akhir)


def test_a_list_with_somebody_slipped_in_has_no_recap() -> None:
    people, reader = read(list(BASE.values()))
    areas = [reader.place(one, one.tps)["rt"] for one in BASE.values()]
    with pytest.raises(ValueError, match="does not balance"):
        rekap_bersih.bersih(people, "rt", [*areas, areas[0]])


def test_rt_come_by_rw_and_those_without_one_last() -> None:
    voters = [replace(voter, rt="", rw="") for voter in daftar(1)] + list(BASE.values())[1:]
    rows = tabel(read(voters)[0], "rt", "kelamin").baris
    assert rows[-1] == "/" and [*rows[:-1]] == sorted(rows[:-1], key=lambda name: name.split("/")[::-1])


def tables(people: Sequence[Tercacah]) -> list[Tabel]:
    return [tabel(people, "rt", ukuran) for ukuran in UKURAN]


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.sampled_from(sorted(BASE)), FIELDS))
def test_no_small_number_leaves_the_village(changes: dict[str, dict[str, str]]) -> None:
    voters = [replace(voter, **changes.get(voter.id, {})) for voter in BASE.values()]
    people, _ = read(voters)
    whole = rekap_bersih.jumlah_bersih(net(voters, "rt"))
    out = rekap_keluar.tersamar(tables(people), whole)
    for sheet in out.lembar.values():
        for row, line in enumerate(sheet.angka):
            assert not any(
                is_kecil(one) for column in range(len(line)) if isinstance(one := sheet.isi(row, column), int)
            )
    _totals_agree(out)
    shown = [out.bersih.isi(nama) for nama in ("awal", "baru", "tms", "akhir")]
    assert not any(is_kecil(one) for one in shown if isinstance(one, int))
    assert shown.count("*") != 1


def _totals_agree(out: rekap_keluar.Terbitan) -> None:
    """What stands in two places is hidden in both."""
    hidden = {
        ukuran: {row for row in range(len(one.angka)) if (row, len(one.kolom)) in one.sembunyi}
        for ukuran, one in out.lembar.items()
    }
    assert hidden["kelamin"] == hidden["umur"] == hidden["disabilitas"]
    named: list[tuple[Ukuran, str]] = [("baru", "baru"), ("tms", "tms")]
    for ukuran, nama in named:
        assert (len(out.lembar[ukuran].baris) in hidden[ukuran]) == (nama in out.bersih.sembunyi)


def test_first_time_voters_leave_the_village_once() -> None:
    people, _ = read(list(BASE.values()))
    out = rekap_keluar.tersamar(tables(people), rekap_bersih.jumlah_bersih(net(list(BASE.values()), "rt")))
    assert "pemula" not in out.lembar and PEMULA in out.lembar["umur"].kolom


def test_the_committee_sees_every_number() -> None:
    people, _ = read(changed(status_pilkades="meninggal", usul_kpu="meninggal"))
    voters = changed(status_pilkades="meninggal", usul_kpu="meninggal")
    out = rekap_keluar.terbuka(tables(people), rekap_bersih.jumlah_bersih(net(voters, "rt")))
    assert not out.tersembunyi and out.bersih.tms == 1
    assert out.lembar["tms"].angka[-1][-1] == 1
    hidden = rekap_keluar.tersamar(tables(people), rekap_bersih.jumlah_bersih(net(voters, "rt")))
    assert hidden.tersembunyi and hidden.bersih.isi("tms") == hidden.bersih.isi("baru") == "*"
