"""The estimate of a password never praises what everybody tries first."""

import pytest

from app.crypto import words
from app.services.desa.members import SHORTEST_PASSWORD
from app.services.desa.password import strength, suggestion


@pytest.mark.parametrize(
    ("password", "least", "most"),
    [
        ("", 0, 0),
        ("kata", 0, 0),
        ("Xk9#pQ2", 0, 0),  # good letters, but too few
        ("12345678", 0, 0),
        ("password", 0, 0),
        ("Rahasia123", 0, 0),
        ("bismillah2027", 0, 0),
        ("aaaaaaaaaaaaaaaaaaaa", 0, 0),
        ("abababababababababab", 0, 0),
        ("abcdefghijklmnopqrst", 0, 0),
        ("98765432109876543", 0, 0),
        ("asdfghjkl", 0, 0),
        ("12081975", 0, 0),  # a birthday
        ("P@ssw0rd", 0, 0),
        ("karyono77", 1, 2),
        ("sukamaju2027", 0, 2),  # village and year
        ("sawah hijau di utara", 3, 4),
        ("kerbau-lumbung-cangkul-gerimis", 4, 4),
        ("vT8&mQx2!nR5", 3, 4),
    ],
)
def test_what_is_easily_guessed_is_called_weak(password: str, least: int, most: int) -> None:
    assert least <= strength(password) <= most


def test_a_longer_password_is_never_weaker() -> None:
    whole = "kuda makan rumput basah"
    steps = [strength(whole[:length]) for length in range(len(whole) + 1)]
    assert steps == sorted(steps)
    assert steps[:SHORTEST_PASSWORD] == [0] * SHORTEST_PASSWORD
    assert steps[-1] == 4


def test_the_suggestion_is_strong_sayable_and_another_each_time() -> None:
    made = [suggestion() for _ in range(50)]
    assert all(strength(one) == 4 for one in made)
    assert len(set(made)) == 50
    assert {word for one in made for word in one.split("-")} <= set(words.word_list())
