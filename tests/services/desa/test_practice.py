"""A practice village says what it is; a real one says nothing."""

from pathlib import Path

from app.services.desa import practice


def test_a_village_is_real_unless_a_note_lies_beside_its_data(tmp_path: Path) -> None:
    assert practice.note(tmp_path) == ""
    practice.write_note(tmp_path, {"Ketua": "kata sandi ketua", "Sekretaris": "lain lagi"})
    assert practice.note(tmp_path) == "Ketua: kata sandi ketua\nSekretaris: lain lagi"


def test_an_earlier_practice_village_is_found_wherever_a_demo_left_it(tmp_path: Path) -> None:
    assert practice.found_in(tmp_path) is None
    for name in ("b", "a"):
        (tmp_path / "dalam" / name).mkdir(parents=True)
        practice.write_note(tmp_path / "dalam" / name, {"Ketua": "x"})
    assert practice.found_in(tmp_path) == tmp_path / "dalam" / "a"
    assert practice.found_in(tmp_path / "dalam" / "b") == tmp_path / "dalam" / "b"
    assert practice.found_in(tmp_path / "tidak ada") is None


def test_a_note_that_somebody_edited_is_still_shown(tmp_path: Path) -> None:
    practice.write_note(tmp_path, {"Ketua": "x"})
    (tmp_path / "LATIHAN.txt").write_bytes(b"Ketua: \xff\xfe\n")
    assert practice.note(tmp_path).startswith("Ketua: ")
