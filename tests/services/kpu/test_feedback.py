"""Feedback in the awkward cases: hidden numbers, numbers of others, many rows, an Office password."""

import csv
import io
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest

from app.domain.errors import UserError
from app.domain.istilah import SEBUTAN
from app.domain.pemilih import KOLOM_PAKET, Pemilih
from app.domain.rekap import Neraca
from app.domain.tms import SKEMA, Alasan
from app.services.desa.add import add_from_table
from app.services.desa.edit import edit_from_table
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import feedback
from app.services.kpu.feedback_book import feedback_book
from app.services.kpu.feedback_rekap import rekap_lines, write_rekap
from app.services.kpu.feedback_rows import PUTUSKAN, TMS, FeedbackRow
from app.services.kpu.receive import receive
from app.store import vault_paket
from tests.builders import nik
from tests.services.kpu.district import KODE, OTHER, District, Village, open_village, packed_district


def listed(district: District, kode: str = KODE) -> list[Pemilih]:
    """The vault's own rows, nothing hidden."""
    with district.opened() as opened:
        return [
            Pemilih(**dict(zip(KOLOM_PAKET, row, strict=True)))
            for row in vault_paket.rows_of(opened.db, kode)
        ]


def applied(district: District, village: Village, kode: str = KODE) -> None:
    village.ratify()
    sent = village.send(f"{kode}.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        assert outcome.hasil == "menunggu", outcome.found
        apply_return(opened, kode, sent.kode)


def sheets(district: District, out: Path, password: str = "") -> dict[str, list[tuple[object, ...]]]:
    with district.opened() as opened:
        batch = feedback(opened, out, "pdpb-2025", password)
    assert batch.villages[0].file is not None
    data = io.BytesIO(batch.villages[0].file.read_bytes())
    if password:
        locked, data = msoffcrypto.OfficeFile(data), io.BytesIO()
        locked.load_key(password=password)
        locked.decrypt(data)
    book = openpyxl.load_workbook(data)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.mark.parametrize("profil", ["nik-disamarkan", "tanpa-nik"])
def test_hidden_numbers_go_back_whole(tmp_path: Path, profil: str) -> None:
    """The village saw no NIK; where it filled one in from a card, Sidalih hears of it only if it differs."""
    district = packed_district(tmp_path, profil=profil)  # type: ignore[arg-type]
    own, village = listed(district), open_village(district)
    with village.opened() as workspace:
        edits = [
            "id,kolom,nilai",
            f"{own[0].id},nik,{own[0].nik}",
            f"{own[1].id},nik,{nik(777)}",
            f"{own[2].id},alamat,DUSUN LAIN",
        ]
        edit_from_table(workspace, "\n".join(edits).encode())
    applied(district, village)
    found = sheets(district, tmp_path / "umpan")
    assert {(row[0], row[2]) for row in found["UBAH"]} == {
        (own[1].dpid, nik(777)),
        (own[2].dpid, own[2].nik),
    }
    assert all(len(str(row[1])) == 16 for row in found["UBAH"])


def test_a_nik_of_somebody_else_in_the_district_is_for_a_person(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    own, others, village = listed(district), listed(district, OTHER), open_village(district)
    with village.opened() as workspace:
        edit_from_table(workspace, f"id,kolom,nilai\n{own[0].id},nik,{others[0].nik}\n".encode())
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw"
        new = f"{header}\nBARU,{others[1].nik},{others[1].nkk},P,11-12-1980,S,1,1\n"
        add_from_table(workspace, new.encode())
    applied(district, village)
    found = sheets(district, tmp_path / "umpan")
    with district.opened() as opened:
        waits = f"{opened.village(OTHER).nama} ({OTHER}) belum mengembalikan datanya"
    assert not any(any(row) for name in ("UBAH", "BARU") for row in found[name])
    assert sorted(str(row[5]) for row in found["PUTUSKAN"][1:]) == [
        f"Pemilih baru: NIK ini sudah terdaftar di kabupaten (DPID {others[1].dpid}). {waits}",
        f"Ubah NIK: NIK ini sudah terdaftar di kabupaten (DPID {others[0].dpid}). {waits}",
    ]


def test_a_voter_whose_nik_comes_later_is_for_a_person(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    with village.opened() as workspace:
        header = "nama,nkk,kelamin,tanggal_lahir,kawin,rt,rw,bukti_jenis,bukti_nomor"
        new = f"{header}\nBARU,{nik(9193)},P,11-12-1980,S,1,1,Surat keterangan,470/1\n"
        add_from_table(workspace, new.encode())
    applied(district, village)
    found = sheets(district, tmp_path / "umpan")
    assert [row[5] for row in found["PUTUSKAN"][1:]] == ["Pemilih baru: NIK atau NKK belum 16 angka"]


def test_one_nik_added_by_two_villages_is_for_a_person(tmp_path: Path) -> None:
    """The second village comes later: what was told of the first one is taken back."""
    district = packed_district(tmp_path, villages=2)
    header, counts = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw", []
    for kode in (KODE, OTHER):
        village = open_village(district, kode)
        with village.opened() as workspace:
            new = f"{header}\nBARU,{nik(9191)},{nik(9192)},P,11-12-1980,S,1,1\n"
            add_from_table(workspace, new.encode())
        applied(district, village, kode)
        with district.opened() as opened:
            batch = feedback(opened, tmp_path / "umpan", "pdpb-2025")
            counts.append([one.counts for one in batch.villages])
    assert counts == [[{"BARU": 1}], [{"PUTUSKAN": 1, "DITARIK": 1}, {"PUTUSKAN": 1}]]


def test_no_cell_of_the_recap_is_a_formula(tmp_path: Path) -> None:
    line = Neraca("=1+1", "L", 1, 0, 0, 0, 0, 1)
    data = {"kode": KODE, "nama": "@SUM(A1)", "kecamatan": "+1\t"} | dict.fromkeys(
        ("pilkades", "pdpb"), rekap_lines([line])
    )
    write_rekap(tmp_path, {"desa": [data]}, SEBUTAN["pilwana"])
    text = (tmp_path / "rekap.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][:4] == ["nagari", "nama", "kecamatan", "neraca"]
    assert rows[1][1:5] == ["'@SUM(A1)", "'+1\t", "pilwana", "'=1+1"]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    voter = Pemilih("000018", dpid="1", nama="=1+1")
    row = FeedbackRow(PUTUSKAN, voter, "@SUM(A1)", bukti={"keterangan": "http://contoh"})
    book = openpyxl.load_workbook(io.BytesIO(feedback_book([row])))
    cells = [cell for line in book["PUTUSKAN"].iter_rows(min_row=2) for cell in line]
    assert [cell.value for cell in cells if cell.value][2:] == [
        "=1+1",
        "@SUM(A1)",
        "http://contoh",
        "program",
    ]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_an_office_password_locks_the_workbook(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    village.mark([listed(district)[0].id], Alasan.MENINGGAL)
    applied(district, village)
    assert len(sheets(district, tmp_path / "umpan", "rahasia kantor")["TMS"]) == 1


def test_long_lists_come_in_blocks_of_a_thousand() -> None:
    voter = Pemilih("000018", dpid="1")
    rows = [FeedbackRow(TMS, voter, "Meninggal", ("x",) * 16, ("y",) * 33)] * 2001
    book = openpyxl.load_workbook(io.BytesIO(feedback_book(rows)), read_only=True)
    sizes = {sheet.title: len(list(sheet.iter_rows())) for sheet in book}
    assert [sizes[f"TMS {part}"] for part in (1, 2, 3)] == [1000, 1000, 1]
    assert sizes["TMS 33 kolom"] == 2002


def test_every_scheme_gives_its_own_numbers(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own, village = listed(district), open_village(district)
    village.mark([own[0].id], Alasan.TNI)
    applied(district, village)
    codes, schemes = [], ("2018-2020", "pdpb-2025")
    for skema in schemes:
        with district.opened() as opened:
            batch = feedback(opened, tmp_path / skema, skema)
        assert batch.villages[0].file is not None
        book = openpyxl.load_workbook(batch.villages[0].file)
        codes.append(book["TMS"]["N1"].value)
    assert codes == [SKEMA[skema][Alasan.TNI] for skema in schemes]


def test_without_an_applied_return_there_is_nothing_to_say(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    with district.opened() as opened, pytest.raises(UserError, match="RETURNS_NONE_APPLIED"):
        feedback(opened, tmp_path / "umpan", "pdpb-2025")
    assert not (tmp_path / "umpan").exists()
