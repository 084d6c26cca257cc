"""Edge cases of Ed25519: what OpenSSL refuses by itself, and what we refuse before asking it."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import ed25519
from app.crypto.ed25519 import is_sound_key, public_of, sign_ed25519, verify_ed25519

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SEED = bytes(range(32))
PUBLIC = public_of(SEED)
MESSAGE = b"peristiwa"
GOOD = sign_ed25519(SEED, MESSAGE)


@given(st.binary(max_size=200))
def test_what_was_signed_verifies(message: bytes) -> None:
    assert verify_ed25519(PUBLIC, message, sign_ed25519(SEED, message))


def test_rfc_8032_first_vector() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert public_of(seed).hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert sign_ed25519(seed, b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974")


@pytest.mark.parametrize("bit", range(0, 512, 7))
def test_a_changed_bit_is_refused(bit: int) -> None:
    changed = bytearray(GOOD)
    changed[bit // 8] ^= 1 << bit % 8
    assert not verify_ed25519(PUBLIC, MESSAGE, bytes(changed))


@pytest.mark.parametrize("times", [1, 2, 7, 15])
def test_s_plus_a_multiple_of_the_order_is_refused(times: int) -> None:
    s = int.from_bytes(GOOD[32:], "little") + times * L
    assert not verify_ed25519(PUBLIC, MESSAGE, GOOD[:32] + s.to_bytes(32, "little"))


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        GOOD[:-1],
        GOOD[:32],
        GOOD + b"\0",
        bytes(64),
        b"\xff" * 64,
        GOOD[:32] + bytes(32),
        bytes(32) + GOOD[32:],
    ],
    ids=["empty", "cut", "half", "longer", "zeros", "ones", "zero-s", "zero-r"],
)
def test_signatures_that_are_not_well_formed_are_refused(signature: bytes) -> None:
    assert not verify_ed25519(PUBLIC, MESSAGE, signature)


@pytest.mark.parametrize("public", [b"", PUBLIC[:-1], PUBLIC + b"\0", b"\xff" * 32, bytes([2]) + bytes(31)])
def test_keys_that_are_not_points_are_refused(public: bytes) -> None:
    assert not verify_ed25519(public, MESSAGE, GOOD)


SMALL_ORDER = [
    (y | sign << 255).to_bytes(32, "little")
    for y in (*sorted(ed25519._SMALL_ORDER_Y), P, P + 1)  # the last two are 0 and 1, not canonical
    for sign in (0, 1)
]


@pytest.mark.parametrize("public", SMALL_ORDER, ids=bytes.hex)
def test_keys_of_small_order_are_refused(public: bytes) -> None:
    assert not is_sound_key(public)


def test_openssl_would_take_a_key_under_which_anything_is_signed() -> None:
    identity = (1).to_bytes(32, "little")
    forged = identity + bytes(32)
    Ed25519PublicKey.from_public_bytes(identity).verify(forged, MESSAGE)
    assert not verify_ed25519(identity, MESSAGE, forged)


def test_the_small_order_list_is_the_whole_of_it() -> None:
    # Order 1 and 2: y = 1, -1. Order 4: y = 0. Order 8: doubling gives y = 0, which is 2y^2 = 1 - d y^4.
    of_order_8 = {y for y in ed25519._SMALL_ORDER_Y if (2 * y * y - 1 + D * y**4) % P == 0}
    assert len(of_order_8) == 2
    assert ed25519._SMALL_ORDER_Y - of_order_8 == {0, 1, P - 1}
