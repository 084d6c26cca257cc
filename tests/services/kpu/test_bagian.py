"""Areas and villages that are not one to one: divided, joined, imported into, packed, fed back."""

from pathlib import Path

import pytest

from app.domain.bagian import Bagian, read_aturan
from app.domain.errors import UserError
from app.domain.sidalih import KOLOM_SIDALIH
from app.exchange import envelope, paket
from app.services.kpu.areas import areas, set_areas
from app.services.kpu.bagian import parts_of, preview_split, read_split, split
from app.services.kpu.feedback_area import area_chooser
from app.services.kpu.import_list import import_list
from app.services.kpu.pack import pack
from app.services.kpu.status import status
from app.services.kpu.vault_session import Vault
from app.services.shared.sample_people import generate, regions
from app.store import vault_bagian, vault_umpan
from tests.builders import NIK, NKK, pemilih, raw_row
from tests.services.kpu.district import KODE, OTHER, District, empty_district, new_district, write_list

NEW, THIRD = "9901012901", "9901012902"
AREA = regions(1, 1)[0].kel_id


def listed(district: District, opened: Vault) -> dict[str, list[list[str]]]:
    """The rows of every package by village."""
    found = {}
    for file in sorted(district.out.glob("*.dpt")):
        isi = paket.open_with(envelope.read(file.read_bytes()), opened.operator)
        found[file.name[:10]] = isi.rows
    return found


def rt(text: str, kode: str = NEW, nama: str = "Sukamekar") -> list[Bagian]:
    return [Bagian(kode, nama, (read_aturan(text, "", ""),))]


def test_an_area_becomes_two_villages_and_nobody_is_lost(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=140)
    with district.opened() as opened:
        told = {AREA: rt("1")}
        shown = preview_split(opened, told)
        stay, go = shown.shares
        assert (go.kode, go.nama, stay.kode, stay.pemilih + go.pemilih) == (NEW, "Sukamekar", KODE, 140)
        assert 0 < go.pemilih == go.datang and shown.unfit == stay.pemilih and stay.datang == 0
        assert parts_of(opened) == {}
        assert split(opened, told) == shown
        assert parts_of(opened)[AREA][0].nama == "Sukamekar"
        assert pack(opened, district.out, jobs=1).ok
        rows = listed(district, opened)
        assert (len(rows[KODE]), len(rows[NEW])) == (stay.pemilih, go.pemilih)
        assert {row[10] for row in rows[NEW]} <= {"001"}
        assert not {row[10] for row in rows[KODE]} & {"001"}
        assert rows[NEW][0][0][:5] == "00001"
        assert [(one.kode, one.pemilih) for one in status(opened)] == [
            (KODE, stay.pemilih),
            (NEW, go.pemilih),
        ]


def test_a_part_is_whole_again_before_it_is_packed_and_not_after(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=140)
    with district.opened() as opened:
        split(opened, {AREA: rt("1")})
        assert split(opened, {AREA: []}).shares[0].pemilih == 140 and parts_of(opened) == {}
        split(opened, {AREA: rt("1")})
        pack(opened, district.out, (NEW,), jobs=1)
        none: list[Bagian] = []
        for parts in (none, rt("1-2"), rt("1", THIRD)):
            with pytest.raises(UserError, match="AREA_PACKED"):
                split(opened, {AREA: parts})
        assert preview_split(opened, {AREA: rt("1")}).shares[1].datang == 0
        with pytest.raises(UserError, match="AREA_PACKED"):
            set_areas(opened, {AREA: NEW}, join=True)


