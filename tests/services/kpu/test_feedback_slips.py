"""Slips that did not reach their voters, from the committee to KPU's workbook: information, no change."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl

from app.domain.peristiwa import Draft
from app.services.desa.add import add_from_table
from app.services.desa.kembalian import note_returned
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.undo import undo
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.followup import followed_rows, followed_villages
from app.services.kpu.receive import receive
from app.store import daftar, vault_umpan
from tests.builders import nik
from tests.services.kpu.district import KODE, District, Village, open_village, packed_district

DAY = date(2027, 1, 30)
SHEET = "SURAT TIDAK SAMPAI"


def worked(village: Village, reasons: tuple[str, ...]) -> list[str]:
    """A new voter, the DPT, then slips that came back for `reasons`, the new voter's last; their ids."""
    with village.opened() as workspace:
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw"
        row = f"BARU CONTOH,{nik(9191)},{nik(9192)},P,11-12-1980,S,1,1"
        add_from_table(workspace, f"{header}\n{row}\n".encode())
    village.ratify()
    with village.opened() as workspace:
        ids = [one.id for one in daftar.current(workspace.db)]
        chosen = [*ids[: len(reasons) - 1], ids[-1]] if reasons else []
        for voter, reason in zip(chosen, reasons, strict=True):
            note_returned(workspace, Siapa(pemilih=(voter,)), reason, DAY, "rumah kosong")
    return chosen


def told(district: District, village: Village, out: Path) -> Batch:
    sent = village.send(f"{KODE}.dptr", final=True)
    with district.opened() as opened:
        [outcome] = receive(opened, [sent.file], jobs=1)
        assert outcome.hasil == "menunggu", outcome.found
        apply_return(opened, KODE, sent.kode)
        return feedback(opened, out, "pdpb-2025")


def sheets(batch: Batch) -> dict[str, list[tuple[object, ...]]]:
    file = batch.villages[0].file
    assert file is not None
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_reasons_reach_kpu_and_change_no_list(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    ids = worked(village, ("pindah", "meninggal", "tidak_ditemukan"))
    batch = told(district, village, tmp_path / "umpan")
    book = sheets(batch)
    head, *rows = book[SHEET]
    assert head == ("id", "dpid", "nik", "nama", "tps_kpu", "alasan", "tanggal", "catatan")
    assert {(row[0], row[5]) for row in rows} == {
        (ids[0], "Pindah"), (ids[1], "Meninggal"), (ids[2], "Tidak ditemukan"),
    }  # fmt: skip
    assert {(row[6], row[7]) for row in rows} == {("2027-01-30", "rumah kosong")}
    with district.opened() as opened:
        sources = vault_umpan.sources(opened.db, KODE)
    by_id = {row[0]: row for row in rows}
    assert by_id[ids[0]][1] == sources[ids[0]].values[0] and by_id[ids[0]][3] == sources[ids[0]].values[3]
    assert by_id[ids[2]][3] == "BARU CONTOH" and not by_id[ids[2]][1]
    assert not any(any(row) for kind in ("TMS", "UBAH") for row in book[kind])
    assert len([row for row in book["BARU"] if any(row)]) == 1 and "PUTUSKAN" not in book


def test_the_balances_and_the_list_of_evidence_do_not_know_them(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    worked(village, ("pindah", "meninggal", "ganda"))
    out = tmp_path / "umpan"
    batch = told(district, village, out)
    [desa] = json.loads((out / "rekap.json").read_text())["desa"]
    assert desa["baris"] == {"BARU": 1, "SURAT": 3}
    whole = desa["pdpb"]["jumlah"]
    assert (whole["awal"], whole["tms"], whole["akhir"]) == (40, 0, 41)
    assert "SURAT" not in (out / "bukti.csv").read_text("utf-8-sig")
    assert batch.villages[0].hitung.tms == {}


def test_what_was_delivered_after_all_or_undone_is_not_told(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    ids = worked(village, ("pindah", "menolak", "ganda"))
    with village.opened() as workspace:
        note_returned(workspace, Siapa(pemilih=(ids[0],)), "", DAY)
        act, _ = note_returned(workspace, Siapa(pemilih=(ids[1],)), "meninggal", DAY)
        undo(workspace, act)
    _, *rows = sheets(told(district, village, tmp_path / "umpan"))[SHEET]
    assert {(row[0], row[5]) for row in rows} == {(ids[1], "Menolak menerima"), (ids[2], "Ganda")}


def test_they_are_told_once_and_traced_by_nobody(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    ids = worked(village, ("pindah", "meninggal"))
    told(district, village, tmp_path / "umpan")
    with district.opened() as opened:
        again = feedback(opened, tmp_path / "umpan", "pdpb-2025")
        assert (again.nomor, again.villages[0].file) == (0, None)
        [followed] = followed_villages(opened)
        assert followed.belum == {"BARU": 1} and not followed.selesai
        assert [row.id for row in followed_rows(opened, KODE)] == [ids[1]]


def test_a_village_with_nothing_else_to_say_is_heard_too(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    village.ratify()
    with village.opened() as workspace:
        voter = next(daftar.current(workspace.db)).id
        note_returned(workspace, Siapa(pemilih=(voter,)), "lainnya", DAY, "bekerja di luar negeri")
    batch = told(district, village, tmp_path / "umpan")
    assert batch.nomor == 1 and batch.villages[0].counts == {"SURAT": 1}
    _, [*row] = sheets(batch)[SHEET]
    assert (row[0], row[5], row[7]) == (voter, "Lainnya", "bekerja di luar negeri")


def test_a_slip_after_the_final_return_says_that_kpu_does_not_hear_of_it(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    worked(village, ())
    village.send("akhir.dptr", final=True)
    with village.opened() as workspace:
        voter = next(daftar.current(workspace.db)).id
        note_returned(workspace, Siapa(pemilih=(voter,)), "pindah", DAY)
        assert "AFTER_FINAL" in workspace.warnings


def test_what_was_said_apart_stands_there_as_both(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    ids = worked(village, ("pindah", "meninggal"))
    with village.opened() as workspace:
        isi = {"pemilih": ids[0], "alasan": "ganda", "tanggal": "2027-01-31", "catatan": "dua surat"}
        workspace.act([Draft("kembalian", isi=isi)])  # names no event before it, as from another computer
    rows = {row[0]: row for row in sheets(told(district, village, tmp_path / "umpan"))[SHEET]}
    assert rows[ids[0]][5:] == (
        "Pindah atau Ganda", "2027-01-30 / 2027-01-31", "rumah kosong / dua surat",
    )  # fmt: skip
