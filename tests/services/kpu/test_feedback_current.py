"""Feedback months later: each row beside today's export, what is done traced, batches with their quarter."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from app.domain.banding import Banding
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.sidalih import KOLOM_SIDALIH
from app.domain.tms import Alasan
from app.services.desa.add import add_from_table
from app.services.desa.edit import edit_from_table
from app.services.kpu.apply_return import apply_return
from app.services.kpu.close_village import nihil
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_angkatan import Minta, batches, quarter_of
from app.services.kpu.feedback_pdpb import pdpb_rows
from app.services.kpu.followup import followed_rows, followed_villages
from app.services.kpu.import_list import import_list
from app.services.kpu.receive import receive
from app.services.shared.sample_people import generate
from app.system import clock
from tests.builders import nik
from tests.services.kpu.district import KODE, OTHER, District, open_village, packed_district, write_list
from tests.services.kpu.test_feedback import applied, listed

AT = {name: place for place, name in enumerate(KOLOM_SIDALIH)}
Rows = list[list[str]]
NEW = nik(9191)


def export(villages: int = 1, voters: int = 40) -> Rows:
    """Sidalih's list of today, before anything was done with the feedback."""
    return [list(row) for row in generate(villages, voters, 1)]


def written(folder: Path, rows: Sequence[Sequence[str]], name: str = "kini.csv") -> Path:
    return write_list(folder / name, rows)


def run(district: District, *files: Path, out: str = "umpan", **asked: object) -> Batch:
    with district.opened() as opened:
        minta = Minta(kini=files, **asked)  # type: ignore[arg-type]
        return feedback(opened, district.folder / out, "pdpb-2025", minta=minta)


def worked(folder: Path, villages: int = 1) -> tuple[District, list[Pemilih]]:
    """Voter 0 died, voter 1 has another name, somebody is new; applied."""
    district = packed_district(folder, villages=villages)
    own, village = listed(district), open_village(district)
    village.mark(
        [own[0].id], Alasan.MENINGGAL, {"jenis": "Akta kematian", "nomor": "474/3", "pelapor": "AHLI WARIS"}
    )
    with village.opened() as workspace:
        edit_from_table(workspace, f"id,kolom,nilai\n{own[1].id},nama,NAMA BETUL\n".encode())
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw"
        add_from_table(workspace, f"{header}\nBARU,{NEW},{own[0].nkk},P,11-12-1980,S,1,1\n".encode())
    applied(district, village)
    return district, own


def place_of(rows: Rows, dpid: str) -> int:
    return next(at for at, row in enumerate(rows) if row[AT["DPID"]] == dpid)


def stands(batch: Batch) -> dict[str, tuple[Banding | None, str]]:
    (village,) = [one for one in batch.villages if one.desa.kode == KODE]
    return {row.jenis: (row.banding, row.banding_kata) for row in village.rows}


def changed(own: Pemilih, **cells: str) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for name, text in cells.items():
            rows[place_of(rows, own.dpid)][AT[name]] = text

    return change


def without(own: Pemilih) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        del rows[place_of(rows, own.dpid)]

    return change


def test_the_day_after_everything_is_still_needed(tmp_path: Path) -> None:
    district, _ = worked(tmp_path)
    batch = run(district, written(tmp_path, export()))
    assert batch.banding == {"masih_perlu": 3} and batch.dibandingkan == 40
    book = openpyxl.load_workbook(batch.villages[0].file or "")
    assert [book[name].max_row for name in ("TMS", "UBAH", "BARU", "PERBANDINGAN")] == [1, 1, 1, 4]
    assert [row[6] for row in book["PERBANDINGAN"].iter_rows(min_row=2, values_only=True)] == [
        "Masih perlu"
    ] * 3