def test_an_import_puts_voters_into_their_parts(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=30)
    with district.opened() as opened:
        split(opened, {AREA: rt("1")})
        before = vault_bagian.voters_of_villages(opened.db)[NEW]
        more = [
            raw_row(KEL_ID=AREA, DPID="900001", NIK="9901015112800101", RT="1"),
            raw_row(KEL_ID=AREA, DPID="900002", NIK="9901015112800102", RT="9"),
        ]
        import_list(opened, [write_list(tmp_path / "b.csv", more)], "Susulan")
        assert vault_bagian.voters_of_villages(opened.db)[NEW] == before + 1
        moved = [raw_row(KEL_ID=AREA, DPID="900002", NIK="9901015112800102", RT="1")]
        import_list(opened, [write_list(tmp_path / "c.csv", moved)], "Susulan")
        assert vault_bagian.voters_of_villages(opened.db)[NEW] == before + 2


def test_nobody_is_lost_who_leaves_a_divided_area_or_comes_back_to_it(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=30)
    there = dict(zip(KOLOM_SIDALIH, next(row for row in generate(2, 30, 1) if row[3] != AREA), strict=True))
    place = {name: there[name] for name in ("KEC_ID", "KECAMATAN", "KEL_ID", "KELURAHAN")}
    one = {"DPID": "900001", "NIK": "9901015112800101", "RT": "1"}
    home, rest = raw_row(KEL_ID=AREA, **one), raw_row(KEL_ID=AREA, DPID="900002", NIK="9901015112800102")
    with district.opened() as opened:
        split(opened, {AREA: rt("1")})
        for name, rows in (
            ("pulang", [home, rest]),
            ("pindah", [raw_row(**one, **place)]),
            ("pulang lagi", [home]),
        ):
            import_list(opened, [write_list(tmp_path / f"{name}.csv", rows)], "Susulan")
            assert sum(vault_bagian.voters_of_villages(opened.db).values()) == 62, name
        import_list(opened, [write_list(tmp_path / "tanpa.csv", [rest])], "Susulan", complete=True)
        split(opened, {AREA: []})
        import_list(opened, [write_list(tmp_path / "utuh.csv", [home])], "Susulan")
        voters = vault_bagian.voters_of_villages(opened.db)
        assert (voters[KODE], voters.get(NEW, 0), voters[OTHER]) == (2, 0, 30)


def test_two_areas_become_one_village_only_where_it_is_said(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=20)
    first, second = (region.kel_id for region in regions(2, 1))
    with district.opened() as opened:
        with pytest.raises(UserError, match="CODE_TAKEN"):
            set_areas(opened, {second: KODE})
        assert set_areas(opened, {second: KODE}, join=True) == 1
        assert {area.kode for area in areas(opened)} == {KODE}
        done = pack(opened, district.out, jobs=1)
        assert done.ok and [(one.desa.kode, one.pemilih) for one in done.written] == [(KODE, 40)]
        kel_ids = [area[2] for area in vault_umpan.areas_of(opened.db, KODE)]
        assert sorted(kel_ids) == sorted((first, second))
        with pytest.raises(UserError, match="AREA_PACKED"):
            set_areas(opened, {second: OTHER})


def test_a_new_voter_goes_back_to_the_area_of_his_family(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=20)
    second = regions(2, 1)[1].kel_id
    with district.opened() as opened:
        set_areas(opened, {second: KODE}, join=True)
        pack(opened, district.out, jobs=1)
        sources = vault_umpan.sources(opened.db, KODE)
        choose = area_chooser(vault_umpan.areas_of(opened.db, KODE), sources.values())
        for one in sources.values():
            area = choose(pemilih(nkk=one.values[1], rt="", rw="", tps_kpu=one.values[-1]))
            assert area is not None and area[2] == one.kel_id
        assert choose(pemilih(nkk=NKK, rt="099", rw="099", tps_kpu="001")) is None, (
            "both areas have a TPS 001"
        )
        assert choose(pemilih(nkk=NKK, rt="099", rw="099", tps_kpu="009")) is None, "none has this one"


