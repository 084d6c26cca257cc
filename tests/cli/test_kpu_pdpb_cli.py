"""The commands for what comes back late, without the program, or goes to Sidalih."""

from pathlib import Path

from app.domain.tms import Alasan
from app.services.shared.sample_people import generate
from tests.cli.running import Runner
from tests.services.kpu.district import (
    KODE,
    OPERATOR,
    OTHER,
    open_village,
    packed_district,
    write_list,
)
from tests.services.kpu.test_feedback import applied, listed
from tests.services.kpu.test_return_details import worked


def test_villages_that_do_not_return(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    here = ("--vault", district.vault)
    listed_now = run("kpu", "chase", *here, password=OPERATOR)
    assert [row["kode"] for row in listed_now.rows] == [KODE, OTHER] and listed_now.data["perlu"] == 0
    out = tmp_path / "tagih.pdf"
    letter = ("--number", "12/{n}", "--date", "2027-03-01", "--out", out)
    sent = run(
        "kpu",
        "chase",
        *here,
        "--village",
        KODE,
        OTHER,
        "--to",
        "panitia",
        "dinas",
        *letter,
        password=OPERATOR,
    )
    assert (sent.data["tagihan"], sent.data["surat"]) == ({KODE: 1, OTHER: 1}, 3) and out.exists()
    close = ("kpu", "close", *here, "--village")
    assert run(*close, KODE, "--as", "nihil", "--number", "1", password=OPERATOR).code == "CLOSE_DATE"
    day = ("--date", "2027-03-09")
    assert run(*close, KODE, "--as", "nihil", "--number", "1", *day, password=OPERATOR).ok
    assert run(*close, OTHER, "--as", "tidak-kembali", password=OPERATOR).code == "CLOSE_OUT"
    minutes = run(*close, OTHER, "--as", "tidak-kembali", "--out", tmp_path / "ba.pdf", password=OPERATOR)
    assert minutes.ok and (tmp_path / "ba.pdf").exists()
    states = run("kpu", "status", *here, password=OPERATOR)
    assert [row["keadaan"] for row in states.rows] == ["nihil", "tidak kembali"]
    assert run(*close, OTHER, "--as", "urung", password=OPERATOR).data["jenis"] == "tidak_kembali"
    told = run(*close, OTHER, password=OPERATOR)
    assert [row["jenis"] for row in told.rows] == ["ditagih", "tidak_kembali", "urung"]


def test_a_village_without_the_program(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    here = ("kpu", "manual", "--vault", district.vault, "--village", KODE)
    file = tmp_path / "masukan.csv"
    lines = [
        "nama,nik,keterangan",
        f"{own[0].nama},{own[0].nik},MENINGGAL",
        "TIDAK ADA,,MENINGGAL",
        "X,12,PINDAH",
    ]
    file.write_text("\n".join(lines))
    looked = run(*here, "--from", file, password=OPERATOR)
    assert (looked.exit, looked.code, looked.data["disimpan"]) == (1, "ROWS_REFUSED", 0)
    report = tmp_path / "laporan.csv"
    kept = run(*here, "--from", file, "--save", "--report", report, password=OPERATOR)
    assert (kept.data["total"], kept.data["masuk"], kept.data["ditolak"]) == (3, 2, 1)
    assert own[0].nama not in report.read_text("utf-8-sig")
    rows = run(*here, password=OPERATOR).rows
    assert [row["keadaan"] for row in rows] == ["belum", "belum"]
    numbers = [str(row["nomor"]) for row in rows]
    bare = run(*here, "--accept", numbers[0], password=OPERATOR)
    assert bare.code == "MANUAL_EVIDENCE"
    assert run(*here, "--match", "x", password=OPERATOR).code == "MANUAL_PAIR"
    done = run(
        *here, "--match", f"{numbers[1]}={own[1].id}", "--accept", *numbers,
        "--evidence", "Surat keterangan", "--evidence-number", "470/1", password=OPERATOR,
    )  # fmt: skip
    assert done.data["diputuskan"] == 3
    fed = run("kpu", "feedback", "--vault", district.vault, "--out", tmp_path / "umpan", password=OPERATOR)
    assert (fed.rows[0]["TMS"], fed.rows[0]["asal"]) == (2, "tanpa program")
    assert run(*here, "--reopen", numbers[0], password=OPERATOR).ok
    assert run(*here, "--refuse", numbers[0], password=OPERATOR).ok


def test_rows_are_typed_one_by_one(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    own = listed(district)
    here = ("kpu", "manual", "--vault", district.vault, "--village", KODE)
    typed = f"dpid,alasan\n{own[0].dpid},pindah\n"
    assert run(*here, "--from", "-", "--save", password=OPERATOR, stdin=typed).data["masuk"] == 1
    assert run(*here, password=OPERATOR).rows[0]["asal"].startswith("diketik")


def test_a_return_is_looked_into_and_refused(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = worked(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    here = ("--vault", district.vault)
    run("kpu", "receive", *here, sent.file, password=OPERATOR)
    seen = run("kpu", "details", *here, "--village", KODE, "--seq", "1", "--kind", "tms", password=OPERATOR)
    assert [row["baru"] for row in seen.rows] == ["Meninggal"] and seen.data["butuh_kode"] == 1
    assert sent.kode not in str(seen.data), "the code comes from paper"
    out = tmp_path / "tolak.pdf"
    one = ("--village", KODE, "--seq", "1")
    no = run("kpu", "refuse", *here, *one, "--reason", "Tanpa bukti.", "--out", out, password=OPERATOR)
    assert no.data["golongan"] == "operator" and out.exists()
    assert run("kpu", "refuse", *here, *one, "--undo", password=OPERATOR).ok
    run("kpu", "receive", *here, sent.file, password=OPERATOR)
    refused = run("kpu", "refuse", *here, password=OPERATOR)
    assert [row["alasan"] for row in refused.rows] == ["RETURN_TWICE"]


def test_feedback_is_compared_and_followed(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    village = worked(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    here = ("--vault", district.vault)
    run("kpu", "receive", *here, sent.file, password=OPERATOR)
    run("kpu", "apply", *here, "--village", KODE, "--fingerprint", sent.kode, password=OPERATOR)
    own = listed(district)
    rows = [row for row in generate(1, 40, 1) if row[5] != own[0].dpid]
    kini = write_list(tmp_path / "kini.csv", rows)
    umpan = ("kpu", "feedback", *here, "--out", tmp_path / "umpan")
    assert run(*umpan, "--quarter", "2027", password=OPERATOR).code == "QUARTER_WRONG"
    fed = run(*umpan, "--current", kini, "--quarter", "2027-1", password=OPERATOR)
    assert fed.data["banding"] == {"dpid_hilang": 1, "masih_perlu": 2} and fed.data["triwulan"] == "2027-1"
    told = run("kpu", "followup", *here, password=OPERATOR)
    assert (told.data["belum"], told.rows[0]["selesai"]) == (2, 1)
    by_row = run("kpu", "followup", *here, "--village", KODE, "--all", password=OPERATOR)
    assert sorted(row["jenis"] for row in by_row.rows if row["ditindaklanjuti"]) == ["TMS"]


def test_earlier_batches_are_listed_and_read(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=12)
    village = open_village(district)
    village.mark([listed(district)[0].id], Alasan.MENINGGAL)
    applied(district, village)
    here = ("--vault", district.vault)
    assert run("kpu", "feedback", *here, "--list", password=OPERATOR).data["angkatan"] == 0
    unknown = run("kpu", "feedback", *here, "--batch", "1", password=OPERATOR)
    assert (unknown.exit, unknown.code) == (1, "BATCH_UNKNOWN")
    assert run("kpu", "feedback", *here, "--out", tmp_path / "umpan", password=OPERATOR).data["nomor"] == 1
    (line,) = run("kpu", "feedback", *here, "--list", password=OPERATOR).rows
    assert (line["nomor"], line["desa"], line["awal"], line["tms"], line["akhir"]) == (1, 1, 12, 1, 11)
    copy = tmp_path / "lagi"
    told = run("kpu", "feedback", *here, "--batch", "1", "--copy-to", copy, password=OPERATOR)
    assert [(row["kode"], row["cara"], row["akhir"]) for row in told.rows] == [(KODE, "program", 11)]
    assert told.data["desa"][0]["pdpb"]["jumlah"]["akhir"] == 11
    assert (copy / "rekap.csv").read_bytes() == (tmp_path / "umpan" / "rekap.csv").read_bytes()
    both = run("kpu", "feedback", *here, "--list", "--batch", "1", password=OPERATOR)
    assert both.exit == 2
