"""A bundle cut off anywhere: what of it is whole comes out as it went in, and nothing else ever."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.exchange import canonical_zip
from app.exchange.bundel_terpotong import Terpotong, open_bundle_or_part
from app.exchange.zip_records import local_size
from tests.exchange.test_bundel import WORDS, resigned, written

CONTENTS = (b"isi pertama" * 9, b"isi kedua", b"isi ketiga" * 5)


def parts(path: Path) -> tuple[bool, list[bytes | str]]:
    """(whether it is a whole bundle, each file or the code of what is wrong with it)."""
    with open_bundle_or_part(path) as opened:
        found: list[bytes | str] = []
        for entry in opened.entries:
            try:
                found.append(opened.read(entry))
            except UserError as error:
                found.append(error.code)
        return opened.utuh, found


def test_a_whole_bundle_is_opened_as_such(tmp_path: Path) -> None:
    assert parts(written(tmp_path, *CONTENTS)) == (True, list(CONTENTS))


@pytest.mark.parametrize("words", [None, WORDS], ids=["without words", "with the region's words"])
def test_wherever_it_is_cut_only_whole_files_come_out(tmp_path: Path, words: dict[str, str] | None) -> None:
    whole = written(tmp_path, *CONTENTS, words=words).read_bytes()
    starts = [whole.index(content) for content in CONTENTS]
    target = tmp_path / "terpotong.dptb"
    for end in range(len(whole)):
        target.write_bytes(whole[:end])
        if end < starts[0] - local_size("9901012001-desa-paket-1.dpt"):  # its index is not there
            with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
                parts(target)
            continue
        is_whole, found = parts(target)
        there = [end >= start + len(content) for start, content in zip(starts, CONTENTS, strict=True)]
        assert not is_whole
        assert found == [c if ok else "BUNDLE_CUT_OFF" for c, ok in zip(CONTENTS, there, strict=True)]


def test_words_that_nobody_signed_for_are_not_taken(tmp_path: Path) -> None:
    path = written(tmp_path, *CONTENTS, words=WORDS)
    path.write_bytes(path.read_bytes()[:-1])
    with open_bundle_or_part(path) as opened:
        assert not opened.utuh and opened.istilah == {}


def test_a_tail_of_zeros_is_a_cut_too(tmp_path: Path) -> None:
    """A stick that was pulled out: the file has its length, but not its end."""
    path = written(tmp_path, *CONTENTS)
    whole = path.read_bytes()
    end = whole.index(CONTENTS[1]) + len(CONTENTS[1])
    path.write_bytes(whole[:end] + bytes(len(whole) - end))
    assert parts(path) == (False, [CONTENTS[0], CONTENTS[1], "BUNDLE_CUT_OFF"])


def test_no_changed_byte_comes_out(tmp_path: Path) -> None:
    path = written(tmp_path, *CONTENTS)
    whole = path.read_bytes()
    end = whole.index(CONTENTS[2]) + 3
    for place in range(end):
        broken = bytearray(whole[:end])
        broken[place] ^= 1
        path.write_bytes(broken)
        try:
            _, found = parts(path)
        except UserError:
            continue
        assert set(found) <= {CONTENTS[0], CONTENTS[1], "BUNDLE_CUT_OFF", "ENVELOPE_DAMAGED"}


def test_a_header_damaged_in_the_middle_costs_one_file(tmp_path: Path) -> None:
    path = written(tmp_path, *CONTENTS)
    data = bytearray(path.read_bytes())
    data[data.index(CONTENTS[1]) - 5] ^= 1
    path.write_bytes(data)
    assert parts(path) == (False, [CONTENTS[0], "ENVELOPE_DAMAGED", CONTENTS[2]])


def test_a_bundle_with_its_end_must_be_signed(tmp_path: Path) -> None:
    path = written(tmp_path, *CONTENTS)
    members = canonical_zip.read(path.read_bytes())
    members[-1] = (members[-1][0], members[-1][1].replace(b"sampai=2027-05-04", b"sampai=2027-05-05"))
    path.write_bytes(canonical_zip.write(members))
    with pytest.raises(UserError, match=r"SIGNATURE_INVALID|ENVELOPE_DAMAGED"):
        open_bundle_or_part(path)


def test_an_index_that_lies_is_not_followed(tmp_path: Path) -> None:
    """Cut off, and its index claims a size that no file may have, or a name that is none."""
    for old, new in ((b",3,", b",9999999999,"), (b"9901012001-desa", b"../01012001-desa")):
        path = resigned(tmp_path, "indeks.csv", lambda data, old=old, new=new: data.replace(old, new))  # type: ignore[misc]
        path.write_bytes(path.read_bytes()[:-30])
        try:
            with open_bundle_or_part(path) as opened:
                assert isinstance(opened, Terpotong)
                with pytest.raises(UserError):
                    opened.read(opened.entries[0])
        except UserError as error:
            assert error.code == "ENVELOPE_DAMAGED"


def test_what_is_no_bundle_is_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"PK\3\4")
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        open_bundle_or_part(tmp_path / "a")
    with pytest.raises(UserError, match="FILE_MISSING"):
        open_bundle_or_part(tmp_path / "tidak-ada")
