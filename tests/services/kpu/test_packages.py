"""What the page of packages tells: none, today's list, a list that changed; who is asked about by name."""

from pathlib import Path

from app.services.kpu.contacts import set_contacts
from app.services.kpu.import_list import import_list
from app.services.kpu.letters import letters_pdf
from app.services.kpu.pack import pack
from app.services.kpu.packages import packages
from app.services.kpu.participants import set_participants
from app.services.kpu.reissue import reissue
from app.services.kpu.reissue_people import people
from app.services.shared.sample_people import generate
from app.store import database, vault, vault_paket
from tests.printing.reading import texts
from tests.services.kpu.district import KODE, OTHER, District, new_district, packed_district, write_list

ROWS = [list(row) for row in generate(2, 20, 1)]
_DPID, _NIK, _NAMA, _ALAMAT = 5, 7, 8, 14


def states(district: District) -> dict[str, tuple[str, int, int]]:
    with district.opened() as opened:
        return {one.desa.kode: (one.keadaan, one.pemilih, one.urut) for one in packages(opened)}


def test_a_list_is_current_until_an_import_changes_it(tmp_path: Path) -> None:
    district = new_district(tmp_path, 2, 20)
    assert states(district) == {KODE: ("belum", 20, 0), OTHER: ("belum", 20, 0)}
    with district.opened() as opened:
        pack(opened, district.out, jobs=1)
    packed = {KODE: ("terkini", 20, 1), OTHER: ("terkini", 20, 1)}
    assert states(district) == packed
    with district.opened() as opened:
        import_list(opened, [tmp_path / "daftar.csv"], "sekali lagi")  # the same rows change nothing
    assert states(district) == packed
    row = [*ROWS[0][:_NAMA], "NAMA LAIN", *ROWS[0][_NAMA + 1 :]]
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "b.csv", [row])], "DPB")
        assert [one.kode for one in pack(opened, district.out, jobs=1).changed] == [KODE]
    assert states(district) == packed | {KODE: ("berubah", 20, 1)}
    with district.opened() as opened:
        reissue(opened, KODE, "nama dibetulkan", district.out, {})
    assert states(district) == packed | {KODE: ("terkini", 20, 2)}


def test_who_left_changes_a_list_and_who_stays_out_has_no_line(tmp_path: Path) -> None:
    district = packed_district(tmp_path, 2, 20)
    kept = [row for row in ROWS[:20] if row is not ROWS[3]]
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "b.csv", kept)], "DPB", complete=True)
    assert states(district) == {KODE: ("berubah", 19, 1), OTHER: ("terkini", 20, 1)}
    with district.opened() as opened:
        set_participants(opened, [OTHER])
        set_contacts(opened, {OTHER: {"telepon": "0812 3456 7890"}})
        assert [(one.desa.kode, one.telepon) for one in packages(opened)] == [(OTHER, True)]


def two_pasts(district: District, file: Path) -> None:
    """Two former voters with the NIK of one who comes anew, without a DPID this time."""
    with district.opened() as opened, database.transaction(opened.db):
        opened.db.execute("UPDATE pemilih SET aktif = 0 WHERE nik = ?", (ROWS[4][_NIK],))
        opened.db.execute("UPDATE pemilih SET nik = ? WHERE nik = ?", (ROWS[5][_NIK], ROWS[4][_NIK]))
        opened.db.execute("UPDATE pemilih SET aktif = 0 WHERE nik = ?", (ROWS[5][_NIK],))
    again = [*ROWS[5][:_DPID], "", *ROWS[5][_DPID + 1 :]]
    with district.opened() as opened:
        import_list(opened, [write_list(file, [again])], "PDPB", potential=True)


def test_who_is_asked_about_has_a_name_and_an_answer_without_a_dpid(tmp_path: Path) -> None:
    district = packed_district(tmp_path, 1, 20)
    two_pasts(district, tmp_path / "b.csv")
    with district.opened() as opened:
        asked = reissue(opened, KODE, "alasan", district.out, {})
        assert asked.written is None
        (one,) = people(opened, KODE, asked.questions)
        assert one.kunci.startswith("#") and one.orang.nama == ROWS[5][_NAMA]
        assert {who.nama for _, who in one.dahulu} == {ROWS[4][_NAMA], ROWS[5][_NAMA]}
        same = next(former for former, who in one.dahulu if who.nama == one.orang.nama)
        done = reissue(opened, KODE, "alasan", district.out, {one.kunci: same})
        assert done.written is not None and done.new_ids == 0
        assert same in [row[0] for row in vault_paket.rows_of(opened.db, KODE)]


def test_letters_in_memory_are_written_down_as_well(tmp_path: Path) -> None:
    district = packed_district(tmp_path, 2, 5)
    with district.opened() as opened:
        pdf, kodes = letters_pdf(opened)
        assert len(texts(pdf)) == 2 and set(kodes) == {KODE, OTHER}
        noted = [one["isi"]["desa"] for one in vault.notes(opened.db) if one["jenis"] == "surat"]
    assert noted == [*kodes]
    assert not list(tmp_path.rglob("*.pdf"))
