"""Sealed boxes open with their own key, context and password only."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import seal
from app.crypto.seal import derive_kek, hmac_sha256, new_key, unseal
from app.domain.errors import UserError

KEY = bytes(range(32))
SALT = b"s" * 16
CHEAP = (64, 1, 1)


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_a_box_opens_with_its_key_and_context(plain: bytes, context: bytes) -> None:
    assert unseal(KEY, seal.seal(KEY, plain, context), context) == plain


def test_a_box_opens_with_nothing_else() -> None:
    box = seal.seal(KEY, b"kunci data", b"anggota 1")
    for key, sealed, context in (
        (new_key(), box, b"anggota 1"),
        (KEY, box, b"anggota 2"),
        (KEY, box[:-1], b"anggota 1"),
        (KEY, box[:11], b"anggota 1"),
        (KEY, b"", b"anggota 1"),
    ):
        with pytest.raises(UserError, match="SEAL_WRONG_KEY"):
            unseal(key, sealed, context)


def test_any_changed_byte_keeps_a_box_shut() -> None:
    box = seal.seal(KEY, b"kunci data", b"")
    for position in range(len(box)):
        with pytest.raises(UserError, match="SEAL_WRONG_KEY"):
            unseal(KEY, box[:position] + bytes([box[position] ^ 1]) + box[position + 1 :], b"")


def test_a_box_is_nonce_and_rfc_8439_ciphertext() -> None:
    box = seal.seal(KEY, b"kunci data", b"anggota 1")
    assert len(box) == 12 + 10 + 16
    assert ChaCha20Poly1305(KEY).decrypt(box[:12], box[12:], b"anggota 1") == b"kunci data"
    assert box != seal.seal(KEY, b"kunci data", b"anggota 1")


def test_the_key_of_a_password_depends_on_every_part() -> None:
    keys = {
        derive_kek("sandi panjang", SALT, b"lada", *CHEAP),
        derive_kek("sandi Panjang", SALT, b"lada", *CHEAP),
        derive_kek("sandi panjang", b"t" * 16, b"lada", *CHEAP),
        derive_kek("sandi panjang", SALT, b"merica", *CHEAP),
        derive_kek("sandi panjang", SALT, b"lada", 128, 1, 1),
        derive_kek("sandi panjang", SALT, b"lada", 64, 2, 1),
        derive_kek("sandi panjang", SALT, b"lada", 64, 1, 2),
    }
    assert len(keys) == 7
    assert {len(key) for key in keys} == {32}


def test_a_password_is_the_same_on_every_keyboard() -> None:
    composed, decomposed = "k\u00e9pala \uff11", "ke\u0301pala 1"
    assert derive_kek(composed, SALT, b"", *CHEAP) == derive_kek(decomposed, SALT, b"", *CHEAP)


def test_the_key_of_a_password_never_changes_between_releases() -> None:
    key = derive_kek("sandi panjang", SALT, b"lada", *CHEAP)
    assert key.hex() == "5547074a22186c455fef30bdf69b7b93087cd3a723f0c433a6e78af8b74145bd"


@pytest.mark.full_cost
def test_full_cost_is_rfc_9106_second_choice() -> None:
    costs = (seal.ARGON2_MEMORY_KIB, seal.ARGON2_ITERATIONS, seal.ARGON2_LANES)
    assert costs == (64 * 1024, 3, 4)
    assert (
        derive_kek("sandi panjang", SALT, b"lada", *costs).hex()
        == "1f664d35664b62ee1cbc1f318da0cccdcebbea4f3aaf142025683564c0e51ebc"
    )


def test_the_mac_is_hmac_sha256() -> None:
    assert hmac_sha256(KEY, b"kartu") == hmac.new(KEY, b"kartu", hashlib.sha256).digest()


def test_new_keys_differ() -> None:
    assert len({new_key() for _ in range(100)}) == 100
