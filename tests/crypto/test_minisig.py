"""minisign signatures: our one form, its damages, and the `minisign` command both ways."""

import hashlib
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.minisig import SigningKey, read_public_line, sign, verify
from app.domain.errors import UserError
from tests.vectors.minisig import make_vectors
from tests.vectors.minisig.make_vectors import COMMENT, FOLDER, MESSAGE, PUBLIC_LINE, SEED

KEY = SigningKey(SEED)
PRINTABLE = st.text(max_size=80).filter(str.isprintable)


@given(st.binary(max_size=200), PRINTABLE)
def test_what_was_signed_verifies_and_gives_its_comment(data: bytes, comment: str) -> None:
    assert verify(data, sign(data, KEY, comment), KEY.public_line()) == comment


def test_we_write_the_vector_byte_for_byte() -> None:
    assert KEY.public_line() == PUBLIC_LINE
    assert sign(MESSAGE, KEY, COMMENT) == (FOLDER / "opens" / "plain.minisig").read_bytes()


def test_every_vector_file_meets_the_fate_its_folder_names() -> None:
    files = sorted(FOLDER.rglob("*.minisig"))
    wrong = {file.name: fate for file in files if (fate := fate_of(file.read_bytes())) != file.parent.name}
    assert len(files) > 35
    assert not wrong


def fate_of(signature: bytes) -> str:
    try:
        verify(MESSAGE, signature, PUBLIC_LINE)
    except UserError as error:
        return error.code.lower()
    return "opens"


def test_the_generator_still_writes_the_same_vectors() -> None:
    for folder, name, data in make_vectors.cases():
        assert (FOLDER / folder / f"{name}.minisig").read_bytes() == data


def test_any_changed_byte_is_refused() -> None:
    good = sign(MESSAGE, KEY, COMMENT)
    for position in range(len(good)):
        for change in (1, 0x20, 0x80):
            changed = bytearray(good)
            changed[position] ^= change
            assert fate_of(bytes(changed)) != "opens", (position, change)


@pytest.mark.parametrize("comment", ["dua\nbaris", "kembali\r", "\x1b[2J", "x" * 1025])
def test_a_comment_is_one_short_printable_line(comment: str) -> None:
    with pytest.raises(ValueError, match="trusted comment"):
        sign(b"", KEY, comment)


def line_of(public: bytes, key_id: bytes | None = None) -> str:
    return b64encode(b"Ed" + (key_id or hashlib.sha256(public).digest()[:8]) + public).decode()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "bukan kunci",
        PUBLIC_LINE[:-4],
        PUBLIC_LINE + "\n",
        PUBLIC_LINE + "AAAA",
        line_of(KEY.public, b"12345678"),
        line_of((1).to_bytes(32, "little")),
        line_of(bytes(32)),
        line_of(b"\xff" * 32),
        b64encode(b"ED" + b64decode(PUBLIC_LINE)[2:]).decode(),
    ],
    ids=[
        "empty",
        "words",
        "cut",
        "newline",
        "long",
        "key-id",
        "identity",
        "order-4",
        "not-canonical",
        "algorithm",
    ],
)
def test_a_public_line_has_one_form(line: str) -> None:
    with pytest.raises(UserError, match="SIGNATURE_UNREADABLE"):
        verify(MESSAGE, sign(MESSAGE, KEY, COMMENT), line)


def test_a_public_line_gives_back_its_key() -> None:
    assert read_public_line(KEY.public_line()) == KEY.public


def test_a_key_does_not_show_its_seed() -> None:
    assert str(SEED) not in repr(KEY)


def minisign(folder: Path, *arguments: str) -> str:
    command = ["minisign", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=30).stdout.decode()


@pytest.mark.parametrize("comment", [COMMENT, "", "Desa Ngabéan, urutan 1"])
def test_the_minisign_command_verifies_ours(tmp_path: Path, comment: str) -> None:
    (tmp_path / "SHA256SUMS").write_bytes(MESSAGE)
    (tmp_path / "SHA256SUMS.minisig").write_bytes(sign(MESSAGE, KEY, comment))
    told = minisign(tmp_path, "-V", "-H", "-m", "SHA256SUMS", "-P", KEY.public_line())
    assert f"Trusted comment: {comment}\n" in told


def test_we_verify_what_the_minisign_command_signs(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_bytes(MESSAGE)
    (tmp_path / "kunci").write_text(secret_file(KEY))
    options = ("-s", "kunci", "-m", "SHA256SUMS", "-c", "tanda tangan DPT Desa", "-t", COMMENT)
    minisign(tmp_path, "-S", *options)
    signature = (tmp_path / "SHA256SUMS.minisig").read_bytes()
    assert verify(MESSAGE, signature, KEY.public_line()) == COMMENT
    assert signature == sign(MESSAGE, KEY, COMMENT)


def test_a_legacy_signature_of_the_minisign_command_is_refused(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_bytes(MESSAGE)
    (tmp_path / "kunci").write_text(secret_file(KEY))
    minisign(
        tmp_path, "-S", "-l", "-s", "kunci", "-m", "SHA256SUMS", "-c", "tanda tangan DPT Desa", "-t", COMMENT
    )
    assert fate_of((tmp_path / "SHA256SUMS.minisig").read_bytes()) == "signature_unreadable"


def secret_file(key: SigningKey) -> str:
    """minisign's own secret key file, without a password: no KDF (two zero bytes), checksum B2."""
    key_id = b64decode(key.public_line())[2:10]
    secret = key.seed + key.public
    check = hashlib.blake2b(b"Ed" + key_id + secret, digest_size=32).digest()
    body = b"Ed" + bytes(2) + b"B2" + bytes(32 + 8 + 8) + key_id + secret + check
    return f"untrusted comment: minisign secret key\n{b64encode(body).decode()}\n"