CASES: dict[str, tuple[Callable[[Rows, list[Pemilih]], None], str, Banding, str]] = {
    "the dead one is gone": (lambda rows, own: without(own[0])(rows), "TMS", Banding.HILANG, ""),
    "he is struck there": (
        lambda rows, own: changed(own[0], STATUS="tms")(rows), "TMS", Banding.SAMA, "sudah dicoret",
    ),
    "he is in another village": (
        lambda rows, own: changed(own[0], KEL_ID="77777", KELURAHAN="LAIN", KECAMATAN="JAUH")(rows),
        "TMS", Banding.BERBEDA, "sekarang di LAIN, JAUH",
    ),
    "he has another DPID": (
        lambda rows, own: changed(own[0], DPID="8888888")(rows),
        "TMS", Banding.BERBEDA, "NIK-nya sekarang ber-DPID lain",
    ),
    "the name is right by now": (
        lambda rows, own: changed(own[1], NAMA="NAMA BETUL")(rows), "UBAH", Banding.SAMA, "",
    ),
    "the name is a third one": (
        lambda rows, own: changed(own[1], NAMA="NAMA KETIGA")(rows),
        "UBAH", Banding.BERBEDA, "di Sidalih sudah lain: NAMA",
    ),
    "its row cannot be read": (
        lambda rows, own: changed(own[1], KELAMIN="?")(rows), "UBAH", Banding.BERBEDA, "tidak terbaca",
    ),
    "whom to correct is gone": (lambda rows, own: without(own[1])(rows), "UBAH", Banding.HILANG, ""),
    "the new one is here": (
        lambda rows, own: changed(own[2], NIK=NEW)(rows), "BARU", Banding.SAMA, "",
    ),
    "the new one is elsewhere": (
        lambda rows, own: changed(own[2], NIK=NEW, KEL_ID="77777", KELURAHAN="LAIN")(rows),
        "BARU", Banding.DI_LAIN, "terdaftar di LAIN",
    ),
    "a number between quotes": (
        lambda rows, own: changed(own[2], NIK=f"'{NEW}")(rows), "BARU", Banding.SAMA, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(CASES))
def test_each_row_is_told_how_it_stands(tmp_path: Path, case: str) -> None:
    change, kind, expected, words = CASES[case]
    district, own = worked(tmp_path)
    rows = export()
    change(rows, own)
    batch = run(district, written(tmp_path, rows))
    found, said = stands(batch)[kind]
    assert found is expected and words in said
    book = openpyxl.load_workbook(batch.villages[0].file or "")
    wanted = not expected.is_done and not expected.is_open
    assert any(any(row) for row in book[kind].iter_rows(values_only=True)) == wanted
    asked = [row[5] for row in book["PUTUSKAN"].iter_rows(values_only=True)] if "PUTUSKAN" in book else []
    assert any(said in str(text) for text in asked[1:]) == expected.is_open


def test_a_file_without_the_village_says_nothing_about_it(tmp_path: Path) -> None:
    district, _ = worked(tmp_path, villages=2)
    rows = [row for row in export(2) if row[AT["KEL_ID"]] != export(2)[0][AT["KEL_ID"]]]
    batch = run(district, written(tmp_path, rows))
    assert batch.banding == {"tidak_tercakup": 3}
    assert batch.villages[0].counts == {"TMS": 1, "UBAH": 1, "BARU": 1}, "they are told all the same"


def test_what_sidalih_has_is_traced_no_more_until_it_comes_back(tmp_path: Path) -> None:
    district, own = worked(tmp_path)
    assert run(district).nomor == 1
    with district.opened() as opened:
        (one,) = followed_villages(opened)
        assert (one.belum, one.selesai, one.sejak) == ({"TMS": 1, "UBAH": 1, "BARU": 1}, {}, 1)
    rows = export()
    still = run(district, written(tmp_path, rows))
    assert still.nomor == 2 and {row.jenis for row in still.villages[0].news.again} == {"TMS", "UBAH", "BARU"}
    assert not still.villages[0].news.fresh
    without(own[0])(rows)
    changed(own[1], NAMA="NAMA BETUL")(rows)
    done = run(district, written(tmp_path, rows))
    assert {row.jenis for row in done.villages[0].book} == {"BARU"}
    with district.opened() as opened:
        (one,) = followed_villages(opened)
        assert (one.belum, one.selesai) == ({"BARU": 1}, {"TMS": 1, "UBAH": 1})
        told = {row.jenis: (row.nomor, bool(row.tindak), row.nama) for row in followed_rows(opened, KODE)}
        assert told["TMS"] == (1, True, own[0].nama) and told["BARU"][:2] == (1, False)
    assert run(district).nomor == 0, "nothing is news"
    back = run(district, written(tmp_path, export()))
    assert {row.jenis for row in back.villages[0].news.fresh} == {"TMS", "UBAH"}, "the dead reappear"
    with district.opened() as opened:
        assert followed_villages(opened)[0].belum == {"TMS": 1, "UBAH": 1, "BARU": 1}


def test_what_was_done_before_it_was_told_is_never_pasted(tmp_path: Path) -> None:
    district, own = worked(tmp_path)
    rows = export()
    without(own[0])(rows)
    batch = run(district, written(tmp_path, rows))
    assert {row.jenis for row in batch.villages[0].book} == {"UBAH", "BARU"}
    with district.opened() as opened:
        assert followed_villages(opened)[0].selesai == {"TMS": 1}
    assert run(district).nomor == 0


def test_a_list_that_kpu_imports_settles_it_too(tmp_path: Path) -> None:
    district, own = worked(tmp_path)
    run(district)
    rows = export()
    without(own[0])(rows)
    with district.opened() as opened:
        import_list(opened, [written(tmp_path, rows)], "PDPB", complete=True)
    run(district)
    with district.opened() as opened:
        assert followed_villages(opened)[0].selesai == {"TMS": 1}


def test_a_list_imported_in_the_early_morning_is_of_that_day(tmp_path: Path) -> None:
    """Half past six here is the day before in UTC: the dead reappear all the same."""
    district, own = worked(tmp_path)
    run(district)
    rows = export()
    without(own[0])(rows)
    run(district, written(tmp_path, rows))
    with district.opened() as opened:
        opened.db.execute("UPDATE umpan SET tindak = '2026-01-01' WHERE tindak <> ''")
        opened.db.execute("UPDATE impor SET waktu = '2026-01-01T23:30:00Z'")
    assert {row.jenis for row in run(district).villages[0].news.fresh} == {"TMS"}


def test_batches_carry_quarter_and_cut_off(tmp_path: Path) -> None:
    district, _ = worked(tmp_path)
    today = clock.today(7)
    assert [quarter_of(date(2027, month, 1)) for month in (1, 3, 4, 12)] == [
        "2027-1",
        "2027-1",
        "2027-2",
        "2027-4",
    ]
    for asked, code in (
        ({"triwulan": "2027-5"}, "QUARTER_WRONG"),
        ({"batas": today + timedelta(2)}, "CUTOFF_FUTURE"),
    ):
        with pytest.raises(UserError, match=code):
            run(district, **asked)
    early = run(district, batas=today - timedelta(1), out="awal")
    assert (early.nomor, [desa.kode for desa in early.ditunda], early.villages) == (0, [KODE], [])
    batch = run(district, triwulan="2027-1")
    assert (batch.nomor, batch.triwulan, batch.batas, batch.ditunda) == (1, "2027-1", today, [])
    with district.opened() as opened:
        assert [(one.nomor, one.triwulan, one.batas) for one in batches(opened)] == [
            (1, "2027-1", today.isoformat())
        ]


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))


