"""The whole round on a small district: packed, worked on, returned, checked, applied, fed back."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.domain.sidalih import KOLOM_SIDALIH
from app.domain.tms import Alasan
from app.exchange import bundel, envelope
from app.services.desa.add import add_from_table
from app.services.desa.edit import edit_from_table
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import feedback
from app.services.kpu.import_list import import_list
from app.services.kpu.receive import receive
from app.services.kpu.status import status
from app.services.shared.sample_people import generate
from app.store import vault, vault_paket
from tests.builders import nik
from tests.services.kpu.district import KODE, District, Village, open_village, packed_district, write_list


def ids(district: District) -> list[str]:
    with district.opened() as opened:
        return [row[0] for row in vault_paket.rows_of(opened.db, KODE)]


def worked(district: District) -> tuple[Village, list[str]]:
    """A village that marked, corrected, added, and ratified its DPT."""
    village, voters = open_village(district), ids(district)
    village.mark(voters[:2], Alasan.MENINGGAL, {"jenis": "Akta kematian", "nomor": "474.3/7"})
    village.mark([voters[2]], Alasan.DOMISILI_KURANG_6_BULAN)
    village.mark([voters[3]], Alasan.TIDAK_DIKENAL)
    village.mark([voters[4]], Alasan.PINDAH_FISIK)
    with village.opened() as workspace:
        edits = f"id,kolom,nilai\n{voters[5]},nama,NAMA BETUL\n{voters[6]},tps,003\n"
        edit_from_table(workspace, edits.encode())
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw,tempat_lahir,alamat"
        table = f"{header}\nBARU,{nik(9191)},{nik(9192)},P,11-12-1980,S,1,1,CONTOH,DUSUN\n"
        add_from_table(workspace, table.encode())
    village.ratify()
    return village, voters


def test_a_round_from_package_to_feedback(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village, voters = worked(district)
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        assert (outcome.found.code, outcome.hasil) == ("", "menunggu"), outcome.found.checks
        assert len(outcome.found.checks) == 11
        assert status(opened)[0].keadaan == "menunggu kode"
        with pytest.raises(UserError, match="RETURN_CODE_WRONG"):
            apply_return(opened, KODE, "0000-0000-0000-0000")
        assert status(opened)[0].keadaan == "menunggu kode"
        apply_return(opened, KODE, sent.kode.lower().replace("-", " "))
        assert status(opened)[0].keadaan == "diterapkan"
        batch = feedback(opened, tmp_path / "umpan", "pdpb-2025")
        assert batch.nomor == 1
        assert [entry["jenis"] for entry in vault.notes(opened.db)].count("terapkan") == 1
    book = openpyxl.load_workbook(tmp_path / "umpan" / f"{KODE}-umpan-balik.xlsx")
    tms = [[cell.value for cell in row] for row in book["TMS"].iter_rows()]
    assert [row[13] for row in tms] == ["1", "1"]
    assert all(len(row) == 16 and len(str(row[2])) == 16 and str(row[15]).isdigit() for row in tms)
    (ubah,) = book["UBAH"].iter_rows(values_only=True)
    assert ubah[3] == "NAMA BETUL" and ubah[0] and ubah[15] == "001"
    (baru,) = book["BARU"].iter_rows(values_only=True)
    assert not baru[0] and baru[2] == nik(9191) and baru[5] == "11|12|1980"
    wide = list(book["UBAH 33 kolom"].iter_rows(values_only=True))
    assert wide[0] == KOLOM_SIDALIH and wide[1][5] == ubah[0] and wide[1][8] == "NAMA BETUL"
    decide = [row[5] for row in book["PUTUSKAN"].iter_rows(min_row=2, values_only=True)]
    assert decide == ["Tidak dikenal: tidak ada kodenya dalam skema pdpb-2025"]
    assert [row[0] for row in book["INFO"].iter_rows(min_row=2, values_only=True)] == [voters[4]]
    assert [row[7] for row in book["BUKTI"].iter_rows(min_row=2, values_only=True)] == [
        "474.3/7", "474.3/7", "", "",
    ], "a row without evidence stands in the list too"  # fmt: skip
    (desa,) = json.loads((tmp_path / "umpan" / "rekap.json").read_text())["desa"]
    assert (desa["pilkades"]["jumlah"]["awal"], desa["pilkades"]["jumlah"]["tms"]) == (40, 4)
    assert desa["pilkades"]["jumlah"]["akhir"] == 40 - 4 + 1
    assert (desa["pilkades"]["jumlah"]["masuk"], desa["pdpb"]["jumlah"]["masuk"]) == (1, 0)
    assert desa["pdpb"]["jumlah"]["akhir"] == 40 - 3 + 1


def test_a_later_batch_holds_only_the_difference(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village, _ = worked(district)
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive(opened, [sent.file], jobs=1)
        apply_return(opened, KODE, sent.kode)
        feedback(opened, tmp_path / "umpan", "pdpb-2025")
        again = feedback(opened, tmp_path / "umpan", "pdpb-2025")
        assert (again.nomor, again.villages[0].file) == (0, None)
        other = feedback(opened, tmp_path / "umpan", "2018-2020")
        assert other.nomor == 2 and other.villages[0].counts == {"TMS": 1}
        assert (tmp_path / "umpan" / "umpan-balik-2" / f"{KODE}-umpan-balik.xlsx").exists()


def test_a_newer_list_of_kpu_says_nothing_new(tmp_path: Path) -> None:
    """Sidalih took everything; KPU imports its next list; the next batch withdraws nothing."""
    district = packed_district(tmp_path)
    village, voters = worked(district)
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive(opened, [sent.file], jobs=1)
        apply_return(opened, KODE, sent.kode)
        before = {row[0]: row[1] for row in vault_paket.rows_of(opened.db, KODE)}
        first = feedback(opened, tmp_path / "umpan", "pdpb-2025")
        assert first.villages[0].counts == {"TMS": 2, "UBAH": 1, "BARU": 1, "INFO": 1, "PUTUSKAN": 1}
        rows = [list(row) for row in generate(1, 40, 1)]
        rows = [row for row in rows if row[5] not in (before[voters[0]], before[voters[1]])]
        (renamed,) = [row for row in rows if row[5] == before[voters[5]]]
        renamed[8] = "NAMA BETUL"
        new = [*renamed[:5], "8888888", nik(9192), nik(9191), "BARU", *renamed[9:]]
        import_list(opened, [write_list(tmp_path / "dpb.csv", [*rows, new])], "DPB", complete=True)
        second = feedback(opened, tmp_path / "umpan", "pdpb-2025")
        assert (second.nomor, second.villages[0].counts) == (0, {})


def test_an_interim_return_is_a_preview_and_goes_no_further(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village, voters = open_village(district), ids(district)
    village.mark(voters[:3], Alasan.PINDAH)
    sent = village.send("sementara.dptr")
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        assert (outcome.hasil, outcome.found.changes) == ("pratinjau", {"tms": 3})
        assert status(opened)[0].keadaan == "sementara"
        with pytest.raises(UserError, match="RETURN_NONE_WAITING"):
            apply_return(opened, KODE, sent.kode)
        (twice,) = receive(opened, [sent.file], jobs=1)
        assert (twice.hasil, twice.found.code) == ("ditolak", "RETURN_TWICE")


def test_an_older_return_is_stale_and_several_are_taken_in_order(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = open_village(district)
    first, second = village.send("1.dptr"), village.send("2.dptr")
    with district.opened() as opened:
        outcomes = receive(opened, [second.file, first.file], jobs=1)
        assert [(one.found.urut, one.hasil) for one in outcomes] == [(1, "pratinjau"), (2, "pratinjau")]
    third, fourth = village.send("3.dptr"), village.send("4.dptr")
    with district.opened() as opened:
        (late,) = receive(opened, [fourth.file], jobs=1)
        assert late.found.warnings == ["RETURN_GAP"]
        (stale,) = receive(opened, [third.file], jobs=1)
        assert stale.found.code == "RETURN_STALE"


def test_a_copied_laptop_is_noticed(tmp_path: Path) -> None:
    """The data folder is restored from an old copy: its chain forks from the one KPU has seen."""
    import shutil

    district = packed_district(tmp_path)
    village, voters = open_village(district), ids(district)
    shutil.copytree(village.data, tmp_path / "salinan")
    village.mark(voters[:1], Alasan.PINDAH)
    one, two = village.send("1.dptr"), village.send("2.dptr")
    clone = Village(tmp_path / "salinan", tmp_path)
    clone.mark(voters[5:9], Alasan.TNI)
    twin, later = clone.send("a.dptr"), (clone.send("b.dptr"), clone.send("c.dptr"))[1]
    with district.opened() as opened:
        assert all(not outcome.found.code for outcome in receive(opened, [one.file, two.file], jobs=1))
        assert receive(opened, [twin.file], jobs=1)[0].found.code == "RETURN_TWIN"
        assert receive(opened, [later.file], jobs=1)[0].found.code == "RETURN_FORKED"


def test_returns_of_strangers_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    here, there = packed_district(tmp_path / "a"), packed_district(tmp_path / "b")
    sent = open_village(there).send("1.dptr")
    damaged = tmp_path / "rusak.dptr"
    data = bytearray(sent.file.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    package = next(here.out.glob("*.dpt"))
    with here.opened() as opened:
        outcomes = receive(opened, [sent.file, damaged, package], jobs=1)
        assert sorted(one.found.code for one in outcomes) == [
            "ENVELOPE_DAMAGED",
            "NOT_A_RETURN",
            "RETURN_OTHER_ELECTION",
        ]
        assert status(opened)[0].keadaan == "dikemas"


def test_a_courier_brings_many_villages_at_once(tmp_path: Path) -> None:
    """Six returns in one bundle, checked in worker processes."""
    district = packed_district(tmp_path, villages=6, voters=5)
    kodes = [f"99010120{number:02}" for number in range(1, 7)]
    sent = [open_village(district, kode).send(f"{kode}.dptr").file for kode in kodes]
    files = [(file, _entry(file)) for file in sent]
    courier = SigningKey(b"\x09" * 32)
    amplop = envelope.read(sent[0].read_bytes()).amplop
    nowhere = {**amplop.desa, "kode": "", "nama": "", "kecamatan": ""}
    outer = replace(
        amplop, jenis="bundel", desa=nowhere, kunci=courier.public_line(), balasan={},
        ukuran={"isi": 0, "terbuka": 0},
    )  # fmt: skip
    bundel.write(tmp_path / "kurir.dptb", outer, files, courier)
    with district.opened() as opened:
        outcomes = receive(opened, [tmp_path / "kurir.dptb"], jobs=2)
        assert [(one.found.kode, one.hasil) for one in outcomes] == [(kode, "pratinjau") for kode in kodes]
        assert {row.keadaan for row in status(opened)} == {"sementara"}


def _entry(file: Path) -> bundel.Entry:
    data = file.read_bytes()
    inner = envelope.read(data).amplop
    return bundel.entry_of(file.name, data, inner.desa, inner.jenis, inner.urut)
