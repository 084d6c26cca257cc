"""Letters and minutes through the front door."""

from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.printing.reading import texts
from tests.villages import KETUA, SEKRETARIS, open_village

Me = tuple[str | Path, ...]


@pytest.fixture
def me(tmp_path: Path) -> Me:
    return ("--data", open_village(tmp_path), "--member", "ketua")


def test_documents_are_listed_worded_and_printed(run: Runner, me: Me, tmp_path: Path) -> None:
    listed = run("desa", "print", "naskah", *me, "--list", password=KETUA)
    assert {"ba_dpt", "jadwal", "laporan_insiden"} <= {row["kode"] for row in listed.rows}
    second = ("--second", "sekretaris")
    assert run(
        "desa", "ratify", *me, "--stage", "dps", "--number", "BA/3", *second,
        password=KETUA, second_password=SEKRETARIS,
    ).ok  # fmt: skip
    out = tmp_path / "ba.pdf"
    words = ("--document", "ba_dps", "--text", "penutup", "--from", "-")
    worded = run("desa", "print", "naskah", *me, *words, stdin="Ditutup di {desa}.\n", password=KETUA)
    assert worded.ok and worded.data["act"]
    document = ("--document", "ba_dps", "--place", "Balai Contoh", "--date", "2026-12-16", "--paper", "A4")
    done = run("desa", "print", "naskah", *me, *document, "--out", out, password=KETUA)
    assert done.data["count"] == 1 and done.data["konsep"] == 0
    told = " ".join(" ".join(texts(out.read_bytes())).split())
    assert (
        "Nomor: BA/3" in told and "bertempat di Balai Contoh" in told and "Ditutup di Desa Sukamaju." in told
    )
    assert "Rabu tanggal Enam Belas bulan Desember" in told
    shown = run("desa", "print", "naskah", *me, "--document", "ba_dps", "--texts", password=KETUA)
    parts = {one["bagian"]: one for one in shown.data["parts"]}
    assert parts["penutup"] == {
        "bagian": "penutup",
        "asal": "panitia",
        "isi": ["Ditutup di {desa}."],
        "konflik": 0,
    }


def test_what_is_missing_or_wrong_is_told(run: Runner, me: Me, tmp_path: Path) -> None:
    asked = run("desa", "print", "naskah", *me, password=KETUA)
    assert (asked.exit, asked.code) == (2, "NASKAH_WHAT")
    out = ("--out", tmp_path / "x.pdf")
    unknown = run("desa", "print", "naskah", *me, "--document", "lain", *out, password=KETUA)
    assert (unknown.exit, unknown.code) == (2, "NASKAH_UNKNOWN")
    empty = run("desa", "print", "naskah", *me, "--document", "ket_kematian", *out, password=KETUA)
    assert (empty.exit, empty.code) == (1, "NASKAH_EMPTY")
    words = ("--document", "jadwal", "--text", "catatan", "--from", "-")
    wrong = run("desa", "print", "naskah", *me, *words, stdin="{salah}", password=KETUA)
    assert wrong.code == "TEXT_PLACEHOLDER" and wrong.data["name"] == "{salah}"
    assert not (tmp_path / "x.pdf").exists()


def test_a_decree_is_printed_with_its_list(run: Runner, me: Me, tmp_path: Path) -> None:
    second = ("--second", "sekretaris")
    assert run(
        "desa", "ratify", *me, "--stage", "dps", *second, password=KETUA, second_password=SEKRETARIS
    ).ok
    out, reason = tmp_path / "keputusan.pdf", tmp_path / "alasan.txt"
    document = ("--document", "keputusan_dps", "--number", "3/2026", "--annex", "--out", out)
    done = run("desa", "print", "naskah", *me, *document, password=KETUA)
    pages = texts(out.read_bytes())
    assert 0 < done.data["annex"] < len(pages)
    assert all("Lampiran II Keputusan" in page for page in pages[-done.data["annex"] :])
    refused = run("desa", "print", "naskah", *me, *document, "--open", password=KETUA)
    assert refused.code == "OPEN_REASON"
    reason.write_text("Diminta pengadilan\n")
    why = ("--open", "--reason-from", reason)
    assert run("desa", "print", "naskah", *me, *document, *why, password=KETUA).ok
    assert "TERBUKA – RAHASIA" in texts(out.read_bytes())[-1]
    letter = ("--document", "pengantar_kpu", "--annex", "--out", tmp_path / "surat.pdf")
    assert run("desa", "print", "naskah", *me, *letter, password=KETUA).code == "NASKAH_NO_ANNEX"
