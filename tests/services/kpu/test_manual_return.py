"""A village without the program: its rows matched, and none trusted before somebody accepts it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.sebab_isian import SebabIsian
from app.services.kpu import manual_decide as decide
from app.services.kpu.manual_return import Pratinjau, preview, preview_typed, report, take
from app.services.kpu.manual_rows import Baris
from app.services.kpu.status import status
from app.services.kpu.vault_session import Vault
from app.store import vault, vault_isian
from tests.builders import NKK, nik
from tests.services.kpu.district import KODE, OTHER, District, new_district, open_village, packed_district
from tests.services.kpu.test_feedback import applied, listed

PROOF = {"jenis": "Surat keterangan", "nomor": "470/12", "tanggal_dokumen": "3 Maret 2027"}
HEAD = ("nama", "nik", "tanggal_lahir", "rt", "keterangan")


def table(*rows: Sequence[str], head: Sequence[str] = HEAD) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()


def row(voter: Pemilih, told: str = "", **other: str) -> tuple[str, ...]:
    said = {"nama": voter.nama, "nik": voter.nik, "tanggal_lahir": voter.tanggal_lahir, "rt": voter.rt}
    return (*(said | other).values(), told)


def shown(opened: Vault, data: bytes, kode: str = KODE) -> Pratinjau:
    return preview(opened, kode, data, "masukan.csv")


def outcome(one: Baris) -> tuple[str, str, str, str]:
    return one.hasil, one.jenis, one.pemilih, one.cocok


def why(one: Baris) -> list[SebabIsian]:
    return [said.sebab for said in one.keterangan]


def taken(district: District, *rows: Sequence[str], head: Sequence[str] = HEAD) -> list[int]:
    """Take rows in; the numbers of all that are held."""
    with district.opened() as opened:
        take(opened, shown(opened, table(*rows, head=head)))
        return [one.nomor for one in vault_isian.all_of(opened.db, KODE)]


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    data = table(
        row(own[0], "MENINGGAL"),
        row(own[1], nama="NAMA BETUL SEKALI"),
        row(own[2]),
        row(own[0], "meninggal dunia"),
        row(own[3], nik="12345"),
        ("JUMLAH", "", "", "", ""),
        row(own[4], "Domisili < 6 bulan"),
    )
    with district.opened() as opened:
        told = shown(opened, data)
        assert [outcome(one) for one in told.baris] == [
            ("masuk", "tms", own[0].id, "nik"),
            ("masuk", "ubah", "", ""),
            ("ganda", "ubah", own[2].id, "nik"),
            ("ganda", "tms", own[0].id, "nik"),
            ("ditolak", "ubah", "", ""),
            ("ditolak", "ubah", "", ""),
            ("ditolak", "ubah", "", ""),
        ]
        assert why(told.baris[1]) == [SebabIsian.NAMA_LAIN]
        assert why(told.baris[6]) == [SebabIsian.PEMILIHAN_INI_SAJA]
        done = take(opened, told)
        assert (done.total, done.masuk, done.diperbarui, done.ditolak, done.ganda) == (7, 2, 0, 3, 2)
        again = take(opened, shown(opened, data))
        assert (again.total, again.masuk, again.ditolak, again.ganda) == (7, 0, 3, 4)
        assert not any(
            voter.nik in report(told).decode() or voter.nama in report(told).decode() for voter in own
        )


def test_a_dpid_finds_whoever_it_is_and_contradictions_are_for_a_person(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    head = ("dpid", *HEAD)
    data = table(
        (own[0].dpid, *row(own[0], nik=nik(7777))),
        (own[1].dpid, *row(own[1], nik=own[2].nik)),
        ("9999999", *row(own[3], "PINDAH")),
        (own[4].dpid, *row(own[4], nama="ORANG LAIN")),
        head=head,
    )
    with district.opened() as opened:
        rows = shown(opened, data).baris
        assert outcome(rows[0]) == ("masuk", "ubah", own[0].id, "dpid")
        assert dict(rows[0].isi) == {"nik": nik(7777)}
        assert [why(one) for one in rows[1:]] == [
            [SebabIsian.BEDA_ORANG],
            [SebabIsian.DPID_TIDAK_ADA],
            [SebabIsian.NAMA_LAIN],
        ]
        assert {(one.pemilih, one.cocok) for one in rows[1:]} == {("", "")}


def test_name_and_birth_date_find_one_person_only(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    with district.opened() as opened:
        told = shown(
            opened, table(row(own[0], "MENINGGAL", nik=""), row(own[1], "GANDA", nik="", tanggal_lahir=""))
        )
        assert outcome(told.baris[0]) == ("masuk", "tms", own[0].id, "nama")
        assert (told.baris[1].hasil, told.baris[1].pemilih) == ("masuk", "")
        assert why(told.baris[1]) == [SebabIsian.TIDAK_DITEMUKAN]


def test_two_rows_that_contradict_each_other_are_both_refused(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    with district.opened() as opened:
        told = shown(opened, table(row(own[0], "MENINGGAL"), row(own[1]), row(own[0], "PINDAH")))
        assert [one.hasil for one in told.baris] == ["ditolak", "ganda", "ditolak"]
        assert [why(told.baris[at]) for at in (0, 2)] == [[SebabIsian.BARIS_BERBEDA]] * 2


def test_somebody_new_gets_his_family_s_kpu_tps(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    head = ("nama", "nik", "nkk", "kelamin", "tanggal_lahir", "kawin", "rt", "rw", "keterangan")
    new = (
        "SAMA SEKALI BARU",
        nik(8181),
        own[0].nkk,
        "P",
        "11-12-1980",
        "S",
        own[0].rt,
        own[0].rw,
        "PEMILIH BARU",
    )
    child = ("MASIH ANAK", nik(8182, "2015-12-11"), own[0].nkk, "P", "11-12-2015", "B", "1", "1", "")
    with district.opened() as opened:
        rows = shown(opened, table(new, child, head=head)).baris
        assert (rows[0].hasil, rows[0].jenis, rows[0].isi["tps_kpu"]) == ("masuk", "baru", own[0].tps_kpu)
        assert SebabIsian.TPS_KPU_USUL in why(rows[0])
        assert why(rows[1]) == [SebabIsian.BELUM_CUKUP_UMUR]


def test_a_new_nik_of_another_village_is_told(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    other = listed(district, OTHER)[0]
    head = ("nama", "nik", "nkk", "kelamin", "tanggal_lahir", "kawin")
    new = (other.nama, other.nik, other.nkk, other.kelamin, other.tanggal_lahir, "S")
    with district.opened() as opened:
        (one,) = shown(opened, table(new, head=head)).baris
        assert one.jenis == "baru" and SebabIsian.TERDAFTAR_DI_LAIN in why(one)


def test_a_village_that_was_never_packed_can_be_typed_in(tmp_path: Path) -> None:
    """It gets the numbers that packing would give it."""
    district = new_district(tmp_path)
    with district.opened() as opened:
        told = preview_typed(opened, KODE, [{"nama": "TIDAK ADA", "alasan": "meninggal"}])
        assert [outcome(one) for one in told.baris] == [("masuk", "tms", "", "")]
        take(opened, told)
        assert [one.asal for one in vault_isian.all_of(opened.db, KODE)] == ["diketik"]
    own = listed(district)
    assert len(own) == 40
    with district.opened() as opened:
        typed = {"dpid": own[0].dpid, "nama": own[0].nama, "alamat": "DUSUN LAIN"}
        (one,) = preview_typed(opened, KODE, [typed]).baris
        assert dict(one.isi) == {"alamat": "DUSUN LAIN"}, "what is typed is meant"


def test_a_later_file_replaces_what_nobody_decided_on(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    (number,) = taken(district, row(own[0], "MENINGGAL"))
    assert taken(district, row(own[0], "PINDAH")) == [number]
    with district.opened() as opened:
        (one,) = vault_isian.all_of(opened.db, KODE)
        assert one.isi["usul_kpu"] == "pindah"
        decide.accept(opened, KODE, [number], PROOF)
    first, second = taken(district, row(own[0], "MENINGGAL"))
    with district.opened() as opened:
        decide.accept(opened, KODE, [second], PROOF)
        states = {one.nomor: one.keadaan for one in vault_isian.all_of(opened.db, KODE)}
        assert states == {first: "ditolak", second: "diterima"}, "the newer word counts"


def test_somebody_new_is_accepted_once_whatever_later_rows_say_of_him(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    told = {"nik": nik(777), "nkk": NKK, "nama": "SAMA BARU", "kelamin": "P", "tanggal_lahir": "11-12-1980"}
    with district.opened() as opened:
        for place in ("CONTOH", "CONTOH LAIN"):
            typed = preview_typed(opened, KODE, [told | {"tempat_lahir": place}])
            assert take(opened, typed).masuk == 1
            newest = vault_isian.all_of(opened.db, KODE)[-1]
            decide.accept(opened, KODE, [newest.nomor], PROOF)
        assert [one.keadaan for one in vault_isian.all_of(opened.db, KODE)] == ["ditolak", "diterima"]


def test_nothing_is_accepted_without_evidence_or_a_voter(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    known, unknown = taken(district, row(own[0], "MENINGGAL"), ("TIDAK ADA", "", "", "", "MENINGGAL"))
    with district.opened() as opened:
        for numbers, proof, code in (
            ([known], {}, "MANUAL_EVIDENCE"),
            ([known], {"jenis": "Surat"}, "MANUAL_EVIDENCE"),
            ([known, unknown], PROOF, "MANUAL_UNMATCHED"),
            ([99], PROOF, "MANUAL_ROW_UNKNOWN"),
        ):
            with pytest.raises(UserError, match=code):
                decide.accept(opened, KODE, numbers, proof)
        assert status(opened)[0].isian == 2 and status(opened)[0].keadaan == "dikemas"
        decide.assign(opened, KODE, unknown, own[1].id)
        assert decide.accept(opened, KODE, [known, unknown], PROOF) == 2
        held = vault_isian.all_of(opened.db, KODE)
        assert {one.bukti["tanggal_dokumen"] for one in held} == {"2027-03-03"}
        assert [one.cocok for one in held] == ["nik", "tangan"]
        assert status(opened)[0].keadaan == "tanpa program"
        with pytest.raises(UserError, match="MANUAL_DECIDED"):
            decide.refuse(opened, KODE, [known])
        assert decide.reopen(opened, KODE, [known]) == 1 and decide.refuse(opened, KODE, [known]) == 1
        assert "NIK" not in str(vault.notes(opened.db)[-1]) and own[0].nik not in str(vault.notes(opened.db))


def test_a_doubtful_correction_keeps_what_differs_from_whom_a_person_named(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    (number,) = taken(district, row(own[0], nama="NAMA BETUL SEKALI"))
    with district.opened() as opened:
        (one,) = decide.rows_of(opened, KODE)
        assert one.ours is None and one.changes["nama"] == ("", "NAMA BETUL SEKALI")
        assert dict(decide.assign(opened, KODE, number, own[0].id).isi) == {"nama": "NAMA BETUL SEKALI"}
        (one,) = decide.rows_of(opened, KODE, "belum")
        assert one.changes == {"nama": (own[0].nama, "NAMA BETUL SEKALI")}
        with pytest.raises(UserError, match="MANUAL_VOTER_UNKNOWN"):
            decide.assign(opened, KODE, number, "999999")


def test_a_return_of_the_program_is_what_counts(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    (number,) = taken(district, row(own[0], "MENINGGAL"))
    applied(district, open_village(district))
    with district.opened() as opened, pytest.raises(UserError, match="MANUAL_RETURNED"):
        decide.accept(opened, KODE, [number], PROOF)


def test_a_workbook_with_a_header_of_two_rows_is_read(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("DPT 01")
        lines = [
            ("DAFTAR PEMILIH TETAP",),
            ("NO", "NIK", "NAMA PEMILIH", "LAHIR", ""),
            ("", "", "", "TEMPAT", "TANGGAL"),
        ]
        for number, voter in enumerate(own[:3], 1):
            lines.append((str(number), voter.nik, voter.nama, voter.tempat_lahir, voter.tanggal_lahir))
        lines[3] = (*lines[3], "")
        for at, line in enumerate(lines):
            for column, text in enumerate(line):
                sheet.write_string(at, column, text)
        sheet.write_string(2, 5, "KETERANGAN")
        sheet.write_string(4, 5, "MENINGGAL")
    with district.opened() as opened:
        told = preview(opened, KODE, stream.getvalue(), "=dpt.xlsx")
        assert [one.hasil for one in told.baris] == ["ganda", "masuk", "ganda"]
        assert take(opened, told).masuk == 1
        (one,) = vault_isian.all_of(opened.db, KODE)
        assert one.asal == "=dpt.xlsx: DPT 01 baris 5"


def test_what_is_compared_can_be_chosen(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = replace(listed(district)[0], alamat="DUSUN LAIN")
    head = ("nik", "nama", "alamat")
    data = table((own.nik, own.nama, own.alamat), head=head)
    with district.opened() as opened:
        assert [one.hasil for one in preview(opened, KODE, data, "x.csv").baris] == ["ganda"]
        asked = preview(opened, KODE, data, "x.csv", kolom=("alamat",))
        assert [dict(one.isi) for one in asked.baris] == [{"alamat": "DUSUN LAIN"}]
