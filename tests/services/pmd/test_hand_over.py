"""Handing over: the very bytes on the stick, and a line for every file that says who took it."""

from datetime import date
from pathlib import Path

import pytest

from app.crypto import seal
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.services.pmd.catatan import read_record
from app.services.pmd.hand_over import Diserahkan, hand_over
from app.services.pmd.look import IsiBundel, look
from app.services.pmd.receipt import hand_overs, receipt
from app.services.pmd.undo import take_back
from tests.services.pmd.carried import ELECTION, damage, package, village, write, write_bundle

DAY = date(2027, 1, 4)


@pytest.fixture
def isi(tmp_path: Path) -> IsiBundel:
    return look(write_bundle(tmp_path))


def give(
    isi: IsiBundel, tmp_path: Path, *numbers: int, orang: str = "Camat Contoh", kunci: str = ""
) -> Diserahkan:
    names = [one.berkas for one in isi.anggota if one.desa.kode in [village(at).kode for at in numbers]]
    return hand_over(isi, names, tmp_path / "stick", orang, DAY, kunci, tmp_path / "pmd")


def test_the_copy_is_the_original_and_is_written_down(isi: IsiBundel, tmp_path: Path) -> None:
    done = give(isi, tmp_path, 1, 3)
    for number, one in zip((1, 3), done.anggota, strict=True):
        assert (tmp_path / "stick" / one.berkas).read_bytes() == package(number)
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == [
        one.berkas for one in done.anggota
    ]
    known = read_record(tmp_path / "pmd").pemilihan[ELECTION]
    handed = {kode: one.serah for kode, one in known.desa.items()}
    [line] = handed[village(1).kode]
    assert (line.orang, line.hari, line.sha256) == ("Camat Contoh", "2027-01-04", isi.anggota[0].sha256)
    assert handed[village(2).kode] == []
    assert known.diantar == {village(at).kode for at in (1, 2, 3)}
    assert (known.nama, known.kunci) == ("Pilkades Serentak 2027", (isi.amplop.kunci,))


def test_what_is_there_already_is_handed_over_again(isi: IsiBundel, tmp_path: Path) -> None:
    give(isi, tmp_path, 1)
    assert give(isi, tmp_path, 1, 2, orang="Sekcam").sudah_ada == 1
    known = read_record(tmp_path / "pmd").pemilihan[ELECTION]
    assert [line.orang for line in known.desa[village(1).kode].serah] == ["Camat Contoh", "Sekcam"]
    assert [len(one.isi) for one in known.urutan] == [1, 1, 1]
    told = [(one.orang, len(one.berkas)) for one in hand_overs(isi, tmp_path / "pmd")]
    assert told == [("Camat Contoh", 1), ("Sekcam", 2)]


def test_another_file_of_that_name_is_not_covered(isi: IsiBundel, tmp_path: Path) -> None:
    there = write(tmp_path / "stick", isi.anggota[1].berkas, b"milik orang lain")
    with pytest.raises(UserError, match="COURIER_FILE_THERE"):
        give(isi, tmp_path, 1, 2)
    assert [path.name for path in there.parent.iterdir()] == [there.name]
    assert there.read_bytes() == b"milik orang lain"
    assert not (tmp_path / "pmd").exists()


def test_nothing_damaged_nobody_nameless_nothing_at_all(isi: IsiBundel, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="COURIER_RECEIVER"):
        give(isi, tmp_path, 1, orang="  ")
    with pytest.raises(UserError, match="COURIER_NOT_CHOSEN"):
        give(isi, tmp_path)
    damage(isi.path, 2)
    with pytest.raises(UserError, match="COURIER_MEMBER_DAMAGED"):
        give(look(isi.path), tmp_path, 1, 2)
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):  # looked at before it was damaged
        give(isi, tmp_path, 2)
    assert not (tmp_path / "pmd").exists()


def test_another_bundle_under_the_same_name(isi: IsiBundel, tmp_path: Path) -> None:
    write_bundle(tmp_path, 2)
    with pytest.raises(UserError, match="COURIER_BUNDLE_CHANGED"):
        give(isi, tmp_path, 1)


def test_another_key_needs_the_code_of_kpus_letter(isi: IsiBundel, tmp_path: Path) -> None:
    give(isi, tmp_path, 1)
    later = look(write_bundle(tmp_path, key=SigningKey(seal.new_key())))
    with pytest.raises(UserError, match="COURIER_KEY_CHANGED"):
        give(later, tmp_path, 2)
    with pytest.raises(UserError, match="COURIER_KEY_CHANGED"):
        give(later, tmp_path, 2, kunci=isi.sidik_kunci)
    give(later, tmp_path, 2, kunci=later.sidik_kunci.lower().replace("-", " "))
    give(later, tmp_path, 3)
    assert read_record(tmp_path / "pmd").pemilihan[ELECTION].kunci == (isi.amplop.kunci, later.amplop.kunci)


def test_a_hand_over_can_be_taken_back_and_that_too(isi: IsiBundel, tmp_path: Path) -> None:
    give(isi, tmp_path, 1)
    folder = tmp_path / "pmd"
    handed = read_record(folder).catatan[-1]
    back = take_back(handed.id, folder)
    assert read_record(folder).pemilihan[ELECTION].desa[village(1).kode].serah == []
    with pytest.raises(UserError, match="COURIER_NOT_UNDOABLE"):
        take_back(handed.id, folder)
    take_back(back.id, folder)
    known = read_record(folder).pemilihan[ELECTION]
    assert known.desa[village(1).kode].serah == [handed]
    with pytest.raises(UserError, match="COURIER_NOT_UNDOABLE"):
        take_back(known.catatan[0].id, folder)
    with pytest.raises(UserError, match="COURIER_LINE_UNKNOWN"):
        take_back("0" * 32, folder)


def test_the_receipt_names_files_codes_and_who_took_them(isi: IsiBundel, tmp_path: Path) -> None:
    import pypdfium2

    paper = pypdfium2.PdfDocument(receipt(isi, [isi.anggota[0].berkas], "Camat Contoh", DAY))
    text = " ".join(paper[0].get_textpage().get_text_bounded().split())
    for told in ("Camat Contoh", "Senin, 4 Januari 2027", isi.anggota[0].kode_sidik, village(1).nama):
        assert told in text
    assert village(2).nama not in text
