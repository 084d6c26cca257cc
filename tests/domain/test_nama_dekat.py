"""Two folded names that may be one."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.nama_dekat import Kedekatan, is_slip, nearness, slips

_LETTERS = "abc "
_NAMES = st.text(_LETTERS, max_size=7)


def test_one_slip_is_a_letter_more_less_other_or_two_exchanged() -> None:
    for other in ("sukarno", "sukarn", "sukarnoo", "sukarni", "skuarno", "sukaron", "ukarno"):
        assert is_slip("sukarno", other) and is_slip(other, "sukarno"), other
    for other in ("sukar", "sukirni", "usakrno", "sukarno wati", ""):
        assert not is_slip("sukarno", other) and not is_slip(other, "sukarno"), other


@given(_NAMES, _NAMES)
def test_slips_writes_out_what_is_slip_tells(one: str, other: str) -> None:
    assert is_slip(one, other) == (other == one or other in set(slips(one, _LETTERS)))


def test_how_near_two_names_are() -> None:
    assert nearness("siti aminah", "siti aminah") is Kedekatan.SAMA
    assert nearness("siti aminah", "siti amimah") is Kedekatan.SALAH_KETIK
    assert nearness("nurhayati", "nur hayati") is Kedekatan.SALAH_KETIK
    assert nearness("slamet", "slamet raharyo") is Kedekatan.SEBAGIAN
    assert nearness("aminah siti", "siti aminah") is Kedekatan.SEBAGIAN
    assert nearness("siti aminah", "siti nuryanah") is Kedekatan.LAIN


def test_a_short_name_with_another_letter_is_somebody_else() -> None:
    assert nearness("ari", "ali") is Kedekatan.LAIN