def test_evidence_stands_by_each_row_without_a_name_or_a_nik(tmp_path: Path) -> None:
    district, own = worked(tmp_path)
    batch = run(district)
    rows = {row["jenis"]: row for row in table(batch.folder / "bukti.csv")}
    assert (rows["TMS"]["bukti_jenis"], rows["TMS"]["bukti_nomor"]) == ("Akta kematian", "474/3")
    assert (rows["TMS"]["perubahan"], rows["UBAH"]["perubahan"], rows["BARU"]["bukti_jenis"]) == (
        "Meninggal",
        "NAMA",
        "",
    )
    text = (batch.folder / "bukti.csv").read_text("utf-8-sig")
    assert not any(said in text for said in (own[0].nik, own[0].nama, NEW, "NAMA BETUL", "AHLI WARIS"))


def test_the_pdpb_recap_adds_up_and_names_every_village(tmp_path: Path) -> None:
    district, _ = worked(tmp_path, villages=3)
    third = "9901012003"
    with district.opened() as opened:
        nihil(opened, OTHER, "1", date(2027, 3, 1))
    batch = run(district)
    rows = {row["desa"]: row for row in table(batch.folder / "rekap-pdpb.csv")}
    own = rows[KODE]
    assert [own[name] for name in ("awal", "baru", "ubah", "TMS Meninggal", "TMS", "akhir")] == [
        "40", "1", "1", "1", "1", "40",
    ]  # fmt: skip
    assert (own["TMS ditindaklanjuti"], own["TMS belum"], own["putuskan"]) == ("0", "1", "0")
    assert {kode: row["cara"] for kode, row in rows.items()} == {
        KODE: "program", OTHER: "nihil", third: "belum kembali",
    }  # fmt: skip
    assert rows[OTHER]["akhir"] == "40"
    book = openpyxl.load_workbook(batch.folder / "rekap-pdpb.xlsx")
    assert book.sheetnames == ["Per Desa", "Per Kecamatan"]
    last = next(row for row in book["Per Kecamatan"].iter_rows(values_only=True) if row[0] == "Jumlah")
    assert last[2:5] == (120, 1, 1)
    with district.opened() as opened:
        for one in pdpb_rows(opened, batch.villages):
            hitung = one.hitung
            assert hitung.awal + hitung.baru - sum(hitung.tms.values()) == hitung.akhir


