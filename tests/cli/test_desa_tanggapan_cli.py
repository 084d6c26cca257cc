"""Responses, the register and the file of a dispute through the front door."""

import json
from pathlib import Path

import pytest

from app.services.desa.ratify import ratify
from app.services.desa.workspace import open_workspace
from tests.builders import daftar, nik
from tests.cli.running import Runner
from tests.villages import KETUA, SEKRETARIS, open_village

ONE = daftar(100)[20]
Me = tuple[str | Path, ...]
RECEIVED = f"hal: data_salah\npelapor: Ketua RT 03\npemilih: {ONE.id}\nditerima: 15-12-2026\nbukti: KK\n"
PERSON = f"nama: Warga Terlewat\nnik: {nik(901)}\nkelamin: P\ntanggal_lahir: 11-12-1980\nbukti: KTP-el\n"


@pytest.fixture
def me(tmp_path: Path) -> Me:
    return ("--data", open_village(tmp_path), "--member", "ketua")


def received(run: Runner, me: Me, text: str = RECEIVED) -> str:
    return str(run("desa", "response", *me, "--receive", "-", stdin=text, password=KETUA).data["id"])


def test_a_response_goes_from_the_counter_to_the_letter(run: Runner, me: Me, tmp_path: Path) -> None:
    known, letter = received(run, me), tmp_path / "jawaban.pdf"
    shown = run("desa", "response", *me, "--state", "open", password=KETUA)
    assert [row["id"] for row in shown.rows] == [known] and shown.data["open"] == 1
    facts = json.dumps({"nama": "Nama Betul", "surat": "12/PAN", "tanggal_surat": "16-12-2026"})
    decide = ("desa", "response", *me, "--decide", known, "--as", "diterima", "--from", "-")
    done = run(*decide, "--letter", letter, stdin=facts, password=KETUA)
    assert done.data["act"] == done.data["tindakan"] and letter.read_bytes().startswith(b"%PDF")
    [row] = run("desa", "response", *me, "--state", "decided", password=KETUA).rows
    assert (row["keputusan"], row["surat"], row["nomor"]) == ("diterima", "12/PAN", "1")
    assert run("desa", "show", *me, "--voter", ONE.id, password=KETUA).data["nama"] == "NAMA BETUL"
    undone = run("desa", "undo", *me, password=KETUA)
    assert "tanggapan" in undone.data["what"] and undone.data["ids"] == [ONE.id]
    assert run("desa", "response", *me, password=KETUA).data["open"] == 1
    alone = run("desa", "undo", *me, password=KETUA)
    assert alone.data["what"] == ["tanggapan"] and alone.data["places"] == 0


def test_a_mark_and_a_refusal(run: Runner, me: Me) -> None:
    known = received(run, me, RECEIVED.replace("data_salah", "lapor_tms"))
    no = ("desa", "response", *me, "--decide", known, "--as", "ditolak")
    assert run(*no, password=KETUA).code == "RESPONSE_REASON"
    assert run(*no, "--from", "-", stdin="alasan: Masih ada", password=KETUA).ok
    yes = ("desa", "response", *me, "--decide", known, "--as", "diterima", "--from", "-")
    assert run(*yes, stdin="tanda: mati", password=KETUA).code == "REASON_UNKNOWN"
    assert run(*yes, stdin="tanda: meninggal", password=KETUA).data["voter"] == ONE.id
    assert run("desa", "list", *me, "--status", "meninggal", password=KETUA).rows[0]["id"] == ONE.id


def test_what_cannot_be_read_is_refused_and_never_shown(run: Runner, me: Me) -> None:
    odd = run("desa", "response", *me, "--receive", "-", stdin="SITI AMINAH: salah", password=KETUA)
    assert odd.code == "FIELD_UNKNOWN" and "SITI" not in str(odd)
    for text, code in (("tanpa titik dua", "RESPONSE_UNREADABLE"), ("hal: apa\npelapor: x", "RESPONSE_KIND")):
        told = run("desa", "response", *me, "--receive", "-", stdin=text, password=KETUA)
        assert told.code == code
    asked = ("desa", "response", *me, "--decide", "0" * 16)
    assert run(*asked, password=KETUA).code == "RESPONSE_DECISION"
    assert run(*asked, "--as", "diterima", password=KETUA).code == "RESPONSE_UNKNOWN"


def test_the_register_after_the_dpt(run: Runner, me: Me, tmp_path: Path) -> None:
    add = ("desa", "register", *me, "--add", "-")
    assert run(*add, stdin=PERSON, password=KETUA).code == "REGISTER_EARLY"
    with open_workspace(Path(me[1]), "ketua", KETUA) as workspace:
        for stage in ("dps", "dpt"):
            ratify(workspace, stage, "sekretaris", SEKRETARIS)
    done = run(*add, stdin=f"{PERSON}surat: 31/PAN\ntanggal_surat: 4-1-2027\n", password=KETUA)
    assert done.data["voter"] and done.data["act"] == done.data["tindakan"]
    [row] = run("desa", "register", *me, password=KETUA).rows
    assert (row["nama"], row["keputusan"], row["surat"]) == ("Warga Terlewat", "dicatat", "31/PAN")
    paper, file = tmp_path / "register.pdf", tmp_path / "sanggahan.pdf"
    assert run("desa", "register", *me, "--pdf", paper, password=KETUA).ok
    assert run("desa", "dispute", *me, "--voter", done.data["voter"], "--out", file, password=KETUA).ok
    assert paper.read_bytes().startswith(b"%PDF") and file.read_bytes().startswith(b"%PDF")
    assert run("desa", "status", *me, password=KETUA).data["baru"] == 0
