"""Signatures that the stock `minisign` made with a key of its own making."""

import hashlib
from pathlib import Path

import pytest

from app.crypto.minisig_stock import (
    MAX_FILE,
    StockKey,
    is_signed,
    prehash,
    proved_comment,
    read_stock_key,
    read_stock_signature,
)
from app.domain.errors import UserError
from tests.releases import INSTALLER, Publisher

COMMENT = "dpt-desa versi=1.2.0 sistem=windows"


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    return Publisher.make(tmp_path_factory.mktemp("kunci"))


@pytest.fixture(scope="module")
def key(publisher: Publisher) -> StockKey:
    return read_stock_key(publisher.public.read_bytes())


@pytest.fixture(scope="module")
def signature(publisher: Publisher, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("rilis") / "pemasang.exe"
    file.write_bytes(INSTALLER)
    return publisher.sign(file, COMMENT).read_bytes()


def fate(file: bytes, key: StockKey, data: bytes = INSTALLER) -> str:
    try:
        found = read_stock_signature(file)
        comment = proved_comment(found, key)
    except UserError as error:
        return error.code
    if found.key_id != key.id:
        return "other key"
    return comment if is_signed(hashlib.blake2b(data).digest(), found, key) else "other data"


def test_what_stock_signs_is_proved(signature: bytes, key: StockKey) -> None:
    assert fate(signature, key) == COMMENT
    assert prehash().digest_size == 64


def test_any_changed_byte_of_the_data_is_noticed(signature: bytes, key: StockKey) -> None:
    assert fate(signature, key, INSTALLER[:-1] + b"x") == "other data"
    assert fate(signature, key, INSTALLER[:-1]) == "other data"


def test_any_changed_byte_below_the_first_line_is_refused(signature: bytes, key: StockKey) -> None:
    begin = signature.index(b"\n")
    for position in range(begin, len(signature) - 1):
        for change in (1, 0x20, 0x80):
            changed = bytearray(signature)
            changed[position] ^= change
            assert fate(bytes(changed), key) != COMMENT, (position, change)


def test_line_ends_of_windows_are_read_too(signature: bytes, key: StockKey) -> None:
    assert fate(signature.replace(b"\n", b"\r\n"), key) == COMMENT
    assert fate(signature.rstrip(b"\n"), key) == COMMENT


@pytest.mark.parametrize("damage", ["", "cut", "long", "legacy", "two", "empty"])
def test_a_damaged_file_is_unreadable(
    damage: str, signature: bytes, publisher: Publisher, tmp_path: Path
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"a")
    damaged = {
        "": b"bukan tanda tangan",
        "cut": signature[:150],
        "long": signature.replace(b"untrusted", b"untrusted" + b" " * MAX_FILE, 1),
        "legacy": publisher.sign(file, COMMENT, "-l").read_bytes(),
        "two": signature * 2,
        "empty": b"",
    }[damage]
    with pytest.raises(UserError, match="SIGNATURE_UNREADABLE"):
        read_stock_signature(damaged)


def test_another_key_of_the_same_id_proves_nothing(signature: bytes, key: StockKey, tmp_path: Path) -> None:
    other = read_stock_key(Publisher.make(tmp_path).public.read_bytes())
    assert other.id != key.id
    assert fate(signature, StockKey(key.id, other.public)) == "SIGNATURE_INVALID"


@pytest.mark.parametrize("text", [b"", b"RW", b"untrusted comment: x\n" + b"A" * 56 + b"\n"])
def test_a_key_file_has_one_form(text: bytes) -> None:
    with pytest.raises(UserError, match="SIGNATURE_UNREADABLE"):
        read_stock_key(text)
