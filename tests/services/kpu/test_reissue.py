"""Issuing again: every voter keeps his id, or somebody is asked."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.exchange import envelope, paket
from app.services.desa.open_paket import adopt
from app.services.kpu.import_list import import_list
from app.services.kpu.letters import print_letters
from app.services.kpu.pack import pack
from app.services.kpu.receive import receive
from app.services.kpu.reissue import read_match, reissue
from app.services.shared.sample_people import generate
from app.store import database, vault, vault_paket
from tests.services.kpu.district import KODE, District, open_village, packed_district, write_list

ROWS = [list(row) for row in generate(1, 40, 1)]
_DPID, _NIK, _NAMA = 5, 7, 8


def changed(*, without: int, dpid: int, fresh: str) -> list[list[str]]:
    """The list without one voter, with one under another DPID, and one more."""
    rows = [list(row) for number, row in enumerate(ROWS) if number != without]
    moved = next(row for row in rows if row[_NIK] == ROWS[dpid][_NIK])
    moved[_DPID] = "7777777"
    return [*rows, [*ROWS[0][:_DPID], "8888888", ROWS[0][6], fresh, "PEMILIH TAMBAHAN", *ROWS[0][9:]]]


def ids_by_nik(district: District, file: Path) -> dict[str, str]:
    with district.opened() as opened:
        rows = paket.open_with(envelope.read(file.read_bytes()), opened.operator).rows
        return {row[3]: row[0] for row in rows}


def test_ids_stay_with_their_voters(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    (first,) = district.out.glob("*.dpt")
    before = ids_by_nik(district, first)
    rows = changed(without=3, dpid=5, fresh="9901015112809999")
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "b.csv", rows)], "DPB", complete=True)
        done = reissue(opened, KODE, "daftar diperbaiki", district.out, {})
        assert done.written is not None and (done.kept_ids, done.new_ids) == (39, 1)
        words = [issued.kata for issued in vault_paket.all_of(opened.db, KODE)]
        assert done.written.urut == 2 and len(words) == 2
        amplop = envelope.read(done.written.file.read_bytes()).amplop
        assert amplop.menggantikan == envelope.read(first.read_bytes()).amplop.id
        assert pack(opened, district.out, jobs=1).ok
    after = ids_by_nik(district, done.written.file)
    assert ROWS[3][_NIK] not in after
    assert all(before[number] == after[number] for number in before.keys() & after.keys())
    assert after["9901015112809999"] not in before.values()


def test_a_voter_with_two_pasts_is_asked_about(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    with district.opened() as opened, database.transaction(opened.db):
        number = opened.db.execute("SELECT nomor FROM pemilih WHERE nik = ?", (ROWS[4][_NIK],)).fetchone()[0]
        opened.db.execute("UPDATE pemilih SET aktif = 0, nik = ? WHERE nomor = ?", (ROWS[5][_NIK], number))
        opened.db.execute("UPDATE pemilih SET aktif = 0 WHERE nik = ?", (ROWS[5][_NIK],))
    again = [*ROWS[5][:_DPID], "7777777", *ROWS[5][6:]]
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "b.csv", [again])], "DPB")
        asked = reissue(opened, KODE, "alasan", district.out, {})
        assert asked.written is None and len(asked.questions[0].former) == 2
        with pytest.raises(UserError, match="MATCH_WRONG"):
            reissue(opened, KODE, "alasan", district.out, {"7777777": "000000"})
        former = asked.questions[0].former[1]
        done = reissue(opened, KODE, "alasan", district.out, {"7777777": former})
        assert done.written is not None and done.new_ids == 0
    assert ids_by_nik(district, done.written.file)[ROWS[5][_NIK]] == former


def test_a_table_of_answers_is_read_or_refused_whole(tmp_path: Path) -> None:
    file = tmp_path / "jawab.csv"
    file.write_text("dpid;id;catatan\n7777777; 000018;yang tua\n")
    assert read_match(file) == {"7777777": "000018"}
    for text, code in (("dpid,id\n7777777\n", "TABLE_UNREADABLE"), ("dpid,nama\n1,x\n", "TABLE_COLUMNS")):
        file.write_text(text)
        with pytest.raises(UserError, match=code):
            read_match(file)


def test_a_village_adopts_it_and_returns_on_either_package(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    with district.opened() as opened:
        first = [row[0] for row in vault_paket.rows_of(opened.db, KODE)]
    village.mark(first[10:15], Alasan.SESUAI)
    old = village.send("lama.dptr")
    rows = changed(without=3, dpid=5, fresh="9901015112809999")
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "b.csv", rows)], "DPB", complete=True)
        done = reissue(opened, KODE, "daftar diperbaiki", district.out, {})
        assert done.written is not None
        (outcome,) = receive(opened, [old.file], jobs=1)
        assert (outcome.found.code, outcome.found.warnings) == ("", ["RETURN_OLD_PACKAGE"])
        newest = vault_paket.newest(opened.db, KODE)
        assert newest is not None
    with village.opened() as workspace:
        adopted = adopt(workspace, done.written.file, " ".join(newest.kata))
        assert (adopted.konflik, adopted.orphans) == (0, ())
    village.ratify()
    final = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [final.file], jobs=1)
        assert (outcome.hasil, outcome.found.warnings) == ("menunggu", [])


def test_every_print_of_a_letter_is_written_down(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=10)
    with district.opened() as opened:
        done = print_letters(opened, tmp_path / "surat.pdf")
        print_letters(opened, tmp_path / "lagi.pdf", [KODE])
        assert len(done.desa) == 2 and done.file.read_bytes().startswith(b"%PDF")
        prints = [entry["isi"]["nomor"] for entry in vault.notes(opened.db) if entry["jenis"] == "surat"]
        assert prints == [*(f"{kode}-1" for kode in done.desa), f"{KODE}-1"]
