"""How age files are written and opened, alone and together with the `age` command."""

import os
import pty
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto import age_file
from app.crypto.age_header import Stanza, parse_header, write_signed
from app.crypto.age_payload import CHUNK, open_payload, seal_payload
from app.domain.errors import UserError

WORDS = "sapi-bulan-kursi-padi-gelas-pintu-topi"
ME, OTHER = age_file.new_identity(), age_file.new_identity()


@pytest.fixture(autouse=True)
def cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_file, "SCRYPT_LOG_N", 15)


def test_words_open_what_they_closed() -> None:
    assert (
        age_file.decrypt_with_words(age_file.encrypt_with_words(b"kunci desa", WORDS), WORDS) == b"kunci desa"
    )


def test_other_words_are_told_apart_from_damage() -> None:
    data = age_file.encrypt_with_words(b"kunci desa", WORDS)
    with pytest.raises(UserError, match="AGE_WRONG_KEY"):
        age_file.decrypt_with_words(data, WORDS + "x")
    with pytest.raises(UserError, match="AGE_DAMAGED"):
        age_file.decrypt_with_words(data[:-1], WORDS)


def test_a_words_file_stays_small() -> None:
    with pytest.raises(ValueError, match="1 MiB"):
        age_file.encrypt_with_words(bytes(age_file.MAX_WORDS_PLAIN + 1), WORDS)
    with pytest.raises(UserError, match="AGE_DAMAGED"):
        age_file.decrypt_with_words(bytes(age_file.MAX_WORDS_PLAIN + 5000), WORDS)


def test_each_recipient_opens_alone_and_nobody_else() -> None:
    data = age_file.encrypt_to(b"daftar pemilih", [ME.recipient, OTHER.recipient])
    assert age_file.decrypt_with_identity(data, ME.secret) == b"daftar pemilih"
    assert age_file.decrypt_with_identity(data, OTHER.secret) == b"daftar pemilih"
    with pytest.raises(UserError, match="AGE_WRONG_KEY"):
        age_file.decrypt_with_identity(data, age_file.new_identity().secret)


def test_files_to_sixteen_recipients_pass_our_own_header_check() -> None:
    for _ in range(50):  # the grease stanza is different each time
        data = age_file.encrypt_to(b"", [OTHER.recipient] * 15 + [ME.recipient])
        assert age_file.decrypt_with_identity(data, ME.secret) == b""


@pytest.mark.parametrize("count", [0, 17])
def test_recipients_are_one_to_sixteen(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 16"):
        age_file.encrypt_to(b"", [ME.recipient] * count)


LOW_ORDER = [
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",  # 0
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",  # 1
    "age1anlllllllllllllllllllllllllllllllllllllllllllllllals4n2t7m",  # p - 1
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",  # order 8
]


@pytest.mark.parametrize(
    "text",
    ["", "age1", ME.recipient[:-1], ME.recipient.upper(), ME.secret, *LOW_ORDER],
    ids=("empty", "head only", "cut", "capitals", "secret", "0", "1", "p-1", "order 8"),
)
def test_a_recipient_nobody_can_own_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="AGE_KEY_UNREADABLE"):
        age_file.encrypt_to(b"", [ME.recipient, text])


def test_an_unreadable_identity_is_its_own_error() -> None:
    with pytest.raises(UserError, match="AGE_KEY_UNREADABLE"):
        age_file.decrypt_with_identity(age_file.encrypt_to(b"", [ME.recipient]), ME.secret[:-1])


def test_an_identity_does_not_show_its_secret() -> None:
    assert ME.secret not in repr(ME)


def test_any_changed_byte_is_refused() -> None:
    data = age_file.encrypt_to(b"daftar pemilih", [ME.recipient])
    for position in range(len(data)):
        changed = bytearray(data)
        changed[position] ^= 1
        with pytest.raises(UserError, match=r"AGE_DAMAGED|AGE_WRONG_KEY"):
            age_file.decrypt_with_identity(bytes(changed), ME.secret)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_payloads_round_trip_at_the_edges_of_chunks(size: int) -> None:
    plain = os.urandom(size)
    assert open_payload(b"k" * 16, seal_payload(b"k" * 16, plain)) == plain


ARGUMENT = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)
STANZA = st.builds(Stanza, st.lists(ARGUMENT, min_size=1, max_size=4).map(tuple), st.binary(max_size=150))


@given(st.lists(STANZA, min_size=1, max_size=8))
@settings(max_examples=60)
def test_headers_round_trip(stanzas: list[Stanza]) -> None:
    signed = write_signed(stanzas)
    header = parse_header(signed + b" " + b"A" * 43 + b"\npayload")
    assert header.stanzas == tuple(stanzas)
    assert (header.signed, header.length) == (signed, len(signed) + 45)


def test_the_age_command_opens_our_payload(tmp_path: Path) -> None:
    (tmp_path / "isi.age").write_bytes(age_file.encrypt_to(b"x" * 200_000, [OTHER.recipient, ME.recipient]))
    (tmp_path / "kunci.txt").write_text(ME.secret + "\n")
    found = subprocess.run(
        ["age", "-d", "-i", "kunci.txt", "isi.age"], cwd=tmp_path, capture_output=True, check=True, timeout=30
    )
    assert found.stdout == b"x" * 200_000


def test_we_open_a_payload_of_the_age_command() -> None:
    made = subprocess.run(
        ["age", "-r", ME.recipient], input=b"dari age", capture_output=True, check=True, timeout=30
    )
    assert age_file.decrypt_with_identity(made.stdout, ME.secret) == b"dari age"


def test_the_age_command_opens_our_words_file(tmp_path: Path) -> None:
    (tmp_path / "kunci.age").write_bytes(age_file.encrypt_with_words(ME.secret.encode(), WORDS))
    at_a_terminal(["age", "-d", "-o", "keluar", "kunci.age"], tmp_path, answers=1)
    assert (tmp_path / "keluar").read_text() == ME.secret


def test_the_age_command_takes_our_words_file_as_an_identity_file(tmp_path: Path) -> None:
    (tmp_path / "kunci.age").write_bytes(age_file.encrypt_with_words(ME.secret.encode() + b"\n", WORDS))
    (tmp_path / "isi.age").write_bytes(age_file.encrypt_to(b"daftar pemilih", [ME.recipient]))
    at_a_terminal(["age", "-d", "-i", "kunci.age", "-o", "keluar", "isi.age"], tmp_path, answers=1)
    assert (tmp_path / "keluar").read_bytes() == b"daftar pemilih"


def test_we_open_a_words_file_of_the_age_command(tmp_path: Path) -> None:
    (tmp_path / "masuk").write_bytes(b"dari age")
    at_a_terminal(["age", "-p", "-o", "kunci.age", "masuk"], tmp_path, answers=2)
    assert age_file.decrypt_with_words((tmp_path / "kunci.age").read_bytes(), WORDS) == b"dari age"


def at_a_terminal(command: list[str], folder: Path, answers: int) -> None:
    """Run a command that asks for a passphrase, and type it `answers` times."""
    keyboard, terminal = pty.openpty()
    try:
        with subprocess.Popen(
            ["setsid", "--ctty", *command], cwd=folder, stdin=terminal, stderr=terminal
        ) as run:
            for _ in range(answers):
                while not os.read(keyboard, 1000).rstrip().endswith(b":"):
                    pass
                os.write(keyboard, WORDS.encode() + b"\n")
            assert run.wait(timeout=30) == 0
    finally:
        os.close(keyboard)
        os.close(terminal)
