"""Accepted rows without the program go to Sidalih like a return's, marked so; the balances stay honest."""

from pathlib import Path

import openpyxl
import pytest

from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.services.kpu import manual_decide as decide
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_pdpb import pdpb_rows
from app.services.kpu.import_list import import_list
from app.services.kpu.manual_return import preview_typed, take
from app.services.shared.sample_people import generate
from app.store import vault_isian
from tests.builders import nik
from tests.services.kpu.district import (
    KODE,
    OTHER,
    District,
    new_district,
    open_village,
    packed_district,
    write_list,
)
from tests.services.kpu.test_feedback import applied, listed

PROOF = {"jenis": "Surat keterangan", "nomor": "470/12"}


def typed(district: District, *rows: dict[str, str]) -> list[int]:
    with district.opened() as opened:
        take(opened, preview_typed(opened, KODE, rows))
        return [one.nomor for one in vault_isian.all_of(opened.db, KODE)]


def accepted(district: District, numbers: list[int]) -> None:
    with district.opened() as opened:
        decide.accept(opened, KODE, numbers, PROOF)


def run(district: District, out: str = "umpan") -> Batch:
    with district.opened() as opened:
        return feedback(opened, district.folder / out, "pdpb-2025")


def three(district: District) -> list[int]:
    """One struck, one corrected, one new."""
    own = listed(district)
    known = [{"nik": one.nik, "nama": one.nama} for one in own[:2]]
    new = {"nama": "SAMA SEKALI BARU", "nik": nik(8181), "nkk": own[0].nkk, "kelamin": "P"}
    return typed(
        district,
        known[0] | {"alasan": "meninggal"},
        known[1] | {"alamat": "DUSUN LAIN"},
        new | {"tanggal_lahir": "11-12-1980", "kawin": "S"},
    )


def test_undecided_rows_go_nowhere(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    three(district)
    with pytest.raises(UserError, match="RETURNS_NONE_APPLIED"):
        run(district)


def test_accepted_rows_are_told_and_marked(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own, numbers = listed(district), three(district)
    accepted(district, numbers)
    batch = run(district)
    (village,) = batch.villages
    assert (village.counts, village.asal) == ({"TMS": 1, "UBAH": 1, "BARU": 1}, "tanpa program")
    assert village.pilkades == [], "nobody ratified a list here"
    hitung = village.hitung
    assert (hitung.awal, hitung.baru, hitung.ubah, dict(hitung.tms), hitung.akhir) == (
        40,
        1,
        1,
        {"meninggal": 1},
        40,
    )
    assert sum(line.akhir for line in village.pdpb) == 40
    book = openpyxl.load_workbook(village.file or "")
    (tms,), (ubah,), (baru,) = (
        list(book[name].iter_rows(values_only=True)) for name in ("TMS", "UBAH", "BARU")
    )
    assert (tms[0], ubah[0], ubah[8], baru[2], baru[15]) == (
        own[0].dpid, own[1].dpid, "DUSUN LAIN", nik(8181), own[0].tps_kpu,
    )  # fmt: skip
    assert {row[-1] for row in book["BUKTI"].iter_rows(min_row=2, values_only=True)} == {"tanpa program"}
    with district.opened() as opened:
        assert [row.cara for row in pdpb_rows(opened, batch.villages)] == ["tanpa program"]
    assert run(district).nomor == 0


def test_pending_rows_are_counted_nowhere(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    accepted(district, three(district)[:1])
    (village,) = run(district).villages
    assert (village.hitung.baru, village.hitung.ubah, dict(village.hitung.tms)) == (0, 0, {"meninggal": 1})


def test_a_decision_taken_back_is_withdrawn(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    numbers = three(district)
    accepted(district, numbers)
    run(district)
    with district.opened() as opened:
        decide.reopen(opened, KODE, numbers[:1])
    (village,) = run(district).villages
    assert village.counts == {"DITARIK": 1}


def test_a_village_never_packed_is_fed_back_too(tmp_path: Path) -> None:
    district = new_district(tmp_path)
    with district.opened() as opened:
        preview_typed(opened, KODE, [{"nama": "X", "alasan": "meninggal"}])
    accepted(district, three(district))
    (village,) = run(district).villages
    assert (village.paket, village.hitung.awal, village.counts) == (0, 40, {"TMS": 1, "UBAH": 1, "BARU": 1})


def test_who_left_kpu_s_list_since_is_done(tmp_path: Path) -> None:
    district = new_district(tmp_path)
    with district.opened() as opened:
        preview_typed(opened, KODE, [{"nama": "X", "alasan": "meninggal"}])
    accepted(district, three(district)[:1])
    run(district)
    rows = [row for row in generate(1, 40, 1) if row[5] != listed(district)[0].dpid]
    with district.opened() as opened:
        import_list(opened, [write_list(tmp_path / "kini.csv", rows)], "PDPB", complete=True)
    (village,) = run(district).villages
    assert not village.book and len(village.news.settled) == 1


def test_a_later_return_of_the_program_takes_over(tmp_path: Path) -> None:
    """What both say is not said twice; what only the rows said is withdrawn."""
    district = packed_district(tmp_path)
    own, numbers = listed(district), three(district)
    accepted(district, numbers[:2])
    run(district)
    village = open_village(district)
    village.mark([own[0].id], Alasan.MENINGGAL, {"jenis": "Surat keterangan", "nomor": "470/12"})
    applied(district, village)
    (told,) = run(district).villages
    assert (told.asal, told.counts) == ("", {"DITARIK": 1})


def test_two_villages_that_want_one_nik_are_for_a_person(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    other = listed(district, OTHER)[0]
    said = {kolom: getattr(other, kolom) for kolom in ("nama", "nik", "nkk", "kelamin", "tanggal_lahir")}
    accepted(district, typed(district, said | {"tps_kpu": "001"}))
    batch = run(district)
    assert batch.villages[0].counts == {"PUTUSKAN": 1}
    assert [(one.lawan and one.lawan.kode, one.sikap) for one in batch.lintas] == [(OTHER, "belum")]
