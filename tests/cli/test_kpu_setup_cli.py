"""Setting an election up by commands: participants, contacts, letters, parts, hand-over, lost words."""

from pathlib import Path

import pytest

from app.services.kpu.participants import participants
from app.services.shared.sample_people import regions
from app.store import vault_paket
from tests.builders import raw_row
from tests.cli.running import Answer, Runner
from tests.services.kpu.district import (
    KODE,
    OPERATOR,
    OTHER,
    District,
    new_district,
    packed_district,
    write_list,
)
from tests.services.kpu.test_office import picture

NUMBER = "0812-3456-7890"


@pytest.fixture
def district(tmp_path: Path) -> District:
    return packed_district(tmp_path, villages=2, voters=140)


def kpu(run: Runner, district: District, *argv: str | Path, stdin: str = "") -> Answer:
    return run("kpu", argv[0], "--vault", district.vault, *argv[1:], stdin=stdin, password=OPERATOR)


def test_names_are_pasted_and_doubts_answered(run: Runner, tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=5)
    with district.opened() as opened:
        first, second = (one.desa for one in participants(opened))
    pasted = f"1. Desa {first.nama} (Kec. {first.kecamatan})\n2. {second.nama}x\n"
    asked = kpu(run, district, "participants", "--from", "-", stdin=pasted)
    assert (asked.exit, asked.code) == (1, "NAMES_DOUBTFUL")
    assert asked.data == {"pasti": 1, "ragu": 1, "tidak_ada": 0}
    assert [(row["baris"], row["sebab"], row["kode"]) for row in asked.rows] == [(2, "namanya mirip", OTHER)]
    done = kpu(run, district, "participants", "--from", "-", "--choose", "2=-", stdin=pasted)
    assert done.ok and (done.data["peserta"], done.data["semua"]) == (1, 2)
    assert kpu(run, district, "participants", "--add", OTHER).data["peserta"] == 2
    out = kpu(run, district, "participants", "--remove", KODE)
    assert [row["peserta"] for row in out.rows] == ["tidak", "ya"]
    packed = kpu(run, district, "pack", "--out", tmp_path / "p", "--jobs", "1")
    assert packed.ok and packed.data["baru"] == 1
    assert kpu(run, district, "participants", "--all").data["peserta"] == 2
    wrong = kpu(run, district, "participants", "--from", "-", "--choose", "x", stdin=pasted)
    assert (wrong.exit, wrong.code) == (2, "NAMES_CHOICE")


def test_contacts_office_and_letters(run: Runner, district: District, tmp_path: Path) -> None:
    table = tmp_path / "kontak.xlsx"
    assert kpu(run, district, "contacts", "--table", table).ok and table.exists()
    told = kpu(run, district, "contacts", "--from", "-", stdin=f"KODE;KETUA;NO HP\n{KODE};Ketua;{NUMBER}\n")
    assert (told.data["diubah"], told.data["bertelepon"], told.rows[0]["ketua"]) == (1, 1, "Ketua")
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture())
    source = tmp_path / "kantor.json"
    source.write_text('{"tempat": "Contohan", "penanda": [{"jabatan": "Ketua", "nama": "Ketua Contoh"}]}')
    office = kpu(run, district, "office", "--from", source, "--logo", logo)
    assert office.data["tempat"] == "Contohan" and office.data["logo"] > 0
    assert kpu(run, district, "office", "--no-logo").data["logo"] == 0
    listed = kpu(run, district, "letter")
    assert [row["kode"] for row in listed.rows][:4] == ["permintaan", "provinsi", "jawaban", "pks"]
    pdf = tmp_path / "pks.pdf"
    made = kpu(run, district, "letter", "pks", "--out", pdf, "--number", "5/PKS/2026", "--date", "2026-11-30")
    assert made.ok and pdf.read_bytes().startswith(b"%PDF")
    worded = kpu(run, district, "letter", "pks", "--part", "pasal_12", "--from", "-", stdin="Biaya: nihil.")
    assert worded.data["pasal_12"] == ["Biaya: nihil."]
    wrong = kpu(run, district, "letter", "pks", "--part", "pasal_12", "--from", "-", stdin="{entah}")
    assert wrong.code == "TEXT_PLACEHOLDER"
    usual = kpu(run, district, "letter", "pks", "--part", "pasal_12", "--usual")
    assert usual.data["pasal_12"][0] == "= Pasal 12"
    assert kpu(run, district, "letter", "entah").code == "NASKAH_UNKNOWN"


