"""Which keys of KPU follow from one that is known."""

import pytest

from app.crypto import seal
from app.crypto.minisig import SigningKey
from app.exchange.sertifikat import Alasan, are_certificates, certify, follows, keys_up_to

ELECTION, NOW = "9901-2027-0a1b2c3d", "2027-01-05T00:00:00Z"
A, B, C, THIEF = (SigningKey(seal.new_key()) for _ in range(4))


def step(
    old: SigningKey, new: SigningKey, alasan: Alasan = "rotasi", election: str = ELECTION
) -> dict[str, object]:
    return certify(old, new.public_line(), election, NOW, alasan)


def asked(chain: list[dict[str, object]], wanted: SigningKey, known: SigningKey = A) -> str:
    return follows(chain, known.public_line(), wanted.public_line(), ELECTION)


def test_a_chain_of_rotations_is_followed_in_any_order() -> None:
    assert asked([step(B, C), step(A, B)], C) == "ya"
    assert asked([step(A, B), step(B, C)], A, known=C) == "tidak"


def test_a_key_given_up_proves_nothing_by_itself() -> None:
    assert asked([step(A, B, "bocor")], B) == "bocor"
    assert asked([step(A, B), step(B, C, "bocor")], C) == "bocor"
    assert asked([step(A, B, "bocor"), step(B, C)], C, known=B) == "ya"


def test_nothing_leads_to_a_stranger() -> None:
    assert asked([step(A, B)], THIEF) == "tidak"
    assert asked([step(THIEF, C)], C) == "tidak"
    assert asked([step(A, B, election="9901-2029-ffffffff")], B) == "tidak"


@pytest.mark.parametrize("key", ["lama", "baru", "alasan", "waktu", "pemilihan", "tanda_tangan"])
def test_a_changed_certificate_counts_for_nothing(key: str) -> None:
    forged = {
        "lama": A.public_line(),
        "baru": THIEF.public_line(),
        "alasan": "rotasi",
        "waktu": "2027-01-06T00:00:00Z",
        "pemilihan": ELECTION,
        "tanda_tangan": step(THIEF, THIEF)["tanda_tangan"],
    }
    one = step(A, B, "bocor") | {key: forged[key]}
    if one == step(A, B, "bocor"):
        one["lama"] = C.public_line()
    assert are_certificates([one])
    assert asked([one], B) != "ya" and asked([one], THIEF) == "tidak"


def test_the_shape_is_held() -> None:
    good = step(A, B)
    assert are_certificates([]) and are_certificates([good] * 16)
    wrong: list[object] = [[good] * 17, {}, [1]]
    wrong += [[good | changed] for changed in ({"v": 2}, {"alasan": "hilang"}, {"x": ""})]
    assert not any(map(are_certificates, wrong))


def test_keys_up_to_the_newest() -> None:
    steps = [{"lama": "a", "baru": "b"}, {"lama": "b", "baru": "c"}, {"lama": "x", "baru": "y"}]
    assert keys_up_to("c", steps) == {"a", "b", "c"}
    assert keys_up_to("b", steps) == {"a", "b"}