def test_an_area_without_a_village_of_its_own_keeps_whom_no_rule_takes(tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "a.csv", list(generate(1, 140, 1)))], "DPT")
        with pytest.raises(UserError, match="PART_NAMELESS"):
            preview_split(opened, {AREA: rt("1", nama="")})
        split(opened, {AREA: rt("1")})
        done = pack(opened, district.out, jobs=1)
        assert not done.ok and len(done.nameless) == 1
        assert status(opened)[-1].keadaan == "tanpa kode"
        everybody = [*rt("1"), *rt("2-99", THIRD, "Sukajaya")]
    with (fresh := empty_district(tmp_path / "lain")).opened() as opened:
        import_list(opened, [write_list(tmp_path / "a.csv", list(generate(1, 140, 1)))], "DPT")
        assert split(opened, {AREA: everybody}).unfit == 0
        assert [area.status for area in areas(opened)] == ["dibagi"]
        assert pack(opened, fresh.out, jobs=1).ok


def test_rules_are_read_from_a_table_and_from_json(tmp_path: Path) -> None:
    table, other = tmp_path / "b.csv", tmp_path / "b.json"
    table.write_text(f"kel_id,kode,nama,rt,rw,dusun\n{AREA},99.01.01.2901,Sukamekar,1-2,,\n"
                     f"{AREA},{NEW},,,,Krajan\n")  # fmt: skip
    other.write_text(f'{{"{AREA}": [{{"kode": "{NEW}", "nama": "Sukamekar", "aturan":'
                     ' [{"rt": [1, 2]}, {"dusun": "Krajan"}]}]}')  # fmt: skip
    assert read_split(table) == read_split(other)
    table.write_text(f"kel_id,kode\n{AREA},\n")
    assert read_split(table) == {AREA: []}
    other.write_text('{"1": 2}')
    with pytest.raises(UserError, match="RULES_UNREADABLE"):
        read_split(other)


def test_potential_voters_stand_beside_the_list_and_are_not_lost(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=20)
    taken = next(iter(generate(1, 20, 1)))
    rows = [
        raw_row(KEL_ID=AREA, DPID="", NIK="9901015112100101", TANGGAL_LAHIR="11|12|2010"),
        raw_row(KEL_ID=AREA, DPID="", NIK=taken[7], NAMA="ORANG YANG SUDAH ADA"),
        raw_row(KEL_ID=AREA, DPID="777", NIK=NIK),
    ]
    file = write_list(tmp_path / "potensial.csv", rows)
    whole = write_list(tmp_path / "semua.csv", list(generate(1, 20, 1)))
    with district.opened() as opened:
        done = import_list(opened, [file], "Potensial PDPB", potential=True)
        assert (done.masuk, done.ganda, done.ditolak, done.balances) == (1, 1, 1, True)
        assert done.report.codes["SUDAH_TERDAFTAR"] == done.report.codes["SUDAH_BER_DPID"] == 1
        again = import_list(opened, [file], "Potensial PDPB", potential=True)
        assert (again.masuk, again.ganda) == (0, 2)
        assert import_list(opened, [whole], "DPT", complete=True).keluar == 0
        pack(opened, district.out, jobs=1)
        (mine,) = [row for row in listed(district, opened)[KODE] if row[3] == "9901015112100101"]
        assert mine[-2] == "potensial" and mine[1] == ""
        real = [raw_row(KEL_ID=AREA, DPID="888", NIK="9901015112100101", TANGGAL_LAHIR="11|12|2010")]
        came = import_list(opened, [write_list(tmp_path / "baru.csv", real)], "DPT baru")
        assert (came.diperbarui, came.ganda) == (1, 0)
        (source,) = [one for one in vault_umpan.sources(opened.db, KODE).values() if one.values[0] == "888"]
        assert source.di_desa  # he keeps his number


def test_a_file_named_twice_is_told(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=5)
    file = tmp_path / "daftar.csv"
    with district.opened() as opened, pytest.raises(UserError, match="FILE_TWICE"):
        import_list(opened, [file, tmp_path / "." / "daftar.csv"], "DPT")