def test_one_village_may_differ(run: Runner, district: District, tmp_path: Path) -> None:
    mine = kpu(run, district, "rules", "--village", KODE, "--after-dpt", "ktp")
    assert mine.data["beda"] == {"aturan": {"setelah_dpt": "ktp"}}
    assert "setelah_dpt" not in kpu(run, district, "rules").data["aturan"]
    assert kpu(run, district, "rules", "--village", "9901999999").code == "VILLAGE_UNKNOWN"


def test_an_area_is_divided_after_a_look(run: Runner, tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=140)
    area = regions(1, 1)[0].kel_id
    rules = tmp_path / "bagi.csv"
    rules.write_text(f"kel_id,kode,nama,rt\n{area},9901012901,Sukamekar,1\n")
    shown = kpu(run, district, "areas", "--split", rules)
    assert shown.data["tanpa_aturan"] == sum(row["pemilih"] for row in shown.rows if row["bagian"] == 0) > 0
    assert sum(row["pemilih"] for row in shown.rows) == 140
    assert len(kpu(run, district, "status").rows) == 1
    saved = kpu(run, district, "areas", "--split", rules, "--apply")
    assert saved.ok and saved.rows[0]["bagian"] == 1
    assert [row["kode"] for row in kpu(run, district, "status").rows] == [KODE, "9901012901"]


def test_potential_voters_are_imported_beside_the_list(run: Runner, tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=5)
    area = regions(1, 1)[0].kel_id
    rows = [raw_row(KEL_ID=area, DPID="", NIK="9901015112100101", TANGGAL_LAHIR="11|12|2010")]
    file = write_list(tmp_path / "potensial.csv", rows)
    taken = kpu(run, district, "import", "--potential", "--source", "Potensial PDPB", file)
    assert taken.ok and taken.data["masuk"] == 1
    assert run("kpu", "inspect", "--potential", file).data["masuk"] == 1
    both = run("kpu", "import", "--vault", district.vault, file, "--potential", "--complete")
    assert (both.exit, both.code) == (2, "USAGE")


def test_papers_of_the_hand_over_and_lost_words(run: Runner, district: District, tmp_path: Path) -> None:
    done = kpu(run, district, "delivery", "--out", tmp_path / "kertas", "--number", "BA/1")
    assert done.ok and done.data["berkas"] == 2 and sorted(done.data["tanpa_telepon"]) == [KODE, OTHER]
    assert Path(done.data["tanda_terima"]).exists() and Path(done.data["berita_acara"]).exists()
    assert kpu(run, district, "words", "--village", KODE).code == "CALLBACK_NO_NUMBER"
    kpu(run, district, "contacts", "--from", "-", stdin=f"KODE;HP\n{KODE};{NUMBER}\n")
    asked = kpu(run, district, "words", "--village", KODE)
    assert (asked.exit, asked.code, asked.data["telepon"]) == (1, "CALLBACK_FIRST", "081234567890")
    assert "kata" not in asked.data
    other = kpu(run, district, "words", "--village", KODE, "--called-back", "081111111111")
    assert other.code == "CALLBACK_OTHER_NUMBER"
    told = kpu(run, district, "words", "--village", KODE, "--called-back", NUMBER)
    with district.opened() as opened:
        issued = vault_paket.newest(opened.db, KODE)
    assert issued is not None and tuple(told.data["kata"]) == issued.kata