def test_a_nik_that_is_new_here_and_kept_there_is_shown(tmp_path: Path) -> None:
    """The other village has not returned; then it keeps him; then it strikes him."""
    district = packed_district(tmp_path, villages=2)
    other, village = listed(district, OTHER)[0], open_village(district)
    with village.opened() as workspace:
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw"
        add_from_table(workspace, f"{header}\nBARU,{other.nik},{other.nkk},P,11-12-1980,S,1,1\n".encode())
    applied(district, village)
    (one,) = run(district).lintas
    assert (one.desa.kode, one.lawan and one.lawan.kode, one.sikap) == (KODE, OTHER, "belum")
    theirs = open_village(district, OTHER)
    theirs.ratify()
    sent = theirs.send("1.dptr", final=True)
    with district.opened() as opened:
        receive(opened, [sent.file], jobs=1)
        apply_return(opened, OTHER, sent.kode)
    batch = run(district)
    assert [one.sikap for one in batch.lintas] == ["tetap"]
    kata = [row.kata for row in batch.villages[0].rows if row.pemegang]
    assert "tetap mempertahankannya" in kata[0]


def test_who_is_struck_there_and_new_here_is_decided_together(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    other = listed(district, OTHER)[0]
    theirs = open_village(district, OTHER)
    theirs.mark([other.id], Alasan.PINDAH)
    applied(district, theirs, OTHER)
    village = open_village(district)
    with village.opened() as workspace:
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw"
        add_from_table(workspace, f"{header}\nBARU,{other.nik},{other.nkk},P,11-12-1980,S,1,1\n".encode())
    applied(district, village)
    (one,) = run(district).lintas
    assert (one.sikap, one.alasan) == ("tms", "Pindah domisili")
